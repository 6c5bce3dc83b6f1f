// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "core/city/of_kind.hpp"
#include "core/hours/opening_hours.hpp"
#include "core/hours/sun.hpp"
#include "gis/crs/place_on_earth.hpp"
#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/shade.hpp"
#include "gis/measure/sight.hpp"
#include "gis/measure/site_features.hpp"
#include "gis/measure/unvouched.hpp"
#include "gis/network/site_area.hpp"

namespace levelground::gis {
namespace {

ParameterSpec required_length(std::string_view name, std::string_view help) {
  return {.name = name, .type = ParameterSpec::Type::quantity, .quantity = Quantity::length, .required = true, .help = help};
}

MeasureSpec shade_share_spec() {
  MeasureSpec spec;
  spec.kind = "shade_share";
  spec.help =
      "Share of the time between two hours of given days in which the features of a theme in the site (seats, play areas) lie in the "
      "shade; of an area, the share of area and time together, on a grid. Hours are solar: at 12 the sun is highest. It is placed by "
      "day and latitude (Meeus, within 0.4°). Crowns are spheres on trunks, as wide as the tree's width and as high as its height; "
      "a tree drawn as an area is its crown, leaves over all of it somewhere below its height; buildings, shelters and woods are blocks; the ground is level. What has no size is between the ones given here. A step of time is in the "
      "shade where both its ends are, in the sun where neither is and nothing unmapped can stand in the way (trees, buildings, green "
      "areas and shelters completely mapped as far as a shadow reaches), else unknown. What is sure is so for every shift of things by "
      "accuracy. Hills are not asked: they could only add shade.";
  spec.example =
      "{kind: shade_share, theme: seat, days: [06-21], hours: [13:00-15:00], every: 30 min, spacing: 2 m, accuracy: 1 m, crown_at_least: 1 m, crown_at_most: "
      "15 m, tree_at_least: 2 m, tree_at_most: 35 m, building_at_least: 2.2 m, building_at_most: 60 m, wooded: [wood, forest]}";
  spec.quantities = {Quantity::share};
  spec.has_runs = false;
  spec.asks = {{Theme::tree, Property::height}, {Theme::tree, Property::width}, {Theme::building, Property::height}};
  spec.parameters = {
      {.name = "theme", .type = ParameterSpec::Type::theme, .required = true, .help = "what ought to be in the shade"},
      {.name = "days", .type = ParameterSpec::Type::words, .required = true, .help = "days of the year, MM-DD"},
      {.name = "hours", .type = ParameterSpec::Type::words, .required = true, .help = "one span of solar hours, 13:00-15:00"},
      {.name = "every", .type = ParameterSpec::Type::quantity, .quantity = Quantity::duration, .required = true, .help = "step of time"},
      required_length("spacing", "an area is asked at the points of a grid so wide"),
      required_length("accuracy", "how far a thing may stand from where it is mapped"),
      required_length("crown_at_least", "smallest diameter of a crown that nobody measured"),
      required_length("crown_at_most", "largest diameter of a crown that nobody measured"),
      required_length("tree_at_least", "lowest tree that nobody measured"),
      required_length("tree_at_most", "highest tree that nobody measured"),
      required_length("building_at_least", "lowest building or shelter that nobody measured"),
      required_length("building_at_most", "highest building that nobody measured"),
      {.name = "wooded", .type = ParameterSpec::Type::words, .required = true, .help = "kinds of green area that are wooded"},
  };
  spec.errors = {.positions = "what is sure is so wherever within accuracy things stand; the ground is level, and the sun within 0.4°",
                 .values = "heights and widths as exact as they are stated; one that nobody states lies in the range given here",
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

Range metres_of(const Interval& mm) { return {mm.low.to_double() / 1000.0, mm.high.to_double() / 1000.0}; }

/// The days and hours asked for, as the sun stands then: for each day its moments in order.
std::vector<std::vector<SunOnMap>> suns(const MeasureContext& context, const Parameters& parameters, const Point& at) {
  const std::vector<std::string> spans = parameters.words("hours");
  const auto span = spans.size() == 1 ? parse_clock_span(spans.front()) : std::nullopt;
  if (!span || span->first > span->second) parameters.refuse("hours", "this is no span of hours within a day", "write one such as 13:00-15:00");
  const std::int64_t step = parameters.quantity("every", Quantity::duration).ceil();
  const std::int64_t seconds = std::int64_t{span->second - span->first} * 60;
  if (step <= 0 || seconds % step != 0) parameters.refuse("every", "the hours are no whole number of such steps", "write a step that fits, such as 30 min");
  const double latitude = latitude_of(context.city.crs().code, at);
  const double grid_north = grid_north_of(context.city.crs().code, at);
  constexpr double radians = std::numbers::pi / 180.0;
  std::vector<std::vector<SunOnMap>> days;
  for (const std::string& word : parameters.words("days")) {
    // The year moves the sun by less than a fifth of a degree; a leap year has every day.
    const auto date = parse_date(std::to_string(context.as_of.is_set() ? context.as_of.year : 2000) + "-" + word);
    if (!date) parameters.refuse("days", "‘" + word + "’ is no day of the year", "write month and day, such as 06-21");
    auto& moments = days.emplace_back();
    for (std::int64_t t = 0; t <= seconds; t += step) {
      const SunPosition sun = sun_position(latitude, *date, span->first / 60.0 + static_cast<double>(t) / 3600.0);
      if (sun.elevation <= 0) parameters.refuse("hours", "the sun is down at this site on " + word + " within these hours", "choose hours of daylight, or scope the criterion out there");
      const double azimuth = (sun.azimuth - grid_north) * radians;
      moments.push_back({std::sin(azimuth), std::cos(azimuth), std::sin(sun.elevation * radians), std::cos(sun.elevation * radians)});
    }
  }
  return days;
}

/// Where a feature is asked: at its place, or on a grid over its area that moves with it.
std::vector<Point> points_of(const Geometry& geometry, double spacing) {
  std::vector<Point> points;
  if (const auto* area = std::get_if<MultiPolygon>(&geometry); area != nullptr && spacing > 0) {
    const Box box = bounds(geometry);
    for (double y = box.min_y + spacing / 2; y < box.max_y; y += spacing) {
      for (double x = box.min_x + spacing / 2; x < box.max_x; x += spacing) {
        if (contains(*area, {x, y})) points.push_back({x, y});
      }
    }
  }
  if (points.empty()) {
    if (const auto at = representative_point(geometry)) points.push_back(*at);
  }
  return points;
}

struct Sizes {
  Interval crown, tree, building;   // mm, of what nobody measured
  double accuracy = 0;
  std::vector<std::string> wooded;
};

class Surroundings {
 public:
  Surroundings(const MeasureContext& context, const Sizes& sizes, double reach) : m_casters(sizes.accuracy) {
    const City& city = context.city;
    const Box box = context.walks.area->box().grown(reach);
    m_complete = true;
    for (const Theme theme : {Theme::tree, Theme::building, Theme::green, Theme::shelter}) m_complete = m_complete && is_complete(context, theme, box);
    for (const std::uint32_t f : city.find(Theme::tree, box)) add_tree(context, sizes, f);
    for (const Theme theme : {Theme::building, Theme::shelter}) {
      for (const std::uint32_t f : city.find(theme, box)) add_building(context, sizes, f);
    }
    for (const std::uint32_t f : city.find(Theme::green, box)) {
      const Feature& green = city.feature(f);
      const auto* area = std::get_if<MultiPolygon>(&green.geometry);
      if (area == nullptr || of_kind(green, sizes.wooded) == Tri::no) continue;
      m_casters.add_block(f, *area, metres_of(sizes.tree), false);   // a clearing may be anywhere in it
    }
    m_casters.seal();
  }
  [[nodiscard]] bool complete() const { return m_complete; }
  [[nodiscard]] const ShadeCasters& casters() const { return m_casters; }

 private:
  void add_tree(const MeasureContext& context, const Sizes& sizes, std::uint32_t f) {
    const Feature& tree = context.city.feature(f);
    const Range top = metres_of(size(context, tree, Property::height, sizes.tree));
    if (const auto* crown = std::get_if<MultiPolygon>(&tree.geometry)) return m_casters.add_canopy(f, *crown, top, is_fresh(context, tree));
    Range radius = metres_of(size(context, tree, Property::width, sizes.crown));
    radius = {radius.low / 2, radius.high / 2};
    if (const auto* at = std::get_if<Point>(&tree.geometry)) return m_casters.add_crown(f, *at, radius, top, is_fresh(context, tree));
    const auto* row = std::get_if<Line>(&tree.geometry);
    if (row == nullptr) return;
    // A row has a crown wherever it has a tree, which its line does not say.
    for (const Point& at : stations_on(*row, std::max(radius.high, 1.0))) m_casters.add_crown(f, at, {radius.low, 2 * radius.high}, top, false);
  }
  void add_building(const MeasureContext& context, const Sizes& sizes, std::uint32_t f) {
    const Feature& building = context.city.feature(f);
    const Interval height = size(context, building, Property::height, sizes.building);
    if (const auto* area = std::get_if<MultiPolygon>(&building.geometry)) return m_casters.add_block(f, *area, metres_of(height), is_fresh(context, building));
    // A shelter that is only a point covers perhaps as much as a crown does.
    if (const auto* at = std::get_if<Point>(&building.geometry); at != nullptr && building.theme == Theme::shelter) {
      m_casters.add_crown(f, *at, {0, metres_of(sizes.crown).high / 2}, metres_of(height), false);
    }
  }
  static Interval size(const MeasureContext& context, const Feature& feature, Property property, const Interval& unmeasured) {
    const Known known = accepted_known(context, feature, property);
    return known.stated && known.range.high.is_finite() && known.range.low >= Rational(0) ? known.range : unmeasured;
  }

  ShadeCasters m_casters;
  bool m_complete = false;
};

struct Counted {
  std::int64_t steps = 0, dark = 0, bright = 0;
};
/// Shares are added up in such parts, each rounded down: fractions of many grids would have no common denominator. A point asked about at up
/// to 16 steps loses nothing.
constexpr std::int64_t parts = 720'720;

/// One feature through all days: steps of time that are in the shade at both ends, or in the sun.
Counted count(const std::vector<Point>& points, const std::vector<std::vector<SunOnMap>>& days, const Surroundings& around, std::set<std::uint32_t>& casters) {
  Counted counted;
  for (const Point& point : points) {
    for (const auto& moments : days) {
      Tri before = Tri::unknown;
      for (std::size_t i = 0; i < moments.size(); ++i) {
        const ShadeCasters::Shade shade = around.casters().at(point, moments[i]);
        const Tri now = shade.dark == Tri::no && !around.complete() ? Tri::unknown : shade.dark;
        if (now == Tri::yes) casters.insert(*shade.caster);
        if (i > 0) {
          ++counted.steps;
          if (before == Tri::yes && now == Tri::yes) ++counted.dark;
          if (before == Tri::no && now == Tri::no) ++counted.bright;
        }
        before = now;
      }
    }
  }
  return counted;
}

Measurement measure_shade_share(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const Theme theme = parameters.theme("theme");
  const auto between = [&](const char* low, const char* high) {
    const Interval range{parameters.quantity(low, Quantity::length), parameters.quantity(high, Quantity::length)};
    if (range.low > range.high) parameters.refuse(low, std::string("it is above ") + high, "write the smaller size here");
    return range;
  };
  const Sizes sizes{between("crown_at_least", "crown_at_most"), between("tree_at_least", "tree_at_most"), between("building_at_least", "building_at_most"),
                    parameters.metres("accuracy"), parameters.words("wooded")};
  Measurement measurement;
  measurement.quantity = Quantity::share;
  measurement.value = domain(Quantity::share);
  const std::vector<std::uint32_t> things = features_at(context, theme, 0);
  if (!things.empty()) {
    const auto days = suns(context, parameters, context.walks.area->box().centre());
    double reach = 0;
    for (const auto& moments : days) {
      for (const SunOnMap& sun : moments) reach = std::max(reach, std::max(sizes.tree.high, sizes.building.high).to_double() / 1000.0 * sun.cosine / sun.sine);
    }
    const Surroundings around(context, sizes, reach + sizes.crown.high.to_double() / 1000.0);
    std::int64_t dark = 0;
    std::int64_t bright = 0;
    for (const std::uint32_t f : things) {
      const Feature& thing = context.city.feature(f);
      std::set<std::uint32_t> casters;
      const Counted counted = count(points_of(thing.geometry, parameters.metres("spacing")), days, around, casters);
      if (counted.steps == 0) continue;
      dark += counted.dark * parts / counted.steps;
      bright += counted.bright * parts / counted.steps;
      PlaceResult place = unknown_place(Quantity::share, thing.id, feature_label(context, thing), thing.geometry);
      place.value = {Rational::ratio(counted.dark, counted.steps), Rational::ratio(counted.steps - counted.bright, counted.steps)};
      place.known = counted.dark + counted.bright > 0;
      place.grade = Grade::inferred;
      for (const std::uint32_t caster : casters) place.inputs.push_back(input_of_presence(context, context.city.feature(caster)));
      measurement.observed = measurement.observed || place.known;
      if (counted.dark < counted.steps) measurement.lacking.push_back(std::move(place));
    }
    const std::int64_t all = static_cast<std::int64_t>(things.size()) * parts;
    measurement.value = {Rational::ratio(dark, all), Rational::ratio(all - bright, all)};
    measurement.cover(CountedExtent{CountedExtent::Of::hours, dark + bright, all});
    Unvouched unvouched(context);
    unvouched.ask(theme, 0);
    if (unvouched.any()) {  // however many more there are, in the sun or in the shade
      measurement.value = domain(Quantity::share);
      measurement.cover(CountedExtent{CountedExtent::Of::hours, dark + bright, all + parts});
      measurement.steps.push_back(unvouched.step());
      measurement.lacking.push_back(unvouched.place(Quantity::share));
    }
    measurement.grade = Grade::inferred;   // a model of crowns and blocks, not a look at the ground
    measurement.steps.push_back(counted(things.size(), "Things asked about", "Det som prövas"));
    if (!around.complete()) {
      measurement.steps.push_back({"Nobody says that every tree, wood, building and shelter is mapped: something else may give shade.",
                                   "Ingen säger att alla träd, skogspartier, byggnader och skydd är kartlagda: något annat kan ge skugga."});
    }
  }
  // Audits of places to play were made under the second name before the shade on them was computed.
  const std::string name = "shade_share:" + std::string(theme_name(theme));
  const std::string audited = "shaded_" + std::string(theme_name(theme)) + "_share";
  add_site_statements(context, measurement, {name, audited});
  return measurement;
}

}  // namespace

MeasureKind shade_share_kind() { return {shade_share_spec(), measure_shade_share}; }

}  // namespace levelground::gis
