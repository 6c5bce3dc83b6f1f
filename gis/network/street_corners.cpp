// SPDX-License-Identifier: Apache-2.0
#include "gis/network/street_corners.hpp"

#include <algorithm>
#include <tuple>

namespace levelground::gis {
namespace {

/// 0 for directions from east to just short of west, 1 for the rest: exact, where an angle would round.
int half(const Point& d) { return d.y > 0 || (d.y == 0 && d.x > 0) ? 0 : 1; }

/// Below, at or above 0 as a comes before, with or after b, anticlockwise from east.
int turn_order(const Point& a, const Point& b) {
  if (half(a) != half(b)) return half(a) - half(b);
  const double cross = a.x * b.y - a.y * b.x;
  return cross > 0 ? -1 : (cross < 0 ? 1 : 0);
}

}  // namespace

void sort_arms(std::vector<Arm>& arms) {
  std::sort(arms.begin(), arms.end(), [](const Arm& a, const Arm& b) {
    const int turn = turn_order(a.direction, b.direction);
    if (turn != 0) return turn < 0;
    return std::tie(a.line, a.station, a.forward) < std::tie(b.line, b.station, b.forward);
  });
}

std::uint32_t StreetPlace::corner_towards(const Point& direction) const {
  for (std::size_t j = arms.size(); j-- > 0;) {
    if (turn_order(arms[j].direction, direction) <= 0) return static_cast<std::uint32_t>(j);
  }
  return corner_count() - 1;  // before the first arm: the corner after the last
}

std::uint32_t StreetPlace::arm_of(std::uint32_t line, std::uint32_t station, bool forward) const {
  for (std::size_t j = 0; j < arms.size(); ++j) {
    if (arms[j].line == line && arms[j].station == station && arms[j].forward == forward) return static_cast<std::uint32_t>(j);
  }
  return corner_count();
}

}  // namespace levelground::gis
