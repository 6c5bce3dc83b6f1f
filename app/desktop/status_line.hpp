// SPDX-License-Identifier: Apache-2.0
/// The bottom of the window: where, at what scale, what was said last, what is running and how to stop it.
#pragma once

#include <QLabel>
#include <QStatusBar>

#include "app/desktop/context.hpp"

class QProgressBar;
class QPushButton;

namespace levelground::desktop {

/// A label that shortens its text with an ellipsis instead of widening the window; the tool tip has all of it.
class ElidedLabel : public QLabel {
 public:
  using QLabel::QLabel;
  [[nodiscard]] QSize minimumSizeHint() const override { return {40, QLabel::minimumSizeHint().height()}; }
  [[nodiscard]] QSize sizeHint() const override { return {200, QLabel::sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
};

class StatusLine : public QStatusBar {
  Q_OBJECT

 public:
  explicit StatusLine(const Context& context, QWidget* parent = nullptr);
  [[nodiscard]] QLabel* said() const { return m_said; }
  void show_place(const QString& text);
  void show_job(const QString& title, int percent, bool can_cancel);
  void show_no_job();
  /// What could not be read, and what is to be minded about how it was judged; each opens its list. None: its button is hidden.
  void show_problems(int count);
  void show_warnings(int count);
  [[nodiscard]] QPushButton* cancel_button() const { return m_cancel; }

 signals:
  void cancel_wanted();
  void problems_wanted();
  void warnings_wanted();

 private:
  void retranslate();
  Context m_context;
  QLabel* m_place;
  ElidedLabel* m_said;
  QPushButton* m_problems;
  QPushButton* m_warnings;
  QLabel* m_job;
  QProgressBar* m_progress;
  QPushButton* m_cancel;
  int m_problem_count = 0;
  int m_warning_count = 0;
  bool m_running = false;
};

}  // namespace levelground::desktop
