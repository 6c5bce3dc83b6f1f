// SPDX-License-Identifier: Apache-2.0
#include "gis/network/crossing_ends.hpp"

#include <algorithm>

#include "gis/network/edge_shape.hpp"
#include "gis/network/graph_lines.hpp"

namespace levelground::gis {
namespace {

std::optional<std::uint32_t> kerb_on(const City& city, std::uint32_t vertex) {
  for (const std::uint32_t standing : city.graph().things_at(vertex)) {
    if (city.feature(standing).theme == Theme::kerb) return standing;
  }
  return std::nullopt;
}

/// Goes on from the end of a crossing along ways that do not fork, until a kerb stands there.
std::optional<std::uint32_t> kerb_beyond(const City& city, std::uint32_t vertex, std::uint32_t came_by) {
  const WalkGraph& graph = city.graph();
  const std::uint32_t began_with = came_by;
  while (true) {
    if (const auto kerb = kerb_on(city, vertex)) return kerb;
    const std::vector<std::uint32_t> edges = joined_edges_at(graph, vertex);
    if (edges.size() != 2 || edges[0] == edges[1]) return std::nullopt;
    const std::uint32_t next = edges[0] == came_by ? edges[1] : edges[0];
    const Theme theme = city.feature(graph.edges[next].feature).theme;
    if (theme != Theme::walkway && theme != Theme::crossing) return std::nullopt;
    vertex = graph.edges[next].from == vertex ? graph.edges[next].to : graph.edges[next].from;
    if (next == began_with) return std::nullopt;  // once around
    came_by = next;
    if (theme == Theme::crossing) return kerb_on(city, vertex);  // the other half of a refuge: its kerb is its own
  }
}

}  // namespace

std::vector<CrossingEnd> crossing_ends(const City& city, std::uint32_t crossing) {
  const Feature& feature = city.feature(crossing);
  if (const auto* point = std::get_if<Point>(&feature.geometry)) return {{*point, 0, std::nullopt, true}};
  // Of an area nobody says where it begins and ends, and a kerb on its outline may stand at either end.
  if (std::holds_alternative<MultiPolygon>(feature.geometry)) {
    const auto middle = representative_point(feature.geometry);
    return middle ? std::vector<CrossingEnd>{{*middle, 0, std::nullopt, true}} : std::vector<CrossingEnd>{};
  }
  const auto* line = std::get_if<Line>(&feature.geometry);
  if (line == nullptr || line->empty()) return {};
  std::vector<CrossingEnd> ends = {{line->front(), 0, std::nullopt, false}, {line->back(), 1, std::nullopt, false}};
  const WalkGraph& graph = city.graph();
  const auto [first, last] = edges_of(graph, crossing);
  std::int64_t length = 0;
  for (std::size_t i = 1; i < line->size(); ++i) length += segment_mm((*line)[i - 1], (*line)[i]);
  // Kerbs on the line itself: the one nearest to the end of its half.
  for (std::uint32_t e = first; e < last; ++e) {
    const WalkGraph::Edge& edge = graph.edges[e];
    if (is_step_across(edge)) continue;
    if (const auto kerb = kerb_on(city, edge.from); kerb && 2 * std::int64_t{edge.start_mm} < length && !ends[0].kerb) ends[0].kerb = kerb;
    if (const auto kerb = kerb_on(city, edge.to); kerb && 2 * std::int64_t{edge.end_mm} > length) ends[1].kerb = kerb;
  }
  for (std::uint32_t e = first; e < last; ++e) {
    const WalkGraph::Edge& edge = graph.edges[e];
    if (is_step_across(edge)) continue;
    if (!ends[0].kerb && edge.start_mm == 0) ends[0].kerb = kerb_beyond(city, edge.from, e);
    if (!ends[1].kerb && edge.end_mm == length) ends[1].kerb = kerb_beyond(city, edge.to, e);
  }
  return ends;
}

}  // namespace levelground::gis
