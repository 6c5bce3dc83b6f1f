// SPDX-License-Identifier: Apache-2.0
/// What a length that a criterion names, which is one on the ground, is on the map.
#pragma once

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

}  // namespace levelground::gis
