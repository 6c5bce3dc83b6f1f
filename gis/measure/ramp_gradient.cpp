// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>

#include "gis/measure/parameters.hpp"
#include "gis/measure/route.hpp"
#include "gis/measure/unvouched.hpp"

namespace levelground::gis {
namespace {

MeasureSpec ramp_gradient_spec() {
  MeasureSpec spec;
  spec.kind = "ramp_gradient";
  spec.help =
      "Gradient of every ramp along a route, stretch by stretch with run lengths, its size whichever way it falls. A ramp is a "
      "walkway whose kind its source names as one; a way that nobody calls a ramp is not judged here, however steep. A ramp "
      "without a stated incline is unknown. The interval is the accuracy of what is stated: an incline taken over a long base "
      "hides a short steep piece.";
  spec.example = "{kind: ramp_gradient, of: walkways, kinds: ramp}";
  spec.quantities = {Quantity::slope};
  spec.has_runs = true;
  spec.more_is_worse = true;
  spec.asks = {{Theme::walkway, Property::incline}};
  spec.parameters = {
      route_parameter(),
      {.name = "kinds",
       .type = ParameterSpec::Type::words,
       .required = true,
       .help = "kinds of walkway that are ramps"},
  };
  spec.errors = {.positions = "do not matter to the gradient; stretches are as long as they are drawn, widened by the scale of the map",
                 .values = "as exact as it is stated, else half a unit of its last digit; what is taken over a long base hides a short steep piece",
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

Measurement measure_ramp_gradient(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const std::vector<std::string> kinds = parameters.words("kinds");
  if (kinds.empty()) parameters.refuse("kinds", "no kind of ramp is named", "name at least one");
  const std::vector<RoutePiece> route = route_of(context, parameters);
  Measurement measurement;
  measurement.quantity = Quantity::slope;
  measurement.steps = route_steps(context, parameters, route);
  for (const RouteStretch& stretch : stretches_of(context, route)) {
    const Feature& feature = context.city.feature(stretch.feature);
    if (feature.theme != Theme::walkway || std::find(kinds.begin(), kinds.end(), feature.text(Property::kind)) == kinds.end()) continue;
    const Known incline = without_sign(known_on(context, stretch, Property::incline));
    PlaceResult place = property_place(feature, Property::incline, incline, label_of(context, stretch), stretch.where);
    if (!place.known) place.value.low = Rational(0);
    place.stretch = stretch.stretch;
    measurement.places.push_back(std::move(place));
  }
  measurement.steps.push_back(counted(measurement.places.size(), "Stretches of ramp", "Sträckor av ramp"));
  Unvouched unvouched(context);
  unvouched.ask_route(parameters.word("of"));
  finish_places(context, measurement, unvouched, {"ramp_gradient"});
  return measurement;
}

}  // namespace

MeasureKind ramp_gradient_kind() { return {ramp_gradient_spec(), measure_ramp_gradient}; }

}  // namespace levelground::gis
