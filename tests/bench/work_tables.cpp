// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/work_tables.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>
#include <tuple>

#include <fmt/format.h>

namespace levelground::bench {
namespace {

void write(const std::filesystem::path& folder, const std::string& name, const std::string& text) {
  std::ofstream stream(folder / (name + ".tsv"), std::ios::binary);
  stream << text;
  stream.close();
  if (!stream)
    throw InputError(Problem{Problem::Severity::error,
                             (folder / name).string(),
                             {},
                             {},
                             0,
                             "the table could not be written",
                             "Check the folder."});
}

std::string_view site_id(const WorkCity& work, std::size_t site) { return osm_id(work.city.feature(work.sites[site])); }

/// Vertices by the number of their node.
std::vector<std::uint32_t> by_node(const WorkCity& work) {
  const auto& keys = work.city.graph().keys;
  std::vector<std::uint32_t> order(keys.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
  return order;
}

std::string edges_table(const WorkCity& work) {
  const WalkGraph& graph = work.city.graph();
  struct Row {
    std::int64_t way;
    std::uint32_t seq;
    std::uint32_t edge;
  };
  std::vector<Row> rows;
  for (std::uint32_t e = 0; e < graph.edges.size(); ++e) {
    const bool first = e == 0 || graph.edges[e].feature != graph.edges[e - 1].feature;
    rows.push_back({osm_number(work.city.feature(graph.edges[e].feature)), first ? 0 : rows.back().seq + 1, e});
  }
  std::sort(rows.begin(), rows.end(),
            [](const Row& a, const Row& b) { return std::tie(a.way, a.seq) < std::tie(b.way, b.seq); });
  std::string text;
  for (const Row& row : rows) {
    const WalkGraph::Edge& edge = graph.edges[row.edge];
    const auto& attributes = work.city.feature(edge.feature).attributes;
    const bool surface = std::any_of(attributes.begin(), attributes.end(),
                                     [](const Attribute& a) { return a.property == Property::surface; });
    text += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", row.way, row.seq, graph.keys[edge.from], graph.keys[edge.to],
                        work.edge_mm[row.edge], work.wheel[row.edge], surface ? 1 : 0);
  }
  return text;
}

}  // namespace

void write_import_tables(const std::filesystem::path& folder, const WorkCity& work) {
  std::string text;
  for (std::size_t s = 0; s < work.sites.size(); ++s) {
    const auto& polygons = std::get<MultiPolygon>(work.city.feature(work.sites[s]).geometry);
    text += fmt::format("{}\t{}\t{}\n", site_id(work, s), work.site_class[s], std::llround(area(polygons)));
  }
  write(folder, "sites", text);
  text.clear();
  for (const std::uint32_t v : by_node(work))
    text += fmt::format("{}\t{}\n", work.city.graph().keys[v], 1 - work.wheel_vertex[v]);
  write(folder, "vertices", text);
  write(folder, "edges", edges_table(work));
  text.clear();
  for (std::size_t f = 0; f < work.furniture.size(); ++f) {
    text += fmt::format("{}\t{}\n", osm_number(work.city.feature(work.furniture[f])), work.furniture_class[f]);
  }
  write(folder, "furniture", text);
}

void write_access_table(const std::filesystem::path& folder, const WorkCity& work, const Access& access) {
  std::string text;
  for (std::size_t s = 0; s < access.size(); ++s) {
    std::vector<std::int64_t> nodes;
    for (const std::uint32_t v : access[s]) nodes.push_back(work.city.graph().keys[v]);
    std::sort(nodes.begin(), nodes.end());
    for (const std::int64_t node : nodes) text += fmt::format("{}\t{}\n", site_id(work, s), node);
  }
  write(folder, "access", text);
}

void write_measures_table(const std::filesystem::path& folder, const WorkCity& work,
                          const std::vector<SiteMeasures>& measures) {
  std::string text;
  for (std::size_t s = 0; s < measures.size(); ++s) {
    const SiteMeasures& m = measures[s];
    text += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", site_id(work, s), m.benches, m.lamps, m.toilet_mm, m.walk_mm,
                        m.walk_surface_mm);
  }
  write(folder, "w3", text);
}

void write_nearest_table(const std::filesystem::path& folder, const std::string& name, const WorkCity& work,
                         const gis::NetworkSearch& search) {
  std::string text;
  for (const std::uint32_t v : by_node(work)) {
    if (search.distance(v) != gis::NetworkSearch::unreached)
      text += fmt::format("{}\t{}\n", work.city.graph().keys[v], search.distance(v));
  }
  write(folder, "w2_" + name, text);
}

void write_catchments_table(const std::filesystem::path& folder, const std::string& name, const WorkCity& work,
                            const std::vector<Catchment>& catchments) {
  std::string text;
  for (std::size_t s = 0; s < catchments.size(); ++s) {
    text += fmt::format("{}\t{}\t{}\n", site_id(work, s), catchments[s].vertices, catchments[s].covered_mm);
  }
  write(folder, "w4_" + name, text);
}

}  // namespace levelground::bench
