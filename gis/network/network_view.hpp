// SPDX-License-Identifier: Apache-2.0
/// The walking graph as one traveller sees it: only what may be walked, in rows that a search reads from front to back.
#pragma once

#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "core/city/walk_graph.hpp"

namespace levelground::gis {

/// Vertices are numbered as in the graph, along a Hilbert curve, so what lies near in space lies near in memory. Plain
/// numbers: any number of threads may read one view, and the graph need not outlive it.
class NetworkView {
 public:
  struct Arc {
    std::uint32_t to = 0;  ///< vertex
    std::uint32_t mm = 0;  ///< >= 1
  };

  NetworkView() = default;
  /// `length_mm(edge)`: what walking an edge costs, 0 for an edge that may not be walked. `leave(vertex)`: may a walk
  /// go on here (else the vertex is reached but not left, and no walk begins there)? Both are asked from the calling
  /// thread.
  template <typename LengthMm, typename Leave>
  NetworkView(const WalkGraph& graph, LengthMm&& length_mm, Leave&& leave);

  [[nodiscard]] std::size_t vertices() const { return m_leave.size(); }
  /// Where one may go from a vertex. An edge between two vertices stands in the rows of both; a loop stands once.
  [[nodiscard]] std::span<const Arc> from(std::uint32_t vertex) const {
    return {m_arcs.data() + m_start[vertex], m_arcs.data() + m_start[vertex + 1]};
  }
  [[nodiscard]] bool may_leave(std::uint32_t vertex) const { return m_leave[vertex] != 0; }

 private:
  std::vector<std::uint32_t> m_start;
  std::vector<Arc> m_arcs;
  std::vector<std::uint8_t> m_leave;
};

template <typename LengthMm, typename Leave>
NetworkView::NetworkView(const WalkGraph& graph, LengthMm&& length_mm, Leave&& leave) {
  const std::size_t vertices = graph.vertices.size();
  m_leave.resize(vertices);
  for (std::uint32_t v = 0; v < vertices; ++v) m_leave[v] = leave(v) ? 1 : 0;
  std::vector<std::uint32_t> mm(graph.edges.size());
  m_start.assign(vertices + 1, 0);
  for (std::uint32_t e = 0; e < mm.size(); ++e) {
    mm[e] = length_mm(e);
    if (mm[e] == 0) continue;
    const WalkGraph::Edge& edge = graph.edges[e];
    if (m_leave[edge.from] != 0) ++m_start[edge.from + 1];
    if (m_leave[edge.to] != 0 && edge.to != edge.from) ++m_start[edge.to + 1];
  }
  std::partial_sum(m_start.begin(), m_start.end(), m_start.begin());
  m_arcs.resize(m_start.back());
  std::vector<std::uint32_t> next(m_start.begin(), m_start.end() - 1);
  for (std::uint32_t e = 0; e < mm.size(); ++e) {
    if (mm[e] == 0) continue;
    const WalkGraph::Edge& edge = graph.edges[e];
    if (m_leave[edge.from] != 0) m_arcs[next[edge.from]++] = {edge.to, mm[e]};
    if (m_leave[edge.to] != 0 && edge.to != edge.from) m_arcs[next[edge.to]++] = {edge.from, mm[e]};
  }
}

}  // namespace levelground::gis
