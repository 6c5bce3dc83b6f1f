// SPDX-License-Identifier: Apache-2.0
#include "gis/network/entrances.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "gis/network/graph_lines.hpp"
#include "gis/network/labels.hpp"
#include "gis/network/snap.hpp"

namespace levelground::gis {
namespace {

/// Kinds of barrier that are made for coming in.
constexpr std::array<std::string_view, 9> gates = {"gate", "swing_gate", "kissing_gate", "sliding_gate", "lift_gate", "wicket_gate",
                                                   "hampshire_gate", "turnstile", "entrance"};

/// Two entrances this near are one: within the tolerance, and never less than the unit in which the graph counts.
bool same_place(const Point& a, const Point& b, double tolerance) { return distance(a, b) <= std::max(tolerance, 0.001); }

class Finder {
 public:
  Finder(const City& city, const SiteArea& area, const std::vector<NearEdge>& near, double tolerance)
      : m_city(city), m_area(area), m_near(near), m_tolerance(tolerance) {}

  std::vector<Entrance> find() {
    add_mapped();
    std::vector<GraphPlace> derived = where_edges_come_in();
    add_dead_ends(derived);
    if (derived.empty() && m_found.empty()) derived = passing_ways();
    add_derived(derived);
    std::sort(m_found.begin(), m_found.end(), [](const Entrance& a, const Entrance& b) {
      return std::tie(a.at.x, a.at.y, a.feature) < std::tie(b.at.x, b.at.y, b.feature);
    });
    for (Entrance& entrance : m_found) find_way_through(entrance);
    label();
    return std::move(m_found);
  }

 private:
  void add_mapped();
  [[nodiscard]] bool on_building(const Point& p) const;
  [[nodiscard]] std::vector<GraphPlace> where_edges_come_in() const;
  void add_dead_ends(std::vector<GraphPlace>& places) const;
  [[nodiscard]] std::vector<GraphPlace> passing_ways() const;
  void add_derived(std::vector<GraphPlace>& places);
  void find_way_through(Entrance& entrance) const;
  [[nodiscard]] bool inside_at(std::uint32_t edge, std::int32_t at_mm) const;
  void label();

  const City& m_city;
  const SiteArea& m_area;
  const std::vector<NearEdge>& m_near;
  double m_tolerance;
  std::vector<Entrance> m_found;
};

/// The doors of the houses around a square are not entrances of the square.
bool Finder::on_building(const Point& p) const {
  Box box;
  box.include(p);
  const auto near = m_city.find(Theme::building, box.grown(0.01));
  return std::any_of(near.begin(), near.end(), [&](std::uint32_t b) { return distance(m_city.feature(b).geometry, p) <= 0.01; });
}

void Finder::add_mapped() {
  const double reach = std::max(m_tolerance, 0.001);
  std::set<std::uint32_t> reaching_in;
  for (const NearEdge& near : m_near) {
    if (std::any_of(near.pieces.begin(), near.pieces.end(), [](const AreaPiece& piece) { return piece.inside; })) reaching_in.insert(near.edge);
  }
  for (const Theme theme : {Theme::entrance, Theme::barrier}) {
    for (const std::uint32_t f : m_city.find(theme, m_area.box().grown(reach))) {
      const Feature& feature = m_city.feature(f);
      const auto at = representative_point(feature.geometry);
      if (!at || m_area.to_boundary(*at, reach) > reach) continue;
      if (theme == Theme::barrier) {
        const bool is_gate = std::find(gates.begin(), gates.end(), feature.text(Property::kind)) != gates.end();
        if (!is_gate || !std::holds_alternative<Point>(feature.geometry)) continue;
      } else if (on_building(*at)) {
        continue;
      }
      const bool there_already = std::any_of(m_found.begin(), m_found.end(), [&](const Entrance& e) { return e.at == *at; });
      if (there_already) continue;
      Entrance entrance;
      entrance.feature = f;
      entrance.at = *at;
      entrance.place = snap(m_city, feature.geometry, reach, [&](std::uint32_t e) { return reaching_in.contains(e); });
      if (!entrance.place) entrance.place = snap(m_city, feature.geometry, reach);
      m_found.push_back(std::move(entrance));
    }
  }
}

std::vector<GraphPlace> Finder::where_edges_come_in() const {
  std::vector<GraphPlace> places;
  for (const NearEdge& near : m_near) {
    const WalkGraph::Edge& edge = m_city.graph().edges[near.edge];
    // A straight walk over an area is one of many: where it leaves the site is no gate.
    if (is_step_across(edge) || is_over_area(edge) || near.pieces.empty()) continue;
    const EdgeShape shape = edge_shape(m_city, near.edge);
    const auto add = [&](std::int32_t at_mm) { places.push_back({near.edge, at_mm, 0, point_at(shape, at_mm)}); };
    for (std::size_t i = 1; i < near.pieces.size(); ++i) add(near.pieces[i].from_mm);  // neighbours differ: the boundary is here
    // An edge outside may end exactly on the boundary.
    if (!near.pieces.front().inside && m_area.holds(shape.points.front())) add(0);
    if (!near.pieces.back().inside && m_area.holds(shape.points.back())) add(edge.length_mm);
  }
  return places;
}

void Finder::add_dead_ends(std::vector<GraphPlace>& places) const {
  if (m_tolerance <= 0) return;
  const WalkGraph& graph = m_city.graph();
  for (const NearEdge& near : m_near) {
    const WalkGraph::Edge& edge = graph.edges[near.edge];
    if (is_step_across(edge) || is_over_area(edge)) continue;
    for (const bool at_end : {false, true}) {
      const std::uint32_t vertex = at_end ? edge.to : edge.from;
      const Point& p = graph.vertices[vertex];
      if (graph.edges_at(vertex).size() != 1 || m_area.holds(p) || m_area.to_boundary(p, m_tolerance) > m_tolerance) continue;
      places.push_back({near.edge, at_end ? edge.length_mm : 0, 0, p});
    }
  }
}

std::vector<GraphPlace> Finder::passing_ways() const {
  std::map<std::uint32_t, GraphPlace> nearest;  // one for each way
  if (m_tolerance <= 0) return {};
  for (const GraphPlace& place : snap_all(m_city, Geometry(m_area.area()), m_tolerance)) {
    if (is_left_open(m_city.feature(m_city.graph().edges[place.edge].feature))) continue;
    const auto [at, is_new] = nearest.emplace(m_city.graph().edges[place.edge].feature, place);
    if (!is_new && place.offset_mm < at->second.offset_mm) at->second = place;
  }
  std::vector<GraphPlace> places;
  for (const auto& [feature, place] : nearest) places.push_back(place);
  return places;
}

void Finder::add_derived(std::vector<GraphPlace>& places) {
  std::sort(places.begin(), places.end(), [](const GraphPlace& a, const GraphPlace& b) {
    return std::tie(a.at.x, a.at.y, a.edge, a.from_mm) < std::tie(b.at.x, b.at.y, b.edge, b.from_mm);
  });
  for (const GraphPlace& place : places) {
    const bool there_already =
        std::any_of(m_found.begin(), m_found.end(), [&](const Entrance& e) { return same_place(e.at, place.at, m_tolerance); });
    if (there_already) continue;
    Entrance entrance;
    entrance.place = place;
    entrance.at = place.at;
    m_found.push_back(std::move(entrance));
  }
}

/// Does an edge lie inside the site there?
bool Finder::inside_at(std::uint32_t edge, std::int32_t at_mm) const {
  const auto near = std::lower_bound(m_near.begin(), m_near.end(), edge, [](const NearEdge& one, std::uint32_t e) { return one.edge < e; });
  if (near == m_near.end() || near->edge != edge) return false;
  return std::any_of(near->pieces.begin(), near->pieces.end(), [&](const AreaPiece& piece) { return piece.inside && piece.from_mm <= at_mm && at_mm <= piece.to_mm; });
}

/// What stands in it, and where walks into the site go on behind that: along every edge that is inside a little farther on.
void Finder::find_way_through(Entrance& entrance) const {
  if (entrance.feature) entrance.things.push_back(*entrance.feature);
  if (!entrance.place) return;
  const WalkGraph& graph = m_city.graph();
  const GraphPlace& place = *entrance.place;
  const WalkGraph::Edge& edge = graph.edges[place.edge];
  const auto little = std::max<std::int32_t>(1, static_cast<std::int32_t>(std::llround(m_tolerance * 1000)));
  // Between two vertices nothing bars the way itself: who does not pass the entrance is not taken to walk there at all.
  if (place.from_mm > 0 && place.from_mm < edge.length_mm) return;
  const std::uint32_t vertex = place.from_mm == 0 ? edge.from : edge.to;
  const auto there = graph.things_at(vertex);
  const bool all_there = std::all_of(entrance.things.begin(), entrance.things.end(), [&](std::uint32_t thing) { return graph.stands_at(thing, vertex); });
  for (const std::uint32_t thing : there) {
    if (std::find(entrance.things.begin(), entrance.things.end(), thing) == entrance.things.end()) entrance.things.push_back(thing);
  }
  if (entrance.things.empty()) return;
  for (const std::uint32_t number : graph.edges_at(vertex)) {
    const WalkGraph::Edge& other = graph.edges[number];
    if (is_step_across(other)) continue;
    for (const bool onwards : {true, false}) {
      if ((onwards ? other.from : other.to) != vertex) continue;
      const std::int32_t on = std::min(little, other.length_mm);
      if (!inside_at(number, onwards ? on : other.length_mm - on)) continue;
      // What does not stand on the vertex itself bars it to nobody: then walks begin a hair behind it.
      const std::int32_t behind = all_there ? 0 : 1;
      entrance.inwards.push_back({number, onwards ? behind : other.length_mm - behind, place.offset_mm, place.at, place.joint, onwards ? GraphPlace::Goes::onwards : GraphPlace::Goes::back});
    }
  }
  // Where no way goes on inside, the entrance is reached all the same, and bars the vertex: so a repair there is seen to open something.
  if (entrance.inwards.empty() && all_there) entrance.inwards = {{place.edge, place.from_mm, place.offset_mm, place.at, place.joint, GraphPlace::Goes::nowhere}};
}

void Finder::label() {
  std::map<std::string, int> used;
  for (Entrance& entrance : m_found) {
    const LocalText name = entrance.feature ? name_of(m_city.feature(*entrance.feature)) : LocalText{};
    if (!name.empty()) {
      entrance.label = name;
      continue;
    }
    const LocalText what{"Entrance", "Entré"};
    entrance.label = joined(what, direction_words(m_area.box(), entrance.at));
    if (entrance.place) {
      const LocalText street = street_at(m_city, m_city.graph().edges[entrance.place->edge].feature);
      if (!street.empty()) entrance.label = {entrance.label.en + ", " + street.en, entrance.label.sv + ", " + street.sv};
    }
    const int count = ++used[entrance.label.en];
    if (count > 1) entrance.label = {entrance.label.en + " " + std::to_string(count), entrance.label.sv + " " + std::to_string(count)};
  }
}

}  // namespace

std::vector<NearEdge> edges_near(const City& city, const SiteArea& area, double metres) {
  std::vector<NearEdge> near;
  const WalkGraph& graph = city.graph();
  const Box box = area.box().grown(metres);
  EdgeShape shape;
  for (const std::uint32_t feature : walked_features(city, box)) {
    if (is_left_open(city.feature(feature))) continue;
    const auto [first, last] = edges_of(graph, feature);
    for (std::uint32_t e = first; e < last; ++e) {
      edge_shape(city, e, shape);
      if (!bounds(shape.points).intersects(box)) continue;
      NearEdge found{e, {}};
      if (is_step_across(graph.edges[e])) {
        found.pieces.push_back({0, graph.edges[e].length_mm, area.holds(shape.points.front())});
      } else {
        found.pieces = area.cut(shape);
      }
      near.push_back(std::move(found));
    }
  }
  return near;
}

std::vector<Entrance> find_entrances(const City& city, const SiteArea& area, const std::vector<NearEdge>& near, double tolerance) {
  return Finder(city, area, near, tolerance).find();
}

}  // namespace levelground::gis
