// SPDX-License-Identifier: Apache-2.0
#include "gis/network/edge_shape.hpp"

#include <algorithm>

#include "gis/network/graph_lines.hpp"

namespace levelground::gis {
namespace {

/// The point `offset` mm from `a` on a segment that counts `segment` mm.
Point between(const Point& a, const Point& b, std::int64_t offset, std::int64_t segment) {
  if (segment <= 0 || offset <= 0) return a;
  if (offset >= segment) return b;
  const double t = static_cast<double>(offset) / static_cast<double>(segment);
  return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

}  // namespace

std::pair<std::uint32_t, std::uint32_t> edges_of(const WalkGraph& graph, std::uint32_t feature) {
  const auto first = std::lower_bound(graph.edges.begin(), graph.edges.end(), feature,
                                      [](const WalkGraph::Edge& edge, std::uint32_t wanted) { return edge.feature < wanted; });
  const auto last = std::upper_bound(first, graph.edges.end(), feature,
                                     [](std::uint32_t wanted, const WalkGraph::Edge& edge) { return wanted < edge.feature; });
  return {static_cast<std::uint32_t>(first - graph.edges.begin()), static_cast<std::uint32_t>(last - graph.edges.begin())};
}

std::vector<std::uint32_t> joined_edges_at(const WalkGraph& graph, std::uint32_t vertex) {
  const auto all = graph.edges_at(vertex);
  std::vector<std::uint32_t> joined(all.begin(), all.end());
  std::erase_if(joined, [&](std::uint32_t edge) { return is_perhaps_joined(graph.edges[edge]); });
  return joined;
}

EdgeShape edge_shape(const City& city, std::uint32_t number) {
  EdgeShape shape;
  edge_shape(city, number, shape);
  return shape;
}

void edge_shape(const City& city, std::uint32_t number, EdgeShape& shape) {
  const WalkGraph& graph = city.graph();
  const WalkGraph::Edge& edge = graph.edges[number];
  shape.points.clear();
  shape.at_mm.clear();
  const auto add = [&](const Point& p, std::int64_t at) {
    const auto offset = static_cast<std::int32_t>(std::clamp<std::int64_t>(at - edge.start_mm, 0, edge.length_mm));
    if (!shape.points.empty() && shape.points.back() == p && shape.at_mm.back() == offset) return;
    shape.points.push_back(p);
    shape.at_mm.push_back(offset);
  };
  if (is_step_across(edge) || is_over_area(edge)) {
    shape.points.assign({graph.vertices[edge.from], graph.vertices[edge.to]});
    shape.at_mm.assign({0, edge.length_mm});
    return;
  }
  std::int64_t at = 0;
  const auto follow = [&](const Line& ring) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const Point& a = ring[i - 1];
      const Point& b = ring[i];
      const std::int64_t segment = segment_mm(a, b);
      const std::int64_t end = at + segment;
      if (at <= edge.start_mm && edge.start_mm < end) add(between(a, b, edge.start_mm - at, segment), edge.start_mm);
      if (!shape.points.empty() && end <= edge.end_mm) add(b, end);
      if (!shape.points.empty() && at < edge.end_mm && edge.end_mm < end) add(between(a, b, edge.end_mm - at, segment), edge.end_mm);
      at = end;
      if (at >= edge.end_mm && !shape.points.empty()) return true;
    }
    return false;
  };
  const Geometry& geometry = city.feature(edge.feature).geometry;
  if (const auto* line = std::get_if<Line>(&geometry)) {
    follow(*line);
    return;
  }
  for (const Line* ring : walk_lines(geometry)) {
    if (follow(*ring)) return;
  }
}

Line part_of(const EdgeShape& shape, std::int32_t from_mm, std::int32_t to_mm) {
  Line line{point_at(shape, from_mm)};
  for (std::size_t i = 0; i < shape.points.size(); ++i) {
    if (shape.at_mm[i] > from_mm && shape.at_mm[i] < to_mm) line.push_back(shape.points[i]);
  }
  line.push_back(point_at(shape, to_mm));
  return line;
}

std::vector<std::int32_t> shape_distances(const Line& points, std::int32_t length_mm) {
  std::vector<std::int32_t> at_mm{0};
  std::int64_t at = 0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    at += segment_mm(points[i - 1], points[i]);
    at_mm.push_back(static_cast<std::int32_t>(std::min<std::int64_t>(at, length_mm)));
  }
  at_mm.back() = length_mm;
  return at_mm;
}

Point point_at(const EdgeShape& shape, std::int32_t at_mm) {
  for (std::size_t i = 1; i < shape.points.size(); ++i) {
    if (at_mm <= shape.at_mm[i]) {
      return between(shape.points[i - 1], shape.points[i], std::int64_t{at_mm} - shape.at_mm[i - 1],
                     std::int64_t{shape.at_mm[i]} - shape.at_mm[i - 1]);
    }
  }
  return shape.points.back();
}

bool is_at_dead_end(const WalkGraph& graph, const WalkGraph::Edge& step) {
  const auto only_side = [&](std::uint32_t vertex) -> const WalkGraph::Edge* {
    const auto there = graph.edges_at(vertex);
    if (there.size() != 2) return nullptr;
    const WalkGraph::Edge& one = graph.edges[there[0]];
    return is_step_across(one) ? &graph.edges[there[1]] : &one;
  };
  const WalkGraph::Edge* a = only_side(step.from);
  const WalkGraph::Edge* b = only_side(step.to);
  const auto is_side = [](const WalkGraph::Edge* edge) { return edge != nullptr && (edge->side == WalkGraph::Side::left || edge->side == WalkGraph::Side::right); };
  return is_side(a) && is_side(b) && a->feature == b->feature && a->side != b->side;
}

PointScale scale_at(const City& city, const WalkGraph::Edge& edge) {
  Box box;
  for (const std::uint32_t vertex : {edge.from, edge.to}) box.include(city.graph().vertices[vertex]);
  return city.scale_over(box);
}

}  // namespace levelground::gis
