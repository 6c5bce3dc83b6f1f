// SPDX-License-Identifier: Apache-2.0
#include "gis/read/osm_nodes.hpp"

#include <algorithm>
#include <limits>

#include "core/base/errors.hpp"

namespace levelground::gis {

void NodeLocations::add(std::int64_t id, osmium::Location location) { m_entries.push_back({id, location}); }

void NodeLocations::seal() {
  const auto less = [](const Entry& a, const Entry& b) { return a.id < b.id; };
  if (!std::is_sorted(m_entries.begin(), m_entries.end(), less)) std::stable_sort(m_entries.begin(), m_entries.end(), less);
  const auto last = std::unique(m_entries.begin(), m_entries.end(), [&](const Entry& a, const Entry& b) {
    if (a.id != b.id) return false;
    if (m_duplicates.empty() || m_duplicates.back() != b.id) m_duplicates.push_back(b.id);
    return true;
  });
  m_entries.erase(last, m_entries.end());
  if (m_entries.empty()) return;
  if (m_entries.size() >= std::numeric_limits<std::uint32_t>::max()) throw Defect("more nodes than the index can number");
  // About one bucket for each node: a look-up is then a short search inside one bucket.
  const auto low = static_cast<std::uint64_t>(m_entries.front().id);
  const std::uint64_t span = static_cast<std::uint64_t>(m_entries.back().id) - low;
  while ((span >> m_shift) > m_entries.size()) ++m_shift;
  m_buckets.assign(static_cast<std::size_t>(span >> m_shift) + 2, 0);
  std::size_t entry = 0;
  for (std::size_t bucket = 0; bucket < m_buckets.size(); ++bucket) {
    while (entry < m_entries.size() && ((static_cast<std::uint64_t>(m_entries[entry].id) - low) >> m_shift) < bucket) ++entry;
    m_buckets[bucket] = static_cast<std::uint32_t>(entry);
  }
}

osmium::Location NodeLocations::find(std::int64_t id) const {
  if (m_entries.empty() || id < m_entries.front().id || id > m_entries.back().id) return osmium::Location{};
  const std::uint64_t offset = static_cast<std::uint64_t>(id) - static_cast<std::uint64_t>(m_entries.front().id);
  const auto bucket = static_cast<std::size_t>(offset >> m_shift);
  const auto begin = m_entries.begin() + m_buckets[bucket];
  const auto end = m_entries.begin() + m_buckets[bucket + 1];
  const auto found = std::lower_bound(begin, end, id, [](const Entry& entry, std::int64_t wanted) { return entry.id < wanted; });
  return found != end && found->id == id ? found->location : osmium::Location{};
}

}  // namespace levelground::gis
