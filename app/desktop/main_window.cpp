// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/main_window.hpp"

#include <QApplication>
#include <QResizeEvent>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QListView>
#include <QVBoxLayout>

#include "app/desktop/dossier_panel.hpp"
#include "app/desktop/enter_key.hpp"
#include "app/desktop/explanation_panel.hpp"
#include "app/desktop/filter_bar.hpp"
#include "app/desktop/find_box.hpp"
#include "app/desktop/focus_ring.hpp"
#include "app/desktop/map_accessible.hpp"
#include "app/desktop/map_panel.hpp"
#include "app/desktop/map_view.hpp"
#include "app/desktop/observation_form.hpp"
#include "app/desktop/page_accessible.hpp"
#include "app/desktop/problem_panel.hpp"
#include "app/desktop/side_panel.hpp"
#include "app/desktop/site_list_panel.hpp"
#include "app/desktop/site_words.hpp"
#include "app/desktop/start_page.hpp"
#include "app/desktop/status_line.hpp"
#include "app/desktop/table_panel.hpp"
#include "app/desktop/top_bar.hpp"
#include "app/map/painter.hpp"
#include "app/map/style.hpp"

namespace levelground::desktop {

namespace {
constexpr double wide_from = 1200;     // px at 100 % text; below, the explanation becomes a tab
constexpr std::size_t most_recent = 6;

std::string chosen_language() {
  const QString language = QSettings().value(QStringLiteral("language"), QLocale().language() == QLocale::Swedish ? "sv" : "en").toString();
  return language == "sv" ? "sv" : "en";
}
}  // namespace

MainWindow::MainWindow(Services services)
    : m_services(std::move(services)), m_session(Words(m_services.load_texts(chosen_language()))), m_context{m_session, m_theme, m_announcer} {
  static const bool installed = [] {
    install_map_accessibility();
    install_page_accessibility();
    return true;
  }();
  (void)installed;
  if (!m_services.fonts.empty()) map::load_fonts(m_services.fonts);
  setObjectName("window");
  setAcceptDrops(true);
  build();
  load_settings();
  build_menus();
  connect_jobs();
  connect(&m_session, &Session::words_changed, this, &MainWindow::build_menus);
  connect(&m_session, &Session::selection_changed, this, &MainWindow::speak_selection);
  connect(&m_theme, &Theme::changed, this, &MainWindow::arrange);
  show_page();
}

MainWindow::~MainWindow() {
  // What the panels refer to outlives them: they go now, before the session and the theme.
  qApp->disconnect(this);
  m_jobs.disconnect(this);
  m_announcer.set_label(nullptr);
  delete m_find;
  delete takeCentralWidget();
  delete m_top;
}

MapView* MainWindow::map() const { return m_map->map(); }

void MainWindow::build() {
  m_top = new TopBar(m_context);
  setMenuWidget(m_top);
  m_find = new FindBox(m_context, this);
  auto* body = new QWidget;
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  m_problems = new ProblemPanel(m_context);
  column->addWidget(m_problems);
  m_pages = new QStackedWidget;
  column->addWidget(m_pages, 1);
  m_start = new StartPage(m_context, !m_services.sample_project.empty());
  m_pages->addWidget(m_start);

  m_work = new QWidget;
  auto* work = new QVBoxLayout(m_work);
  work->setContentsMargins(0, 0, 0, 0);
  work->setSpacing(0);
  m_filters = new FilterBar(m_context);
  work->addWidget(m_filters);
  m_sites = new SiteListPanel(m_context);
  m_dossier = new DossierPanel(m_context, false);
  m_side = new SidePanel(m_context, m_sites, m_dossier);
  m_map = new MapPanel(m_context);
  m_table = new TablePanel(m_context);
  m_explanation = new ExplanationPanel(m_context, m_services.today());
  m_overview = new DossierPanel(m_context, true);
  m_right = new QStackedWidget;
  m_right->setObjectName("right");
  m_right->addWidget(m_overview);
  m_right->addWidget(m_explanation);
  m_down = new QSplitter(Qt::Vertical);
  m_down->addWidget(m_map);
  m_down->addWidget(m_table);
  m_down->setStretchFactor(0, 3);
  m_down->setStretchFactor(1, 2);
  m_down->setChildrenCollapsible(false);
  m_across = new QSplitter(Qt::Horizontal);
  m_across->addWidget(m_side);
  m_across->addWidget(m_down);
  m_across->addWidget(m_right);
  m_across->setStretchFactor(0, 0);
  m_across->setStretchFactor(1, 1);
  m_across->setStretchFactor(2, 0);
  m_across->setChildrenCollapsible(false);
  work->addWidget(m_across, 1);
  m_pages->addWidget(m_work);
  setCentralWidget(body);
  m_status = new StatusLine(m_context);
  setStatusBar(m_status);
  m_announcer.set_label(m_status->said());
  new FocusRing(m_theme, this);
  new EnterKey(this);

  connect(m_top, &TopBar::find_wanted, this, [this] {
    m_came_from = QApplication::focusWidget();
    m_find->start();
  });
  connect(m_find, &FindBox::site_chosen, this, [this](std::uint32_t site) {
    m_session.select_site(site);
    map()->show_selection();
    // The gravest gap first: whoever looks a place up wants to know what is wrong with it.
    if (!m_session.visible_gaps().empty()) m_session.step_gap(1);
    if (m_narrow) m_side->show_tab(m_session.has_question() ? SidePanel::Tab::explanation : SidePanel::Tab::dossier);
  });
  connect(m_find, &FindBox::gap_chosen, this, [this](const QString& gap) {
    m_session.select_gap(gap.toStdString());
    if (m_narrow) m_side->show_tab(SidePanel::Tab::explanation);
    map()->show_selection();
  });
  const auto open_site = [this](std::uint32_t site) {
    m_session.select_site(site);
    if (m_narrow) m_side->show_tab(SidePanel::Tab::dossier);
    map()->show_selection();
  };
  connect(m_sites, &SiteListPanel::opened, this, open_site);
  connect(map(), &MapView::site_opened, this, open_site);
  connect(map(), &MapView::view_changed, this, &MainWindow::show_place);
  connect(map(), &MapView::picked, this, [this] {
    const bool gap = !m_session.selection().gap.empty();
    if (m_narrow) m_side->show_tab(gap ? SidePanel::Tab::explanation : SidePanel::Tab::dossier);
  });
  connect(m_table, &TablePanel::opened, this, [this] {
    if (m_narrow) m_side->show_tab(SidePanel::Tab::explanation);
    map()->show_selection();
  });
  for (DossierPanel* each : {m_dossier, m_overview}) {
    connect(each, &DossierPanel::criteria_wanted, this, [this] {
      m_table->show_criteria(true);
      m_table->current_table()->setFocus();
    });
    connect(each, &DossierPanel::problems_wanted, this, &MainWindow::show_city_problems);
    connect(each, &DossierPanel::warnings_wanted, this, &MainWindow::show_warnings);
    connect(each, &DossierPanel::explained, this, [this] {
      m_came_from = QApplication::focusWidget();
      if (m_narrow) m_side->show_tab(SidePanel::Tab::explanation);
    });
  }
  connect(m_status, &StatusLine::problems_wanted, this, &MainWindow::show_city_problems);
  connect(m_status, &StatusLine::warnings_wanted, this, &MainWindow::show_warnings);
  connect(m_status, &StatusLine::cancel_wanted, &m_jobs, &JobRunner::cancel);
  connect(m_start, &StartPage::open_wanted, this, &MainWindow::ask_for_file);
  connect(m_start, &StartPage::sample_wanted, this, &MainWindow::open_sample);
  connect(m_start, &StartPage::recent_wanted, this, [this](const QString& file) { open_path(file.toStdString()); });
  connect(m_explanation->form(), &ObservationForm::record, this, &MainWindow::record);
  m_last_focus.resize(regions().size());
  connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
    const auto all = regions();
    for (std::size_t i = 0; now != nullptr && i < all.size(); ++i) {
      if (all[i] == now || all[i]->isAncestorOf(now)) m_last_focus[i] = now;
    }
  });
}

void MainWindow::arrange() {
  const bool narrow = width() < m_theme.px(wide_from);
  if (m_arranged && narrow == m_narrow && m_arranged_scale == m_theme.scale()) return;
  if (narrow && (!m_narrow || !m_arranged)) {
    m_side->adopt(m_right);
  } else if (!narrow && m_narrow) {
    m_side->release(m_right);
    m_across->addWidget(m_right);
    m_across->setStretchFactor(2, 0);
    m_right->show();
  }
  m_narrow = narrow;
  m_arranged = true;
  m_arranged_scale = m_theme.scale();
  const int left = std::min(m_theme.px(narrow ? 400 : 322), width() / 2);
  const int right = narrow ? 0 : m_theme.px(408);
  if (narrow) {
    m_across->setSizes({left, std::max(200, width() - left)});
  } else {
    m_across->setSizes({left, std::max(200, width() - left - right), right});
  }
  const int below = std::min(m_theme.px(330), height() * 2 / 5);
  m_down->setSizes({std::max(160, height() - below), below});
}

void MainWindow::resizeEvent(QResizeEvent* event) {
  QMainWindow::resizeEvent(event);
  arrange();
}

void MainWindow::show_page() {
  const bool open = m_session.is_open();
  m_pages->setCurrentWidget(open ? m_work : static_cast<QWidget*>(m_start));
  setWindowTitle(open ? QStringLiteral("%1 – Levelground").arg(to_qt(m_session.city().name())) : QStringLiteral("Levelground"));
  if (!open) {
    m_start->set_recent(recent());
    m_start->focus_first();
    m_status->show_place({});
    m_status->show_problems(0);
    m_status->show_warnings(0);
  }
}

void MainWindow::opened(run::RunResult result, const std::filesystem::path& path) {
  m_problems->dismiss();
  m_opened = path;
  m_session.open(std::move(result));
  remember(path);
  show_page();
  m_side->show_tab(SidePanel::Tab::sites);
  map()->setFocus();
  const auto problems = static_cast<int>(m_session.city().problems().size());
  const auto warnings = static_cast<int>(m_session.result().warnings.size());
  m_status->show_problems(problems);
  m_status->show_warnings(warnings);
  const Words& words = m_session.words();
  const Words::Values values{{"sites", std::to_string(m_session.assessment().sites.size())},
                             {"features", std::to_string(m_session.city().feature_count())},
                             {"problems", std::to_string(problems)}};
  QString said = words(problems > 0 ? "desktop.said.opened_with_problems" : "desktop.said.opened", values);
  if (warnings > 0) said += ' ' + words.plural("desktop.warnings.title", warnings) + '.';
  m_announcer.say(said);
  build_menus();
}

void MainWindow::show_right() {
  const bool explained = m_session.is_open() && m_session.has_question();
  const bool was = m_right->currentWidget() == m_explanation;
  if (explained == was) return;
  const QWidget* focus = QApplication::focusWidget();
  QWidget* next = explained ? static_cast<QWidget*>(m_explanation) : m_overview;
  const bool at_work = focus != nullptr && m_right->isAncestorOf(focus);
  m_right->setCurrentWidget(next);
  if (at_work) next->setFocus(Qt::OtherFocusReason);
  // The left shows what the right does not, unless somebody is at work there.
  if (!m_narrow && (focus == nullptr || !m_side->isAncestorOf(focus))) m_side->show_tab(explained ? SidePanel::Tab::dossier : SidePanel::Tab::sites);
}

void MainWindow::speak_selection() {
  show_right();
  if (!m_session.is_open()) return;
  show_place();
  const QWidget* focus = QApplication::focusWidget();
  // Lists and tables speak for themselves; saying it twice would be noise.
  if (focus == m_table->gap_table() || focus == m_table->criteria_table() || focus == m_sites->list()) return;
  if (const auto ref = m_session.find_gap(m_session.selection().gap)) {
    m_announcer.say(spoken_gap(m_session, *ref));
  } else if (!m_session.selection().score.empty()) {
    m_announcer.say(spoken_number(m_session));
  } else if (m_session.selection().site) {
    m_announcer.say(spoken_site(m_session, *m_session.selection().site));
  }
}

void MainWindow::show_place() {
  if (!m_session.is_open()) return;
  const map::View& view = map()->view();
  m_status->show_place(m_session.words()("desktop.status.place", {{"north", std::to_string(static_cast<long long>(view.centre.y))},
                                                                 {"east", std::to_string(static_cast<long long>(view.centre.x))},
                                                                 {"crs", m_session.city().crs().code},
                                                                 {"scale", std::to_string(static_cast<long long>(map::scale_denominator(view)))}}));
}

void MainWindow::set_language(const std::string& language) {
  m_session.set_words(Words(m_services.load_texts(language)));
  save_settings();
  show_page();
}

void MainWindow::load_settings() {
  const QSettings settings;
  const int theme = settings.value(QStringLiteral("theme"), 0).toInt();
  m_theme.choose(theme >= 0 && theme <= 4 ? static_cast<ThemeChoice>(theme) : ThemeChoice::system);
  m_theme.set_scale(settings.value(QStringLiteral("text_scale"), 1.0).toDouble());
  const QByteArray geometry = settings.value(QStringLiteral("geometry")).toByteArray();
  if (geometry.isEmpty() || !restoreGeometry(geometry)) {
    // As designed where it fits; on a small screen as large as that, with room for the frame the system draws around it.
    constexpr QSize frame(16, 48);
    resize(QSize(1600, 1000).boundedTo(screen()->availableSize() - frame));
  }
}

void MainWindow::save_settings() const {
  QSettings settings;
  settings.setValue(QStringLiteral("theme"), static_cast<int>(m_theme.choice()));
  settings.setValue(QStringLiteral("text_scale"), m_theme.scale());
  settings.setValue(QStringLiteral("language"), to_qt(m_session.words().language()));
  settings.setValue(QStringLiteral("geometry"), saveGeometry());
}

QStringList MainWindow::recent() const { return QSettings().value(QStringLiteral("recent")).toStringList(); }

void MainWindow::remember(const std::filesystem::path& path) {
  QStringList files = recent();
  const QString file = QString::fromStdString(std::filesystem::absolute(path).string());
  files.removeAll(file);
  files.prepend(file);
  while (files.size() > static_cast<qsizetype>(most_recent)) files.removeLast();
  QSettings().setValue(QStringLiteral("recent"), files);
}

}  // namespace levelground::desktop
