// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/lamps.hpp"

#include <algorithm>
#include <cmath>

#include "gis/measure/map_length.hpp"
#include "gis/measure/reach.hpp"

namespace levelground::gis {
namespace {

/// Lamps that may light the route: where they stand.
struct Lamps {
  std::vector<Point> sure, all;   ///< `all`: those that perhaps light as well
  std::size_t too_old = 0;
};

/// A lamp lights unless somebody says that it does not (lit=no); where they disagree it perhaps does.
Lamps lamps_near(const MeasureContext& context, const RouteNet& net, double reach) {
  Box box;
  for (std::size_t i = 0; i < net.piece_count(); ++i) box.include(net.box(i));
  Lamps lamps;
  if (box.empty()) return lamps;
  for (const std::uint32_t f : context.city.find(Theme::light, box.grown(reach))) {
    const Feature& lamp = context.city.feature(f);
    const auto at = representative_point(lamp.geometry);
    if (!at) continue;
    if (!is_fresh(context, lamp)) {
      ++lamps.too_old;
      continue;
    }
    const Known lit = accepted_known(context, lamp, Property::lit);
    if (lit.stated && lit.range.high <= Rational(0)) continue;
    lamps.all.push_back(*at);
    if (!lit.stated || lit.range.low >= Rational(1)) lamps.sure.push_back(*at);
  }
  return lamps;
}

enum class Rounded { nearest, inwards, outwards };

/// The parts of a piece that lie within reach of a lamp, as distances along its edge, rounded to a millimetre.
std::vector<std::pair<double, double>> lit_parts(const RouteNet& net, std::size_t piece, const std::vector<Point>& lamps, double reach, Rounded rounded) {
  constexpr double hair = 1e-3;   // mm: a whole one stays one
  const auto down = [&](double mm) { return rounded == Rounded::nearest ? std::round(mm) : std::floor(mm + hair); };
  const auto up = [&](double mm) { return rounded == Rounded::nearest ? std::round(mm) : std::ceil(mm - hair); };
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
      const double first = start + part->first * length;
      const double last = start + part->second * length;
      if (rounded == Rounded::outwards) parts.emplace_back(down(first), up(last));
      else if (up(first) <= down(last)) parts.emplace_back(up(first), down(last));
    }
  }
  return merged(std::move(parts));
}

using Parts = std::vector<std::pair<double, double>>;
bool lies_in(double at, const Parts& parts) {
  return std::any_of(parts.begin(), parts.end(), [&](const auto& part) { return part.first <= at && at <= part.second; });
}

}  // namespace

std::vector<ParameterSpec> lamp_parameters() {
  return {
      {.name = "lamp_reach",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "how far from its foot a lamp lights the route"},
      {.name = "accuracy",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "how far a lamp or the route may lie from where it is mapped: nearer than lamp_reach by less than that is perhaps lit; without it, mapped places are taken as they are"},
  };
}

LitRoute light_route(const MeasureContext& context, const Parameters& parameters, const std::vector<RoutePiece>& route, RouteNet& net) {
  const double reach = parameters.metres("lamp_reach");
  const double accuracy = parameters.metres("accuracy");
  const MapLength far = length_on_map(context, reach + accuracy);
  const MapLength near = length_on_map(context, std::max(0.0, reach - accuracy));
  const Lamps lamps = lamps_near(context, net, far.high);
  const bool on_ground = far.low == reach + accuracy && far.high == reach + accuracy;
  const WalkGraph& graph = context.city.graph();
  std::vector<Parts> surely(route.size());
  std::vector<Parts> perhaps(route.size());
  std::vector<Tri> tagged(route.size(), Tri::unknown);
  LitRoute lit;
  lit.lamps = lamps.all.size();
  lit.too_old = lamps.too_old;
  const bool disputed = is_disputed(context, Theme::light);
  Box box;
  for (std::size_t i = 0; i < route.size(); ++i) {
    const WalkGraph::Edge& edge = graph.edges[route[i].edge];
    const RouteStretch stretch{edge.feature, edge.side, {}, {}};
    const Known value = known_on(context, stretch, Property::lit);
    if (value.stated) {
      lit.grade = std::min(lit.grade, value.grade);
      tagged[i] = value.range.low >= Rational(1) ? Tri::yes : (value.range.high <= Rational(0) ? Tri::no : Tri::unknown);
    }
    if (reach >= accuracy) surely[i] = lit_parts(net, i, lamps.sure, near.low, on_ground ? Rounded::nearest : Rounded::inwards);
    const bool as_surely = on_ground && accuracy <= 0 && lamps.all.size() == lamps.sure.size();
    perhaps[i] = as_surely ? surely[i] : lit_parts(net, i, lamps.all, far.high, on_ground ? Rounded::nearest : Rounded::outwards);
    for (const Parts* parts : {&surely[i], &perhaps[i]}) {
      for (const auto& [from, to] : *parts) {
        for (const double at : {from, to}) {
          const auto mm = static_cast<std::int32_t>(at);
          if (mm > route[i].from_mm && mm < route[i].to_mm) net.cut(i, mm);
        }
      }
    }
    box.include(net.box(i));
  }
  // Who stood in the dark on a way that is said to be lit leaves open how far that goes on.
  std::vector<PlaceResult> places;
  for (std::size_t i = 0; i < route.size(); ++i) {
    const RoutePiece& piece = route[i];
    PlaceResult place = unknown_place(Quantity::presence, context.city.feature(graph.edges[piece.edge].feature).id, {}, part_of(net.shape(i), piece.from_mm, piece.to_mm));
    place.stretch = Stretch{piece.line, piece.line_from_mm, piece.line_from_mm + piece.to_mm - piece.from_mm};
    places.push_back(std::move(place));
  }
  lit.readings = readings_at(context, {"lit"}, Quantity::presence, places);
  std::vector<bool> doubted(route.size(), false);
  for (const ReadingAtPlace& reading : lit.readings) doubted[reading.place] = doubted[reading.place] || reading.observation->range.high <= Rational(0);
  const Box around = box.grown(far.high);
  lit.complete = !box.empty() && is_complete_in_site(context, Theme::light, around);
  lit.was_complete = !box.empty() && !lit.complete && is_complete_but_old(context, Theme::light, around);
  net.lay([&](std::size_t i, std::int32_t from, std::int32_t to) {
    const double middle = (static_cast<double>(from) + to) / 2;
    const bool near_lamp = lies_in(middle, surely[i]);
    const bool perhaps_near = near_lamp || lies_in(middle, perhaps[i]);
    if (tagged[i] == Tri::yes) return doubted[i] ? Tri::unknown : Tri::yes;
    // A lamp beside a way said to be dark, or on a site said to have none: who is right?
    if (near_lamp) return tagged[i] == Tri::no || disputed || doubted[i] ? Tri::unknown : Tri::yes;
    if (perhaps_near) return Tri::unknown;
    if (tagged[i] == Tri::no) return Tri::no;
    return lit.complete ? Tri::no : Tri::unknown;
  });
  return lit;
}

void tell_lamps(const LitRoute& lit, Measurement& measurement) {
  measurement.steps.push_back(counted(lit.lamps, "Lamps near it", "Lampor nära det"));
  tell_too_old(lit.too_old, measurement.steps);
  tell_readings(lit.readings, measurement.steps);
  if (lit.complete) {
    measurement.steps.push_back({"The lamps are completely mapped here.", "Lamporna är fullständigt kartlagda här."});
  } else if (lit.was_complete) {
    measurement.steps.push_back({"That every lamp is mapped was stated too long ago: out of reach of mapped lamps is not known to be dark.",
                                 "Att alla lampor är kartlagda angavs för så länge sedan att det inte längre räknas: utom räckhåll för kartlagda lampor är inte säkert mörkt."});
  } else {
    measurement.steps.push_back({"Nobody says that every lamp is mapped: out of reach of mapped lamps is not known to be dark.",
                                 "Ingen säger att alla lampor är kartlagda: utom räckhåll för kartlagda lampor är inte säkert mörkt."});
  }
}

}  // namespace levelground::gis
