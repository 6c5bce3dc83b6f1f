// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/distance_field.hpp"

#include <algorithm>

namespace levelground::gis {

DistanceField::DistanceField(const City& city, std::vector<GraphPlace> things, std::int64_t limit_mm,
                             std::function<bool(std::uint32_t)> edge_ok, std::function<bool(std::uint32_t)> vertex_ok)
    : m_city(city), m_limit(limit_mm), m_edge_ok(std::move(edge_ok)) {
  m_search->run(city, things, limit_mm, m_edge_ok, vertex_ok, true);
}

std::optional<std::int64_t> DistanceField::at(const GraphPlace& place) const {
  const std::int64_t mm = m_search->to_place(m_city.graph(), place, m_edge_ok(place.edge));
  if (mm == WalkSearch::unreached || mm > m_limit) return std::nullopt;
  return mm;
}

std::optional<std::int64_t> DistanceField::farthest_on(std::uint32_t number, std::int32_t from_mm, std::int32_t to_mm) const {
  const WalkGraph::Edge& edge = m_city.graph().edges[number];
  if (!m_edge_ok(number)) return std::nullopt;
  // Along an edge the distance is the lowest of some cones: from its two ends and from things on it. Between two neighbours it
  // is largest where their flanks meet.
  std::vector<std::pair<std::int64_t, std::int64_t>> cones;  // place on the edge, distance there
  const auto add = [&](std::uint32_t vertex, std::int64_t at) {
    const std::int64_t mm = m_search->to_vertex(vertex);
    if (mm != WalkSearch::unreached && m_search->goes_on(vertex)) cones.emplace_back(at, mm);
  };
  add(edge.from, 0);
  add(edge.to, edge.length_mm);
  for (const GraphPlace& thing : m_search->seeds()) {
    if (thing.edge == number) cones.emplace_back(thing.from_mm, thing.offset_mm);
  }
  if (cones.empty()) return std::nullopt;
  const auto height = [&](std::int64_t at) {
    std::int64_t lowest = WalkSearch::unreached;
    for (const auto& [place, mm] : cones) lowest = std::min(lowest, mm + std::abs(place - at));
    return lowest;
  };
  std::int64_t farthest = std::max(height(from_mm), height(to_mm));
  for (const auto& [left, left_mm] : cones) {
    for (const auto& [right, right_mm] : cones) {
      if (left >= right) continue;
      const std::int64_t middle = (left + right + right_mm - left_mm) / 2;
      for (const std::int64_t at : {middle, middle + 1}) {
        if (at > from_mm && at < to_mm) farthest = std::max(farthest, height(at));
      }
    }
  }
  if (farthest > m_limit) return std::nullopt;
  return farthest;
}

}  // namespace levelground::gis
