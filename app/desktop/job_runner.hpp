// SPDX-License-Identifier: Apache-2.0
/// One piece of long work at a time, off the window's thread, with progress, Cancel and a safe end.
#pragma once

#include <functional>
#include <stop_token>
#include <thread>
#include <vector>

#include <QObject>
#include <QString>

#include "core/base/errors.hpp"
#include "core/base/parallel.hpp"

namespace levelground::desktop {

/// GUI thread only; the work runs in a thread of its own. Signals and `done` arrive on the GUI thread.
class JobRunner : public QObject {
  Q_OBJECT

 public:
  using Work = std::function<std::function<void()>(Progress&, const std::stop_token&)>;

  explicit JobRunner(QObject* parent = nullptr);
  /// Stops the work and waits for it.
  ~JobRunner() override;
  /// Runs `work` in the background; what it returns is called on the GUI thread when it succeeded. False when a job is running.
  bool start(const QString& title, Work work);
  void cancel();
  [[nodiscard]] bool is_running() const { return m_running; }
  [[nodiscard]] const QString& title() const { return m_title; }

 signals:
  void started(const QString& title);
  /// `stage` is a text id; `percent` is -1 when the total is not known.
  void progressed(const QString& stage, int percent);
  void finished();
  void cancelled();
  void failed(const std::vector<levelground::Problem>& problems);
  void ended();  ///< after any of the three above

 private:
  class Reporter;
  void finish(const std::function<void()>& outcome);

  std::jthread m_thread;
  QString m_title;
  bool m_running = false;
};

}  // namespace levelground::desktop
