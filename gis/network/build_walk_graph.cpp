// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "core/base/errors.hpp"
#include "gis/handles/memory.hpp"
#include "gis/network/area_crossings.hpp"
#include "gis/network/crossable_area.hpp"
#include "gis/network/graph_order.hpp"
#include "gis/network/street_corners.hpp"
#include "gis/read/read_city.hpp"

namespace levelground::gis {
namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
/// Steps of looking from corner to corner of one area: about a second. A square of 500 corners of which half bend inwards stays below.
constexpr std::uint64_t most_work_for_an_area = 200'000'000;
constexpr std::uint32_t own_slot = 0;  ///< the middle of a place; corner j has slot 1 + j

class Builder {
 public:
  Builder(const std::vector<const Feature*>& features, double tolerance)
      : m_features(features), m_lines(graph_lines(features)), m_join(join_nodes(features, m_lines, tolerance)) {}
  /// In no particular order yet, and without rows.
  WalkGraph build();

 private:
  void lay_stations();
  void mark_places();
  void find_arms();
  [[nodiscard]] std::vector<bool> crossed_roads(const std::vector<bool>& sided) const;
  void leave_uncrossed(const std::vector<bool>& sided);
  [[nodiscard]] std::size_t expected_edges() const;
  void lay_pieces();
  void lay_piece(std::uint32_t line, std::uint32_t a, std::uint32_t b);
  void join_corners(std::uint32_t node, const StreetPlace& street);
  void join_lines_across(std::uint32_t node, const StreetPlace& street);
  void join_roads(std::uint32_t node, const StreetPlace& street);
  void cross_areas();
  void cross_area(const Feature& feature, std::uint32_t first_line, std::uint32_t end_line);
  void place_things();

  [[nodiscard]] bool crossing_before_junction(const Arm& arm) const;
  [[nodiscard]] Point outwards(std::uint32_t line, std::uint32_t station, bool forward) const;
  [[nodiscard]] std::uint32_t end_slot(std::uint32_t line, std::uint32_t station, bool forward) const;
  [[nodiscard]] const StreetPlace* street(std::uint32_t node) const {
    const auto at = m_streets.find(node);
    return at == m_streets.end() ? nullptr : &at->second;
  }
  [[nodiscard]] std::uint32_t stations_of(std::uint32_t line) const { return m_first[line + 1] - m_first[line]; }
  [[nodiscard]] Station station(std::uint32_t line, std::uint32_t i) const {
    const std::uint32_t number = m_first[line] + i;
    return {m_station_node[number], m_station_mm[number], m_cut_first[line] == none ? m_lines[line].points[i] : m_cut_points[m_cut_first[line] + i]};
  }
  [[nodiscard]] Point place_of(std::uint32_t node) const;
  [[nodiscard]] std::int64_t key_of(std::uint32_t node) const;
  std::uint32_t vertex(std::uint32_t node, std::uint32_t slot);
  void add_edge(std::uint32_t from, std::uint32_t to, std::int64_t start, std::int64_t end, std::uint32_t feature, WalkGraph::Side side);
  void add_step(std::uint32_t a, std::uint32_t b, std::uint32_t feature, std::int64_t at_mm);

  struct Occurrence {
    std::uint32_t node, line, station;
    auto operator<=>(const Occurrence&) const = default;
  };
  const std::vector<const Feature*>& m_features;
  std::vector<GraphLine> m_lines;
  NodeJoin m_join;
  // A city has millions of stations, so what can be looked up in the lines is not kept a second time.
  std::vector<std::uint32_t> m_station_node;
  std::vector<std::int32_t> m_station_mm;
  std::vector<std::uint32_t> m_first;          ///< number of the first station, per line, and the end
  std::vector<std::uint32_t> m_cut_first;      ///< per line: none, or its first station in m_cut_points
  std::vector<Point> m_cut_points;             ///< stations of lines that others meet between their points
  std::vector<bool> m_is_place;                ///< per node: a vertex of the graph
  std::vector<bool> m_meeting;                 ///< per node: two features meet, or a thing stands there
  std::vector<std::uint8_t> m_road_arms;       ///< per node, up to 255
  std::vector<bool> m_has_crossing;            ///< per node
  std::vector<std::uint32_t> m_node_station;   ///< number of the first station there
  std::vector<std::uint32_t> m_node_key_point; ///< number of the first point there that has a key, among the points of all lines; none
  std::vector<Occurrence> m_at_streets;        ///< what meets at street places, sorted
  std::map<std::uint32_t, StreetPlace> m_streets;
  std::map<std::uint32_t, std::uint32_t> m_crossing_at;        ///< street node -> crossing feature standing there
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> m_corner_vertex;
  std::vector<std::uint32_t> m_node_vertex;
  CrossableAreas m_crossable{m_features};
  WalkGraph m_graph;
};

void Builder::lay_stations() {
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

Point Builder::place_of(std::uint32_t node) const {
  const std::uint32_t number = m_node_station[node];
  const auto line = static_cast<std::uint32_t>(std::upper_bound(m_first.begin(), m_first.end(), number) - m_first.begin() - 1);
  return station(line, number - m_first[line]).at;
}

std::int64_t Builder::key_of(std::uint32_t node) const {
  const std::uint32_t point = m_node_key_point[node];
  if (point == none) return 0;
  const auto line = std::upper_bound(m_lines.begin(), m_lines.end(), point, [](std::uint32_t p, const GraphLine& l) { return p < l.first; }) - 1;
  return line->keys[point - line->first];
}

void Builder::mark_places() {
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
}

Point Builder::outwards(std::uint32_t line, std::uint32_t i, bool forward) const {
  const Point here = station(line, i).at;
  for (std::uint32_t j = i; forward ? j + 1 < stations_of(line) : j > 0;) {
    j = forward ? j + 1 : j - 1;
    const Point there = station(line, j).at;
    if (there != here) return {there.x - here.x, there.y - here.y};
  }
  return {0, 0};
}

void Builder::find_arms() {
  std::vector<bool> sided(m_join.node_count, false);
  for (std::uint32_t l = 0; l < m_lines.size(); ++l) {
    if (m_lines[l].use != LineUse::sided) continue;
    for (std::uint32_t i = 0; i < stations_of(l); ++i) sided[station(l, i).node] = true;
  }
  const std::vector<bool> crossed = crossed_roads(sided);
  for (std::uint32_t l = 0; l < m_lines.size(); ++l) {
    for (std::uint32_t i = 0; i < stations_of(l); ++i) {
      const std::uint32_t node = station(l, i).node;
      if ((!sided[node] && !crossed[node]) || !m_is_place[node]) continue;
      m_at_streets.push_back({node, l, i});
      if (!m_lines[l].is_road) continue;
      if (i > 0) m_streets[node].arms.push_back({l, i, false, outwards(l, i, false)});
      if (i + 1 < stations_of(l)) m_streets[node].arms.push_back({l, i, true, outwards(l, i, true)});
    }
  }
  std::sort(m_at_streets.begin(), m_at_streets.end());
  for (auto& [node, place] : m_streets) sort_arms(place.arms);
  leave_uncrossed(sided);
}

/// Nodes where a road without sidewalks passes and other ways have two arms or more: these may lead from one side of it to the other.
std::vector<bool> Builder::crossed_roads(const std::vector<bool>& sided) const {
  std::vector<std::uint8_t> arms(m_join.node_count, 0);
  for (std::uint32_t l = 0; l < m_lines.size(); ++l) {
    const GraphLine& line = m_lines[l];
    if (line.is_road || line.is_crossing || line.use != LineUse::own) continue;
    for (std::uint32_t i = 0; i < stations_of(l); ++i) {
      std::uint8_t& here = arms[station(l, i).node];
      const int more = (i > 0 ? 1 : 0) + (i + 1 < stations_of(l) ? 1 : 0);
      here = static_cast<std::uint8_t>(std::min(here + more, 2));
    }
  }
  std::vector<bool> crossed(m_join.node_count, false);
  for (std::uint32_t node = 0; node < m_join.node_count; ++node) crossed[node] = !sided[node] && arms[node] == 2 && m_road_arms[node] >= 2;
  return crossed;
}

/// Ways that stay on one side of a road do not cross it: they meet it in one place, as roads do.
void Builder::leave_uncrossed(const std::vector<bool>& sided) {
  for (auto at = m_at_streets.begin(); at != m_at_streets.end();) {
    const std::uint32_t node = at->node;
    std::set<std::uint32_t> corners;
    for (; at != m_at_streets.end() && at->node == node; ++at) {
      const GraphLine& line = m_lines[at->line];
      if (line.is_road || line.is_crossing || line.use != LineUse::own) continue;
      const StreetPlace& place = m_streets.at(node);
      if (at->station > 0) corners.insert(place.corner_towards(outwards(at->line, at->station, false)));
      if (at->station + 1 < stations_of(at->line)) corners.insert(place.corner_towards(outwards(at->line, at->station, true)));
    }
    if (sided[node]) continue;
    if (corners.size() < 2) m_streets.erase(node);
    else m_streets.at(node).crossed = true;
  }
  std::erase_if(m_at_streets, [&](const Occurrence& at) { return !m_streets.contains(at.node); });
}

std::uint32_t Builder::vertex(std::uint32_t node, std::uint32_t slot) {
  std::uint32_t& number = slot == own_slot ? m_node_vertex[node] : m_corner_vertex.try_emplace({node, slot}, none).first->second;
  if (number == none) {
    number = static_cast<std::uint32_t>(m_graph.vertices.size());
    m_graph.vertices.push_back(place_of(node));
    m_graph.keys.push_back(key_of(node));
  }
  return number;
}

void Builder::add_edge(std::uint32_t from, std::uint32_t to, std::int64_t start, std::int64_t end, std::uint32_t feature,
                       WalkGraph::Side side) {
  m_graph.edges.push_back({from, to, static_cast<std::int32_t>(std::max<std::int64_t>(1, end - start)), feature,
                           static_cast<std::int32_t>(start), static_cast<std::int32_t>(end), side});
}

/// A step from one corner to another: across a carriageway, so short that only whether it can be made matters.
void Builder::add_step(std::uint32_t a, std::uint32_t b, std::uint32_t feature, std::int64_t at_mm) {
  if (a != b) add_edge(std::min(a, b), std::max(a, b), at_mm, at_mm, feature, WalkGraph::Side::own);
}

/// Where an end of a walked line (not a sidewalk) lies at a street place.
std::uint32_t Builder::end_slot(std::uint32_t line, std::uint32_t i, bool forward) const {
  const StreetPlace* place = street(station(line, i).node);
  if (place == nullptr || m_lines[line].is_road || m_lines[line].is_crossing) return own_slot;
  return 1 + place->corner_towards(outwards(line, i, forward));
}

void Builder::lay_piece(std::uint32_t l, std::uint32_t a, std::uint32_t b) {
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
std::size_t Builder::expected_edges() const {
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

void Builder::lay_pieces() {
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

bool Builder::crossing_before_junction(const Arm& arm) const {
  const std::uint32_t count = stations_of(arm.line);
  for (std::uint32_t i = arm.station; arm.forward ? i + 1 < count : i > 0;) {
    i = arm.forward ? i + 1 : i - 1;
    const std::uint32_t node = station(arm.line, i).node;
    if (m_has_crossing[node]) return true;
    if (m_road_arms[node] >= 3) return false;
  }
  return false;
}

/// Walked lines that meet a street: a crossing binds the corners it leads to; a way that runs on across the carriageway does so too.
void Builder::join_lines_across(std::uint32_t node, const StreetPlace& place) {
  const auto first = std::lower_bound(m_at_streets.begin(), m_at_streets.end(), Occurrence{node, 0, 0});
  for (auto at = first; at != m_at_streets.end() && at->node == node; ++at) {
    const GraphLine& line = m_lines[at->line];
    if (line.is_road || line.use != LineUse::own) continue;
    const bool has_back = at->station > 0;
    const bool has_out = at->station + 1 < stations_of(at->line);
    const std::int64_t at_mm = station(at->line, at->station).at_mm;
    if (line.is_crossing) {
      for (const bool forward : {false, true}) {
        if (forward ? !has_out : !has_back) continue;
        const std::uint32_t corner = place.corner_towards(outwards(at->line, at->station, forward));
        add_step(vertex(node, own_slot), vertex(node, 1 + corner), line.feature, at_mm);
      }
    } else if (has_back && has_out) {
      const Arm& arm = place.arms.front();
      add_step(vertex(node, end_slot(at->line, at->station, false)), vertex(node, end_slot(at->line, at->station, true)),
               m_lines[arm.line].feature, station(arm.line, arm.station).at_mm);
    }
  }
}

/// Roads at a street place: one that is walked along itself reaches the corners beside it; at a junction people also cross an arm
/// where no crossing is mapped, unless there is one before the next junction.
void Builder::join_roads(std::uint32_t node, const StreetPlace& place) {
  for (std::uint32_t j = 0; j < place.corner_count(); ++j) {
    const Arm& arm = place.arms[j];
    const GraphLine& road = m_lines[arm.line];
    const std::int64_t at_mm = station(arm.line, arm.station).at_mm;
    if (road.use == LineUse::own) {
      add_step(vertex(node, own_slot), vertex(node, 1 + j), road.feature, at_mm);
      add_step(vertex(node, own_slot), vertex(node, 1 + place.corner_before(j)), road.feature, at_mm);
    } else if (place.crossed) {
      // Ways go on from one side of it to the other: that is how the map says that people cross.
      if (j == 0 || place.corner_count() > 2) add_step(vertex(node, 1 + place.corner_before(j)), vertex(node, 1 + j), road.feature, at_mm);
    } else if (road.use != LineUse::motorway && place.corner_count() >= 3 && !m_has_crossing[node] && !crossing_before_junction(arm)) {
      add_step(vertex(node, 1 + place.corner_before(j)), vertex(node, 1 + j), road.feature, at_mm);
    }
  }
}

void Builder::join_corners(std::uint32_t node, const StreetPlace& place) {
  join_lines_across(node, place);
  join_roads(node, place);
  const auto crossing = m_crossing_at.find(node);
  if (crossing == m_crossing_at.end()) return;
  const auto first = std::lower_bound(m_at_streets.begin(), m_at_streets.end(), Occurrence{node, 0, 0});
  for (auto at = first; at != m_at_streets.end() && at->node == node; ++at) {
    if (m_lines[at->line].is_crossing) return;  // the crossing is drawn as a line; the point on it says no more
  }
  for (std::uint32_t j = 0; j + 1 < place.corner_count(); ++j) {
    add_step(vertex(node, 1 + j), vertex(node, 2 + j), crossing->second, 0);
  }
  if (place.corner_count() > 2) add_step(vertex(node, 1), vertex(node, place.corner_count()), crossing->second, 0);
}

/// Areas people walk on are crossed freely: straight walks join what meets their outline.
void Builder::cross_areas() {
  for (std::uint32_t l = 0; l < m_lines.size();) {
    const std::uint32_t feature = m_lines[l].feature;
    std::uint32_t end = l;
    while (end < m_lines.size() && m_lines[end].feature == feature) ++end;
    const bool is_area = std::holds_alternative<MultiPolygon>(m_features[feature]->geometry);
    if (is_area && m_lines[l].use == LineUse::own) cross_area(*m_features[feature], l, end);
    l = end;
  }
}

void Builder::cross_area(const Feature& feature, std::uint32_t first_line, std::uint32_t end_line) {
  const auto give_up = [&] { m_graph.outline_only.push_back(m_lines[first_line].feature); };
  const auto& drawn = std::get<MultiPolygon>(feature.geometry);
  const auto open = m_crossable.crossable(feature);
  if (!open) return give_up();
  const MultiPolygon& area = open->is_cut ? open->area : drawn;
  // Corners are counted as the lines of an area are: ring by ring. Things and ways that meet a side between two corners are not
  // corners, and are joined by the outline.
  std::map<std::pair<double, double>, std::uint32_t> node_at;
  std::vector<std::uint32_t> node;   // of each corner; none: made by what stands on the area
  std::int64_t rings_mm = 0;
  for (std::uint32_t l = first_line; l < end_line; ++l) {
    const GraphLine& ring = m_lines[l];
    for (std::uint32_t i = 0; i + 1 < ring.count; ++i) {
      node.push_back(m_join.node_of_point[ring.first + i]);
      if (open->is_cut) node_at.emplace(std::pair{ring.points[i].x, ring.points[i].y}, node.back());
    }
    rings_mm = std::max<std::int64_t>(rings_mm, m_station_mm[m_first[l + 1] - 1]);
  }
  if (node.size() != area_corners(drawn).size()) return;  // a ring too short to walk along is no line: its area is nothing to cross
  std::vector<AreaCorner> corners = area_corners(area);
  if (open->is_cut) {
    node.assign(corners.size(), none);
    for (std::uint32_t c = 0; c < corners.size(); ++c) {
      const auto at = node_at.find({corners[c].at.x, corners[c].at.y});
      if (at != node_at.end()) node[c] = at->second;
    }
  }
  for (std::uint32_t c = 0; c < corners.size(); ++c) corners[c].gate = node[c] != none && m_meeting[node[c]];
  const auto pairs = area_crossings(area, corners, most_work_for_an_area);
  if (!pairs) return give_up();
  std::map<std::uint32_t, std::uint32_t> made;   // corner of something that stands there -> its vertex
  const auto vertex_at = [&](std::uint32_t from, std::uint32_t to) {
    if (node[from] == none) {
      const auto [at, is_new] = made.try_emplace(from, static_cast<std::uint32_t>(m_graph.vertices.size()));
      if (is_new) {
        m_graph.vertices.push_back(corners[from].at);
        m_graph.keys.push_back(0);
      }
      return at->second;
    }
    const StreetPlace* place = street(node[from]);
    const Point towards{corners[to].at.x - corners[from].at.x, corners[to].at.y - corners[from].at.y};
    return vertex(node[from], place == nullptr ? own_slot : 1 + place->corner_towards(towards));
  };
  for (const auto& [a, b] : *pairs) {
    const std::uint32_t v = vertex_at(a, b);
    const std::uint32_t w = vertex_at(b, a);
    if (v == w) continue;
    const std::int64_t mm = std::max<std::int64_t>(1, segment_mm(corners[a].at, corners[b].at));
    m_graph.edges.push_back({std::min(v, w), std::max(v, w), static_cast<std::int32_t>(mm), m_lines[first_line].feature,
                             static_cast<std::int32_t>(rings_mm), static_cast<std::int32_t>(rings_mm), WalkGraph::Side::over});
  }
}

/// Whoever walks over a vertex passes everything that stands there. A crossing on a street is passed by the steps across it; one where no
/// road is (of rails) by the vertex.
void Builder::place_things() {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> standing;  // vertex, feature
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

WalkGraph Builder::build() {
  lay_stations();
  mark_places();
  find_arms();
  lay_pieces();
  for (const auto& [node, place] : m_streets) join_corners(node, place);
  cross_areas();
  place_things();
  return std::move(m_graph);
}

}  // namespace

WalkGraph build_walk_graph(const std::vector<Feature>& features, double tolerance) {
  std::vector<const Feature*> sorted(features.size());
  std::transform(features.begin(), features.end(), sorted.begin(), [](const Feature& feature) { return &feature; });
  const auto by_id = [](const Feature* a, const Feature* b) { return a->id < b->id; };
  if (!std::is_sorted(sorted.begin(), sorted.end(), by_id)) std::sort(sorted.begin(), sorted.end(), by_id);
  WalkGraph graph = Builder(sorted, tolerance).build();
  give_back_memory();
  order_graph(graph);  // when the builder has given its memory back
  return graph;
}

}  // namespace levelground::gis
