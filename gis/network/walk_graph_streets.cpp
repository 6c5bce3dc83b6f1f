// SPDX-License-Identifier: Apache-2.0
// Sides and corners of streets: where they lie, and how one gets from one to another.
#include <algorithm>
#include <set>

#include "gis/network/walk_graph_builder.hpp"

namespace levelground::gis {

Point WalkGraphBuilder::outwards(std::uint32_t line, std::uint32_t i, bool forward) const {
  const Point here = station(line, i).at;
  for (std::uint32_t j = i; forward ? j + 1 < stations_of(line) : j > 0;) {
    j = forward ? j + 1 : j - 1;
    const Point there = station(line, j).at;
    if (there != here) return {there.x - here.x, there.y - here.y};
  }
  return {0, 0};
}

void WalkGraphBuilder::find_arms() {
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
  for (auto& [node, place] : m_streets) {
    if (place.arms.size() != 1) continue;
    const GraphLine& road = m_lines[place.arms.front().line];
    const auto first = std::lower_bound(m_at_streets.begin(), m_at_streets.end(), Occurrence{node, 0, 0});
    const bool alone = first + 1 == m_at_streets.end() || (first + 1)->node != node;
    place.dead_end = alone && road.use == LineUse::sided && road.left && road.right;
  }
}

/// Nodes where a road without sidewalks passes and other ways have two arms or more: these may lead from one side of it to the other.
std::vector<bool> WalkGraphBuilder::crossed_roads(const std::vector<bool>& sided) const {
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
void WalkGraphBuilder::leave_uncrossed(const std::vector<bool>& sided) {
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

bool WalkGraphBuilder::crossing_before_junction(const Arm& arm) const {
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
void WalkGraphBuilder::join_lines_across(std::uint32_t node, const StreetPlace& place) {
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

/// Is a corner beside no sidewalk?
bool WalkGraphBuilder::is_bare(const StreetPlace& place, std::uint32_t corner) const {
  const auto has = [&](const Arm& arm, bool anticlockwise) {
    const GraphLine& road = m_lines[arm.line];
    return road.use == LineUse::own || (road.use == LineUse::sided && (arm.forward == anticlockwise ? road.left : road.right));
  };
  return !has(place.arms[corner], true) && !has(place.arms[(corner + 1) % place.corner_count()], false);
}

/// Ways end at one node of a street with sidewalks, on more than one side of it or on one without a sidewalk: the map leads across its carriageway, with or
/// without a crossing that somebody mapped.
bool WalkGraphBuilder::ways_end_across(std::uint32_t node, const StreetPlace& place) const {
  std::set<std::uint32_t> corners;
  bool ends_here = false;
  const auto first = std::lower_bound(m_at_streets.begin(), m_at_streets.end(), Occurrence{node, 0, 0});
  for (auto at = first; at != m_at_streets.end() && at->node == node; ++at) {
    const GraphLine& line = m_lines[at->line];
    if (line.is_road || line.is_crossing || line.use != LineUse::own) continue;
    const bool has_back = at->station > 0;
    const bool has_out = at->station + 1 < stations_of(at->line);
    ends_here = ends_here || has_back != has_out;   // one that goes on crosses by itself
    if (has_back) corners.insert(place.corner_towards(outwards(at->line, at->station, false)));
    if (has_out) corners.insert(place.corner_towards(outwards(at->line, at->station, true)));
  }
  return ends_here && place.corner_count() > 1 && (corners.size() > 1 || std::any_of(corners.begin(), corners.end(), [&](std::uint32_t corner) { return is_bare(place, corner); }));
}

/// Roads at a street place: one that is walked along itself reaches the corners beside it; at a junction people also cross an arm
/// where no crossing is mapped, unless there is one before the next junction.
void WalkGraphBuilder::join_roads(std::uint32_t node, const StreetPlace& place) {
  const bool cross_here = !place.crossed && !m_has_crossing[node] && ways_end_across(node, place);
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
    } else if (cross_here) {
      const bool second_of_two = j == 1 && place.corner_count() == 2;   // both arms part the same two corners
      if (road.use != LineUse::motorway && !second_of_two) add_step(vertex(node, 1 + place.corner_before(j)), vertex(node, 1 + j), road.feature, at_mm);
    } else if (road.use != LineUse::motorway && place.corner_count() >= 3 && !m_has_crossing[node] && !crossing_before_junction(arm)) {
      add_step(vertex(node, 1 + place.corner_before(j)), vertex(node, 1 + j), road.feature, at_mm);
    } else if (!m_has_crossing[node] && !is_for_cars(*m_features[road.feature])) {
      m_uncrossed.emplace_back(node, j);
    }
  }
}

/// Where the map says nothing of crossing a street, one may cross it all the same, also between two junctions: both sidewalks of a street follow one line, so whoever
/// walks along it walks as far on either side, and where between two places they cross makes no difference to the length.
void WalkGraphBuilder::cross_anywhere() {
  std::set<std::pair<std::uint32_t, std::uint32_t>> crossed;
  for (const auto& [node, arm_number] : m_uncrossed) {
    const StreetPlace& place = m_streets.at(node);
    const Arm& arm = place.arms[arm_number];
    const auto before = m_corner_vertex.find({node, 1 + place.corner_before(arm_number)});
    const auto after = m_corner_vertex.find({node, 1 + arm_number});
    if (before == m_corner_vertex.end() || after == m_corner_vertex.end() || before->second == after->second) continue;   // nobody walks on one of its sides
    const auto [a, b] = std::minmax(before->second, after->second);
    if (!crossed.emplace(a, b).second) continue;
    const std::int64_t at_mm = station(arm.line, arm.station).at_mm;
    add_edge(a, b, at_mm, at_mm, m_lines[arm.line].feature, WalkGraph::Side::across);
  }
}

void WalkGraphBuilder::join_corners(std::uint32_t node, const StreetPlace& place) {
  if (place.dead_end) {  // whether a sidewalk leads round it nobody says
    const Arm& arm = place.arms.front();
    const auto crossing = m_crossing_at.find(node);
    if (crossing != m_crossing_at.end()) add_step(vertex(node, 1), vertex(node, 2), crossing->second, 0);
    else add_step(vertex(node, 1), vertex(node, 2), m_lines[arm.line].feature, station(arm.line, arm.station).at_mm);
    return;
  }
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

}  // namespace levelground::gis
