// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/painter_canvas.hpp"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QPainterPath>

#include "app/desktop/words.hpp"

namespace levelground::desktop {

QColor to_qt(map::Colour colour) { return {colour.r, colour.g, colour.b, colour.a}; }

void PainterCanvas::path(const map::Path& path, const map::PathStyle& style) {
  QPainterPath shape;
  shape.setFillRule(Qt::WindingFill);
  const auto& points = path.points();
  const auto at = [&points](std::size_t i) { return QPointF(points[i].x, points[i].y); };
  std::size_t next = 0;
  for (const map::Path::Op op : path.ops()) {
    switch (op) {
      case map::Path::Op::move:
        shape.moveTo(at(next++));
        break;
      case map::Path::Op::line:
        shape.lineTo(at(next++));
        break;
      case map::Path::Op::cubic:
        shape.cubicTo(at(next), at(next + 1), at(next + 2));
        next += 3;
        break;
      case map::Path::Op::close:
        shape.closeSubpath();
        break;
    }
  }
  m_painter.setRenderHint(QPainter::Antialiasing);
  m_painter.setBrush(style.fill ? QBrush(to_qt(*style.fill)) : QBrush(Qt::NoBrush));
  m_painter.setPen(Qt::NoPen);
  if (style.stroke && style.stroke->width > 0) {
    const map::Stroke& stroke = *style.stroke;
    QPen pen(to_qt(stroke.colour), stroke.width, Qt::SolidLine, stroke.round ? Qt::RoundCap : Qt::FlatCap,
             stroke.round ? Qt::RoundJoin : Qt::MiterJoin);
    if (!stroke.dash.empty()) {
      QList<qreal> pattern;
      for (const double each : stroke.dash) pattern.append(each / stroke.width);  // Qt counts dashes in pen widths
      pen.setDashPattern(pattern);
    }
    m_painter.setPen(pen);
  }
  m_painter.drawPath(shape);
}

void PainterCanvas::text(std::string_view words, Point at, const map::TextStyle& style) {
  QFont font = m_painter.font();
  font.setPixelSize(std::max(1, static_cast<int>(std::lround(style.size))));
  font.setWeight(static_cast<QFont::Weight>(style.weight));
  font.setItalic(style.italic);
  m_painter.setFont(font);
  m_painter.setPen(to_qt(style.colour));
  const QString text = to_qt(words);
  const double width = QFontMetricsF(font).horizontalAdvance(text);
  const double shift = style.anchor == map::TextStyle::Anchor::middle ? width / 2 : style.anchor == map::TextStyle::Anchor::end ? width : 0;
  m_painter.drawText(QPointF(at.x - shift, at.y), text);
}

}  // namespace levelground::desktop
