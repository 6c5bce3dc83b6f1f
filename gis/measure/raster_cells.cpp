// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/raster_cells.hpp"

#include <algorithm>
#include <cmath>

#include "gis/handles/geos.hpp"
#include "gis/measure/evidence.hpp"
#include "gis/network/labels.hpp"
#include "gis/network/site_area.hpp"

namespace levelground::gis {
namespace {

/// What lies left of the way from a to b (Sutherland and Hodgman, CACM 1974): exact in area also where pieces hang
/// together by an edge.
Line left_of(const Line& ring, const Point& a, const Point& b) {
  Line kept;
  const auto side = [&](const Point& p) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); };
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point& from = ring[i];
    const Point& to = ring[(i + 1) % ring.size()];
    const double before = side(from);
    const double after = side(to);
    if (before >= 0) kept.push_back(from);
    if ((before > 0 && after < 0) || (before < 0 && after > 0)) {
      const double part = before / (before - after);
      kept.push_back({from.x + part * (to.x - from.x), from.y + part * (to.y - from.y)});
    }
  }
  return kept;
}

double area_within(Line ring, const std::array<Point, 4>& cell) {
  ring.pop_back();
  for (std::size_t side = 0; side < cell.size() && !ring.empty(); ++side)
    ring = left_of(ring, cell[side], cell[(side + 1) % cell.size()]);
  if (ring.size() < 3) return 0;
  ring.push_back(ring.front());
  return std::fabs(signed_area(ring));
}

double area_within(const MultiPolygon& area, const std::array<Point, 4>& cell) {
  double sum = 0;
  for (const Polygon& polygon : area) {
    sum += area_within(polygon.outer, cell);
    for (const Line& hole : polygon.holes) sum -= area_within(hole, cell);
  }
  return std::max(0.0, sum);
}

/// A cell far from the boundary is in the site with all or nothing of its area.
double area_in_site(const SiteArea& site, const std::array<Point, 4>& cell) {
  const Point middle{(cell[0].x + cell[2].x) / 2, (cell[0].y + cell[2].y) / 2};
  const double radius = std::max(distance(middle, cell[0]), distance(middle, cell[1]));
  if (site.to_boundary(middle, radius) <= radius) return area_within(site.area(), cell);
  return site.holds(middle) ? std::fabs(signed_area({cell[0], cell[1], cell[2], cell[3], cell[0]})) : 0;
}

SiteCells cells_of(const Raster& raster, const SiteArea& site) {
  SiteCells found;
  found.raster = &raster;
  found.whole = area(site.area());
  raster.visit(site.box(), [&](const Raster::Cell& cell) {
    if (!cell.value) return;
    const double inside = area_in_site(site, cell.corners);
    if (inside <= 0) return;
    found.cells.push_back({inside, *cell.value, cell.corners});
    found.known += inside;
  });
  return found;
}

/// Cells side by side as one area.
GeosGeometry joined(GeosContext& geos, const std::vector<const SiteCell*>& cells, const Point& origin) {
  std::vector<GEOSGeometry*> parts;
  for (const SiteCell* cell : cells) {
    Line ring(cell->corners.begin(), cell->corners.end());
    ring.push_back(ring.front());
    for (Point& p : ring) p = {p.x - origin.x, p.y - origin.y};
    parts.push_back(to_geos(geos, MultiPolygon{Polygon{std::move(ring), {}}}).release());
  }
  const GeosGeometry all = own(geos, GEOSGeom_createCollection_r(geos.handle(), GEOS_GEOMETRYCOLLECTION, parts.data(),
                                                                 static_cast<unsigned>(parts.size())));
  return own(geos, GEOSUnaryUnion_r(geos.handle(), all.get()));
}

GeosGeometry site_at(GeosContext& geos, MultiPolygon area, const Point& origin) {
  for (Polygon& polygon : area) {
    for (Point& p : polygon.outer) p = {p.x - origin.x, p.y - origin.y};
    for (Line& hole : polygon.holes) {
      for (Point& p : hole) p = {p.x - origin.x, p.y - origin.y};
    }
  }
  return to_geos(geos, area);
}

/// Each region of its own, back in the coordinates of the City; slivers of less than a square decimetre are noise of
/// the cutting.
std::vector<MultiPolygon> regions_of(GeosContext& geos, const GEOSGeometry* geometry, const Point& origin) {
  std::vector<MultiPolygon> regions;
  constexpr double least = 0.01;  // m²
  for (Polygon& polygon : polygons_of(geos, geometry)) {
    MultiPolygon region{std::move(polygon)};
    if (area(region) < least) continue;
    for (Point& p : region[0].outer) p = {p.x + origin.x, p.y + origin.y};
    for (Line& hole : region[0].holes) {
      for (Point& p : hole) p = {p.x + origin.x, p.y + origin.y};
    }
    regions.push_back(std::move(region));
  }
  return regions;
}

Point origin_of(const MeasureContext& context) {
  const Box& box = context.walks.area->box();
  return {std::floor(box.min_x), std::floor(box.min_y)};
}

}  // namespace

Rational share_of_area(double part, double whole, bool up) {
  constexpr double parts = 1e6;
  constexpr double noise = 1e-6;  // of a millionth: what the cutting of areas leaves in the last bits
  const double share = std::clamp(part / whole, 0.0, 1.0) * parts;
  return Rational::ratio(static_cast<std::int64_t>(up ? std::ceil(share - noise) : std::floor(share + noise)),
                         static_cast<std::int64_t>(parts));
}

Rational SiteCells::coverage() const { return share_of_area(known, whole, false); }

std::optional<SiteCells> cells_in_site(const MeasureContext& context, RasterKind kind, std::string_view about) {
  if (context.walks.area == nullptr || context.walks.area->empty()) return std::nullopt;
  std::optional<SiteCells> best;
  for (const Raster& raster : context.city.rasters()) {
    if (raster.facts().kind != kind || raster.facts().about != about || !is_fresh(context, raster.facts().source))
      continue;
    SiteCells cells = cells_of(raster, *context.walks.area);
    if (cells.cells.empty() || (best && best->known >= cells.known)) continue;
    best = std::move(cells);
  }
  return best;
}

Interval level_over_share(const SiteCells& cells, const Rational& share, Quantity quantity) {
  const double wanted = share.to_double() * cells.whole;
  const double unknown = std::max(0.0, cells.whole - cells.known);
  const double noise = 1e-9 * cells.whole;
  const auto quantile = [&](auto end, double before) -> std::optional<Rational> {
    std::vector<std::pair<Rational, double>> levels;
    for (const SiteCell& cell : cells.cells) levels.emplace_back(end(cell), cell.area);
    std::sort(levels.begin(), levels.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    double sum = before;
    if (sum + noise >= wanted && before > noise) return std::nullopt;
    for (const auto& [level, area] : levels) {
      sum += area;
      if (sum + noise >= wanted) return level;
    }
    return std::nullopt;
  };
  const auto low = quantile([](const SiteCell& cell) { return cell.value.low; }, unknown);
  const auto high = quantile([](const SiteCell& cell) { return cell.value.high; }, 0);
  return {low.value_or(domain(quantity).low), high.value_or(domain(quantity).high)};
}

std::vector<MultiPolygon> regions_where(const MeasureContext& context, const SiteCells& cells,
                                        const std::function<bool(const SiteCell&)>& test) {
  std::vector<const SiteCell*> wanted;
  for (const SiteCell& cell : cells.cells) {
    if (test(cell)) wanted.push_back(&cell);
  }
  if (wanted.empty()) return {};
  GeosContext geos;
  const Point origin = origin_of(context);
  const GeosGeometry site = site_at(geos, context.walks.area->area(), origin);
  const GeosGeometry all = joined(geos, wanted, origin);
  return regions_of(geos, own(geos, GEOSIntersection_r(geos.handle(), all.get(), site.get())).get(), origin);
}

std::vector<MultiPolygon> unknown_regions(const MeasureContext& context, const SiteCells& cells) {
  if (cells.coverage() == Rational(1)) return {};
  std::vector<const SiteCell*> known;
  for (const SiteCell& cell : cells.cells) known.push_back(&cell);
  GeosContext geos;
  const Point origin = origin_of(context);
  const GeosGeometry site = site_at(geos, context.walks.area->area(), origin);
  const GeosGeometry all = joined(geos, known, origin);
  return regions_of(geos, own(geos, GEOSDifference_r(geos.handle(), site.get(), all.get())).get(), origin);
}

MeasureInput input_of_raster(const MeasureContext& context, const Raster& raster) {
  const std::string& source = context.city.sources().at(raster.facts().source).name;
  const LocalText cell = metres_words(std::llround(raster.cell_metres() * 1000));
  LocalText what;
  switch (raster.facts().kind) {
    case RasterKind::elevation:
      what = {"heights of the ground", "markens höjder"};
      break;
    case RasterKind::noise:
      what = {"noise map (" + raster.facts().about + ")", "bullerkarta (" + raster.facts().about + ")"};
      break;
    case RasterKind::canopy_share:
      what = {"map of the canopy", "karta över krontäckning"};
      break;
    case RasterKind::canopy_height:
      what = {"heights of the canopy", "krontakets höjder"};
      break;
  }
  return {{what.en + " in " + source + ", cells of " + cell.en, what.sv + " i " + source + ", celler på " + cell.sv},
          "",
          raster.facts().grade,
          {}};
}

}  // namespace levelground::gis
