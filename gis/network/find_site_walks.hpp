// SPDX-License-Identifier: Apache-2.0
/// Finds the entrances and the main route of a site (judgement.md section 4).
#pragma once

#include "gis/network/site_walks.hpp"

namespace levelground::gis {

class NearestWays;

/// Finds walks for sites of one City. The City must outlive it. find() may be called from any number of threads.
class WalkFinder {
 public:
  /// `nearest`: as WalkCache takes it.
  explicit WalkFinder(const City& city, std::shared_ptr<NearestWays> nearest = nullptr);

  /// Entrances: mapped ones (entrance, gate) at the boundary within the entrance tolerance of the site's source; where a walked line comes
  /// into the site from outside; a dead end that stops short of the boundary within the tolerance; and only if none of these
  /// is there, ways that pass within the tolerance. Derived ones within the tolerance of a mapped one are that one.
  /// Main route: walkways that are marked as such, else the shortest walks inside the site between all entrances and from each to
  /// each key facility (toilet, drinking water, play, stop, shelter). A walk never leaves the site.
  [[nodiscard]] SiteWalks find(const Feature& site, const Date& as_of) const;
  /// What its walks share, for questions without a site.
  [[nodiscard]] WalkCache& cache() const { return *m_cache; }

 private:
  const City& m_city;
  std::shared_ptr<WalkCache> m_cache;   ///< shared with the walks it finds
};

/// Themes that the main route leads to.
inline constexpr Theme key_facilities[] = {Theme::toilet, Theme::drinking_water, Theme::play, Theme::stop, Theme::shelter};

}  // namespace levelground::gis
