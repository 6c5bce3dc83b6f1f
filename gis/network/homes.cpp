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

std::array<HomeCount, people.size()> counts_of(const Feature& home) {
  std::array<HomeCount, people.size()> counts;
  const auto number_of = [](Property property) {
    return static_cast<std::size_t>(std::find(people.begin(), people.end(), property) - people.begin());
  };
  for (std::size_t g = 0; g < people.size(); ++g) {
    const auto stated = stated_range(home, people[g]);
    if (!stated || !stated->high.is_finite()) continue;
    counts[g] = {true, true, (stated->low * Rational(parts_of_a_person)).floor(), (stated->high * Rational(parts_of_a_person)).ceil()};
  }
  const HomeCount all = counts[number_of(Property::population)];
  const HomeCount women = counts[number_of(Property::population_women)];
  const HomeCount men = counts[number_of(Property::population_men)];
  for (std::size_t g = 0; all.stated && g < people.size(); ++g) {
    if (counts[g].stated) continue;
    counts[g] = {false, true, 0, all.high};
    const HomeCount* others = people[g] == Property::population_women ? &men : people[g] == Property::population_men ? &women : nullptr;
    if (others != nullptr && others->stated) {
      counts[g].low = std::max<std::int64_t>(0, all.low - others->high);
      counts[g].high = std::max<std::int64_t>(0, all.high - others->low);
    }
  }
  return counts;
}

std::array<std::uint64_t, people.size()> homes_by_group(const City& city) {
  std::array<std::uint64_t, people.size()> homes{};
  for (const std::uint32_t f : homes_of(city)) {
    for (std::size_t g = 0; g < people.size(); ++g) {
      const auto stated = stated_range(city.feature(f), people[g]);
      if (stated && stated->high.is_finite()) ++homes[g];
    }
  }
  return homes;
}

std::vector<std::uint32_t> homes_in(const City& city, const Box& box) {
  if (!city.of_theme(Theme::residents).empty()) return city.find(Theme::residents, box);
  return with_people(city, city.find(Theme::building, box));
}

Home home_of(const City& city, std::uint32_t number, double home_metres, NearestWays& nearest) {
  Home home;
  home.feature = number;
  const Geometry& geometry = city.feature(number).geometry;
  const bool is_building = city.feature(number).theme == Theme::building;
  if (std::holds_alternative<MultiPolygon>(geometry) && !is_building) {
    const SiteArea area(geometry);
    EdgeShape shape;
    for (const std::uint32_t feature : walked_features(city, area.box())) {
      const auto [first, last] = edges_of(city.graph(), feature);
      for (std::uint32_t e = first; e < last; ++e) {
        const WalkGraph::Edge& edge = city.graph().edges[e];
        if (is_step_across(edge) || is_over_area(edge)) continue;
        edge_shape(city, e, shape);
        if (!bounds(shape.points).intersects(area.box())) continue;
        for (const AreaPiece& piece : area.cut(shape)) {
          if (!piece.inside || piece.from_mm == piece.to_mm) continue;
          home.ways.push_back({e, piece.from_mm, piece.to_mm});
          home.ways_mm += piece.to_mm - piece.from_mm;
        }
      }
    }
    return home;   // without a way in it, nobody says which one its people take
  }
  home.places = *nearest.of(city, number, home_metres);
  return home;
}

bool HomesAsked::counts(const Home& home) {
  if (!home.is_off()) return true;
  if (!m_network) {
    m_network.emplace();
    for (const Point& vertex : m_city.graph().vertices) m_network->include(vertex);
  }
  const Point middle = bounds(m_city.feature(home.feature).geometry).centre();
  return m_network->intersects({middle.x, middle.y, middle.x, middle.y});
}

namespace {

std::vector<GraphPlace> by_edge(std::vector<GraphPlace> places) {
  std::stable_sort(places.begin(), places.end(), [](const GraphPlace& a, const GraphPlace& b) { return a.edge < b.edge; });
  return places;
}

}  // namespace

HomeSearch::HomeSearch(const City& city, std::vector<GraphPlace> entrances, std::int64_t limit_mm, Test edge_ok, Test vertex_ok, Joined joined)
    : m_entrances(by_edge(std::move(entrances))), m_edge_ok(std::move(edge_ok)), m_vertex_ok(std::move(vertex_ok)), m_joined(std::move(joined)), m_search(city.graph(), m_entrances, true),
      m_reach(city.graph(), m_search, m_edge_ok, m_vertex_ok), m_parts(city.graph(), m_reach, limit_mm) {
  m_search.run(limit_mm, m_edge_ok, m_vertex_ok);
}

std::pair<std::int64_t, std::int64_t> HomeSearch::part_of(const Home& home) {
  const auto to_place = [&](const GraphPlace& place) {
    const auto [first, last] = std::equal_range(m_entrances.begin(), m_entrances.end(), place, [](const GraphPlace& a, const GraphPlace& b) { return a.edge < b.edge; });
    return m_reach.to_place(place, {first, last});
  };
  return reached_part(to_place, m_joined, m_parts, m_edge_ok, m_search.limit(), home);
}

}  // namespace levelground::gis
