// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <string_view>

#include "core/base/one_of.hpp"
#include "core/city/statement_names.hpp"
#include "core/geometry/segments.hpp"
#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/passage.hpp"
#include "gis/measure/route.hpp"
#include "gis/measure/site_features.hpp"
#include "gis/measure/unvouched.hpp"
#include "gis/network/crossable_area.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/snap.hpp"
#include "gis/network/site_area.hpp"

namespace levelground::gis {
namespace {

MeasureSpec clear_width_spec() {
  MeasureSpec spec;
  spec.kind = "clear_width";
  spec.help =
      "Clear walking width along a route, stretch by stretch, with the length of every stretch, so that a limit may allow a "
      "narrower value for at most so many metres. With barriers: yes, the free passage at bollards and gates on the route "
      "counts as a stretch without length. With every, a route that leads over an area without a stated width is measured in stretches that long: "
      "how wide a disc gets through between its edges, the buildings, waters and walls that stand on it, and past obstacles, each within three metres before and behind (what is as near as eleven, where the gap itself lies there), round the bends of the walk too and on whichever side of a thing it is widest, but not nearer than ends to "
      "where the walk enters or leaves: there an area may run to a point, and the way that joins it has a width "
      "of its own; a walk of at most twice ends is not measured, nor the outline of an area that no walk crosses. What is wider is said more coarsely, and beyond ten metres only that it is. A stated "
      "width is taken as free; with narrow_stated it holds less where an obstacle stands in it (one that reaches from edge to edge may have an "
      "opening, for the way leads through); how much it leaves is bounded by a reading of the narrowest point. A thing mapped as a point is between nothing and obstacle_at_most wide. Benches, trees, buildings, water, "
      "walls, fences, hedges, bollards, blocks and planters surely stand there; lamps and signs may hang, other barriers may stand open. A bollard, "
      "block or planter on the route without a stated opening is passed beside it. Edges and things may lie accuracy from where they are mapped, "
      "which the value takes in on both sides; the geometry itself is exact, and the length of a narrow place is known to two stretches.";
  spec.example = "{kind: clear_width, of: main_route, barriers: yes, every: 1 m, accuracy: 0.5 m, ends: 5 m, obstacles: [barrier, light, sign, seat], obstacle_at_most: 0.6 m}";
  spec.quantities = {Quantity::length};
  spec.has_runs = true;
  spec.asks = {{Theme::walkway, Property::width}, {Theme::barrier, Property::opening_width}};
  spec.parameters = {
      route_parameter(),
      {.name = "barriers",
       .type = ParameterSpec::Type::flag,
       .help = "also judge the free passage at barriers, gates and entrances standing on the route"},
      {.name = "every",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "measure across areas, in stretches at most so long; needs accuracy"},
      {.name = "accuracy",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "how far an edge or an obstacle may lie from where it is mapped"},
      {.name = "ends",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "the first and last stretch of a walk over an area, as wide as what follows; needs every"},
      {.name = "obstacles",
       .type = ParameterSpec::Type::themes,
       .help = "themes of the things one has to walk around; needs every and obstacle_at_most"},
      {.name = "obstacle_at_most",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "largest width of an obstacle that is mapped as a point"},
      {.name = "narrow_stated",
       .type = ParameterSpec::Type::flag,
       .help = "the stated widths are of the pavement, not of what is free on it: obstacles narrow them too"},
  };
  spec.errors = {.positions = "edges and things lie up to accuracy from where they are mapped, which the value takes in on both sides; the length of a narrow place is "
                              "known to two stretches, and the scale of the map widens widths and lengths",
                 .values = as_stated,
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

/// Gates and bollards on the route, once each, as stretches without length.
void add_barriers(const MeasureContext& context, const std::vector<RoutePiece>& route, Measurement& measurement) {
  const WalkGraph& graph = context.city.graph();
  std::set<std::uint32_t> seen;
  for (const RoutePiece& piece : route) {
    const WalkGraph::Edge& edge = graph.edges[piece.edge];
    const auto add = [&](std::uint32_t vertex, bool at_begin) {
      for (const std::uint32_t standing : graph.things_at(vertex)) {
        const Feature& feature = context.city.feature(standing);
        if (feature.theme != Theme::barrier || !seen.insert(standing).second) continue;
        const std::int64_t at = piece.line_from_mm + (at_begin != piece.reversed ? 0 : piece.to_mm - piece.from_mm);
        PlaceResult place = property_place(feature, Property::opening_width, accepted_known(context, feature, Property::opening_width),
                                           located_label(context, feature, graph.vertices[vertex]), graph.vertices[vertex]);
        place.stretch = Stretch{piece.line, at, at};
        measurement.places.push_back(std::move(place));
      }
    };
    if (piece.from_mm == 0) add(edge.from, true);
    if (piece.to_mm == edge.length_mm) add(edge.to, false);
  }
}

/// Barriers that nobody walks through where they are drawn. Others (gates, chains, a barrier of no kind) may stand open.
constexpr std::array<std::string_view, 11> solid_barriers = {"bollard", "block", "planter", "jersey_barrier", "wall", "city_wall", "retaining_wall",
                                                             "fence", "hedge", "guard_rail", "handrail"};
/// Does it stand on the ground there, whatever is not said of it? A lamp or a sign may hang; what lies on another layer is above or below.
bool is_surely_in_the_way(const Feature& thing) {
  const std::string_view layer = thing.text(Property::layer);
  if (!layer.empty() && layer != "0") return false;
  const std::string_view kind = thing.text(Property::kind);
  switch (thing.theme) {
    case Theme::barrier: return is_one_of(kind, solid_barriers);
    case Theme::building: return !is_roof(thing);
    case Theme::seat:
    case Theme::tree:
    case Theme::water: return true;
    default: return false;
  }
}

/// Widths across the route where edges and obstacles are measured.
class Profile {
 public:
  Profile(const MeasureContext& context, const Parameters& parameters, const std::vector<RoutePiece>& route)
      : m_context(context), m_every(parameters.metres("every")), m_accuracy(parameters.metres("accuracy")), m_ends(parameters.metres("ends")),
        m_narrow_stated(parameters.flag("narrow_stated")), m_things(parameters.metres("obstacle_at_most") / 2, m_accuracy),
        m_on_areas(parameters.metres("obstacle_at_most") / 2, m_accuracy) {
    if (m_every <= 0) {
      for (const char* name : {"accuracy", "ends", "obstacles", "obstacle_at_most", "narrow_stated"}) {
        if (parameters.given(name)) parameters.refuse(name, "without every nothing is measured across", "add every, such as every: 1 m");
      }
      return;
    }
    if (!parameters.given("accuracy")) parameters.refuse("every", "how accurate edges are is not said", "add accuracy, such as accuracy: 0.5 m");
    const std::vector<Theme> themes = parameters.given("obstacles") ? parameters.themes("obstacles") : std::vector<Theme>{};
    if (!themes.empty() && !parameters.given("obstacle_at_most")) {
      parameters.refuse("obstacles", "how much one of them takes is not said", "add obstacle_at_most, such as obstacle_at_most: 0.6 m");
    }
    const WalkGraph& graph = context.city.graph();
    for (const RoutePiece& piece : route) {
      for (const std::uint32_t vertex : {graph.edges[piece.edge].from, graph.edges[piece.edge].to}) {
        m_vertices.emplace(std::pair{graph.vertices[vertex].x, graph.vertices[vertex].y}, vertex);
      }
    }
    const Box box = context.walks.area->box().grown(m_every + parameters.metres("obstacle_at_most") + m_accuracy);
    for (const Theme theme : themes) {
      for (const std::uint32_t f : context.city.find(theme, box)) {
        const Feature& thing = context.city.feature(f);
        if (has_own_passage(f)) continue;
        m_things.add(thing, is_surely_in_the_way(thing));
        m_on_areas.add(thing, is_surely_in_the_way(thing));
      }
    }
    std::vector<const Feature*> areas;
    for (const std::uint32_t f : context.city.find(Theme::walkway, box)) {
      const auto* area = std::get_if<MultiPolygon>(&context.city.feature(f).geometry);
      if (area == nullptr) continue;
      m_areas.emplace_back(*area);
      areas.push_back(&context.city.feature(f));
    }
    // Walks lead around what cuts an area, and so it bounds them as the edge of the area does, whatever is asked.
    for (const Theme theme : {Theme::building, Theme::water, Theme::barrier}) {
      if (std::ranges::find(themes, theme) != themes.end()) continue;
      for (const std::uint32_t f : context.city.find(theme, box)) {
        const Feature& thing = context.city.feature(f);
        if (std::ranges::any_of(areas, [&](const Feature* area) { return stands_on(thing, *area); }) && !has_own_passage(f)) m_on_areas.add(thing, is_surely_in_the_way(thing));
      }
    }
    m_things.seal();
    m_on_areas.seal();
  }
  [[nodiscard]] bool asked() const { return m_every > 0; }

  /// The stretch cut into places. nullopt: it has neither an area nor a width that an obstacle could narrow. Empty: it is all mouth.
  std::optional<std::vector<PlaceResult>> places(const RouteStretch& stretch, const PlaceResult& whole) const {
    const Feature& feature = m_context.city.feature(stretch.feature);
    const bool over_area = std::holds_alternative<MultiPolygon>(feature.geometry) && !whole.known;
    const bool narrowed = whole.known && whole.value.high.is_finite() && m_narrow_stated && !m_things.empty();
    if (!over_area && !narrowed) return std::nullopt;
    // Only where no walk leads over an area is its outline on a route. Nobody goes round the corners of it, and what lies beside them tells nothing.
    if (over_area && stretch.side == WalkGraph::Side::own && bends(stretch.where)) return std::nullopt;
    Pieces pieces{stretch, whole, {}};
    std::int64_t from_mm = stretch.stretch.from_mm;
    double walked = 0;
    const double all = length(stretch.where);
    const std::vector<double> mouths = over_area ? mouths_of(stretch) : std::vector<double>{};
    std::optional<Passage> across;
    if (over_area) across.emplace(m_on_areas, m_areas, stretch.where);
    for (std::size_t i = 1; i < stretch.where.size(); ++i) {
      const Point& a = stretch.where[i - 1];
      const Point& b = stretch.where[i];
      walked += distance(a, b);
      const std::int64_t to_mm = i + 1 == stretch.where.size() ? stretch.stretch.to_mm
                                                                : stretch.stretch.from_mm + static_cast<std::int64_t>(std::llround(
                                                                      static_cast<double>(stretch.stretch.to_mm - stretch.stretch.from_mm) * walked / all));
      if (to_mm > from_mm) straight({a, b, from_mm, to_mm, walked - distance(a, b)}, across ? &*across : nullptr, between(mouths, walked - distance(a, b), walked), pieces);
      from_mm = to_mm;
    }
    return std::move(pieces.places);
  }

 private:
  struct Pieces {
    const RouteStretch& stretch;
    const PlaceResult& whole;
    std::vector<PlaceResult> places;
  };

  [[nodiscard]] static bool bends(const Line& where) {
    constexpr double straight_within = 0.01;   // metres
    return std::ranges::any_of(where, [&](const Point& p) { return distance_to_segment(where.front(), where.back(), p) > straight_within; });
  }

  /// Metres between which the way across is measured: along the stretch over an area, along the run itself otherwise; first > last: nowhere,
  /// it is all mouth.
  struct Between {
    double first, last;
  };

  /// How far along a stretch over an area its walk enters, leaves, or passes a place where another way joins; on an outline that must be
  /// followed, also its corners, around which nobody walks as it is drawn.
  [[nodiscard]] std::vector<double> mouths_of(const RouteStretch& stretch) const {
    const WalkGraph& graph = m_context.city.graph();
    std::vector<double> mouths = {0};
    double walked = 0;
    for (std::size_t i = 1; i < stretch.where.size(); ++i) {
      walked += distance(stretch.where[i - 1], stretch.where[i]);
      const auto vertex = m_vertices.find({stretch.where[i].x, stretch.where[i].y});
      const bool joined = vertex != m_vertices.end() && std::ranges::any_of(joined_edges_at(graph, vertex->second), [&](std::uint32_t e) { return graph.edges[e].feature != stretch.feature; });
      const bool corner = stretch.side == WalkGraph::Side::own;
      // Where one comes in or goes out, walks meet on the outline whether a mapped way joins there or not.
      constexpr double here = 0.001;   // metres
      const bool entrance = std::ranges::any_of(m_context.walks.entrances, [&](const Entrance& e) { return e.place && distance(e.place->at, stretch.where[i]) <= here; });
      if (joined || corner || entrance || i + 1 == stretch.where.size()) mouths.push_back(walked);
    }
    return mouths;
  }

  [[nodiscard]] Between between(const std::vector<double>& mouths, double from, double to) const {
    for (std::size_t m = 1; m < mouths.size(); ++m) {
      const double middle = (from + to) / 2;
      if (mouths[m - 1] > middle || mouths[m] < middle) continue;
      if (mouths[m] - mouths[m - 1] <= 2 * m_ends) return {1, 0};
      return {mouths[m - 1] + m_ends, mouths[m] - m_ends};
    }
    return {0, to - from};
  }

  /// Does it cut the area? What covers all of it, as the hall of a station does, stands above it.
  [[nodiscard]] static bool stands_on(const Feature& thing, const Feature& area) {
    if (!cuts_area(thing, area)) return false;
    if (!std::holds_alternative<MultiPolygon>(thing.geometry)) return true;
    return std::ranges::any_of(std::get<MultiPolygon>(area.geometry), [&](const Polygon& part) {
      return std::ranges::any_of(part.outer, [&](const Point& corner) { return distance(thing.geometry, corner) > 0; });
    });
  }

  /// A gate that the route passes through is a place of its own, with its own free passage. A post or a wall of which nobody states one stands in
  /// the way like those beside it.
  [[nodiscard]] bool has_own_passage(std::uint32_t feature) const {
    const Feature& thing = m_context.city.feature(feature);
    const bool solid = is_one_of(thing.text(Property::kind), solid_barriers);
    if (solid && !accepted_known(m_context, thing, Property::opening_width).stated) return false;
    return stands_on_graph(feature);
  }
  [[nodiscard]] bool stands_on_graph(std::uint32_t feature) const {
    // Asked of the ways beside it: to go through the barriers of the whole city for each site made large cities cost the square of their size.
    constexpr double joined_within = 5;  // metres; things stand on a way from much nearer
    const WalkGraph& graph = m_context.city.graph();
    const auto stands_at = [&](std::uint32_t vertex) { return graph.stands_at(feature, vertex); };
    for (const std::uint32_t way : walked_features(m_context.city, bounds(m_context.city.feature(feature).geometry).grown(joined_within))) {
      const auto [first, last] = edges_of(graph, way);
      for (std::uint32_t e = first; e < last; ++e) {
        if (stands_at(graph.edges[e].from) || stands_at(graph.edges[e].to)) return true;
      }
    }
    return false;
  }

  /// One straight run of a stretch.
  struct Run {
    Point a, b;
    std::int64_t from_mm = 0, to_mm = 0;
    double along = 0;   ///< of a, metres from the begin of the stretch
  };

  /// `across`: what stands beside all of the stretch, if it leads over an area.
  void straight(const Run& piece_of, const Passage* across, const Between& between, Pieces& pieces) const {
    const auto& [a, b, from_mm, to_mm, along] = piece_of;
    const double run = distance(a, b);
    if (run <= 0 || between.first > between.last) return;
    const bool over_area = across != nullptr;
    std::optional<Passage> of_way;
    if (!over_area) of_way.emplace(m_things, Passage::Width{pieces.whole.value.low.to_double() / 1000.0, pieces.whole.value.high.to_double() / 1000.0}, a, b);
    const Passage& passage = over_area ? *across : *of_way;
    const double origin = over_area ? along : 0;
    constexpr double hair = 0.002;   // a run of a whole number of stretches has no last one of a rounding error
    const auto parts = static_cast<std::int64_t>(std::max(1.0, std::ceil(run / m_every - hair)));
    for (std::int64_t k = 0; k < parts; ++k) {
      const auto at = [&](std::int64_t n) { return std::clamp(origin + run * static_cast<double>(n) / static_cast<double>(parts), between.first, between.last); };
      const std::int64_t begin = from_mm + (to_mm - from_mm) * k / parts;
      const std::int64_t end = from_mm + (to_mm - from_mm) * (k + 1) / parts;
      if (end <= begin) continue;
      const Passage::Width width = passage.between(at(k), at(k + 1), between.first, between.last);
      add_piece(width, begin, end, part_line(a, b, k, parts), over_area, pieces);
    }
  }

  static Line part_line(const Point& a, const Point& b, std::int64_t k, std::int64_t parts) {
    const auto at = [&](std::int64_t n) {
      const double t = static_cast<double>(n) / static_cast<double>(parts);
      return Point{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
    };
    return {at(k), at(k + 1)};
  }

  /// Outwards: decimetres where people could not pass each other, coarser where it is wide.
  static Interval rounded(double low, double high) {
    constexpr double hair = 1e-6;   // a width of a whole decimetre stays one
    const auto step = [](double metres) { return metres < 3 ? 0.1 : metres < 6 ? 0.5 : 2.0; };
    constexpr double wide = 10;
    const double down = low >= wide ? wide : std::floor(low / step(low) + hair) * step(low);
    const double up = std::ceil(high / step(high) - hair) * step(high);
    return {Rational(std::llround(down * 1000.0)), high > wide ? Rational::infinity() : Rational(std::llround(up * 1000.0))};
  }

  /// Neighbours that are as wide are one place.
  void add_piece(const Passage::Width& width, std::int64_t from_mm, std::int64_t to_mm, const Line& where, bool over_area, Pieces& pieces) const {
    PlaceResult place = pieces.whole;
    place.stretch = Stretch{pieces.stretch.stretch.line, from_mm, to_mm};
    place.where = where;
    if (over_area) {
      const PointScale scale = scale_for(m_context);
      place.value = rounded(width.low / scale.high, width.high / scale.low);
      place.known = true;
      place.grade = Grade::tagged;
    } else if (!over_area) {
      // What is stated holds, to the millimetre, where nothing stands in it.
      const Rational low = Rational::floor_of(width.low * 1000.0 + 1e-6);
      place.value.low = std::min(place.value.low, std::max(low, Rational(0)));
      place.value.high = std::max(place.value.low, std::min(place.value.high, Rational::ceil_of(width.high * 1000.0 - 1e-6)));
    }
    if (!pieces.places.empty()) {
      PlaceResult& last = pieces.places.back();
      if (last.value == place.value && last.stretch->to_mm == from_mm) {
        last.stretch->to_mm = to_mm;
        auto& line = std::get<Line>(last.where);
        line.insert(line.end(), where.begin() + 1, where.end());
        return;
      }
    }
    pieces.places.push_back(std::move(place));
  }

  const MeasureContext& m_context;
  double m_every, m_accuracy, m_ends;
  bool m_narrow_stated;
  ThingsInTheWay m_things;     ///< that narrow a stated width
  ThingsInTheWay m_on_areas;   ///< these, and what cuts areas
  std::vector<WalkedArea> m_areas;
  std::map<std::pair<double, double>, std::uint32_t> m_vertices;   ///< of the route, by place
};

/// How much an obstacle leaves of a stated width hangs on where it is mapped. Who measured the narrowest point of all says that it leaves no less.
void bound_narrowed(const std::vector<std::size_t>& narrowed, Measurement& measurement) {
  if (!measurement.whole || measurement.whole->dissent) return;
  for (const std::size_t i : narrowed) {
    PlaceResult& place = measurement.places[i];
    const Rational& narrowest = measurement.whole->value.low;
    if (place.value.low >= narrowest || place.value.high < narrowest) continue;   // they disagree: both stand
    place.value.low = narrowest;
    place.inputs.insert(place.inputs.end(), measurement.whole->inputs.begin(), measurement.whole->inputs.end());
  }
}

Measurement measure_clear_width(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const std::vector<RoutePiece> route = route_across_areas(context, parameters);
  const Profile profile(context, parameters, route);
  Measurement measurement;
  measurement.quantity = Quantity::length;
  measurement.steps = route_steps(context, parameters, route);
  bool across_area = false;
  std::vector<std::size_t> narrowed;
  for (const RouteStretch& stretch : stretches_of(context, route)) {
    PlaceResult place = property_place(context.city.feature(stretch.feature), named_on(context, stretch, Property::width),
                                       known_on(context, stretch, Property::width), label_of(context, stretch), stretch.where);
    place.stretch = stretch.stretch;
    auto across = profile.asked() ? profile.places(stretch, place) : std::nullopt;
    across_area = across_area || across.has_value();
    if (!across) across.emplace({place});
    for (const PlaceResult& part : *across) {
      if (place.known && part.value.low < place.value.low) narrowed.push_back(measurement.places.size() + static_cast<std::size_t>(&part - across->data()));
    }
    std::move(across->begin(), across->end(), std::back_inserter(measurement.places));
  }
  if (parameters.flag("barriers")) add_barriers(context, route, measurement);
  Unvouched unvouched(context);
  unvouched.ask_route(parameters.word("of"));
  if (parameters.flag("barriers")) unvouched.ask(Theme::barrier, 0);
  if (across_area && parameters.given("obstacles")) {
    for (const Theme theme : parameters.themes("obstacles")) unvouched.ask(theme, 0);
  }
  finish_places(context, measurement, unvouched, names_of_statements(Property::width));
  bound_narrowed(narrowed, measurement);
  return measurement;
}

}  // namespace

// Outlines and kinds are never changed in place.
MeasureKind clear_width_kind() {
  return {clear_width_spec(), measure_clear_width, nullptr, {"clear_width", "width", "opening_width", "sidewalk_left_width", "sidewalk_right_width", "main_route"}};
}

}  // namespace levelground::gis
