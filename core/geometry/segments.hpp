// SPDX-License-Identifier: Apache-2.0
/// The straight pieces of lines and outlines.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
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

/// Where on the straight piece from a to b is nearest to p, as a part of it, 0 to 1; 0 of a piece without length.
inline double part_towards(const Point& a, const Point& b, const Point& p) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double squared = dx * dx + dy * dy;
  return squared > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0) : 0.0;
}

/// The point at a part of the straight piece from a to b.
inline Point point_between(const Point& a, const Point& b, double part) { return {a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)}; }

/// Metres from p to the nearest point of the straight piece from a to b.
inline double distance_to_segment(const Point& a, const Point& b, const Point& p) { return distance(p, point_between(a, b, part_towards(a, b, p))); }

/// Where the straight pieces a–b and c–d cross, as a part of each, 0 to 1; nullopt: they do not, or are parallel.
inline std::optional<std::pair<double, double>> crossing_parts(const Point& a, const Point& b, const Point& c, const Point& d) {
  const double rx = b.x - a.x;
  const double ry = b.y - a.y;
  const double sx = d.x - c.x;
  const double sy = d.y - c.y;
  const double cross = rx * sy - ry * sx;
  if (cross == 0) return std::nullopt;
  const double t = ((c.x - a.x) * sy - (c.y - a.y) * sx) / cross;
  const double u = ((c.x - a.x) * ry - (c.y - a.y) * rx) / cross;
  if (t < 0 || t > 1 || u < 0 || u > 1) return std::nullopt;
  return std::pair{t, u};
}

}  // namespace levelground
