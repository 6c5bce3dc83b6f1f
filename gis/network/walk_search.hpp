// SPDX-License-Identifier: Apache-2.0
/// Shortest walks from some places to everywhere within a bound: Dijkstra's algorithm with scratch memory that is used again.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/city/city.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/lease.hpp"
#include "gis/network/site_walks.hpp"

namespace levelground::gis {

/// Distances are millimetres. One object for one thread; memory grows to the largest graph it was used on and is cleared in the
/// time of what was touched.
class WalkSearch {
 public:
  static constexpr std::int64_t unreached = std::numeric_limits<std::int64_t>::max();
  static constexpr std::uint32_t no_edge = std::numeric_limits<std::uint32_t>::max();

  /// Walks from `seeds` to every vertex at most `limit_mm` away; with `add_offsets` a walk begins with the straight stretch between the
  /// thing and its place on the edge. `edge_ok(edge)`, or `edge_ok(edge, onwards)` where the direction matters (from its beginning to its end, or
  /// back), and `vertex_ok(vertex)` say what may be walked; a
  /// vertex that may not be passed is reached but not left. Of two walks equally long the one whose last bend lies farther
  /// west, then south, is taken: a matter of geometry, so that ids and cuts do not change routes.
  template <typename EdgeOk, typename VertexOk>
  void run(const City& city, const std::vector<GraphPlace>& seeds, std::int64_t limit_mm, EdgeOk&& edge_ok, VertexOk&& vertex_ok,
           bool add_offsets = false);

  [[nodiscard]] std::int64_t to_vertex(std::uint32_t vertex) const {
    return vertex < m_distance.size() && m_distance[vertex] != far ? std::int64_t{m_distance[vertex]} : unreached;
  }
  /// Whether walks go on from a vertex: it is reached, and vertex_ok let them pass.
  [[nodiscard]] bool goes_on(std::uint32_t vertex) const { return vertex < m_done.size() && m_done[vertex] == passed; }
  /// To a place on an edge; `may_walk_edge`: whether the edge itself may be walked (else only a place on its end is reached).
  /// A place behind a vertex that may not be passed is not reached over it. unreached beyond the bound.
  [[nodiscard]] std::int64_t to_place(const WalkGraph& graph, const GraphPlace& place, bool may_walk_edge = true) const {
    return to_place(graph, place, may_walk_edge, may_walk_edge);
  }
  /// The same where it may be walked in one direction and not in the other.
  [[nodiscard]] std::int64_t to_place(const WalkGraph& graph, const GraphPlace& place, bool onwards, bool back) const;
  /// The number of the seed from which a place is reached first; nullopt when it is not reached.
  [[nodiscard]] std::optional<std::uint32_t> nearest_seed(const WalkGraph& graph, const GraphPlace& place) const;
  /// The edge by which a vertex was reached; no_edge for one next to a seed.
  [[nodiscard]] std::uint32_t edge_to(std::uint32_t vertex) const { return m_edge[vertex]; }
  /// The seed whose edge a vertex without edge_to was reached along.
  [[nodiscard]] std::uint32_t seed_of(std::uint32_t vertex) const { return m_seed[vertex]; }
  /// Vertices reached, nearest first.
  [[nodiscard]] const std::vector<std::uint32_t>& reached() const { return m_settled; }
  /// Whether something lies farther than the bound of the last run.
  [[nodiscard]] bool was_cut_short() const { return m_cut_short; }
  [[nodiscard]] const std::vector<GraphPlace>& seeds() const { return m_seeds; }
  /// How far one has walked at a seed already, mm.
  [[nodiscard]] std::int64_t start_of(const GraphPlace& seed) const { return m_add_offsets ? seed.offset_mm : 0; }

 private:
  template <typename EdgeOk>
  static bool may_walk(EdgeOk& edge_ok, std::uint32_t edge, bool onwards) {
    if constexpr (std::is_invocable_v<EdgeOk&, std::uint32_t, bool>) return edge_ok(edge, onwards);
    else return edge_ok(edge);
  }
  static constexpr std::uint32_t far = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::uint8_t passed = 1;   ///< in m_done: settled, and walks go on from it
  static constexpr std::uint8_t barred = 2;   ///< settled, and they end there
  void clear(std::size_t vertices);
  /// Calls visit(number) for every seed on an edge, ascending.
  template <typename Visit>
  void each_seed_on(std::uint32_t edge, Visit&& visit) const {
    for (auto at = std::lower_bound(m_seed_at.begin(), m_seed_at.end(), std::pair{edge, 0U}); at != m_seed_at.end() && at->first == edge; ++at) visit(at->second);
  }
  void offer(const City& city, std::uint32_t vertex, std::uint64_t distance, std::uint64_t limit, std::uint32_t edge, std::uint32_t seed);
  [[nodiscard]] static bool prefer(const City& city, std::uint32_t vertex, std::uint32_t edge, std::uint32_t other);

  std::vector<std::uint32_t> m_distance;
  std::vector<std::uint32_t> m_edge;
  std::vector<std::uint32_t> m_seed;
  std::vector<std::uint8_t> m_done;
  std::vector<std::uint32_t> m_touched;
  std::vector<std::uint32_t> m_settled;
  std::vector<std::uint64_t> m_heap;   ///< distance in the upper half, vertex in the lower
  std::vector<GraphPlace> m_seeds;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> m_seed_at;   ///< edge, number of the seed; sorted
  bool m_add_offsets = false;
  bool m_cut_short = false;
};

using SearchLease = Lease<WalkSearch>;

template <typename EdgeOk, typename VertexOk>
void WalkSearch::run(const City& city, const std::vector<GraphPlace>& seeds, std::int64_t limit_mm, EdgeOk&& edge_ok,
                     VertexOk&& vertex_ok, bool add_offsets) {
  const WalkGraph& graph = city.graph();
  clear(graph.vertices.size());
  m_cut_short = false;
  m_seeds = seeds;
  m_seed_at.clear();
  for (std::uint32_t s = 0; s < seeds.size(); ++s) m_seed_at.emplace_back(seeds[s].edge, s);
  std::sort(m_seed_at.begin(), m_seed_at.end());
  m_add_offsets = add_offsets;
  const auto limit = static_cast<std::uint64_t>(std::clamp<std::int64_t>(limit_mm, 0, far - 1));
  for (std::uint32_t s = 0; s < seeds.size(); ++s) {
    const WalkGraph::Edge& edge = graph.edges[seeds[s].edge];
    // A seed that stands on a vertex needs no edge to get there.
    const auto from = static_cast<std::uint64_t>(seeds[s].from_mm);
    const std::uint64_t rest = static_cast<std::uint64_t>(edge.length_mm) - from;
    const auto offset = add_offsets ? static_cast<std::uint64_t>(seeds[s].offset_mm) : 0U;
    if (from == 0 || (seeds[s].goes_back() && may_walk(edge_ok, seeds[s].edge, false))) offer(city, edge.from, offset + from, limit, no_edge, s);
    if (rest == 0 || (seeds[s].goes_onwards() && may_walk(edge_ok, seeds[s].edge, true))) offer(city, edge.to, offset + rest, limit, no_edge, s);
  }
  while (!m_heap.empty()) {
    std::pop_heap(m_heap.begin(), m_heap.end(), std::greater<>());
    const auto vertex = static_cast<std::uint32_t>(m_heap.back());
    const std::uint64_t distance = m_heap.back() >> 32U;
    m_heap.pop_back();
    if (m_done[vertex] != 0) continue;
    m_done[vertex] = passed;
    m_settled.push_back(vertex);
    if (!vertex_ok(vertex)) {
      m_done[vertex] = barred;
      continue;
    }
    const auto edges = graph.edges_at(vertex);
    const auto targets = graph.targets_at(vertex);
    for (std::size_t i = 0; i < edges.size(); ++i) {
      if (targets[i] == vertex || !may_walk(edge_ok, edges[i], graph.edges[edges[i]].from == vertex)) continue;
      offer(city, targets[i], distance + static_cast<std::uint64_t>(graph.edges[edges[i]].length_mm), limit, edges[i], no_edge);
    }
  }
}

}  // namespace levelground::gis
