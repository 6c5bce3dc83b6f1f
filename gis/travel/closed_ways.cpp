// SPDX-License-Identifier: Apache-2.0
#include "gis/travel/closed_ways.hpp"

#include <utility>

#include "gis/network/snap.hpp"
#include "gis/read/read_city.hpp"

namespace levelground::gis {
namespace {

City with_closed_ways(const City& city) {
  CityDraft draft;
  draft.name = city.name();
  draft.crs = city.crs();
  draft.sources = city.sources();
  draft.observations = city.observations();
  draft.rasters = city.rasters();
  draft.features.reserve(city.feature_count());
  for (std::uint32_t f = 0; f < city.feature_count(); ++f) draft.features.push_back(city.feature(f));
  WalkGraph graph = build_walk_graph(draft.features, city.graph().joined_within, draft.sources, ClosedWays::taken_in);
  return {std::move(draft), std::move(graph)};
}

}  // namespace

// Both number their features by id, and have the same.
ClosedCity::ClosedCity(const City& city) : m_city(city), m_with_closed(with_closed_ways(city)) {}

std::vector<GraphPlace> ClosedCity::places_here(const std::vector<GraphPlace>& places) const {
  constexpr double rounding = 0.01;  // metres: places are kept to the millimetre along their edge
  std::vector<GraphPlace> here;
  for (const GraphPlace& place : places) {
    const WalkGraph::Edge& edge = m_city.graph().edges[place.edge];
    const auto same = [&](std::uint32_t number) {
      const WalkGraph::Edge& other = m_with_closed.graph().edges[number];
      return other.feature == edge.feature && other.side == edge.side;
    };
    auto found = snap(m_with_closed, Geometry(place.at), rounding, same);
    if (!found) found = snap(m_with_closed, Geometry(place.at), rounding);
    if (!found) continue;
    found->offset_mm = place.offset_mm;
    here.push_back(*found);
  }
  return here;
}

std::optional<Walk> ClosedCity::least_bad(const TravellerLimits& limits, const Date& as_of, const std::vector<GraphPlace>& from,
                                          const std::vector<GraphPlace>& to) const {
  return find_least_bad(m_with_closed, limits, as_of, places_here(from), places_here(to));
}

}  // namespace levelground::gis
