// SPDX-License-Identifier: Apache-2.0
#include "gis/network/find_site_walks.hpp"

#include <algorithm>
#include <tuple>

#include "gis/network/entrances.hpp"
#include "gis/network/main_route.hpp"
#include "gis/network/walk_cache.hpp"

namespace levelground::gis {
namespace {

std::vector<InsidePiece> inside_pieces(const std::vector<NearEdge>& near) {
  std::vector<InsidePiece> inside;
  for (const NearEdge& edge : near) {
    for (const AreaPiece& piece : edge.pieces) {
      if (piece.inside) inside.push_back({edge.edge, piece.from_mm, piece.to_mm});
    }
  }
  std::sort(inside.begin(), inside.end(), [](const InsidePiece& a, const InsidePiece& b) {
    return std::tie(a.edge, a.from_mm) < std::tie(b.edge, b.from_mm);
  });
  return inside;
}

}  // namespace

WalkFinder::WalkFinder(const City& city, std::shared_ptr<NearestWays> nearest)
    : m_city(city), m_cache(std::make_shared<WalkCache>(city, std::move(nearest))) {}

SiteWalks WalkFinder::find(const Feature& site, const Date& as_of) const {
  SiteWalks walks;
  walks.cache = m_cache;
  walks.area = std::make_shared<const SiteArea>(site.geometry);
  const SiteArea& area = *walks.area;
  if (area.empty()) {
    walks.steps.push_back({"The site has no area: nothing can be walked in it.", "Platsen har ingen yta: inget i den kan gås."});
    return walks;
  }
  const double tolerance = m_city.sources().at(site.source).entrance_tolerance;
  const std::vector<NearEdge> near = edges_near(m_city, area, std::max(tolerance, 0.001));
  walks.inside = inside_pieces(near);
  walks.entrances = find_entrances(m_city, area, near, tolerance);
  const auto mapped = std::count_if(walks.entrances.begin(), walks.entrances.end(), [](const Entrance& e) { return e.feature.has_value(); });
  const std::string derived = std::to_string(static_cast<std::ptrdiff_t>(walks.entrances.size()) - mapped);
  walks.steps.push_back({"Entrances: " + std::to_string(mapped) + " mapped, " + derived + " derived where a walked line meets the boundary.",
                         "Entréer: " + std::to_string(mapped) + " kartlagda, " + derived + " härledda där en gångväg möter gränsen."});
  find_main_route(m_city, area, as_of, walks);
  return walks;
}

}  // namespace levelground::gis
