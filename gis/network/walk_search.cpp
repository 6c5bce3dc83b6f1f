// SPDX-License-Identifier: Apache-2.0
#include "gis/network/walk_search.hpp"

#include <cstdlib>
#include <tuple>

namespace levelground::gis {

void WalkSearch::clear(std::size_t vertices) {
  for (const std::uint32_t v : m_touched) {
    m_distance[v] = far;
    m_edge[v] = no_edge;
    m_seed[v] = no_edge;
    m_done[v] = 0;
  }
  m_touched.clear();
  m_settled.clear();
  m_heap.clear();
  if (m_distance.size() < vertices) {
    m_distance.resize(vertices, far);
    m_edge.resize(vertices, no_edge);
    m_seed.resize(vertices, no_edge);
    m_done.resize(vertices, 0);
  }
}

bool WalkSearch::prefer(const City& city, std::uint32_t vertex, std::uint32_t edge, std::uint32_t other) {
  if (edge == no_edge || other == no_edge) return edge == no_edge && other != no_edge;
  const auto bend_before = [&](std::uint32_t e) {
    const EdgeShape shape = edge_shape(city, e);
    const std::size_t n = shape.points.size();
    return city.graph().edges[e].to == vertex ? shape.points[n - 2] : shape.points[1];
  };
  const Point a = bend_before(edge);
  const Point b = bend_before(other);
  return std::tie(a.x, a.y, edge) < std::tie(b.x, b.y, other);
}

void WalkSearch::offer(const City& city, std::uint32_t vertex, std::uint64_t distance, std::uint64_t limit, std::uint32_t edge,
                       std::uint32_t seed) {
  if (distance > limit) m_cut_short = true;
  if (distance > limit || m_done[vertex] != 0) return;
  std::uint32_t& best = m_distance[vertex];
  if (best == far) m_touched.push_back(vertex);
  if (distance > best) return;
  const bool shorter = distance < best;
  if (!shorter && !prefer(city, vertex, edge, m_edge[vertex])) return;
  best = static_cast<std::uint32_t>(distance);
  m_edge[vertex] = edge;
  m_seed[vertex] = seed;
  if (!shorter) return;
  m_heap.push_back(distance << 32U | vertex);
  std::push_heap(m_heap.begin(), m_heap.end(), std::greater<>());
}

std::int64_t WalkSearch::to_place(const WalkGraph& graph, const GraphPlace& place, bool onwards, bool back) const {
  const WalkGraph::Edge& edge = graph.edges[place.edge];
  std::int64_t best = unreached;
  const auto through = [&](std::uint32_t vertex, std::int64_t rest, bool goes_there, bool may_walk_edge) {
    if (!goes_there) return;
    const std::int64_t distance = (may_walk_edge && goes_on(vertex)) || rest == 0 ? to_vertex(vertex) : unreached;
    if (distance != unreached) best = std::min(best, distance + rest);
  };
  through(edge.from, place.from_mm, place.goes_back(), onwards);
  through(edge.to, edge.length_mm - place.from_mm, place.goes_onwards(), back);
  if (!onwards && !back) return best;
  each_seed_on(place.edge, [&](std::uint32_t s) {
    if (m_seeds[s].from_mm < place.from_mm ? !onwards : m_seeds[s].from_mm > place.from_mm && !back) return;
    if (!place.goes_to(m_seeds[s].from_mm) || !m_seeds[s].goes_to(place.from_mm)) return;
    best = std::min<std::int64_t>(best, std::abs(m_seeds[s].from_mm - place.from_mm) + (m_add_offsets ? m_seeds[s].offset_mm : 0));
  });
  return best;
}

std::optional<std::uint32_t> WalkSearch::nearest_seed(const WalkGraph& graph, const GraphPlace& place) const {
  const WalkGraph::Edge& edge = graph.edges[place.edge];
  std::int64_t best = unreached;
  std::optional<std::uint32_t> nearest;
  each_seed_on(place.edge, [&](std::uint32_t s) {
    const std::int64_t mm = std::abs(m_seeds[s].from_mm - place.from_mm) + (m_add_offsets ? m_seeds[s].offset_mm : 0);
    if (mm >= best || !place.goes_to(m_seeds[s].from_mm) || !m_seeds[s].goes_to(place.from_mm)) return;
    best = mm;
    nearest = s;
  });
  for (const std::uint32_t end : {edge.from, edge.to}) {
    const std::int64_t rest = end == edge.from ? place.from_mm : edge.length_mm - place.from_mm;
    if (!(end == edge.from ? place.goes_back() : place.goes_onwards())) continue;
    if (to_vertex(end) == unreached || (rest > 0 && !goes_on(end)) || to_vertex(end) + rest >= best) continue;
    best = to_vertex(end) + rest;
    std::uint32_t vertex = end;
    while (m_edge[vertex] != no_edge) {
      const WalkGraph::Edge& by = graph.edges[m_edge[vertex]];
      vertex = by.to == vertex ? by.from : by.to;
    }
    nearest = m_seed[vertex];
  }
  return nearest;
}

}  // namespace levelground::gis
