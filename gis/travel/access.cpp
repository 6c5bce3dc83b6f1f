// SPDX-License-Identifier: Apache-2.0
#include "gis/travel/access.hpp"

#include <algorithm>

#include "gis/network/homes.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/stated.hpp"
#include "gis/network/through_entrance.hpp"
#include "gis/network/walk_cache.hpp"
#include "gis/network/ways_to.hpp"

namespace levelground::gis {
namespace {

std::int64_t share_down(std::int64_t thousandths, std::int64_t part, std::int64_t whole) {
  return (Rational(thousandths) * Rational::ratio(part, whole)).floor();
}
std::int64_t share_up(std::int64_t thousandths, std::int64_t part, std::int64_t whole) {
  return (Rational(thousandths) * Rational::ratio(part, whole)).ceil();
}

}  // namespace

HomesAround::HomesAround(const City& city, std::vector<Entrance> surely, const std::vector<Entrance>& perhaps, const AccessOptions& options)
    : m_city(city), m_cache(std::make_unique<WalkCache>(city)), m_surely(std::move(surely)), m_possible(m_surely), m_options(options) {
  m_possible.insert(m_possible.end(), perhaps.begin(), perhaps.end());
  const auto any = [](std::uint32_t) { return true; };
  HomeSearch anybody(city, all_places(m_possible), options.limit_mm, any, any, [](const GraphPlace&) { return true; });
  NearestWays nearest;
  HomesAsked asked(city);
  for (const std::uint32_t number : homes_of(city)) {
    Home home = home_of(city, number, options.home_metres, nearest);
    if (!asked.counts(home)) {
      ++m_outside;
      continue;
    }
    const auto part = home.is_off() ? std::pair<std::int64_t, std::int64_t>{1, 1} : anybody.part_of(home);
    m_homes.push_back({std::move(home), part, counts_of(city.feature(number))});
  }
}

HomesAround::~HomesAround() = default;

namespace {

/// One group, summed over homes, in thousandths of a person.
struct Sums {
  std::int64_t counted_low = 0, counted_high = 0;
  std::int64_t low = 0, high = 0;                     // reached surely at the fewest, perhaps at the most
  std::int64_t unreached_low = 0, unreached_high = 0; // those perhaps reached by nobody at the fewest, not surely reached at the most
  std::int64_t evenly_low = 0, evenly_high = 0, anybody = 0;
};

Interval persons(std::int64_t low, std::int64_t high) { return {Rational::ratio(low, parts_of_a_person), Rational::ratio(high, parts_of_a_person)}; }

}  // namespace

Access HomesAround::reached_by(const TravellerLimits& limits, const Date& as_of) const { return reached_by(limits, as_of, m_surely, m_possible); }

Access HomesAround::reached_by(const TravellerLimits& limits, const Date& as_of, const std::vector<Entrance>& surely, const std::vector<Entrance>& all) const {
  Passability passability(m_city, limits, as_of, m_cache->passability(limits, as_of));
  const auto over = [&](Tri at_least) {
    return HomeSearch(m_city, places_through(at_least == Tri::yes ? surely : all, [&passability](std::uint32_t thing) { return passability.standing(thing); }, at_least), m_options.limit_mm, [&passability, at_least](std::uint32_t e) { return passability.edge(e) >= at_least; },
                      [&passability, at_least](std::uint32_t v) { return passability.vertex(v) >= at_least; },
                      [this, &passability, at_least](const GraphPlace& place) { return joint_passed(m_city, &passability, place) >= at_least; });
  };
  HomeSearch sure_search = over(Tri::yes);
  HomeSearch possible_search = over(Tri::unknown);
  std::array<Sums, people.size()> sums;
  Access access;
  access.homes_outside = m_outside;
  for (const Counted& counted : m_homes) {
    const Home& home = counted.home;
    using Part = std::pair<std::int64_t, std::int64_t>;
    if (home.is_off()) ++access.homes_off;
    if (!home.ways.empty()) ++access.homes_along;
    const Part sure = home.is_off() ? Part{0, 1} : sure_search.part_of(home);
    const Part possible = home.is_off() ? Part{1, 1} : possible_search.part_of(home);
    for (std::size_t g = 0; g < people.size(); ++g) {
      const HomeCount& count = counted.counts[g];
      PeopleReached& group = access.groups[g];
      ++(count.stated ? group.homes : group.homes_silent);
      if (!count.known) ++group.homes_left_out;
      if (!count.known) continue;
      Sums& sum = sums[g];
      sum.counted_low += count.low;
      sum.counted_high += count.high;
      if (reaches_all(sure)) sum.low += count.low;
      else sum.unreached_high += count.high;
      if (may_reach_all(possible)) sum.high += count.high;
      else sum.unreached_low += count.low;
      sum.evenly_low += share_down(count.low, sure.first, sure.second);
      sum.evenly_high += share_up(count.high, possible.first, possible.second);
      if (may_reach_all(counted.anybody)) sum.anybody += count.high;
    }
  }
  for (std::size_t g = 0; g < people.size(); ++g) {
    PeopleReached& group = access.groups[g];
    const Sums& sum = sums[g];
    group.counted = persons(sum.counted_low, sum.counted_high);
    group.reached = persons(sum.low, sum.high);
    group.evenly = persons(sum.evenly_low, sum.evenly_high);
    group.anybody = Rational::ratio(sum.anybody, parts_of_a_person);
    group.share = group.share_evenly = {Rational(0), Rational(1)};
    // The least share: of homes surely reached as few as may be, of all others as many; the greatest the other way round.
    if (sum.low + sum.unreached_high > 0) group.share.low = Rational::ratio(sum.low, sum.low + sum.unreached_high);
    else if (sum.counted_high > 0) group.share.low = Rational(1);   // nobody lives where it is not reached
    if (sum.high + sum.unreached_low > 0) group.share.high = Rational::ratio(sum.high, sum.high + sum.unreached_low);
    else if (sum.counted_high > 0 && sum.high == 0) group.share.high = Rational(0);   // nobody lives where it may be reached
    if (sum.counted_high > 0) group.share_evenly.low = Rational::ratio(sum.evenly_low, sum.counted_high);
    if (sum.counted_low > 0) group.share_evenly.high = std::min(Rational(1), Rational::ratio(sum.evenly_high, sum.counted_low));
    group.share_evenly = {std::max(group.share.low, group.share_evenly.low), std::min(group.share.high, group.share_evenly.high)};
  }
  return access;
}

Access find_access(const City& city, const TravellerLimits& limits, const Date& as_of, const std::vector<Entrance>& entrances,
                   const AccessOptions& options) {
  return HomesAround(city, entrances, {}, options).reached_by(limits, as_of);
}

}  // namespace levelground::gis
