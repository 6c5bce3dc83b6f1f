// SPDX-License-Identifier: Apache-2.0
/// How short a walk may be that nobody mapped: no way is shorter than the straight line.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/city/city.hpp"
#include "gis/network/site_walks.hpp"

namespace levelground::gis {

class SiteArea;

struct LeastWalk {
  std::int64_t mm = 0;     ///< on the map; at least 0, at most what was mapped
  bool unmapped = false;   ///< a straight line decided, not a mapped way
};

/// A walk from `begins` (a point, or anywhere on a line or in an area) to one of the things (numbers of features) is at least so long:
/// `mapped_mm` over mapped ways, unless a shorter way may lead where `walkways_complete` is false of the box around it. A way no longer than
/// the mapped one stays in an ellipse, so that only walkways in its box matter. Thread-safe.
LeastWalk least_walk(const City& city, const Geometry& begins, std::span<const std::uint32_t> things, std::int64_t mapped_mm,
                     const std::function<bool(const Box&)>& walkways_complete);
/// The same to one place, which need be no feature.
LeastWalk least_walk(const Geometry& begins, const Geometry& ends, std::int64_t mapped_mm, const std::function<bool(const Box&)>& walkways_complete);

/// Where walks out of a site may begin.
struct SiteBegins {
  bool may_lack_entrances = false;   ///< nobody vouches for its entrances, nor for the walkways that lead to it
  std::vector<Geometry> begins;      ///< anywhere in it where it may lack some, else at each entrance that is on the network
};
/// `area`: of the site. Thread-safe.
SiteBegins begins_of_site(const City& city, const SiteArea& area, std::span<const Entrance> entrances, const Date& as_of);

}  // namespace levelground::gis
