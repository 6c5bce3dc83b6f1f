// SPDX-License-Identifier: Apache-2.0
#include "gis/travel/access.hpp"

#include "gis/network/homes.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/stated.hpp"
#include "gis/network/walk_cache.hpp"

namespace levelground::gis {
namespace {

std::int64_t share_down(std::int64_t thousandths, std::int64_t part, std::int64_t whole) {
  return (Rational(thousandths) * Rational::ratio(part, whole)).floor();
}
std::int64_t share_up(std::int64_t thousandths, std::int64_t part, std::int64_t whole) {
  return (Rational(thousandths) * Rational::ratio(part, whole)).ceil();
}

}  // namespace

HomesAround::HomesAround(const City& city, std::vector<GraphPlace> entrances, const AccessOptions& options)
    : m_city(city), m_cache(std::make_unique<WalkCache>(city)), m_entrances(std::move(entrances)), m_options(options) {
  const auto any = [](std::uint32_t) { return true; };
  HomeSearch anybody(city, m_entrances, options.limit_mm, any, any);
  Box network;
  for (const Point& vertex : city.graph().vertices) network.include(vertex);
  for (const std::uint32_t number : homes_of(city)) {
    // Population comes by region, a network by city: who lives outside it is not asked about.
    const Point middle = bounds(city.feature(number).geometry).centre();
    if (!network.intersects({middle.x, middle.y, middle.x, middle.y})) {
      ++m_outside;
      continue;
    }
    Home home = home_of(city, number, options.home_metres);
    const auto part = home.is_off() ? std::pair<std::int64_t, std::int64_t>{1, 1} : anybody.part_of(home);
    m_homes.push_back({std::move(home), part});
  }
}

HomesAround::~HomesAround() = default;

Access HomesAround::reached_by(const TravellerLimits& limits, const Date& as_of) const {
  Passability passability(m_city, limits, as_of, m_cache->passability(limits, as_of));
  const auto over = [&](Tri at_least) {
    return HomeSearch(m_city, m_entrances, m_options.limit_mm, [&passability, at_least](std::uint32_t e) { return passability.edge(e) >= at_least; },
                      [&passability, at_least](std::uint32_t v) { return passability.vertex(v) >= at_least; });
  };
  HomeSearch sure = over(Tri::yes);
  HomeSearch possible = over(Tri::unknown);
  struct Sums {
    std::int64_t counted_low = 0, counted_high = 0, low = 0, high = 0, anybody = 0;  // thousandths of a person
  };
  std::array<Sums, people.size()> sums;
  Access access;
  access.homes_outside = m_outside;
  for (const Counted& counted : m_homes) {
    const Home& home = counted.home;
    if (home.is_off()) ++access.homes_off;
    const auto [sure_part, sure_whole] = home.is_off() ? std::pair<std::int64_t, std::int64_t>{0, 1} : sure.part_of(home);
    const auto [possible_part, possible_whole] = home.is_off() ? std::pair<std::int64_t, std::int64_t>{1, 1} : possible.part_of(home);
    const auto [any_part, any_whole] = counted.anybody;
    for (std::size_t g = 0; g < people.size(); ++g) {
      const auto stated = stated_range(m_city.feature(home.feature), people[g]);
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

Access find_access(const City& city, const TravellerLimits& limits, const Date& as_of, const std::vector<GraphPlace>& entrances,
                   const AccessOptions& options) {
  return HomesAround(city, entrances, options).reached_by(limits, as_of);
}

}  // namespace levelground::gis
