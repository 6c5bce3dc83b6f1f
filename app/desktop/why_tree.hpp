// SPDX-License-Identifier: Apache-2.0
/// The explanation as a tree that is as high as what it holds, so that the panel scrolls as one page.
#pragma once

#include <QStyledItemDelegate>
#include <QTreeView>
#include <QWheelEvent>

#include "app/desktop/context.hpp"

namespace levelground::desktop {

/// Wraps text, value in bold after it, remark in second ink.
class WhyDelegate : public QStyledItemDelegate {
 public:
  WhyDelegate(const Context& context, QTreeView* view) : QStyledItemDelegate(view), m_context(context), m_view(view) {}
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  [[nodiscard]] QString html(const QModelIndex& index) const;
  [[nodiscard]] int room(const QModelIndex& index) const;
  Context m_context;
  QTreeView* m_view;
};

class WhyTree : public QTreeView {
 public:
  explicit WhyTree(const Context& context, QWidget* parent = nullptr);
  /// Makes the tree as high as its visible rows.
  void fit_height();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
  void wheelEvent(QWheelEvent* event) override { event->ignore(); }

 private:
  Context m_context;
  bool m_fitting = false;
};

}  // namespace levelground::desktop
