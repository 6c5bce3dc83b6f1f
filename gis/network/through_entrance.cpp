// SPDX-License-Identifier: Apache-2.0
#include "gis/network/through_entrance.hpp"

#include <algorithm>

namespace levelground::gis {

std::vector<GraphPlace> places_through(std::span<const Entrance> entrances, const std::function<Tri(std::uint32_t)>& standing, Tri at_least) {
  std::vector<GraphPlace> places;
  for (const Entrance& entrance : entrances) {
    if (!entrance.place) continue;
    const bool passed = std::all_of(entrance.things.begin(), entrance.things.end(), [&](std::uint32_t thing) { return standing(thing) >= at_least; });
    if (passed) places.push_back(*entrance.place);
    else places.insert(places.end(), entrance.inwards.begin(), entrance.inwards.end());
  }
  return places;
}

std::vector<GraphPlace> all_places(std::span<const Entrance> entrances) {
  return places_through(entrances, [](std::uint32_t) { return Tri::yes; }, Tri::yes);
}

std::vector<std::uint32_t> vertices_in_entrances(const WalkGraph& graph, std::span<const Entrance> entrances) {
  std::vector<std::uint32_t> vertices;
  for (const Entrance& entrance : entrances) {
    if (!entrance.place || entrance.things.empty()) continue;
    const WalkGraph::Edge& edge = graph.edges[entrance.place->edge];
    if (entrance.place->from_mm == 0) vertices.push_back(edge.from);
    if (entrance.place->from_mm == edge.length_mm) vertices.push_back(edge.to);
  }
  std::sort(vertices.begin(), vertices.end());
  vertices.erase(std::unique(vertices.begin(), vertices.end()), vertices.end());
  return vertices;
}

}  // namespace levelground::gis
