// SPDX-License-Identifier: Apache-2.0
// Straight walks over areas people walk on.
#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "gis/network/area_crossings.hpp"
#include "gis/network/inside_stretches.hpp"
#include "gis/network/line_touches.hpp"
#include "gis/network/walk_graph_builder.hpp"

namespace levelground::gis {

namespace {

/// Steps of looking from corner to corner of one area: about a second. A square of 500 corners of which half bend inwards stays below.
constexpr std::uint64_t most_work_for_an_area = 200'000'000;

Point on_piece(const Point& from, const Point& to, double part) { return {from.x + part * (to.x - from.x), from.y + part * (to.y - from.y)}; }

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

}  // namespace

/// Areas people walk on are crossed freely: straight walks join what meets their outline, at its corners and between them, and what ends in them.
void WalkGraphBuilder::cross_areas() {
  for (std::uint32_t l = 0; l < m_lines.size();) {
    const std::uint32_t feature = m_lines[l].feature;
    std::uint32_t end = l;
    while (end < m_lines.size() && m_lines[end].feature == feature) ++end;
    const bool is_area = std::holds_alternative<MultiPolygon>(m_features[feature]->geometry);
    if (is_area && m_lines[l].use == LineUse::own) cross_area(*m_features[feature], l, end);
    l = end;
  }
}

std::uint32_t WalkGraphBuilder::made_vertex(const Point& at) {
  m_graph.vertices.push_back(at);
  m_graph.keys.push_back(0);
  return static_cast<std::uint32_t>(m_graph.vertices.size() - 1);
}

/// A straight walk from vertex v to vertex w, parted where it meets what lies across the area: whoever walks there passes it.
void WalkGraphBuilder::walk_over(std::uint32_t v, std::uint32_t w, const Point& from, const Point& to, const std::vector<CrossableAreas::Met>& met,
                                 std::uint32_t first_line, std::int32_t rings_mm) {
  std::vector<std::pair<double, std::uint32_t>> places;
  Box box;
  box.include(from);
  box.include(to);
  for (const CrossableAreas::Met& thing : met) {
    if (!bounds(thing.shape).intersects(box.grown(no_distance))) continue;
    places_met(from, to, thing.shape, [&](double part) { places.emplace_back(part, thing.feature); });
  }
  std::sort(places.begin(), places.end());
  const auto walk = [&](std::uint32_t a, std::uint32_t b, double begin, double end) {
    const std::int64_t mm = std::max<std::int64_t>(1, segment_mm(on_piece(from, to, begin), on_piece(from, to, end)));
    m_graph.edges.push_back({std::min(a, b), std::max(a, b), static_cast<std::int32_t>(mm), m_lines[first_line].feature, rings_mm, rings_mm, WalkGraph::Side::over});
  };
  double begin = 0;
  std::uint32_t last = v;
  for (const auto& [part, feature] : places) {
    if (last == v || (part - begin) * distance(from, to) > no_distance) {
      const std::uint32_t here = made_vertex(on_piece(from, to, part));
      walk(last, here, begin, part);
      last = here;
      begin = part;
    }
    m_met.emplace_back(last, feature);
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
std::vector<std::pair<Point, std::uint32_t>> WalkGraphBuilder::ends_inside(const Feature& feature, std::uint32_t first_line, const MultiPolygon& area) {
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
  for (const std::uint32_t end : m_end_index->find(bounds(feature.geometry))) {
    const auto [l, i] = m_ends[end];
    const GraphLine& line = m_lines[l];
    if (says_itself(line, m_lines[first_line])) continue;
    if (!on_one_level(*m_features[line.feature], feature) || !contains(area, station(l, i).at)) continue;
    ends.emplace_back(station(l, i).at, station(l, i).node);
  }
  return ends;
}

void WalkGraphBuilder::cross_area(const Feature& feature, std::uint32_t first_line, std::uint32_t end_line) {
  const auto give_up = [&] { m_graph.outline_only.push_back(m_lines[first_line].feature); };
  const auto drawn = outline(feature, first_line, end_line);
  if (!drawn) return;
  const auto open = m_crossable.crossable(feature, drawn->area);
  if (!open) return give_up();
  const MultiPolygon& area = open->is_cut ? open->area : drawn->area;
  std::vector<AreaCorner> corners = area_corners(area);
  std::vector<std::uint32_t> node = drawn->node;   // of each corner; none: made by what stands on the area
  if (open->is_cut) {
    std::map<std::pair<double, double>, std::uint32_t> node_at;
    const auto as_drawn = area_corners(drawn->area);
    for (std::size_t c = 0; c < as_drawn.size(); ++c) node_at.emplace(std::pair{as_drawn[c].at.x, as_drawn[c].at.y}, drawn->node[c]);
    node.assign(corners.size(), none);
    for (std::uint32_t c = 0; c < corners.size(); ++c) {
      const auto at = node_at.find({corners[c].at.x, corners[c].at.y});
      if (at != node_at.end()) node[c] = at->second;
    }
  }
  for (std::uint32_t c = 0; c < corners.size(); ++c) corners[c].gate = node[c] != none && m_meeting[node[c]];
  for (const auto& [at, end] : ends_inside(feature, first_line, area)) {
    if (std::find(node.begin(), node.end(), end) != node.end()) continue;
    const auto itself = static_cast<std::uint32_t>(corners.size());
    corners.push_back({at, itself, itself, true, true});
    node.push_back(end);
  }
  // Who does not pass what lies across walks around it, whatever else may be passed: the other way round its corners than that of an outline.
  for (const CrossableAreas::Met& thing : open->met) {
    const auto first = static_cast<std::uint32_t>(corners.size());
    for (const AreaCorner& corner : area_corners(thing.around)) {
      corners.push_back({corner.at, first + corner.next, first + corner.previous, false, true});
      node.push_back(none);
    }
  }
  const auto pairs = area_crossings(area, corners, most_work_for_an_area);
  if (!pairs) return give_up();
  std::map<std::uint32_t, std::uint32_t> made;   // corner of something that stands there -> its vertex
  const auto vertex_at = [&](std::uint32_t from, std::uint32_t to) {
    if (node[from] == none) {
      const auto known = made.find(from);
      if (known != made.end()) return known->second;
      const std::uint32_t here = made_vertex(corners[from].at);
      // A line that begins at a corner of a house is passed by who walks around that corner.
      for (const CrossableAreas::Met& thing : open->met) {
        const auto* line = std::get_if<Line>(&thing.shape);
        if (line != nullptr && distance(*line, corners[from].at) <= no_distance) m_met.emplace_back(here, thing.feature);
      }
      return made[from] = here;
    }
    const StreetPlace* place = street(node[from]);
    const Point towards{corners[to].at.x - corners[from].at.x, corners[to].at.y - corners[from].at.y};
    return vertex(node[from], place == nullptr ? own_slot : 1 + place->corner_towards(towards));
  };
  for (const auto& [a, b] : *pairs) {
    const std::uint32_t v = vertex_at(a, b);
    const std::uint32_t w = vertex_at(b, a);
    if (v != w) walk_over(v, w, corners[a].at, corners[b].at, open->met, first_line, drawn->rings_mm);
  }
}

}  // namespace levelground::gis
