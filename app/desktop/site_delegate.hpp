// SPDX-License-Identifier: Apache-2.0
/// Draws a site's row: badge, name, score interval with its bar, and whom it serves worst or what the layers prove.
#pragma once

#include <QStyledItemDelegate>

#include "app/desktop/context.hpp"

namespace levelground::desktop {

class SiteDelegate : public QStyledItemDelegate {
 public:
  explicit SiteDelegate(const Context& context, QObject* parent = nullptr) : QStyledItemDelegate(parent), m_context(context) {}
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  void paint_counts(QPainter& painter, const QRectF& line, std::uint32_t site) const;
  void paint_worst(QPainter& painter, const QRectF& line, const SiteResult& site) const;
  Context m_context;
};

}  // namespace levelground::desktop
