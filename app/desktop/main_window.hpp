// SPDX-License-Identifier: Apache-2.0
/// The window: puts the panels together, keeps the keys and menus, starts the jobs.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include <QKeySequence>
#include <QMainWindow>
#include <QPointer>

#include "app/desktop/context.hpp"
#include "app/desktop/job_runner.hpp"
#include "app/desktop/services.hpp"

class QAction;
class QMenu;
class QSplitter;
class QStackedWidget;

namespace levelground::desktop {

class DossierPanel;
class ExplanationPanel;
class FilterBar;
class FindBox;
class MapPanel;
class MapView;
class ProblemPanel;
class SidePanel;
class SiteListPanel;
class StartPage;
class StatusLine;
class TablePanel;
class TopBar;

enum class ExportKind { report_pdf, report_html, map_png, table_csv };

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(Services services);
  ~MainWindow() override;

  /// Opens a project, a city file or an assessment in a job; what was open stays until the new one is read.
  void open_path(const std::filesystem::path& path);
  void export_to(ExportKind kind, const std::filesystem::path& path);
  void set_language(const std::string& language);
  /// File name as design.md gives it, without folder.
  [[nodiscard]] QString suggested_name(ExportKind kind) const;

  [[nodiscard]] Session& session() { return m_session; }
  [[nodiscard]] Theme& theme() { return m_theme; }
  [[nodiscard]] Announcer& announcer() { return m_announcer; }
  [[nodiscard]] JobRunner& jobs() { return m_jobs; }
  [[nodiscard]] MapView* map() const;
  [[nodiscard]] TablePanel* table() const { return m_table; }
  [[nodiscard]] ExplanationPanel* explanation() const { return m_explanation; }
  [[nodiscard]] FilterBar* filters() const { return m_filters; }
  [[nodiscard]] SiteListPanel* sites() const { return m_sites; }
  [[nodiscard]] SidePanel* side() const { return m_side; }
  [[nodiscard]] ProblemPanel* problems() const { return m_problems; }
  [[nodiscard]] FindBox* find() const { return m_find; }
  [[nodiscard]] bool is_narrow() const { return m_narrow; }

 protected:
  void closeEvent(QCloseEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  [[nodiscard]] QSize sizeHint() const override { return {1600, 1000}; }

 private:
  // main_window.cpp
  void build();
  void arrange();
  void opened(run::RunResult result, const std::filesystem::path& path);
  void show_page();
  void show_right();
  void speak_selection();
  void show_place();
  // main_window_jobs.cpp
  void connect_jobs();
  void ask_for_file();
  void open_sample();
  void record(const Observation& observation, const std::vector<std::filesystem::path>& evidence);
  void ask_export(ExportKind kind);
  void show_city_problems();
  void show_warnings();
  /// After judging again: `were` are those of the judging before.
  void renew_warnings(const std::vector<Problem>& were);
  // main_window_actions.cpp
  void build_menus();
  QAction* add(QMenu* menu, const char* id, const QKeySequence& keys, std::function<void()> slot);
  QAction* add_letter(QMenu* menu, const char* id, const QKeySequence& keys, std::function<void()> slot);
  void escape();
  void step_region(int step);
  void swap_map_and_table();
  void show_keys();
  void copy();
  [[nodiscard]] std::vector<QWidget*> regions() const;
  // settings
  void load_settings();
  void save_settings() const;
  void remember(const std::filesystem::path& path);
  [[nodiscard]] QStringList recent() const;

  Services m_services;
  Theme m_theme;
  Session m_session;
  Announcer m_announcer;
  Context m_context;
  JobRunner m_jobs;
  bool m_job_can_stop = true;
  bool m_closing = false;
  bool m_narrow = false;
  bool m_arranged = false;
  double m_arranged_scale = 0;
  std::filesystem::path m_opened;

  TopBar* m_top = nullptr;
  FilterBar* m_filters = nullptr;
  ProblemPanel* m_problems = nullptr;
  QStackedWidget* m_pages = nullptr;
  StartPage* m_start = nullptr;
  QWidget* m_work = nullptr;
  QSplitter* m_across = nullptr;
  QSplitter* m_down = nullptr;
  SiteListPanel* m_sites = nullptr;
  DossierPanel* m_dossier = nullptr;
  SidePanel* m_side = nullptr;
  MapPanel* m_map = nullptr;
  TablePanel* m_table = nullptr;
  QStackedWidget* m_right = nullptr;         ///< the explanation, or what leads to one
  DossierPanel* m_overview = nullptr;
  ExplanationPanel* m_explanation = nullptr;
  StatusLine* m_status = nullptr;
  FindBox* m_find = nullptr;
  std::vector<QAction*> m_actions;
  std::vector<QPointer<QWidget>> m_last_focus;   ///< per region
  QPointer<QWidget> m_came_from;                 ///< where W, O and find were called from
};

}  // namespace levelground::desktop
