// SPDX-License-Identifier: Apache-2.0
#include "gis/network/snap.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>

#include "core/geometry/segments.hpp"
#include "gis/network/graph_lines.hpp"

namespace levelground::gis {
namespace {

std::int32_t at_of(const EdgeShape& shape, std::size_t segment, double t) {
  const double length = static_cast<double>(shape.at_mm[segment + 1] - shape.at_mm[segment]);
  return shape.at_mm[segment] + static_cast<std::int32_t>(std::llround(t * length));
}

void take(Nearest& best, const EdgeShape& shape, std::size_t segment, double t, double metres) {
  if (metres >= best.metres) return;
  const Point& a = shape.points[segment];
  const Point& b = shape.points[segment + 1];
  best = {metres, at_of(shape, segment, t), point_between(a, b, t)};
}

/// How far apart the boxes of a segment and of one point or segment more are, along the axis where they are farther: nothing between them is nearer.
double apart(const Point& a, const Point& b, const Point& c, const Point& d) {
  const double x = std::max(std::min(a.x, b.x) - std::max(c.x, d.x), std::min(c.x, d.x) - std::max(a.x, b.x));
  const double y = std::max(std::min(a.y, b.y) - std::max(c.y, d.y), std::min(c.y, d.y) - std::max(a.y, b.y));
  return std::max(x, y);
}

void towards_line(Nearest& best, const EdgeShape& shape, std::span<const Point> line, bool may_cross, double within) {
  for (std::size_t s = 0; s + 1 < shape.points.size(); ++s) {
    const Point& a = shape.points[s];
    const Point& b = shape.points[s + 1];
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (apart(a, b, line[i == 0 ? 0 : i - 1], line[i]) > std::min(within, best.metres)) continue;
      const double t = part_towards(a, b, line[i]);
      take(best, shape, s, t, distance(point_between(a, b, t), line[i]));
      if (!may_cross || i == 0) continue;
      if (const auto crossing = crossing_parts(a, b, line[i - 1], line[i])) take(best, shape, s, crossing->first, 0);
    }
  }
}

}  // namespace

Nearest nearest_on(const EdgeShape& shape, const Geometry& geometry, double within) {
  Nearest best{std::numeric_limits<double>::infinity(), 0, shape.points.front()};
  if (const auto* point = std::get_if<Point>(&geometry)) {
    towards_line(best, shape, {point, 1}, false, within);
    return best;
  }
  const Box box = bounds(geometry);
  const auto from_end = [&](std::size_t segment, double t, const Point& end) {
    if (apart({box.min_x, box.min_y}, {box.max_x, box.max_y}, end, end) > std::min(within, best.metres)) return;
    take(best, shape, segment, t, distance(geometry, end));
  };
  for (std::size_t s = 0; s + 1 < shape.points.size(); ++s) {
    from_end(s, 0, shape.points[s]);
    from_end(s, 1, shape.points[s + 1]);
  }
  if (const auto* line = std::get_if<Line>(&geometry)) {
    towards_line(best, shape, *line, true, within);
  } else if (const auto* polygons = std::get_if<MultiPolygon>(&geometry)) {
    for (const Polygon& polygon : *polygons) {
      towards_line(best, shape, polygon.outer, true, within);
      for (const Line& hole : polygon.holes) towards_line(best, shape, hole, true, within);
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

bool on_side_of(const EdgeShape& shape, std::int32_t at_mm, WalkGraph::Side side, const Point& thing) {
  std::size_t s = 0;
  while (s + 2 < shape.points.size() && shape.at_mm[s + 1] < at_mm) ++s;
  const Point& a = shape.points[s];
  const Point& b = shape.points[s + 1];
  const double cross = (b.x - a.x) * (thing.y - a.y) - (b.y - a.y) * (thing.x - a.x);
  return side == WalkGraph::Side::left ? cross >= 0 : cross <= 0;
}

namespace {

/// Has a street a sidewalk on the other side too, along an edge?
bool has_other_side(const WalkGraph& graph, std::uint32_t first, std::uint32_t last, WalkGraph::Side side) {
  const WalkGraph::Side other = side == WalkGraph::Side::left ? WalkGraph::Side::right : WalkGraph::Side::left;
  return std::any_of(graph.edges.begin() + first, graph.edges.begin() + last, [&](const WalkGraph::Edge& edge) { return edge.side == other; });
}

/// Calls visit(place) for every edge that is `allowed` and comes within `metres`, by edge.
template <typename Allowed, typename Visit>
void each_near(const City& city, const Geometry& geometry, double metres, double side_error, bool bare_sides, const Allowed& allowed, Visit&& visit) {
  const WalkGraph& graph = city.graph();
  const Box box = bounds(geometry).grown(metres);
  const std::optional<Point> thing = representative_point(geometry);
  EdgeShape shape;
  for (const std::uint32_t feature : walked_features(city, box)) {
    const auto [first, last] = edges_of(graph, feature);
    for (std::uint32_t e = first; e < last; ++e) {
      if (is_step_across(graph.edges[e]) || !allowed(e)) continue;
      edge_shape(city, e, shape);
      if (!bounds(shape.points).intersects(box)) continue;
      const Nearest nearest = nearest_on(shape, geometry, metres);
      if (nearest.metres > metres) continue;
      const WalkGraph::Side side = graph.edges[e].side;
      const bool is_sidewalk = side == WalkGraph::Side::left || side == WalkGraph::Side::right;
      const bool side_is_open = side_error != 0 && nearest.metres <= std::abs(side_error);
      GraphPlace place{e, nearest.at_mm, static_cast<std::int32_t>(std::llround(nearest.metres * 1000)), nearest.at};
      if (is_sidewalk && thing && (side_is_open ? side_error < 0 : !on_side_of(shape, nearest.at_mm, side, *thing))) {
        if (!bare_sides || has_other_side(graph, first, last, side)) continue;
        place.joint = GraphPlace::Joint::across;
      }
      visit(place);
    }
  }
}

}  // namespace

std::vector<GraphPlace> snap_all(const City& city, const Geometry& geometry, double metres, double side_error, bool bare_sides) {
  std::vector<GraphPlace> places;
  each_near(city, geometry, metres, side_error, bare_sides, [](std::uint32_t) { return true; }, [&](const GraphPlace& place) { places.push_back(place); });
  return places;
}

std::optional<GraphPlace> snap(const City& city, const Geometry& geometry, double metres,
                               const std::function<bool(std::uint32_t)>& allowed) {
  std::optional<GraphPlace> best;
  std::optional<GraphPlace> left_open;   // only where no other way is near
  each_near(city, geometry, metres, 0, false, [&](std::uint32_t edge) { return !allowed || allowed(edge); }, [&](const GraphPlace& place) {
    std::optional<GraphPlace>& nearest = is_left_open(city.feature(city.graph().edges[place.edge].feature)) ? left_open : best;
    if (!nearest || place.offset_mm < nearest->offset_mm) nearest = place;
  });
  return best ? best : left_open;
}

}  // namespace levelground::gis
