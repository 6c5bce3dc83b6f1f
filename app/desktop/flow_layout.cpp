// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/flow_layout.hpp"

#include <algorithm>

namespace levelground::desktop {

FlowLayout::FlowLayout(QWidget* parent, int gap) : QLayout(parent), m_gap(gap) { setContentsMargins(0, 0, 0, 0); }

FlowLayout::~FlowLayout() { qDeleteAll(m_items); }

void FlowLayout::set_gap(int gap) {
  m_gap = gap;
  invalidate();
}

void FlowLayout::addItem(QLayoutItem* item) { m_items.append(item); }

QLayoutItem* FlowLayout::itemAt(int index) const { return m_items.value(index); }

QLayoutItem* FlowLayout::takeAt(int index) { return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr; }

QSize FlowLayout::minimumSize() const {
  QSize size;
  for (const QLayoutItem* item : m_items) {
    if (!item->isEmpty()) size = size.expandedTo(item->minimumSize());
  }
  const QMargins margins = contentsMargins();
  return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect& rect) {
  QLayout::setGeometry(rect);
  arrange(rect, true);
}

int FlowLayout::arrange(const QRect& rect, bool apply) const {
  const QRect area = rect.marginsRemoved(contentsMargins());
  int y = area.top();
  qsizetype first = 0;
  while (first < m_items.size()) {
    int x = area.left();
    int row = 0;
    qsizetype last = first;
    for (; last < m_items.size(); ++last) {
      if (m_items[last]->isEmpty()) continue;
      const QSize size = m_items[last]->sizeHint();
      if (x > area.left() && x + size.width() > area.left() + area.width()) break;
      x += size.width() + m_gap;
      row = std::max(row, size.height());
    }
    if (apply) {
      x = area.left();
      for (qsizetype i = first; i < last; ++i) {
        if (m_items[i]->isEmpty()) continue;
        const QSize size = m_items[i]->sizeHint().boundedTo(QSize(area.width(), m_items[i]->sizeHint().height()));
        m_items[i]->setGeometry(QRect(QPoint(x, y + (row - size.height()) / 2), size));
        x += size.width() + m_gap;
      }
    }
    y += row + m_gap;
    first = last;
  }
  return y - m_gap - rect.top() + contentsMargins().bottom();
}

}  // namespace levelground::desktop
