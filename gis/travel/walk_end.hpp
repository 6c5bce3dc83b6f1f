// SPDX-License-Identifier: Apache-2.0
/// Where a walk begins or ends, as somebody writes it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gis/network/find_site_walks.hpp"

namespace levelground::gis {

struct WalkEnd {
  std::string label;                ///< name of the site or feature, or the words themselves
  Point at;                         ///< where it is
  std::vector<GraphPlace> places;   ///< entrances of a site, else where it is joined to the network (ways_to.hpp); never empty
  std::vector<Entrance> entrances;  ///< of a site
  bool is_point = false;            ///< `at` is all of it
  std::optional<std::uint32_t> feature;   ///< the site or feature that was named
  std::shared_ptr<const SiteArea> area;   ///< of a site, else null
};

/// `words`: a site or feature by id or name; "geo:49.4106,8.7153" (RFC 5870: latitude, longitude, WGS 84); or "x,y" in metres of the
/// City's measuring CRS. A site is left and entered at its entrances. A point or feature is joined to the nearest way at most `snap_metres` away, or to the area it lies on. Throws InputError: no such place (with the
/// nearest name), a name that several features bear, a point with no way near, a site without a way to it.
WalkEnd find_walk_end(const City& city, const WalkFinder& finder, const Date& as_of, const std::string& words, double snap_metres);

}  // namespace levelground::gis
