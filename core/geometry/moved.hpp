// SPDX-License-Identifier: Apache-2.0
/// Geometry seen from an origin of its own: near it digits are finer, and the same town elsewhere is counted with the same bits.
#pragma once

#include <utility>

#include "core/geometry/geometry.hpp"

namespace levelground {

inline Point moved(const Point& p, const Point& origin) { return {p.x - origin.x, p.y - origin.y}; }
inline Line moved(Line line, const Point& origin) {
  for (Point& p : line) p = moved(p, origin);
  return line;
}
inline MultiPolygon moved(MultiPolygon area, const Point& origin) {
  for (Polygon& polygon : area) {
    polygon.outer = moved(std::move(polygon.outer), origin);
    for (Line& hole : polygon.holes) hole = moved(std::move(hole), origin);
  }
  return area;
}

}  // namespace levelground
