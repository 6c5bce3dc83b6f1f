// SPDX-License-Identifier: Apache-2.0
#include "gis/network/gaps_over_area.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "core/geometry/segments.hpp"
#include "gis/network/crossable_area.hpp"
#include "gis/network/line_touches.hpp"

namespace levelground::gis {
namespace {

/// Part of the outline of a thing on one side of a walk.
struct Side {
  std::uint32_t thing = 0;
  Point from, to;
};

double to_piece(const Side& piece, const Point& p) { return distance_to_segment(piece.from, piece.to, p); }

/// The walk laid along the first axis: metres along it, and to its left.
Point seen_from(const Point& start, const Point& direction, const Point& p) {
  const Point d{p.x - start.x, p.y - start.y};
  return {d.x * direction.x + d.y * direction.y, direction.x * d.y - direction.y * d.x};
}

/// The part of a piece to the left of the walk when `sign` is 1, to its right when it is -1. `on_it`: is a piece that lies on the line of the walk
/// one of that side?
std::optional<Side> clipped(const Side& piece, double sign, bool on_it) {
  const double a = sign * piece.from.y;
  const double b = sign * piece.to.y;
  if (std::max(a, b) < 0 || (std::max(a, b) == 0 && !on_it)) return std::nullopt;
  const auto at_line = [&] {
    const double t = a / (a - b);
    return Point{piece.from.x + t * (piece.to.x - piece.from.x), 0};
  };
  if (a < 0) return Side{piece.thing, at_line(), piece.to};
  if (b < 0) return Side{piece.thing, piece.from, at_line()};
  return piece;
}

/// The least of the sum of two distances from one place on the walk: each is convex along a line, and so is the sum.
double narrowest(const Side& left, const Side& right, double length) {
  const auto sum = [&](double along) { return to_piece(left, {along, 0}) + to_piece(right, {along, 0}); };
  double low = 0;
  double high = length;
  constexpr int steps = 40;   // to a millionth of the walk
  for (int i = 0; i < steps; ++i) {
    const double a = low + (high - low) / 3;
    const double b = high - (high - low) / 3;
    if (sum(a) <= sum(b)) high = b;
    else low = a;
  }
  return sum((low + high) / 2);
}

}  // namespace

bool may_be_held_up(const City& city, const WalkGraph::Edge& edge, double metres) {
  const Point start = city.graph().vertices[edge.from];
  const Point end = city.graph().vertices[edge.to];
  const double length = distance(start, end);
  if (length <= 0) return false;
  const Point direction{(end.x - start.x) / length, (end.y - start.y) / length};
  Box box;
  box.include(start);
  box.include(end);
  box = box.grown(metres);
  const Feature& area = city.feature(edge.feature);
  std::vector<Side> left, right;
  for (const Theme theme : {Theme::building, Theme::water, Theme::barrier}) {
    for (const std::uint32_t thing : city.find(theme, box)) {
      const Feature& feature = city.feature(thing);
      if (!cuts_area(feature, area)) continue;
      // A side that runs along the walk belongs to where the rest of the thing lies.
      double lowest = 0;
      double highest = 0;
      each_segment(feature.geometry, [&](const Point& a, const Point& b) {
        for (const Point& p : {a, b}) {
          const double aside = seen_from(start, direction, p).y;
          lowest = std::min(lowest, aside);
          highest = std::max(highest, aside);
        }
      });
      each_segment(feature.geometry, [&](const Point& a, const Point& b) {
        const Side piece{thing, seen_from(start, direction, a), seen_from(start, direction, b)};
        if (std::min(piece.from.x, piece.to.x) > length + metres || std::max(piece.from.x, piece.to.x) < -metres) return;
        if (std::min(piece.from.y, piece.to.y) > metres || std::max(piece.from.y, piece.to.y) < -metres) return;
        if (const auto part = clipped(piece, 1, highest > no_distance)) left.push_back(*part);
        if (const auto part = clipped(piece, -1, lowest < -no_distance)) right.push_back(*part);
      });
    }
  }
  return std::any_of(left.begin(), left.end(), [&](const Side& l) {
    return std::any_of(right.begin(), right.end(), [&](const Side& r) { return l.thing != r.thing && narrowest(l, r, length) < metres; });
  });
}

}  // namespace levelground::gis
