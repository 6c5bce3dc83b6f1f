// SPDX-License-Identifier: Apache-2.0
/// How far it is from any place on the network to the nearest of some things.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "core/city/city.hpp"
#include "gis/network/place_search.hpp"

namespace levelground::gis {

/// One search from all things at once. Distances in millimetres, the straight stretch from a thing to the network included. Once made, any
/// number of threads may ask it.
class DistanceField {
 public:
  using Test = PlaceSearch::Test;
  /// `edge_ok` and `vertex_ok`: what may be walked. Beyond `limit_mm` nothing is reached. What the functions refer to must outlive the field.
  /// `asked_on`: the edges on which places will be asked for; none: on any. The search goes no farther than these need.
  DistanceField(const City& city, std::vector<GraphPlace> things, std::int64_t limit_mm, Test edge_ok, Test vertex_ok, std::vector<std::uint32_t> asked_on = {});
  DistanceField(const DistanceField&) = delete;
  DistanceField& operator=(const DistanceField&) = delete;
  /// nullopt: not reached within the limit.
  [[nodiscard]] std::optional<std::int64_t> at(const GraphPlace& place) const;
  /// The same with the straight stretch between the place and what is joined to the network there (places_through).
  [[nodiscard]] std::optional<std::int64_t> from(const GraphPlace& place) const;
  /// The number of the thing that is nearest to a place; nullopt: none is reached. Of two equally near the one WalkSearch comes from.
  [[nodiscard]] std::optional<std::uint32_t> nearest_thing(const GraphPlace& place) const;
  /// The largest distance on a piece of an edge; nullopt when some of it is not reached within the limit.
  [[nodiscard]] std::optional<std::int64_t> farthest_on(std::uint32_t edge, std::int32_t from_mm, std::int32_t to_mm) const;

 private:
  using Reach = PlaceReach<Test, Test>;
  [[nodiscard]] std::span<const GraphPlace> things_on(std::uint32_t edge) const;
  /// The thing from which the shortest walk to a vertex comes.
  [[nodiscard]] std::uint32_t thing_before(std::uint32_t vertex) const;
  /// The last bend of a walk along an edge to one of its ends, and the edge: the least decides between walks equally long.
  [[nodiscard]] std::tuple<double, double, std::uint32_t> last_bend(std::uint32_t edge, std::uint32_t end) const;

  const City& m_city;
  std::int64_t m_limit;
  Test m_edge_ok;
  Test m_vertex_ok;
  std::vector<GraphPlace> m_all;          ///< the things, by number
  std::vector<std::uint32_t> m_asked;     ///< edges, sorted; none: any
  std::vector<std::uint32_t> m_numbers;   ///< of the things below
  std::vector<GraphPlace> m_things;       ///< those on edges that are asked for, by edge, then number
  struct End {
    std::uint32_t vertex = 0;
    std::uint32_t thing = 0;              ///< number
  };
  /// Of edges with things, where no other thing is nearer; by vertex, then number. Made when first asked for: most fields only tell how far.
  [[nodiscard]] const std::vector<End>& ends() const;
  mutable std::once_flag m_ends_made;
  mutable std::vector<End> m_ends;
  PlaceSearch m_search;
  Reach m_reach;
};

}  // namespace levelground::gis
