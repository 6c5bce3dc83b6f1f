// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/reach.hpp"

#include <algorithm>

namespace levelground::gis {

std::optional<std::pair<double, double>> near_part(const Point& a, const Point& b, const Point& c, const Point& d, double metres) {
  const Line target{c, d};
  const auto at = [&](double t) { return distance(target, Point{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}); };
  // The distance to a convex thing is convex along a line: where both ends are near, all of it is, and what is near is one piece
  // around the nearest point.
  const double at_begin = at(0);
  const double at_end = at(1);
  if (at_begin <= metres && at_end <= metres) return std::pair{0.0, 1.0};
  const double length_squared = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
  const auto fraction_of = [&](const Point& p) {
    const double t = length_squared > 0 ? ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length_squared : 0;
    return std::clamp(t, 0.0, 1.0);
  };
  // Nearest: at an end of one of the two, or where they cross.
  double nearest = at_begin <= at_end ? 0 : 1;
  const auto take = [&](double t) {
    if (at(t) < at(nearest)) nearest = t;
  };
  take(fraction_of(c));
  take(fraction_of(d));
  const double cross = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
  if (cross != 0) take(std::clamp(((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / cross, 0.0, 1.0));
  if (at(nearest) > metres) return std::nullopt;
  const auto edge_towards = [&](double outside) {
    if (at(outside) <= metres) return outside;
    double in = nearest;
    double out = outside;
    for (int i = 0; i < 60; ++i) {
      const double middle = (in + out) / 2;
      if (at(middle) <= metres) in = middle;
      else out = middle;
    }
    return in;
  };
  return std::pair{edge_towards(0), edge_towards(1)};
}

std::vector<std::pair<double, double>> merged(std::vector<std::pair<double, double>> intervals) {
  std::sort(intervals.begin(), intervals.end());
  std::vector<std::pair<double, double>> result;
  for (const auto& interval : intervals) {
    if (!result.empty() && interval.first <= result.back().second) result.back().second = std::max(result.back().second, interval.second);
    else result.push_back(interval);
  }
  return result;
}

}  // namespace levelground::gis
