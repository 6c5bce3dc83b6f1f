// SPDX-License-Identifier: Apache-2.0
#include "app/run/on_ground.hpp"

#include <algorithm>

#include "core/base/rational.hpp"

namespace levelground::run {
namespace {

template <typename Convert>
void convert(gis::Walk& walk, const Convert& to_ground) {
  std::int64_t on_map = walk.mm;
  for (const gis::WalkStretch& stretch : walk.stretches) on_map -= stretch.mm;
  std::int64_t so_far = to_ground(on_map);   // the straight stretches to the network, which no way has
  for (gis::WalkStretch& stretch : walk.stretches) {
    on_map += stretch.mm;
    const std::int64_t there = to_ground(on_map);
    stretch.mm = there - so_far;
    so_far = there;
  }
  walk.mm = to_ground(walk.mm);
}

template <typename Convert>
void convert(gis::Islands& islands, const Convert& to_ground) {
  islands.mm = to_ground(islands.mm);
  for (gis::Island& island : islands.largest) island.mm = to_ground(island.mm);
}

}  // namespace

// Distance on the map = scale × distance on the ground.
std::int64_t least_on_ground(std::int64_t map_mm, const PointScale& scale) {
  return scale.high == 1 ? map_mm : Rational::floor_of(static_cast<double>(map_mm) / scale.high).floor();
}

std::int64_t most_on_ground(std::int64_t map_mm, const PointScale& scale) {
  return scale.low == 1 ? map_mm : Rational::ceil_of(static_cast<double>(map_mm) / scale.low).ceil();
}

std::int64_t surely_within(std::int64_t ground_mm, const PointScale& scale) {
  return scale.low == 1 ? ground_mm : Rational::floor_of(static_cast<double>(ground_mm) * scale.low).floor();
}

std::int64_t perhaps_within(std::int64_t ground_mm, const PointScale& scale) {
  return scale.high == 1 ? ground_mm : Rational::ceil_of(static_cast<double>(ground_mm) * scale.high).ceil();
}

gis::NearestAnswer on_ground(gis::NearestAnswer answer, std::int64_t limit_mm, const PointScale& scale) {
  if (answer.sure_mm) answer.sure_mm = most_on_ground(*answer.sure_mm, scale);
  if (answer.possible_mm) answer.possible_mm = least_on_ground(*answer.possible_mm, scale);
  if (answer.anybody_mm) answer.anybody_mm = least_on_ground(*answer.anybody_mm, scale);
  answer.least_mm = std::min(limit_mm, least_on_ground(answer.least_mm, scale));
  if (answer.sure_mm && *answer.sure_mm > limit_mm) {
    answer.sure_mm.reset();
    answer.sure_thing.reset();
  }
  if (answer.possible_mm && *answer.possible_mm > limit_mm) {
    answer.possible_mm.reset();
    answer.possible_thing.reset();
  }
  if (answer.anybody_mm && *answer.anybody_mm > limit_mm) answer.anybody_mm.reset();
  return answer;
}

gis::RouteAnswer on_ground(gis::RouteAnswer answer, const PointScale& scale) {
  const auto least = [&](std::int64_t mm) { return least_on_ground(mm, scale); };
  const auto most = [&](std::int64_t mm) { return most_on_ground(mm, scale); };
  if (answer.sure) convert(*answer.sure, most);
  if (answer.possible) convert(*answer.possible, least);
  if (answer.least_bad) convert(*answer.least_bad, most);
  if (answer.anybody_mm) answer.anybody_mm = least(*answer.anybody_mm);
  if (answer.least_mm) answer.least_mm = least(*answer.least_mm);
  return answer;
}

gis::IslandsAnswer on_ground(gis::IslandsAnswer answer, const PointScale& scale) {
  const auto most = [&](std::int64_t mm) { return most_on_ground(mm, scale); };
  convert(answer.sure, [&](std::int64_t mm) { return least_on_ground(mm, scale); });
  convert(answer.possible, most);
  answer.network_mm = most(answer.network_mm);
  answer.longest_piece_mm = most(answer.longest_piece_mm);
  return answer;
}

gis::SiteReach on_ground(const gis::SiteReach& nearer, gis::SiteReach farther, const PointScale& scale) {
  farther.sure = nearer.sure;
  farther.sure.covered_mm = least_on_ground(farther.sure.covered_mm, scale);
  farther.possible.covered_mm = most_on_ground(farther.possible.covered_mm, scale);
  farther.anybody.covered_mm = most_on_ground(farther.anybody.covered_mm, scale);
  return farther;
}

gis::Access between(const gis::Access& nearer, gis::Access farther) {
  for (std::size_t g = 0; g < farther.groups.size(); ++g) {
    const gis::PeopleReached& low = nearer.groups[g];
    gis::PeopleReached& group = farther.groups[g];
    group.reached.low = low.reached.low;
    group.evenly.low = low.evenly.low;
    group.share.low = low.share.low;
    group.share_evenly.low = low.share_evenly.low;
  }
  return farther;
}

}  // namespace levelground::run
