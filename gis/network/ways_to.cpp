// SPDX-License-Identifier: Apache-2.0
#include "gis/network/ways_to.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

#include "gis/network/beside_area.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/graph_lines.hpp"
#include "gis/network/groups.hpp"
#include "gis/network/open_ground.hpp"
#include "gis/network/snap.hpp"

namespace levelground::gis {
namespace {

Box box_of(const Point& a, const Point& b) {
  Box box;
  box.include(a);
  box.include(b);
  return box;
}

std::int32_t straight_mm(const Point& a, const Point& b) { return static_cast<std::int32_t>(std::llround(distance(a, b) * 1000)); }

const Feature& way_of(const City& city, const GraphPlace& place) { return city.feature(city.graph().edges[place.edge].feature); }

std::vector<GraphPlace> near_places(const City& city, const Geometry& thing, double metres) {
  std::vector<GraphPlace> near = snap_all(city, thing, metres, 0, true);
  std::stable_sort(near.begin(), near.end(), [](const GraphPlace& a, const GraphPlace& b) { return a.offset_mm < b.offset_mm; });
  return near;
}

/// Does it lead over something that stops some, or over ground of which a source says that it is not open to all?
bool may_stop_some(const City& city, const StraightPiece* piece) {
  if (piece == nullptr) return false;
  return !piece->met.empty() || std::any_of(piece->grounds.begin(), piece->grounds.end(), [&](std::uint32_t ground) { return !is_open_to_all(city.feature(ground)); });
}

/// The nearest way to which nothing stops anybody, with what lies nearer by.
std::vector<GraphPlace> beside_ways(const City& city, const Geometry& thing, double metres) {
  constexpr double first_search = 16;   // metres: most things stand beside a way
  for (double radius = std::min(first_search, metres);; radius = std::min(2 * radius, metres)) {
    std::vector<GraphPlace> found;
    std::optional<GraphPlace> left_open;
    bool parted = false, across = false, past_something = false;
    for (GraphPlace place : near_places(city, thing, radius)) {
      const Feature& way = way_of(city, place);
      const bool is_across = place.joint == GraphPlace::Joint::across;
      const bool is_open = is_left_open(way);
      if (is_open ? is_across || left_open : is_across && across) continue;
      const Point from = nearest_point(thing, place.at);
      const OpenGround ground(city, box_of(from, place.at).grown(at_an_end));
      if (!is_open && ground.is_parted(way, from, place.at)) {
        place.joint = GraphPlace::Joint::perhaps;
        if (!parted) found.push_back(place);
        parted = true;
        continue;
      }
      place.straight = ground.beside(city.graph().edges[place.edge], from, place.at);
      if (is_open) {
        left_open = place;
        continue;
      }
      const bool stops_some = may_stop_some(city, place.straight.get());
      if (stops_some && !is_across && past_something) continue;
      found.push_back(place);
      across = across || is_across;
      past_something = past_something || (stops_some && !is_across);
      if (!is_across && !stops_some) return found;
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
    if (is_left_open(way_of(city, place)) || pieces.size_of(place.edge) <= largest || !added.insert(pieces.piece_of(place.edge)).second) continue;
    place.joint = GraphPlace::Joint::perhaps;
    found.push_back(place);
  }
}

std::shared_ptr<const StraightPiece> piece_to(const Stand& stand, const OpenGround& ground, const AreasAsOne& areas, const Point& to) {
  auto over = ground.over(areas, stand.foot, to);
  if (stand.before == nullptr) return over;
  auto all = std::make_shared<StraightPiece>(*over);
  all->met.insert(all->met.end(), stand.before->met.begin(), stand.before->met.end());
  all->grounds.insert(all->grounds.end(), stand.before->grounds.begin(), stand.before->grounds.end());
  return all;
}

bool has_walks_over(const WalkGraph& graph, const AreasAsOne& areas) {
  return std::any_of(areas.numbers().begin(), areas.numbers().end(), [&](std::uint32_t area) {
    const auto [first, last] = edges_of(graph, area);
    return std::any_of(graph.edges.begin() + first, graph.edges.begin() + last, is_over_area);
  });
}

/// From where one goes straight over areas to where a thing stands on them, or comes to them.
void add_over_areas(const City& city, const Stand& stand, std::vector<GraphPlace>& found) {
  const WalkGraph& graph = city.graph();
  const AreasAsOne areas(city, stand.area);
  Box box = areas.box();
  box.include(stand.from);
  const OpenGround ground(city, box.grown(at_an_end), true);
  const bool crossed = has_walks_over(graph, areas);
  std::set<std::uint32_t> looked_at;
  for (const std::uint32_t area : areas.numbers()) {
    const GraphPlace::Joint free_joint = ground.has_things_on(area) ? GraphPlace::Joint::among : GraphPlace::Joint::over_area;
    const auto [first, last] = edges_of(graph, area);
    for (std::uint32_t e = first; e < last; ++e) {
      const WalkGraph::Edge& edge = graph.edges[e];
      for (const bool at_to : {false, true}) {
        const std::uint32_t vertex = at_to ? edge.to : edge.from;
        if (is_step_across(edge) || !looked_at.insert(vertex).second) continue;
        const Point& corner = graph.vertices[vertex];
        const auto add = [&](std::int32_t mm, GraphPlace::Joint joint, std::shared_ptr<const StraightPiece> piece) {
          found.push_back({e, at_to ? edge.length_mm : 0, mm, corner, joint, GraphPlace::Goes::both, std::move(piece)});
        };
        const bool free = ground.is_free(areas, stand.foot, corner);
        if (free) {
          const GraphPlace::Joint joint = ground.ends_at_a_thing(area, corner) ? GraphPlace::Joint::perhaps : free_joint;
          add(stand.before_mm + straight_mm(stand.foot, corner), joint, piece_to(stand, ground, areas, corner));
        }
        // Nobody need go round by where the thing is nearest; and where no walks over the areas were worked out nobody says which way one goes round their corners.
        const bool onto = stand.before_mm > 0 && (free || ground.comes_onto(areas, stand.from, corner));
        if (onto || (!free && !crossed)) add(straight_mm(stand.from, corner), GraphPlace::Joint::perhaps, nullptr);
      }
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

std::vector<Stand> stands_of(const City& city, const std::optional<Point>& at, std::span<const GraphPlace> places) {
  std::vector<Stand> stands;
  std::set<std::uint32_t> areas;
  const auto is_new = [&](std::uint32_t area) {
    if (!is_crossed_area(city, area) || areas.contains(area)) return false;
    const std::vector<std::uint32_t> all = crossed_as_one(city.graph(), area);
    areas.insert(all.begin(), all.end());
    return true;
  };
  for (const Theme theme : {Theme::walkway, Theme::steps}) {
    if (!at) break;
    for (const std::uint32_t f : city.find(theme, box_of(*at, *at))) {
      const auto* area = std::get_if<MultiPolygon>(&city.feature(f).geometry);
      const auto [first, last] = edges_of(city.graph(), f);
      if (area != nullptr && first != last && contains(*area, *at) && is_new(f)) stands.push_back({f, *at, *at, 0, nullptr});
    }
  }
  // What stands beside an area goes on over it from where it comes to it.
  for (const GraphPlace& place : places) {
    const std::uint32_t area = city.graph().edges[place.edge].feature;
    if (place.joint != GraphPlace::Joint::direct || !is_new(area)) continue;
    stands.push_back({area, place.straight != nullptr ? place.straight->from : place.at, place.at, place.offset_mm, place.straight});
  }
  return stands;
}

std::vector<StraightWalk> straight_walks(const City& city, std::span<const Stand> from, std::span<const Stand> to) {
  std::vector<StraightWalk> walks;
  for (const Stand& a : from) {
    const std::vector<std::uint32_t> as_one = crossed_as_one(city.graph(), a.area);
    for (const Stand& b : to) {
      if (std::find(as_one.begin(), as_one.end(), b.area) == as_one.end()) continue;
      const AreasAsOne areas(city, a.area);
      Box box = box_of(a.from, b.from);
      box.include(box_of(a.foot, b.foot));
      const OpenGround ground(city, box.grown(at_an_end));
      const bool free = ground.is_free(areas, a.foot, b.foot);
      if (free) {
        auto piece = std::make_shared<StraightPiece>(*piece_to(a, ground, areas, b.foot));
        if (b.before != nullptr) {
          piece->met.insert(piece->met.end(), b.before->met.begin(), b.before->met.end());
          piece->grounds.insert(piece->grounds.end(), b.before->grounds.begin(), b.before->grounds.end());
        }
        StraightWalk walk{a.area, a.before_mm + straight_mm(a.foot, b.foot) + b.before_mm, {a.from}, false, OpenGround(city, areas.box()).has_things_on(a.area), std::move(piece)};
        for (const Point& p : {a.foot, b.foot, b.from}) {
          if (p != walk.where.back()) walk.where.push_back(p);
        }
        if (walk.where.size() < 2) walk.where.push_back(b.from);
        walks.push_back(std::move(walk));
      }
      const bool onto = (a.before_mm > 0 || b.before_mm > 0) && (free || ground.comes_onto(areas, a.from, b.from));
      if (onto || (!free && !has_walks_over(city.graph(), areas))) {
        walks.push_back({a.area, straight_mm(a.from, b.from), {a.from, b.from}, true, false, nullptr});
      }
    }
  }
  return walks;
}

std::vector<GraphPlace> ways_to(const City& city, const Geometry& thing, double metres, const std::function<const WalkPieces&()>& pieces) {
  std::vector<GraphPlace> found = beside_ways(city, thing, metres);
  if (!found.empty()) add_larger_pieces(city, thing, metres, pieces(), found);
  const auto* point = std::get_if<Point>(&thing);
  for (const Stand& stand : stands_of(city, point != nullptr ? std::optional(*point) : std::nullopt, found)) add_over_areas(city, stand, found);
  if (const auto* area = std::get_if<MultiPolygon>(&thing); area != nullptr && !found.empty()) {
    const OpenGround ground(city, bounds(thing).grown(metres + at_an_end), true);
    const std::vector<GraphPlace> stretches =
        beside_area(city, *area, metres, [&](const Point& from, const GraphPlace& place) { return ground.is_parted(way_of(city, place), from, place.at); });
    std::copy_if(stretches.begin(), stretches.end(), std::back_inserter(found), [&](const GraphPlace& place) { return !leads_as_near(found, place); });
  }
  std::stable_sort(found.begin(), found.end(), [](const GraphPlace& a, const GraphPlace& b) { return a.offset_mm < b.offset_mm; });
  return found;
}

Tri joint_passed(const City& city, Passability* passability, const GraphPlace& place) {
  if (place.joint == GraphPlace::Joint::perhaps || place.joint == GraphPlace::Joint::crossed) return Tri::unknown;
  if (passability == nullptr) return Tri::yes;
  const Feature& way = way_of(city, place);
  Tri answer = place.joint == GraphPlace::Joint::across ? passability->across(way) : Tri::yes;
  if (place.straight != nullptr) answer = both(answer, passability->straight(*place.straight, place.at, way));
  return place.joint == GraphPlace::Joint::among && passability->minds_width() ? both(answer, Tri::unknown) : answer;
}

Tri straight_passed(const City& city, Passability& passability, const StraightWalk& walk) {
  if (walk.perhaps) return Tri::unknown;
  const Tri answer = passability.straight(*walk.piece, walk.where.back(), city.feature(walk.area));
  return walk.among && passability.minds_width() ? both(answer, Tri::unknown) : answer;
}

std::vector<GraphPlace> places_joined(const City& city, Passability* passability, std::span<const GraphPlace> places, Tri at_least) {
  std::vector<GraphPlace> joined;
  std::copy_if(places.begin(), places.end(), std::back_inserter(joined), [&](const GraphPlace& place) { return joint_passed(city, passability, place) >= at_least; });
  return joined;
}

}  // namespace levelground::gis
