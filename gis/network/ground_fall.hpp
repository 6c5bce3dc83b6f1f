// SPDX-License-Identifier: Apache-2.0
/// How the ground falls between two places of a way, or across it, from rasters of elevation.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/city/city.hpp"

namespace levelground::gis {

/// How slopes are to be taken from heights.
struct GroundSlope {
  std::int64_t base_mm = 0;  ///< of way (incline), or across it (cross slope), over which a slope is taken
  double line_off = 0;       ///< metres: how far from its drawn line a way may lie
  double cell_at_most = 0;   ///< metres: a raster with larger cells may not be used
};

/// A place on a way, and the direction to its left.
struct GroundSpot {
  Point at;
  Point aside;  ///< of length 1, or 0 where the way has no direction
};
/// The spot a part (0 to 1) of the way from a to b.
GroundSpot spot_between(const Point& a, const Point& b, double part);

/// Steps and lifts have no gradient of their own; bridges and tunnels are not where the ground is.
bool lies_on_ground(const Feature& feature);

/// Rasters of elevation whose cells are small enough, finest first. Thread-safe.
std::vector<std::uint32_t> rasters_of_ground(const City& city, const GroundSlope& how);
/// May a slope be told from cells of this size?
bool cells_are_small_enough(const Raster& raster, const GroundSlope& how);

/// A slope without its sign, in the unit of Quantity::slope, and the raster that tells it (index into City::rasters()).
struct GroundAnswer {
  Interval slope;
  std::uint32_t raster = 0;
};

/// Heights at one spot on every line as far aside as way and cells may be off, at most half a cell apart; nullopt where a cell of them
/// is not known.
struct GroundHeights {
  Point at;  ///< the spot
  std::vector<Raster::Smooth> lines;
};
std::optional<GroundHeights> heights_at(const Raster& raster, const GroundSpot& spot, const GroundSlope& how);

/// From heights at two spots of one raster `base_mm` apart along the way: the hull over all lines, widened by the stated accuracy of
/// differences and by the scale of the map there. Both have the same number of lines.
Interval slope_between(const City& city, std::uint32_t raster, const GroundHeights& from, const GroundHeights& to, double base_mm);

/// The slope across the way at a spot, over the base of `how`. Thread-safe.
std::optional<GroundAnswer> slope_across(const City& city, const std::vector<std::uint32_t>& rasters, const GroundSpot& spot, const GroundSlope& how);

}  // namespace levelground::gis
