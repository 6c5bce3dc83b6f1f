// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/side_panel.hpp"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace levelground::desktop {

SidePanel::SidePanel(const Context& context, QWidget* sites, QWidget* dossier, QWidget* parent)
    : QWidget(parent), m_context(context), m_tabs(new QTabBar), m_stack(new QStackedWidget) {
  setProperty("role", "panel");
  setAttribute(Qt::WA_StyledBackground);
  setObjectName("side");
  m_tabs->setExpanding(false);
  m_tabs->setDrawBase(false);
  m_tabs->setUsesScrollButtons(true);
  m_tabs->addTab({});
  m_tabs->addTab({});
  m_stack->addWidget(sites);
  m_stack->addWidget(dossier);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(m_tabs);
  column->addWidget(m_stack, 1);
  connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
  connect(&context.session, &Session::words_changed, this, &SidePanel::retranslate);
  connect(&context.session, &Session::result_changed, this, &SidePanel::retranslate);
  retranslate();
}

void SidePanel::retranslate() {
  const Words& words = m_context.words();
  m_tabs->setAccessibleName(words("desktop.side.name"));
  m_tabs->setTabText(0, words("desktop.side.sites"));
  m_tabs->setTabText(1, words("desktop.side.dossier"));
  if (m_tabs->count() > 2) m_tabs->setTabText(2, words("desktop.side.explanation"));
}

void SidePanel::show_tab(Tab tab) {
  const int index = static_cast<int>(tab);
  if (index < m_tabs->count()) m_tabs->setCurrentIndex(index);
}

SidePanel::Tab SidePanel::tab() const { return static_cast<Tab>(m_tabs->currentIndex()); }

void SidePanel::adopt(QWidget* explanation) {
  if (m_tabs->count() > 2) return;
  m_stack->addWidget(explanation);
  m_tabs->addTab(m_context.words()("desktop.side.explanation"));
}

void SidePanel::release(QWidget* explanation) {
  if (m_tabs->count() < 3) return;
  m_stack->removeWidget(explanation);
  m_tabs->removeTab(2);
}

}  // namespace levelground::desktop
