// SPDX-License-Identifier: Apache-2.0
#include "gis/urban/nested_sites.hpp"

#include <algorithm>
#include <optional>

#include "core/base/errors.hpp"
#include "core/geometry/moved.hpp"
#include "gis/handles/geos.hpp"

namespace levelground::gis {

namespace {

/// How far one edge that was drawn twice may lie from itself, metres.
constexpr double sliver = 0.01;

const MultiPolygon& outline_of(const City& city, std::uint32_t site) {
  const auto* polygons = std::get_if<MultiPolygon>(&city.feature(site).geometry);
  if (polygons == nullptr) throw Defect("site " + city.feature(site).id + " has no area, yet is in the City");
  return *polygons;
}

/// Asked for one larger place, about all that may lie in it.
class Inside {
 public:
  Inside(GeosContext& geos, const MultiPolygon& outer)
      : m_geos(geos),
        m_origin(bounds(Geometry(outer)).centre()),
        m_outer(to_geos(geos, moved(outer, m_origin))),
        m_prepared(GEOSPrepare_r(geos.handle(), m_outer.get()), GeosPreparedDeleter{geos.handle()}) {
    if (!m_prepared) throw Defect("GEOS: " + geos.take_message());
  }

  [[nodiscard]] bool holds(const MultiPolygon& inner) const {
    const auto point = representative_point(Geometry(inner));
    if (!point) return false;
    const GeosGeometry at = to_geos(m_geos, moved(*point, m_origin));
    if (GEOSPreparedIntersects_r(m_geos.handle(), m_prepared.get(), at.get()) != 1) return false;
    const GeosGeometry place = to_geos(m_geos, moved(inner, m_origin));
    if (GEOSPreparedCovers_r(m_geos.handle(), m_prepared.get(), place.get()) == 1) return true;
    const GeosGeometry rest = own(m_geos, GEOSDifference_r(m_geos.handle(), place.get(), m_outer.get()));
    double outside = 0;
    double along = 0;
    GEOSArea_r(m_geos.handle(), rest.get(), &outside);
    GEOSLength_r(m_geos.handle(), place.get(), &along);
    return outside <= along * sliver;
  }

 private:
  GeosContext& m_geos;
  Point m_origin;
  GeosGeometry m_outer;
  GeosPrepared m_prepared;
};

}  // namespace

std::vector<Nesting> nested_sites(const City& city) {
  const std::vector<std::uint32_t>& sites = city.of_theme(Theme::site);
  std::vector<Nesting> nested(sites.size());
  GeosContext geos;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    const MultiPolygon& outer = outline_of(city, sites[i]);
    const Box box = bounds(Geometry(outer)).grown(sliver);
    const double outer_area = area(outer);
    std::optional<Inside> inside;
    for (const std::uint32_t other : city.find(Theme::site, box)) {
      const MultiPolygon& inner = outline_of(city, other);
      const Box small = bounds(Geometry(inner));
      const bool fits = small.min_x >= box.min_x && small.max_x <= box.max_x && small.min_y >= box.min_y && small.max_y <= box.max_y;
      if (other == sites[i] || !fits || area(inner) >= outer_area) continue;
      if (!inside) inside.emplace(geos, outer);
      if (!inside->holds(inner)) continue;
      // Two drawings of one place differ by less than a sliver, and neither is part of the other.
      double around = 0;
      for (const Polygon& part : outer) around += length(part.outer);
      if (outer_area - area(inner) <= around * sliver) continue;
      const auto at = static_cast<std::size_t>(std::lower_bound(sites.begin(), sites.end(), other) - sites.begin());
      nested[i].contains.push_back(city.feature(other).id);
      nested[at].within.push_back(city.feature(sites[i]).id);
    }
  }
  for (Nesting& site : nested) {
    std::sort(site.within.begin(), site.within.end());
    std::sort(site.contains.begin(), site.contains.end());
  }
  return nested;
}

}  // namespace levelground::gis
