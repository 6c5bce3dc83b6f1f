// SPDX-License-Identifier: Apache-2.0
/// How many people have a public place within a distance along the network, by age and sex where the sources say so.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "gis/network/homes.hpp"
#include "gis/network/site_walks.hpp"
#include "core/scheme/traveller.hpp"

namespace levelground::gis {

class WalkCache;

struct AccessOptions {
  std::int64_t limit_mm = 0;   ///< along the network, from the nearest entrance of any of the places
  double home_metres = 0;      ///< a home that is a point may lie so far from the nearest way
};

/// One group in all homes that are counted: those that state it, and those that state how many live there in all, of whom between none and
/// everybody is of the group (everybody but the men who are stated, for women, and the other way round). Persons to a thousandth, the low end
/// rounded down and the high end up.
struct PeopleReached {
  Interval counted;
  Interval reached;        ///< surely: of homes all of whose ways are reached; perhaps: of homes of whose ways any is
  Interval evenly;         ///< the same if the people of an area live evenly along its ways: an assumption
  Interval share;          ///< reached of counted, 0 to 1, over all numbers that each home may hold; [0, 1] when nobody may be counted
  Interval share_evenly;   ///< evenly of counted, outwards
  Rational anybody;       ///< perhaps reached by somebody without limits
  std::uint64_t homes = 0;           ///< homes that state the group
  std::uint64_t homes_silent = 0;    ///< homes that do not (withheld, not counted)
  std::uint64_t homes_left_out = 0;  ///< of the silent ones, those that do not state how many live there either: in no number
};

struct Access {
  std::array<PeopleReached, people.size()> groups;
  std::uint64_t homes_along = 0; ///< homes whose people live along ways, as those of a square do: of these alone `evenly` assumes something
  std::uint64_t homes_off = 0;   ///< homes without any way: their people are reached perhaps, never surely
  std::uint64_t homes_outside = 0;   ///< homes outside the network (HomesAsked): not counted at all
};

/// Homes are features of theme `residents`, and buildings that state a population (not both: the buildings only where there is no
/// feature of theme residents). People of an area live along the ways in it, those of a point at the nearest way.
/// What does not depend on the traveller is found once. The City must outlive it.
class HomesAround {
 public:
  /// `surely`: entrances of every place that surely counts; `perhaps`: of those that may.
  HomesAround(const City& city, std::vector<Entrance> surely, const std::vector<Entrance>& perhaps, const AccessOptions& options);
  ~HomesAround();
  /// May be called from any number of threads.
  [[nodiscard]] Access reached_by(const TravellerLimits& limits, const Date& as_of) const;
  /// The same to places that surely count for this traveller, and to those and the ones that may (`all`): among the places it was made with.
  [[nodiscard]] Access reached_by(const TravellerLimits& limits, const Date& as_of, const std::vector<Entrance>& surely, const std::vector<Entrance>& all) const;

 private:
  struct Counted {
    Home home;
    std::pair<std::int64_t, std::int64_t> anybody;   ///< part reached by somebody without limits, and whole
    std::array<HomeCount, people.size()> counts;
  };
  const City& m_city;
  std::unique_ptr<WalkCache> m_cache;   ///< what travellers share
  std::vector<Entrance> m_surely;     ///< of places that surely count
  std::vector<Entrance> m_possible;   ///< and of those that may
  AccessOptions m_options;
  std::vector<Counted> m_homes;
  std::uint64_t m_outside = 0;
};

/// One traveller alone, of places that surely count. Thread-safe.
Access find_access(const City& city, const TravellerLimits& limits, const Date& as_of, const std::vector<Entrance>& entrances,
                   const AccessOptions& options);

}  // namespace levelground::gis
