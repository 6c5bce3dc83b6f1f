// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "gis/measure/parameters.hpp"
#include "gis/measure/along_route.hpp"
#include "gis/measure/conditions.hpp"
#include "gis/measure/route_net.hpp"
#include "gis/measure/unvouched.hpp"
#include "gis/network/labels.hpp"

namespace levelground::gis {
namespace {

MeasureSpec seat_spacing_spec() {
  MeasureSpec spec;
  spec.kind = "seat_spacing";
  spec.help =
      "Longest walk along a route without a seat: between one seat and the next, and between a seat and an end of the route. Mapped seats prove at "
      "most so far; without completeness of seats a shorter distance stays possible.";
  spec.example = "{kind: seat_spacing, of: main_route, within: 5 m, accuracy: 1 m, with: [backrest=yes]}";
  spec.quantities = {Quantity::length};
  spec.has_runs = false;
  spec.more_is_worse = true;
  spec.parameters = {
      route_parameter(),
      {.name = "within",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "a seat serves the route where it stands at most this far from it"},
      {.name = "accuracy",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "how far a seat may stand from where it is mapped, seen from the route"},
      {.name = "with",
       .type = ParameterSpec::Type::conditions,
       .help = "what each feature must have, as property=value (several values with |) or of a number property>=1; all conditions must "
               "hold: backrest=yes"},
  };
  spec.errors = {.positions = "with accuracy, a seat near enough but for that perhaps counts, and a gap may be longer or shorter by that at each of its two ends; without "
                              "it seats are taken where they are mapped. The scale of the map widens the length",
                 .values = no_values,
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

struct Seats {
  std::size_t sure = 0;
  std::size_t possible = 0;
  std::size_t beside = 0;        ///< of all these, those that are mapped near enough
  Grade grade = Grade::tagged;   ///< where they stand is what the map says
};

/// A seat beside the route.
struct Standing {
  std::size_t piece = 0;
  std::int32_t at_mm = 0;
  bool sure = false;
  LocalText label;
  std::vector<MeasureInput> inputs;
};

/// Where seats serve the route: wherever the route comes nearest to them, near enough.
Seats place_seats(const MeasureContext& context, const Parameters& parameters, RouteNet& net,
                  std::vector<Standing>& standing) {
  const double within = parameters.metres("within");
  const double accuracy = parameters.metres("accuracy");
  const std::vector<Condition> with = read_conditions(parameters, "with");
  Box box;
  for (std::size_t i = 0; i < net.piece_count(); ++i) box.include(net.box(i));
  const bool disputed = is_disputed(context, Theme::seat);
  Seats seats;
  if (box.empty()) return seats;
  const RouteSegments segments(net);
  for (const std::uint32_t f : context.city.find(Theme::seat, box.grown(within + accuracy))) {
    const Feature& seat = context.city.feature(f);
    Grade grade = Grade::tagged;
    std::vector<MeasureInput> inputs;
    const Tri meant = satisfies_all(context, seat, with, inputs, grade);
    const Tri answer = disputed ? std::min(meant, Tri::unknown) : meant;
    if (answer == Tri::no) continue;
    const auto places = segments.nearest(seat.geometry, within + accuracy);
    if (places.empty()) continue;
    const auto near = accuracy > 0 && within >= accuracy ? segments.nearest(seat.geometry, within - accuracy) : places;
    seats.beside += accuracy <= 0 || !segments.nearest(seat.geometry, within).empty() ? 1 : 0;
    const bool near_enough = accuracy <= within;
    bool sure = false;
    inputs.insert(inputs.begin(), input_of_presence(context, seat));
    for (const auto& [piece_of, at_of] : places) {
      const std::size_t piece = piece_of;
      const std::int32_t at = at_of;
      net.cut(piece, at);
      const bool here = near_enough && std::any_of(near.begin(), near.end(), [&](const auto& place) { return place.piece == piece && place.at_mm == at; });
      const bool counts = answer == Tri::yes && here;
      sure = sure || counts;
      standing.push_back({piece, at, counts, name_or_theme(seat), inputs});
    }
    ++(sure ? seats.sure : seats.possible);
    if (sure) seats.grade = std::min(seats.grade, grade);
  }
  return seats;
}

Measurement measure_seat_spacing(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const std::vector<RoutePiece> route = route_of(context, parameters);
  RouteNet route_net(context, route);
  std::vector<Standing> standing;
  const Seats seats = place_seats(context, parameters, route_net, standing);
  route_net.lay([](std::size_t, std::int32_t, std::int32_t) { return Tri::yes; });
  WalkNet& net = route_net.net();
  std::map<std::uint32_t, const Standing*> at_node;
  for (const Standing& seat : standing) {
    const std::uint32_t number = route_net.node_at(seat.piece, seat.at_mm);
    WalkNet::Node& node = net[number];
    node.may_stand = true;
    node.stands_surely = node.stands_surely || seat.sure;
    if (node.label.empty()) node.label = seat.label;
    if (seat.sure) at_node.emplace(number, &seat);
  }
  Box box;
  for (std::size_t i = 0; i < route_net.piece_count(); ++i) box.include(route_net.box(i));
  const bool complete = !box.empty() && is_complete_in_site(context, Theme::seat, box.grown(parameters.metres("within") + parameters.metres("accuracy")));
  const std::int64_t shift = 2 * static_cast<std::int64_t>(std::llround(parameters.metres("accuracy") * 1000.0));   // of both ends of a gap
  const bool anything = complete || seats.beside > 0;

  const auto all = [](const WalkNet::Link&) { return true; };
  const auto without_sure = net.parts(all, [](const WalkNet::Node& node) { return node.stands_surely; });
  const auto without_any = net.parts(all, [](const WalkNet::Node& node) { return node.may_stand; });
  std::map<std::uint32_t, std::int64_t> shortest_possible;  // by link: the longest walk of the part it is in if every possible seat is one
  for (const WalkNet::Part& part : without_any) {
    for (const std::uint32_t link : part.links) shortest_possible[link] = part.longest_mm;
  }
  Measurement measurement;
  measurement.quantity = Quantity::length;
  for (const WalkNet::Part& part : without_sure) {
    LocalText label{"Seat gap", "Lucka mellan sittplatser"};
    if (part.has_walk) {
      const LocalText from = node_words(net[part.from]);
      const LocalText to = node_words(net[part.to]);
      label = {"Seat gap between " + from.en + " and " + to.en, "Sträcka utan sittplats mellan " + from.in("sv") + " och " + to.in("sv")};
    }
    PlaceResult place = unknown_place(Quantity::length, "", std::move(label), part.walk);
    if (anything) {
      std::int64_t low = 0;
      bool may_be_cut = false;
      for (const std::uint32_t link : part.links) {
        low = std::max(low, shortest_possible[link]);
        for (const std::uint32_t node : {net.links()[link].a, net.links()[link].b}) may_be_cut = may_be_cut || (net[node].may_stand && !net[node].stands_surely);
      }
      // Where one can walk round, a seat on the shorter way makes the walk without one the longer way: neither with all of them nor with none is the gap longest.
      const bool either = part.has_cycle && may_be_cut;
      if (either) low = 0;
      place.value = length_on_ground(context, complete ? std::max<std::int64_t>(0, low - shift) : 0, (either ? part.total_mm : part.longest_mm) + shift);
      place.known = true;
      for (const std::uint32_t end : std::set<std::uint32_t>{part.from, part.to}) {  // the explanation names the seats at its ends; all the way round there is one
        const auto seat = part.has_walk ? at_node.find(end) : at_node.end();
        if (seat != at_node.end()) place.inputs.insert(place.inputs.end(), seat->second->inputs.begin(), seat->second->inputs.end());
      }
      place.grade = complete && seats.sure == 0 ? Grade::tagged : seats.grade;
    }
    measurement.places.push_back(std::move(place));
  }
  measurement.steps = route_steps(context, parameters, route);
  measurement.steps.push_back(counted(seats.sure, "Seats along it", "Sittplatser längs det"));
  if (seats.possible > 0) measurement.steps.push_back(counted(seats.possible, "Seats that perhaps count", "Sittplatser som kanske räknas"));
  measurement.steps.push_back(complete ? LocalText{"The seats are completely mapped here.", "Sittplatserna är fullständigt kartlagda här."}
                                       : LocalText{"Nobody says that every seat is mapped: a gap may be shorter than it seems.",
                                                   "Ingen säger att alla sittplatser är kartlagda: en sträcka kan vara kortare än den ser ut."});
  Unvouched unvouched(context);
  unvouched.ask_route(parameters.word("of"));
  finish_places(context, measurement, unvouched, {"seat_spacing"});
  return measurement;
}

}  // namespace

MeasureKind seat_spacing_kind() { return {seat_spacing_spec(), measure_seat_spacing}; }

}  // namespace levelground::gis
