// SPDX-License-Identifier: Apache-2.0
/// The point scales of a CRS in which lengths may be measured.
#pragma once

namespace levelground::gis {

// Not limits of a standard but of our own arithmetic: lengths are widened by the factor, and two per mille is what keeps a
// 1.80 m width apart from 1.79 m.
inline constexpr double lowest_scale = 0.998;
inline constexpr double highest_scale = 1.002;

}  // namespace levelground::gis
