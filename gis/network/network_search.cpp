// SPDX-License-Identifier: Apache-2.0
#include "gis/network/network_search.hpp"

#include <algorithm>

namespace levelground::gis {

void NetworkSearch::clear(std::size_t vertices, std::uint32_t limit_mm, std::uint32_t buckets_to_mm) {
  for (const std::uint32_t v : m_reached) m_distance[v] = unreached;
  m_reached.clear();
  m_entries.clear();
  m_improved.clear();
  if (m_distance.size() < vertices) m_distance.resize(vertices, unreached);
  m_limit = limit_mm;
  m_bucket.assign((buckets_to_mm >> bucket_bits) + 1, no_entry);
}

void NetworkSearch::undo() {
  for (auto each = m_improved.rbegin(); each != m_improved.rend(); ++each) {
    m_distance[each->vertex] = each->before;
    if (each->before == unreached) m_reached.pop_back();  // it was reached last
  }
  m_improved.clear();
}

void NetworkSearch::run(const NetworkView& view, std::span<const std::uint32_t> sources, std::uint32_t limit_mm) {
  clear(view.vertices(), limit_mm, limit_mm);
  for (const std::uint32_t source : sources) {
    if (view.may_leave(source)) offer<false>(source, 0);
  }
  for (std::uint32_t& bucket : m_bucket) {
    while (bucket != no_entry) {
      const Entry entry = m_entries[bucket];
      bucket = entry.next;
      if (m_distance[entry.vertex] != entry.distance) continue;  // a shorter walk was found since
      const std::uint32_t rest = m_limit - entry.distance;
      for (const NetworkView::Arc& arc : view.from(entry.vertex)) {
        if (arc.mm <= rest) offer<false>(arc.to, entry.distance + arc.mm);
      }
    }
  }
}

std::uint64_t NetworkSearch::covered_mm(const NetworkView& view) const {
  std::uint64_t covered = 0;
  for (const std::uint32_t v : m_reached) {
    const std::uint32_t rest = m_limit - m_distance[v];
    for (const NetworkView::Arc& arc : view.from(v)) {
      std::uint64_t reach = rest;
      if (arc.to == v) {
        reach += rest;  // a loop is walked from both of its ends
      } else if (m_distance[arc.to] != unreached && view.may_leave(arc.to)) {
        if (arc.to < v) continue;  // counted from its other end
        reach += m_limit - m_distance[arc.to];
      }
      covered += std::min<std::uint64_t>(arc.mm, reach);
    }
  }
  return covered;
}

}  // namespace levelground::gis
