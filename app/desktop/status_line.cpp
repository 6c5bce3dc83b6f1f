// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/status_line.hpp"

#include <QPainter>
#include <QProgressBar>
#include <QPushButton>

#include "app/desktop/pieces.hpp"

namespace levelground::desktop {

void ElidedLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setPen(palette().color(foregroundRole()));
  painter.drawText(contentsRect(), Qt::AlignLeft | Qt::AlignVCenter, fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
}

StatusLine::StatusLine(const Context& context, QWidget* parent)
    : QStatusBar(parent), m_context(context), m_place(new QLabel), m_said(new ElidedLabel), m_problems(make_button({}, "link")), m_warnings(make_button({}, "link")), m_job(new QLabel), m_progress(new QProgressBar), m_cancel(make_button({})) {
  setSizeGripEnabled(false);
  setContentsMargins(12, 0, 12, 0);
  m_said->setTextFormat(Qt::PlainText);
  m_job->setTextFormat(Qt::PlainText);
  m_progress->setTextVisible(false);
  m_cancel->setObjectName("cancel");
  addWidget(m_place);
  addWidget(m_said, 1);
  m_warnings->setObjectName("warnings");
  addPermanentWidget(m_warnings);
  addPermanentWidget(m_problems);
  addPermanentWidget(m_job);
  addPermanentWidget(m_progress);
  addPermanentWidget(m_cancel);
  connect(m_cancel, &QPushButton::clicked, this, &StatusLine::cancel_wanted);
  connect(m_problems, &QPushButton::clicked, this, &StatusLine::problems_wanted);
  connect(m_warnings, &QPushButton::clicked, this, &StatusLine::warnings_wanted);
  connect(&context.session, &Session::words_changed, this, &StatusLine::retranslate);
  connect(&context.theme, &Theme::changed, this, &StatusLine::retranslate);
  show_problems(0);
  show_warnings(0);
  show_no_job();
  retranslate();
}

void StatusLine::retranslate() {
  const Words& words = m_context.words();
  m_cancel->setText(words("desktop.cancel"));
  m_cancel->setAccessibleName(words("desktop.job.cancel_name"));
  m_progress->setAccessibleName(words("desktop.job.progress_name"));
  m_progress->setFixedWidth(m_context.theme.px(120));
  if (!m_running) m_job->setText(words("desktop.job.none"));
  show_problems(m_problem_count);
  show_warnings(m_warning_count);
}

void StatusLine::show_place(const QString& text) { m_place->setText(text); }

void StatusLine::show_job(const QString& title, int percent, bool can_cancel) {
  m_running = true;
  m_job->setText(title);
  m_progress->setRange(0, percent < 0 ? 0 : 100);
  if (percent >= 0) m_progress->setValue(percent);
  m_progress->setVisible(true);
  m_cancel->setVisible(can_cancel);
}

void StatusLine::show_no_job() {
  m_running = false;
  m_job->setText(m_context.words()("desktop.job.none"));
  m_progress->setVisible(false);
  m_cancel->setVisible(false);
}

void StatusLine::show_problems(int count) {
  m_problem_count = count;
  m_problems->setVisible(count > 0);
  m_problems->setText(m_context.words().plural("desktop.problems.see", count));
  m_problems->setAccessibleName(m_problems->text());
}

void StatusLine::show_warnings(int count) {
  m_warning_count = count;
  m_warnings->setVisible(count > 0);
  m_warnings->setText(m_context.words().plural("desktop.warnings.see", count));
  m_warnings->setAccessibleName(m_warnings->text());
}

}  // namespace levelground::desktop
