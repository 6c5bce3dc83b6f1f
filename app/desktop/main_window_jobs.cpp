// SPDX-License-Identifier: Apache-2.0
// What the window does in the background: open, record and judge again, export.
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QSaveFile>
#include <QTextStream>

#include "app/desktop/explanation_panel.hpp"
#include "app/desktop/main_window.hpp"
#include "app/desktop/map_view.hpp"
#include "app/desktop/observation_form.hpp"
#include "app/desktop/problem_panel.hpp"
#include "app/desktop/site_words.hpp"
#include "app/desktop/status_line.hpp"
#include "app/desktop/table_panel.hpp"
#include "app/map/painter.hpp"

namespace levelground::desktop {

namespace {

constexpr double picture_scale = 2;  // an exported map is as sharp as paper wants it

QString file_text(const std::filesystem::path& path) { return QString::fromStdString(path.string()); }

/// Written beside and renamed into place: a crash leaves the old file or the new one.
void write_file(const std::filesystem::path& path, const QByteArray& bytes, const Words& words) {
  QSaveFile file(file_text(path));
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
    Problem problem;
    problem.file = path.string();
    problem.what = words("desktop.problem.not_written", {{"why", file.errorString().toStdString()}}).toStdString();
    problem.remedy = words("desktop.problem.not_written_remedy").toStdString();
    throw InputError(problem);
  }
}

}  // namespace

void MainWindow::connect_jobs() {
  connect(&m_jobs, &JobRunner::started, this, [this](const QString& title) {
    m_status->show_job(title, -1, m_job_can_stop);
    m_explanation->form()->set_busy(true);
  });
  connect(&m_jobs, &JobRunner::progressed, this, [this](const QString& stage, int percent) {
    if (!m_jobs.is_running()) return;
    const std::string id = stage.toStdString();
    const QString words = m_session.words().texts().has(id) ? m_session.words()(id) : m_jobs.title();
    m_status->show_job(percent >= 0 ? QStringLiteral("%1 · %2 %").arg(words).arg(percent) : words, percent, m_job_can_stop);
  });
  connect(&m_jobs, &JobRunner::cancelled, this, [this] { m_announcer.say(m_session.words()("desktop.said.stopped")); });
  connect(&m_jobs, &JobRunner::failed, this, [this](const std::vector<Problem>& problems) {
    m_problems->show_problems(m_session.words()("desktop.problems.failed", {{"what", m_jobs.title().toStdString()}}), problems);
  });
  connect(&m_jobs, &JobRunner::ended, this, [this] {
    if (m_jobs.is_running()) return;
    m_status->show_no_job();
    m_explanation->form()->set_busy(false);
    if (m_closing) close();
  });
}

void MainWindow::open_path(const std::filesystem::path& path) {
  const Words words = m_session.words();
  m_job_can_stop = true;
  const bool started = m_jobs.start(words("desktop.job.opening", {{"file", path.filename().string()}}), [this, path](Progress& progress, const std::stop_token& stop) {
    run::AssessOptions options;
    options.input = path;
    run::RunResult result = m_services.assess(options, progress, stop);
    return [this, path, result = std::move(result)]() mutable { opened(std::move(result), path); };
  });
  if (!started) m_announcer.say(words("desktop.said.busy"));
}

void MainWindow::ask_for_file() {
  const Words& words = m_session.words();
  const QString filter = words("desktop.open.filter") + QStringLiteral(" (*.yaml *.yml *.gpkg *.pbf *.osm *.gz *.geojson *.json *.fgb *.shp);;") + words("desktop.open.all") + QStringLiteral(" (*)");
  const QString file = QFileDialog::getOpenFileName(this, words("desktop.open.title"), {}, filter);
  if (!file.isEmpty()) open_path(file.toStdString());
}

void MainWindow::open_sample() {
  if (!m_services.sample_project.empty()) open_path(m_services.sample_project);
}

void MainWindow::record(const Observation& observation, const std::vector<std::filesystem::path>& evidence) {
  if (m_session.site() == nullptr || !m_session.selection().criterion) return;
  const Words words = m_session.words();
  const SiteResult before = *m_session.site();
  const std::uint32_t criterion = *m_session.selection().criterion;
  const run::RunResult now = m_session.result();
  // Not to be stopped half-way: once it is kept it must also be judged, and both take a blink.
  m_job_can_stop = false;
  const bool started = m_jobs.start(words("desktop.job.recording"), [this, now, observation, evidence, before, criterion](Progress& progress, const std::stop_token&) -> std::function<void()> {
    const Observation kept = m_services.record_observation(now, observation, evidence);
    try {
      run::RunResult after = m_services.assess_again(now, {kept}, progress, std::stop_token());
      return [this, after = std::move(after), before, criterion]() mutable {
        const std::vector<Problem> were = m_session.result().warnings;
        m_session.update(std::move(after));
        renew_warnings(were);
        if (const SiteResult* site = m_session.assessment().find(before.id)) m_announcer.say(change_sentence(m_session, before, *site, criterion));
      };
    } catch (const InputError& error) {
      return [this, problems = error.problems()] { m_problems->show_problems(m_session.words()("desktop.problems.kept_not_judged"), problems); };
    }
  });
  if (!started) m_announcer.say(words("desktop.said.busy"));
}

QString MainWindow::suggested_name(ExportKind kind) const {
  if (!m_session.is_open()) return {};
  const auto clean = [](const std::string& text) {
    QString out;
    for (const QChar c : to_qt(text)) out += c.isLetterOrNumber() || c == '-' || c == '.' ? c : QChar('-');
    return out;
  };
  const Scheme& scheme = m_session.scheme();
  QString name = clean(m_session.city().name());
  if (m_session.site() != nullptr) name += '_' + clean(site_title(*m_session.site(), m_session.words()).toStdString());
  name += '_' + clean(scheme.id) + QStringLiteral("-v") + clean(scheme.version);
  const Date& as_of = m_session.assessment().options.as_of;
  if (as_of.is_set()) name += '_' + to_qt(to_text(as_of)).remove('-');
  switch (kind) {
    case ExportKind::report_pdf:
      return name + QStringLiteral(".pdf");
    case ExportKind::report_html:
      return name + QStringLiteral(".html");
    case ExportKind::map_png:
      return name + QStringLiteral(".png");
    case ExportKind::table_csv:
      return name + QStringLiteral(".csv");
  }
  return name;
}

void MainWindow::ask_export(ExportKind kind) {
  if (!m_session.is_open()) return;
  const QString file = QFileDialog::getSaveFileName(this, m_session.words()("desktop.export.title"), suggested_name(kind));
  if (!file.isEmpty()) export_to(kind, file.toStdString());
}

void MainWindow::export_to(ExportKind kind, const std::filesystem::path& path) {
  if (!m_session.is_open()) return;
  const Words words = m_session.words();
  const run::RunResult result = m_session.result();
  const auto site = m_session.selection().site;
  std::function<void(const std::stop_token&)> work;
  switch (kind) {
    case ExportKind::report_html:
    case ExportKind::report_pdf:
      work = [this, kind, path, words, result, site](const std::stop_token& stop) {
        const std::string html = m_services.report_html(result, words.texts(), site);
        if (kind == ExportKind::report_pdf) {
          m_services.write_pdf(html, path, result.assessment->options.as_of, stop);
        } else {
          write_file(path, QByteArray::fromStdString(html), words);
        }
      };
      break;
    case ExportKind::map_png: {
      const auto scene = map()->shared_scene();
      if (!scene) return;
      map::View view = map()->view();
      view.legend = view.scale_bar = true;
      work = [path, words, result, scene, view](const std::stop_token&) { map::write_png(path, *scene, view, result.assessment->scheme, words.texts(), picture_scale); };
      break;
    }
    case ExportKind::table_csv: {
      // With a byte order mark, because spreadsheets otherwise guess at å, ä and ö.
      const QByteArray bytes = "\xEF\xBB\xBF" + m_table->csv().toUtf8();
      work = [path, words, bytes](const std::stop_token&) { write_file(path, bytes, words); };
      break;
    }
  }
  m_job_can_stop = kind == ExportKind::report_pdf;  // the others are written at once
  const bool started = m_jobs.start(words("desktop.job.exporting", {{"file", path.filename().string()}}), [this, work, path](Progress&, const std::stop_token& stop) {
    work(stop);
    return [this, path] { m_announcer.say(m_session.words()("desktop.said.exported", {{"file", path.string()}})); };
  });
  if (!started) m_announcer.say(words("desktop.said.busy"));
}

void MainWindow::show_city_problems() {
  if (!m_session.is_open() || m_session.city().problems().empty()) return;
  const auto& problems = m_session.city().problems();
  m_problems->show_problems(m_session.words().plural("desktop.problems.city", static_cast<long long>(problems.size())), problems);
  m_problems->focus_list();
}

void MainWindow::show_warnings() {
  const auto& warnings = m_session.result().warnings;
  if (warnings.empty()) return;
  m_problems->show_problems(m_session.words().plural("desktop.warnings.title", static_cast<long long>(warnings.size())), warnings);
  m_problems->focus_list();
}

void MainWindow::renew_warnings(const std::vector<Problem>& were) {
  const auto& warnings = m_session.result().warnings;
  m_status->show_warnings(static_cast<int>(warnings.size()));
  if (warnings == were) return;
  if (warnings.empty() != were.empty()) build_menus();
  if (!m_problems->isVisible() || m_problems->problems() != were) return;   // something else is shown there, or nothing
  if (warnings.empty()) return m_problems->dismiss();
  m_problems->show_problems(m_session.words().plural("desktop.warnings.title", static_cast<long long>(warnings.size())), warnings);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  save_settings();
  if (m_jobs.is_running()) {
    // The window goes at once; the program ends when the job has put its things in order.
    m_closing = true;
    if (m_job_can_stop) m_jobs.cancel();
    hide();
    event->ignore();
    return;
  }
  QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  const auto urls = event->mimeData()->urls();
  if (urls.size() == 1 && urls.front().isLocalFile()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  const auto urls = event->mimeData()->urls();
  if (urls.size() != 1 || !urls.front().isLocalFile()) return;
  event->acceptProposedAction();
  const std::filesystem::path path = urls.front().toLocalFile().toStdString();
  const QString ending = to_qt(path.extension().string()).toLower();
  const bool evidence = QStringList{".jpg", ".jpeg", ".png", ".heic", ".pdf", ".mp4", ".wav"}.contains(ending);
  if (evidence && m_session.is_open() && m_explanation->form()->isVisible()) {
    m_explanation->form()->add_evidence(path);
  } else {
    open_path(path);
  }
}

}  // namespace levelground::desktop
