// SPDX-License-Identifier: Apache-2.0
/// How far it is from any place on the network to the nearest of some things.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "gis/network/site_walks.hpp"
#include "gis/network/walk_search.hpp"

namespace levelground::gis {

/// One search from all things at once. Distances in millimetres, the straight stretch from a thing to the network included.
class DistanceField {
 public:
  /// `edge_ok` and `vertex_ok`: what may be walked. Beyond `limit_mm` nothing is reached. The functions must outlive the field.
  DistanceField(const City& city, std::vector<GraphPlace> things, std::int64_t limit_mm, std::function<bool(std::uint32_t)> edge_ok,
                std::function<bool(std::uint32_t)> vertex_ok);
  /// nullopt: not reached within the limit.
  [[nodiscard]] std::optional<std::int64_t> at(const GraphPlace& place) const;
  /// The number of the thing that is nearest to a place; nullopt: none is reached.
  [[nodiscard]] std::optional<std::uint32_t> nearest_thing(const GraphPlace& place) const { return m_search->nearest_seed(m_city.graph(), place); }
  /// The largest distance on a piece of an edge; nullopt when some of it is not reached within the limit.
  [[nodiscard]] std::optional<std::int64_t> farthest_on(std::uint32_t edge, std::int32_t from_mm, std::int32_t to_mm) const;

 private:
  const City& m_city;
  std::int64_t m_limit;
  std::function<bool(std::uint32_t)> m_edge_ok;
  SearchLease m_search;
};

}  // namespace levelground::gis
