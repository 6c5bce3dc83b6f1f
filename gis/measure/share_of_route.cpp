// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/decimal_commas.hpp"
#include "gis/measure/parameters.hpp"
#include "gis/measure/conditions.hpp"
#include "gis/measure/readings.hpp"
#include "gis/measure/route.hpp"
#include "gis/measure/stations.hpp"
#include "gis/measure/unvouched.hpp"

namespace levelground::gis {
namespace {

MeasureSpec share_of_route_spec() {
  MeasureSpec spec;
  spec.kind = "share_of_route";
  spec.help =
      "Share of a route's length on which a property has an accepted value. Length without a statement is unknown, and so is how long a "
      "piece is that nobody mapped: ends of the main route that no mapped way joins, where nobody vouches for walkways. "
      "A statement holds for as much of the route as its way is drawn. A reading at a position on the route of what is not accepted proves that not all of it "
      "is, and leaves open how far that goes on.";
  spec.example = "{kind: share_of_route, of: main_route, property: surface, accepted: [asphalt, concrete, paving_stones]}";
  spec.quantities = {Quantity::share};
  spec.has_runs = false;
  spec.parameters = {
      route_parameter(),
      {.name = "property",
       .type = ParameterSpec::Type::property,
       .required = true,
       .help = "a property with named values: category, ordinal or presence"},
      {.name = "accepted",
       .type = ParameterSpec::Type::words,
       .required = true,
       .help = "values that count"},
  };
  spec.errors = {.positions = "do not matter to what is stated; stretches are as long as they are drawn, and the scale of the map cancels out",
                 .values = "a value that may be accepted or not is unknown",
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

Measurement measure_share_of_route(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const Condition accepted = read_accepted(parameters, "accepted", parameters.property("property"));
  const std::vector<RoutePiece> route = route_of(context, parameters);
  ShareOf share(context);
  const std::vector<RouteStretch> stretches = stretches_of(context, route);
  std::vector<PlaceResult> places;
  for (const RouteStretch& stretch : stretches) {
    const Feature& feature = context.city.feature(stretch.feature);
    places.push_back(property_place(feature, named_on(context, stretch, accepted.property), known_on(context, stretch, accepted.property), label_of(context, stretch), stretch.where));
    places.back().stretch = stretch.stretch;
  }
  std::vector<SharedText> steps = route_steps(context, parameters, route);
  const auto readings = readings_at(context, {parameters.word("property")}, property_info(accepted.property).quantity, places);
  tell_readings(readings, steps);
  std::vector<bool> doubted(stretches.size(), false);
  for (const ReadingAtPlace& reading : readings) {
    if (satisfies(*reading.observation, accepted) != Tri::no) continue;
    doubted[reading.place] = true;   // how far it goes on nobody says
    if (reading.surely) share.add(Tri::no, 1, place_of(context, *reading.observation));
  }
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const RouteStretch& stretch = stretches[i];
    const Feature& feature = context.city.feature(stretch.feature);
    Condition here = accepted;
    here.property = named_on(context, stretch, accepted.property);
    Tri answer = Tri::unknown;
    Grade grade = Grade::measured;
    std::vector<MeasureInput> inputs;
    if (known_on(context, stretch, accepted.property).stated) answer = satisfies(context, feature, here, inputs, grade);
    if (doubted[i]) answer = std::min(answer, Tri::unknown);
    share.add(answer, stretch.stretch.to_mm - stretch.stretch.from_mm, std::move(places[i]));
  }
  steps.push_back({"Counts: " + accepted.words + ".", "Räknas: " + with_decimal_commas(accepted.words) + "."});
  Unvouched unvouched(context);
  unvouched.ask_route(parameters.word("of"));
  Measurement measurement = finish_share(share, unvouched, std::move(steps));
  const std::string name = "share_of_route:" + parameters.word("property");
  add_site_statements(context, measurement, {name});
  return measurement;
}

}  // namespace

MeasureKind share_of_route_kind() { return {share_of_route_spec(), measure_share_of_route}; }

}  // namespace levelground::gis
