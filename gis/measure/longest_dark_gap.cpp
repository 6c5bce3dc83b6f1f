// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <map>

#include "gis/measure/errors.hpp"
#include "gis/measure/lamps.hpp"
#include "gis/measure/unvouched.hpp"

namespace levelground::gis {
namespace {

MeasureSpec longest_dark_gap_spec() {
  MeasureSpec spec;
  spec.kind = "longest_dark_gap";
  spec.help =
      "Longest stretch of a route without light. A stretch is lit where it is marked lit or lies within reach of a lamp; dark where it is marked "
      "unlit, or out of reach of every lamp where lamps are completely mapped; else unknown.";
  spec.example = "{kind: longest_dark_gap, of: main_route, lamp_reach: 12 m, accuracy: 1 m}";
  spec.quantities = {Quantity::length};
  spec.has_runs = false;
  spec.more_is_worse = true;
  spec.asks = {{Theme::walkway, Property::lit}};
  spec.parameters = {
      route_parameter(),
  };
  for (ParameterSpec& parameter : lamp_parameters()) spec.parameters.push_back(std::move(parameter));
  spec.errors = {.positions = "with accuracy, what lies within reach of a lamp but for that is unknown; without it lamps and routes are taken where they are mapped. The "
                              "scale of the map widens the length",
                 .values = "a yes or a no is one",
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

Measurement measure_longest_dark_gap(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const std::vector<RoutePiece> route = route_of(context, parameters);
  RouteNet route_net(context, route);
  const LitRoute lit = light_route(context, parameters, route, route_net);
  const WalkNet& net = route_net.net();
  const auto nowhere = [](const WalkNet::Node&) { return false; };
  const auto perhaps_dark = net.parts([](const WalkNet::Link& link) { return link.state != Tri::yes; }, nowhere);
  const auto surely_dark = net.parts([](const WalkNet::Link& link) { return link.state == Tri::no; }, nowhere);
  std::map<std::uint32_t, std::int64_t> dark_at;
  for (const WalkNet::Part& part : surely_dark) {
    for (const std::uint32_t link : part.links) dark_at[link] = part.longest_mm;
  }
  Measurement measurement;
  measurement.quantity = Quantity::length;
  std::int64_t total = 0;
  std::int64_t known = 0;
  for (const WalkNet::Link& link : net.links()) {
    total += link.mm;
    if (link.state != Tri::unknown) known += link.mm;
  }
  for (const WalkNet::Part& part : perhaps_dark) {
    std::int64_t low = 0;
    bool some_known = false;
    bool some_unknown = false;
    for (const std::uint32_t link : part.links) {
      if (const auto dark = dark_at.find(link); dark != dark_at.end()) low = std::max(low, dark->second);
      some_known = some_known || net.links()[link].state != Tri::unknown;
      some_unknown = some_unknown || net.links()[link].state == Tri::unknown;
    }
    // Where one can walk round, light on the shorter way leaves the longer way in the dark: neither if all is lit nor if nothing is is the gap longest.
    const bool either = part.has_cycle && some_unknown;
    if (either) low = 0;
    const std::int64_t high = either ? part.total_mm : part.longest_mm;
    PlaceResult place = unknown_place(Quantity::length, "", {"Stretch without known light", "Sträcka utan känt ljus"}, part.walk);
    const std::uint32_t way = net.links()[part.links.front()].feature;
    const bool one_way = std::all_of(part.links.begin(), part.links.end(), [&](std::uint32_t link) { return net.links()[link].feature == way; });
    if (one_way) place.feature = context.city.feature(way).id;  // so that somebody who looks can say it of the way
    if (low == high) place.label = {"Dark stretch", "Mörk sträcka"};
    place.label = located(context, place.label, representative_point(place.where));
    // Where something is known of the route, an unknown stretch is at most as long as it is.
    place.known = some_known || known > 0;
    if (place.known) place.value = length_on_ground(context, low, high);
    place.grade = lit.grade;
    measurement.places.push_back(std::move(place));
  }
  if (perhaps_dark.empty() && total > 0) {
    PlaceResult place = unknown_place(Quantity::length, "", {"The whole route is lit", "Hela stråket är belyst"}, std::monostate{});
    place.value = Interval::exact(0);
    place.known = true;
    place.grade = lit.grade;
    measurement.places.push_back(std::move(place));
  }
  measurement.steps = route_steps(context, parameters, route);
  tell_lamps(lit, measurement);
  Unvouched unvouched(context);
  unvouched.ask_route(parameters.word("of"));
  finish_places(context, measurement, unvouched, {"longest_dark_gap"});
  if (total > 0) measurement.cover(Rational::ratio(known, total + (unvouched.any() ? unvouched.unjoined_mm() : 0)));
  return measurement;
}

}  // namespace

MeasureKind longest_dark_gap_kind() { return {longest_dark_gap_spec(), measure_longest_dark_gap}; }

}  // namespace levelground::gis
