// SPDX-License-Identifier: Apache-2.0
#include "gis/network/walk_cache.hpp"


namespace levelground::gis {

std::shared_ptr<PassabilityTable> WalkCache::passability(const TravellerLimits& limits, const Date& as_of) {
  const SlopesOfEdges ground = slopes(limits.slope_from_heights);
  const std::lock_guard lock(m_mutex);
  for (const Traveller& traveller : m_travellers) {
    if (traveller.as_of == as_of && traveller.limits == limits) return traveller.table;
  }
  auto table = std::make_shared<PassabilityTable>(m_city.graph().edges.size(), m_city.feature_count(), ground);
  m_travellers.push_back({limits, as_of, table});
  return table;
}

SlopesOfEdges WalkCache::slopes(const std::optional<SlopeFromHeights>& how) {
  if (!how) return {};
  const std::lock_guard lock(m_mutex);
  for (const auto& [known, slopes] : m_slopes) {
    if (known == *how) return slopes;
  }
  m_slopes.emplace_back(*how, slopes_of_edges(m_city, *how));
  return m_slopes.back().second;
}

}  // namespace levelground::gis
