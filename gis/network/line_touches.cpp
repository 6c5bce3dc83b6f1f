// SPDX-License-Identifier: Apache-2.0
#include "gis/network/line_touches.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

namespace levelground::gis {
namespace {

constexpr double parallel = 1e-6;      // sine of an angle that is none

double cross(const Point& a, const Point& b) { return a.x * b.y - a.y * b.x; }
double dot(const Point& a, const Point& b) { return a.x * b.x + a.y * b.y; }
Point from_to(const Point& a, const Point& b) { return {b.x - a.x, b.y - a.y}; }
double length(const Point& d) { return std::sqrt(dot(d, d)); }

bool are_parallel(const Point& a, const Point& b) { return std::abs(cross(a, b)) <= parallel * length(a) * length(b); }

/// A place on a line: at point `index`, or between it and the next.
struct Spot {
  std::size_t index = 0;
  double along = 0;       ///< metres behind the point; 0 at it
};

bool is_closed(std::span<const Point> line) { return line.size() > 2 && line.front() == line.back(); }

Spot spot(std::span<const Point> line, std::size_t segment, double along, double segment_length) {
  if (along <= no_distance) return {segment, 0};
  if (along < segment_length - no_distance) return {segment, along};
  return {is_closed(line) && segment + 2 == line.size() ? 0 : segment + 1, 0};
}

/// Directions in which a line leaves a spot: back and forth.
std::pair<std::optional<Point>, std::optional<Point>> arms_at(std::span<const Point> line, const Spot& at) {
  const Point& here = line[at.index];
  if (at.along > 0) {
    const Point forth = from_to(here, line[at.index + 1]);
    return {Point{-forth.x, -forth.y}, forth};
  }
  const bool closed = is_closed(line);
  std::pair<std::optional<Point>, std::optional<Point>> arms;
  if (at.index > 0) arms.first = from_to(here, line[at.index - 1]);
  else if (closed) arms.first = from_to(here, line[line.size() - 2]);
  if (at.index + 1 < line.size()) arms.second = from_to(here, line[at.index + 1]);
  else if (closed) arms.second = from_to(here, line[1]);
  return arms;
}

/// Does d lie anticlockwise of `from` and before `to`?
bool lies_between(const Point& from, const Point& d, const Point& to) {
  const auto half = [&](const Point& p) {
    const double turn = cross(from, p);
    return turn > 0 || (turn == 0 && dot(from, p) > 0) ? 0 : 1;
  };
  if (half(d) != half(to)) return half(d) < half(to);
  return cross(d, to) > 0;
}

LineTouch touch_at(std::span<const Point> way, const Spot& on_way, std::span<const Point> line, const Spot& on_line, const Point& at) {
  LineTouch touch;
  touch.at = at;
  touch.segment = static_cast<std::uint32_t>(on_way.index);
  touch.along = on_way.along;
  const auto [back, forth] = arms_at(line, on_line);
  touch.line_ends = !back || !forth;
  const auto arms = arms_at(way, on_way);
  for (const std::optional<Point>& arm : {arms.first, arms.second}) {
    if (!arm) continue;
    ++touch.arms;
    if (touch.line_ends) continue;
    const auto runs_along = [&](const Point& d) { return are_parallel(*arm, d) && dot(*arm, d) > 0; };
    if (runs_along(*back) || runs_along(*forth)) continue;
    (lies_between(*forth, *arm, *back) ? touch.left : touch.right) = true;
  }
  return touch;
}

}  // namespace

std::vector<LineTouch> line_touches(std::span<const Point> way, std::span<const Point> line) {
  std::vector<LineTouch> touches;
  for (std::size_t i = 0; i + 1 < way.size(); ++i) {
    const Point& a = way[i];
    const Point r = from_to(a, way[i + 1]);
    const double r_length = length(r);
    Box box;
    box.include(a);
    box.include(way[i + 1]);
    box = box.grown(no_distance);
    for (std::size_t j = 0; j + 1 < line.size(); ++j) {
      const Point& c = line[j];
      Box other;
      other.include(c);
      other.include(line[j + 1]);
      if (!box.intersects(other)) continue;
      const Point s = from_to(c, line[j + 1]);
      const double s_length = length(s);
      if (r_length == 0 || s_length == 0 || are_parallel(r, s)) continue;
      const double t = cross(from_to(a, c), s) / cross(r, s) * r_length;
      const double u = cross(from_to(a, c), r) / cross(r, s) * s_length;
      if (t < -no_distance || t > r_length + no_distance || u < -no_distance || u > s_length + no_distance) continue;
      const Spot on_way = spot(way, i, t, r_length);
      const Spot on_line = spot(line, j, u, s_length);
      const Point at = on_way.along > 0 ? Point{a.x + r.x * (t / r_length), a.y + r.y * (t / r_length)} : way[on_way.index];
      touches.push_back(touch_at(way, on_way, line, on_line, at));
    }
  }
  std::sort(touches.begin(), touches.end(), [](const LineTouch& a, const LineTouch& b) {
    return std::tie(a.segment, a.along, a.left, a.right, a.line_ends) < std::tie(b.segment, b.along, b.left, b.right, b.line_ends);
  });
  std::vector<LineTouch> once;
  for (const LineTouch& touch : touches) {
    const bool again = !once.empty() && once.back().segment == touch.segment && touch.along - once.back().along <= no_distance;
    if (!again) {
      once.push_back(touch);
      continue;
    }
    once.back().left = once.back().left || touch.left;
    once.back().right = once.back().right || touch.right;
    once.back().line_ends = once.back().line_ends && touch.line_ends;
  }
  return once;
}

}  // namespace levelground::gis
