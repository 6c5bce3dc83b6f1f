// SPDX-License-Identifier: Apache-2.0
/// Draws the cells of both tables: symbols beside words, tiles of groups, horizontal lines only, a bar at the chosen row.
#pragma once

#include <QStyledItemDelegate>

#include "app/desktop/context.hpp"

namespace levelground::desktop {

class TableDelegate : public QStyledItemDelegate {
 public:
  TableDelegate(const Context& context, int strong_column, QObject* parent = nullptr)
      : QStyledItemDelegate(parent), m_context(context), m_strong_column(strong_column) {}
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  Context m_context;
  int m_strong_column;
};

}  // namespace levelground::desktop
