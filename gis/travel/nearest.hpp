// SPDX-License-Identifier: Apache-2.0
/// How far a traveller walks from a site to the nearest thing of a theme, as an interval.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "gis/network/site_walks.hpp"
#include "core/scheme/traveller.hpp"

namespace levelground::gis {

class WalkCache;

struct NearestOptions {
  Theme theme = Theme::toilet;
  std::int64_t limit_mm = 0;     ///< the search goes no farther along the network
  double thing_metres = 0;       ///< a thing farther than this from every way is on no way
};

/// What is surely closed to the public (foot, else access: no or private) is not looked for; what is open to some (customers), at times or
/// by a word nobody knows may be; what says nothing is open, as a way or a door that says nothing is.
struct NearestAnswer {
  bool connected = false;                  ///< an entrance lies on the network
  bool complete = false;                   ///< a source states that the theme is complete within the search
  bool ways_complete = false;              ///< and nothing shorter than the mapped ways can lead there: no straight line decided least_mm
  std::optional<std::int64_t> sure_mm;     ///< to what is surely open, over what is surely passable, from the best entrance; none within the limit
  std::optional<std::int64_t> possible_mm; ///< to what may be open, over what may be passable
  std::optional<std::int64_t> anybody_mm;  ///< to what may be open, for somebody without limits
  /// No walk is shorter, mapped or not: 0 where the theme is not complete. Else at most possible_mm (or the limit when nothing is reached), and
  /// the straight line where that is shorter and may be walked: to a thing off every way, by a walkway where nobody vouches for all of them, or
  /// from anywhere in the site where it may have an entrance that nobody mapped.
  std::int64_t least_mm = 0;
  std::optional<std::uint32_t> sure_thing; ///< the feature at that distance
  std::optional<std::uint32_t> possible_thing;

  /// What is known of the distance, mm: [least_mm, sure_mm].
  [[nodiscard]] Interval known() const;
};

/// The same for many sites at once: one search from all things of the city in place of one for each site.
class NearestInCity {
 public:
  /// Where a site is come into.
  struct Site {
    std::vector<Entrance> entrances;   ///< that lie on the network
    Box box;   ///< of the entrances
    std::shared_ptr<const SiteArea> area;
  };
  static Site site_of(const SiteWalks& walks);

  /// One object for one thread, on the thread that made it; `cache`: of the City. find() may be called from any number of threads.
  NearestInCity(const City& city, const Date& as_of, WalkCache& cache, const NearestOptions& options);
  ~NearestInCity();
  NearestInCity(const NearestInCity&) = delete;
  NearestInCity& operator=(const NearestInCity&) = delete;
  /// One answer for each site, as find_nearest() gives it.
  [[nodiscard]] std::vector<NearestAnswer> find(const TravellerLimits& limits, const std::vector<Site>& sites) const;

 private:
  class Fields;
  friend NearestAnswer find_nearest(const City&, const TravellerLimits&, const Date&, const SiteWalks&, const NearestOptions&);
  std::unique_ptr<Fields> m_fields;
};

/// From the entrance that is best placed. Straight stretches from things to the network count. Thread-safe.
NearestAnswer find_nearest(const City& city, const TravellerLimits& limits, const Date& as_of, const SiteWalks& walks, const NearestOptions& options);

}  // namespace levelground::gis
