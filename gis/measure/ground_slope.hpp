// SPDX-License-Identifier: Apache-2.0
/// Slopes of a route from the height of the ground: the elevation fills what nobody stated.
#pragma once

#include <optional>
#include <vector>

#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/route.hpp"
#include "gis/network/ground_fall.hpp"

namespace levelground::gis {

/// From the parameters elevation_base, line_accuracy and cell_at_most (without it the base); nullopt where the first is
/// not given.
std::optional<GroundSlope> ground_slope(const Parameters& parameters);
/// Their descriptions, for kinds that take them.
std::vector<ParameterSpec> ground_slope_parameters();

/// Rasters of the ground that the criterion may use, finest first; `steps` says of the others why not.
std::vector<std::uint32_t> usable_rasters(const MeasureContext& context, const GroundSlope& how, std::vector<SharedText>& steps);

/// A stretch over which the ground tells one slope, without its sign, in the unit of Quantity::slope.
struct SlopePiece {
  Stretch stretch;
  Interval slope;
  std::uint32_t raster = 0;  ///< index into City::rasters()
};

/// What the ground says of each stretch, along it or across it, parallel to `stretches` and ascending; empty where it
/// says nothing.
///
/// Along every line of the route a base begins each quarter of a base, wherever features or vertices lie, and the last one reaches
/// back from the end: so no steep piece hides between two bases, wherever the line begins. What is told of a base holds for the part of the way around its
/// middle, up to half-way to the next. A height lies between the middles of four cells, evenly or as far aside as it may bend. The slope over a base is the
/// difference at its ends, widened by the stated accuracy of differences, by every line that lies as far aside as way
/// and raster may be off, and by the scale of the map; a slope within a base is not seen. Nothing is said of steps and
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
