// SPDX-License-Identifier: Apache-2.0
/// How far a traveller gets from a site within a distance: surely, and perhaps; and what one repair would open most.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "gis/network/site_walks.hpp"
#include "gis/travel/hindrance.hpp"
#include "gis/travel/reach_people.hpp"

namespace levelground::gis {

struct ReachOptions {
  std::int64_t limit_mm = 0;        ///< along the network from the entrances
  double facility_metres = 0;       ///< a facility farther than this from every way is on no way
  double home_metres = 0;           ///< and a home
  bool links = true;                ///< look for weakest and worth_knowing: the dearest part
};

/// What lies within the limit over one of the two graphs.
struct Reached {
  std::int64_t covered_mm = 0;      ///< length of the network, each edge counted once
  std::array<std::uint32_t, theme_count> facilities{};   ///< by theme, of `facility_themes`
  PeopleByGroup people;             ///< whose home is reached; nobody in a Link's search
};

/// One feature at the rim of what is reached, and what lies behind it.
struct Link {
  Hindrance hindrance;
  std::uint32_t mended = 0;         ///< the feature itself, or the crossing whose kerb it is
  std::vector<std::uint32_t> together;   ///< features that must all be mended, ascending: of a crossing each kerb that is in the way, and itself unless only they are
  std::int64_t gain_mm = 0;         ///< more network reached than now, > 0
  PeopleCount people;               ///< more people whose home is reached
  std::array<std::uint32_t, theme_count> facilities{};   ///< more facilities reached
};

struct SiteReach {
  bool connected = false;           ///< an entrance lies on the network; else everything is 0
  Reached sure, possible;
  Reached anybody;                  ///< somebody without limits
  /// barred; mended, it brings most people (at the fewest they may be) within what may be reached; of those that bring as many, as where nobody
  /// says where people live, the one that opens most of the network
  std::optional<Link> weakest;
  std::optional<Link> worth_knowing;   ///< not known; found to be passable, it adds most in the same order to what is surely reached
};

/// Themes counted as facilities.
inline constexpr std::array<Theme, 7> facility_themes = {Theme::seat, Theme::toilet, Theme::drinking_water, Theme::stop,
                                                         Theme::play, Theme::shelter, Theme::parking};

/// How far from one site, for many travellers: what they share is found once. From all entrances at once. `walks` from the WalkFinder of
/// the same City, which outlives this. One object for one thread, on the thread that made it.
class SiteReaches {
 public:
  /// `farthest`: with the largest limit that will be asked for.
  SiteReaches(const City& city, const Date& as_of, const SiteWalks& walks, const ReachOptions& farthest);
  ~SiteReaches();
  SiteReaches(const SiteReaches&) = delete;
  SiteReaches& operator=(const SiteReaches&) = delete;

  struct Asked {
    std::int64_t limit_mm = 0;   ///< along the network from the entrances
    bool links = true;           ///< look for weakest and worth_knowing: the dearest part
  };
  /// One answer for each limit. The limits of walking must come from a traveller. sure ≤ possible ≤ anybody, number by number. A repaired
  /// crossing has its kerbs repaired. Of repairs that open as much the feature with the smaller number.
  std::vector<SiteReach> find(const TravellerLimits& limits, const std::vector<Asked>& asked);

 private:
  class Shared;
  std::unique_ptr<Shared> m_shared;
};

/// One question alone. Thread-safe.
SiteReach find_reach(const City& city, const TravellerLimits& limits, const Date& as_of, const SiteWalks& walks, const ReachOptions& options);

}  // namespace levelground::gis
