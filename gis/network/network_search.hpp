// SPDX-License-Identifier: Apache-2.0
/// How far it is from some vertices to all others within a bound, when only the distances matter: the fast sister of
/// WalkSearch.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "gis/network/network_view.hpp"

namespace levelground::gis {

/// One object for one thread. Distances are exact and do not depend on the order in which vertices are taken. What a
/// run costs depends on what it reaches, never on the size of the graph: memory grows to the largest view and is
/// cleared by what was touched.
///
/// The queue is an array of buckets (Dial 1969), each some metres wide; within a bucket a vertex may be taken before
/// its distance is final and is then taken again, as in label-correcting search (Denardo and Fox 1979; Cherkassky,
/// Goldberg and Radzik 1996).
class NetworkSearch {
 public:
  static constexpr std::uint32_t unreached = std::numeric_limits<std::uint32_t>::max();

  /// Walks from all `sources` at once to every vertex at most `limit_mm` away. Sources that may not be left do not
  /// count. limit_mm < 2^31. Sources are vertices of the view.
  void run(const NetworkView& view, std::span<const std::uint32_t> sources, std::uint32_t limit_mm);

  /// A vertex, and how far the walk to it was already.
  struct Start {
    std::uint32_t vertex = 0;
    std::uint32_t mm = 0;
  };
  /// The same on the graph itself, from any beginnings: for a search around one place, where a view of the whole would cost more.
  /// `edge_ok(edge)`, `vertex_ok(vertex)`: as WalkSearch::run; a start that may not be passed is reached but not left.
  /// `asked`: the vertices whose distances will be asked. With some the search ends as soon as it knows these, and only they and what is no farther
  /// than the farthest of them have their distances; none: all have.
  template <typename EdgeOk, typename VertexOk>
  void run(const WalkGraph& graph, std::span<const Start> starts, std::uint32_t limit_mm, const EdgeOk& edge_ok, const VertexOk& vertex_ok,
           std::span<const std::uint32_t> asked = {}) {
    clear(graph.vertices.size(), limit_mm, std::min(limit_mm, usual_limit));
    spread<false>(graph, starts, edge_ok, vertex_ok, asked);
  }

  /// A vertex that came nearer, and how far it was before.
  struct Improved {
    std::uint32_t vertex = 0;
    std::uint32_t before = 0;
  };
  /// After run() on a graph: goes on from more starts, over what the tests let pass now, and notes what comes nearer.
  template <typename EdgeOk, typename VertexOk>
  void extend(const WalkGraph& graph, std::span<const Start> starts, const EdgeOk& edge_ok, const VertexOk& vertex_ok) {
    spread<true>(graph, starts, edge_ok, vertex_ok, {});
  }
  /// In the order in which they came nearer; one vertex may stand several times.
  [[nodiscard]] std::span<const Improved> improved() const { return m_improved; }
  /// As before extend().
  void undo();

  /// Millimetres; `unreached` beyond the bound. Only for vertices of the view of the last run.
  [[nodiscard]] std::uint32_t distance(std::uint32_t vertex) const { return m_distance[vertex]; }
  /// Every vertex within the bound, once, in no promised order.
  [[nodiscard]] const std::vector<std::uint32_t>& reached() const { return m_reached; }
  /// Length of network within the bound of the last run: of each edge the parts that are reached from its two ends,
  /// never more than the edge. mm. `view` is that of the run.
  [[nodiscard]] std::uint64_t covered_mm(const NetworkView& view) const;

 private:
  static constexpr std::uint32_t bucket_bits = 13;  ///< 8.2 m: shorter than most edges, so few vertices are taken twice
  static constexpr std::uint32_t usual_limit = 1U << 24;  ///< 16 km: buckets for more are made when something lies there
  static constexpr std::uint32_t no_entry = std::numeric_limits<std::uint32_t>::max();
  struct Entry {
    std::uint32_t vertex;
    std::uint32_t distance;
    std::uint32_t next;  ///< in the same bucket
  };
  void clear(std::size_t vertices, std::uint32_t limit_mm, std::uint32_t buckets_to_mm);
  template <bool noting>
  void offer(std::uint32_t vertex, std::uint32_t distance);
  template <bool noting, typename EdgeOk, typename VertexOk>
  void spread(const WalkGraph& graph, std::span<const Start> starts, const EdgeOk& edge_ok, const VertexOk& vertex_ok, std::span<const std::uint32_t> asked);

  std::vector<std::uint32_t> m_distance;
  std::vector<std::uint32_t> m_reached;
  std::vector<std::uint32_t> m_bucket;  ///< first entry of each
  std::vector<Entry> m_entries;
  std::vector<Improved> m_improved;
  std::uint32_t m_limit = 0;
};

template <bool noting>
inline void NetworkSearch::offer(std::uint32_t vertex, std::uint32_t distance) {
  std::uint32_t& best = m_distance[vertex];
  if (distance >= best) return;
  if constexpr (noting) m_improved.push_back({vertex, best});
  if (best == unreached) m_reached.push_back(vertex);
  best = distance;
  const std::uint32_t number = distance >> bucket_bits;
  if (number >= m_bucket.size()) m_bucket.resize(number + 1, no_entry);
  std::uint32_t& bucket = m_bucket[number];
  m_entries.push_back({vertex, distance, bucket});
  bucket = static_cast<std::uint32_t>(m_entries.size() - 1);
}

template <bool noting, typename EdgeOk, typename VertexOk>
void NetworkSearch::spread(const WalkGraph& graph, std::span<const Start> starts, const EdgeOk& edge_ok, const VertexOk& vertex_ok,
                           std::span<const std::uint32_t> asked) {
  std::size_t settled = 0;   // of those asked, from the first
  for (const Start& start : starts) {
    if (start.mm <= m_limit) offer<noting>(start.vertex, start.mm);
  }
  for (std::size_t b = 0; b < m_bucket.size(); ++b) {
    while (m_bucket[b] != no_entry) {
      const Entry entry = m_entries[m_bucket[b]];
      m_bucket[b] = entry.next;
      if (m_distance[entry.vertex] != entry.distance || !vertex_ok(entry.vertex)) continue;
      const std::uint32_t rest = m_limit - entry.distance;
      const auto edges = graph.edges_at(entry.vertex);
      const auto targets = graph.targets_at(entry.vertex);
      for (std::size_t i = 0; i < edges.size(); ++i) {
        const auto mm = static_cast<std::uint32_t>(graph.edges[edges[i]].length_mm);
        // What comes no nearer need not be asked whether it may be walked.
        if (mm <= rest && entry.distance + mm < m_distance[targets[i]] && edge_ok(edges[i])) offer<noting>(targets[i], entry.distance + mm);
      }
    }
    // Once a bucket is empty all distances up to its end are final.
    while (settled < asked.size() && m_distance[asked[settled]] >> bucket_bits <= b) ++settled;
    if (!asked.empty() && settled == asked.size()) break;
  }
  m_entries.clear();
}

}  // namespace levelground::gis
