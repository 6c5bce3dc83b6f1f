// SPDX-License-Identifier: Apache-2.0
// Menus and keys: everything the window can do has both.
#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "app/desktop/dossier_panel.hpp"
#include "app/desktop/explanation_panel.hpp"
#include "app/desktop/filter_bar.hpp"
#include "app/desktop/find_box.hpp"
#include "app/desktop/main_window.hpp"
#include "app/desktop/map_panel.hpp"
#include "app/desktop/map_view.hpp"
#include "app/desktop/problem_panel.hpp"
#include "app/desktop/side_panel.hpp"
#include "app/desktop/site_list_panel.hpp"
#include "app/desktop/start_page.hpp"
#include "app/desktop/table_panel.hpp"
#include "app/desktop/top_bar.hpp"

namespace levelground::desktop {

QAction* MainWindow::add(QMenu* menu, const char* id, const QKeySequence& keys, std::function<void()> slot) {
  auto* action = new QAction(m_session.words()(id), this);
  action->setShortcut(keys);
  connect(action, &QAction::triggered, this, [slot = std::move(slot)] { slot(); });
  addAction(action);
  if (menu != nullptr) menu->addAction(action);
  m_actions.push_back(action);
  return action;
}

/// Single letters work on map and lists only: in a field they are letters.
QAction* MainWindow::add_letter(QMenu* menu, const char* id, const QKeySequence& keys, std::function<void()> slot) {
  QAction* action = add(menu, id, keys, std::move(slot));
  removeAction(action);
  action->setShortcutContext(Qt::WidgetShortcut);
  for (QWidget* each : {static_cast<QWidget*>(map()), static_cast<QWidget*>(m_table->gap_table()), static_cast<QWidget*>(m_table->criteria_table()), static_cast<QWidget*>(m_sites->list())}) {
    each->addAction(action);
  }
  return action;
}

void MainWindow::build_menus() {
  m_top->menu()->clear();
  // Later, because one of their actions may have brought us here.
  for (QMenu* old : m_top->menu()->findChildren<QMenu*>(Qt::FindDirectChildrenOnly)) old->deleteLater();
  for (QAction* action : m_actions) action->deleteLater();
  m_actions.clear();
  const Words& words = m_session.words();
  const auto menu = [&](const char* id) { return m_top->menu()->addMenu(words(id)); };
  const bool open = m_session.is_open();
  std::vector<QAction*> needs_city;

  QMenu* file = menu("desktop.menu.file");
  add(file, "desktop.action.open", QKeySequence::Open, [this] { ask_for_file(); });
  QMenu* recents = file->addMenu(words("desktop.action.recent"));
  for (const QString& each : recent()) recents->addAction(QFileInfo(each).fileName(), this, [this, each] { open_path(each.toStdString()); });
  recents->setEnabled(!recents->isEmpty());
  add(file, "desktop.action.sample", {}, [this] { open_sample(); })->setEnabled(!m_services.sample_project.empty());
  file->addSeparator();
  needs_city.push_back(add(file, "desktop.action.report_pdf", QKeySequence::Print, [this] { ask_export(ExportKind::report_pdf); }));
  needs_city.push_back(add(file, "desktop.action.report_html", {}, [this] { ask_export(ExportKind::report_html); }));
  needs_city.push_back(add(file, "desktop.action.map_png", {}, [this] { ask_export(ExportKind::map_png); }));
  needs_city.push_back(add(file, "desktop.action.table_csv", QKeySequence(Qt::CTRL | Qt::Key_E), [this] { ask_export(ExportKind::table_csv); }));
  file->addSeparator();
  needs_city.push_back(add(file, "desktop.action.close_city", QKeySequence(Qt::CTRL | Qt::Key_W), [this] {
    m_session.close();
    m_problems->dismiss();
    show_page();
    build_menus();
  }));
  add(file, "desktop.action.quit", QKeySequence::Quit, [this] { close(); });

  QMenu* edit = menu("desktop.menu.edit");
  needs_city.push_back(add(edit, "desktop.action.find", QKeySequence(Qt::CTRL | Qt::Key_K), [this] {
    m_came_from = QApplication::focusWidget();
    m_find->start();
  }));
  const auto observe = [this] {
    m_came_from = QApplication::focusWidget();
    if (m_session.criterion() == nullptr) return m_announcer.say(m_session.words()("desktop.said.choose_gap_first"));
    if (m_narrow) m_side->show_tab(SidePanel::Tab::explanation);
    m_explanation->open_form();
  };
  needs_city.push_back(add(edit, "desktop.action.observe", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), observe));
  add_letter(nullptr, "desktop.action.observe", QKeySequence(Qt::Key_O), observe);
  QAction* copying = add_letter(edit, "desktop.action.copy", QKeySequence::Copy, [this] { copy(); });
  needs_city.push_back(copying);
  needs_city.push_back(add(edit, "desktop.action.clear_filters", {}, [this] { m_session.clear_filters(); }));
  add(edit, "desktop.action.escape", QKeySequence(Qt::Key_Escape), [this] { escape(); });

  QMenu* go = menu("desktop.menu.go");
  const auto step = [this](bool gap, int by) {
    return [this, gap, by] {
      const bool moved = gap ? m_session.step_gap(by) : m_session.step_site(by);
      if (!moved) m_announcer.say(m_session.words()(gap ? "desktop.said.last_gap" : "desktop.said.last_site"));
    };
  };
  needs_city.push_back(add_letter(go, "desktop.action.next_gap", QKeySequence(Qt::Key_N), step(true, 1)));
  needs_city.push_back(add_letter(go, "desktop.action.previous_gap", QKeySequence(Qt::SHIFT | Qt::Key_N), step(true, -1)));
  needs_city.push_back(add_letter(go, "desktop.action.next_site", QKeySequence(Qt::Key_S), step(false, 1)));
  needs_city.push_back(add_letter(go, "desktop.action.previous_site", QKeySequence(Qt::SHIFT | Qt::Key_S), step(false, -1)));
  go->addSeparator();
  needs_city.push_back(add(go, "desktop.action.back", QKeySequence(Qt::ALT | Qt::Key_Left), [this] { m_session.back(); }));
  needs_city.push_back(add(go, "desktop.action.forward", QKeySequence(Qt::ALT | Qt::Key_Right), [this] { m_session.forward(); }));
  go->addSeparator();
  needs_city.push_back(add_letter(go, "desktop.action.why", QKeySequence(Qt::Key_W), [this] {
    m_came_from = QApplication::focusWidget();
    // Of a place alone, the first question is where its total comes from.
    if (!m_session.has_question() && m_session.site() != nullptr) m_session.select_score(*m_session.selection().site, "total");
    if (!m_session.has_question()) return m_announcer.say(m_session.words()("desktop.said.choose_site_first"));
    if (m_narrow) m_side->show_tab(SidePanel::Tab::explanation);
    m_explanation->focus_why();
  }));
  needs_city.push_back(add_letter(go, "desktop.action.groups", QKeySequence(Qt::Key_G), [this] { m_filters->focus_groups(); }));
  needs_city.push_back(add_letter(go, "desktop.action.dimensions", QKeySequence(Qt::SHIFT | Qt::Key_G), [this] { m_filters->focus_dimensions(); }));
  needs_city.push_back(add(go, "desktop.action.swap", QKeySequence(Qt::Key_F6), [this] { swap_map_and_table(); }));
  needs_city.push_back(add(go, "desktop.action.next_panel", QKeySequence(Qt::CTRL | Qt::Key_Tab), [this] { step_region(1); }));
  needs_city.push_back(add(go, "desktop.action.previous_panel", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab), [this] { step_region(-1); }));

  QMenu* view = menu("desktop.menu.view");
  needs_city.push_back(add(view, "desktop.action.whole_city", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), [this] { map()->show_all(); }));
  needs_city.push_back(add(view, "desktop.action.to_selection", QKeySequence(Qt::CTRL | Qt::Key_J), [this] { map()->show_selection(); }));
  needs_city.push_back(add(view, "desktop.action.identify", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I), [this] { map()->identify_at_centre(); }));
  needs_city.push_back(add_letter(view, "desktop.action.layer", QKeySequence(Qt::Key_L), [this] {
    m_session.set_colouring(m_session.colouring() == map::Colouring::outcome ? map::Colouring::coverage : map::Colouring::outcome);
    m_announcer.say(m_session.words()(m_session.colouring() == map::Colouring::outcome ? "desktop.said.by_outcome" : "desktop.said.by_coverage"));
  }));
  QAction* legend = add(view, "desktop.action.legend", {}, [this] { map()->set_legend_visible(!map()->is_legend_visible()); });
  legend->setCheckable(true);
  legend->setChecked(map()->is_legend_visible());
  needs_city.push_back(legend);
  needs_city.push_back(add(view, "desktop.action.problems", {}, [this] { show_city_problems(); }));
  QAction* warnings = add(view, "desktop.action.warnings", {}, [this] { show_warnings(); });
  warnings->setEnabled(open && !m_session.result().warnings.empty());
  view->addSeparator();
  QMenu* themes = view->addMenu(words("desktop.action.theme"));
  auto* group = new QActionGroup(themes);
  const char* names[] = {"desktop.theme.system", "desktop.theme.light", "desktop.theme.dark", "desktop.theme.contrast_light", "desktop.theme.contrast_dark"};
  for (int i = 0; i < 5; ++i) {
    QAction* each = add(themes, names[i], {}, [this, i] {
      m_theme.choose(static_cast<ThemeChoice>(i));
      save_settings();
    });
    each->setCheckable(true);
    each->setChecked(static_cast<int>(m_theme.choice()) == i);
    group->addAction(each);
  }
  QMenu* size = view->addMenu(words("desktop.action.text_size"));
  const auto scale = [this](double by) {
    return [this, by] {
      m_theme.set_scale(by == 0 ? 1 : m_theme.scale() + by);
      save_settings();
      m_announcer.say(m_session.words()("desktop.said.text_size", {{"percent", std::to_string(static_cast<int>(m_theme.scale() * 100 + 0.5))}}));
    };
  };
  QAction* larger = add(size, "desktop.action.larger", {}, scale(0.1));
  larger->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
  add(size, "desktop.action.smaller", QKeySequence(Qt::CTRL | Qt::Key_Minus), scale(-0.1));
  add(size, "desktop.action.normal", QKeySequence(Qt::CTRL | Qt::Key_0), scale(0));
  QMenu* languages = view->addMenu(words("desktop.action.language"));
  auto* spoken = new QActionGroup(languages);
  for (const char* code : {"en", "sv"}) {
    QAction* each = add(languages, code == std::string("en") ? "desktop.language.en" : "desktop.language.sv", {}, [this, code] { set_language(code); });
    each->setCheckable(true);
    each->setChecked(words.language() == code);
    spoken->addAction(each);
  }

  QMenu* help = menu("desktop.menu.help");
  add(help, "desktop.action.keys", QKeySequence::HelpContents, [this] { show_keys(); });

  for (QAction* action : needs_city) action->setEnabled(open);
}

void MainWindow::escape() {
  QWidget* focus = QApplication::focusWidget();
  if (m_jobs.is_running() && m_job_can_stop) return m_jobs.cancel();
  if (m_problems->isVisible() && focus != nullptr && m_problems->isAncestorOf(focus)) {
    m_problems->dismiss();
    return map()->setFocus();
  }
  if (focus != nullptr && m_explanation->isAncestorOf(focus) && m_came_from) return m_came_from->setFocus();
  if (m_problems->isVisible()) return m_problems->dismiss();
  if (m_session.has_question()) {
    m_session.select_site(m_session.selection().site);
  } else {
    m_session.clear_selection();
  }
}

std::vector<QWidget*> MainWindow::regions() const { return {m_top, m_filters, m_side, m_map, m_table, m_right}; }

void MainWindow::step_region(int step) {
  const auto all = regions();
  const auto count = static_cast<int>(all.size());
  QWidget* focus = QApplication::focusWidget();
  int now = 3;
  for (int i = 0; i < count; ++i) {
    // The explanation may stand inside the side panel: the innermost region counts.
    QWidget* region = all[static_cast<std::size_t>(i)];
    if (focus != nullptr && (region == focus || region->isAncestorOf(focus))) now = i;
  }
  for (int tries = 0; tries < count; ++tries) {
    now = (now + step + count) % count;
    QWidget* region = all[static_cast<std::size_t>(now)];
    if (region == m_right && m_narrow) m_side->show_tab(SidePanel::Tab::explanation);
    if (!region->isVisible()) continue;
    QWidget* target = m_last_focus[static_cast<std::size_t>(now)];
    if (target == nullptr || !target->isVisible() || !(region == target || region->isAncestorOf(target))) {
      target = nullptr;
      if (region == m_map) target = map();
      if (region == m_table) target = m_table->current_table();
      if (region == m_right) target = m_right->currentWidget();
      const auto children = target == nullptr ? region->findChildren<QWidget*>() : QList<QWidget*>();
      for (QWidget* child : children) {
        if (child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus) != 0) {
          target = child;
          break;
        }
      }
    }
    if (target != nullptr) return target->setFocus(Qt::TabFocusReason);
  }
}

void MainWindow::swap_map_and_table() {
  QWidget* focus = QApplication::focusWidget();
  const bool on_map = focus == map();
  if (on_map) {
    m_table->current_table()->setFocus(Qt::ShortcutFocusReason);
  } else {
    map()->setFocus(Qt::ShortcutFocusReason);
  }
}

void MainWindow::copy() {
  const bool on_map = QApplication::focusWidget() == map();
  const Point at = map()->view().centre;
  const QString text = on_map ? QStringLiteral("%1, %2 (%3)").arg(at.x, 0, 'f', 1).arg(at.y, 0, 'f', 1).arg(to_qt(m_session.city().crs().code)) : m_table->row_text();
  QApplication::clipboard()->setText(text);
  m_announcer.say(m_session.words()("desktop.said.copied"));
}

void MainWindow::show_keys() {
  const Words& words = m_session.words();
  QDialog dialog(this);
  dialog.setWindowTitle(words("desktop.action.keys"));
  auto* column = new QVBoxLayout(&dialog);
  auto* list = new QPlainTextEdit;
  list->setReadOnly(true);
  list->setTabChangesFocus(true);
  list->setAccessibleName(words("desktop.action.keys"));
  QString text = words("desktop.keys.map") + QStringLiteral("\n\n");
  for (const QAction* action : m_actions) {
    if (action->shortcut().isEmpty()) continue;
    QString name = action->text();
    text += QStringLiteral("%1\t%2\n").arg(action->shortcut().toString(QKeySequence::NativeText), name.remove('&'));
  }
  list->setPlainText(text);
  list->setTabStopDistance(m_theme.px(170));
  column->addWidget(list);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  buttons->button(QDialogButtonBox::Close)->setText(words("desktop.close"));
  connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
  column->addWidget(buttons);
  dialog.resize(m_theme.px(560), m_theme.px(560));
  dialog.exec();
}

}  // namespace levelground::desktop
