// SPDX-License-Identifier: Apache-2.0
/// How far it is from some vertices to all others within a bound, when only the distances matter: the fast sister of
/// WalkSearch.
#pragma once

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

  /// Millimetres; `unreached` beyond the bound. Only for vertices of the view of the last run.
  [[nodiscard]] std::uint32_t distance(std::uint32_t vertex) const { return m_distance[vertex]; }
  /// Every vertex within the bound, once, in no promised order.
  [[nodiscard]] const std::vector<std::uint32_t>& reached() const { return m_reached; }
  /// Length of network within the bound of the last run: of each edge the parts that are reached from its two ends,
  /// never more than the edge. mm. `view` is that of the run.
  [[nodiscard]] std::uint64_t covered_mm(const NetworkView& view) const;

 private:
  static constexpr std::uint32_t bucket_bits = 13;  ///< 8.2 m: shorter than most edges, so few vertices are taken twice
  static constexpr std::uint32_t no_entry = std::numeric_limits<std::uint32_t>::max();
  struct Entry {
    std::uint32_t vertex;
    std::uint32_t distance;
    std::uint32_t next;  ///< in the same bucket
  };
  void clear(std::size_t vertices, std::uint32_t limit_mm);
  void offer(std::uint32_t vertex, std::uint32_t distance);

  std::vector<std::uint32_t> m_distance;
  std::vector<std::uint32_t> m_reached;
  std::vector<std::uint32_t> m_bucket;  ///< first entry of each
  std::vector<Entry> m_entries;
  std::uint32_t m_limit = 0;
};

}  // namespace levelground::gis
