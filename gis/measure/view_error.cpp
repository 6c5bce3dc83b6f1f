// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/view_error.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/geometry/segments.hpp"
#include "gis/measure/reach.hpp"
#include "gis/measure/sight.hpp"

namespace levelground::gis {
namespace {

/// How deep a point lies in an area, metres; below 0: outside.
double depth_in(const MultiPolygon& area, const Point& p) {
  if (!contains(area, p)) return -1;
  double depth = std::numeric_limits<double>::infinity();
  each_segment(area, [&](const Point& a, const Point& b) { depth = std::min(depth, distance(Line{a, b}, p)); });
  return depth;
}

double side_of(const Point& a, const Point& b, const Point& p) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); }

bool holds(const std::array<Point, 3>& triangle, const Point& p) {
  const double one = side_of(triangle[0], triangle[1], p);
  const double two = side_of(triangle[1], triangle[2], p);
  const double three = side_of(triangle[2], triangle[0], p);
  return (one >= 0 && two >= 0 && three >= 0) || (one <= 0 && two <= 0 && three <= 0);
}

bool holds_corner(const std::array<Point, 3>& triangle, const MultiPolygon& area, const Point& but_not) {
  bool found = false;
  each_segment(area, [&](const Point& a, const Point&) { found = found || (holds(triangle, a) && distance(a, but_not) > 2 * no_distance); });
  return found;
}

}  // namespace

bool surely_cut(const MultiPolygon& area, const Point& eye, const Point& s, const Point& t, double accuracy) {
  const Point middle{(s.x + t.x) / 2, (s.y + t.y) / 2};
  const double half = distance(s, t) / 2;
  const double length = distance(eye, middle);
  Box view;
  view.include(eye);
  view.include(middle);
  if (!view.intersects(bounds(Geometry(area)))) return false;
  const double looks = std::ceil(length / (accuracy / 2));
  for (double k = 1; k < looks; ++k) {
    const double part = k / looks;
    const Point p{eye.x + part * (middle.x - eye.x), eye.y + part * (middle.y - eye.y)};
    // So far may a view lead past this point, and so far may the area lie aside.
    if (depth_in(area, p) >= part * (half + accuracy) + accuracy) return true;
  }
  return false;
}

bool surely_clear(const MultiPolygon& area, const Point& eye, const Point& s, const Point& t, double accuracy) {
  const double margin = 2 * accuracy;   // of the place that is looked at, and of the area
  Box view;
  for (const Point& p : {eye, s, t}) view.include(p);
  if (!view.grown(margin).intersects(bounds(Geometry(area)))) return true;
  if (contains(area, eye) || holds_corner({eye, s, t}, area, {std::numeric_limits<double>::infinity(), 0})) return false;
  bool clear = true;
  each_segment(area, [&](const Point& a, const Point& b) {
    for (const auto& [c, d] : {std::pair{eye, s}, std::pair{eye, t}, std::pair{s, t}}) clear = clear && !near_part(a, b, c, d, margin);
  });
  return clear;
}

bool surely_ends_at(const MultiPolygon& area, const Point& eye, const Point& on_outline, double accuracy) {
  // As if the eye stood anywhere in a circle: in the triangle from the place on the outline around it nothing may stand.
  const double away = distance(eye, on_outline);
  if (away <= accuracy) return false;
  const double turn = std::asin(accuracy / away);
  const double direction = std::atan2(eye.y - on_outline.y, eye.x - on_outline.x);
  const double reach = (away + accuracy) / std::cos(turn);
  const auto corner = [&](double towards) { return Point{on_outline.x + std::cos(towards) * reach, on_outline.y + std::sin(towards) * reach}; };
  const Point left = corner(direction + turn);
  const Point right = corner(direction - turn);
  return !cuts_view(Geometry(area), left, on_outline) && !cuts_view(Geometry(area), right, on_outline) && !cuts_view(Geometry(area), eye, on_outline) &&
         !holds_corner({on_outline, left, right}, area, on_outline);
}

}  // namespace levelground::gis
