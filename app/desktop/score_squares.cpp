// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/score_squares.hpp"

#include <QPainter>

namespace levelground::desktop {

ScoreSquares::ScoreSquares(const Context& context, ScoreInterval score, QWidget* parent) : QWidget(parent), m_context(context), m_score(score) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize ScoreSquares::sizeHint() const { return {m_context.theme.px(14.0 * max_score + 4.0 * (max_score - 1)), m_context.theme.px(16)}; }

void ScoreSquares::paintEvent(QPaintEvent*) {
  const Tokens& t = m_context.theme.tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const double side = m_context.theme.px(13);
  for (int i = 0; i < max_score; ++i) {
    const QRectF box(i * m_context.theme.px(18) + 0.75, (height() - side) / 2 + 0.75, side - 1.5, side - 1.5);
    painter.setPen(QPen(i < m_score.high ? t.text : t.control, i < m_score.high ? 1.5 : 1));
    painter.setBrush(i < m_score.low ? QBrush(t.bar) : QBrush(t.card));
    painter.drawRect(box);
  }
}

}  // namespace levelground::desktop
