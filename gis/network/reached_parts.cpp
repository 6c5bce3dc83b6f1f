// SPDX-License-Identifier: Apache-2.0
#include "gis/network/reached_parts.hpp"

#include <algorithm>

namespace levelground::gis {

ReachedParts::ReachedParts(const WalkGraph& graph, const WalkSearch& search, std::int64_t limit_mm)
    : m_graph(graph), m_search(search), m_limit(limit_mm) {
  for (const GraphPlace& seed : search.seeds()) m_seeds.emplace_back(seed.edge, seed.from_mm);
  std::sort(m_seeds.begin(), m_seeds.end());
}

const std::vector<std::pair<std::int64_t, std::int64_t>>& ReachedParts::of(std::uint32_t number) {
  const WalkGraph::Edge& edge = m_graph.edges[number];
  m_parts.clear();
  const auto around = [&](std::int64_t at, std::int64_t rest) {
    if (rest > 0) m_parts.emplace_back(std::max<std::int64_t>(0, at - rest), std::min<std::int64_t>(edge.length_mm, at + rest));
  };
  if (m_search.goes_on(edge.from)) around(0, m_limit - m_search.to_vertex(edge.from));
  if (m_search.goes_on(edge.to)) around(edge.length_mm, m_limit - m_search.to_vertex(edge.to));
  const auto first = std::lower_bound(m_seeds.begin(), m_seeds.end(), std::pair{number, std::int64_t{0}});
  for (auto seed = first; seed != m_seeds.end() && seed->first == number; ++seed) around(seed->second, m_limit);
  std::sort(m_parts.begin(), m_parts.end());
  std::size_t kept = 0;
  for (const auto& part : m_parts) {
    if (kept > 0 && part.first <= m_parts[kept - 1].second) m_parts[kept - 1].second = std::max(m_parts[kept - 1].second, part.second);
    else m_parts[kept++] = part;
  }
  m_parts.resize(kept);
  return m_parts;
}

}  // namespace levelground::gis
