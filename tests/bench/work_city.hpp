// SPDX-License-Identifier: Apache-2.0
/// W1: a file of OpenStreetMap in memory and indexed, by the product's reader with the mapping of the benchmarks.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/city/city.hpp"
#include "core/geometry/box_index.hpp"
#include "gis/network/edge_lines.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/network_view.hpp"
#include "tests/bench/work_rule.hpp"

namespace levelground::bench {

/// What W2 to W5 ask. Sites, ways (and so their edges) and furniture are indexed by the City, adjacency is in its graph.
struct WorkCity {
  City city;
  std::vector<std::uint32_t> sites;      ///< features, in the order of the tables
  std::vector<std::uint32_t> furniture;  ///< features, in the order of the tables
  std::vector<int> site_class;           ///< parallel to sites
  std::vector<int> furniture_class;      ///< parallel to furniture
  gis::EdgeLines lines;
  std::vector<std::uint32_t> edge_mm;      ///< the length as the work counts it: rounded once for each edge
  std::vector<std::uint8_t> wheel;         ///< per edge: may be passed by the traveller
  std::vector<std::uint8_t> wheel_vertex;  ///< per vertex
  /// Over runs of vertices: they lie along a Hilbert curve, so neighbours in number are neighbours in space.
  static constexpr std::uint32_t run = 16;
  BoxIndex vertex_runs;

  /// Calls visit(edge) for every edge of a way whose box meets the box.
  template <typename Visit>
  void edges_near(const Box& box, Visit&& visit) const {
    for (const Theme theme : {Theme::walkway, Theme::steps}) {
      for (const std::uint32_t way : city.find(theme, box)) {
        const auto [begin, end] = gis::edges_of(city.graph(), way);
        for (std::uint32_t e = begin; e < end; ++e) visit(e);
      }
    }
  }
  /// Calls visit(vertex) for every vertex in the box, and some beside it.
  template <typename Visit>
  void vertices_near(const Box& box, Visit&& visit) const {
    const auto count = static_cast<std::uint32_t>(city.graph().vertices.size());
    vertex_runs.visit(box, [&](std::uint32_t r) {
      for (std::uint32_t v = r * run; v < std::min(count, (r + 1) * run); ++v) visit(v);
    });
  }
};

WorkCity import_city(const std::filesystem::path& file, const std::string& crs, const std::filesystem::path& mappings,
                     const WorkRule& rule);

/// The graph of all walkers, and of the traveller.
gis::NetworkView view_of_all(const WorkCity& work);
gis::NetworkView view_of_traveller(const WorkCity& work);

/// The number at the end of a feature's id, and its letter: "w123".
std::string_view osm_id(const Feature& feature);
std::int64_t osm_number(const Feature& feature);

}  // namespace levelground::bench
