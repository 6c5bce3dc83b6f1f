// SPDX-License-Identifier: Apache-2.0
/// Parting things into spots, where of some pairs it is open whether they are one.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace levelground::gis {

enum class SameSpot : unsigned char { no, perhaps, yes };

/// One way to part a group: spots, each with its members.
using SpotReading = std::vector<std::vector<std::size_t>>;

/// Things that may be one spot with one another, or with one between; with those of other groups they surely are not.
struct SpotGroup {
  std::vector<std::size_t> members;     ///< ascending
  /// Every way to part it in which no two of one spot are surely two, and no two that are surely one are parted (where things that are surely one in a
  /// row lie too far apart at its ends, those may be parted too). One: it is settled. Empty: the group has more than 7 members, too many to try.
  std::vector<SpotReading> readings;
};

/// Groups of 0 … count − 1, by their first members. `relation` is symmetric. Thread-safe.
std::vector<SpotGroup> group_spots(std::size_t count, const std::function<SameSpot(std::size_t a, std::size_t b)>& relation);

}  // namespace levelground::gis
