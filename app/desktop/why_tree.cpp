// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/why_tree.hpp"

#include <algorithm>

#include <QHeaderView>
#include <QPainter>
#include <QTextDocument>
#include <QWheelEvent>

#include "app/desktop/explanation_model.hpp"

namespace levelground::desktop {

QString WhyDelegate::html(const QModelIndex& index) const {
  const Tokens& t = m_context.theme.tokens();
  // Names and notes come from files: everything is escaped.
  QString out = index.data(Qt::DisplayRole).toString().toHtmlEscaped();
  const QString value = index.data(ExplanationModel::ValueRole).toString();
  const QString remark = index.data(ExplanationModel::RemarkRole).toString();
  if (!value.isEmpty()) out += QStringLiteral("&nbsp; <b>%1</b>").arg(value.toHtmlEscaped());
  if (!remark.isEmpty()) out += QStringLiteral("&nbsp; <span style=\"color:%1\">%2</span>").arg(t.second.name(), remark.toHtmlEscaped());
  return QStringLiteral("<div style=\"color:%1\">%2</div>").arg(t.text.name(), out);
}

int WhyDelegate::room(const QModelIndex& index) const {
  int depth = 0;
  for (QModelIndex at = index.parent(); at.isValid(); at = at.parent()) ++depth;
  return std::max(40, m_view->viewport()->width() - (depth + 1) * m_view->indentation() - m_context.theme.px(4));
}

QSize WhyDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  QTextDocument document;
  document.setDocumentMargin(0);
  document.setDefaultFont(m_context.theme.font(Theme::Style::body));
  document.setTextWidth(room(index));
  document.setHtml(html(index));
  return {room(index), static_cast<int>(document.size().height()) + m_context.theme.px(8)};
}

void WhyDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  painter->save();
  if (option.state.testFlag(QStyle::State_Selected)) painter->fillRect(option.rect, m_context.theme.tokens().selected);
  QTextDocument document;
  document.setDocumentMargin(0);
  document.setDefaultFont(m_context.theme.font(Theme::Style::body));
  document.setTextWidth(room(index));
  document.setHtml(html(index));
  painter->translate(option.rect.left() + m_context.theme.px(2), option.rect.top() + m_context.theme.px(4));
  document.drawContents(painter);
  painter->restore();
}

WhyTree::WhyTree(const Context& context, QWidget* parent) : QTreeView(parent), m_context(context) {
  setHeaderHidden(true);
  setItemDelegate(new WhyDelegate(context, this));
  setUniformRowHeights(false);
  setIndentation(context.theme.px(18));
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  setTabKeyNavigation(false);
  connect(this, &QTreeView::expanded, this, [this] { fit_height(); });
  connect(this, &QTreeView::collapsed, this, [this] { fit_height(); });
}

void WhyTree::fit_height() {
  if (m_fitting || model() == nullptr) return;
  m_fitting = true;
  doItemsLayout();
  int height = 0;
  QModelIndex last = model()->index(0, 0);
  while (last.isValid()) {
    height += rowHeight(last);
    last = indexBelow(last);
  }
  setFixedHeight(height + 2);
  m_fitting = false;
}

void WhyTree::resizeEvent(QResizeEvent* event) {
  QTreeView::resizeEvent(event);
  if (event->oldSize().width() != event->size().width()) {
    scheduleDelayedItemsLayout();
    fit_height();
  }
}

void WhyTree::drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
  const Theme& theme = m_context.theme;
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  if (index.parent().isValid()) {
    painter->setPen(QPen(theme.tokens().separator, 1));
    const double x = rect.right() - indentation() * 1.5 + 0.5;
    const bool last = !index.siblingAtRow(index.row() + 1).isValid();
    const double y = rect.top() + theme.px(13);
    painter->drawLine(QPointF(x, rect.top()), QPointF(x, last ? y : rect.bottom() + 1));
    painter->drawLine(QPointF(x, y), QPointF(rect.right() - indentation() + theme.px(3), y));
    for (QModelIndex above = index.parent(); above.parent().isValid(); above = above.parent()) {
      if (!above.siblingAtRow(above.row() + 1).isValid()) continue;
      int depth = 0;
      for (QModelIndex at = above.parent(); at.isValid(); at = at.parent()) ++depth;
      const double column = (depth - 0.5) * indentation() + 0.5;
      painter->drawLine(QPointF(column, rect.top()), QPointF(column, rect.bottom() + 1));
    }
  }
  if (model()->hasChildren(index)) {
    painter->setPen(QPen(theme.tokens().text, 1.4 * theme.scale()));
    const QPointF c(rect.right() - indentation() / 2.0, rect.top() + theme.px(13));
    const double r = theme.px(3);
    if (isExpanded(index)) {
      painter->drawPolyline(QPolygonF({c + QPointF(-r, -r / 2), c + QPointF(0, r / 2), c + QPointF(r, -r / 2)}));
    } else {
      painter->drawPolyline(QPolygonF({c + QPointF(-r / 2, -r), c + QPointF(r / 2, 0), c + QPointF(-r / 2, r)}));
    }
  }
  painter->restore();
}

}  // namespace levelground::desktop
