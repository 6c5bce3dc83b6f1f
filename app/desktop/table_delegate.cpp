// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/table_delegate.hpp"

#include <algorithm>

#include <QPainter>
#include <QTextLayout>

#include "app/desktop/gap_model.hpp"
#include "app/desktop/symbols.hpp"

namespace levelground::desktop {

namespace {

/// One line where it fits, else two, the second shortened.
void draw_words(QPainter& painter, const QRectF& room, const QString& text, Qt::Alignment alignment) {
  const QFontMetricsF metrics(painter.font());
  if (room.width() <= 0) return;
  if (metrics.horizontalAdvance(text) <= room.width() || room.height() < 2 * metrics.height()) {
    painter.drawText(room, static_cast<int>(alignment), metrics.elidedText(text, Qt::ElideRight, room.width()));
    return;
  }
  QTextLayout layout(text, painter.font());
  layout.beginLayout();
  QTextLine first = layout.createLine();
  first.setLineWidth(room.width());
  layout.endLayout();
  const QString rest = text.mid(first.textLength());
  const double top = room.center().y() - metrics.height();
  painter.drawText(QRectF(room.left(), top, room.width(), metrics.height()), static_cast<int>(alignment), text.left(first.textLength()).trimmed());
  painter.drawText(QRectF(room.left(), top + metrics.height(), room.width(), metrics.height()), static_cast<int>(alignment), metrics.elidedText(rest, Qt::ElideRight, room.width()));
}

}  // namespace

QSize TableDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Theme& theme = m_context.theme;
  const QFont font = theme.font(index.column() == m_strong_column ? Theme::Style::strong : Theme::Style::body);
  int width = QFontMetrics(font).horizontalAdvance(index.data(Qt::DisplayRole).toString()) + theme.px(18);
  if (index.data(SymbolRole).toInt() != 0) width += theme.px(30);
  const QStringList groups = index.data(GroupsRole).toStringList();
  width += static_cast<int>(groups.size()) * theme.px(18 * group_tile_ratio + 4);
  (void)option;
  return {width, theme.px(42)};
}

void TableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Theme& theme = m_context.theme;
  const Tokens& t = theme.tokens();
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const QRectF box(option.rect);
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  painter->fillRect(box, selected ? t.selected : t.panel);
  if (selected && index.column() == 0) painter->fillRect(QRectF(box.left(), box.top(), theme.px(4), box.height()), t.focus);
  painter->fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), t.separator);
  QRectF room = box.adjusted(theme.px(8), 0, -theme.px(8), 0);
  const map::Palette palette = theme.map_palette();
  if (const int symbol = index.data(SymbolRole).toInt(); symbol != 0) {
    const int kind = index.data(KindRole).toInt();
    const bool mandatory = symbol == 1 && index.data(MandatoryRole).toBool();
    const double size = theme.px(mandatory ? 24 : 17);
    const QRectF at(room.left() + (theme.px(24) - size) / 2, box.center().y() - size / 2, size, size);
    (symbol == 1 ? gap_symbol(static_cast<GapKind>(kind), mandatory, palette) : verdict_symbol(static_cast<Verdict>(kind), palette))(*painter, at);
    room.setLeft(room.left() + theme.px(31));
  }
  const double tile = theme.px(18);
  for (const QString& code : index.data(GroupsRole).toStringList()) {
    if (room.width() < tile * group_tile_ratio) break;
    group_symbol(code.toStdString(), palette)(*painter, QRectF(room.left(), box.center().y() - tile / 2, tile * group_tile_ratio, tile));
    room.setLeft(room.left() + tile * group_tile_ratio + theme.px(4));
  }
  if (index.column() == m_strong_column && index.data(ChangedRole).toBool()) {
    // "changed" in words: it moved in this sitting.
    const QString word = m_context.words()("desktop.changed");
    painter->setFont(theme.font(Theme::Style::note));
    const double width = painter->fontMetrics().horizontalAdvance(word) + theme.px(12);
    const QRectF mark(room.right() - width, box.center().y() - theme.px(9), width, theme.px(18));
    painter->setPen(QPen(t.accent, 1));
    painter->setBrush(t.chosen);
    painter->drawRoundedRect(mark.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4));
    painter->setPen(t.text);
    painter->drawText(mark, Qt::AlignCenter, word);
    room.setRight(mark.left() - theme.px(6));
  }
  painter->setFont(theme.font(index.column() == m_strong_column ? Theme::Style::strong : Theme::Style::body));
  painter->setPen(t.text);
  const auto alignment = index.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
  draw_words(*painter, room, index.data(Qt::DisplayRole).toString(), alignment ? alignment : Qt::AlignLeft | Qt::AlignVCenter);
  painter->restore();
}

}  // namespace levelground::desktop
