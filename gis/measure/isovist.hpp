// SPDX-License-Identifier: Apache-2.0
/// How much ground is seen from one place.
#pragma once

#include <span>
#include <utility>

#include "core/geometry/geometry.hpp"

namespace levelground::gis {

/// A straight piece of wall, seen from above.
using WallPiece = std::pair<Point, Point>;

/// The isovist (Benedikt 1979): the area in m² of all places at most `up_to` metres from the eye that no wall hides. Exact for straight walls, which
/// may touch and cross; to a ten-millionth of the full circle. A wall within a millimetre of the eye hides nothing: one stands in its opening.
double isovist_area(const Point& eye, std::span<const WallPiece> walls, double up_to);

/// As if every wall stood wherever it may that lies, as a whole, at most `accuracy` metres from its place: no view that one of them cuts passes. What
/// is seen past these is surely seen. Walls nearer to the eye than that shut it in.
std::vector<WallPiece> walls_at_worst(std::span<const WallPiece> walls, double accuracy);
/// Of each wall what hides wherever within `accuracy` metres it stands, as far off as it may: what these hide is surely hidden.
std::vector<WallPiece> walls_at_best(const Point& eye, std::span<const WallPiece> walls, double accuracy);

}  // namespace levelground::gis
