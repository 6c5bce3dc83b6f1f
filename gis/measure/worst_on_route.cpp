// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>

#include "gis/measure/parameters.hpp"
#include "gis/measure/route.hpp"

namespace levelground::gis {
namespace {

MeasureSpec worst_on_route_spec() {
  MeasureSpec spec;
  spec.kind = "worst_on_route";
  spec.help =
      "A property with an order (a number, presence or ordinal) along a route, stretch by stretch with run lengths: "
      "smoothness, incline (its size, whichever way it falls), cross slope.";
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
  return spec;
}

Measurement measure(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const Property property = parameters.property("property");
  const Quantity quantity = property_info(property).quantity;
  if (quantity == Quantity::category || quantity == Quantity::text) {
    parameters.refuse("property", "the values of " + parameters.word("property") + " have no order", "use share_of_route for it");
  }
  const std::vector<RoutePiece> route = route_of(context, parameters);
  Measurement measurement;
  measurement.quantity = quantity;
  measurement.steps = route_steps(context, parameters, route);
  for (const RouteStretch& stretch : stretches_of(context, route)) {
    Known value = known_on(context, stretch, property);
    if (quantity == Quantity::slope) value = without_sign(std::move(value));
    PlaceResult place = property_place(context.city.feature(stretch.feature), property, value, label_of(context, stretch), stretch.where);
    if (quantity == Quantity::slope && !place.known) place.value.low = Rational(0);
    place.stretch = stretch.stretch;
    measurement.places.push_back(std::move(place));
  }
  finish_places(context, measurement);
  const std::string name = parameters.word("property");
  add_site_statements(context, measurement, {name});
  return measurement;
}

}  // namespace

MeasureKind worst_on_route_kind() { return {worst_on_route_spec(), measure}; }

}  // namespace levelground::gis
