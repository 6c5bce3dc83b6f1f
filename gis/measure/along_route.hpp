// SPDX-License-Identifier: Apache-2.0
/// Where things beside a route stand along it.
#pragma once

#include <vector>

#include "gis/measure/route_net.hpp"

namespace levelground::gis {

/// The segments of a route in walking order, line by line.
class RouteSegments {
 public:
  explicit RouteSegments(const RouteNet& net);

  struct Place {
    std::size_t piece = 0;
    std::int32_t at_mm = 0;   ///< along the edge of the piece
  };
  /// Every place of the route from which the thing is at most `metres` away and both ways lead away from it. Found segment by segment,
  /// so that cutting a line at a vertex moves nothing.
  [[nodiscard]] std::vector<Place> nearest(const Geometry& thing, double metres) const;

 private:
  struct Segment {
    std::size_t piece = 0;
    Point a, b;
    std::int32_t from_mm = 0, to_mm = 0;   ///< along the edge; falling where the edge is walked backwards
    std::size_t previous = 0, next = 0;    ///< on the same line; itself where there is none
  };
  std::vector<Segment> m_segments;
  std::vector<Box> m_boxes;
};

}  // namespace levelground::gis
