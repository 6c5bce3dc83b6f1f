// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/chip.hpp"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

namespace levelground::desktop {

Chip::Chip(const Context& context, Symbol symbol, double ratio, const QString& words, QWidget* parent)
    : QAbstractButton(parent), m_context(context), m_symbol(std::move(symbol)), m_ratio(ratio) {
  setText(words);
  setCheckable(true);
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
}

void Chip::set_symbol(Symbol symbol) {
  m_symbol = std::move(symbol);
  update();
}

QSize Chip::sizeHint() const {
  const Theme& theme = m_context.theme;
  const int tile = m_ratio > 0 ? theme.px(20 * m_ratio) : 0;
  const int words = text().isEmpty() ? 0 : QFontMetrics(theme.font(Theme::Style::strong)).horizontalAdvance(text());
  return {theme.px(12) + tile + words + (tile > 0 && words > 0 ? theme.px(6) : 0), theme.px(28)};
}

void Chip::paintEvent(QPaintEvent*) {
  const Theme& theme = m_context.theme;
  const Tokens& t = theme.tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const double line = isChecked() ? 2 : 1;
  painter.setPen(QPen(isChecked() ? t.accent : t.control, line));
  painter.setBrush(isChecked() || underMouse() ? t.chosen : t.card);
  painter.drawRoundedRect(QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), theme.px(5), theme.px(5));
  double x = theme.px(6);
  if (m_ratio > 0 && m_symbol) {
    const double h = theme.px(20);
    m_symbol(painter, QRectF(x, (height() - h) / 2, h * m_ratio, h));
    x += h * m_ratio + theme.px(6);
  }
  if (!text().isEmpty()) {
    painter.setFont(theme.font(Theme::Style::strong));
    painter.setPen(t.text);
    painter.drawText(QRectF(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft, text());
  }
}

void Chip::enterEvent(QEnterEvent*) { update(); }
void Chip::leaveEvent(QEvent*) { update(); }

}  // namespace levelground::desktop
