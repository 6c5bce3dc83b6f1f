// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/symbols.hpp"

#include <algorithm>
#include <utility>

#include <QPaintEvent>

#include "app/desktop/painter_canvas.hpp"
#include "app/map/symbols.hpp"

namespace levelground::desktop {

namespace {

Symbol from_map(map::Symbol symbol, map::Colour colour, map::Palette palette, double reach, bool mandatory) {
  return [symbol = std::move(symbol), colour, palette, reach, mandatory](QPainter& painter, const QRectF& box) {
    painter.save();
    PainterCanvas canvas(painter);
    const map::Tokens& t = map::tokens(palette);
    const double radius = std::min(box.width() / symbol.half_width, box.height() / symbol.half_height) / 2 / reach;
    map::draw_symbol(canvas, symbol, {colour, t.halo, t.ink}, {box.center().x(), box.center().y()}, radius, 0, mandatory);
    painter.restore();
  };
}

// Room around a symbol for strokes that reach over its outline, and for the second ring of a mandatory gap.
constexpr double stroke_room = 1.12;
constexpr double ring_room = 1.48;

}  // namespace

Symbol group_symbol(const std::string& code, map::Palette palette) {
  return from_map(map::group_symbol(code), map::group_colour(map::tokens(palette), code), palette, 1.0, false);
}

Symbol dimension_symbol(const std::string& code, map::Palette palette) {
  return from_map(map::dimension_symbol(code), map::dimension_colour(map::tokens(palette), code), palette, stroke_room, false);
}

Symbol outcome_symbol(Outcome outcome, int bars, map::Palette palette) {
  const auto kind = map::outcome_class(outcome, bars);
  if (!kind) return [](QPainter&, const QRectF&) {};
  return from_map(map::outcome_symbol(*kind, bars), map::tokens(palette).outcome[static_cast<std::size_t>(*kind)], palette, stroke_room,
                  false);
}

Symbol outcome_symbol(const Scheme& scheme, const SiteResult& site, map::Palette palette) {
  return outcome_symbol(site.outcome, site.level ? scheme.levels.at(*site.level).bars : 0, palette);
}

Symbol verdict_symbol(Verdict verdict, map::Palette palette) {
  return from_map(map::verdict_symbol(verdict), map::tokens(palette).verdict[static_cast<std::size_t>(verdict)], palette, stroke_room, false);
}

Symbol gap_symbol(GapKind kind, bool mandatory, map::Palette palette) {
  return from_map(map::gap_symbol(kind), map::tokens(palette).gap[static_cast<std::size_t>(kind)], palette,
                  mandatory ? ring_room : stroke_room, mandatory);
}

Symbol program_symbol(const QColor& ink) {
  return [ink](QPainter& painter, const QRectF& box) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double unit = std::min(box.width(), box.height()) / 2;
    painter.translate(box.center());
    painter.setPen(QPen(ink, unit * 0.22, Qt::SolidLine, Qt::FlatCap));
    for (int i = 0; i < 3; ++i) {
      const double reach = unit * (0.3 + 0.3 * i);
      const double y = unit * (-0.48 + 0.48 * i);
      painter.drawLine(QPointF(-reach, y), QPointF(reach, y));
    }
    painter.restore();
  };
}

QPixmap symbol_pixmap(const Symbol& symbol, const QSize& size, double device_pixel_ratio) {
  QPixmap pixmap(size * device_pixel_ratio);
  pixmap.setDevicePixelRatio(device_pixel_ratio);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  symbol(painter, QRectF(QPointF(), QSizeF(size)));
  return pixmap;
}

void SymbolView::show_symbol(Symbol symbol, const QSize& size) {
  m_symbol = std::move(symbol);
  m_size = size;
  setFixedSize(size);
  update();
}

SymbolView* symbol_view(const Symbol& symbol, const QSize& size) {
  auto* view = new SymbolView;
  view->show_symbol(symbol, size);
  return view;
}

void SymbolView::paintEvent(QPaintEvent*) {
  if (!m_symbol) return;
  QPainter painter(this);
  m_symbol(painter, QRectF(rect()));
}

}  // namespace levelground::desktop
