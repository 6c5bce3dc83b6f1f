// SPDX-License-Identifier: Apache-2.0
#include "gis/network/ways_to.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>

#include "core/city/statement_names.hpp"
#include "core/geometry/segments.hpp"
#include "gis/network/beside_area.hpp"
#include "gis/network/crossable_area.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/graph_lines.hpp"
#include "gis/network/groups.hpp"
#include "gis/network/snap.hpp"

namespace levelground::gis {
namespace {

/// What a line only touches at its ends does not part it: a thing may hang on a wall, and a way run along one. Metres.
constexpr double at_an_end = 0.01;

/// Does a–b cross c–d, and not only where it ends?
bool crosses(const Point& a, const Point& b, const Point& c, const Point& d) {
  const double rx = b.x - a.x;
  const double ry = b.y - a.y;
  const double sx = d.x - c.x;
  const double sy = d.y - c.y;
  const double cross = rx * sy - ry * sx;
  const double length = std::sqrt(rx * rx + ry * ry);
  if (cross == 0 || length <= 2 * at_an_end) return false;
  const double t = ((c.x - a.x) * sy - (c.y - a.y) * sx) / cross;
  const double u = ((c.x - a.x) * ry - (c.y - a.y) * rx) / cross;
  const double hair = at_an_end / length;
  return t > hair && t < 1 - hair && u >= 0 && u <= 1;
}

bool crosses(const Geometry& geometry, const Point& a, const Point& b) {
  bool found = false;
  each_segment(geometry, [&](const Point& c, const Point& d) { found = found || crosses(a, b, c, d); });
  return found;
}

Box box_of(const Point& a, const Point& b) {
  Box box;
  box.include(a);
  box.include(b);
  return box;
}

/// The point of a geometry that is nearest to a point.
Point nearest_point(const Geometry& geometry, const Point& p) {
  if (const auto* point = std::get_if<Point>(&geometry)) return *point;
  if (const auto* area = std::get_if<MultiPolygon>(&geometry); area != nullptr && contains(*area, p)) return p;
  Point best = p;
  double least = std::numeric_limits<double>::infinity();
  each_segment(geometry, [&](const Point& a, const Point& b) {
    const double squared = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
    const double t = squared > 0 ? std::clamp(((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / squared, 0.0, 1.0) : 0.0;
    const Point there{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
    if (distance(there, p) >= least) return;
    least = distance(there, p);
    best = there;
  });
  return best;
}

/// Does a wall or water lie between a thing and a place on a way?
bool is_parted(const City& city, const Geometry& thing, const GraphPlace& place) {
  const Point from = nearest_point(thing, place.at);
  const Feature& way = city.feature(city.graph().edges[place.edge].feature);
  for (const Theme theme : {Theme::barrier, Theme::water}) {
    for (const std::uint32_t f : city.find(theme, box_of(from, place.at))) {
      const Feature& between = city.feature(f);
      if (cuts_areas(between) && on_one_level(between, way) && crosses(between.geometry, from, place.at)) return true;
    }
  }
  return false;
}

bool is_open(const City& city, const GraphPlace& place) { return is_left_open(city.feature(city.graph().edges[place.edge].feature)); }

std::vector<GraphPlace> near_places(const City& city, const Geometry& thing, double metres) {
  std::vector<GraphPlace> near = snap_all(city, thing, metres, 0, true);
  std::stable_sort(near.begin(), near.end(), [](const GraphPlace& a, const GraphPlace& b) { return a.offset_mm < b.offset_mm; });
  return near;
}

/// The nearest way that nothing parts from the thing, with what lies nearer by.
std::vector<GraphPlace> beside_ways(const City& city, const Geometry& thing, double metres) {
  constexpr double first_search = 16;   // metres: most things stand beside a way
  for (double radius = std::min(first_search, metres);; radius = std::min(2 * radius, metres)) {
    std::vector<GraphPlace> found;
    std::optional<GraphPlace> parted, left_open;
    bool across = false;
    for (GraphPlace place : near_places(city, thing, radius)) {
      if (is_open(city, place)) {
        if (!left_open && place.joint == GraphPlace::Joint::direct) left_open = place;
        continue;
      }
      const bool is_across = place.joint == GraphPlace::Joint::across;
      if (is_across && across) continue;
      if (is_parted(city, thing, place)) {
        place.joint = GraphPlace::Joint::perhaps;
        if (!parted) found.push_back(*(parted = place));
        continue;
      }
      found.push_back(place);
      across = across || is_across;
      if (!is_across) return found;
    }
    if (radius < metres) continue;
    if (found.empty() && left_open) found.push_back(*left_open);
    return found;
  }
}

/// Perhaps the nearest way of each larger piece of the network: one that leads nowhere need not be the one to the thing.
void add_larger_pieces(const City& city, const Geometry& thing, double metres, const WalkPieces& pieces, std::vector<GraphPlace>& found) {
  std::int64_t largest = 0;
  for (const GraphPlace& place : found) {
    if (pieces.is_largest(place.edge)) return;
    largest = std::max(largest, pieces.size_of(place.edge));
  }
  std::set<std::uint32_t> added;
  for (GraphPlace place : near_places(city, thing, metres)) {
    if (is_open(city, place) || pieces.size_of(place.edge) <= largest || !added.insert(pieces.piece_of(place.edge)).second) continue;
    place.joint = GraphPlace::Joint::perhaps;
    found.push_back(place);
  }
}

/// From where one goes straight over an area to a point of it that is `before_mm` from the thing.
void add_over_area(const City& city, std::uint32_t area, const Point& from, std::int32_t before_mm, std::vector<GraphPlace>& found) {
  const WalkGraph& graph = city.graph();
  const Feature& feature = city.feature(area);
  const Box box = bounds(feature.geometry);
  bool things = false;
  for (const Theme theme : {Theme::building, Theme::barrier, Theme::water}) {
    for (const std::uint32_t f : city.find(theme, box)) things = things || cuts_area(city.feature(f), feature);
  }
  std::set<std::uint32_t> looked_at;
  const auto [first, last] = edges_of(graph, area);
  for (std::uint32_t e = first; e < last; ++e) {
    const WalkGraph::Edge& edge = graph.edges[e];
    for (const bool at_to : {false, true}) {
      const std::uint32_t vertex = at_to ? edge.to : edge.from;
      if (is_step_across(edge) || !looked_at.insert(vertex).second) continue;
      const Point& corner = graph.vertices[vertex];
      if (!goes_straight(city, feature, from, corner)) continue;
      const auto straight = static_cast<std::int32_t>(std::llround(distance(from, corner) * 1000));
      GraphPlace::Joint joint = things ? GraphPlace::Joint::among : GraphPlace::Joint::over_area;
      if (meets_something(city, feature, from, corner)) joint = GraphPlace::Joint::perhaps;
      found.push_back({e, at_to ? edge.length_mm : 0, before_mm + straight, corner, joint});
    }
  }
}

/// Is a place no more than one that is known already?
bool leads_as_near(const std::vector<GraphPlace>& found, const GraphPlace& place) {
  return std::any_of(found.begin(), found.end(), [&](const GraphPlace& known) {
    constexpr std::int32_t rounded = 1;   // mm
    return known.edge == place.edge && known.from_mm <= place.from_mm + rounded && known.end_mm() + rounded >= place.end_mm() && known.offset_mm <= place.offset_mm + rounded;
  });
}

bool is_crossed_area(const City& city, std::uint32_t feature) {
  return std::holds_alternative<MultiPolygon>(city.feature(feature).geometry) &&
         !std::binary_search(city.graph().outline_only.begin(), city.graph().outline_only.end(), feature);
}

}  // namespace

WalkPieces::WalkPieces(const WalkGraph& graph) : m_piece(graph.edges.size()), m_size(graph.edges.size(), 0) {
  Groups vertices(graph.vertices.size());
  for (const WalkGraph::Edge& edge : graph.edges) vertices.join(edge.from, edge.to);
  std::vector<std::uint32_t> piece_at(graph.vertices.size(), std::numeric_limits<std::uint32_t>::max());
  for (std::uint32_t e = 0; e < graph.edges.size(); ++e) {
    std::uint32_t& piece = piece_at[vertices.find(graph.edges[e].from)];
    if (piece == std::numeric_limits<std::uint32_t>::max()) piece = e;
    m_piece[e] = piece;
    m_largest = std::max(m_largest, m_size[piece] += graph.edges[e].length_mm);
  }
}

bool goes_straight(const City& city, const Feature& area, const Point& from, const Point& to) {
  if (crosses(area.geometry, from, to)) return false;
  const auto& polygons = std::get<MultiPolygon>(area.geometry);
  const Point middle{(from.x + to.x) / 2, (from.y + to.y) / 2};
  if (distance(from, to) > at_an_end && !contains(polygons, middle)) return false;
  for (const Theme theme : {Theme::building, Theme::barrier, Theme::water}) {
    for (const std::uint32_t f : city.find(theme, box_of(from, to))) {
      const Feature& thing = city.feature(f);
      if (!cuts_area(thing, area)) continue;
      if (crosses(thing.geometry, from, to)) return false;
      const auto* outline = std::get_if<MultiPolygon>(&thing.geometry);
      if (outline != nullptr && contains(*outline, middle)) return false;
    }
  }
  return true;
}

bool meets_something(const City& city, const Feature& area, const Point& from, const Point& to) {
  const double beside = city.sources().at(area.source).entrance_tolerance;   // metres that a reading may lie off
  const Line straight = {from, to};
  for (const Theme theme : {Theme::kerb, Theme::steps, Theme::road, Theme::rail}) {
    for (const std::uint32_t f : city.find(theme, box_of(from, to))) {
      const Feature& thing = city.feature(f);
      if (!lies_across(thing, area)) continue;
      if (const auto* at = std::get_if<Point>(&thing.geometry)) {
        if (distance(straight, *at) <= at_an_end) return true;
        continue;
      }
      if (crosses(thing.geometry, from, to) || distance(thing.geometry, to) <= at_an_end) return true;
    }
  }
  for (const Theme theme : {Theme::building, Theme::barrier, Theme::water}) {
    for (const std::uint32_t f : city.find(theme, box_of(to, to).grown(at_an_end))) {
      if (cuts_area(city.feature(f), area) && distance(city.feature(f).geometry, to) <= at_an_end) return true;
    }
  }
  const Box around = box_of(from, to).grown(beside);
  return std::ranges::any_of(city.observations(), [&](const Observation& reading) {
    constexpr double mm_per_metre = 1000;
    if (!reading.position || !reading.feature.empty()) return false;
    const double off = reading.position_accuracy.to_double() / mm_per_metre;
    if (!around.grown(off).intersects(box_of(*reading.position, *reading.position)) || !property_stated_as(reading.property)) return false;
    return distance(straight, *reading.position) <= beside + off;
  });
}

std::vector<GraphPlace> ways_to(const City& city, const Geometry& thing, double metres, const std::function<const WalkPieces&()>& pieces) {
  std::vector<GraphPlace> found = beside_ways(city, thing, metres);
  if (!found.empty()) add_larger_pieces(city, thing, metres, pieces(), found);
  const std::optional<Point> at = representative_point(thing);
  std::set<std::uint32_t> areas;
  if (at && std::holds_alternative<Point>(thing)) {
    for (const std::uint32_t f : city.find(Theme::walkway, box_of(*at, *at))) {
      if (!is_crossed_area(city, f) || !contains(std::get<MultiPolygon>(city.feature(f).geometry), *at) || !areas.insert(f).second) continue;
      add_over_area(city, f, *at, 0, found);
    }
  }
  // What stands beside an area goes on over it from where it comes to it.
  const auto nearest = std::find_if(found.begin(), found.end(), [](const GraphPlace& place) { return place.joint == GraphPlace::Joint::direct; });
  if (nearest != found.end()) {
    const GraphPlace place = *nearest;
    const std::uint32_t area = city.graph().edges[place.edge].feature;
    if (is_crossed_area(city, area) && areas.insert(area).second) add_over_area(city, area, place.at, place.offset_mm, found);
  }
  if (const auto* area = std::get_if<MultiPolygon>(&thing); area != nullptr && !found.empty()) {
    const std::vector<GraphPlace> stretches = beside_area(city, *area, metres, [&](const Geometry& at, const GraphPlace& place) { return is_parted(city, at, place); });
    std::copy_if(stretches.begin(), stretches.end(), std::back_inserter(found), [&](const GraphPlace& place) { return !leads_as_near(found, place); });
  }
  std::stable_sort(found.begin(), found.end(), [](const GraphPlace& a, const GraphPlace& b) { return a.offset_mm < b.offset_mm; });
  return found;
}

Tri joint_passed(const City& city, Passability* passability, const GraphPlace& place) {
  if (place.joint == GraphPlace::Joint::direct) return Tri::yes;
  if (place.joint == GraphPlace::Joint::perhaps) return Tri::unknown;
  if (passability == nullptr) return Tri::yes;
  if (place.joint == GraphPlace::Joint::across) return passability->across(city.feature(city.graph().edges[place.edge].feature));
  const Tri over = passability->edge(place.edge);
  return place.joint == GraphPlace::Joint::among && passability->minds_width() ? both(over, Tri::unknown) : over;
}

std::vector<GraphPlace> places_joined(const City& city, Passability* passability, std::span<const GraphPlace> places, Tri at_least) {
  std::vector<GraphPlace> joined;
  std::copy_if(places.begin(), places.end(), std::back_inserter(joined), [&](const GraphPlace& place) { return joint_passed(city, passability, place) >= at_least; });
  return joined;
}

}  // namespace levelground::gis
