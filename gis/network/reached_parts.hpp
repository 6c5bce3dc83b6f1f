// SPDX-License-Identifier: Apache-2.0
/// Which parts of an edge a search reached: from its ends and from seeds on it.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/city/walk_graph.hpp"

namespace levelground::gis {

/// Of a search that was run with `edge_ok` and a limit, both in millimetres: WalkSearch or PlaceReach. Must not outlive the search; one
/// thread.
template <typename Search>
class ReachedPartsOf {
 public:
  ReachedPartsOf(const WalkGraph& graph, const Search& search, std::int64_t limit_mm) : m_graph(graph), m_search(search), m_limit(limit_mm) {
    for (const auto& seed : search.seeds()) m_seeds.push_back({seed.edge, seed.from_mm, limit_mm - search.start_of(seed), seed.goes_back(), seed.goes_onwards()});
    std::sort(m_seeds.begin(), m_seeds.end());
  }
  /// Parts of an edge that may be walked, from < to, ascending, none touching another. Valid until the next call.
  const std::vector<std::pair<std::int64_t, std::int64_t>>& of(std::uint32_t number) {
    const WalkGraph::Edge& edge = m_graph.edges[number];
    m_parts.clear();
    if (m_search.goes_on(edge.from)) add(edge, 0, m_limit - m_search.to_vertex(edge.from));
    if (m_search.goes_on(edge.to)) add(edge, edge.length_mm, m_limit - m_search.to_vertex(edge.to));
    const auto first = std::lower_bound(m_seeds.begin(), m_seeds.end(), Seed{number, 0, 0, false, false});
    for (auto seed = first; seed != m_seeds.end() && seed->edge == number; ++seed) add_around(edge, *seed);
    join();
    return m_parts;
  }

 private:
  void add(const WalkGraph::Edge& edge, std::int64_t at, std::int64_t rest) {
    if (rest > 0) m_parts.emplace_back(std::max<std::int64_t>(0, at - rest), std::min<std::int64_t>(edge.length_mm, at + rest));
  }
  struct Seed {
    std::uint32_t edge;
    std::int64_t at;
    std::int64_t rest;    ///< how far walks go from it
    bool back, onwards;   ///< where walks go from it
    auto operator<=>(const Seed&) const = default;
  };
  void add_around(const WalkGraph::Edge& edge, const Seed& seed) {
    const std::int64_t from = seed.back ? std::max<std::int64_t>(0, seed.at - seed.rest) : seed.at;
    const std::int64_t to = seed.onwards ? std::min<std::int64_t>(edge.length_mm, seed.at + seed.rest) : seed.at;
    if (from < to) m_parts.emplace_back(from, to);
  }
  void join() {
    std::sort(m_parts.begin(), m_parts.end());
    std::size_t kept = 0;
    for (const auto& part : m_parts) {
      if (kept > 0 && part.first <= m_parts[kept - 1].second) m_parts[kept - 1].second = std::max(m_parts[kept - 1].second, part.second);
      else m_parts[kept++] = part;
    }
    m_parts.resize(kept);
  }

  const WalkGraph& m_graph;
  const Search& m_search;
  std::int64_t m_limit;
  std::vector<Seed> m_seeds;   ///< sorted
  std::vector<std::pair<std::int64_t, std::int64_t>> m_parts;
};

}  // namespace levelground::gis
