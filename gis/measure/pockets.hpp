// SPDX-License-Identifier: Apache-2.0
/// Recesses and dead ends: free ground that obstacles enclose so closely that it opens to one side alone.
#pragma once

#include <vector>

#include "core/geometry/geometry.hpp"
#include "gis/handles/geos.hpp"

namespace levelground::gis {

inline constexpr double off_wall = 0.1;   ///< metres

/// What stands on the ground, seen from above, metres.
struct Walls {
  MultiPolygon areas;       ///< valid
  std::vector<Line> lines;  ///< walls without a width
};

struct Pocket {
  Polygon shape;
  Line mouth;        ///< where it opens, end to end
  double depth = 0;  ///< metres from the straight line between the ends of the mouth to the deepest place
  std::vector<Point> places;   ///< around it, off_wall inside its outline: where somebody could stand
};

/// Ground that no free disc of diameter `width` covers (the closing of the obstacles by that disc, without them), part by part; those that
/// open once: what opens twice is a passage, what never does is a courtyard. Parts narrower than 4 cm are none. Deterministic, by position.
/// `near`: only parts whose bounds meet one of these boxes, left out before their mouths are looked for, which costs most; empty: all.
std::vector<Pocket> find_pockets(GeosContext& context, const Walls& obstacles, double width,
                                 const std::vector<Box>& near = {});

}  // namespace levelground::gis
