// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "core/city/of_kind.hpp"
#include "core/geometry/segments.hpp"
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
      "no other building, there is a door of a building, or any wall of a building of a kind that is in use. Between stations the line is asked as a whole, "
      "and where nothing can be said of all of a piece it is halved, up to three times: a yes holds all along, since one door, place or wall is near enough and in sight from everywhere on "
      "the piece; so does a no, since each door and wall is too far off or one building hides it from everywhere there; else it is unknown. "
      "A door is in the wall nearest to where it is drawn, of the house that it is drawn in. "
      "A yes is one only where buildings are completely mapped, for another may stand between; nothing in sight is a no only where entrances are too and every "
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
                              "they lie; without it they are taken where they are mapped. The boundary and the route are as they are drawn; the scale of the map cancels out",
                 .values = "kinds are words",
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

/// Of a stretch of the line: what can be said of all of it.
struct Piece {
  Tri answer = Tri::unknown;
  bool known = false;      ///< something in use is in sight of what is mapped
  Point from, to;
  std::int64_t mm = 0;
  bool ends_at_station = false;
};

/// What can be faced: doors, and buildings by their kind.
class Fronts {
 public:
  Fronts(const MeasureContext& context, const Parameters& parameters, const Box& box)
      : m_within(parameters.metres("within")), m_accuracy(parameters.metres("accuracy")), m_on_wall(parameters.metres("on_wall")) {
    const City& city = context.city;
    const std::vector<std::string> uses = parameters.words("uses");
    const double may_be_on_wall = m_on_wall + 2 * m_accuracy;   // door and building may lie apart
    const Box around = box.grown(m_within + m_accuracy);
    m_buildings_complete = is_complete(context, Theme::building, around);
    m_complete = is_complete(context, Theme::entrance, around) && m_buildings_complete;
    std::vector<Box> boxes;
    for (const std::uint32_t f : city.find(Theme::building, around.grown(may_be_on_wall))) {
      const Feature& building = city.feature(f);
      const auto* area = std::get_if<MultiPolygon>(&building.geometry);
      if (area == nullptr) continue;
      m_buildings.push_back({f, area, is_fresh(context, building)});
      boxes.push_back(bounds(building.geometry));
    }
    m_index = BoxIndex(boxes);
    for (std::size_t i = 0; i < m_buildings.size() && !uses.empty(); ++i) {
      const Feature& building = city.feature(m_buildings[i].feature);
      const Tri use = m_buildings[i].fresh ? of_kind(building, uses) : Tri::unknown;
      if (use != Tri::no) add_walls(i, use);
    }
    for (const std::uint32_t f : city.find(Theme::entrance, around)) {
      const auto at = representative_point(city.feature(f).geometry);
      if (at && add_door(*at, may_be_on_wall, is_fresh(context, city.feature(f)))) ++m_doors;
    }
    std::vector<Box> seen;
    for (const Front& front : m_fronts) {
      seen.emplace_back().include(front.at.a);
      seen.back().include(front.at.b);
    }
    m_front_index = BoxIndex(seen);
  }

  /// Adds what is known of the straight line between two stations, in its order.
  void look(const Point& from, const Point& to, std::vector<Piece>& pieces) const {
    Box box;
    box.include(from);
    box.include(to);
    const Near near{m_index.find(box.grown(m_within + 3 * m_accuracy)), m_front_index.find(box.grown(m_within + 5 * m_accuracy + m_on_wall))};
    const std::int64_t mm = std::llround(distance(from, to) * 1000.0);
    look(from, to, mm, 0, parts, near, pieces);
  }
  [[nodiscard]] bool complete() const { return m_complete; }
  [[nodiscard]] bool buildings_complete() const { return m_buildings_complete; }
  [[nodiscard]] std::size_t doors() const { return m_doors; }

 private:
  static constexpr std::int64_t parts = 8;   ///< into so many a piece is cut, by halves, where nothing can be said of all of it
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  struct Building {
    std::uint32_t feature;
    const MultiPolygon* area;
    bool fresh;
  };
  struct Front {
    LookedAt at;
    Tri in_use;                 ///< yes or unknown
    std::size_t own = none;     ///< the building on whose outline it lies, together with which it lies aside
    bool whole_wall = false;    ///< asked only whether it is seen, each place of it from the place nearest to it; its bits are asked too
    std::optional<std::pair<Point, Point>> wall = {};   ///< on which it lies, with the building on the left hand
    double off = 0;             ///< metres by which it may lie farther aside than everything may
  };
  struct Near {
    std::vector<std::uint32_t> buildings, fronts;
  };

  void add_walls(std::size_t i, Tri use) {
    const double bit = m_within / static_cast<double>(parts);
    each_wall(*m_buildings[i].area, [&](const Point& a, const Point& b) {
      const double length = distance(a, b);
      if (length == 0) return;
      m_fronts.push_back({{a, b}, use, i, true, std::pair(a, b)});
      const double bits = bit > 0 ? std::max(1.0, std::ceil(length / bit)) : 1.0;
      for (double k = 0; k < bits; ++k) m_fronts.push_back({{point_between(a, b, k / bits), point_between(a, b, (k + 1) / bits)}, use, i, false, std::pair(a, b)});
    });
  }
  /// Outlines and holes with the building on the left hand.
  template <typename Visit>
  static void each_wall(const MultiPolygon& area, Visit&& visit) {
    const auto ring = [&](const Line& line, bool turns_left) {
      each_segment(line, [&](const Point& a, const Point& b) { turns_left ? visit(a, b) : visit(b, a); });
    };
    for (const Polygon& polygon : area) {
      ring(polygon.outer, signed_area(polygon.outer) > 0);
      for (const Line& hole : polygon.holes) ring(hole, signed_area(hole) < 0);
    }
  }
  /// A door is in the wall nearest to where it is drawn: of the house that it is drawn in, else of the nearest.
  bool add_door(const Point& at, double may_be_on_wall, bool fresh) {
    constexpr double drawn_on_it = 0.001;   // metres
    Box box;
    box.include(at);
    double least = may_be_on_wall;
    bool drawn_in_one = false;
    std::vector<Front> found;
    for (const std::uint32_t i : m_index.find(box.grown(may_be_on_wall))) {
      double off = may_be_on_wall;
      std::optional<std::pair<Point, Point>> wall;
      for (const Polygon& polygon : *m_buildings[i].area) {   // doors to a courtyard are not looked for
        const bool turns_left = signed_area(polygon.outer) > 0;
        each_segment(polygon.outer, [&](const Point& a, const Point& b) {
          const double away = distance_to_segment(a, b, at);
          if (away > off || (away == off && wall)) return;
          off = away;
          wall = turns_left ? std::pair(a, b) : std::pair(b, a);
        });
      }
      if (!wall) continue;
      const bool drawn_in = contains(*m_buildings[i].area, at);
      if (drawn_in_one && !drawn_in) continue;
      if ((drawn_in && !drawn_in_one) || off < least - no_distance) found.clear();
      else if (off > least + no_distance) continue;
      drawn_in_one = drawn_in_one || drawn_in;
      least = off;
      const Point place = point_between(wall->first, wall->second, part_towards(wall->first, wall->second, at));
      found.push_back({{place, place}, Tri::yes, i, false, wall});
    }
    if (found.empty()) return false;
    // Which of two it belongs to, or where in its wall it is when door and house may lie apart, is not known.
    const bool exact = found.size() == 1 && (m_accuracy <= 0 || least <= drawn_on_it) && least <= m_on_wall;
    if (m_accuracy > 0 && least > drawn_on_it) {
      const Front anywhere_near{{at, at}, Tri::unknown, none, false, {}, 2 * m_accuracy + least};
      found.assign(1, anywhere_near);
    }
    for (Front& front : found) {
      front.in_use = exact && fresh ? Tri::yes : Tri::unknown;
      m_fronts.push_back(front);
    }
    return true;
  }

  void look(const Point& from, const Point& to, std::int64_t mm, std::int64_t first, std::int64_t last, const Near& near, std::vector<Piece>& pieces) const {
    const auto at = [&](std::int64_t part) { return part == 0 ? from : part == parts ? to : point_between(from, to, static_cast<double>(part) / static_cast<double>(parts)); };
    Piece piece{Tri::unknown, false, at(first), at(last), mm * last / parts - mm * first / parts, last == parts};
    bool settled = false;
    if (is_faced({piece.from, piece.to}, near, settled)) {
      piece.known = true;
      piece.answer = m_buildings_complete ? Tri::yes : Tri::unknown;   // else one that nobody mapped may stand before it
    } else if (!settled && m_complete && is_faced_by_nothing({piece.from, piece.to}, near)) {
      piece.answer = Tri::no;
    } else if (!settled && last - first > 1) {
      const std::int64_t half = (first + last) / 2;
      look(from, to, mm, first, half, near, pieces);
      look(from, to, mm, half, last, near, pieces);
      return;
    }
    pieces.push_back(piece);
  }
  /// Is something in use surely near enough and in sight all along, of what is mapped? `settled`: no, and nor is nothing, for what perhaps is in use is seen all along,
  /// or nothing that is in use is near.
  bool is_faced(const Standing& from, const Near& near, bool& settled) const {
    bool may_be_faced = false;
    for (const Tri use : {Tri::yes, Tri::unknown}) {
      for (const std::uint32_t f : near.fronts) {
        const Front& front = m_fronts[f];
        if (front.in_use != use) continue;
        LookedAt at = front.at;
        if (front.whole_wall) {
          const auto nearest = [&](const Point& p) { return point_between(front.at.a, front.at.b, part_towards(front.at.a, front.at.b, p)); };
          at = {nearest(from.p), nearest(from.q)};
        } else {
          at.a = at.b = point_between(front.at.a, front.at.b, 0.5);
        }
        const double within = m_within - m_accuracy - front.off;
        if (use == Tri::yes && least_metres(from, front.at) <= within) may_be_faced = true;
        if (std::max(distance(from.p, at.a), distance(from.q, at.b)) > within) continue;
        const bool clear = std::all_of(near.buildings.begin(), near.buildings.end(), [&](std::uint32_t i) { return surely_clear(*m_buildings[i].area, from, at, m_accuracy, i == front.own); });
        if (!clear) continue;
        settled = use != Tri::yes && !may_be_faced;
        return use == Tri::yes;
      }
      if (!m_complete) break;   // then it cannot be nothing either
    }
    settled = !may_be_faced && !m_complete;
    return false;
  }
  /// Is every door and wall too far off or surely hidden, all along?
  [[nodiscard]] bool is_faced_by_nothing(const Standing& from, const Near& near) const {
    return std::all_of(near.fronts.begin(), near.fronts.end(), [&](std::uint32_t f) {
      const Front& front = m_fronts[f];
      if (front.whole_wall || least_metres(from, front.at) > m_within + m_accuracy + front.off) return true;
      return looks_inwards(from, front) || std::any_of(near.buildings.begin(), near.buildings.end(), [&](std::uint32_t i) {
               const double aside = i == front.own ? 0 : 2 * m_accuracy + front.off;
               return m_buildings[i].fresh && surely_hidden(*m_buildings[i].area, from, front.at, m_accuracy, aside);
             });
    });
  }
  /// Does one look at it through its own house, wherever the house lies?
  [[nodiscard]] bool looks_inwards(const Standing& from, const Front& front) const {
    if (!front.wall || !m_buildings[front.own].fresh) return false;
    const auto& [a, b] = *front.wall;
    // At a corner the wall beside it is looked at too.
    if (front.at.a == front.at.b && std::min(distance(front.at.a, a), distance(front.at.a, b)) <= no_distance) return false;
    const auto depth = [&](const Point& p) { return ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)) / distance(a, b); };
    return std::min(depth(from.p), depth(from.q)) > m_accuracy + no_distance;
  }

  double m_within, m_accuracy, m_on_wall;
  bool m_buildings_complete = false;
  bool m_complete = false;   ///< doors too
  std::size_t m_doors = 0;
  std::vector<Building> m_buildings;
  BoxIndex m_index;
  std::vector<Front> m_fronts;
  BoxIndex m_front_index;
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
  const double every = parameters.metres("every");
  if (every <= 0) parameters.refuse("every", "stations 0 m apart have no end", "write a length above 0 m");
  std::vector<SharedText> steps;
  const auto lines = looked_from(context, parameters, steps);
  Box box;
  for (const auto& [line, feature] : lines) box.include(bounds(line));
  ShareOf share(context);
  const Fronts fronts(context, parameters, box);
  for (const auto& [line, feature] : lines) {
    const Line stations = stations_on(line, every);
    std::vector<Piece> pieces;
    for (std::size_t s = 1; s < stations.size(); ++s) fronts.look(stations[s - 1], stations[s], pieces);
    // Neighbouring pieces with one answer are one stretch.
    for (std::size_t i = 0; i < pieces.size();) {
      const Tri answer = pieces[i].answer;
      Line where = {pieces[i].from};
      std::int64_t mm = 0;
      bool known = false;
      bool at_station = true;
      for (; i < pieces.size() && pieces[i].answer == answer; ++i) {
        if (at_station) where.push_back(pieces[i].to);
        else where.back() = pieces[i].to;
        at_station = pieces[i].ends_at_station;
        mm += pieces[i].mm;
        known = known || pieces[i].known;
      }
      const LocalText what = answer == Tri::no ? LocalText{"Stretch that no building in use faces", "Sträcka utan aktiv fasad"}
                                               : LocalText{"Stretch where it is not known what faces it", "Sträcka där det inte är känt vad som vetter mot den"};
      PlaceResult place = unknown_place(Quantity::share, feature, located(context, what, representative_point(Geometry(where))), where);
      place.grade = Grade::tagged;
      place.known = known;
      if (mm > 0) share.add(answer, mm, std::move(place));
    }
  }
  steps.push_back(counted(fronts.doors(), "Doors of buildings near it", "Dörrar till byggnader nära den"));
  if (!fronts.buildings_complete()) {
    steps.push_back({"Nobody says that every building is mapped: another may stand before what is in use.",
                     "Ingen säger att alla byggnader är kartlagda: en annan kan stå framför det som används."});
  }
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
