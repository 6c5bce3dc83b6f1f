// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/limit_bar.hpp"

#include <algorithm>

#include <QPainter>

#include "app/desktop/painter_canvas.hpp"
#include "app/map/style.hpp"
#include "core/base/quantity.hpp"

namespace levelground::desktop {

namespace {
/// The limit a value must reach to be met: that of the lowest score from the pass score up that has one.
const Limit* pass_limit(const Scale& scale, int pass) {
  for (int score = pass; score <= max_score; ++score) {
    if (scale.limits[static_cast<std::size_t>(score)]) return &*scale.limits[static_cast<std::size_t>(score)];
  }
  return nullptr;
}
}  // namespace

bool LimitBar::can_show(const Criterion& criterion, const Interval& value, bool known) {
  switch (criterion.scale.quantity) {
    case Quantity::rating:
    case Quantity::presence:
    case Quantity::ordinal:
    case Quantity::category:
    case Quantity::text:
      return false;
    default:
      break;
  }
  const Limit* limit = pass_limit(criterion.scale, criterion.pass_score);
  return known && limit != nullptr && limit->limit.is_finite() && (value.low.is_finite() || value.high.is_finite());
}

LimitBar::LimitBar(const Context& context, const Criterion& criterion, const Interval& value, Verdict verdict, QWidget* parent)
    : QWidget(parent), m_context(context), m_scale(criterion.scale), m_pass(criterion.pass_score), m_value(value), m_verdict(verdict) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize LimitBar::sizeHint() const { return {m_context.theme.px(160), m_context.theme.px(44)}; }

void LimitBar::paintEvent(QPaintEvent*) {
  const Limit* limit = pass_limit(m_scale, m_pass);
  if (limit == nullptr) return;
  const Theme& theme = m_context.theme;
  const Tokens& t = theme.tokens();
  const map::Tokens& colours = map::tokens(theme.map_palette());
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const double edge = limit->limit.to_double();
  const double upper = limit->upper ? limit->upper->to_double() : edge;
  const bool has_low = m_value.low.is_finite();
  const bool has_high = m_value.high.is_finite();
  const double low = has_low ? m_value.low.to_double() : edge;
  const double high = has_high ? m_value.high.to_double() : edge;
  double from = std::min({0.0, edge, low});
  double to = std::max({edge, upper, high, low});
  if (to <= from) to = from + 1;
  to += (to - from) * 0.28;
  if (from < 0) from -= (to - from) * 0.1;
  const QRectF line(1, theme.px(4), width() - 2, theme.px(9));
  const auto x = [&](double value) { return line.left() + line.width() * std::clamp((value - from) / (to - from), 0.0, 1.0); };
  const double good_from = m_scale.direction == Scale::Direction::at_most ? from : edge;
  const double good_to = m_scale.direction == Scale::Direction::at_most ? edge : m_scale.direction == Scale::Direction::at_least ? to : upper;
  QColor good = to_qt(colours.verdict[static_cast<std::size_t>(Verdict::met)]);
  good.setAlphaF(t.contrast ? 0.0F : 0.34F);
  painter.setPen(Qt::NoPen);
  painter.setBrush(good);
  painter.drawRect(QRectF(QPointF(x(good_from), line.top()), QPointF(x(good_to), line.bottom())));
  painter.setPen(QPen(t.control, 1));
  painter.drawLine(line.bottomLeft(), line.bottomRight());
  // What was found: solid where both ends are known, open where one is not.
  const double left = has_low ? x(low) : line.left();
  const double right = std::max(has_high ? x(high) : line.right(), left + 3.0);
  const QColor ink = to_qt(colours.verdict[static_cast<std::size_t>(m_verdict)]);
  painter.setPen(QPen(ink, 1.5));
  painter.setBrush(has_low && has_high ? QBrush(ink) : QBrush(t.card));
  painter.drawRect(QRectF(QPointF(left, line.top() + 1), QPointF(right, line.bottom())));
  painter.setPen(QPen(t.text, 2));
  painter.drawLine(QPointF(x(edge), line.top() - theme.px(3)), QPointF(x(edge), line.bottom() + theme.px(3)));
  if (limit->upper) painter.drawLine(QPointF(x(upper), line.top() - theme.px(3)), QPointF(x(upper), line.bottom() + theme.px(3)));
  painter.setFont(theme.font(Theme::Style::note));
  painter.setPen(t.text);
  const auto shown = [&](const Rational& end) { return display(end, m_scale.quantity, m_scale.unit, m_context.words().language()); };
  std::string text = shown(limit->short_of.value_or(limit->limit));
  if (limit->upper) text += "–" + shown(*limit->upper);
  const QString words = m_context.words()("desktop.limit", {{"value", text}});
  const double wide = painter.fontMetrics().horizontalAdvance(words);
  const double at = std::clamp(x(edge) - wide / 2, line.left(), std::max(line.left(), line.right() - wide));
  painter.drawText(QRectF(at, line.bottom() + theme.px(5), wide + 2, theme.px(20)), Qt::AlignLeft | Qt::AlignVCenter, words);
}

}  // namespace levelground::desktop
