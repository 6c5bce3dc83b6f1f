// SPDX-License-Identifier: Apache-2.0
// The order of work, the places of the network, its pieces, and what stands on it.
#include <algorithm>
#include <limits>
#include <numeric>
#include <set>
#include <utility>

#include "core/base/errors.hpp"
#include "gis/handles/memory.hpp"
#include "gis/network/graph_order.hpp"
#include "gis/network/walk_graph_builder.hpp"
#include "gis/read/read_city.hpp"

namespace levelground::gis {

std::vector<LinesCross> WalkGraphBuilder::lines_cross_of(const std::vector<Source>& sources) {
  std::vector<LinesCross> crossing(sources.size());
  std::transform(sources.begin(), sources.end(), crossing.begin(), [](const Source& source) { return source.lines_cross; });
  return crossing;
}

void WalkGraphBuilder::lay_stations() {
  m_first.reserve(m_lines.size() + 1);
  m_cut_first.reserve(m_lines.size());
  m_station_node.reserve(m_join.node_of_point.size() + m_join.splits.size());
  m_station_mm.reserve(m_station_node.capacity());
  auto split = m_join.splits.begin();
  for (std::uint32_t l = 0; l < m_lines.size(); ++l) {
    const GraphLine& line = m_lines[l];
    const bool cut = split != m_join.splits.end() && split->line == l;
    m_first.push_back(static_cast<std::uint32_t>(m_station_node.size()));
    m_cut_first.push_back(cut ? static_cast<std::uint32_t>(m_cut_points.size()) : none);
    const auto add = [&](std::uint32_t node, std::int64_t at_mm, const Point& at) {
      m_station_node.push_back(node);
      m_station_mm.push_back(static_cast<std::int32_t>(at_mm));  // a line too long for it is refused below
      if (cut) m_cut_points.push_back(at);
    };
    std::int64_t at_mm = line.start_mm;
    for (std::uint32_t i = 0; i < line.count; ++i) {
      add(m_join.node_of_point[line.first + i], at_mm, line.points[i]);
      if (i + 1 == line.count) break;
      const std::int64_t segment = segment_mm(line.points[i], line.points[i + 1]);
      for (; split != m_join.splits.end() && split->line == l && split->segment == i; ++split) {
        const auto along = std::clamp<std::int64_t>(Rational::floor_of(split->along * 1000 + 0.5).floor(), 0, segment);
        if (m_station_node.back() == split->node) continue;
        add(split->node, at_mm + along, split->at);
      }
      at_mm += segment;
    }
    if (at_mm > std::numeric_limits<std::int32_t>::max()) {
      Problem problem;
      problem.feature = m_features[line.feature]->id;
      problem.what = "the way is longer than 2147 km";
      problem.remedy = "check its coordinates and its CRS";
      throw InputError(problem);
    }
  }
  m_first.push_back(static_cast<std::uint32_t>(m_station_node.size()));
}

Point WalkGraphBuilder::place_of(std::uint32_t node) const {
  const std::uint32_t number = m_node_station[node];
  const auto line = static_cast<std::uint32_t>(std::upper_bound(m_first.begin(), m_first.end(), number) - m_first.begin() - 1);
  return station(line, number - m_first[line]).at;
}

std::int64_t WalkGraphBuilder::key_of(std::uint32_t node) const {
  const std::uint32_t point = m_node_key_point[node];
  if (point == none) return 0;
  const auto line = std::upper_bound(m_lines.begin(), m_lines.end(), point, [](std::uint32_t p, const GraphLine& l) { return p < l.first; }) - 1;
  return line->keys[point - line->first];
}

void WalkGraphBuilder::mark_places() {
  const std::uint32_t nodes = m_join.node_count;
  std::vector<std::uint8_t> seen(nodes, 0);
  std::vector<std::uint32_t> seen_on(nodes, none);   // the first feature there
  m_meeting.assign(nodes, false);
  m_is_place.assign(nodes, false);
  m_road_arms.assign(nodes, 0);
  m_has_crossing.assign(nodes, false);
  m_node_station.assign(nodes, none);
  m_node_key_point.assign(nodes, none);
  const auto add_arm = [&](std::uint32_t node) {
    if (m_road_arms[node] < 255) ++m_road_arms[node];
  };
  for (std::uint32_t l = 0; l < m_lines.size(); ++l) {
    for (std::uint32_t i = 0; i < stations_of(l); ++i) {
      const Station here = station(l, i);
      const bool is_end = i == 0 || i + 1 == stations_of(l);
      if (seen[here.node] != 0 || is_end) m_is_place[here.node] = true;
      if (seen[here.node] == 0) m_node_station[here.node] = m_first[l] + i;
      if (seen_on[here.node] == none) seen_on[here.node] = m_lines[l].feature;
      if (seen_on[here.node] != m_lines[l].feature) m_meeting[here.node] = true;
      seen[here.node] = 1;
      if (m_lines[l].is_crossing) m_has_crossing[here.node] = true;
      if (!m_lines[l].is_road) continue;
      if (i > 0) add_arm(here.node);
      if (i + 1 < stations_of(l)) add_arm(here.node);
    }
    for (std::uint32_t i = 0; m_lines[l].keys != nullptr && i < m_lines[l].count; ++i) {
      std::uint32_t& first = m_node_key_point[m_join.node_of_point[m_lines[l].first + i]];
      if (first == none && m_lines[l].keys[i] != 0) first = m_lines[l].first + i;
    }
  }
  for (const StandingThing& thing : m_join.things) {
    m_is_place[thing.node] = true;
    m_meeting[thing.node] = true;
    if (m_features[thing.feature]->theme == Theme::crossing) {
      m_has_crossing[thing.node] = true;
      m_crossing_at.emplace(thing.node, thing.feature);
    }
  }
  for (const std::uint32_t node : m_join.at_sites) {
    m_is_place[node] = true;
    m_meeting[node] = true;
  }
  for (const LineCrossing& crossing : m_join.crossings) {
    if (crossing.taken_as != LinesCross::perhaps) continue;
    for (const std::uint32_t node : {crossing.node, crossing.other_node}) {
      m_is_place[node] = true;
      m_meeting[node] = true;
    }
  }
  for (const std::vector<NamedPlace>& places : m_named) {
    for (const NamedPlace& place : places) {
      m_is_place[place.node] = true;
      m_meeting[place.node] = true;
    }
  }
}

std::uint32_t WalkGraphBuilder::vertex(std::uint32_t node, std::uint32_t slot) {
  std::uint32_t& number = slot == own_slot ? m_node_vertex[node] : m_corner_vertex.try_emplace({node, slot}, none).first->second;
  if (number == none) {
    number = static_cast<std::uint32_t>(m_graph.vertices.size());
    m_graph.vertices.push_back(place_of(node));
    m_graph.keys.push_back(key_of(node));
  }
  return number;
}

void WalkGraphBuilder::add_edge(std::uint32_t from, std::uint32_t to, std::int64_t start, std::int64_t end, std::uint32_t feature,
                       WalkGraph::Side side) {
  m_graph.edges.push_back({from, to, static_cast<std::int32_t>(std::max<std::int64_t>(1, end - start)), feature,
                           static_cast<std::int32_t>(start), static_cast<std::int32_t>(end), side});
}

/// A step from one corner to another: across a carriageway, so short that only whether it can be made matters.
void WalkGraphBuilder::add_step(std::uint32_t a, std::uint32_t b, std::uint32_t feature, std::int64_t at_mm) {
  if (a != b) add_edge(std::min(a, b), std::max(a, b), at_mm, at_mm, feature, WalkGraph::Side::own);
}

/// Where an end of a walked line (not a sidewalk) lies at a street place.
std::uint32_t WalkGraphBuilder::end_slot(std::uint32_t line, std::uint32_t i, bool forward) const {
  const StreetPlace* place = street(station(line, i).node);
  if (place == nullptr || m_lines[line].is_road || m_lines[line].is_crossing) return own_slot;
  return 1 + place->corner_towards(outwards(line, i, forward));
}

void WalkGraphBuilder::lay_piece(std::uint32_t l, std::uint32_t a, std::uint32_t b) {
  const GraphLine& line = m_lines[l];
  const Station from = station(l, a);
  const Station to = station(l, b);
  if (line.use == LineUse::own) {
    const std::uint32_t v = vertex(from.node, end_slot(l, a, true));
    const std::uint32_t w = vertex(to.node, end_slot(l, b, false));
    if (v != w || to.at_mm > from.at_mm) add_edge(v, w, from.at_mm, to.at_mm, line.feature, WalkGraph::Side::own);
    return;
  }
  const StreetPlace& first = *street(from.node);
  const StreetPlace& last = *street(to.node);
  const std::uint32_t out = first.arm_of(l, a, true);
  const std::uint32_t back = last.arm_of(l, b, false);
  // Left of the line is anticlockwise of the arm that leaves along it and clockwise of the arm that looks back.
  if (line.left) {
    add_edge(vertex(from.node, 1 + out), vertex(to.node, 1 + last.corner_before(back)), from.at_mm, to.at_mm, line.feature,
             WalkGraph::Side::left);
  }
  if (line.right) {
    add_edge(vertex(from.node, 1 + first.corner_before(out)), vertex(to.node, 1 + back), from.at_mm, to.at_mm, line.feature,
             WalkGraph::Side::right);
  }
}

/// About as many edges as there will be: a list that grows by doubling would be the largest thing of a city that is being read.
std::size_t WalkGraphBuilder::expected_edges() const {
  std::size_t edges = 0;
  for (std::uint32_t l = 0; l < m_lines.size(); ++l) {
    const GraphLine& line = m_lines[l];
    if (line.use != LineUse::own && line.use != LineUse::sided) continue;
    const std::size_t sides = line.use == LineUse::own ? 1 : std::size_t{line.left} + std::size_t{line.right};
    for (std::uint32_t i = 1; i < stations_of(l); ++i) edges += m_is_place[m_station_node[m_first[l] + i]] ? sides : 0;
  }
  for (const auto& [node, place] : m_streets) edges += place.arms.size();
  return edges;
}

void WalkGraphBuilder::lay_pieces() {
  m_graph.edges.reserve(expected_edges());
  m_node_vertex.assign(m_join.node_count, none);
  for (std::uint32_t l = 0; l < m_lines.size(); ++l) {
    if (m_lines[l].use != LineUse::own && m_lines[l].use != LineUse::sided) continue;
    std::uint32_t begin = 0;
    for (std::uint32_t i = 1; i < stations_of(l); ++i) {
      if (!m_is_place[station(l, i).node]) continue;
      const bool same_point = station(l, i).node == station(l, begin).node && station(l, i).at_mm == station(l, begin).at_mm;
      if (!same_point) lay_piece(l, begin, i);
      begin = i;
    }
  }
}

/// The middle of a place and its corners, as far as lines have made vertices of them.
std::vector<std::uint32_t> WalkGraphBuilder::vertices_at(std::uint32_t node) const {
  std::vector<std::uint32_t> vertices;
  if (m_node_vertex[node] != none) vertices.push_back(m_node_vertex[node]);
  for (auto corner = m_corner_vertex.lower_bound({node, 0}); corner != m_corner_vertex.end() && corner->first.first == node; ++corner) {
    vertices.push_back(corner->second);
  }
  return vertices;
}

/// Where lines cross without a common point one may get from each to the other. Whoever goes straight on is not concerned.
void WalkGraphBuilder::join_perhaps() {
  std::set<std::pair<std::uint32_t, std::uint32_t>> joined;
  for (const LineCrossing& crossing : m_join.crossings) {
    const std::uint32_t feature = m_lines[crossing.line].feature;
    m_graph.crossed.push_back({feature, m_lines[crossing.other].feature, crossing.at, crossing.taken_as});
    if (crossing.taken_as != LinesCross::perhaps) continue;
    std::int64_t at_mm = 0;
    for (std::uint32_t i = 0; i < stations_of(crossing.line); ++i) {
      if (station(crossing.line, i).node == crossing.node) at_mm = station(crossing.line, i).at_mm;
    }
    for (const std::uint32_t a : vertices_at(crossing.node)) {
      for (const std::uint32_t b : vertices_at(crossing.other_node)) {
        if (a == b || !joined.insert(std::minmax(a, b)).second) continue;
        add_edge(std::min(a, b), std::max(a, b), at_mm, at_mm, feature, WalkGraph::Side::perhaps);
      }
    }
  }
}

/// Whoever walks over a vertex passes everything that stands there. A crossing on a street is passed by the steps across it; one where no
/// road is (of rails) by the vertex.
void WalkGraphBuilder::place_things() {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> standing = m_met;  // vertex, feature
  std::vector<bool> on_crossing(m_join.node_count, false);
  for (std::uint32_t l = 0; l < m_lines.size(); ++l) {
    for (std::uint32_t i = 0; m_lines[l].is_crossing && i < stations_of(l); ++i) on_crossing[station(l, i).node] = true;
  }
  for (const StandingThing& thing : m_join.things) {
    const Theme theme = m_features[thing.feature]->theme;
    if (theme == Theme::crossing && (m_road_arms[thing.node] > 0 || on_crossing[thing.node])) continue;
    const std::uint32_t v = m_node_vertex[thing.node];
    if (v != none) standing.emplace_back(v, thing.feature);
    const StreetPlace* place = street(thing.node);
    if (place == nullptr || !place->crossed) continue;  // what stands on a carriageway does not bar the sidewalks beside it
    for (std::uint32_t j = 0; j < place->corner_count(); ++j) {
      const auto corner = m_corner_vertex.find({thing.node, 1 + j});
      if (corner != m_corner_vertex.end()) standing.emplace_back(corner->second, thing.feature);
    }
  }
  std::sort(standing.begin(), standing.end());
  standing.erase(std::unique(standing.begin(), standing.end()), standing.end());
  m_graph.thing_start.assign(m_graph.vertices.size() + 1, 0);
  m_graph.things.reserve(standing.size());
  for (const auto& [v, feature] : standing) {
    ++m_graph.thing_start[v + 1];
    m_graph.things.push_back(feature);
  }
  std::partial_sum(m_graph.thing_start.begin(), m_graph.thing_start.end(), m_graph.thing_start.begin());
}

WalkGraph WalkGraphBuilder::build() {
  unite_sources();
  lay_stations();
  find_named();
  mark_places();
  find_arms();
  lay_pieces();
  for (const auto& [node, place] : m_streets) join_corners(node, place);
  cross_anywhere();
  join_perhaps();
  join_named();
  cross_areas();
  place_things();
  return std::move(m_graph);
}

WalkGraph build_walk_graph(const std::vector<Feature>& features, double tolerance, const std::vector<Source>& sources, ClosedWays closed) {
  std::vector<const Feature*> sorted(features.size());
  std::transform(features.begin(), features.end(), sorted.begin(), [](const Feature& feature) { return &feature; });
  const auto by_id = [](const Feature* a, const Feature* b) { return a->id < b->id; };
  if (!std::is_sorted(sorted.begin(), sorted.end(), by_id)) std::sort(sorted.begin(), sorted.end(), by_id);
  WalkGraph graph = WalkGraphBuilder(sorted, tolerance, closed, sources).build();
  graph.joined_within = tolerance;
  give_back_memory();
  order_graph(graph);  // when the builder has given its memory back
  return graph;
}

}  // namespace levelground::gis
