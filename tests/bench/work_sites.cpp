// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/work_sites.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "gis/network/site_area.hpp"

namespace levelground::bench {
namespace {

const MultiPolygon& area_of(const WorkCity& work, std::size_t site) {
  return std::get<MultiPolygon>(work.city.feature(work.sites[site]).geometry);
}

bool has_surface(const Feature& feature) {
  return std::any_of(feature.attributes.begin(), feature.attributes.end(),
                     [](const Attribute& a) { return a.property == Property::surface; });
}

/// Metres from the area to the nearest point of a theme; -1 when there is none.
std::int64_t nearest_mm(const City& city, const Geometry& area, Theme theme) {
  double best = std::numeric_limits<double>::infinity();
  for (const std::uint32_t f : city.of_theme(theme))
    best = std::min(best, distance(area, std::get<Point>(city.feature(f).geometry)));
  return std::isfinite(best) ? std::llround(best * 1000) : -1;
}

}  // namespace

Access find_access(const WorkCity& work, const WorkRule& rule) {
  const WalkGraph& graph = work.city.graph();
  Access access(work.sites.size());
  for (std::size_t s = 0; s < work.sites.size(); ++s) {
    const Geometry& area = work.city.feature(work.sites[s]).geometry;
    const Box near = bounds(area).grown(rule.access_within);
    work.vertices_near(near, [&](std::uint32_t v) {
      Box at;
      at.include(graph.vertices[v]);
      if (at.intersects(near) && distance(area, graph.vertices[v]) <= rule.access_within) access[s].push_back(v);
    });
    std::sort(access[s].begin(), access[s].end());
  }
  return access;
}

std::vector<SiteMeasures> measure_sites(const WorkCity& work, const WorkRule& rule) {
  const City& city = work.city;
  std::vector<SiteMeasures> measures(work.sites.size());
  for (std::size_t s = 0; s < measures.size(); ++s) {
    SiteMeasures& m = measures[s];
    m.benches = static_cast<int>(city.near(Theme::seat, area_of(work, s), rule.things_within).size());
    m.lamps = static_cast<int>(city.near(Theme::light, area_of(work, s), rule.things_within).size());
    const gis::SiteArea area(city.feature(work.sites[s]).geometry);
    double walk = 0;
    double walk_surface = 0;
    work.edges_near(area.box(), [&](std::uint32_t e) {
      const double inside = area.length_inside(work.lines.points(e));
      walk += inside;
      if (has_surface(city.feature(city.graph().edges[e].feature))) walk_surface += inside;
    });
    m.walk_mm = std::llround(walk * 1000);
    m.walk_surface_mm = std::llround(walk_surface * 1000);
    m.toilet_mm = nearest_mm(city, city.feature(work.sites[s]).geometry, Theme::toilet);
  }
  return measures;
}

}  // namespace levelground::bench
