// SPDX-License-Identifier: Apache-2.0
#include "gis/network/walk_cache.hpp"

#include <algorithm>

#include "gis/network/graph_lines.hpp"
#include "gis/network/snap.hpp"

namespace levelground::gis {
namespace {

/// Searching a small circle first is cheap, and most things stand beside a way. Ways that are left open are another question, or the answer
/// would depend on how far one looks.
std::optional<GraphPlace> search(const City& city, const Geometry& geometry, double metres) {
  const auto surely_walked = [&](std::uint32_t edge) { return !is_left_open(city.feature(city.graph().edges[edge].feature)); };
  for (double radius = std::min(16.0, metres);; radius = std::min(2 * radius, metres)) {
    const auto place = snap(city, geometry, radius, surely_walked);
    if (place || radius >= metres) return place;
  }
}

}  // namespace

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

std::optional<GraphPlace> WalkCache::nearest(std::uint32_t feature, double metres) {
  if (const auto place = nearest_walked(feature, metres)) return place;
  return snap(m_city, m_city.feature(feature).geometry, metres);
}

std::optional<GraphPlace> WalkCache::nearest_walked(std::uint32_t feature, double metres) {
  const double limit_mm = metres * 1000;
  const auto within = [&](const std::optional<GraphPlace>& place) {
    return place && place->offset_mm <= limit_mm ? place : std::nullopt;
  };
  {
    const std::lock_guard lock(m_mutex);
    const auto known = m_snapped.find(feature);
    if (known != m_snapped.end() && (known->second.place || known->second.searched >= metres)) return within(known->second.place);
  }
  const auto place = search(m_city, m_city.feature(feature).geometry, metres);
  const std::lock_guard lock(m_mutex);
  Snapped& kept = m_snapped[feature];
  if (!kept.place) kept = {std::max(kept.searched, metres), place};
  return within(place);
}

}  // namespace levelground::gis
