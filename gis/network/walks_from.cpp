// SPDX-License-Identifier: Apache-2.0
#include "gis/network/walks_from.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "gis/network/edge_shape.hpp"
#include "gis/network/snap.hpp"

namespace levelground::gis {

WalksFrom::WalksFrom(const City& city, std::span<const std::uint32_t> features, double limit_metres) : m_city(city) {
  const WalkGraph& graph = city.graph();
  std::vector<NetworkSearch::Start> starts;
  for (const std::uint32_t feature : features) {
    const auto [first, last] = edges_of(graph, feature);
    for (std::uint32_t e = first; e < last; ++e) {
      starts.push_back({graph.edges[e].from, 0});
      starts.push_back({graph.edges[e].to, 0});
    }
  }
  constexpr double farthest = std::numeric_limits<std::int32_t>::max();
  const auto limit_mm = static_cast<std::uint32_t>(std::min(std::ceil(limit_metres * 1000.0), farthest));
  const auto anything = [](std::uint32_t) { return true; };
  m_search->run(graph, starts, limit_mm, anything, anything);
}

double WalksFrom::metres_to(const Feature& site, double beside) const {
  const WalkGraph& graph = m_city.graph();
  const Box box = bounds(site.geometry).grown(beside);
  std::uint32_t least = NetworkSearch::unreached;
  EdgeShape shape;
  for (const std::uint32_t way : walked_features(m_city, box)) {
    const auto [first, last] = edges_of(graph, way);
    for (std::uint32_t e = first; e < last; ++e) {
      const std::uint32_t mm = std::min(m_search->distance(graph.edges[e].from), m_search->distance(graph.edges[e].to));
      if (mm >= least) continue;
      edge_shape(m_city, e, shape);
      if (bounds(shape.points).intersects(box)) least = mm;
    }
  }
  return least == NetworkSearch::unreached ? std::numeric_limits<double>::infinity() : least / 1000.0;
}

}  // namespace levelground::gis
