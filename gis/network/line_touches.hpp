// SPDX-License-Identifier: Apache-2.0
/// Where a line that may be in the way (a wall, a kerb, a road) crosses or meets a way, and on which sides of it the way goes on.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/geometry/geometry.hpp"

namespace levelground::gis {

struct LineTouch {
  std::uint32_t segment = 0;  ///< of the way: between its points segment and segment + 1
  double along = 0;           ///< metres from the start of the segment; 0 or the segment's length at one of its points
  Point at;
  bool left = false;          ///< the way has an arm on the left of the line
  bool right = false;         ///< and on its right
  bool line_ends = false;     ///< the line ends here and so has no sides
  int arms = 0;               ///< of the way: 1 at its end
};

/// Every place where `line` meets `way`, once each, along the way; half a millimetre is no distance. Where they run along each other they
/// do not meet. A line whose first and last point are one is closed. Thread-safe.
std::vector<LineTouch> line_touches(std::span<const Point> way, std::span<const Point> line);

}  // namespace levelground::gis
