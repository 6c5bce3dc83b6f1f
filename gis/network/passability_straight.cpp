// SPDX-License-Identifier: Apache-2.0
// Straight walks for which no way is drawn: over areas people walk on, and between a thing and the ways.
#include <algorithm>

#include "gis/network/admission.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/graph_lines.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/site_walks.hpp"

namespace levelground::gis {

/// Of an area as a whole, whatever of it is walked on: as its easiest edge, for what bars one of them (a gap, a reading) stands there. How steep it is on a
/// line for which the heights were not asked nobody knows.
Tri Passability::walked(std::uint32_t area) {
  const auto known_already = m_areas.find(area);
  if (known_already != m_areas.end()) return known_already->second;
  const WalkGraph& graph = m_city.graph();
  const auto [first, last] = edges_of(graph, area);
  Tri answer = Tri::no;
  for (std::uint32_t e = first; e < last && answer != Tri::yes; ++e) {
    if (!is_perhaps_joined(graph.edges[e])) answer = std::max(answer, edge(e));
  }
  const Feature& feature = m_city.feature(area);
  const bool asks_along = (m_limits.incline_at_most || m_limits.incline_down_at_most) && m_slopes.along;
  const bool asks_across = m_limits.cross_slope_at_most && m_slopes.across;
  if ((asks_along && !stated_slope(m_city, feature, Property::incline, m_as_of)) || (asks_across && !stated_slope(m_city, feature, Property::cross_slope, m_as_of))) answer = Tri::unknown;
  return m_areas[area] = answer;
}

Tri Passability::straight(const StraightPiece& piece, const Point& to, const Feature& way) {
  Tri answer = Tri::yes;
  for (const std::vector<std::uint32_t>& there : piece.walked) {
    Tri any = Tri::no;
    for (const std::uint32_t area : there) any = std::max(any, walked(area));
    answer = both(answer, any);
  }
  // Whoever does not pass what is met may walk round it, or over it where it is low.
  const auto may = [&](Tri passed) { answer = both(answer, std::max(passed, Tri::unknown)); };
  for (const std::uint32_t thing : piece.met) {
    const Feature& feature = m_city.feature(thing);
    may(standing(thing));
    if (m_limits.minds_access && feature.theme == Theme::road && is_for_cars(feature)) may(Tri::unknown);
  }
  for (const std::uint32_t ground : piece.grounds) {
    if (!m_limits.minds_access) break;
    const auto [known_already, is_new] = m_grounds.try_emplace(ground, Tri::unknown);
    const Feature& feature = m_city.feature(ground);
    if (is_new && !is_old(feature)) known_already->second = admits(m_city, feature, m_as_of);
    may(known_already->second);
  }
  if (answer == Tri::yes && m_city.has_made_at_positions()) may(heard_between(piece.from, to, way));
  return answer;
}

}  // namespace levelground::gis
