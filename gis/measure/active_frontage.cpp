// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "core/city/of_kind.hpp"
#include "core/geometry/segments.hpp"
#include "gis/measure/map_length.hpp"
#include "gis/measure/parameters.hpp"
#include "gis/measure/route.hpp"
#include "gis/measure/sight.hpp"
#include "gis/measure/unvouched.hpp"
#include "gis/measure/view_error.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/site_area.hpp"

namespace levelground::gis {
namespace {

MeasureSpec active_frontage_spec() {
  MeasureSpec spec;
  spec.kind = "active_frontage";
  spec.help =
      "Share of the site's boundary or main route that is faced by a building in use: within a distance, and in sight over "
      "no other building, there is a door of a building, or a building of a kind that is in use. Judged at stations; a piece "
      "counts where both its ends agree, and one between a yes and a no is unknown, so the interval holds what lies "
      "between stations. Nothing in sight is a no only where buildings and entrances are completely mapped and every "
      "building in sight has a kind.";
  spec.example = "{kind: active_frontage, of: boundary, within: 30 m, every: 5 m, on_wall: 1 m, uses: [retail, school]}";
  spec.quantities = {Quantity::share};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "of",
       .type = ParameterSpec::Type::word,
       .words = {"boundary", "main_route", "walkways"},
       .required = true,
       .help = "from where one looks: the site's outer boundary, its main route, or every walkable line inside it"},
      {.name = "within",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "how far away a door or building still faces it"},
      {.name = "every",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "greatest distance between stations"},
      {.name = "on_wall",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "an entrance at most this far from a building's outline is its door"},
      {.name = "uses",
       .type = ParameterSpec::Type::words,
       .help = "kinds of building that are in use towards the street; without it only doors count"},
      accuracy_parameter("how far a building or a door may lie, as a whole, from where it is mapped, seen from the stations; a door drawn on an outline lies aside with it"),
  };
  spec.errors = {.positions = "with accuracy, only what is near enough and in sight wherever buildings and doors lie surely faces a station, and nothing does only where none is either wherever "
                              "they lie; without it they are taken where they are mapped. The boundary and the route are as they are drawn",
                 .values = "kinds are words",
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

/// What can face a station: doors, and buildings by their kind.
class Fronts {
 public:
  Fronts(const MeasureContext& context, const Parameters& parameters, const Box& box)
      : m_context(context), m_accuracy(length_on_map(context, parameters.metres("accuracy")).high), m_uses(parameters.words("uses")) {
    const City& city = context.city;
    const MapReach within = reach_on_map(context, parameters.metres("within"), parameters.metres("accuracy"));
    m_near = within.metres - within.accuracy;
    m_far = within.metres + within.accuracy;
    const MapLength given = length_on_map(context, parameters.metres("on_wall"));
    const double on_wall = given.high + 2 * m_accuracy;   // door and building may lie apart
    m_surely_on_wall = given.low - 2 * m_accuracy;
    const Box around = box.grown(m_far);
    m_complete = is_complete(context, Theme::building, around) && is_complete(context, Theme::entrance, around);
    for (const std::uint32_t f : city.find(Theme::building, around.grown(on_wall))) {
      if (!std::holds_alternative<MultiPolygon>(city.feature(f).geometry)) continue;
      m_buildings.push_back(f);
      m_boxes.push_back(bounds(city.feature(f).geometry));
      m_blockers.add(city, f, true);
    }
    m_blockers.seal();
    m_index = BoxIndex(m_boxes);
    for (const std::uint32_t f : city.find(Theme::entrance, around)) {
      const auto at = representative_point(city.feature(f).geometry);
      if (at && stands_on_wall(*at, on_wall)) m_doors.push_back({f, *at, m_surely_on_wall >= 0 && stands_on_wall(*at, m_surely_on_wall)});
    }
  }

  /// Is it faced by something in use? What speaks for it is added to `inputs`.
  Tri faces(const Point& from, std::vector<MeasureInput>& inputs) const {
    if (m_accuracy > 0) return faces_wherever(from, inputs);
    bool perhaps = false;
    for (const auto& [door, at, surely_door] : m_doors) {
      const double away = distance(from, at);
      if (away > m_far || m_blockers.view(m_context.city, from, at).open == Tri::no) continue;
      const Feature& feature = m_context.city.feature(door);
      if (surely_door && away <= m_near && is_fresh(m_context, feature)) return found(feature, inputs);
      perhaps = true;
    }
    Box box;
    box.include(from);
    for (const std::uint32_t i : m_index.find(box.grown(m_far))) {
      if (m_uses.empty()) break;
      const Feature& building = m_context.city.feature(m_buildings[i]);
      const Tri use = in_use(building);
      if (use == Tri::no) continue;
      const std::optional<double> away = in_sight(building.geometry, from);
      if (!away) continue;
      if (use == Tri::yes && *away <= m_near) return found(building, inputs);
      perhaps = true;
    }
    return m_complete && !perhaps ? Tri::no : Tri::unknown;
  }
  [[nodiscard]] bool complete() const { return m_complete; }
  [[nodiscard]] std::size_t doors() const { return m_doors.size(); }

 private:
  /// The same when buildings and doors may lie aside of where they are mapped.
  Tri faces_wherever(const Point& from, std::vector<MeasureInput>& inputs) const {
    bool perhaps = false;
    Box box;
    box.include(from);
    const std::vector<std::uint32_t> near = m_index.find(box.grown(m_far + 2 * m_accuracy));   // all that can stand before what is looked at
    for (const auto& [door, at, surely_door] : m_doors) {
      if (distance(from, at) > m_far) continue;
      if (std::any_of(near.begin(), near.end(), [&](std::uint32_t i) { return surely_cut(area_of(i), from, at, at, m_accuracy); })) continue;
      const Feature& feature = m_context.city.feature(door);
      if (is_fresh(m_context, feature) && surely_seen(from, at, near)) return found(feature, inputs);
      perhaps = true;
    }
    for (const std::uint32_t i : near) {
      if (m_uses.empty()) break;
      const Feature& building = m_context.city.feature(m_buildings[i]);
      const Tri use = in_use(building);
      const double away = distance(building.geometry, from);
      if (use == Tri::no || away > m_far) continue;
      const auto pieces = nearest_pieces(i, from);
      const auto others_all = [&](const auto& test) {   // of every piece, for every other building
        return std::all_of(near.begin(), near.end(), [&](std::uint32_t other) {
          return other == i || std::all_of(pieces.begin(), pieces.end(), [&](const auto& piece) { return test(area_of(other), piece.first, piece.second); });
        });
      };
      const bool hidden = !pieces.empty() && std::all_of(pieces.begin(), pieces.end(), [&](const auto& piece) {
        return std::any_of(near.begin(), near.end(), [&](std::uint32_t other) { return other != i && surely_cut(area_of(other), from, piece.first, piece.second, m_accuracy); });
      });
      if (hidden) continue;
      const bool clear = away > m_accuracy && away <= m_near &&
                         others_all([&](const MultiPolygon& other, const Point& s, const Point& t) { return surely_clear(other, from, s, t, m_accuracy); });
      if (use == Tri::yes && clear) return found(building, inputs);
      perhaps = true;
    }
    return m_complete && !perhaps ? Tri::no : Tri::unknown;
  }
  [[nodiscard]] const MultiPolygon& area_of(std::uint32_t i) const { return std::get<MultiPolygon>(m_context.city.feature(m_buildings[i]).geometry); }
  /// A door that is surely one, near enough, with nothing before it.
  [[nodiscard]] bool surely_seen(const Point& from, const Point& at, const std::vector<std::uint32_t>& near) const {
    if (distance(from, at) > m_near) return false;
    constexpr double drawn_on_it = 0.001;   // metres
    bool is_door = false;
    for (const std::uint32_t i : near) {
      const double off = to_wall(i, at);
      const bool own = off <= drawn_on_it;
      is_door = is_door || own || off <= m_surely_on_wall;
      if (!(own ? surely_ends_at(area_of(i), from, at, m_accuracy) : surely_clear(area_of(i), from, at, at, m_accuracy))) return false;
    }
    return is_door;
  }
  [[nodiscard]] double to_wall(std::uint32_t i, const Point& at) const {
    double least = std::numeric_limits<double>::infinity();
    for (const Polygon& polygon : area_of(i)) least = std::min(least, distance(polygon.outer, at));
    return least;
  }
  /// Pieces of a building's walls on which the place nearest to the station lies, wherever it stands.
  [[nodiscard]] std::vector<std::pair<Point, Point>> nearest_pieces(std::uint32_t i, const Point& from) const {
    std::vector<std::pair<Point, Point>> pieces;
    const double farthest = to_wall(i, from) + 2 * m_accuracy;
    for (const Polygon& polygon : area_of(i)) {
      each_segment(polygon.outer, [&](const Point& a, const Point& b) {
        const double length = distance(a, b);
        if (length == 0 || distance(Line{a, b}, from) > farthest) return;
        const double at = ((from.x - a.x) * (b.x - a.x) + (from.y - a.y) * (b.y - a.y)) / (length * length);
        const auto along = [&](double part) {
          const double t = std::clamp(part, 0.0, 1.0);
          return Point{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
        };
        pieces.emplace_back(along(at - m_accuracy / length), along(at + m_accuracy / length));
      });
    }
    return pieces;
  }
  Tri found(const Feature& feature, std::vector<MeasureInput>& inputs) const {
    if (std::none_of(inputs.begin(), inputs.end(), [&](const MeasureInput& input) { return input.reference == feature.id; })) {
      inputs.push_back(input_of_presence(m_context, feature));
    }
    return Tri::yes;
  }
  [[nodiscard]] Tri in_use(const Feature& building) const {
    return is_fresh(m_context, building) ? of_kind(building, m_uses) : Tri::unknown;
  }
  [[nodiscard]] bool stands_on_wall(const Point& at, double on_wall) const {
    Box box;
    box.include(at);
    for (const std::uint32_t i : m_index.find(box.grown(on_wall))) {
      for (const Polygon& polygon : std::get<MultiPolygon>(m_context.city.feature(m_buildings[i]).geometry)) {
        if (distance(polygon.outer, at) <= on_wall) return true;
      }
    }
    return false;
  }
  /// How far off the wall nearest to the station is, if nothing stands before it.
  [[nodiscard]] std::optional<double> in_sight(const Geometry& building, const Point& from) const {
    std::optional<Point> nearest;
    double best = m_far;
    for (const Polygon& polygon : std::get<MultiPolygon>(building)) {
      const Projection wall = project(polygon.outer, from);
      if (wall.offset > best) continue;
      best = wall.offset;
      nearest = wall.at;
    }
    if (!nearest || m_blockers.view(m_context.city, from, *nearest).open == Tri::no) return std::nullopt;
    return best;
  }

  const MeasureContext& m_context;
  double m_near = 0, m_far = 0;   ///< on the map, as everything here: what is no farther is surely near enough, what is farther is not
  double m_accuracy;
  double m_surely_on_wall = 0;
  std::vector<std::string> m_uses;
  bool m_complete = false;
  std::vector<std::uint32_t> m_buildings;
  std::vector<Box> m_boxes;
  BoxIndex m_index;
  SightBlockers m_blockers;
  struct Door {
    std::uint32_t feature = 0;
    Point at;
    bool surely = false;   ///< on a wall where it is mapped
  };
  std::vector<Door> m_doors;
};

/// The lines from which one looks, with a feature where they are one's.
std::vector<std::pair<Line, std::string>> looked_from(const MeasureContext& context, const Parameters& parameters, std::vector<SharedText>& steps) {
  std::vector<std::pair<Line, std::string>> lines;
  if (parameters.word("of") == "boundary") {
    for (const Polygon& polygon : context.walks.area->area()) lines.emplace_back(polygon.outer, context.site.id);
    return lines;
  }
  const std::vector<RoutePiece> route = route_of(context, parameters);
  steps = route_steps(context, parameters, route);
  for (const RouteStretch& stretch : stretches_of(context, route)) lines.emplace_back(stretch.where, context.city.feature(stretch.feature).id);
  return lines;
}

Measurement measure_active_frontage(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const double every = length_on_map(context, parameters.metres("every")).low;
  if (every <= 0) parameters.refuse("every", "stations 0 m apart have no end", "write a length above 0 m");
  std::vector<SharedText> steps;
  const auto lines = looked_from(context, parameters, steps);
  Box box;
  for (const auto& [line, feature] : lines) box.include(bounds(line));
  ShareOf share(context);
  const Fronts fronts(context, parameters, box);
  for (const auto& [line, feature] : lines) {
    const Line stations = stations_on(line, every);
    std::vector<Tri> answers;
    std::vector<std::vector<MeasureInput>> seen(stations.size());
    for (std::size_t s = 0; s < stations.size(); ++s) answers.push_back(fronts.faces(stations[s], seen[s]));
    // Neighbouring pieces with one answer are one stretch.
    for (std::size_t s = 1; s < stations.size();) {
      const auto answer_of = [&](std::size_t piece) { return answers[piece - 1] == answers[piece] ? answers[piece] : Tri::unknown; };
      const Tri answer = answer_of(s);
      Line where = {stations[s - 1]};
      std::int64_t mm = 0;
      for (; s < stations.size() && answer_of(s) == answer; ++s) {
        where.push_back(stations[s]);
        mm += std::llround(distance(stations[s - 1], stations[s]) * 1000.0);
      }
      const LocalText what = answer == Tri::no ? LocalText{"Stretch that no building in use faces", "Sträcka utan aktiv fasad"}
                                               : LocalText{"Stretch where it is not known what faces it", "Sträcka där det inte är känt vad som vetter mot den"};
      PlaceResult place = unknown_place(Quantity::share, feature, located(context, what, representative_point(Geometry(where))), where);
      place.grade = Grade::tagged;
      if (mm > 0) share.add(answer, mm, std::move(place));
    }
  }
  steps.push_back(counted(fronts.doors(), "Doors of buildings near it", "Dörrar till byggnader nära den"));
  if (!fronts.complete()) {
    steps.push_back({"Nobody says that every building and door is mapped: where none is in sight, there may be one.",
                     "Ingen säger att alla byggnader och dörrar är kartlagda: där ingen syns kan det finnas en."});
  }
  Unvouched unvouched(context);
  unvouched.ask_route(parameters.word("of"));
  Measurement measurement = finish_share(share, unvouched, std::move(steps));
  add_site_statements(context, measurement, {"active_frontage"});
  return measurement;
}

}  // namespace

MeasureKind active_frontage_kind() { return {active_frontage_spec(), measure_active_frontage}; }

}  // namespace levelground::gis
