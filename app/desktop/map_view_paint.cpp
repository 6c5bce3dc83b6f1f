// SPDX-License-Identifier: Apache-2.0
// How the map view puts the painted picture, marks of selection and its furniture on the screen.
#include <algorithm>
#include <cmath>

#include <QPaintEvent>
#include <QPainter>

#include "app/desktop/map_view.hpp"
#include "app/desktop/painter_canvas.hpp"
#include "app/map/furniture.hpp"
#include "app/map/symbols.hpp"

namespace levelground::desktop {

namespace {

QString metres_words(double metres) {
  return metres >= 1000 ? QStringLiteral("%1 km").arg(metres / 1000) : QStringLiteral("%1 m").arg(metres);
}

void paint_scale_bar(QPainter& painter, const map::View& view, const Theme& theme, double below) {
  const map::Tokens& t = map::tokens(view.palette);
  const double metres = map::scale_bar_metres(view);
  const double pixels = metres / view.metres_per_pixel;
  const double s = theme.scale();
  const QRectF box(12, view.height - below - 40 * s, pixels + 70 * s, 40 * s);
  QColor ground = to_qt(t.halo);
  ground.setAlphaF(0.88F);
  painter.setPen(Qt::NoPen);
  painter.setBrush(ground);
  painter.drawRoundedRect(box, 5, 5);
  const double x = box.left() + 12 * s;
  const double y = box.bottom() - 10 * s;
  painter.setPen(QPen(to_qt(t.ink), 1.4));
  painter.drawPolyline(QPolygonF({QPointF(x, y - 5), QPointF(x, y), QPointF(x + pixels, y), QPointF(x + pixels, y - 5)}));
  painter.drawLine(QPointF(x + pixels / 2, y - 3), QPointF(x + pixels / 2, y));
  painter.setFont(theme.font(Theme::Style::note));
  const QRectF words(x - 2, box.top() + 3 * s, pixels + 4, y - box.top() - 7 * s);
  const bool room = painter.fontMetrics().horizontalAdvance(metres_words(metres)) + 20 * s < pixels;
  if (room) painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("0"));
  painter.drawText(words.adjusted(-20, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter, metres_words(metres));
  PainterCanvas canvas(painter);
  map::draw_symbol(canvas, map::north_symbol(), {t.ink, t.halo, t.ink}, {box.right() - 19 * s, box.center().y()}, 11 * s, 0);
}

/// px under scale bar and legend, so that the line of credits hides nothing.
double room_below(const map::Scene& scene, const Theme& theme) { return scene.credits.empty() ? 12 : std::max(12.0, 16 * theme.scale()); }

void paint_credit(QPainter& painter, const map::Scene& scene, const map::View& view, const Theme& theme, const Texts& texts) {
  const map::Tokens& t = map::tokens(view.palette);
  QFont font = theme.font(Theme::Style::note);
  font.setPixelSize(theme.px(10.5));
  painter.setFont(font);
  const QFontMetrics metrics(font);
  const QString words = to_qt(map::credit_words(scene, texts, [&](const std::string& each) { return metrics.horizontalAdvance(to_qt(each)) < view.width * 0.6; }));
  if (words.isEmpty()) return;
  const double width = metrics.horizontalAdvance(words) + 10;
  const QRectF box(view.width - width, view.height - metrics.height() - 1.0, width, metrics.height() + 1.0);
  QColor ground = to_qt(t.halo);
  ground.setAlphaF(0.88F);
  painter.fillRect(box, ground);
  painter.setPen(to_qt(t.ink));
  painter.drawText(box, Qt::AlignCenter, words);
}

void paint_legend(QPainter& painter, const std::vector<map::LegendItem>& items, const QString& title, const map::View& view, const Theme& theme,
                  const std::optional<QPointF>& keep_clear, double below) {
  if (items.empty()) return;
  const map::Tokens& t = map::tokens(view.palette);
  const Tokens& window = theme.tokens();
  const double s = theme.scale();
  const double row = 23 * s;
  painter.setFont(theme.font(Theme::Style::strong));
  double width = painter.fontMetrics().horizontalAdvance(title);
  painter.setFont(theme.font(Theme::Style::note));
  for (const map::LegendItem& item : items) width = std::max(width, 44 * s + painter.fontMetrics().horizontalAdvance(QString::fromStdString(item.words)));
  const QSizeF size(width + 26 * s, static_cast<double>(items.size()) * row + 36 * s);
  if (size.width() * size.height() > 0.24 * view.width * view.height) return;  // it would hide more than it explains
  QRectF box(QPointF(view.width - 12 - size.width(), view.height - below - size.height()), size);
  if (keep_clear && box.adjusted(-24, -24, 24, 24).contains(*keep_clear)) box.moveTop(12);
  QColor ground = window.panel;
  ground.setAlphaF(window.contrast ? 1.0F : 0.94F);
  painter.setPen(QPen(window.separator, 1));
  painter.setBrush(ground);
  painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
  painter.setPen(window.text);
  painter.setFont(theme.font(Theme::Style::strong));
  painter.drawText(QRectF(box.left() + 13 * s, box.top() + 6 * s, width, 20 * s), Qt::AlignLeft | Qt::AlignVCenter, title);
  double y = box.top() + 28 * s;
  for (const map::LegendItem& item : items) {
    painter.save();
    PainterCanvas canvas(painter);
    map::draw_legend_item(canvas, item, t, {box.left() + 13 * s, y}, 32 * s, row);
    painter.restore();
    painter.setFont(theme.font(Theme::Style::note));
    painter.setPen(window.text);
    painter.drawText(QRectF(box.left() + 57 * s, y, width, row), Qt::AlignLeft | Qt::AlignVCenter, QString::fromStdString(item.words));
    y += row;
  }
}

}  // namespace

void MapView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const map::Tokens& t = map::tokens(m_context.theme.map_palette());
  painter.fillRect(rect(), to_qt(t.land));
  if (!m_pixmap.isNull()) {
    // The picture as painted, moved and scaled to where the view is now; a sharper one is on its way.
    const map::View& was = m_picture.view;
    const Point corner = m_view.to_pixel(was.to_map({0, 0}));
    const double factor = was.metres_per_pixel / m_view.metres_per_pixel;
    if (std::abs(factor - 1) < 1e-9) {
      painter.drawPixmap(QPointF(std::round(corner.x), std::round(corner.y)), m_pixmap);
    } else {
      painter.setRenderHint(QPainter::SmoothPixmapTransform);
      painter.drawPixmap(QRectF(corner.x, corner.y, was.width * factor, was.height * factor), m_pixmap, QRectF(m_pixmap.rect()));
    }
  }
  painter.setRenderHint(QPainter::Antialiasing);
  if (scene() != nullptr) {
    paint_marks(painter);
    const double below = room_below(*scene(), m_context.theme);
    paint_scale_bar(painter, m_view, m_context.theme, below);
    paint_credit(painter, *scene(), m_view, m_context.theme, m_context.words().texts());
    if (m_legend) {
      const QString title = m_context.words()(m_context.session.colouring() == map::Colouring::coverage ? "map.legend.coverage" : "map.legend.outcome");
      paint_legend(painter, m_picture.legend, title, m_view, m_context.theme, position_of_gap(m_context.session.selection().gap), below);
    }
  }
}

void MapView::paint_marks(QPainter& painter) const {
  const map::Tokens& t = map::tokens(m_context.theme.map_palette());
  const double radius = symbol_radius();
  const std::string& chosen = m_context.session.selection().gap;
  painter.setBrush(Qt::NoBrush);
  if (chosen != m_picture.view.selected_gap) {
    // The picture with the ring in it is still being painted: the hand sees its answer at once.
    if (const auto at = position_of_gap(chosen)) {
      painter.setPen(QPen(to_qt(t.halo), 5));
      painter.drawEllipse(*at, radius + 3, radius + 3);
      painter.setPen(QPen(to_qt(t.route), 2.6));
      painter.drawEllipse(*at, radius + 6, radius + 6);
    }
  }
  if (!m_hovered.empty() && m_hovered != chosen) {
    if (const auto at = position_of_gap(m_hovered)) {
      painter.setPen(QPen(to_qt(t.halo), 5));
      painter.drawEllipse(*at, radius + 3, radius + 3);
      painter.setPen(QPen(to_qt(t.ink), 1));
      painter.drawEllipse(*at, radius + 6, radius + 6);
    }
  }
  if (hasFocus()) {
    painter.setPen(QPen(m_context.theme.tokens().focus, 2.5));
    painter.drawRect(QRectF(rect()).adjusted(1.25, 1.25, -1.25, -1.25));
  }
  if (hasFocus() && m_by_keyboard) {  // the cross at which Enter and Ctrl+Shift+I look
    const QPointF c = QRectF(rect()).center();
    for (const auto& [colour, width] : {std::pair(to_qt(t.halo), 4.0), std::pair(to_qt(t.ink), 1.4)}) {
      painter.setPen(QPen(colour, width));
      painter.drawLine(c - QPointF(9, 0), c - QPointF(3, 0));
      painter.drawLine(c + QPointF(3, 0), c + QPointF(9, 0));
      painter.drawLine(c - QPointF(0, 9), c - QPointF(0, 3));
      painter.drawLine(c + QPointF(0, 3), c + QPointF(0, 9));
    }
  }
}

}  // namespace levelground::desktop
