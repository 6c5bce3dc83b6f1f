// SPDX-License-Identifier: Apache-2.0
#include "gis/network/edge_lines.hpp"

#include <algorithm>

#include "gis/network/edge_shape.hpp"
#include "gis/network/graph_lines.hpp"

namespace levelground::gis {

EdgeLines::EdgeLines(const City& city) {
  const std::vector<WalkGraph::Edge>& edges = city.graph().edges;
  m_stretches.resize(edges.size());
  std::vector<std::int64_t> at_mm;  // of each point of a ring
  std::vector<std::uint32_t> cut;   // edges that begin or end between two points
  for (std::uint32_t e = 0; e < edges.size();) {
    const std::uint32_t feature = edges[e].feature;
    std::int64_t begin = 0;
    for (const Line* ring : walk_lines(city.feature(feature).geometry)) {
      at_mm.assign(1, begin);
      for (std::size_t i = 1; i < ring->size(); ++i)
        at_mm.push_back(at_mm.back() + segment_mm((*ring)[i - 1], (*ring)[i]));
      begin = at_mm.back();
      // Edges are sorted by where they begin, so each ring takes the next ones.
      for (; e < edges.size() && edges[e].feature == feature && edges[e].end_mm <= begin; ++e) {
        const auto first = std::lower_bound(at_mm.begin(), at_mm.end(), edges[e].start_mm);
        const auto last = std::lower_bound(first, at_mm.end(), edges[e].end_mm);
        const bool whole = first != at_mm.end() && last != at_mm.end() && *first == edges[e].start_mm &&
                           *last == edges[e].end_mm && first < last;
        if (whole)
          m_stretches[e] = {ring->data() + (first - at_mm.begin()), static_cast<std::uint32_t>(last - first + 1)};
        else
          cut.push_back(e);
      }
    }
    for (; e < edges.size() && edges[e].feature == feature; ++e) cut.push_back(e);
  }
  m_own.reserve(cut.size());  // stretches point into it
  for (const std::uint32_t e : cut) {
    m_own.push_back(edge_shape(city, e).points);
    m_stretches[e] = {m_own.back().data(), static_cast<std::uint32_t>(m_own.back().size())};
  }
}

}  // namespace levelground::gis
