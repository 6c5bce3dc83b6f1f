// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/city/of_kind.hpp"
#include "core/geometry/moved.hpp"
#include "gis/handles/geos.hpp"
#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/raster_cells.hpp"
#include "gis/network/site_area.hpp"

namespace levelground::gis {
namespace {

MeasureSpec canopy_share_spec() {
  MeasureSpec spec;
  spec.kind = "canopy_share";
  spec.help =
      "Share of the site's area under crowns of trees, seen from above and counted once where they overlap. A tree's width is the "
      "diameter of its crown; one without lies between crown_at_least and crown_at_most, and a row of trees may be "
      "covered as wide as that. A tree drawn as an area is its crown. Trees outside are looked for as far as crown_at_most, twice what such a crown "
      "reaches in. A wooded area is covered for wooded_at_least of its area, perhaps all of it; a green area of "
      "which no kind is stated perhaps is wooded. Mapped trees prove "
      "at least so much; that there is no more is known only where trees and green areas are completely mapped. A raster of "
      "canopy (a share in each cell, or heights, of which crown_height counts) states the share too, with its stated accuracy: "
      "where both overlap both hold, else they stand side by side.";
  spec.example = "{kind: canopy_share, crown_at_least: 1 m, crown_at_most: 15 m, wooded: [wood, forest], wooded_at_least: 60 %}";
  spec.quantities = {Quantity::share};
  spec.has_runs = false;
  spec.asks = {{Theme::tree, Property::width}};
  spec.parameters = {
      {.name = "crown_at_least",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "smallest diameter of a crown that nobody measured"},
      {.name = "crown_at_most",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "largest diameter of a crown that nobody measured"},
      {.name = "wooded",
       .type = ParameterSpec::Type::words,
       .required = true,
       .help = "kinds of green area that are wooded"},
      {.name = "wooded_at_least",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::share,
       .required = true,
       .help = "share of a wooded area that is surely under crowns"},
      {.name = "crown_height",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "in a raster of canopy heights, a cell at least this high is under a crown; without it such rasters do not count"},
      accuracy_parameter("how far a tree or a wooded area may lie from where it is mapped, seen from the site"),
  };
  spec.errors = {.positions = "with accuracy, surely covered is what lies under a crown or in a wood wherever within that it stands, perhaps covered what may; without it both are taken where "
                              "they are mapped. The raster's own place is taken as it is stated",
                 .values = "widths as exact as they are stated; one that nobody states is as wide as the range given here",
                 .rasters = "a cell is within the stated accuracy of its share or height, and counts with the area of it that lies in the site",
                 .age = old_is_unknown};
  return spec;
}

constexpr int corners_of_quarter = 16;   ///< of a circle: its polygon inside is 0.2 % smaller than the circle

/// The union of many areas.
class Cover {
 public:
  Cover(GeosContext& geos, const Point& origin) : m_geos(geos), m_origin(origin) {}
  /// `wider`: metres on all sides, so that all within that is covered; below 0: narrower, so that what is left lies so deep in it.
  void add(const MultiPolygon& area, double wider) {
    GeosGeometry thing = to_geos(m_geos, moved(area, m_origin));
    if (wider != 0) thing = own(m_geos, GEOSBuffer_r(m_geos.handle(), thing.get(), wider / std::cos(std::numbers::pi / (4.0 * corners_of_quarter)), corners_of_quarter));
    keep(std::move(thing));
  }
  /// A circle, or a strip along a line: from inside, or with `outside` so that all of it is covered.
  void add_crown(const Geometry& tree, double radius, bool outside) {
    if (radius <= 0) return;
    if (outside) radius /= std::cos(std::numbers::pi / (4.0 * corners_of_quarter));
    const auto* at = std::get_if<Point>(&tree);
    const auto* row = std::get_if<Line>(&tree);
    if (at == nullptr && row == nullptr) return;
    const GeosGeometry thing = at != nullptr ? to_geos(m_geos, moved(*at, m_origin)) : to_geos(m_geos, moved(*row, m_origin));
    keep(own(m_geos, GEOSBuffer_r(m_geos.handle(), thing.get(), radius, corners_of_quarter)));
  }
  /// Everything as one area; taken.
  GeosGeometry take() {
    GeosGeometry all = own(m_geos, GEOSGeom_createCollection_r(m_geos.handle(), GEOS_GEOMETRYCOLLECTION, m_parts.data(),
                                                               static_cast<unsigned>(m_parts.size())));
    m_parts.clear();
    return own(m_geos, GEOSUnaryUnion_r(m_geos.handle(), all.get()));
  }
  ~Cover() {
    for (GEOSGeometry* part : m_parts) GEOSGeom_destroy_r(m_geos.handle(), part);
  }
  Cover(const Cover&) = delete;
  Cover& operator=(const Cover&) = delete;

 private:
  void keep(GeosGeometry area) { m_parts.push_back(area.release()); }
  GeosContext& m_geos;
  Point m_origin;
  std::vector<GEOSGeometry*> m_parts;
};

double area_of(GeosContext& geos, const GEOSGeometry* geometry) {
  double area = 0;
  GEOSArea_r(geos.handle(), geometry, &area);
  return area;
}

/// A share of two areas in m², with the rounding outwards on a side.
Rational share_of(double part, double whole, bool up) {
  constexpr double parts = 1e6;
  const double share = std::clamp(part / whole, 0.0, 1.0) * parts;
  return Rational::ratio(static_cast<std::int64_t>(up ? std::ceil(share) : std::floor(share)), static_cast<std::int64_t>(parts));
}

/// What rasters say of the site, each cell with the area of it that lies there.
struct MappedCanopy {
  Interval share;
  Rational coverage;
  const Raster* raster;
};
std::optional<MappedCanopy> from_raster(const MeasureContext& context, const Parameters& parameters) {
  auto cells = cells_in_site(context, RasterKind::canopy_share, "");
  const Rational whole(1'000'000);
  Rational crown(0);
  if (!cells && parameters.given("crown_height")) {
    cells = cells_in_site(context, RasterKind::canopy_height, "");
    crown = parameters.quantity("crown_height", Quantity::length);
  }
  if (!cells) return std::nullopt;
  const bool heights = cells->raster->facts().kind == RasterKind::canopy_height;
  double low = 0;
  double high = cells->whole - cells->known;
  for (const SiteCell& cell : cells->cells) {
    low += cell.area * (heights ? (cell.value.low >= crown ? 1.0 : 0.0) : (cell.value.low / whole).to_double());
    high += cell.area * (heights ? (cell.value.high >= crown ? 1.0 : 0.0) : (cell.value.high / whole).to_double());
  }
  MappedCanopy mapped{{share_of_area(low, cells->whole, false), share_of_area(high, cells->whole, true)}, cells->coverage(), cells->raster};
  mapped.share.high = std::max(mapped.share.low, mapped.share.high);
  return mapped;
}

/// Trees on the map and cells of a raster are two statements about one thing; returned is what both say.
JoinedRange join_raster(const MeasureContext& context, const MappedCanopy& mapped, Measurement& measurement) {
  measurement.steps.push_back(input_of_raster(context, *mapped.raster).words);
  const Grade grade = mapped.raster->facts().grade;
  JoinedRange joined(mapped.share);
  if (measurement.observed) joined.add(measurement.value);
  if (joined.dissent()) {
    measurement.steps.push_back({"The raster and the mapped trees disagree.", "Rastret och de kartlagda träden är oense."});
  }
  const bool unchanged = measurement.observed && !joined.dissent() && joined.known() == measurement.value;
  measurement.grade = !measurement.observed ? grade : unchanged ? measurement.grade : std::min(measurement.grade, grade);
  measurement.value = joined.known();
  measurement.cover(std::max(measurement.coverage, mapped.coverage));
  measurement.observed = true;
  return joined;
}

Measurement measure_canopy_share(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const City& city = context.city;
  const Interval unmeasured{parameters.quantity("crown_at_least", Quantity::length), parameters.quantity("crown_at_most", Quantity::length)};
  if (unmeasured.low > unmeasured.high) parameters.refuse("crown_at_least", "it is above crown_at_most", "write the smaller diameter here");
  const double wooded_at_least = parameters.quantity("wooded_at_least", Quantity::share).to_double();
  const std::vector<std::string> wooded_kinds = parameters.words("wooded");
  Measurement measurement;
  measurement.quantity = Quantity::share;
  measurement.value = domain(Quantity::share);
  if (context.walks.area == nullptr || context.walks.area->empty()) return measurement;
  const SiteArea& site = *context.walks.area;
  GeosContext geos;
  const Point origin{std::floor(site.box().min_x), std::floor(site.box().min_y)};
  const GeosGeometry place = to_geos(geos, moved(site.area(), origin));
  const double whole = area_of(geos, place.get());
  Cover sure(geos, origin);
  Cover possible(geos, origin);
  Cover woods(geos, origin);
  Cover perhaps_woods(geos, origin);
  const double accuracy = parameters.metres("accuracy");
  std::size_t trees = 0;
  std::size_t measured = 0;
  Grade grade = Grade::measured;
  const Box box = site.box().grown(unmeasured.high.to_double() / 1000.0 + accuracy);
  const PointScale scale = scale_for(context);
  const bool trees_disputed = is_disputed(context, Theme::tree);
  const bool green_disputed = is_disputed(context, Theme::green);
  for (const std::uint32_t f : city.find(Theme::tree, box)) {
    const Feature& tree = city.feature(f);
    if (const auto* outline = std::get_if<MultiPolygon>(&tree.geometry)) {   // the crown itself, whatever width is stated beside it
      ++trees;
      ++measured;
      grade = std::min(grade, Grade::tagged);
      if (!trees_disputed && is_fresh(context, tree)) sure.add(*outline, -accuracy);
      possible.add(*outline, accuracy);
      continue;
    }
    const Known width = accepted_known(context, tree, Property::width);
    const bool stated = width.stated && width.range.high.is_finite();
    const Interval crown = stated ? width.range : unmeasured;
    ++trees;
    measured += stated ? 1U : 0U;
    grade = std::min(grade, stated ? width.grade : Grade::inferred);
    const bool is_row = std::holds_alternative<Line>(tree.geometry);
    if (!is_row && !trees_disputed && is_fresh(context, tree)) sure.add_crown(tree.geometry, crown.low.to_double() / 2000.0 * scale.low - accuracy, false);
    possible.add_crown(tree.geometry, crown.high.to_double() / 2000.0 * scale.high + accuracy, true);
  }
  std::size_t wooded = 0;
  for (const std::uint32_t f : city.find(Theme::green, site.box().grown(accuracy))) {
    const Feature& green = city.feature(f);
    const auto* area = std::get_if<MultiPolygon>(&green.geometry);
    const Tri is_wooded = of_kind(green, wooded_kinds);
    if (area == nullptr || is_wooded == Tri::no) continue;
    if (accuracy <= 0 && !site.touches(green.geometry)) continue;
    ++wooded;
    grade = Grade::inferred;
    possible.add(*area, accuracy);
    if (is_wooded != Tri::yes || green_disputed || !is_fresh(context, green)) continue;
    woods.add(*area, -accuracy);
    perhaps_woods.add(*area, accuracy);
  }
  const bool complete = is_complete_in_site(context, Theme::tree, box) && is_complete_in_site(context, Theme::green, site.box().grown(accuracy));
  const auto inside = [&](const GEOSGeometry* area) { return own(geos, GEOSIntersection_r(geos.handle(), area, place.get())); };
  const GeosGeometry wood = inside(woods.take().get());
  const GeosGeometry crowns = inside(sure.take().get());
  // A tree at the edge of a wood may be one of those that cover their share of it.
  const GeosGeometry alone = own(geos, GEOSDifference_r(geos.handle(), crowns.get(), perhaps_woods.take().get()));
  // In a wood its mapped trees are part of what is covered.
  const double in_wood = std::max(area_of(geos, wood.get()) * wooded_at_least, area_of(geos, crowns.get()) - area_of(geos, alone.get()));
  measurement.value.low = share_of(area_of(geos, alone.get()) + in_wood, whole, false);
  if (complete) measurement.value.high = share_of(area_of(geos, inside(possible.take().get()).get()), whole, true);
  measurement.value.high = std::max(measurement.value.high, measurement.value.low);
  measurement.observed = trees + wooded > 0 || complete;
  measurement.cover(complete ? Rational(1) : measurement.value.low);
  measurement.grade = measurement.observed ? std::min(grade, Grade::tagged) : Grade::inferred;
  measurement.steps.push_back(counted(trees, "Trees in the site or near it", "Träd på platsen eller nära den"));
  measurement.steps.push_back(counted(measured, "Of these with a known crown", "Av dem med känd krona"));
  measurement.steps.push_back(counted(wooded, "Wooded areas, or green areas of no stated kind", "Trädbevuxna ytor, eller grönytor av okänt slag"));
  if (!complete) {
    measurement.steps.push_back({"Nobody says that every tree and green area is mapped: there may be more.",
                                 "Ingen säger att alla träd och grönytor är kartlagda: det kan finnas fler."});
  }
  std::optional<JoinedRange> layers;
  if (const auto mapped = from_raster(context, parameters)) layers = join_raster(context, *mapped, measurement);
  add_site_statements(context, measurement, {"canopy_share"}, layers);
  return measurement;
}

}  // namespace

MeasureKind canopy_share_kind() { return {canopy_share_spec(), measure_canopy_share}; }

}  // namespace levelground::gis
