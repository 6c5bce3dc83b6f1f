// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "gis/measure/parameters.hpp"
#include "gis/measure/route.hpp"
#include "gis/measure/sight.hpp"
#include "gis/measure/sight_around.hpp"
#include "gis/measure/unvouched.hpp"
#include "gis/network/edge_shape.hpp"

namespace levelground::gis {
namespace {

MeasureSpec sightline_spec() {
  MeasureSpec spec;
  spec.kind = "sightline";
  spec.help =
      "Shortest straight view ahead along a route: from stations on it, how far off the nearest place of the route lies that "
      "cannot be seen, walking on from there in any direction. Buildings block the view, and barriers of opaque kinds that "
      "are surely as high as the eye. What may: such barriers of unstated height, dense vegetation of unstated height, "
      "and what the route itself leads through (a passage, a gate in a wall); trunks do not. The hidden place lies between two "
      "stations and the eye may stand between two: the low end is one and a half spacings less than what is surely seen. "
      "Where buildings, barriers or vegetation are not completely mapped, something else may block it.";
  spec.example = "{kind: sightline, of: main_route, every: 5 m, up_to: 40 m, eye_height: 1.1 m, opaque: [wall, hedge], dense: [scrub, wood]}";
  spec.quantities = {Quantity::length};
  spec.has_runs = false;
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
       .help = "how far ahead one looks; what is seen so far counts as so far, or more"},
  };
  for (ParameterSpec& parameter : sight_parameters()) spec.parameters.push_back(std::move(parameter));
  spec.errors = {.positions = "not counted: what hides is taken where it is drawn. The eye may stand between two stations: the low end is one and a half spacings less than "
                              "what is surely seen; the scale of the map widens the length",
                 .values = "heights as exact as they are stated; what may be as high as the eye may hide",
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

/// RouteStations of a route and which is next to which.
struct RouteStations {
  struct Station {
    Point at;
    std::vector<std::uint32_t> next;
    std::uint32_t piece = 0;
  };
  std::vector<Station> all;
  std::map<std::tuple<int, std::uint32_t, std::size_t>, std::uint32_t> by_key;

  std::uint32_t station(const std::tuple<int, std::uint32_t, std::size_t>& key, const Point& at, std::uint32_t piece) {
    const auto [found, is_new] = by_key.emplace(key, static_cast<std::uint32_t>(all.size()));
    if (is_new) all.push_back({at, {}, piece});
    return found->second;
  }
};

RouteStations stations_of(const City& city, const std::vector<RoutePiece>& route, double every) {
  RouteStations stations;
  for (std::uint32_t p = 0; p < route.size(); ++p) {
    const RoutePiece& piece = route[p];
    const WalkGraph::Edge& edge = city.graph().edges[piece.edge];
    const Line line = stations_on(part_of(edge_shape(city, piece.edge), piece.from_mm, piece.to_mm), every);
    std::uint32_t before = 0;
    for (std::size_t s = 0; s < line.size(); ++s) {
      std::tuple<int, std::uint32_t, std::size_t> key{1, p, s};
      // Pieces meet at vertices, and where a walk ends in the middle of an edge.
      const auto end = [&](std::int32_t at_mm) {
        if (at_mm == 0) return std::tuple<int, std::uint32_t, std::size_t>{0, edge.from, 0};
        if (at_mm == edge.length_mm) return std::tuple<int, std::uint32_t, std::size_t>{0, edge.to, 0};
        return std::tuple<int, std::uint32_t, std::size_t>{2, piece.edge, static_cast<std::size_t>(at_mm)};
      };
      if (s == 0) key = end(piece.from_mm);
      if (s + 1 == line.size()) key = end(piece.to_mm);
      const std::uint32_t here = stations.station(key, line[s], p);
      if (s > 0 && here != before) {
        stations.all[before].next.push_back(here);
        stations.all[here].next.push_back(before);
      }
      before = here;
    }
  }
  return stations;
}

/// The nearest place of the route that is hidden from a station: how far the last place before it that is seen, how far it is.
struct Hidden {
  double seen = 0;
  std::optional<double> hidden;   ///< none: all is seen, or as far as one looks
  Point at;
  std::optional<std::uint32_t> blocker;
};

class Views {
 public:
  Views(const City& city, const RouteStations& stations, const SightBlockers& blockers, double up_to, double every)
      : m_stations(stations), m_up_to(up_to), m_eye(blockers, city, up_to + every), m_visited(stations.all.size(), 0), m_views(stations.all.size()),
        m_viewed(stations.all.size(), 0) {}

  struct Both {
    Hidden surely;    ///< over all that is not surely blocked
    Hidden perhaps;   ///< over what surely is seen
  };
  /// Walking on from a station over all that is seen.
  Both from(std::uint32_t station) {
    ++m_station;
    m_nothing_perhaps = true;
    m_eye.stand_at(m_stations.all[station].at);
    Both both;
    both.surely = walk_on(station, Tri::unknown);
    both.perhaps = m_nothing_perhaps ? both.surely : walk_on(station, Tri::yes);
    return both;
  }

 private:
  /// A place is looked at once, however many ways lead to it.
  const SightBlockers::View& view(std::uint32_t station) {
    if (m_viewed[station] != m_station) {
      m_viewed[station] = m_station;
      m_views[station] = m_eye.view(m_stations.all[station].at);
      m_nothing_perhaps = m_nothing_perhaps && m_views[station].open != Tri::unknown;
    }
    return m_views[station];
  }
  /// `least`: what still counts as seen.
  Hidden walk_on(std::uint32_t station, Tri least) {
    ++m_round;
    Hidden nearest;
    nearest.seen = m_up_to;
    const Point eye = m_stations.all[station].at;
    std::vector<std::uint32_t> walk = {station};
    m_visited[station] = m_round;
    while (!walk.empty()) {
      const std::uint32_t here = walk.back();
      walk.pop_back();
      const double seen = distance(eye, m_stations.all[here].at);
      if (seen >= m_up_to) continue;
      for (const std::uint32_t next : m_stations.all[here].next) {
        if (m_visited[next] == m_round) continue;
        const Point at = m_stations.all[next].at;
        const SightBlockers::View& seen_there = view(next);
        if (seen_there.open >= least) {
          m_visited[next] = m_round;
          walk.push_back(next);
          continue;
        }
        nearest.seen = std::min(nearest.seen, seen);
        const double hidden = distance(eye, at);
        if (nearest.hidden && *nearest.hidden <= hidden) continue;
        nearest.hidden = hidden;
        nearest.at = at;
        nearest.blocker = seen_there.blocker;
      }
    }
    return nearest;
  }

  const RouteStations& m_stations;
  double m_up_to;
  SightBlockers::Eye m_eye;
  std::vector<std::uint64_t> m_visited;   ///< by station: in which round
  std::uint64_t m_round = 0;
  std::vector<SightBlockers::View> m_views;   ///< by station
  std::vector<std::uint64_t> m_viewed;        ///< from which station on
  std::uint64_t m_station = 0;
  bool m_nothing_perhaps = true;              ///< no view from the station is perhaps blocked
};

Measurement measure_sightline(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const City& city = context.city;
  const double every = parameters.metres("every");
  const double up_to = parameters.metres("up_to");
  if (every <= 0) parameters.refuse("every", "stations 0 m apart have no end", "write a length above 0 m");
  const std::vector<RoutePiece> route = route_of(context, parameters);
  const RouteStations stations = stations_of(city, route, every);
  std::vector<Line> lines;
  Box box;
  for (const RoutePiece& piece : route) {
    lines.push_back(part_of(edge_shape(city, piece.edge), piece.from_mm, piece.to_mm));
    box.include(bounds(lines.back()));
  }
  const SightAround around = look_around(context, {parameters.quantity("eye_height", Quantity::length), parameters.words("opaque"), {}, parameters.words("dense")}, lines, box);
  Views views(city, stations, around.blockers, up_to, every);
  const auto mm = [](double metres) { return static_cast<std::int64_t>(std::llround(metres * 1000.0)); };
  // One place for each way: the worst view on it.
  std::map<std::uint32_t, PlaceResult> by_way;
  std::map<std::uint32_t, std::optional<double>> shortest;
  std::int64_t known = 0;
  for (std::uint32_t s = 0; s < stations.all.size(); ++s) {
    const std::uint32_t way = city.graph().edges[route[stations.all[s].piece].edge].feature;
    const auto [surely, perhaps] = views.from(s);
    const double least = around.complete ? std::max(0.0, perhaps.seen - (perhaps.hidden ? every * 3 / 2 : 0)) : 0;
    Interval value{length_on_ground(context, mm(least), mm(least)).low, Rational::infinity()};
    if (surely.hidden) value.high = length_on_ground(context, mm(*surely.hidden), mm(*surely.hidden)).high;
    auto [found, is_new] = by_way.try_emplace(way);
    PlaceResult& place = found->second;
    if (is_new) {
      place = unknown_place(Quantity::length, city.feature(way).id, {}, stations.all[s].at);
      place.value = value;
      place.grade = Grade::tagged;
    }
    place.value = {std::min(place.value.low, value.low), std::min(place.value.high, value.high)};
    const bool is_known = around.complete || surely.hidden.has_value();
    known += is_known ? 1 : 0;
    place.known = place.known || is_known;
    // What is shown is the shortest view that is surely blocked, else that perhaps is.
    const Hidden& shown = surely.hidden ? surely : perhaps;
    std::optional<double>& best = shortest[way];
    if (!shown.hidden || (!surely.hidden && place.value.high.is_finite()) || (best && *best <= *shown.hidden)) continue;
    best = shown.hidden;
    place.where = Line{stations.all[s].at, shown.at};
    place.inputs.clear();
    if (shown.blocker) place.inputs.push_back(input_of_presence(context, city.feature(*shown.blocker)));
  }
  Measurement measurement;
  measurement.quantity = Quantity::length;
  measurement.steps = route_steps(context, parameters, route);
  for (auto& [way, place] : by_way) {
    if (!place.known) place.value = domain(Quantity::length);
    place.label = located(context, {"View ahead", "Sikt framåt"}, representative_point(place.where));
    measurement.places.push_back(std::move(place));
  }
  measurement.steps.push_back(counted(stations.all.size(), "Stations", "Stationer"));
  measurement.steps.push_back(counted(around.blockers.size(), "Things near it that block the view, or may", "Saker nära det som skymmer, eller kan skymma"));
  if (!around.complete) {
    measurement.steps.push_back({"Nobody says that everything that can block the view is mapped.", "Ingen säger att allt som kan skymma är kartlagt."});
  }
  Unvouched unvouched(context);
  unvouched.ask_route(parameters.word("of"));
  finish_places(context, measurement, unvouched, {"sightline"});
  if (!stations.all.empty()) measurement.coverage = Rational::ratio(known, static_cast<std::int64_t>(stations.all.size() + (unvouched.any() ? 1 : 0)));
  if (measurement.whole && !around.complete) {
    // What an unmapped thing might hide, who walked it would have met: the low end of a view was not known from the map.
    for (PlaceResult& place : measurement.places) {
      if (place.known && measurement.whole->value.low <= place.value.high) place.value.low = std::max(place.value.low, measurement.whole->value.low);
    }
  }
  return measurement;
}

}  // namespace

// What hides a view is told by kinds, which are never changed in place, and heights; the route by what is marked as one.
MeasureKind sightline_kind() { return {sightline_spec(), measure_sightline, nullptr, {"sightline", "height", "main_route"}}; }

}  // namespace levelground::gis
