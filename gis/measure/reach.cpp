// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/reach.hpp"

#include <algorithm>

namespace levelground::gis {

std::optional<std::pair<double, double>> near_part(const Point& a, const Point& b, const Point& c, const Point& d, double metres) {
  const Line target{c, d};
  const auto at = [&](double t) { return distance(target, Point{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}); };
  // The distance to a convex thing is convex along a line, so the near part is one piece around the nearest point.
  double low = 0;
  double high = 1;
  for (int i = 0; i < 100; ++i) {
    const double left = low + (high - low) / 3;
    const double right = high - (high - low) / 3;
    if (at(left) <= at(right)) high = right;
    else low = left;
  }
  double nearest = (low + high) / 2;
  for (const double t : {0.0, 1.0}) {
    if (at(t) < at(nearest)) nearest = t;
  }
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
