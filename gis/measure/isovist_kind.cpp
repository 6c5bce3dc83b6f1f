// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <set>

#include "core/geometry/segments.hpp"
#include "gis/measure/isovist.hpp"
#include "gis/measure/map_length.hpp"
#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/route.hpp"
#include "gis/measure/sight.hpp"
#include "gis/measure/sight_around.hpp"
#include "gis/measure/sight_walls.hpp"
#include "gis/measure/unvouched.hpp"
#include "gis/network/edge_shape.hpp"

namespace levelground::gis {
namespace {

MeasureSpec isovist_area_spec() {
  MeasureSpec spec;
  spec.kind = "isovist_area";
  spec.help =
      "How much ground is seen from stations along a route: the area of all places within up_to that nothing as high as the eye hides (the isovist). "
      "Buildings hide, and barriers of opaque kinds that are surely as high as the eye. What may: such barriers of unstated height, dense vegetation "
      "of unstated height, and what the route itself leads through. Each station is a place; what lies between them is not judged. Where buildings, "
      "barriers or vegetation are not completely mapped, something else may hide any of it.";
  spec.example = "{kind: isovist_area, of: main_route, every: 10 m, up_to: 50 m, eye_height: 1.1 m, opaque: [wall, hedge], dense: [scrub, wood]}";
  spec.quantities = {Quantity::area};
  spec.has_runs = false;
  spec.asks = {{Theme::barrier, Property::height}, {Theme::green, Property::height}};
  spec.parameters = {
      route_parameter(),
      {.name = "every",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "greatest distance between stations"},
      {.name = "up_to",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "how far one looks"},
      accuracy_parameter("how far a thing that hides may stand, as a whole, from where it is mapped, seen from the route"),
  };
  spec.errors = {.positions = "with accuracy, what is seen wherever each thing stands is surely seen, and what is hidden wherever each stands is surely not; just past a corner is either. "
                              "Without it things are taken where they are mapped, and the area is exact. The scale of the map widens it",
                 .values = as_stated,
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  for (ParameterSpec& parameter : sight_parameters()) spec.parameters.push_back(std::move(parameter));
  return spec;
}

Measurement measure_isovist_area(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const City& city = context.city;
  const double every = parameters.metres("every");
  const MapLength up_to = length_on_map(context, parameters.metres("up_to"));
  const double accuracy = length_on_map(context, parameters.metres("accuracy")).high;
  for (const auto& [name, metres] : {std::pair{"every", every}, {"up_to", up_to.high}}) {
    if (metres <= 0) parameters.refuse(name, "nothing is measured over 0 m", "write a length above 0 m");
  }
  const std::vector<RoutePiece> route = route_of(context, parameters);
  std::vector<Line> lines;
  Box box;
  for (const RoutePiece& piece : route) {
    lines.push_back(part_of(edge_shape(city, piece.edge), piece.from_mm, piece.to_mm));
    box.include(bounds(lines.back()));
  }
  Measurement measurement;
  measurement.quantity = Quantity::area;
  measurement.steps = route_steps(context, parameters, route);
  const SightAround around = look_around(context, {parameters.quantity("eye_height", Quantity::length), parameters.words("opaque"), {}, parameters.words("dense")}, lines,
                                         box.empty() ? box : box.grown(up_to.high + accuracy));
  const std::vector<StandingWalls> standing = walls_around(city, around, lines, accuracy);
  const PointScale scale = scale_for(context);
  std::set<std::pair<double, double>> seen;   // pieces meet at a station
  for (std::size_t p = 0; p < route.size(); ++p) {
    const Feature& way = city.feature(city.graph().edges[route[p].edge].feature);
    for (const Point& at : stations_on(lines[p], every)) {
      if (!seen.emplace(at.x, at.y).second) continue;
      const auto [all, sure] = walls_near(standing, at, up_to.high + accuracy);
      PlaceResult place = unknown_place(Quantity::area, way.id, located_label(context, way, at), at);
      // Area on the map = scale² × area on the ground.
      const double seen_at_most = accuracy > 0 ? isovist_area(at, walls_at_best(at, sure, accuracy), up_to.high) : isovist_area(at, sure, up_to.high);
      const double most = seen_at_most / (scale.low * scale.low) * 1e6;
      double least = seen_at_most;
      if (accuracy > 0) least = is_shut_in(at, all, accuracy) ? 0 : isovist_area(at, walls_at_worst(all, accuracy), up_to.low);
      else if (all.size() != sure.size() || up_to.low < up_to.high) least = isovist_area(at, all, up_to.low);
      // Outwards to a thousandth of a square metre, which keeps a value that is one: the last bits of a sum say nothing.
      constexpr double step = 1000;   // mm²
      constexpr double hair = 1e-4;
      place.value.high = Rational::ceil_of(most / step - hair) * Rational(1000);
      place.value.low = around.complete ? Rational::floor_of(least / (scale.high * scale.high) * 1e6 / step + hair) * Rational(1000) : Rational(0);
      place.known = true;
      place.grade = Grade::tagged;
      measurement.places.push_back(std::move(place));
    }
  }
  measurement.steps.push_back(counted(measurement.places.size(), "Stations", "Stationer"));
  measurement.steps.push_back(counted(standing.size(), "Things near it that hide, or may", "Saker nära det som skymmer, eller kan skymma"));
  if (!around.complete) {
    measurement.steps.push_back({"Nobody says that everything that can block the view is mapped.", "Ingen säger att allt som kan skymma är kartlagt."});
  }
  Unvouched unvouched(context);
  unvouched.ask_route(parameters.word("of"));
  finish_places(context, measurement, unvouched, {"isovist_area"});
  return measurement;
}

}  // namespace

MeasureKind isovist_area_kind() { return {isovist_area_spec(), measure_isovist_area, nullptr, {"isovist_area", "height", "main_route"}}; }

}  // namespace levelground::gis
