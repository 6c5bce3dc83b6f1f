// SPDX-License-Identifier: Apache-2.0
#include "gis/network/homes.hpp"

#include <algorithm>

#include "gis/network/edge_shape.hpp"
#include "gis/network/site_area.hpp"
#include "gis/network/snap.hpp"
#include "gis/network/stated.hpp"

namespace levelground::gis {

namespace {

/// Where no layer tells where people live, buildings may: of these only those that say how many.
std::vector<std::uint32_t> with_people(const City& city, std::vector<std::uint32_t> buildings) {
  std::erase_if(buildings, [&](std::uint32_t f) { return !stated_range(city.feature(f), Property::population); });
  return buildings;
}

}  // namespace

std::vector<std::uint32_t> homes_of(const City& city) {
  if (!city.of_theme(Theme::residents).empty()) return city.of_theme(Theme::residents);
  return with_people(city, city.of_theme(Theme::building));
}

std::vector<std::uint32_t> homes_in(const City& city, const Box& box) {
  if (!city.of_theme(Theme::residents).empty()) return city.find(Theme::residents, box);
  return with_people(city, city.find(Theme::building, box));
}

Home home_of(const City& city, std::uint32_t number, double home_metres) {
  Home home;
  home.feature = number;
  const Geometry& geometry = city.feature(number).geometry;
  const bool is_building = city.feature(number).theme == Theme::building;
  if (std::holds_alternative<MultiPolygon>(geometry) && !is_building) {
    const SiteArea area(geometry);
    for (const std::uint32_t feature : walked_features(city, area.box())) {
      const auto [first, last] = edges_of(city.graph(), feature);
      for (std::uint32_t e = first; e < last; ++e) {
        const WalkGraph::Edge& edge = city.graph().edges[e];
        if (is_step_across(edge) || is_over_area(edge)) continue;
        const EdgeShape shape = edge_shape(city, e);
        if (!bounds(shape.points).intersects(area.box())) continue;
        for (const AreaPiece& piece : area.cut(shape)) {
          if (!piece.inside || piece.from_mm == piece.to_mm) continue;
          home.ways.push_back({e, piece.from_mm, piece.to_mm});
          home.ways_mm += piece.to_mm - piece.from_mm;
        }
      }
    }
    if (home.ways_mm > 0) return home;
  }
  home.place = snap(city, geometry, home_metres);
  return home;
}

std::pair<std::int64_t, std::int64_t> reached_part(const WalkGraph& graph, const WalkSearch& search, ReachedParts& parts,
                                                   const std::function<bool(std::uint32_t)>& edge_ok, std::int64_t limit_mm, const Home& home) {
  if (home.place) {
    const std::int64_t mm = search.to_place(graph, *home.place, edge_ok(home.place->edge));
    return {mm != WalkSearch::unreached && mm + home.place->offset_mm <= limit_mm ? 1 : 0, 1};
  }
  std::int64_t reached = 0;
  for (const InsidePiece& way : home.ways) {
    if (!edge_ok(way.edge)) continue;
    for (const auto& [from, to] : parts.of(way.edge)) {
      reached += std::max<std::int64_t>(0, std::min<std::int64_t>(to, way.to_mm) - std::max<std::int64_t>(from, way.from_mm));
    }
  }
  return {reached, home.ways_mm};
}

HomeSearch::HomeSearch(const City& city, const std::vector<GraphPlace>& entrances, std::int64_t limit_mm, Test edge_ok, const Test& vertex_ok)
    : m_graph(city.graph()), m_limit_mm(limit_mm), m_edge_ok(std::move(edge_ok)), m_parts(run(city, entrances, vertex_ok)) {}

ReachedParts HomeSearch::run(const City& city, const std::vector<GraphPlace>& entrances, const Test& vertex_ok) {
  m_search->run(city, entrances, m_limit_mm, m_edge_ok, vertex_ok);
  return {m_graph, *m_search, m_limit_mm};
}

std::pair<std::int64_t, std::int64_t> HomeSearch::part_of(const Home& home) {
  return reached_part(m_graph, *m_search, m_parts, m_edge_ok, m_limit_mm, home);
}

}  // namespace levelground::gis
