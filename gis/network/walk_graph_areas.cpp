// SPDX-License-Identifier: Apache-2.0
// Straight walks over areas people walk on.
#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "core/geometry/segments.hpp"
#include "gis/network/area_crossings.hpp"
#include "gis/network/inside_stretches.hpp"
#include "gis/network/line_touches.hpp"
#include "gis/network/walk_graph_builder.hpp"

namespace levelground::gis {

namespace {

/// Steps of looking from corner to corner of one area: about a second. A square of 500 corners of which half bend inwards stays below.
constexpr std::uint64_t most_work_for_an_area = 200'000'000;

/// Where a straight walk meets something that lies across an area, as parts of it: where it crosses a line; in the middle of each stretch over an area.
void places_met(const Point& from, const Point& to, const Geometry& shape, const std::function<void(double)>& met) {
  if (const auto* line = std::get_if<Line>(&shape)) {
    const std::array<Point, 2> walk{from, to};
    for (const LineTouch& touch : line_touches(walk, *line)) {
      if (touch.left && touch.right) met(touch.along / distance(from, to));
    }
    return;
  }
  for (const auto& [begin, end] : inside_stretches(from, to, std::get<MultiPolygon>(shape))) met((begin + end) / 2);
}

/// From end to end.
bool lies_within(const Point& from, const Point& to, const Geometry& shape) {
  const auto* area = std::get_if<MultiPolygon>(&shape);
  if (area == nullptr) return false;
  const auto stretches = inside_stretches(from, to, *area);
  const double hair = no_distance / std::max(distance(from, to), no_distance);
  return stretches.size() == 1 && stretches.front().first <= hair && stretches.front().second >= 1 - hair;
}

}  // namespace

/// Areas people walk on are crossed freely: straight walks join what meets their outline, at its corners and between them, and what ends in them. Those
/// that adjoin are crossed together: nobody walks to a corner of the border between them.
void WalkGraphBuilder::cross_areas() {
  std::vector<WalkedArea> areas;
  for (std::uint32_t l = 0; l < m_lines.size();) {
    const std::uint32_t first = l;
    const Feature& feature = *m_features[m_lines[first].feature];
    while (l < m_lines.size() && m_lines[l].feature == m_lines[first].feature) ++l;
    if (!std::holds_alternative<MultiPolygon>(feature.geometry) || m_lines[first].use != LineUse::own) continue;
    auto drawn = outline(feature, first, l);
    if (!drawn) continue;
    auto open = m_crossable.crossable(feature, drawn->area);
    if (open) areas.push_back({&feature, first, std::move(*drawn), std::move(*open)});
    else m_graph.outline_only.push_back(m_lines[first].feature);
  }
  part_outlines(areas);
  std::vector<CrossableAreas::Drawn> all;
  for (const WalkedArea& area : areas) all.push_back(area.drawn());
  for (const std::vector<std::uint32_t>& members : m_crossable.adjoining(all)) {
    Group group;
    for (const std::uint32_t member : members) group.push_back(&areas[member]);
    cross_group(group);
  }
  std::sort(m_graph.outline_only.begin(), m_graph.outline_only.end());
  std::sort(m_graph.crossed_as_one.begin(), m_graph.crossed_as_one.end());
}

std::uint32_t WalkGraphBuilder::made_vertex(const Point& at) {
  m_graph.vertices.push_back(at);
  m_graph.keys.push_back(0);
  return static_cast<std::uint32_t>(m_graph.vertices.size() - 1);
}

/// A straight walk from vertex v to vertex w, parted where it meets what lies across, which whoever walks there passes, and where it leads from one area into
/// another.
void WalkGraphBuilder::walk_over(std::uint32_t v, std::uint32_t w, const Point& from, const Point& to, const std::vector<CrossableAreas::Met>& met,
                                 const Group& group) {
  const double metres = distance(from, to);
  std::vector<std::pair<double, std::uint32_t>> places;   // what is met there; none: a border
  Box box;
  box.include(from);
  box.include(to);
  box = box.grown(no_distance);
  for (const CrossableAreas::Met& thing : met) {
    if (!bounds(thing.shape).intersects(box)) continue;
    if (is_closed_ground(*m_features[thing.feature]) && lies_within(from, to, thing.shape)) continue;   // whoever is in it already is not kept out
    places_met(from, to, thing.shape, [&](double part) { places.emplace_back(part, thing.feature); });
  }
  std::vector<std::vector<std::pair<double, double>>> within(group.size());
  for (std::size_t a = 0; group.size() > 1 && a < group.size(); ++a) {
    if (!bounds(group[a]->outline.area).intersects(box)) continue;
    within[a] = inside_stretches(from, to, group[a]->outline.area);
    for (const auto& [begin, end] : within[a]) {
      for (const double part : {begin, end}) {
        if (part * metres > no_distance && (1 - part) * metres > no_distance) places.emplace_back(part, none);
      }
    }
  }
  std::sort(places.begin(), places.end());
  const auto walk = [&](std::uint32_t a, std::uint32_t b, double begin, double end) {
    const std::int64_t mm = std::max<std::int64_t>(1, segment_mm(point_between(from, to, begin), point_between(from, to, end)));
    const auto add = [&](const WalkedArea& area) {
      m_graph.edges.push_back({std::min(a, b), std::max(a, b), static_cast<std::int32_t>(mm), m_lines[area.line].feature, area.outline.rings_mm,
                               area.outline.rings_mm, WalkGraph::Side::over});
    };
    if (group.size() == 1) return add(*group.front());
    // Where areas lie over each other either is walked on; along a border, either too.
    const double middle = (begin + end) / 2;
    bool found = false;
    for (std::size_t i = 0; i < group.size(); ++i) {
      const bool holds = std::any_of(within[i].begin(), within[i].end(), [&](const auto& part) { return part.first <= middle && middle <= part.second; });
      if (holds) add(*group[i]);
      found = found || holds;
    }
    for (std::size_t i = 0; !found && i < group.size(); ++i) {
      const double away = distance(Geometry{group[i]->outline.area}, point_between(from, to, middle));
      if (away > 2 * no_distance) continue;
      add(*group[i]);
      found = true;
    }
  };
  double begin = 0;
  std::uint32_t last = v;
  for (const auto& [part, feature] : places) {
    if (last == v || (part - begin) * metres > no_distance) {
      const std::uint32_t here = made_vertex(point_between(from, to, part));
      walk(last, here, begin, part);
      last = here;
      begin = part;
    }
    if (feature != none) m_met.emplace_back(last, feature);
  }
  walk(last, w, begin, 1);
}

/// nullopt: a ring is too short to walk along and is no line, so the area is nothing to cross.
std::optional<WalkGraphBuilder::Outline> WalkGraphBuilder::outline(const Feature& feature, std::uint32_t first_line, std::uint32_t end_line) const {
  Outline outline;
  std::uint32_t l = first_line;
  const auto ring = [&] {
    const GraphLine& line = m_lines[l];
    Line points;
    std::uint32_t drawn = 0;   // corners as drawn, so far
    for (std::uint32_t i = 0; i + 1 < stations_of(l); ++i) {
      const Station here = station(l, i);
      const bool is_drawn = drawn < line.count && here.at == line.points[drawn];
      if (is_drawn) ++drawn;
      else if (!m_meeting[here.node]) continue;
      points.push_back(here.at);
      outline.node.push_back(here.node);
    }
    points.push_back(points.front());
    outline.rings_mm = std::max(outline.rings_mm, m_station_mm[m_first[l + 1] - 1]);
    ++l;
    return points;
  };
  std::size_t rings = 0;
  const auto& drawn = std::get<MultiPolygon>(feature.geometry);
  for (const Polygon& polygon : drawn) rings += 1 + polygon.holes.size();
  if (rings != end_line - first_line) return std::nullopt;
  for (const Polygon& polygon : drawn) {
    outline.area.emplace_back().outer = ring();
    for (std::size_t hole = 0; hole < polygon.holes.size(); ++hole) outline.area.back().holes.push_back(ring());
  }
  return outline;
}

/// Where ways end in an area, on its level: they lead onto it, where no node ids say that they do not. Each place and its node.
std::vector<std::pair<Point, std::uint32_t>> WalkGraphBuilder::ends_inside(const WalkedArea& area, const MultiPolygon& crossed) {
  const auto says_itself = [&](const GraphLine& a, const GraphLine& b) { return a.has_keys && b.has_keys && a.source == b.source; };
  if (!m_end_index) {
    const bool all_say = std::all_of(m_lines.begin(), m_lines.end(), [&](const GraphLine& line) { return says_itself(line, m_lines.front()); });
    std::vector<Box> boxes;
    for (std::uint32_t l = 0; !all_say && l < m_lines.size(); ++l) {
      if (m_lines[l].use != LineUse::own || m_lines[l].closed) continue;
      for (const std::uint32_t i : {0U, stations_of(l) - 1}) {
        m_ends.emplace_back(l, i);
        boxes.emplace_back().include(station(l, i).at);
      }
    }
    m_end_index = BoxIndex(boxes);
  }
  std::vector<std::pair<Point, std::uint32_t>> ends;
  for (const std::uint32_t end : m_end_index->find(bounds(area.outline.area))) {
    const auto [l, i] = m_ends[end];
    const GraphLine& line = m_lines[l];
    if (says_itself(line, m_lines[area.line])) continue;
    const Point at = station(l, i).at;
    if (!on_one_level(*m_features[line.feature], *area.feature) || !contains(area.outline.area, at) || !contains(crossed, at)) continue;
    ends.emplace_back(station(l, i).at, station(l, i).node);
  }
  return ends;
}

/// Corners of what is walked around have the free side outside.
void WalkGraphBuilder::Corners::add_ring_beside(const MultiPolygon& area, bool walked_around) {
  const auto first = static_cast<std::uint32_t>(corners.size());
  for (const AreaCorner& corner : area_corners(area)) {
    const std::uint32_t previous = first + (walked_around ? corner.next : corner.previous);
    add({corner.at, previous, first + (walked_around ? corner.previous : corner.next), false, true}, none);
  }
}

/// The corners of what is crossed, each with its node and whether something meets it there; then the gates inside: of ways that end there, and of the borders
/// between the areas.
WalkGraphBuilder::Corners WalkGraphBuilder::corners_of(const Group& group, const MultiPolygon& crossed) {
  Corners all;
  const bool as_drawn = group.size() == 1 && !group.front()->open.is_cut;
  std::vector<std::pair<Point, std::uint32_t>> drawn;
  std::vector<Box> boxes;
  for (const WalkedArea* area : group) {
    const auto corners = area_corners(area->outline.area);
    for (std::size_t c = 0; c < corners.size(); ++c) {
      drawn.emplace_back(corners[c].at, area->outline.node[c]);
      if (!as_drawn) boxes.emplace_back().include(corners[c].at);
    }
  }
  const BoxIndex index(boxes);
  const double reach = group.size() > 1 ? 2 * no_distance : 0;   // corners of areas that were joined may have moved
  const auto node_at = [&](const Point& at) {
    std::uint32_t node = none;
    Box box;
    box.include(at);
    for (const std::uint32_t place : index.find(box.grown(reach))) {
      const auto& [there, candidate] = drawn[place];
      if (distance(there, at) <= reach && (node == none || (m_meeting[candidate] && !m_meeting[node]))) node = candidate;
    }
    return node;
  };
  const auto corners = area_corners(crossed);
  for (std::size_t c = 0; c < corners.size(); ++c) {
    AreaCorner corner = corners[c];
    const std::uint32_t node = as_drawn ? drawn[c].second : node_at(corner.at);
    corner.gate = node != none && m_meeting[node];
    all.add(corner, node);
  }
  const auto add_gate = [&](const Point& at, std::uint32_t node) {
    if (std::find(all.node.begin(), all.node.end(), node) == all.node.end()) all.add_gate_beside(at, node);
  };
  for (const auto& [at, node] : drawn) {
    if (group.size() > 1 && m_meeting[node]) add_gate(at, node);
  }
  for (const WalkedArea* area : group) {
    for (const auto& [at, node] : ends_inside(*area, crossed)) add_gate(at, node);
  }
  return all;
}

/// The corner of what is crossed where an outline that is covered goes on is where walks lead to, and has the vertex of that.
void WalkGraphBuilder::open_corner(Corners& all, const Point& at, std::uint32_t vertex, std::map<std::uint32_t, std::uint32_t>& made) {
  for (std::uint32_t c = 0; c < all.corners.size() && !all.corners[c].beside; ++c) {
    if (all.corners[c].gate || distance(all.corners[c].at, at) > 2 * no_distance) continue;
    all.corners[c].gate = true;
    all.node[c] = none;
    made[c] = vertex;
    return;
  }
}

void WalkGraphBuilder::cross_group(const Group& group) {
  const auto each_by_itself = [&] {
    for (const WalkedArea* area : group) cross_group({area});
  };
  std::optional<CrossableAreas::Answer> joined;
  if (group.size() > 1) {
    std::vector<CrossableAreas::Drawn> drawn;
    for (const WalkedArea* area : group) drawn.push_back(area->drawn());
    joined = m_crossable.together(drawn);
    if (!joined) return each_by_itself();
  }
  const CrossableAreas::Drawn first = group.front()->drawn();
  const MultiPolygon& crossed = joined ? joined->area : first.rest();
  const std::vector<CrossableAreas::Met>& met = joined ? joined->met : first.open->met;
  Corners all = corners_of(group, crossed);
  // Who does not pass what lies across walks around it, and who does not walk on one of the areas stays on the others.
  for (const CrossableAreas::Met& thing : met) all.add_ring_beside(thing.around, true);
  for (const WalkedArea* area : group) {
    if (group.size() > 1) all.add_ring_beside(area->drawn().rest(), false);
  }
  std::map<std::uint32_t, std::uint32_t> made;   // corner of something that stands there -> its vertex
  for (const WalkedArea* area : group) {
    for (const std::uint32_t vertex : area->loose) open_corner(all, m_graph.vertices[vertex], vertex, made);
  }
  const std::map<std::uint32_t, std::uint32_t> opened = made;
  const std::vector<AreaCorner>& corners = all.corners;
  const auto pairs = area_crossings(crossed, corners, most_work_for_an_area);
  if (!pairs && group.size() > 1) return each_by_itself();
  if (!pairs) {
    m_graph.outline_only.push_back(m_lines[group.front()->line].feature);
    return;
  }
  for (const WalkedArea* area : group) {
    if (group.size() > 1) m_graph.crossed_as_one.emplace_back(m_lines[area->line].feature, m_lines[group.front()->line].feature);
  }
  const auto vertex_at = [&](std::uint32_t from, std::uint32_t to) {
    const std::uint32_t node = all.node[from];
    if (node == none) {
      const auto known = made.find(from);
      if (known != made.end()) return known->second;
      const std::uint32_t here = made_vertex(corners[from].at);
      // A line that begins at a corner of a house is passed by who walks around that corner.
      for (const CrossableAreas::Met& thing : met) {
        const auto* line = std::get_if<Line>(&thing.shape);
        if (line != nullptr && distance(*line, corners[from].at) <= no_distance) m_met.emplace_back(here, thing.feature);
      }
      return made[from] = here;
    }
    const StreetPlace* place = street(node);
    const Point towards{corners[to].at.x - corners[from].at.x, corners[to].at.y - corners[from].at.y};
    return vertex(node, place == nullptr ? own_slot : 1 + place->corner_towards(towards));
  };
  for (const auto& [a, b] : *pairs) {
    const std::uint32_t v = vertex_at(a, b);
    const std::uint32_t w = vertex_at(b, a);
    if (v != w) walk_over(v, w, corners[a].at, corners[b].at, met, group);
  }
  // From such a corner to the next along a wall: no outline leads there.
  for (const auto& [c, vertex] : opened) {
    for (const std::uint32_t next : {corners[c].previous, corners[c].next}) {
      if (!corners[next].gate || (next < c && opened.contains(next))) continue;
      const std::uint32_t v = vertex_at(c, next);
      const std::uint32_t w = vertex_at(next, c);
      if (v != w) walk_over(v, w, corners[c].at, corners[next].at, met, group);
    }
  }
  // Gates of two areas at one place, of sources or ways that have no node in common there.
  for (std::uint32_t a = 0; group.size() > 1 && a < corners.size(); ++a) {
    for (std::uint32_t b = a + 1; corners[a].gate && b < corners.size(); ++b) {
      if (!corners[b].gate || all.node[a] == all.node[b] || distance(corners[a].at, corners[b].at) > 2 * no_distance) continue;
      walk_over(vertex_at(a, b), vertex_at(b, a), corners[a].at, corners[b].at, {}, group);
    }
  }
}

}  // namespace levelground::gis
