// SPDX-License-Identifier: Apache-2.0
/// The shortest walk between two places for one traveller, as an interval: over what is surely passable, and over what may be.
#pragma once

#include <optional>
#include <vector>

#include "gis/network/site_walks.hpp"
#include "gis/travel/hindrance.hpp"

namespace levelground::gis {

class WalkCache;
struct WalkEnd;

/// A stretch along one feature.
struct WalkStretch {
  std::uint32_t feature = 0;
  std::int64_t mm = 0;
  Tri passable = Tri::yes;   ///< the least of its pieces
  Line where;                ///< in walking order
};

struct Walk {
  std::int64_t mm = 0;       ///< from the starting place to the end, the straight stretches to and from the network included
  std::vector<WalkStretch> stretches;
  std::vector<Hindrance> hindrances;   ///< in walking order; what is surely barred, or not known to be passable
};

/// What is known of the walking distance: [least_mm, sure->mm].
struct RouteAnswer {
  std::optional<Walk> sure;          ///< shortest over what is surely passable: the traveller walks at most so far
  std::optional<Walk> possible;      ///< shortest over what is mapped and may be passable; its hindrances are unknown
  /// Only without `possible`: the walk with the fewest things that bar it, then the shortest. Without `anybody_mm` it leads over ways that are
  /// closed to people on foot, and only ClosedCity finds it.
  std::optional<Walk> least_bad;
  std::optional<std::int64_t> anybody_mm;   ///< shortest for somebody without limits; none: no mapped way that is open
  /// No walk is shorter, mapped or not: at most the length of `possible`, and the straight line where nobody vouches that every walkway there is mapped.
  /// none: they are all mapped, and no way leads there.
  std::optional<std::int64_t> least_mm;
};

/// Between any of `from` and any of `to`, both not empty. Of equally long walks the one that WalkSearch takes. Thread-safe. `cache`: what
/// travellers share, of the same City.
RouteAnswer find_route(const City& city, WalkCache& cache, const TravellerLimits& limits, const Date& as_of, const std::vector<GraphPlace>& from,
                       const std::vector<GraphPlace>& to);

/// The same between two ends that somebody named: through the entrances of a site, and straight between two points on one area that is crossed freely. From
/// a place to itself it is no walk.
RouteAnswer find_route(const City& city, WalkCache& cache, const TravellerLimits& limits, const Date& as_of, const WalkEnd& from, const WalkEnd& to);

/// The walk with the fewest things that bar it, whatever they are, then the shortest; nullopt: no way at all. Thread-safe.
std::optional<Walk> find_least_bad(const City& city, const TravellerLimits& limits, const Date& as_of, const std::vector<GraphPlace>& from,
                                   const std::vector<GraphPlace>& to);

}  // namespace levelground::gis
