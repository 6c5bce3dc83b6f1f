// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>

#include "core/geometry/moved.hpp"
#include "gis/handles/geos.hpp"
#include "gis/measure/errors.hpp"
#include "gis/measure/route.hpp"
#include "gis/measure/unvouched.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/site_area.hpp"

namespace levelground::gis {
namespace {

MeasureSpec turning_space_spec() {
  MeasureSpec spec;
  spec.kind = "turning_space";
  spec.help =
      "Diameter of the largest free circle at each point of a route where one has to decide or to turn round: where ways part, and where "
      "one ends. On areas the circle lies between their edges and clear of obstacles, with its middle at most within from the point; where areas meet "
      "is no edge, and it may reach into a way that joins them. On a "
      "line it is at least as wide as the widest way there is stated to be; how much more nobody says. Where a line meets an area one may turn "
      "on either. Edges and things may lie accuracy "
      "from where they are mapped, and a thing mapped as a point takes between nothing and obstacle_at_most.";
  spec.example = "{kind: turning_space, of: main_route, within: 1.5 m, accuracy: 0.5 m, obstacles: [light, sign, building], obstacle_at_most: 0.6 m}";
  spec.quantities = {Quantity::length};
  spec.has_runs = false;
  spec.asks = {{Theme::walkway, Property::width}};
  spec.parameters = {
      route_parameter(),
      {.name = "within", .type = ParameterSpec::Type::quantity, .quantity = Quantity::length, .required = true, .help = "how far from the point the middle of the circle may lie"},
      {.name = "accuracy", .type = ParameterSpec::Type::quantity, .quantity = Quantity::length, .required = true, .help = "how far an edge or an obstacle may lie from where it is mapped"},
      {.name = "obstacles", .type = ParameterSpec::Type::themes, .help = "themes of the things the circle must be clear of; needs obstacle_at_most"},
      {.name = "obstacle_at_most", .type = ParameterSpec::Type::quantity, .quantity = Quantity::length, .help = "largest width of an obstacle that is mapped as a point"},
  };
  spec.errors = {.positions = "edges and things lie up to accuracy from where they are mapped, which the value takes in on both sides; the scale of the map widens it",
                 .values = as_stated,
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

/// Metres, low <= high.
struct Radius {
  double low = 0, high = 0;
};

/// Areas, and strips along lines, as one: where they meet is no edge. Coordinates fall on millimetres, so that edges drawn twice are one.
class Floor {
 public:
  explicit Floor(const Point& origin) : m_origin(origin) {}
  void add(const MultiPolygon& area) { m_areas.push_back(area); }
  void add(const Line& line, double half_width) {
    GeosContext geos;
    constexpr int corners_of_quarter = 8;
    const double around = half_width / std::cos(std::numbers::pi / (4.0 * corners_of_quarter));   // all of it is covered
    const GeosGeometry strip = own(geos, GEOSBuffer_r(geos.handle(), to_geos(geos, moved(line, m_origin)).get(), around, corners_of_quarter));
    m_strips.push_back(polygons_of(geos, strip.get()));
  }
  void seal() {
    if (m_strips.empty() && m_areas.size() <= 1) {
      if (!m_areas.empty()) m_floor = std::move(m_areas.front());
      return;
    }
    MultiPolygon all = std::move(m_strips.empty() ? m_floor : m_strips.front());
    for (std::size_t i = 1; i < m_strips.size(); ++i) all.insert(all.end(), m_strips[i].begin(), m_strips[i].end());
    for (const MultiPolygon& area : m_areas) {
      const MultiPolygon here = moved(area, m_origin);
      all.insert(all.end(), here.begin(), here.end());
    }
    GeosContext geos;
    const GeosGeometry one = own(geos, GEOSUnaryUnionPrec_r(geos.handle(), to_geos(geos, all).get(), grid));
    m_floor = moved(polygons_of(geos, one.get()), {-m_origin.x, -m_origin.y});
    m_off = grid;
  }
  [[nodiscard]] bool holds(const Point& p) const { return contains(m_floor, p); }
  /// Metres to the nearest edge, 0 outside; at most off() more or less.
  [[nodiscard]] double to_edge(const Point& p) const {
    if (!holds(p)) return 0;
    double nearest = std::numeric_limits<double>::infinity();
    for (const Polygon& polygon : m_floor) {
      nearest = std::min(nearest, distance(polygon.outer, p));
      for (const Line& hole : polygon.holes) nearest = std::min(nearest, distance(hole, p));
    }
    return nearest;
  }
  [[nodiscard]] double off() const { return m_off; }

 private:
  static constexpr double grid = 0.001;   // metres
  Point m_origin;
  std::vector<MultiPolygon> m_areas, m_strips;
  MultiPolygon m_floor;
  double m_off = 0;
};

/// Free room around points of an area.
class Room {
 public:
  Room(const MeasureContext& context, const Parameters& parameters)
      : m_sure(corner_of(context)), m_possible(corner_of(context)), m_accuracy(parameters.metres("accuracy")), m_thing(parameters.metres("obstacle_at_most") / 2), m_within(parameters.metres("within")) {
    if (parameters.given("obstacles") && !parameters.given("obstacle_at_most")) {
      parameters.refuse("obstacles", "how much one of them takes is not said", "add obstacle_at_most, such as obstacle_at_most: 0.6 m");
    }
    const Box box = context.walks.area->box().grown(2 * m_within + m_thing + m_accuracy);
    for (const std::uint32_t f : context.city.find(Theme::walkway, box)) {
      const Feature& way = context.city.feature(f);
      if (const auto* area = std::get_if<MultiPolygon>(&way.geometry)) {
        m_sure.add(*area);
        m_possible.add(*area);
      }
      // A circle may lie partly on the way that joins an area. Where nobody says how wide that is, its place has no high end anyway.
      const auto* line = std::get_if<Line>(&way.geometry);
      const Known width = line == nullptr ? Known{} : accepted_known(context, way, Property::width);
      if (width.stated && width.range.high.is_finite() && width.range.high > Rational(0)) {
        m_possible.add(*line, width.range.high.to_double() / 2000.0 * context.city.scale_around(context.site).high);
      }
    }
    m_sure.seal();
    m_possible.seal();
    if (!parameters.given("obstacles")) return;
    for (const Theme theme : parameters.themes("obstacles")) {
      for (const std::uint32_t f : context.city.find(theme, box)) m_things.push_back(&context.city.feature(f).geometry);
    }
  }

  /// The largest circle with its middle at most `within` from a point; nullopt: the point lies on no area.
  [[nodiscard]] std::optional<Radius> largest_at(const Point& point) const {
    if (!m_sure.holds(point)) return std::nullopt;
    // Room changes by no more than one moves: what a grid finds is missed by at most half the diagonal of its cell.
    constexpr double cell = 0.05;
    Radius best;
    const int steps = static_cast<int>(std::floor(m_within / cell));
    for (int i = -steps; i <= steps; ++i) {
      for (int j = -steps; j <= steps; ++j) {
        if (i * i + j * j > steps * steps) continue;
        const Radius here = at({point.x + i * cell, point.y + j * cell});
        best = {std::max(best.low, here.low), std::max(best.high, here.high)};
      }
    }
    best.high += 2 * cell / std::sqrt(2.0);   // of the grid, and of the rim that it leaves out
    return best;
  }

 private:
  static Point corner_of(const MeasureContext& context) {
    const Box& box = context.walks.area->box();
    return box.empty() ? Point{} : Point{std::floor(box.min_x), std::floor(box.min_y)};
  }
  [[nodiscard]] Radius at(const Point& p) const {
    Radius room{m_sure.to_edge(p) - m_sure.off() - m_accuracy, m_possible.to_edge(p) + m_possible.off() + m_accuracy};
    for (const Geometry* thing : m_things) {
      const double away = distance(*thing, p);
      const bool is_point = std::holds_alternative<Point>(*thing);
      room.low = std::min(room.low, away - m_accuracy - (is_point ? m_thing : 0));
      room.high = std::min(room.high, away + m_accuracy);
    }
    return {std::max(room.low, 0.0), std::max(room.high, 0.0)};
  }

  Floor m_sure;       ///< areas one walks on
  Floor m_possible;   ///< with the ways that join them
  double m_accuracy, m_thing, m_within;
  std::vector<const Geometry*> m_things;
};

/// Vertices of the route inside the site where ways part or one ends, with the ways that meet there; west to east, then south to north.
std::vector<std::pair<std::uint32_t, std::vector<std::uint32_t>>> decision_points(const MeasureContext& context, const std::vector<RoutePiece>& route) {
  const WalkGraph& graph = context.city.graph();
  std::map<std::uint32_t, std::vector<std::uint32_t>> points;
  for (const RoutePiece& piece : route) {
    const WalkGraph::Edge& edge = graph.edges[piece.edge];
    for (const std::uint32_t vertex : {edge.from, edge.to}) {
      if ((vertex == edge.from ? piece.from_mm != 0 : piece.to_mm != edge.length_mm) || points.contains(vertex)) continue;
      if (!context.walks.area->holds(graph.vertices[vertex])) continue;
      std::vector<std::uint32_t> ways;
      for (const std::uint32_t e : joined_edges_at(graph, vertex)) {
        if (!is_over_area(graph.edges[e])) ways.push_back(e);   // straight walks over an area are no ways that part
      }
      if (ways.size() != 2) points.emplace(vertex, std::move(ways));
    }
  }
  std::vector<std::pair<std::uint32_t, std::vector<std::uint32_t>>> sorted(points.begin(), points.end());
  std::stable_sort(sorted.begin(), sorted.end(), [&](const auto& one, const auto& other) {
    const Point& a = graph.vertices[one.first];
    const Point& b = graph.vertices[other.first];
    return a.x != b.x ? a.x < b.x : a.y < b.y;
  });
  return sorted;
}

Measurement measure_turning_space(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const std::vector<RoutePiece> route = route_of(context, parameters);
  const Room room(context, parameters);
  const WalkGraph& graph = context.city.graph();
  Measurement measurement;
  measurement.quantity = Quantity::length;
  measurement.steps = route_steps(context, parameters, route);
  for (const auto& [vertex, ways] : decision_points(context, route)) {
    const Point at = graph.vertices[vertex];
    PlaceResult place = unknown_place(Quantity::length, "", located(context, ways.size() < 2 ? LocalText{"End of a way", "Ände på en väg"} : LocalText{"Where ways part", "Vägskäl"}, at), at);
    place.value = {Rational(0), Rational::infinity()};
    if (const auto radius = room.largest_at(at)) {
      const auto [low, high] = *radius;
      place.value = {length_on_ground(context, static_cast<std::int64_t>(std::floor(2000 * low)), 0).low,
                     length_on_ground(context, 0, static_cast<std::int64_t>(std::ceil(2000 * high))).high};
      place.known = true;
      place.grade = Grade::tagged;
    }
    for (const std::uint32_t e : ways) {
      const WalkGraph::Edge& edge = graph.edges[e];
      const Feature& way = context.city.feature(edge.feature);
      if (way.theme == Theme::road || std::holds_alternative<MultiPolygon>(way.geometry)) continue;
      const Known width = accepted_known(context, way, Property::width);
      // Where it meets an area one may turn on either, and so as far as the wider of both allows.
      place.value.high = std::max(place.value.high, width.range.high);
      if (!width.stated) continue;
      for (const auto& statement : width.statements) place.inputs.push_back(input_of(statement, way, Property::width));
      place.grade = place.known ? std::min(place.grade, width.grade) : width.grade;
      place.known = true;
      place.value.low = std::max(place.value.low, width.range.low);
    }
    measurement.places.push_back(std::move(place));
  }
  Unvouched unvouched(context);
  unvouched.ask_route(parameters.word("of"));
  if (parameters.given("obstacles")) {
    for (const Theme theme : parameters.themes("obstacles")) unvouched.ask(theme, 0);
  }
  finish_places(context, measurement, unvouched, {"turning_space"});
  return measurement;
}

}  // namespace

MeasureKind turning_space_kind() { return {turning_space_spec(), measure_turning_space}; }

}  // namespace levelground::gis
