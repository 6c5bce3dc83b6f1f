// SPDX-License-Identifier: Apache-2.0
/// What many kinds say alike of their error model (core/scheme/measure_spec.hpp).
#pragma once

#include <string_view>

namespace levelground::gis {

inline constexpr std::string_view as_stated = "as exact as it is stated, else half a unit of its last digit";
inline constexpr std::string_view no_values = "nothing stated is compared as a number";
inline constexpr std::string_view no_rasters = "none are read";
inline constexpr std::string_view old_is_unknown = "statements and layers older than the criterion allows are unknown, and statements without a date where it does";
inline constexpr std::string_view slopes_from_rasters =
    "with elevation_base only: slopes are hulls over the accuracy of heights, over lines line_accuracy aside and over the scale of the map; none from cells larger than cell_at_most. "
    "Not counted: heights are taken to go evenly between the middles of cells, so where the ground bends (the foot of a ramp) a height may be off by a quarter of a cell times the "
    "change of slope, and a short ramp is told as gentler than it is";

}  // namespace levelground::gis
