// SPDX-License-Identifier: Apache-2.0
/// Draws the map's symbols with QPainter in lists and panels, so that they are the same shapes everywhere.
#pragma once

#include <QColor>
#include <QPainter>

#include "app/map/canvas.hpp"

namespace levelground::desktop {

QColor to_qt(map::Colour colour);

/// Valid as long as the painter. GUI thread only.
class PainterCanvas : public map::Canvas {
 public:
  explicit PainterCanvas(QPainter& painter) : m_painter(painter) {}
  void path(const map::Path& path, const map::PathStyle& style) override;
  void text(std::string_view words, Point at, const map::TextStyle& style) override;
  void layer(std::string_view) override {}

 private:
  QPainter& m_painter;
};

}  // namespace levelground::desktop
