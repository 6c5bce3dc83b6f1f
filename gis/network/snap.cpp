// SPDX-License-Identifier: Apache-2.0
#include "gis/network/snap.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "gis/network/graph_lines.hpp"

namespace levelground::gis {
namespace {

std::int32_t at_of(const EdgeShape& shape, std::size_t segment, double t) {
  const double length = static_cast<double>(shape.at_mm[segment + 1] - shape.at_mm[segment]);
  return shape.at_mm[segment] + static_cast<std::int32_t>(std::llround(t * length));
}

/// Nearest point of the segment to p, as a fraction of it.
double fraction_towards(const Point& a, const Point& b, const Point& p) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double squared = dx * dx + dy * dy;
  return squared > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0) : 0.0;
}

void take(Nearest& best, const EdgeShape& shape, std::size_t segment, double t, double metres) {
  if (metres >= best.metres) return;
  const Point& a = shape.points[segment];
  const Point& b = shape.points[segment + 1];
  best = {metres, at_of(shape, segment, t), {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}};
}

/// Where the segment a–b crosses c–d, as a fraction of a–b.
std::optional<double> crossing_fraction(const Point& a, const Point& b, const Point& c, const Point& d) {
  const double rx = b.x - a.x;
  const double ry = b.y - a.y;
  const double sx = d.x - c.x;
  const double sy = d.y - c.y;
  const double cross = rx * sy - ry * sx;
  if (cross == 0) return std::nullopt;
  const double t = ((c.x - a.x) * sy - (c.y - a.y) * sx) / cross;
  const double u = ((c.x - a.x) * ry - (c.y - a.y) * rx) / cross;
  if (t < 0 || t > 1 || u < 0 || u > 1) return std::nullopt;
  return t;
}

void towards_line(Nearest& best, const EdgeShape& shape, const Line& line, bool may_cross) {
  for (std::size_t s = 0; s + 1 < shape.points.size(); ++s) {
    const Point& a = shape.points[s];
    const Point& b = shape.points[s + 1];
    for (std::size_t i = 0; i < line.size(); ++i) {
      const double t = fraction_towards(a, b, line[i]);
      take(best, shape, s, t, distance({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}, line[i]));
      if (!may_cross || i == 0) continue;
      if (const auto crossing = crossing_fraction(a, b, line[i - 1], line[i])) take(best, shape, s, *crossing, 0);
    }
  }
}

}  // namespace

Nearest nearest_on(const EdgeShape& shape, const Geometry& geometry) {
  Nearest best{std::numeric_limits<double>::infinity(), 0, shape.points.front()};
  if (const auto* point = std::get_if<Point>(&geometry)) {
    towards_line(best, shape, Line{*point}, false);
    return best;
  }
  for (std::size_t s = 0; s + 1 < shape.points.size(); ++s) {
    take(best, shape, s, 0, distance(geometry, shape.points[s]));
    take(best, shape, s, 1, distance(geometry, shape.points[s + 1]));
  }
  if (const auto* line = std::get_if<Line>(&geometry)) {
    towards_line(best, shape, *line, true);
  } else if (const auto* polygons = std::get_if<MultiPolygon>(&geometry)) {
    for (const Polygon& polygon : *polygons) {
      towards_line(best, shape, polygon.outer, true);
      for (const Line& hole : polygon.holes) towards_line(best, shape, hole, true);
    }
  }
  return best;
}

std::vector<std::uint32_t> walked_features(const City& city, const Box& box) {
  std::vector<std::uint32_t> found;
  for (const Theme theme : {Theme::walkway, Theme::crossing, Theme::steps, Theme::lift, Theme::road}) {
    const auto some = city.find(theme, box);
    found.insert(found.end(), some.begin(), some.end());
  }
  std::sort(found.begin(), found.end());
  return found;
}

namespace {

/// Is the thing on the side of the carriageway that a sidewalk runs along? Both sidewalks share the line of their road.
bool on_side_of(const EdgeShape& shape, std::int32_t at_mm, WalkGraph::Side side, const Point& thing) {
  std::size_t s = 0;
  while (s + 2 < shape.points.size() && shape.at_mm[s + 1] < at_mm) ++s;
  const Point& a = shape.points[s];
  const Point& b = shape.points[s + 1];
  const double cross = (b.x - a.x) * (thing.y - a.y) - (b.y - a.y) * (thing.x - a.x);
  return side == WalkGraph::Side::left ? cross >= 0 : cross <= 0;
}

}  // namespace

std::vector<GraphPlace> snap_all(const City& city, const Geometry& geometry, double metres, double side_error) {
  const WalkGraph& graph = city.graph();
  std::vector<GraphPlace> places;
  const Box box = bounds(geometry).grown(metres);
  const std::optional<Point> thing = representative_point(geometry);
  EdgeShape shape;
  for (const std::uint32_t feature : walked_features(city, box)) {
    const auto [first, last] = edges_of(graph, feature);
    for (std::uint32_t e = first; e < last; ++e) {
      if (is_step_across(graph.edges[e])) continue;
      edge_shape(city, e, shape);
      if (!bounds(shape.points).intersects(box)) continue;
      const Nearest nearest = nearest_on(shape, geometry);
      if (nearest.metres > metres) continue;
      const WalkGraph::Side side = graph.edges[e].side;
      const bool is_sidewalk = side == WalkGraph::Side::left || side == WalkGraph::Side::right;
      const bool side_is_open = side_error != 0 && nearest.metres <= std::abs(side_error);
      if (is_sidewalk && thing && (side_is_open ? side_error < 0 : !on_side_of(shape, nearest.at_mm, side, *thing))) continue;
      places.push_back({e, nearest.at_mm, static_cast<std::int32_t>(std::llround(nearest.metres * 1000)), nearest.at});
    }
  }
  return places;
}

std::optional<GraphPlace> snap(const City& city, const Geometry& geometry, double metres,
                               const std::function<bool(std::uint32_t)>& allowed) {
  std::optional<GraphPlace> best;
  std::optional<GraphPlace> left_open;   // only where no other way is near
  for (const GraphPlace& place : snap_all(city, geometry, metres)) {
    if (allowed && !allowed(place.edge)) continue;
    std::optional<GraphPlace>& nearest = is_left_open(city.feature(city.graph().edges[place.edge].feature)) ? left_open : best;
    if (!nearest || place.offset_mm < nearest->offset_mm) nearest = place;
  }
  return best ? best : left_open;
}

}  // namespace levelground::gis
