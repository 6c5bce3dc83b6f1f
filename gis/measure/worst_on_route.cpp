// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>

#include "gis/measure/ground_slope.hpp"
#include "gis/measure/parameters.hpp"
#include "gis/measure/route.hpp"
#include "gis/measure/stations.hpp"
#include "gis/measure/unvouched.hpp"

namespace levelground::gis {
namespace {

MeasureSpec worst_on_route_spec() {
  MeasureSpec spec;
  spec.kind = "worst_on_route";
  spec.help =
      "A property with an order (a number, presence or ordinal) along a route, stretch by stretch with run lengths: "
      "smoothness, incline (its size, whichever way it falls), cross slope. With elevation_base, slopes are also taken from "
      "rasters of elevation, piece by piece of that length: a statement and the ground that overlap both hold, else it is "
      "dissent and both are kept. The interval holds the stated accuracy of heights, ways that lie aside of their "
      "line, and the scale of the map; what is steeper within a piece is not seen. Heights say nothing of steps, lifts, bridges "
      "and tunnels, nor where cells are too large.";
  spec.example = "{kind: worst_on_route, of: main_route, property: incline}";
  spec.quantities = {Quantity::length, Quantity::slope, Quantity::presence, Quantity::ordinal};
  spec.has_runs = true;
  spec.parameters = {
      route_parameter(),
      {.name = "property",
       .type = ParameterSpec::Type::property,
       .required = true,
       .help = "a property with an order"},
  };
  spec.parameters.push_back({.name = "observed_first",
                             .type = ParameterSpec::Type::flag,
                             .help = "where observers state the property at places of the site, or of the site as a whole, that alone counts"});
  for (ParameterSpec& parameter : ground_slope_parameters()) spec.parameters.push_back(std::move(parameter));
  spec.errors = {.positions = "with elevation_base, lines up to line_accuracy aside of where a way is drawn; stretches are as long as they are drawn, widened by the scale "
                              "of the map",
                 .values = as_stated,
                 .rasters = slopes_from_rasters,
                 .age = old_is_unknown};
  return spec;
}

Measurement measure_worst_on_route(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const Property property = parameters.property("property");
  const Quantity quantity = property_info(property).quantity;
  if (quantity == Quantity::category || quantity == Quantity::text) {
    parameters.refuse("property", "the values of " + parameters.word("property") + " have no order", "use share_of_route for it");
  }
  if (parameters.flag("observed_first")) {
    if (auto said = observed_at_places(context, parameters.word("property"))) return std::move(*said);
  }
  const std::vector<RoutePiece> route = route_of(context, parameters);
  Measurement measurement;
  measurement.quantity = quantity;
  measurement.steps = route_steps(context, parameters, route);
  const auto ground = ground_slope(parameters);
  if (ground && property != Property::incline && property != Property::cross_slope) {
    parameters.refuse("elevation_base", "heights tell nothing of " + parameters.word("property"), "leave it out, or ask for incline or cross_slope");
  }
  const std::vector<RouteStretch> stretches = stretches_of(context, route);
  std::vector<std::vector<SlopePiece>> pieces(stretches.size());
  if (ground) {
    pieces = ground_slopes(context, stretches, *ground, property == Property::incline ? SlopeAcross::along : SlopeAcross::across, measurement.steps);
  }
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const RouteStretch& stretch = stretches[i];
    Known value = known_on(context, stretch, property);
    if (quantity == Quantity::slope) value = without_sign(std::move(value));
    PlaceResult place = property_place(context.city.feature(stretch.feature), named_on(context, stretch, property), value, label_of(context, stretch), stretch.where);
    if (quantity == Quantity::slope && !place.known) place.value.low = Rational(0);
    place.stretch = stretch.stretch;
    if (pieces[i].empty()) {
      measurement.places.push_back(std::move(place));
      continue;
    }
    for (PlaceResult& part : with_ground(context, place, pieces[i], *ground)) measurement.places.push_back(std::move(part));
  }
  Unvouched unvouched(context);
  unvouched.ask_route(parameters.word("of"));
  const std::string name = parameters.word("property");
  finish_places(context, measurement, unvouched, {name});
  return measurement;
}

}  // namespace

MeasureKind worst_on_route_kind() { return {worst_on_route_spec(), measure_worst_on_route}; }

}  // namespace levelground::gis
