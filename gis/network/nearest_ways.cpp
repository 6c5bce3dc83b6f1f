// SPDX-License-Identifier: Apache-2.0
#include "gis/network/nearest_ways.hpp"

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

std::optional<GraphPlace> NearestWays::of(const City& city, std::uint32_t feature, double metres) {
  if (const auto place = walked(city, feature, metres)) return place;
  return snap(city, city.feature(feature).geometry, metres);
}

std::optional<GraphPlace> NearestWays::walked(const City& city, std::uint32_t feature, double metres) {
  const double limit_mm = metres * 1000;
  const auto within = [&](const std::optional<GraphPlace>& place) {
    return place && place->offset_mm <= limit_mm ? place : std::nullopt;
  };
  {
    const std::lock_guard lock(m_mutex);
    const auto known = m_snapped.find(feature);
    if (known != m_snapped.end() && (known->second.place || known->second.searched >= metres)) return within(known->second.place);
  }
  const auto place = search(city, city.feature(feature).geometry, metres);
  const std::lock_guard lock(m_mutex);
  Snapped& kept = m_snapped[feature];
  if (!kept.place) kept = {std::max(kept.searched, metres), place};
  return within(place);
}

}  // namespace levelground::gis
