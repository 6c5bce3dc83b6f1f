// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/work_city.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <tuple>

#include "gis/network/passability.hpp"
#include "gis/network/walk_cache.hpp"
#include "gis/read/read_city.hpp"

namespace levelground::bench {
namespace {

City read(const std::filesystem::path& file, const std::string& crs, const std::filesystem::path& mappings) {
  gis::CitySpec spec;
  spec.name = "work";
  spec.crs = crs;
  spec.mappings = mappings;
  spec.sources.push_back({});
  spec.sources.back().name = "osm";
  spec.sources.back().file = file;
  return gis::read_city(spec, silent_progress(), {});
}

std::uint32_t length_mm(std::span<const Point> points) {
  double metres = 0;
  for (std::size_t i = 1; i < points.size(); ++i) metres += distance(points[i - 1], points[i]);
  return static_cast<std::uint32_t>(std::max<long long>(1, std::llround(metres * 1000)));
}

std::vector<std::uint32_t> in_order(std::vector<std::uint32_t> features, const City& city) {
  std::vector<std::tuple<char, std::int64_t, std::uint32_t>> keys;
  keys.reserve(features.size());
  for (const std::uint32_t f : features) {
    const char letter = osm_id(city.feature(f)).front();
    keys.emplace_back(letter == 'r' ? 'z' : letter, osm_number(city.feature(f)), f);  // ways before relations
  }
  std::sort(keys.begin(), keys.end());
  std::transform(keys.begin(), keys.end(), features.begin(), [](const auto& key) { return std::get<2>(key); });
  return features;
}

void find_sites_and_furniture(WorkCity& work, const WorkRule& rule) {
  const City& city = work.city;
  work.sites = in_order(city.of_theme(Theme::site), city);
  for (const std::uint32_t s : work.sites)
    work.site_class.push_back(class_of(rule.sites, city.feature(s).text(Property::kind)));
  std::vector<std::uint32_t> things;
  for (const Theme theme :
       {Theme::seat, Theme::toilet, Theme::drinking_water, Theme::light, Theme::sign, Theme::shelter, Theme::tree}) {
    const auto& of_theme = city.of_theme(theme);
    things.insert(things.end(), of_theme.begin(), of_theme.end());
  }
  work.furniture = in_order(std::move(things), city);
  for (const std::uint32_t f : work.furniture)
    work.furniture_class.push_back(class_of(rule.furniture, city.feature(f).text(Property::kind)));
}

void find_passable(WorkCity& work, const WorkRule& rule) {
  const WalkGraph& graph = work.city.graph();
  gis::Passability passability(
      work.city, rule.traveller, {},
      std::make_shared<gis::PassabilityTable>(graph.edges.size(), work.city.feature_count()));
  for (std::uint32_t v = 0; v < graph.vertices.size(); ++v)
    work.wheel_vertex.push_back(passability.vertex(v) == Tri::no ? 0 : 1);
  for (std::uint32_t e = 0; e < graph.edges.size(); ++e) {
    const WalkGraph::Edge& edge = graph.edges[e];
    const bool ends = work.wheel_vertex[edge.from] != 0 && work.wheel_vertex[edge.to] != 0;
    work.wheel.push_back(ends && passability.edge(e) != Tri::no ? 1 : 0);
  }
}

void index_network(WorkCity& work) {
  const WalkGraph& graph = work.city.graph();
  work.edge_mm.resize(graph.edges.size());
  for (std::uint32_t e = 0; e < graph.edges.size(); ++e) work.edge_mm[e] = length_mm(work.lines.points(e));
  std::vector<Box> boxes((graph.vertices.size() + WorkCity::run - 1) / WorkCity::run);
  for (std::uint32_t v = 0; v < graph.vertices.size(); ++v) boxes[v / WorkCity::run].include(graph.vertices[v]);
  work.vertex_runs = BoxIndex(boxes);
}

}  // namespace

std::string_view osm_id(const Feature& feature) {
  std::string_view id = feature.id;
  id.remove_prefix(id.rfind(':') + 1);
  return id;
}

std::int64_t osm_number(const Feature& feature) {
  const std::string_view id = osm_id(feature);
  std::int64_t number = 0;
  std::from_chars(id.data() + 1, id.data() + id.size(), number);
  return number;
}

WorkCity import_city(const std::filesystem::path& file, const std::string& crs, const std::filesystem::path& mappings,
                     const WorkRule& rule) {
  City city = read(file, crs, mappings);
  gis::EdgeLines lines(city);
  WorkCity work{std::move(city), {}, {}, {}, {}, std::move(lines), {}, {}, {}, {}};
  find_sites_and_furniture(work, rule);
  find_passable(work, rule);
  index_network(work);
  return work;
}

gis::NetworkView view_of_all(const WorkCity& work) {
  return {work.city.graph(), [&](std::uint32_t e) { return work.edge_mm[e]; }, [](std::uint32_t) { return true; }};
}

gis::NetworkView view_of_traveller(const WorkCity& work) {
  return {work.city.graph(), [&](std::uint32_t e) { return work.wheel[e] != 0 ? work.edge_mm[e] : 0U; },
          [&](std::uint32_t v) { return work.wheel_vertex[v] != 0; }};
}

}  // namespace levelground::bench
