// SPDX-License-Identifier: Apache-2.0
/// What a length that a criterion names, which is one on the ground, is on the map.
#pragma once

#include <cmath>
#include <cstdint>

#include "gis/measure/places.hpp"

namespace levelground::gis {

/// Metres on the map, 0 <= low <= high: what is nearer there than low surely lies within the length, what is farther than high surely does not.
struct MapLength {
  double low = 0, high = 0;
};

/// `metres`: at least 0, on the ground. Distance on the map = scale × distance on the ground, as in length_on_ground().
inline MapLength length_on_map(const MeasureContext& context, double metres) {
  const PointScale scale = scale_for(context);
  return {metres * scale.low, metres * scale.high};
}

/// Metres in whole millimetres, no fewer and no more than there are. What multiplying left of a millimetre counts for nothing.
inline std::int64_t mm_up(double metres) {
  constexpr double hair = 1e-6;
  return static_cast<std::int64_t>(std::ceil(metres * 1000.0 - hair));
}
inline std::int64_t mm_down(double metres) {
  constexpr double hair = 1e-6;
  return static_cast<std::int64_t>(std::floor(metres * 1000.0 + hair));
}

/// A distance from things that may lie aside of where they are mapped, in metres of the map: what is at most `metres - accuracy` away there is surely within it,
/// what is more than `metres + accuracy` away surely is not. `accuracy` >= 0; 0: things are taken where they are mapped, on a map whose scale is one number.
struct MapReach {
  double metres = 0, accuracy = 0;
};

/// Both at least 0, on the ground: how near, and how far aside. Where the scale is an interval both of its ends are held.
inline MapReach reach_on_map(const MeasureContext& context, double metres, double accuracy) {
  const PointScale scale = scale_for(context);
  if (scale.low == scale.high) return {metres * scale.low, accuracy * scale.low};
  const double nearest = (metres - accuracy) * (metres < accuracy ? scale.high : scale.low);
  const double farthest = (metres + accuracy) * scale.high;
  return {(nearest + farthest) / 2, (farthest - nearest) / 2};
}

}  // namespace levelground::gis
