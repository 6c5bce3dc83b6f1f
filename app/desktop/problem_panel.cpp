// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/problem_panel.hpp"

#include <algorithm>

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/desktop/pieces.hpp"

namespace levelground::desktop {

namespace {
constexpr std::size_t shown_at_most = 200;  // the rest is in the copied text, and said so
}

ProblemPanel::ProblemPanel(const Context& context, QWidget* parent) : QFrame(parent), m_context(context) {
  setProperty("role", "problem");
  setObjectName("problems");
  auto* all = new QVBoxLayout(this);
  m_head = new QVBoxLayout;
  all->addLayout(m_head);
  m_scroll = new QScrollArea;
  m_scroll->setProperty("role", "panel");
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  all->addWidget(m_scroll, 1);
  hide();
  connect(&context.session, &Session::words_changed, this, [this] { if (isVisible()) build(); });
  connect(&context.theme, &Theme::changed, this, [this] { if (isVisible()) build(); });
}

void ProblemPanel::show_problems(const QString& title, const std::vector<Problem>& problems) {
  m_title = title;
  m_problems = problems;
  build();
  show();
  QString first = title;
  if (!problems.empty()) first += ' ' + to_qt(to_text(problems.front(), m_context.words().language()));
  m_context.announcer.say(first);
}

void ProblemPanel::focus_list() { m_scroll->setFocus(Qt::OtherFocusReason); }

void ProblemPanel::dismiss() { hide(); }

QString ProblemPanel::as_text() const {
  QString text = m_title + '\n';
  for (const Problem& problem : m_problems) text += to_qt(to_text(problem, m_context.words().language())) + '\n';
  return text;
}

void ProblemPanel::build() {
  clear_layout(m_head);
  const Theme& theme = m_context.theme;
  const Words& words = m_context.words();
  setAccessibleName(m_title);
  m_scroll->setAccessibleName(words("desktop.problems.list"));
  auto* line = new QHBoxLayout;
  line->setSpacing(theme.px(8));
  line->addWidget(make_label(m_title, "heading", "failure"), 1);
  auto* copy = make_button(words("desktop.problems.copy"));
  connect(copy, &QPushButton::clicked, this, [this] {
    QApplication::clipboard()->setText(as_text());
    m_context.announcer.say(m_context.words()("desktop.said.copied"));
  });
  auto* close = make_button(words("desktop.close"));
  connect(close, &QPushButton::clicked, this, &ProblemPanel::dismiss);
  line->addWidget(copy, 0, Qt::AlignTop);
  line->addWidget(close, 0, Qt::AlignTop);
  m_head->addLayout(line);
  auto* page = new QWidget;
  page->setProperty("role", "panel");
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, theme.px(8), 0);
  column->setSpacing(theme.px(3));
  column->setAlignment(Qt::AlignTop);
  for (std::size_t i = 0; i < m_problems.size() && i < shown_at_most; ++i) {
    const Problem& problem = m_problems[i];
    QStringList place;
    if (!problem.file.empty()) place << to_qt(problem.file);
    if (!problem.layer.empty()) place << words("desktop.problems.layer", {{"layer", problem.layer}});
    if (!problem.feature.empty()) place << words("desktop.problems.feature", {{"feature", problem.feature}});
    if (problem.line > 0) place << words("desktop.problems.line", {{"line", std::to_string(problem.line)}});
    if (!place.isEmpty()) column->addWidget(make_label(place.join(QStringLiteral(" · ")), "strong"));
    column->addWidget(make_label(sentence(to_qt(problem.what_in(words.language())))));
    if (const std::string& remedy = problem.remedy_in(words.language()); !remedy.empty()) column->addWidget(make_label(sentence(to_qt(remedy)), "", "second"));
    column->addSpacing(theme.px(8));
  }
  if (m_problems.size() > shown_at_most) {
    column->addWidget(make_label(words("desktop.problems.more", {{"count", std::to_string(m_problems.size() - shown_at_most)}}), "strong"));
  }
  delete m_scroll->takeWidget();
  m_scroll->setWidget(page);
  const int wanted = page->sizeHint().height() + theme.px(96);
  setMaximumHeight(std::min(wanted, theme.px(280)));
  setMinimumHeight(std::min(wanted, theme.px(150)));
}

}  // namespace levelground::desktop
