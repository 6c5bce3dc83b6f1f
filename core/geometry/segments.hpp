// SPDX-License-Identifier: Apache-2.0
/// The straight pieces of lines and outlines.
#pragma once

#include <algorithm>
#include <cstddef>
#include <variant>

#include "core/geometry/geometry.hpp"

namespace levelground {

/// Calls visit(a, b) for each piece in order; of an area those of its outlines and holes, of a point none.
template <typename Visit>
void each_segment(const Line& points, Visit&& visit) {
  for (std::size_t i = 1; i < points.size(); ++i) visit(points[i - 1], points[i]);
}
template <typename Visit>
void each_segment(const MultiPolygon& area, Visit&& visit) {
  for (const Polygon& polygon : area) {
    each_segment(polygon.outer, visit);
    for (const Line& hole : polygon.holes) each_segment(hole, visit);
  }
}
template <typename Visit>
void each_segment(const Geometry& geometry, Visit&& visit) {
  if (const auto* line = std::get_if<Line>(&geometry)) each_segment(*line, visit);
  if (const auto* area = std::get_if<MultiPolygon>(&geometry)) each_segment(*area, visit);
}

/// Metres from p to the nearest point of the straight piece from a to b.
inline double distance_to_segment(const Point& a, const Point& b, const Point& p) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double squared = dx * dx + dy * dy;
  const double t = squared > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0) : 0.0;
  return distance(p, Point{a.x + t * dx, a.y + t * dy});
}

}  // namespace levelground
