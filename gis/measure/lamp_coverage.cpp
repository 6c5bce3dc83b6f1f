// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "gis/measure/errors.hpp"
#include "gis/measure/lamps.hpp"
#include "gis/measure/stations.hpp"
#include "gis/measure/unvouched.hpp"

namespace levelground::gis {
namespace {

MeasureSpec lamp_coverage_spec() {
  MeasureSpec spec;
  spec.kind = "lamp_coverage";
  spec.help =
      "Share of a route's length that is lit: marked lit, or within reach of a lamp. Dark is what is marked unlit, or lies out of reach of every "
      "lamp where lamps are completely mapped; the rest is unknown, and so is how long a piece is that nobody mapped. Who stood in the dark on it, not by day, proves that not all of it is lit, and leaves open how "
      "far that goes on. Whether a lamp burns the map "
      "does not say.";
  spec.example = "{kind: lamp_coverage, of: main_route, lamp_reach: 12 m, accuracy: 1 m}";
  spec.quantities = {Quantity::share};
  spec.has_runs = false;
  spec.asks = {{Theme::walkway, Property::lit}};
  spec.parameters = {route_parameter()};
  for (ParameterSpec& parameter : lamp_parameters()) spec.parameters.push_back(std::move(parameter));
  spec.errors = {.positions = "with accuracy, what lies within reach of a lamp but for that is unknown; without it lamps and routes are taken where they are mapped. The "
                              "route is as long as it is drawn; the scale of the map widens how far a lamp reaches",
                 .values = "a yes or a no is one",
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

Measurement measure_lamp_coverage(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const std::vector<RoutePiece> route = route_of(context, parameters);
  RouteNet route_net(context, route);
  const LitRoute lit = light_route(context, parameters, route, route_net);
  ShareOf share(context);
  for (const WalkNet::Link& link : route_net.net().links()) {
    const Feature& way = context.city.feature(link.feature);
    PlaceResult place = unknown_place(Quantity::share, way.id, located_label(context, way, representative_point(Geometry(link.where))), link.where);
    place.grade = lit.grade;
    share.add(link.state, link.mm, std::move(place));
  }
  // Who stood in the dark on it proves that not all of it is lit, and leaves open how far that goes on. By day no lamp burns.
  for (const ReadingAtPlace& reading : lit.readings) {
    const Observation& seen = *reading.observation;
    if (reading.surely && seen.range.high <= Rational(0) && seen.light != Light::day) share.add(Tri::no, 1, place_of(context, seen));
  }
  Unvouched unvouched(context);
  unvouched.ask_route(parameters.word("of"));
  Measurement measurement = finish_share(share, unvouched, route_steps(context, parameters, route));
  tell_lamps(lit, measurement);
  add_site_statements(context, measurement, {"lamp_coverage", "share_of_route:lit"});
  return measurement;
}

}  // namespace

MeasureKind lamp_coverage_kind() { return {lamp_coverage_spec(), measure_lamp_coverage}; }

}  // namespace levelground::gis
