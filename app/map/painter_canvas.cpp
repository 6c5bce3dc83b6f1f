// SPDX-License-Identifier: Apache-2.0
#include "app/map/painter_canvas.hpp"

#include <algorithm>

#include <QPainterPath>
#include <QPen>

#include "app/map/style.hpp"

namespace levelground::map {
namespace {

/// Pixels. A city drawn small has several points in each pixel: of these only every so many can be seen.
constexpr double least_step = 0.25;

QPainterPath painter_path(const Path& path) {
  QPainterPath result;
  result.setFillRule(Qt::WindingFill);
  auto p = path.points().begin();
  const auto next = [&] {
    const Point& q = *p++;
    return QPointF(q.x, q.y);
  };
  for (const Path::Op op : path.ops()) {
    switch (op) {
      case Path::Op::move:
        result.moveTo(next());
        break;
      case Path::Op::line:
        result.lineTo(next());
        break;
      case Path::Op::cubic: {
        const QPointF a = next();
        const QPointF b = next();
        result.cubicTo(a, b, next());
        break;
      }
      case Path::Op::close:
        result.closeSubpath();
        break;
    }
  }
  return result;
}

QPen pen(const Stroke& stroke) {
  QPen pen(to_qt(stroke.colour), stroke.width, Qt::SolidLine, stroke.round ? Qt::RoundCap : Qt::FlatCap,
           stroke.round ? Qt::RoundJoin : Qt::MiterJoin);
  pen.setMiterLimit(2);  // Qt counts from the middle of the line, SVG across it: 2 is SVG's 4
  if (!stroke.dash.empty() && stroke.width > 0) {
    QList<qreal> dash;
    for (const double d : stroke.dash) dash.append(d / stroke.width);
    if (dash.size() % 2 != 0) dash += dash;
    pen.setDashPattern(dash);
  }
  return pen;
}

int moves(const Path& path) {
  int count = 0;
  for (const Path::Op op : path.ops()) count += op == Path::Op::move ? 1 : 0;
  return count;
}

// Most shapes of a city are one ring or one line: Qt draws those much faster than paths.
bool single_ring(const Path& path) {
  return path.straight() && path.ops().size() == path.points().size() + 1 && path.ops().back() == Path::Op::close &&
         moves(path) == 1;
}
bool single_line(const Path& path) {
  return path.straight() && path.ops().size() == path.points().size() && moves(path) == 1;
}

}  // namespace

QColor to_qt(Colour c) { return QColor(c.r, c.g, c.b, c.a); }

void QtCanvas::use(const PathStyle& style) {
  if (m_style == style) return;
  m_painter.setBrush(style.fill ? QBrush(to_qt(*style.fill)) : QBrush(Qt::NoBrush));
  m_painter.setPen(style.stroke ? pen(*style.stroke) : QPen(Qt::NoPen));
  m_style = style;
}

void QtCanvas::path(const Path& path, const PathStyle& style) {
  use(style);
  if (single_ring(path)) {
    take_points(path);
    m_painter.drawPolygon(m_polygon, Qt::WindingFill);
  } else if (single_line(path)) {
    take_points(path);
    if (m_polygon.size() == 2) m_painter.drawLine(m_polygon[0], m_polygon[1]);  // Qt has a quicker way for one segment
    else m_painter.drawPolyline(m_polygon);
  } else {
    m_painter.drawPath(painter_path(path));
  }
}

void QtCanvas::take_points(const Path& path) {
  const std::vector<Point>& points = path.points();
  m_polygon.resize(0);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const QPointF p(points[i].x, points[i].y);
    if (i > 0 && i + 1 < points.size()) {
      const QPointF step = p - m_polygon.back();
      if (step.x() * step.x() + step.y() * step.y() < least_step * least_step) continue;
    }
    m_polygon.append(p);
  }
}

void QtCanvas::text(std::string_view words, Point at, const TextStyle& style) {
  QFont font;
  font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("sans-serif")});
  font.setPixelSize(std::max(1, qRound(style.size)));
  font.setWeight(static_cast<QFont::Weight>(style.weight));
  font.setItalic(style.italic);
  font.setHintingPreference(QFont::PreferNoHinting);
  const QString text = QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
  QPainterPath outline;
  outline.addText(0, 0, font, text);
  const double width = QFontMetricsF(font).horizontalAdvance(text);
  const double shift = style.anchor == TextStyle::Anchor::start    ? 0
                       : style.anchor == TextStyle::Anchor::middle ? width / 2
                                                                   : width;
  m_painter.save();
  m_painter.translate(at.x, at.y);
  m_painter.rotate(style.angle);
  m_painter.translate(-shift, 0);
  if (style.halo)
    m_painter.strokePath(outline, QPen(to_qt(*style.halo), label_halo, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  m_painter.fillPath(outline, to_qt(style.colour));
  m_painter.restore();
}

}  // namespace levelground::map
