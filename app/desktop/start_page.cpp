// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/start_page.hpp"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/desktop/pieces.hpp"
#include "app/desktop/symbols.hpp"

namespace levelground::desktop {

StartPage::StartPage(const Context& context, bool has_sample, QWidget* parent) : QWidget(parent), m_context(context), m_has_sample(has_sample) {
  setObjectName("start");
  setProperty("role", "panel");
  setAttribute(Qt::WA_StyledBackground);
  auto* scroll = new QScrollArea(this);
  scroll->setProperty("role", "panel");
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setFocusPolicy(Qt::NoFocus);
  auto* page = new QWidget;
  page->setProperty("role", "panel");
  auto* across = new QHBoxLayout(page);
  across->addStretch(1);
  auto* column = new QWidget;
  column->setProperty("role", "clear");
  m_layout = new QVBoxLayout(column);
  column->setMaximumWidth(760);
  across->addWidget(column, 4);
  across->addStretch(1);
  scroll->setWidget(page);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->addWidget(scroll);
  connect(&context.session, &Session::words_changed, this, &StartPage::build);
  connect(&context.theme, &Theme::changed, this, &StartPage::build);
  build();
}

void StartPage::set_recent(const QStringList& files) {
  m_recent = files;
  build();
}

void StartPage::focus_first() {
  if (m_first != nullptr) m_first->setFocus();
}

void StartPage::build() {
  clear_layout(m_layout);
  const Theme& theme = m_context.theme;
  const Words& words = m_context.words();
  m_layout->setSpacing(theme.px(10));
  m_layout->addStretch(2);
  auto* mark = new SymbolView;
  mark->show_symbol(program_symbol(theme.tokens().accent), {theme.px(64), theme.px(64)});
  m_layout->addWidget(mark, 0, Qt::AlignLeft);
  m_layout->addWidget(make_label(QStringLiteral("Levelground"), "huge"));
  m_layout->addWidget(make_label(words("desktop.start.what"), "heading", "second"));
  m_layout->addSpacing(theme.px(18));
  const auto choice = [&](const QString& title, const QString& help, bool primary) {
    auto* button = make_button(title, "choice");
    button->setAccessibleDescription(help);
    button->setMinimumHeight(theme.px(54));
    m_layout->addWidget(button);
    m_layout->addWidget(make_label(help, "note", "second"));
    m_layout->addSpacing(theme.px(6));
    (void)primary;
    return button;
  };
  m_first = choice(words("desktop.start.open"), words("desktop.start.open_help"), true);
  connect(m_first, &QPushButton::clicked, this, &StartPage::open_wanted);
  auto* sample = choice(words("desktop.start.sample"), words(m_has_sample ? "desktop.start.sample_help" : "desktop.start.sample_missing"), false);
  sample->setEnabled(m_has_sample);
  connect(sample, &QPushButton::clicked, this, &StartPage::sample_wanted);
  m_layout->addWidget(make_label(words("desktop.start.recent"), "strong"));
  if (m_recent.isEmpty()) m_layout->addWidget(make_label(words("desktop.start.no_recent"), "", "second"));
  for (const QString& file : m_recent) {
    auto* button = make_button(QFileInfo(file).fileName(), "link");
    button->setToolTip(file);
    button->setAccessibleDescription(file);
    connect(button, &QPushButton::clicked, this, [this, file] { emit recent_wanted(file); });
    m_layout->addWidget(button, 0, Qt::AlignLeft);
  }
  m_layout->addStretch(3);
}

}  // namespace levelground::desktop
