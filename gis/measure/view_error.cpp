// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/view_error.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "core/geometry/segments.hpp"
#include "gis/measure/reach.hpp"
#include "gis/measure/sight.hpp"

namespace levelground::gis {
namespace {

Box box_around(const MultiPolygon& area) {
  Box box;
  for (const Polygon& polygon : area) box.include(bounds(polygon.outer));
  return box;
}

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

/// The corners of the smallest convex area that holds the points, counter-clockwise, the first not again.
std::vector<Point> hull_of(std::vector<Point> points) {
  const auto before = [](const Point& a, const Point& b) { return a.x < b.x || (a.x == b.x && a.y < b.y); };
  std::sort(points.begin(), points.end(), before);
  points.erase(std::unique(points.begin(), points.end()), points.end());
  if (points.size() < 3) return points;
  std::vector<Point> hull;
  const auto go_around = [&](auto begin, auto end) {
    const std::size_t first = hull.size();
    for (auto p = begin; p != end; ++p) {
      while (hull.size() >= first + 2 && side_of(hull[hull.size() - 2], hull.back(), *p) <= 0) hull.pop_back();
      hull.push_back(*p);
    }
    hull.pop_back();
  };
  go_around(points.begin(), points.end());
  go_around(points.rbegin(), points.rend());
  return hull;
}

/// Does a part of the straight piece lie inside the convex area, farther than no distance from its edge?
bool comes_inside(const std::vector<Point>& hull, const Point& a, const Point& b) {
  double from = 0;
  double to = 1;
  for (std::size_t i = 0; i < hull.size(); ++i) {
    const Point& c = hull[i];
    const Point& d = hull[(i + 1) % hull.size()];
    const double length = distance(c, d);
    if (length == 0) continue;
    const double at_a = side_of(c, d, a) / length - no_distance;
    const double at_b = side_of(c, d, b) / length - no_distance;
    if (at_a <= 0 && at_b <= 0) return false;
    if (at_a < 0) from = std::max(from, at_a / (at_a - at_b));
    if (at_b < 0) to = std::min(to, at_a / (at_a - at_b));
  }
  return from < to;
}

Point middle_of(const std::vector<Point>& hull) {
  Point middle;
  for (const Point& p : hull) middle = {middle.x + p.x / static_cast<double>(hull.size()), middle.y + p.y / static_cast<double>(hull.size())};
  return middle;
}

bool is_thin(const std::vector<Point>& hull) { return hull.size() < 3 || !comes_inside(hull, middle_of(hull), middle_of(hull)); }

/// Have the insides of the area and of the convex area, which is not thin, anything in common?
bool meets_inside(const MultiPolygon& area, const std::vector<Point>& hull) {
  bool meets = false;
  each_segment(area, [&](const Point& a, const Point& b) { meets = meets || comes_inside(hull, a, b); });
  return meets || contains(area, middle_of(hull));   // where no outline leads through it all of it lies in the area, or none
}

void add_grown(std::vector<Point>& points, const Point& p, double metres) {
  if (metres <= 0) return points.push_back(p);
  for (const double x : {-metres, metres}) {
    for (const double y : {-metres, metres}) points.push_back({p.x + x, p.y + y});
  }
}

/// The middle of the longest part of a view that lies in the area; nullopt: none does.
std::optional<Point> middle_within(const MultiPolygon& area, const Point& from, const Point& to) {
  std::vector<double> cuts = {0, 1};
  each_segment(area, [&](const Point& a, const Point& b) {
    if (const auto parts = crossing_parts(from, to, a, b)) cuts.push_back(parts->first);
  });
  std::sort(cuts.begin(), cuts.end());
  std::optional<Point> found;
  double longest = 2 * no_distance / std::max(distance(from, to), no_distance);
  for (std::size_t i = 1; i < cuts.size(); ++i) {
    if (cuts[i] - cuts[i - 1] <= longest) continue;
    const Point middle = point_between(from, to, (cuts[i - 1] + cuts[i]) / 2);
    if (!contains(area, middle)) continue;
    longest = cuts[i] - cuts[i - 1];
    found = middle;
  }
  return found;
}

bool in_hull(const std::vector<Point>& hull, const Point& p) {
  if (hull.size() < 3) return false;
  for (std::size_t i = 0; i < hull.size(); ++i) {
    if (side_of(hull[i], hull[(i + 1) % hull.size()], p) < 0) return false;
  }
  return true;
}

/// Does all of it lie in the inside of the area, of which its corners are known to?
bool lies_within(const std::vector<Point>& hull, const MultiPolygon& area) {
  bool within = true;
  each_segment(area, [&](const Point& a, const Point& b) {
    within = within && !in_hull(hull, a);
    for (std::size_t i = 0; within && i < hull.size(); ++i) {
      const Point& c = hull[i];
      const Point& d = hull[(i + 1) % hull.size()];
      within = distance_to_segment(a, b, c) > no_distance / 10 && !crossing_parts(a, b, c, d);
    }
  });
  return within;
}

Box view_box(const Standing& from, const LookedAt& at) {
  Box box;
  for (const Point& p : {from.p, from.q, at.a, at.b}) box.include(p);
  return box;
}

}  // namespace

bool surely_cut(const MultiPolygon& area, const Point& eye, const Point& s, const Point& t, double accuracy) {
  const Point middle{(s.x + t.x) / 2, (s.y + t.y) / 2};
  const double half = distance(s, t) / 2;
  const double length = distance(eye, middle);
  Box view;
  view.include(eye);
  view.include(middle);
  if (!view.intersects(box_around(area))) return false;
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
  if (!view.grown(margin).intersects(box_around(area))) return true;
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

bool surely_clear(const MultiPolygon& area, const Standing& from, const LookedAt& at, double accuracy, bool own) {
  if (!view_box(from, at).grown(2 * accuracy + no_distance).intersects(box_around(area))) return true;
  if (accuracy > 0 && !own) return surely_clear(area, at.a, from.p, from.q, accuracy) && surely_clear(area, from.q, at.a, at.b, accuracy);
  std::vector<Point> points = {at.a, at.b};
  add_grown(points, from.p, accuracy);
  add_grown(points, from.q, accuracy);
  const std::vector<Point> hull = hull_of(std::move(points));
  if (!is_thin(hull)) return !meets_inside(area, hull);
  // Where all lie on one line there is no inside: the views themselves are asked.
  const Geometry thing(area);
  return !cuts_view(thing, from.p, at.a) && !cuts_view(thing, from.q, at.b);
}

bool surely_hidden(const MultiPolygon& area, const Standing& from, const LookedAt& at, double accuracy, double at_accuracy) {
  if (!view_box(from, at).intersects(box_around(area))) return false;
  std::vector<Point> eyes;
  add_grown(eyes, from.p, accuracy);
  add_grown(eyes, from.q, accuracy);
  std::vector<Point> seen;
  add_grown(seen, at.a, at_accuracy);
  if (!(at.a == at.b)) add_grown(seen, at.b, at_accuracy);
  // On each view between two corners one place in the area: every other view leads through the smallest convex area around these.
  std::vector<Point> middles;
  for (const Point& eye : eyes) {
    for (const Point& to : seen) {
      const auto middle = middle_within(area, eye, to);
      if (!middle) return false;
      middles.push_back(*middle);
    }
  }
  return lies_within(hull_of(std::move(middles)), area);
}

double least_metres(const Standing& from, const LookedAt& at) {
  if (crossing_parts(from.p, from.q, at.a, at.b)) return 0;
  return std::min({distance_to_segment(from.p, from.q, at.a), distance_to_segment(from.p, from.q, at.b), distance_to_segment(at.a, at.b, from.p),
                   distance_to_segment(at.a, at.b, from.q)});
}

}  // namespace levelground::gis
