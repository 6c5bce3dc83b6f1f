// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/least_distance.hpp"

#include <algorithm>
#include <limits>

#include "core/geometry/segments.hpp"

namespace levelground::gis {
namespace {

/// From the corners of one thing to another thing.
double from_corners(const Geometry& of, const Geometry& to) {
  if (const auto* point = std::get_if<Point>(&of)) return distance(to, *point);
  double least = std::numeric_limits<double>::infinity();
  each_segment(of, [&](const Point& p, const Point& q) { least = std::min({least, distance(to, p), distance(to, q)}); });
  return least;
}

bool cross(const Geometry& a, const Geometry& b) {
  if (!bounds(a).intersects(bounds(b))) return false;
  bool found = false;
  each_segment(a, [&](const Point& p, const Point& q) { each_segment(b, [&](const Point& r, const Point& s) { found = found || crossing_parts(p, q, r, s).has_value(); }); });
  return found;
}

}  // namespace

double least_distance(const Geometry& a, const Geometry& b) {
  const double least = std::min(from_corners(a, b), from_corners(b, a));
  return least > 0 && cross(a, b) ? 0 : least;
}

}  // namespace levelground::gis
