// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/job_runner.hpp"

#include <atomic>
#include <exception>
#include <utility>

#include <QMetaObject>
#include <QPointer>

namespace levelground::desktop {

/// Sends progress to the GUI thread, at most one message for each per cent of each stage.
class JobRunner::Reporter : public Progress {
 public:
  explicit Reporter(JobRunner* runner) : m_runner(runner) {}
  void step(std::string_view stage, std::size_t done, std::size_t total) override {
    const int percent = total == 0 ? -1 : static_cast<int>(static_cast<double>(done) * 100.0 / static_cast<double>(total));
    const QString name = QString::fromUtf8(stage.data(), static_cast<qsizetype>(stage.size()));
    const std::size_t mark = qHash(name) * 131U + static_cast<std::size_t>(percent + 1);
    if (m_last.exchange(mark) == mark) return;
    JobRunner* runner = m_runner;
    QMetaObject::invokeMethod(runner, [runner, name, percent] { emit runner->progressed(name, percent); }, Qt::QueuedConnection);
  }

 private:
  JobRunner* m_runner;
  std::atomic<std::size_t> m_last{0};
};

JobRunner::JobRunner(QObject* parent) : QObject(parent) {}

JobRunner::~JobRunner() {
  m_thread.request_stop();
  if (m_thread.joinable()) m_thread.join();
}

bool JobRunner::start(const QString& title, Work work) {
  if (m_running) return false;
  if (m_thread.joinable()) m_thread.join();
  m_running = true;
  m_title = title;
  emit started(title);
  m_thread = std::jthread([this, work = std::move(work)](const std::stop_token& stop) {
    std::function<void()> outcome;
    try {
      Reporter reporter(this);
      std::function<void()> done = work(reporter, stop);
      outcome = [this, done = std::move(done)] {
        if (done) done();
        emit finished();
      };
    } catch (const Cancelled&) {
      outcome = [this] { emit cancelled(); };
    } catch (const InputError& error) {
      outcome = [this, problems = error.problems()] { emit failed(problems); };
    } catch (const std::exception& error) {
      // A defect of ours: shown like any trouble, never swallowed, never a closed window with work in it.
      Problem problem;
      problem.what = error.what();
      outcome = [this, problem] { emit failed({problem}); };
    }
    QMetaObject::invokeMethod(this, [this, outcome = std::move(outcome)] { finish(outcome); }, Qt::QueuedConnection);
  });
  return true;
}

void JobRunner::finish(const std::function<void()>& outcome) {
  m_running = false;
  const QPointer<JobRunner> alive(this);
  outcome();
  if (alive) emit ended();
}

void JobRunner::cancel() { m_thread.request_stop(); }

}  // namespace levelground::desktop
