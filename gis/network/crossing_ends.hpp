// SPDX-License-Identifier: Apache-2.0
/// The ends of a crossing, where its kerbs are: each is a place of its own, because one may be flush and the other high.
#pragma once

#include <optional>
#include <vector>

#include "core/city/city.hpp"

namespace levelground::gis {

struct CrossingEnd {
  Point at;
  int number = 0;                       ///< 0: where the crossing's line begins, 1: where it ends
  std::optional<std::uint32_t> kerb;    ///< kerb feature found at this end
  bool both_ends = false;               ///< a crossing that is a mere point, or an area: what is said of it holds for both its ends
};

/// Ends of a crossing feature: two for a line; one, standing for both, for a point or an area. A kerb belongs to an end when it stands on the
/// crossing's own line in that half, or on a way that goes on from that end before the next junction. Thread-safe.
std::vector<CrossingEnd> crossing_ends(const City& city, std::uint32_t crossing);

}  // namespace levelground::gis
