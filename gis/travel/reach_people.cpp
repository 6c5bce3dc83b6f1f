// SPDX-License-Identifier: Apache-2.0
#include "gis/travel/reach_people.hpp"

#include <limits>
#include <tuple>

#include "gis/network/walk_cache.hpp"

namespace levelground::gis {

PeopleAround::PeopleAround(const City& city, const Box& box, double home_metres, std::span<const GraphPlace> entrances, WalkCache& cache) {
  HomesAsked asked(city);
  for (const std::uint32_t f : homes_in(city, box)) {
    Living living;
    living.home = home_of(city, f, home_metres, cache.nearest_ways());
    if (!asked.counts(living.home)) continue;
    living.count = counts_of(city.feature(f));
    if (living.home.is_off()) {
      // On no way: no walk surely leads there, and one no longer than the straight line may.
      living.straight = std::numeric_limits<double>::infinity();
      for (const GraphPlace& entrance : entrances) living.straight = std::min(living.straight, distance(city.feature(f).geometry, entrance.at));
    }
    const auto number = static_cast<std::uint32_t>(m_homes.size());
    for (const GraphPlace& place : living.home.places) m_by_edge.push_back({place.edge, number, 0, 0});
    for (const InsidePiece& way : living.home.ways) m_by_edge.push_back({way.edge, number, way.from_mm, way.to_mm});
    m_homes.push_back(std::move(living));
  }
  std::sort(m_by_edge.begin(), m_by_edge.end(), [](const OnEdge& a, const OnEdge& b) { return std::tie(a.edge, a.home, a.from_mm) < std::tie(b.edge, b.home, b.from_mm); });
}

PeopleCount PeopleAround::more(const OnEdges& before, const OnEdges& then) const {
  std::int64_t fewest = 0;
  std::int64_t most = 0;
  for (const auto& [home, reached] : then) {
    const auto was = before.find(home);
    const std::int64_t gained = reached - (was == before.end() ? 0 : was->second);
    const HomeCount& count = m_homes[home].count[0];
    static_assert(people[0] == Property::population);
    if (gained <= 0) continue;
    const Rational share = Rational::ratio(gained, !m_homes[home].home.places.empty() ? 1 : m_homes[home].home.ways_mm);
    fewest += (Rational(count.low) * share).floor();
    most += (Rational(count.high) * share).ceil();
  }
  return {Rational::ratio(fewest, parts_of_a_person), Rational::ratio(most, parts_of_a_person), 0, 0};
}

}  // namespace levelground::gis
