// SPDX-License-Identifier: Apache-2.0
/// Lengths of walks as they are on the ground: the network counts millimetres of the map, whose scale is known as an interval (0.998 to 1.002).
#pragma once

#include <cstdint>

#include "core/city/scale_tiles.hpp"
#include "gis/travel/access.hpp"
#include "gis/travel/islands.hpp"
#include "gis/travel/nearest.hpp"
#include "gis/travel/route.hpp"
#include "gis/travel/site_reach.hpp"

namespace levelground::run {

/// Millimetres of the map into millimetres on the ground, no more and no fewer than it may be; and a limit on the ground into one on the map, within which
/// everything surely is, and beyond which everything is. All thread-safe, of lengths of 0 or more.
std::int64_t least_on_ground(std::int64_t map_mm, const PointScale& scale);
std::int64_t most_on_ground(std::int64_t map_mm, const PointScale& scale);
std::int64_t surely_within(std::int64_t ground_mm, const PointScale& scale);
std::int64_t perhaps_within(std::int64_t ground_mm, const PointScale& scale);

/// An answer that was searched as far as perhaps_within(limit_mm): what is surely farther than the limit on the ground is not reached.
gis::NearestAnswer on_ground(gis::NearestAnswer answer, std::int64_t limit_mm, const PointScale& scale);
/// What is sure and what surely bars at most, the rest at least; the stretches of a walk sum to its length.
gis::RouteAnswer on_ground(gis::RouteAnswer answer, const PointScale& scale);
gis::IslandsAnswer on_ground(gis::IslandsAnswer answer, const PointScale& scale);
/// What is surely reached within the nearer limit on the map and what may be within the farther one, as one answer.
gis::SiteReach on_ground(const gis::SiteReach& nearer, gis::SiteReach farther, const PointScale& scale);
gis::Access between(const gis::Access& nearer, gis::Access farther);

}  // namespace levelground::run
