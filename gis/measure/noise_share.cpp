// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/raster_cells.hpp"
#include "gis/measure/site_features.hpp"
#include "gis/measure/unvouched.hpp"

namespace levelground::gis {
namespace {

MeasureSpec noise_share_spec() {
  MeasureSpec spec;
  spec.kind = "noise_share";
  spec.help =
      "Share of the site's area, or of its seats, where a noise map stays at or below a level. A cell counts with the "
      "area of it "
      "that lies in the site and with the accuracy or class that the project states; what the map does not cover may "
      "be as loud "
      "as can be. A seat takes the cells within the stated position accuracy of the map. Within a cell the noise is "
      "taken to be even. Where nobody vouches that seats are complete, there may be more of them, quiet or not. Of several maps of one indicator the one that knows most of the site is taken.";
  spec.example = "{kind: noise_share, of: site, indicator: Lden, level: 55 dB}";
  spec.quantities = {Quantity::share};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "of",
       .type = ParameterSpec::Type::word,
       .words = {"site", "seats"},
       .required = true,
       .help = "what is shared out: the site's area, or its seats"},
      {.name = "indicator",
       .type = ParameterSpec::Type::word,
       .required = true,
       .help = "which noise map: the indicator as the project states it (Lden)"},
      {.name = "level",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::sound_level,
       .required = true,
       .help = "the loudest that still counts"},
  };
  spec.errors = {.positions = "a seat takes all cells within the stated position accuracy of the map; the site's outline is as it is drawn",
                 .values = no_values,
                 .rasters = "a cell is within the stated accuracy or class of its level, which is taken to be even in it, and counts with the area of it that lies in the site",
                 .age = "a map is as old as its source; one older than the criterion allows is not known"};
  return spec;
}

Tri quiet(const Interval& noise, const Rational& level) {
  if (noise.high <= level) return Tri::yes;
  return noise.low > level ? Tri::no : Tri::unknown;
}

/// What the map says of a point that may lie as far off as the map is drawn.
std::optional<Interval> around(const Raster& map, const Point& at) {
  const double off = map.facts().position_accuracy;
  std::optional<Interval> all = map.at(at);
  if (!all || off == 0) return all;
  Box box;
  box.include(at);
  bool known = true;
  map.visit(box.grown(off), [&](const Raster::Cell& cell) {
    if (!cell.value)
      known = false;
    else
      all = hull(*all, *cell.value);
  });
  return known ? all : std::nullopt;
}

Measurement of_seats(const MeasureContext& context, const SiteCells& cells, const Rational& level,
                     std::vector<SharedText> steps) {
  ShareOf share(context);
  for (const std::uint32_t f : features_at(context, Theme::seat, 0)) {
    const Feature& seat = context.city.feature(f);
    const auto at = representative_point(seat.geometry);
    const auto noise = at ? around(*cells.raster, *at) : std::nullopt;
    PlaceResult place = unknown_place(Quantity::share, seat.id, feature_label(context, seat), seat.geometry);
    place.known = noise.has_value();
    place.grade = cells.raster->facts().grade;
    if (noise) place.inputs.push_back(input_of_raster(context, *cells.raster));
    share.add(noise ? quiet(*noise, level) : Tri::unknown, 1, std::move(place));
  }
  Unvouched unvouched(context);
  unvouched.ask(Theme::seat, 0);
  return finish_share(share, unvouched, std::move(steps));
}

void add_lacking(const MeasureContext& context, const std::vector<MultiPolygon>& regions, const LocalText& what,
                 bool known, const SiteCells& cells, Measurement& measurement) {
  for (const MultiPolygon& region : regions) {
    PlaceResult place =
        unknown_place(Quantity::share, "", located(context, what, representative_point(region)), region);
    place.known = known;
    if (known) place.value = Interval::exact(0);
    if (known) place.inputs.push_back(input_of_raster(context, *cells.raster));
    place.grade = cells.raster->facts().grade;
    measurement.lacking.push_back(std::move(place));
  }
}

Measurement of_site(const MeasureContext& context, const SiteCells& cells, const Rational& level,
                    std::vector<SharedText> steps) {
  Measurement measurement;
  measurement.quantity = Quantity::share;
  measurement.steps = std::move(steps);
  double surely = 0;
  double loud = 0;
  for (const SiteCell& cell : cells.cells) {
    const Tri answer = quiet(cell.value, level);
    surely += answer == Tri::yes ? cell.area : 0;
    loud += answer == Tri::no ? cell.area : 0;
  }
  measurement.value.low = share_of_area(surely, cells.whole, false);
  measurement.value.high = std::max(measurement.value.low, share_of_area(cells.whole - loud, cells.whole, true));
  measurement.observed = true;
  measurement.cover(cells.coverage());
  measurement.grade = cells.raster->facts().grade;
  add_lacking(context,
              regions_where(context, cells, [&](const SiteCell& cell) { return quiet(cell.value, level) == Tri::no; }),
              {"Louder", "Högre ljud"}, true, cells, measurement);
  add_lacking(
      context,
      regions_where(context, cells, [&](const SiteCell& cell) { return quiet(cell.value, level) == Tri::unknown; }),
      {"Perhaps louder", "Kanske högre ljud"}, false, cells, measurement);
  add_lacking(context, unknown_regions(context, cells), {"Not on the noise map", "Inte på bullerkartan"}, false, cells,
              measurement);
  return measurement;
}

Measurement measure_noise_share(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const Rational level = parameters.quantity("level", Quantity::sound_level);
  const std::string indicator = parameters.word("indicator");
  const std::string of = parameters.word("of");
  if (of != "site" && of != "seats") parameters.refuse("of", "‘" + of + "’ has no noise", "write site or seats");
  Measurement measurement;
  measurement.quantity = Quantity::share;
  measurement.value = domain(Quantity::share);
  const auto cells = cells_in_site(context, RasterKind::noise, indicator);
  if (cells) {
    const MeasureInput input = input_of_raster(context, *cells->raster);
    std::vector<SharedText> steps{input.words};
    measurement = of == "site" ? of_site(context, *cells, level, std::move(steps))
                               : of_seats(context, *cells, level, std::move(steps));
  } else {
    measurement.steps.push_back({"No noise map of " + indicator + " covers the site.",
                                 "Ingen bullerkarta med " + indicator + " täcker platsen."});
  }
  add_site_statements(context, measurement, {"noise_share"});
  return measurement;
}

}  // namespace

MeasureKind noise_share_kind() { return {noise_share_spec(), measure_noise_share}; }

}  // namespace levelground::gis
