// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/score_bar.hpp"

#include <algorithm>

namespace levelground::desktop {

void paint_score_bar(QPainter& painter, const QRectF& box, const Fractions& score, std::optional<double> floor, const Tokens& tokens) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  const double height = std::min(box.height(), 9.0 * box.height() / 12);
  const QRectF track(box.left(), box.center().y() - height / 2, box.width(), height);
  const QRectF thin(track.left(), track.center().y() - height * 0.17, track.width(), height * 0.34);
  painter.setPen(tokens.contrast ? QPen(tokens.text, 1) : QPen(Qt::NoPen));
  painter.setBrush(tokens.open);
  painter.drawRect(thin);
  const double low = track.width() * std::clamp(score.low.to_double() / 100, 0.0, 1.0);
  double high = track.width() * std::clamp(score.high.to_double() / 100, 0.0, 1.0);
  if (high > low) {
    high = std::max(high, std::min(low + 1.8, track.width()));  // what is open stays visible
    painter.setPen(QPen(tokens.bar, 1.5));
    painter.setBrush(tokens.card);
    painter.drawRect(QRectF(track.left() + low, track.top(), high - low, height).adjusted(0.75, 0.75, -0.75, -0.75));
  }
  painter.setPen(Qt::NoPen);
  painter.setBrush(tokens.bar);
  painter.drawRect(QRectF(track.left(), track.top(), low, height));
  if (floor) {
    const double x = track.left() + track.width() * std::clamp(*floor / 100, 0.0, 1.0);
    painter.setPen(QPen(tokens.card, 3.6));
    painter.drawLine(QPointF(x, track.top() - 2), QPointF(x, track.bottom() + 2));
    QPen tick(tokens.text, 1.5);
    tick.setDashPattern({1.4, 1.2});
    painter.setPen(tick);
    painter.drawLine(QPointF(x, track.top() - 2), QPointF(x, track.bottom() + 2));
  }
  painter.restore();
}

QString spoken_score(const Fractions& score, const Words& words) {
  const std::string low = words.number(score.low.to_text_floor(1));
  const std::string high = words.number(score.high.to_text_floor(1));
  return low == high ? words("desktop.score.exact", {{"value", low}}) : words("desktop.score.interval", {{"low", low}, {"high", high}});
}

ScoreBar::ScoreBar(const Context& context, const Fractions& score, std::optional<double> floor, QWidget* parent)
    : QWidget(parent), m_context(context), m_score(score), m_floor(floor) {
  setAccessibleName(spoken_score(score, context.words()));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ScoreBar::sizeHint() const { return {m_context.theme.px(96), m_context.theme.px(14)}; }
QSize ScoreBar::minimumSizeHint() const { return {m_context.theme.px(48), m_context.theme.px(14)}; }

void ScoreBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paint_score_bar(painter, QRectF(rect()).adjusted(1, 0, -1, 0), m_score, m_floor, m_context.theme.tokens());
}

}  // namespace levelground::desktop
