// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <queue>
#include <tuple>

#include "gis/measure/parameters.hpp"
#include "gis/measure/route.hpp"
#include "gis/measure/sight.hpp"
#include "gis/measure/sight_around.hpp"
#include "gis/measure/sight_walls.hpp"
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
      "Where something may block the view, one walks on as if it did not and as if it did: the nearest place that is hidden either way bounds the view. "
      "Where buildings, barriers or vegetation are not completely mapped, something else may block it.";
  spec.example = "{kind: sightline, of: main_route, every: 5 m, up_to: 40 m, eye_height: 1.1 m, opaque: [wall, hedge], dense: [scrub, wood]}";
  spec.quantities = {Quantity::length};
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
       .help = "how far ahead one looks; what is seen so far counts as so far, or more"},
      accuracy_parameter("how far a building, a barrier or a green area may lie from where it is mapped, seen from the route"),
  };
  for (ParameterSpec& parameter : sight_parameters()) spec.parameters.push_back(std::move(parameter));
  spec.errors = {.positions = "with accuracy, what is hidden wherever each thing stands is surely hidden, and what none can hide surely seen; without it what hides is taken where it is drawn. "
                              "The eye may stand between two stations: the low end is one and a half spacings less than what is surely seen; the scale of the map widens the length",
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

/// What is known of the nearest place of the route that is hidden from a station.
struct Hidden {
  double seen = 0;                ///< metres: the last place before it is at least so far
  std::optional<double> hidden;   ///< it is at most so far; none: perhaps all is seen, or as far as one looks
  bool perhaps = false;           ///< something may be hidden
  Point at;                       ///< where, and by what: of what is surely hidden, else of what may be
  std::optional<std::uint32_t> blocker;
};

class Views {
 public:
  Views(const City& city, const RouteStations& stations, const SightBlockers& blockers, const std::vector<StandingWalls>& walls, double up_to, double every, double accuracy)
      : m_stations(stations), m_up_to(up_to), m_accuracy(accuracy), m_eye(blockers, city, up_to + every), m_walls(walls, accuracy, up_to + every), m_farthest(stations.all.size()),
        m_visited(stations.all.size(), 0), m_views(stations.all.size()), m_viewed(stations.all.size(), 0) {}

  /// Walking on from a station, whatever is passed in whichever order: over every place that is not surely hidden, as far as one looks.
  Hidden from(std::uint32_t station) {
    ++m_round;
    const Point eye = m_stations.all[station].at;
    m_eye.stand_at(eye);
    if (m_accuracy > 0) m_walls.stand_at(eye);
    Hidden nearest;
    nearest.seen = m_up_to;
    double perhaps_nearest = std::numeric_limits<double>::infinity();
    // Of several walks to a place the one counts whose farthest place that may be hidden is nearest: if one of these is, the view ends there.
    using Step = std::pair<double, std::uint32_t>;
    std::priority_queue<Step, std::vector<Step>, std::greater<>> walk;
    const auto reach = [&](std::uint32_t there, double farthest) {
      if (m_visited[there] == m_round && m_farthest[there] <= farthest) return;
      m_visited[there] = m_round;
      m_farthest[there] = farthest;
      walk.emplace(farthest, there);
    };
    reach(station, 0);
    while (!walk.empty()) {
      const auto [farthest, here] = walk.top();
      walk.pop();
      if (farthest > m_farthest[here]) continue;
      const double seen = distance(eye, m_stations.all[here].at);
      if (seen >= m_up_to) continue;
      for (const std::uint32_t next : m_stations.all[here].next) {
        const Point at = m_stations.all[next].at;
        const SightBlockers::View& view = look_at(next);
        const double away = distance(eye, at);
        if (view.open == Tri::yes) {
          reach(next, farthest);
          continue;
        }
        nearest.seen = std::min(nearest.seen, seen);
        nearest.perhaps = true;
        if (view.open == Tri::unknown) {
          reach(next, std::max(farthest, away));
          if (nearest.hidden || perhaps_nearest <= away) continue;
          perhaps_nearest = away;
        } else {
          const double at_most = std::max(farthest, away);
          if (nearest.hidden && *nearest.hidden <= at_most) continue;
          nearest.hidden = at_most;
        }
        nearest.at = at;
        nearest.blocker = view.blocker;
      }
    }
    return nearest;
  }

 private:
  /// A place is looked at once, however many ways lead to it.
  const SightBlockers::View& look_at(std::uint32_t station) {
    SightBlockers::View& view = m_views[station];
    if (m_viewed[station] == m_round) return view;
    m_viewed[station] = m_round;
    const Point& at = m_stations.all[station].at;
    view = m_eye.view(at);
    if (m_accuracy > 0 && view.open != m_walls.open(at)) view.open = Tri::unknown;
    return view;
  }

  const RouteStations& m_stations;
  double m_up_to, m_accuracy;
  SightBlockers::Eye m_eye;
  WallsSeen m_walls;
  std::vector<double> m_farthest;         ///< by station
  std::vector<std::uint64_t> m_visited;   ///< by station: in which round
  std::vector<SightBlockers::View> m_views;   ///< by station
  std::vector<std::uint64_t> m_viewed;        ///< by station: in which round
  std::uint64_t m_round = 0;
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
  const double accuracy = parameters.metres("accuracy");
  const SightAround around = look_around(context, {parameters.quantity("eye_height", Quantity::length), parameters.words("opaque"), {}, parameters.words("dense")}, lines,
                                         box.empty() ? box : box.grown(accuracy));
  const std::vector<StandingWalls> walls = accuracy > 0 ? walls_around(city, around, lines, accuracy) : std::vector<StandingWalls>{};
  Views views(city, stations, around.blockers, walls, up_to, every, accuracy);
  const auto mm = [](double metres) { return static_cast<std::int64_t>(std::llround(metres * 1000.0)); };
  // One place for each way: the worst view on it.
  std::map<std::uint32_t, PlaceResult> by_way;
  std::map<std::uint32_t, std::optional<double>> shortest;
  std::int64_t known = 0;
  for (std::uint32_t s = 0; s < stations.all.size(); ++s) {
    const std::uint32_t way = city.graph().edges[route[stations.all[s].piece].edge].feature;
    const Hidden view = views.from(s);
    const double least = around.complete ? std::max(0.0, view.seen - (view.perhaps ? every * 3 / 2 : 0)) : 0;
    Interval value{length_on_ground(context, mm(least), mm(least)).low, Rational::infinity()};
    if (view.hidden) value.high = length_on_ground(context, mm(*view.hidden), mm(*view.hidden)).high;
    auto [found, is_new] = by_way.try_emplace(way);
    PlaceResult& place = found->second;
    if (is_new) {
      place = unknown_place(Quantity::length, city.feature(way).id, {}, stations.all[s].at);
      place.value = value;
      place.grade = Grade::tagged;
    }
    place.value = {std::min(place.value.low, value.low), std::min(place.value.high, value.high)};
    const bool is_known = around.complete || view.hidden.has_value();
    known += is_known ? 1 : 0;
    place.known = place.known || is_known;
    // What is shown is the shortest view that is surely blocked, else that perhaps is.
    const double shown = view.hidden ? *view.hidden : distance(stations.all[s].at, view.at);
    std::optional<double>& best = shortest[way];
    if (!view.perhaps || (!view.hidden && place.value.high.is_finite()) || (best && *best <= shown)) continue;
    best = shown;
    place.where = Line{stations.all[s].at, view.at};
    place.inputs.clear();
    if (view.blocker) place.inputs.push_back(input_of_presence(context, city.feature(*view.blocker)));
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
  if (!stations.all.empty()) {
    measurement.cover(CountedExtent{CountedExtent::Of::stations, known, static_cast<std::int64_t>(stations.all.size() + (unvouched.any() ? 1 : 0))});
  }
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
