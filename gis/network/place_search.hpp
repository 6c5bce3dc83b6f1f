// SPDX-License-Identifier: Apache-2.0
/// How far it is from some places on the network to everything around them, when only distances matter; and how far it would be with
/// more of the network open.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "gis/network/lease.hpp"
#include "gis/network/network_search.hpp"
#include "gis/network/site_walks.hpp"

namespace levelground::gis {

/// The sister of WalkSearch that keeps no routes: the same distances, from NetworkSearch. One object for one thread, on the thread that made
/// it. The graph and the places must outlive it.
class PlaceSearch {
 public:
  static constexpr std::int64_t unreached = std::numeric_limits<std::int64_t>::max();
  /// Farther than this, millimetres, is not counted: 2,147 km.
  static constexpr std::int64_t farthest = std::numeric_limits<std::int32_t>::max();
  using Test = std::function<bool(std::uint32_t)>;

  /// With `add_offsets` a walk begins with the straight stretch between the thing and its place on the edge.
  PlaceSearch(const WalkGraph& graph, std::span<const GraphPlace> places, bool add_offsets = false)
      : m_graph(graph), m_places(places), m_add_offsets(add_offsets) {}

  /// From the places along their edges to every vertex at most `limit_mm` away. A vertex that may not be passed is reached but not left.
  /// `asked`: as NetworkSearch::run; then neither within() nor open() may follow.
  template <typename EdgeOk, typename VertexOk>
  void run(std::int64_t limit_mm, const EdgeOk& edge_ok, const VertexOk& vertex_ok, std::span<const std::uint32_t> asked = {});
  /// Answers from now on as if run() had been asked with this limit, which is not larger.
  void within(std::int64_t limit_mm) { m_limit = limit_mm; }
  [[nodiscard]] std::int64_t limit() const { return m_limit; }

  /// As if run() had found some edges and vertices open that were closed: `edge_ok` and `vertex_ok` say yes to what they said yes to before and
  /// to these. Costs what comes nearer, not what is reached. `close()` before the next.
  template <typename EdgeOk, typename VertexOk>
  void open(std::span<const std::uint32_t> edges, std::span<const std::uint32_t> vertices, const EdgeOk& edge_ok, const VertexOk& vertex_ok);
  /// Vertices that came nearer since open(), some more than once.
  template <typename Visit>
  void each_nearer(Visit&& visit) const {
    for (const NetworkSearch::Improved& improved : m_search->improved()) visit(improved.vertex);
  }
  /// As it was before open().
  void close() { m_search->undo(); }

  [[nodiscard]] std::span<const GraphPlace> places() const { return m_places; }
  /// How far one has walked at a place already, mm.
  [[nodiscard]] std::int64_t start_of(const GraphPlace& place) const { return m_add_offsets ? place.offset_mm : 0; }
  /// Calls visit(vertex, mm) for the ends of a place's edge that are reached along it.
  template <typename EdgeOk, typename Visit>
  void each_end(const GraphPlace& place, const EdgeOk& edge_ok, Visit&& visit) const;
  [[nodiscard]] const std::vector<std::uint32_t>& reached() const { return m_search->reached(); }   ///< by run(), whatever within() says
  [[nodiscard]] std::int64_t to_vertex(std::uint32_t vertex) const {
    const std::uint32_t mm = m_search->distance(vertex);
    return mm == NetworkSearch::unreached || mm > m_limit ? unreached : std::int64_t{mm};
  }

 private:
  const WalkGraph& m_graph;
  std::span<const GraphPlace> m_places;
  bool m_add_offsets;
  Lease<NetworkSearch> m_search;
  std::vector<NetworkSearch::Start> m_starts;
  std::int64_t m_limit = 0;
};

/// What is known of one graph after PlaceSearch::run: what may be walked, and how far it is. Cheap to make. Must not outlive the search.
template <typename EdgeOk, typename VertexOk>
class PlaceReach {
 public:
  PlaceReach(const WalkGraph& graph, const PlaceSearch& search, const EdgeOk& edge_ok, const VertexOk& vertex_ok)
      : m_graph(graph), m_search(search), m_edge_ok(edge_ok), m_vertex_ok(vertex_ok) {}

  [[nodiscard]] std::int64_t to_vertex(std::uint32_t vertex) const { return m_search.to_vertex(vertex); }
  [[nodiscard]] bool goes_on(std::uint32_t vertex) const { return m_search.to_vertex(vertex) != PlaceSearch::unreached && m_vertex_ok(vertex); }
  [[nodiscard]] std::span<const GraphPlace> seeds() const { return m_search.places(); }
  [[nodiscard]] std::int64_t start_of(const GraphPlace& seed) const { return m_search.start_of(seed); }
  /// To a place on an edge, as WalkSearch::to_place; `along`: places on the same edge, from which it is reached directly.
  [[nodiscard]] std::int64_t to_place(const GraphPlace& place, std::span<const GraphPlace> along) const;

 private:
  const WalkGraph& m_graph;
  const PlaceSearch& m_search;
  const EdgeOk& m_edge_ok;
  const VertexOk& m_vertex_ok;
};

template <typename EdgeOk, typename Visit>
void PlaceSearch::each_end(const GraphPlace& place, const EdgeOk& edge_ok, Visit&& visit) const {
  const WalkGraph::Edge& edge = m_graph.edges[place.edge];
  // A place that stands on a vertex needs no edge to get there.
  const bool along = edge_ok(place.edge);
  const std::int32_t rest = edge.length_mm - place.end_mm();
  if ((along && place.goes_back()) || place.from_mm == 0) visit(edge.from, start_of(place) + place.from_mm);
  if ((along && place.goes_onwards()) || rest == 0) visit(edge.to, start_of(place) + rest);
}

template <typename EdgeOk, typename VertexOk>
void PlaceSearch::run(std::int64_t limit_mm, const EdgeOk& edge_ok, const VertexOk& vertex_ok, std::span<const std::uint32_t> asked) {
  m_limit = std::clamp<std::int64_t>(limit_mm, 0, farthest);
  m_starts.clear();
  const auto start = [&](std::uint32_t vertex, std::int64_t mm) {
    if (mm <= m_limit) m_starts.push_back({vertex, static_cast<std::uint32_t>(mm)});
  };
  for (const GraphPlace& place : m_places) each_end(place, edge_ok, start);
  m_search->run(m_graph, m_starts, static_cast<std::uint32_t>(m_limit), edge_ok, vertex_ok, asked);
}

template <typename EdgeOk, typename VertexOk>
void PlaceSearch::open(std::span<const std::uint32_t> edges, std::span<const std::uint32_t> vertices, const EdgeOk& edge_ok, const VertexOk& vertex_ok) {
  m_starts.clear();
  const auto step = [&](std::uint32_t from, std::uint32_t number, std::uint32_t to) {
    const std::uint32_t mm = m_search->distance(from);
    if (mm != NetworkSearch::unreached && vertex_ok(from)) m_starts.push_back({to, mm + static_cast<std::uint32_t>(m_graph.edges[number].length_mm)});
  };
  for (const std::uint32_t number : edges) {
    const WalkGraph::Edge& edge = m_graph.edges[number];
    step(edge.from, number, edge.to);
    step(edge.to, number, edge.from);
  }
  for (const GraphPlace& place : m_places) {
    if (std::find(edges.begin(), edges.end(), place.edge) == edges.end()) continue;
    each_end(place, edge_ok, [&](std::uint32_t vertex, std::int64_t mm) {
      if (mm <= farthest) m_starts.push_back({vertex, static_cast<std::uint32_t>(mm)});
    });
  }
  for (const std::uint32_t vertex : vertices) {
    const auto there = m_graph.edges_at(vertex);
    const auto targets = m_graph.targets_at(vertex);
    for (std::size_t i = 0; i < there.size(); ++i) {
      if (edge_ok(there[i])) step(vertex, there[i], targets[i]);
    }
  }
  m_search->extend(m_graph, m_starts, edge_ok, vertex_ok);
}

template <typename EdgeOk, typename VertexOk>
std::int64_t PlaceReach<EdgeOk, VertexOk>::to_place(const GraphPlace& place, std::span<const GraphPlace> along) const {
  const WalkGraph::Edge& edge = m_graph.edges[place.edge];
  const bool may_walk_edge = m_edge_ok(place.edge);
  std::int64_t best = PlaceSearch::unreached;
  const auto through = [&](std::uint32_t vertex, std::int64_t rest, bool goes_there) {
    if (!goes_there) return;
    const std::int64_t mm = rest == 0 || (may_walk_edge && goes_on(vertex)) ? to_vertex(vertex) : PlaceSearch::unreached;
    if (mm != PlaceSearch::unreached) best = std::min(best, mm + rest);
  };
  through(edge.from, place.from_mm, place.goes_back());
  through(edge.to, edge.length_mm - place.end_mm(), place.goes_onwards());
  if (!may_walk_edge) return best;
  for (const GraphPlace& seed : along) {
    if (seed.gap_to(place) > 0 && (!seed.goes_to(place.from_mm) || !place.goes_to(seed.from_mm))) continue;
    best = std::min<std::int64_t>(best, m_search.start_of(seed) + seed.gap_to(place));
  }
  return best;
}

}  // namespace levelground::gis
