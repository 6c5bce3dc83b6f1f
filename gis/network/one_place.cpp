// SPDX-License-Identifier: Apache-2.0
#include "gis/network/one_place.hpp"

#include <vector>

#include "gis/network/edge_shape.hpp"

namespace levelground::gis {

std::uint32_t one_place(const WalkGraph& graph, std::uint32_t vertex, const std::set<std::uint32_t>& walked) {
  std::set<std::uint32_t> corners{vertex};
  std::vector<std::uint32_t> todo{vertex};
  while (!todo.empty()) {
    const std::uint32_t corner = todo.back();
    todo.pop_back();
    for (const std::uint32_t edge : graph.edges_at(corner)) {
      if (!is_step_across(graph.edges[edge]) || is_perhaps_joined(graph.edges[edge]) || walked.contains(edge)) continue;
      for (const std::uint32_t other : {graph.edges[edge].from, graph.edges[edge].to}) {
        if (corners.insert(other).second) todo.push_back(other);
      }
    }
  }
  return *corners.begin();
}

}  // namespace levelground::gis
