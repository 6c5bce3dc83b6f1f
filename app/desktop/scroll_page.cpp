// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/scroll_page.hpp"

#include <QApplication>
#include <QResizeEvent>

#include "app/desktop/pieces.hpp"

namespace levelground::desktop {

ScrollPage::ScrollPage(const Context& context, QWidget* parent) : QScrollArea(parent), m_context(context) {
  setProperty("role", "panel");
  setWidgetResizable(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);  // a page is scrolled with the keyboard too
  auto* page = new QWidget;
  page->setProperty("role", "panel");
  m_column = new QVBoxLayout(page);
  m_column->setContentsMargins(0, 0, 0, 0);
  m_column->setSpacing(0);
  m_column->setAlignment(Qt::AlignTop);
  setWidget(page);
}

void ScrollPage::clear() {
  clear_layout(m_column);
  m_first = true;
}

QVBoxLayout* ScrollPage::section(const QString& heading) {
  if (!m_first) m_column->addWidget(make_rule());
  m_first = false;
  auto* box = new QWidget;
  box->setProperty("role", "clear");
  auto* section = new QVBoxLayout(box);
  const Theme& theme = m_context.theme;
  section->setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(12));
  section->setSpacing(theme.px(6));
  if (!heading.isEmpty()) section->addWidget(make_label(heading, "heading"));
  m_column->addWidget(box);
  return section;
}

QHBoxLayout* ScrollPage::row(QVBoxLayout* section, int gap) {
  auto* line = new QHBoxLayout;
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(gap);
  section->addLayout(line);
  return line;
}

void ScrollPage::settle() {
  m_column->addStretch(1);
  m_column->activate();
  // The page's height depends on its width: without this the area keeps the height of what stood here before.
  QApplication::postEvent(widget(), new QEvent(QEvent::LayoutRequest));
}

void ScrollPage::resizeEvent(QResizeEvent* event) {
  QScrollArea::resizeEvent(event);
  // Wrapping, not clipping: the page is exactly as wide as what can be seen of it.
  widget()->setMaximumWidth(viewport()->width());
}

QSize ScrollPage::sizeHint() const { return {m_context.theme.px(322), m_context.theme.px(400)}; }
QSize ScrollPage::minimumSizeHint() const { return {m_context.theme.px(230), m_context.theme.px(120)}; }

}  // namespace levelground::desktop
