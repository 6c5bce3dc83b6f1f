// SPDX-License-Identifier: Apache-2.0
/// Where streets with sidewalks meet: the corners between their arms, so that one side of a street is never mixed with the other.
#pragma once

#include <cstdint>
#include <vector>

#include "gis/network/node_join.hpp"

namespace levelground::gis {

/// A point of a line as the network sees it: which place it is, and how far along its feature.
struct Station {
  std::uint32_t node = 0;
  std::int64_t at_mm = 0;   ///< along the feature
  Point at;
};

/// One end of a piece of road at a place: seen from the place, outwards.
struct Arm {
  std::uint32_t line = 0;
  std::uint32_t station = 0;  ///< among the stations of its line
  bool forward = false;       ///< outwards is the direction of the line
  Point direction;
};

/// A place on a street with sidewalks, or where ways cross a road without. Corner j lies anticlockwise of arm j, between it and arm j + 1.
struct StreetPlace {
  std::vector<Arm> arms;      ///< anticlockwise from east
  bool crossed = false;       ///< no road here has sidewalks; ways lead from one side to another
  bool dead_end = false;      ///< of one street with sidewalks on both sides, and nothing else is here: two corners, one on each side
  [[nodiscard]] std::uint32_t corner_count() const { return static_cast<std::uint32_t>(arms.size()); }
  /// The corner in which a direction lies.
  [[nodiscard]] std::uint32_t corner_towards(const Point& direction) const;
  /// The arm that leaves along a line; arms.size() when there is none.
  [[nodiscard]] std::uint32_t arm_of(std::uint32_t line, std::uint32_t station, bool forward) const;
  [[nodiscard]] std::uint32_t corner_before(std::uint32_t arm) const {
    if (dead_end) return 1;
    return arm == 0 ? corner_count() - 1 : arm - 1;
  }
};

/// Sorts the arms anticlockwise; arms in one direction by line, then station.
void sort_arms(std::vector<Arm>& arms);

}  // namespace levelground::gis
