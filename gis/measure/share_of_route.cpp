// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "gis/measure/parameters.hpp"
#include "gis/measure/conditions.hpp"
#include "gis/measure/route.hpp"
#include "gis/measure/unvouched.hpp"

namespace levelground::gis {
namespace {

MeasureSpec share_of_route_spec() {
  MeasureSpec spec;
  spec.kind = "share_of_route";
  spec.help =
      "Share of a route's length on which a property has an accepted value. Length without a statement is unknown, and so is how long a "
      "piece is that nobody mapped: ends of the main route that no mapped way joins, where nobody vouches for walkways. "
      "A statement holds for as much of the route as its way is drawn.";
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
  for (const RouteStretch& stretch : stretches_of(context, route)) {
    const Feature& feature = context.city.feature(stretch.feature);
    const Known value = known_on(context, stretch, accepted.property);
    Condition here = accepted;
    here.property = named_on(context, stretch, accepted.property);
    PlaceResult place = property_place(feature, here.property, value, label_of(context, stretch), stretch.where);
    place.stretch = stretch.stretch;
    Tri answer = Tri::unknown;
    Grade grade = Grade::measured;
    std::vector<MeasureInput> inputs;
    if (value.stated) answer = satisfies(context, feature, here, inputs, grade);
    share.add(answer, stretch.stretch.to_mm - stretch.stretch.from_mm, std::move(place));
  }
  std::vector<SharedText> steps = route_steps(context, parameters, route);
  steps.push_back({"Counts: " + accepted.words + ".", "Räknas: " + accepted.words + "."});
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
