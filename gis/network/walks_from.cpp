// SPDX-License-Identifier: Apache-2.0
#include "gis/network/walks_from.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "gis/network/edge_shape.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/snap.hpp"
#include "gis/network/what_if.hpp"

namespace levelground::gis {
namespace {

/// At least so far apart, metres.
double gap_between(const Box& a, const Box& b) {
  const double x = std::max({0.0, b.min_x - a.max_x, a.min_x - b.max_x});
  const double y = std::max({0.0, b.min_y - a.max_y, a.min_y - b.max_y});
  return std::max(x, y);
}

}  // namespace

WalksFrom::WalksFrom(const City& before, const City& after, const std::vector<std::uint32_t>& features, const TravellerLimits& limits, const Date& as_of,
                     double limit_metres)
    : m_city(after) {
  const PassabilityChange change = passability_change(before, after, features, limits, as_of);
  constexpr double farthest = std::numeric_limits<std::int32_t>::max();
  const auto limit_mm = static_cast<std::uint32_t>(std::min(std::ceil(limit_metres * 1000.0), farthest));
  Passability was(before, limits, as_of);
  Passability is(after, limits, as_of);
  const auto spread = [&](NetworkSearch& search, const std::vector<std::uint32_t>& vertices, Tri at_least) {
    std::vector<NetworkSearch::Start> starts;
    for (const std::uint32_t vertex : vertices) starts.push_back({vertex, 0});
    search.run(after.graph(), starts, limit_mm, [&](std::uint32_t edge) { return is.edge(edge) >= at_least || was.edge(edge) >= at_least; },
               [&](std::uint32_t vertex) { return is.vertex(vertex) >= at_least || was.vertex(vertex) >= at_least; });
  };
  spread(*m_surely, change.surely, Tri::yes);
  spread(*m_perhaps, change.perhaps, Tri::unknown);
  for (const std::uint32_t feature : change.beside) m_beside.push_back(bounds(after.feature(feature).geometry));
}

std::uint32_t WalksFrom::least(std::uint32_t vertex) const { return std::min(m_surely->distance(vertex), m_perhaps->distance(vertex)); }

double WalksFrom::metres_to(const Feature& site, double beside) const {
  constexpr double nowhere = std::numeric_limits<double>::infinity();
  const Box box = bounds(site.geometry).grown(beside);
  double as_the_crow_flies = nowhere;
  for (const Box& there : m_beside) as_the_crow_flies = std::min(as_the_crow_flies, gap_between(box, there));
  if (m_surely->reached().empty() && m_perhaps->reached().empty()) return as_the_crow_flies;
  const WalkGraph& graph = m_city.graph();
  std::uint32_t nearest = NetworkSearch::unreached;
  EdgeShape shape;
  for (const std::uint32_t way : walked_features(m_city, box)) {
    const auto [first, last] = edges_of(graph, way);
    for (std::uint32_t e = first; e < last; ++e) {
      const std::uint32_t mm = std::min(least(graph.edges[e].from), least(graph.edges[e].to));
      if (mm >= nearest) continue;
      edge_shape(m_city, e, shape);
      if (bounds(shape.points).intersects(box)) nearest = mm;
    }
  }
  return std::min(as_the_crow_flies, nearest == NetworkSearch::unreached ? nowhere : nearest / 1000.0);
}

}  // namespace levelground::gis
