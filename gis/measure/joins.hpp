// SPDX-License-Identifier: Apache-2.0
/// Where a thing may be joined to the walking network when it may lie aside of where it is mapped.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "gis/measure/distance_field.hpp"
#include "gis/network/homes.hpp"
#include "gis/network/site_walks.hpp"

namespace levelground::gis {

/// A thing that may lie up to some metres, as a whole, from where it is mapped joins its nearest way somewhere on these pieces.
struct Joins {
  std::vector<InsidePiece> pieces;    ///< by edge; from <= to
  std::optional<GraphPlace> mapped;   ///< as it is mapped; none: then on no way
  bool surely = false;                ///< on some way, wherever it lies
  std::int32_t straight_low = 0;      ///< mm from the thing to its way, at least and at most
  std::int32_t straight_high = 0;

  /// Does a place lie on one of the pieces?
  [[nodiscard]] bool hold(const GraphPlace& place) const;
  /// The ends of all pieces, each as far off its way as the thing is at least: what lies on none of them is as near to the nearest of these, or farther
  /// from where the thing joins.
  [[nodiscard]] std::vector<GraphPlace> nearest_ends() const;
  /// The mapped place, so far off that no place where the thing may join is farther: over what the tests let pass. nullopt: it may join where these do
  /// not lead within `limit_mm`, or on no way.
  [[nodiscard]] std::optional<GraphPlace> farthest(const City& city, std::int64_t limit_mm, const DistanceField::Test& edge_ok, const DistanceField::Test& vertex_ok) const;
};

/// `mapped`: its nearest way at most `metres` away, as snap() has it. Thread-safe.
Joins joins_of(const City& city, const Geometry& thing, const std::optional<GraphPlace>& mapped, double metres, double accuracy);

/// The ways of a home that is an area whose outline may lie `accuracy` metres aside: those that surely lie in it, and those that may. Thread-safe.
std::pair<Home, Home> home_ways(const City& city, std::uint32_t number, double accuracy);

}  // namespace levelground::gis
