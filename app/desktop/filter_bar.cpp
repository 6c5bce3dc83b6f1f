// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/filter_bar.hpp"

#include <algorithm>

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

#include "app/desktop/chip.hpp"
#include "app/desktop/flow_layout.hpp"

namespace levelground::desktop {

FilterBar::FilterBar(const Context& context, QWidget* parent) : QFrame(parent), m_context(context) {
  setProperty("role", "filters");
  setObjectName("filters");
  m_layout = new FlowLayout(this, context.theme.px(8));
  connect(&context.session, &Session::result_changed, this, &FilterBar::build);
  connect(&context.session, &Session::words_changed, this, &FilterBar::build);
  connect(&context.theme, &Theme::changed, this, &FilterBar::build);
  connect(&context.session, &Session::filter_changed, this, &FilterBar::refresh);
  connect(&context.session, &Session::colouring_changed, this, &FilterBar::refresh);
  build();
}

void FilterBar::build() {
  while (QLayoutItem* item = m_layout->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  m_entries.clear();
  m_colourings.clear();
  m_clear = nullptr;
  if (!m_context.session.is_open()) return;
  const Theme& theme = m_context.theme;
  const Words& words = m_context.words();
  m_layout->setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(6));
  m_layout->set_gap(theme.px(7));
  setAccessibleName(words("desktop.filter.name"));
  const auto label = [&](std::string_view id) {
    auto* text = new QLabel(words(id), this);
    text->setProperty("tone", "second");
    m_layout->addWidget(text);
  };
  label("desktop.filter.colour_by");
  for (const auto& [colouring, id] : {std::pair(map::Colouring::outcome, "desktop.filter.outcome"), std::pair(map::Colouring::coverage, "desktop.filter.coverage")}) {
    auto* chip = new Chip(m_context, {}, 0, words(id), this);
    chip->setAccessibleName(words("desktop.filter.colour_by_what", {{"what", chip->text().toStdString()}}));
    connect(chip, &QAbstractButton::clicked, this, [this, colouring = colouring] {
      m_context.session.set_colouring(colouring);
      refresh();
    });
    m_layout->addWidget(chip);
    m_colourings.push_back(chip);
  }
  const auto add = [&](bool group, const std::string& id, const std::string& code, const LocalText& name) {
    const map::Palette palette = theme.map_palette();
    auto* chip = group ? new Chip(m_context, group_symbol(code, palette), group_tile_ratio, {}, this)
                       : new Chip(m_context, dimension_symbol(code, palette), 1, to_qt(code), this);
    const std::string full = name.in(words.language());
    chip->setToolTip(to_qt(full));
    chip->setAccessibleName(words(group ? "desktop.filter.only" : "desktop.filter.only_dimension", {{"what", full}}));
    chip->setAccessibleDescription(words("desktop.filter.help", {{"code", code}}));
    connect(chip, &QAbstractButton::toggled, this, [this, group, id](bool on) {
      if (group) {
        m_context.session.set_group(id, on);
      } else {
        m_context.session.set_dimension(id, on);
      }
    });
    m_layout->addWidget(chip);
    m_entries.push_back({chip, id, code, group});
  };
  label("desktop.filter.groups");
  for (const Group& group : m_context.session.scheme().groups) add(true, group.id, group.code, group.name);
  label("desktop.filter.dimensions");
  for (const Dimension& dimension : m_context.session.scheme().dimensions) add(false, dimension.id, dimension.code, dimension.name);
  m_clear = new QPushButton(words("desktop.filter.clear"), this);
  m_clear->setAccessibleName(words("desktop.filter.clear"));
  connect(m_clear, &QPushButton::clicked, &m_context.session, &Session::clear_filters);
  m_layout->addWidget(m_clear);
  refresh();
}

void FilterBar::refresh() {
  if (m_clear == nullptr) return;
  const Session& session = m_context.session;
  m_colourings[0]->setChecked(session.colouring() == map::Colouring::outcome);
  m_colourings[1]->setChecked(session.colouring() == map::Colouring::coverage);
  for (const Entry& entry : m_entries) {
    const auto& active = entry.group ? session.filter().groups : session.filter().dimensions;
    const QSignalBlocker quiet(entry.chip);
    entry.chip->setChecked(std::find(active.begin(), active.end(), entry.id) != active.end());
    entry.chip->update();
  }
  const bool focused = m_clear->hasFocus();
  m_clear->setVisible(session.is_filtered());
  if (focused && !session.is_filtered()) focus_groups();
  m_layout->invalidate();
  updateGeometry();
}

void FilterBar::focus_groups() {
  for (const Entry& entry : m_entries) {
    if (entry.group) return entry.chip->setFocus(Qt::ShortcutFocusReason);
  }
}

void FilterBar::focus_dimensions() {
  for (const Entry& entry : m_entries) {
    if (!entry.group) return entry.chip->setFocus(Qt::ShortcutFocusReason);
  }
}

void FilterBar::keyPressEvent(QKeyEvent* event) {
  const QString letter = event->text().toUpper();
  if (letter.size() == 1 && letter[0].isLetter() && event->modifiers() == Qt::NoModifier) {
    m_typed += letter;
    bool prefix = false;
    for (const Entry& entry : m_entries) {
      const QString code = to_qt(entry.code);
      if (code == m_typed) {
        m_typed.clear();
        entry.chip->setFocus(Qt::ShortcutFocusReason);
        entry.chip->toggle();
        return;
      }
      prefix = prefix || code.startsWith(m_typed);
    }
    if (!prefix) m_typed = letter;
    return;
  }
  m_typed.clear();
  QFrame::keyPressEvent(event);
}

}  // namespace levelground::desktop
