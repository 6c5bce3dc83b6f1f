// SPDX-License-Identifier: Apache-2.0
/// Slopes of a route from the height of the ground: the elevation fills what nobody stated.
#pragma once

#include <optional>
#include <vector>

#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/route.hpp"

namespace levelground::gis {

/// How a criterion wants slopes to be taken from heights.
struct GroundSlope {
  std::int64_t base_mm = 0;  ///< of way (incline), or across it (cross slope), over which a slope is taken
  double line_off = 0;       ///< metres: how far from its drawn line a way may lie
  double cell_at_most = 0;   ///< metres: a raster with larger cells may not be used
};
/// From the parameters elevation_base, line_accuracy and cell_at_most (without it the base); nullopt where the first is
/// not given.
std::optional<GroundSlope> ground_slope(const Parameters& parameters);
/// Their descriptions, for kinds that take them.
std::vector<ParameterSpec> ground_slope_parameters();

/// A stretch over which the ground tells one slope, without its sign, in the unit of Quantity::slope.
struct SlopePiece {
  Stretch stretch;
  Interval slope;
  std::uint32_t raster = 0;  ///< index into City::rasters()
};

/// What the ground says of each stretch, along it or across it, parallel to `stretches` and ascending; empty where it
/// says nothing.
///
/// Every line of the route is cut into pieces of base length from its beginning, wherever features or vertices lie; the
/// last one reaches back. A height is bilinear between the middles of four cells. The slope of a piece is the
/// difference at its ends, widened by the stated accuracy of differences, by every line that lies as far aside as way
/// and raster may be off, and by the scale of the map; a slope within a piece is not seen. Nothing is said of steps and
/// lifts, of what does not lie on the ground (`layer`), where a cell is unknown, and by rasters that are too coarse or
/// too old. Of several the finest that knows is taken. Thread-safe.
enum class SlopeAcross : std::uint8_t { along, across };
std::vector<std::vector<SlopePiece>> ground_slopes(const MeasureContext& context,
                                                   const std::vector<RouteStretch>& stretches, const GroundSlope& how,
                                                   SlopeAcross direction, std::vector<SharedText>& steps);

/// The place of a stretch, which somebody may have said something of, cut at its pieces: that and the ground are two
/// statements about one thing. Where they overlap both hold; where they do not it is dissent. Neighbours of which the
/// same is known are one place.
std::vector<PlaceResult> with_ground(const MeasureContext& context, const PlaceResult& stated,
                                     const std::vector<SlopePiece>& pieces, const GroundSlope& how);

}  // namespace levelground::gis
