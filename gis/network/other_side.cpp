// SPDX-License-Identifier: Apache-2.0
#include "gis/network/other_side.hpp"

#include <algorithm>
#include <optional>

#include "gis/network/edge_shape.hpp"
#include "gis/network/graph_lines.hpp"
#include "gis/network/sidewalk.hpp"

namespace levelground::gis {
namespace {

/// The piece of the other sidewalk along the same piece of a street.
std::optional<std::uint32_t> across_from(const WalkGraph& graph, std::uint32_t number) {
  const WalkGraph::Edge& edge = graph.edges[number];
  const auto [first, last] = edges_of(graph, edge.feature);
  for (std::uint32_t e = first; e < last; ++e) {
    const WalkGraph::Edge& other = graph.edges[e];
    if (is_beside(other.side) && other.side != edge.side && other.start_mm == edge.start_mm && other.end_mm == edge.end_mm) return e;
  }
  return std::nullopt;
}

}  // namespace

void add_other_sides(const City& city, std::vector<GraphPlace>& places) {
  const WalkGraph& graph = city.graph();
  std::vector<GraphPlace> across;
  for (const GraphPlace& place : places) {
    const WalkGraph::Edge& edge = graph.edges[place.edge];
    if (!is_beside(edge.side) || place.joint != GraphPlace::Joint::direct || is_for_cars(city.feature(edge.feature))) continue;
    const auto other = across_from(graph, place.edge);
    if (!other) continue;
    across.push_back(place);
    across.back().edge = *other;
    across.back().joint = GraphPlace::Joint::crossed;
  }
  if (across.empty()) return;
  places.insert(places.end(), across.begin(), across.end());
  std::stable_sort(places.begin(), places.end(), [](const GraphPlace& a, const GraphPlace& b) { return a.offset_mm < b.offset_mm; });
}

}  // namespace levelground::gis
