// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map_accessible.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <QAccessible>
#include <QAccessibleWidget>

#include "app/desktop/map_view.hpp"
#include "app/desktop/site_words.hpp"

namespace levelground::desktop {

namespace {

/// A site or a gap on the map.
struct Item {
  bool is_gap = false;
  std::uint32_t site = 0;
  std::string id;
  friend bool operator<(const Item& a, const Item& b) { return std::tie(a.is_gap, a.site, a.id) < std::tie(b.is_gap, b.site, b.id); }
};

class MapItem : public QAccessibleInterface, public QAccessibleActionInterface {
 public:
  MapItem(MapView* view, Item item) : m_view(view), m_item(std::move(item)) {}
  [[nodiscard]] const Item& item() const { return m_item; }

  [[nodiscard]] bool isValid() const override {
    const Session& session = m_view->context().session;
    if (!session.is_open()) return false;
    return m_item.is_gap ? session.find_gap(m_item.id).has_value() : m_item.site < session.assessment().sites.size();
  }
  [[nodiscard]] QObject* object() const override { return nullptr; }
  [[nodiscard]] QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
  [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
  [[nodiscard]] int childCount() const override { return 0; }
  [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
  [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
  [[nodiscard]] QString text(QAccessible::Text kind) const override {
    if (kind != QAccessible::Name || !isValid()) return {};
    const Session& session = m_view->context().session;
    return m_item.is_gap ? spoken_gap(session, *session.find_gap(m_item.id)) : spoken_site(session, m_item.site);
  }
  void setText(QAccessible::Text, const QString&) override {}
  [[nodiscard]] QRect rect() const override {
    const auto at = m_item.is_gap ? m_view->position_of_gap(m_item.id) : m_view->position_of_site(m_item.site);
    if (!at) return {};
    const int r = static_cast<int>(m_view->symbol_radius());
    return {m_view->mapToGlobal(at->toPoint()) - QPoint(r, r), QSize(2 * r, 2 * r)};
  }
  [[nodiscard]] QAccessible::State state() const override {
    QAccessible::State state;
    state.selectable = true;
    state.focusable = true;
    const Selection& selection = m_view->context().session.selection();
    state.selected = m_item.is_gap ? selection.gap == m_item.id : selection.gap.empty() && selection.site == m_item.site;
    state.focused = state.selected && m_view->hasFocus();
    state.offscreen = !m_view->rect().contains(m_view->mapFromGlobal(rect().center()));
    return state;
  }
  void* interface_cast(QAccessible::InterfaceType type) override {
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
  }
  [[nodiscard]] QStringList actionNames() const override { return {pressAction()}; }
  void doAction(const QString& action) override {
    if (action != pressAction() || !isValid()) return;
    Session& session = m_view->context().session;
    if (m_item.is_gap) {
      session.select_gap(m_item.id);
    } else {
      session.select_site(m_item.site);
    }
  }
  [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

 private:
  MapView* m_view;
  Item m_item;
};

class AccessibleMap : public QAccessibleWidget {
 public:
  explicit AccessibleMap(MapView* view) : QAccessibleWidget(view, QAccessible::List), m_view(view) {}
  ~AccessibleMap() override {
    for (const auto& [item, id] : m_known) QAccessible::deleteAccessibleInterface(id);
  }
  [[nodiscard]] int childCount() const override { return static_cast<int>(items().size()); }
  [[nodiscard]] QAccessibleInterface* child(int index) const override {
    const std::vector<Item> all = items();
    return index < 0 || index >= static_cast<int>(all.size()) ? nullptr : interface_of(all[static_cast<std::size_t>(index)]);
  }
  [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override {
    const auto* wanted = dynamic_cast<const MapItem*>(child);
    if (wanted == nullptr) return -1;
    const std::vector<Item> all = items();
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!(all[i] < wanted->item()) && !(wanted->item() < all[i])) return static_cast<int>(i);
    }
    return -1;
  }
  [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override {
    for (const Item& item : items()) {
      QAccessibleInterface* each = interface_of(item);
      if (each->rect().contains(x, y)) return each;
    }
    return nullptr;
  }
  [[nodiscard]] QAccessibleInterface* focusChild() const override { return nullptr; }
  [[nodiscard]] QString text(QAccessible::Text kind) const override {
    const Context& context = m_view->context();
    if (!context.session.is_open()) return QAccessibleWidget::text(kind);
    const bool coverage = context.session.colouring() == map::Colouring::coverage;
    if (kind == QAccessible::Name) {
      return context.words()(coverage ? "desktop.map.name_coverage" : "desktop.map.name_outcome",
                             {{"city", context.session.city().name()}, {"count", std::to_string(context.session.assessment().sites.size())}});
    }
    return kind == QAccessible::Description ? context.words()("desktop.map.help") : QAccessibleWidget::text(kind);
  }

 private:
  /// Sites from west to east, then the gaps of the chosen site likewise.
  [[nodiscard]] std::vector<Item> items() const {
    std::vector<Item> all;
    const map::Scene* scene = m_view->scene();
    if (scene == nullptr || !m_view->context().session.is_open()) return all;
    const auto add = [&all](std::vector<std::pair<Point, Item>> part) {
      std::sort(part.begin(), part.end(), [](const auto& a, const auto& b) {
        return std::tie(a.first.x, a.first.y, a.second.id) < std::tie(b.first.x, b.first.y, b.second.id);
      });
      for (auto& [at, item] : part) all.push_back(std::move(item));
    };
    std::vector<std::pair<Point, Item>> sites;
    for (const map::SiteShape& site : scene->sites) sites.push_back({site.badge_at, Item{false, site.site, site.id}});
    add(std::move(sites));
    std::vector<std::pair<Point, Item>> gaps;
    const auto chosen = m_view->context().session.selection().site;
    for (const map::GapShape& gap : scene->gaps) {
      if (chosen && gap.site == *chosen) gaps.push_back({gap.at, Item{true, gap.site, gap.id}});
    }
    add(std::move(gaps));
    return all;
  }
  QAccessibleInterface* interface_of(const Item& item) const {
    const auto known = m_known.find(item);
    if (known != m_known.end()) {
      if (QAccessibleInterface* found = QAccessible::accessibleInterface(known->second)) return found;
      m_known.erase(known);
    }
    auto* made = new MapItem(m_view, item);  // Qt's cache owns it from here
    m_known.emplace(item, QAccessible::registerAccessibleInterface(made));
    return made;
  }

  MapView* m_view;
  mutable std::map<Item, QAccessible::Id> m_known;
};

QAccessibleInterface* make(const QString&, QObject* object) {
  auto* view = qobject_cast<MapView*>(object);
  return view == nullptr ? nullptr : new AccessibleMap(view);
}

}  // namespace

void install_map_accessibility() { QAccessible::installFactory(make); }

}  // namespace levelground::desktop
