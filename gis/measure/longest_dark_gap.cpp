// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "gis/measure/parameters.hpp"
#include "gis/measure/reach.hpp"
#include "gis/measure/route_net.hpp"
#include "gis/measure/unvouched.hpp"

namespace levelground::gis {
namespace {

MeasureSpec longest_dark_gap_spec() {
  MeasureSpec spec;
  spec.kind = "longest_dark_gap";
  spec.help =
      "Longest stretch of a route without light. A stretch is lit where it is marked lit or lies within reach of a "
      "lamp; dark where it is marked unlit, or out of reach of every lamp where lamps are completely mapped; else "
      "unknown. "
      "Lamps are taken where they are mapped; the scale of the map widens the length.";
  spec.example = "{kind: longest_dark_gap, of: main_route, lamp_reach: 12 m}";
  spec.quantities = {Quantity::length};
  spec.has_runs = false;
  spec.parameters = {
      route_parameter(),
      {.name = "lamp_reach",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "how far from its foot a lamp lights the route"},
  };
  return spec;
}

/// Lamps that may light the route: where they stand.
std::vector<Point> lamps_near(const MeasureContext& context, const RouteNet& net, double reach) {
  Box box;
  for (std::size_t i = 0; i < net.piece_count(); ++i) box.include(net.box(i));
  std::vector<Point> lamps;
  if (box.empty()) return lamps;
  for (const std::uint32_t f : context.city.find(Theme::light, box.grown(reach))) {
    const Feature& lamp = context.city.feature(f);
    const auto at = representative_point(lamp.geometry);
    if (at && is_fresh(context, lamp)) lamps.push_back(*at);
  }
  return lamps;
}

/// The parts of a piece that lie within reach of a lamp, as distances along its edge.
std::vector<std::pair<double, double>> lit_parts(const RouteNet& net, std::size_t piece, const std::vector<Point>& lamps, double reach) {
  std::vector<std::pair<double, double>> parts;
  const EdgeShape& shape = net.shape(piece);
  const Box box = net.box(piece).grown(reach);
  for (const Point& lamp : lamps) {
    if (lamp.x < box.min_x || lamp.x > box.max_x || lamp.y < box.min_y || lamp.y > box.max_y) continue;
    for (std::size_t s = 1; s < shape.points.size(); ++s) {
      const auto part = near_part(shape.points[s - 1], shape.points[s], lamp, lamp, reach);
      if (!part) continue;
      const double start = shape.at_mm[s - 1];
      const double length = shape.at_mm[s] - shape.at_mm[s - 1];
      parts.emplace_back(std::round(start + part->first * length), std::round(start + part->second * length));
    }
  }
  return merged(std::move(parts));
}

Measurement measure(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const double reach = parameters.quantity("lamp_reach", Quantity::length).to_double() / 1000.0;
  const std::vector<RoutePiece> route = route_of(context, parameters);
  RouteNet route_net(context, route);
  const std::vector<Point> lamps = lamps_near(context, route_net, reach);
  const WalkGraph& graph = context.city.graph();
  std::vector<std::vector<std::pair<double, double>>> lit(route.size());
  std::vector<Tri> tagged(route.size(), Tri::unknown);
  Grade grade = Grade::tagged;   // how long a stretch is, the map says
  const bool disputed = is_disputed(context, Theme::light);
  Box box;
  for (std::size_t i = 0; i < route.size(); ++i) {
    const WalkGraph::Edge& edge = graph.edges[route[i].edge];
    const RouteStretch stretch{edge.feature, edge.side, {}, {}};
    const Known value = known_on(context, stretch, Property::lit);
    if (value.stated) {
      grade = std::min(grade, value.grade);
      tagged[i] = value.range.low >= Rational(1) ? Tri::yes : (value.range.high <= Rational(0) ? Tri::no : Tri::unknown);
    }
    lit[i] = lit_parts(route_net, i, lamps, reach);
    if (!lit[i].empty()) grade = std::min(grade, Grade::tagged);
    for (const auto& [from, to] : lit[i]) {
      for (const double at : {from, to}) {
        const auto mm = static_cast<std::int32_t>(at);
        if (mm > route[i].from_mm && mm < route[i].to_mm) route_net.cut(i, mm);
      }
    }
    box.include(route_net.box(i));
  }
  const bool complete = !box.empty() && is_complete_in_site(context, Theme::light, box.grown(reach));
  // The state of a link: is it lit?
  route_net.lay([&](std::size_t i, std::int32_t from, std::int32_t to) {
    const double middle = (static_cast<double>(from) + to) / 2;
    const bool near_lamp = std::any_of(lit[i].begin(), lit[i].end(), [&](const auto& part) { return part.first <= middle && middle <= part.second; });
    // A lamp beside a way said to be dark, or on a site said to have none: who is right?
    if (near_lamp && tagged[i] != Tri::yes) return tagged[i] == Tri::no || disputed ? Tri::unknown : Tri::yes;
    if (tagged[i] != Tri::unknown) return tagged[i];
    return complete ? Tri::no : Tri::unknown;
  });
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
    for (const std::uint32_t link : part.links) {
      if (const auto dark = dark_at.find(link); dark != dark_at.end()) low = std::max(low, dark->second);
      some_known = some_known || net.links()[link].state != Tri::unknown;
    }
    PlaceResult place = unknown_place(Quantity::length, "", {"Stretch without known light", "Sträcka utan känt ljus"}, part.walk);
    const std::uint32_t way = net.links()[part.links.front()].feature;
    const bool one_way = std::all_of(part.links.begin(), part.links.end(), [&](std::uint32_t link) { return net.links()[link].feature == way; });
    if (one_way) place.feature = context.city.feature(way).id;  // so that somebody who looks can say it of the way
    if (low == part.longest_mm) place.label = {"Dark stretch", "Mörk sträcka"};
    place.label = located(context, place.label, representative_point(place.where));
    // Where something is known of the route, an unknown stretch is at most as long as it is.
    place.known = some_known || known > 0;
    if (place.known) place.value = length_on_ground(context.city, low, part.longest_mm);
    place.grade = grade;
    measurement.places.push_back(std::move(place));
  }
  if (perhaps_dark.empty() && total > 0) {
    PlaceResult place = unknown_place(Quantity::length, "", {"The whole route is lit", "Hela stråket är belyst"}, std::monostate{});
    place.value = Interval::exact(0);
    place.known = true;
    place.grade = grade;
    measurement.places.push_back(std::move(place));
  }
  measurement.steps = route_steps(context, parameters, route);
  measurement.steps.push_back(counted(lamps.size(), "Lamps near it", "Lampor nära det"));
  measurement.steps.push_back(complete ? LocalText{"The lamps are completely mapped here.", "Lamporna är fullständigt kartlagda här."}
                                       : LocalText{"Nobody says that every lamp is mapped: out of reach of mapped lamps is not known to be dark.",
                                                   "Ingen säger att alla lampor är kartlagda: utom räckhåll för kartlagda lampor är inte säkert mörkt."});
  Unvouched unvouched(context);
  unvouched.ask_route(parameters.word("of"));
  finish_places(context, measurement, unvouched, {"longest_dark_gap"});
  if (total > 0) measurement.coverage = Rational::ratio(known, total + (unvouched.any() ? unvouched.unjoined_mm() : 0));
  return measurement;
}

}  // namespace

MeasureKind longest_dark_gap_kind() { return {longest_dark_gap_spec(), measure}; }

}  // namespace levelground::gis
