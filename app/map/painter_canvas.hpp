// SPDX-License-Identifier: Apache-2.0
/// The Canvas that draws with QPainter: on a picture or on a window.
#pragma once

#include <optional>

#include <QColor>
#include <QPainter>
#include <QPolygonF>

#include "app/map/canvas.hpp"

namespace levelground::map {

QColor to_qt(Colour colour);

/// The painter must outlive it, and keeps its own settings but for pen and brush, which nobody else may change meanwhile. One thread.
class QtCanvas : public Canvas {
 public:
  explicit QtCanvas(QPainter& painter) : m_painter(painter) {}
  void path(const Path& path, const PathStyle& style) override;
  void text(std::string_view words, Point at, const TextStyle& style) override;
  void layer(std::string_view) override {}

 private:
  /// Pen and brush are changed only when they differ: a city is drawn in few styles.
  void use(const PathStyle& style);
  /// Into m_polygon, without those that lie too near to the one before to be seen; both ends stay.
  void take_points(const Path& path);
  QPainter& m_painter;
  std::optional<PathStyle> m_style;  ///< that the painter has
  QPolygonF m_polygon;
};

}  // namespace levelground::map
