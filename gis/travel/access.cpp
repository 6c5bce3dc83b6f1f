// SPDX-License-Identifier: Apache-2.0
#include "gis/travel/access.hpp"

#include <algorithm>
#include <functional>
#include <optional>

#include "gis/network/passability.hpp"
#include "gis/network/site_area.hpp"
#include "gis/network/snap.hpp"
#include "gis/network/stated.hpp"
#include "gis/network/walk_search.hpp"
#include "gis/travel/reached_parts.hpp"

namespace levelground::gis {
namespace {

/// The ways of a home: stretches of edges, or the one place where a point meets the network.
struct Home {
  std::uint32_t feature = 0;
  std::vector<InsidePiece> ways;
  std::int64_t ways_mm = 0;
  std::optional<GraphPlace> place;
  [[nodiscard]] bool is_off() const { return ways_mm == 0 && !place; }
};

std::vector<std::uint32_t> homes_of(const City& city) {
  if (!city.of_theme(Theme::residents).empty()) return city.of_theme(Theme::residents);
  std::vector<std::uint32_t> homes;
  for (const std::uint32_t f : city.of_theme(Theme::building)) {
    if (stated_range(city.feature(f), Property::population)) homes.push_back(f);
  }
  return homes;
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

/// A part of some people, to a thousandth of a person.
constexpr std::int64_t parts_of_a_person = 1000;
std::int64_t share_down(std::int64_t thousandths, std::int64_t part, std::int64_t whole) {
  return (Rational(thousandths) * Rational::ratio(part, whole)).floor();
}
std::int64_t share_up(std::int64_t thousandths, std::int64_t part, std::int64_t whole) {
  return (Rational(thousandths) * Rational::ratio(part, whole)).ceil();
}

/// What part of each home a search reaches: length within the limit, of its ways.
class Search {
 public:
  using Test = std::function<bool(std::uint32_t)>;
  Search(const City& city, const std::vector<GraphPlace>& entrances, const AccessOptions& options, Test edge_ok, const Test& vertex_ok)
      : m_graph(city.graph()), m_options(options), m_edge_ok(std::move(edge_ok)), m_parts(run(city, entrances, vertex_ok)) {}

  [[nodiscard]] std::pair<std::int64_t, std::int64_t> part_of(const Home& home) {
    if (home.place) {
      const std::int64_t mm = m_search->to_place(m_graph, *home.place, m_edge_ok(home.place->edge));
      return {mm != WalkSearch::unreached && mm + home.place->offset_mm <= m_options.limit_mm ? 1 : 0, 1};
    }
    std::int64_t reached = 0;
    for (const InsidePiece& way : home.ways) {
      if (!m_edge_ok(way.edge)) continue;
      for (const auto& [from, to] : m_parts.of(way.edge)) {
        reached += std::max<std::int64_t>(0, std::min<std::int64_t>(to, way.to_mm) - std::max<std::int64_t>(from, way.from_mm));
      }
    }
    return {reached, home.ways_mm};
  }

 private:
  ReachedParts run(const City& city, const std::vector<GraphPlace>& entrances, const Test& vertex_ok) {
    m_search->run(city, entrances, m_options.limit_mm, m_edge_ok, vertex_ok);
    return {m_graph, *m_search, m_options.limit_mm};
  }
  const WalkGraph& m_graph;
  AccessOptions m_options;
  Test m_edge_ok;
  SearchLease m_search;
  ReachedParts m_parts;
};

}  // namespace

Access find_access(const City& city, const TravellerLimits& limits, const Date& as_of, const std::vector<GraphPlace>& entrances,
                   const AccessOptions& options) {
  Passability passability(city, limits, as_of);
  const auto over = [&](Tri at_least) {
    return Search(city, entrances, options, [&passability, at_least](std::uint32_t e) { return passability.edge(e) >= at_least; },
                  [&passability, at_least](std::uint32_t v) { return passability.vertex(v) >= at_least; });
  };
  Search sure = over(Tri::yes);
  Search possible = over(Tri::unknown);
  const auto any = [](std::uint32_t) { return true; };
  Search anybody(city, entrances, options, any, any);
  struct Sums {
    std::int64_t counted_low = 0, counted_high = 0, low = 0, high = 0, anybody = 0;  // thousandths of a person
  };
  std::array<Sums, people.size()> sums;
  Access access;
  Box network;
  for (const Point& vertex : city.graph().vertices) network.include(vertex);
  for (const std::uint32_t number : homes_of(city)) {
    // Population comes by region, a network by city: who lives outside it is not asked about.
    const Point middle = bounds(city.feature(number).geometry).centre();
    if (!network.intersects({middle.x, middle.y, middle.x, middle.y})) {
      ++access.homes_outside;
      continue;
    }
    const Home home = home_of(city, number, options.home_metres);
    if (home.is_off()) ++access.homes_off;
    const auto [sure_part, sure_whole] = home.is_off() ? std::pair<std::int64_t, std::int64_t>{0, 1} : sure.part_of(home);
    const auto [possible_part, possible_whole] = home.is_off() ? std::pair<std::int64_t, std::int64_t>{1, 1} : possible.part_of(home);
    const auto [any_part, any_whole] = home.is_off() ? std::pair<std::int64_t, std::int64_t>{1, 1} : anybody.part_of(home);
    for (std::size_t g = 0; g < people.size(); ++g) {
      const auto stated = stated_range(city.feature(number), people[g]);
      if (!stated || !stated->high.is_finite()) {
        ++access.groups[g].homes_silent;
        continue;
      }
      ++access.groups[g].homes;
      const std::int64_t low = (stated->low * Rational(parts_of_a_person)).floor();
      const std::int64_t high = (stated->high * Rational(parts_of_a_person)).ceil();
      sums[g].counted_low += low;
      sums[g].counted_high += high;
      sums[g].low += share_down(low, sure_part, sure_whole);
      sums[g].high += share_up(high, possible_part, possible_whole);
      sums[g].anybody += share_up(high, any_part, any_whole);
    }
  }
  for (std::size_t g = 0; g < people.size(); ++g) {
    PeopleReached& group = access.groups[g];
    group.counted_low = Rational::ratio(sums[g].counted_low, parts_of_a_person);
    group.counted_high = Rational::ratio(sums[g].counted_high, parts_of_a_person);
    group.low = Rational::ratio(sums[g].low, parts_of_a_person);
    group.high = Rational::ratio(sums[g].high, parts_of_a_person);
    group.anybody = Rational::ratio(sums[g].anybody, parts_of_a_person);
  }
  return access;
}

}  // namespace levelground::gis
