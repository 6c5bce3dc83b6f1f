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
    "Where the ground bends between the middles of cells (the foot of a ramp), as the cells around show it, a height is as wide as that may be: a third of a cell times the change of slope, "
    "of a bend aslant three quarters, as far as the accuracy does not cover it. Not counted: bends less than two cells apart, steps and walls among them, between which heights are taken "
    "to go evenly";

}  // namespace levelground::gis
