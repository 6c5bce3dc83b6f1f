// SPDX-License-Identifier: Apache-2.0
/// How far a street is, drawn as a line or as the area of its carriageway.
#pragma once

#include <algorithm>
#include <limits>
#include <variant>

#include "gis/network/graph_lines.hpp"
#include "gis/network/snap.hpp"

namespace levelground::gis {

/// Metres between a road and a thing of any geometry: 0 where they meet or one lies in the other; infinity for a road that is neither line nor area. Thread-safe.
inline double metres_to_road(const Geometry& road, const Geometry& thing) {
  double nearest = std::numeric_limits<double>::infinity();
  for (const Line* line : walk_lines(road)) {
    if (line->size() < 2) continue;
    EdgeShape shape{*line, {}};
    shape.at_mm.assign(line->size(), 0);
    nearest = std::min(nearest, nearest_on(shape, thing).metres);
  }
  if (!std::holds_alternative<MultiPolygon>(road)) return nearest;
  if (const auto* point = std::get_if<Point>(&thing)) return std::min(nearest, distance(road, *point));
  for (const Line* line : walk_lines(thing)) {
    if (!line->empty()) nearest = std::min(nearest, distance(road, line->front()));   // what meets no side of it lies in it whole, or not at all
  }
  return nearest;
}

}  // namespace levelground::gis
