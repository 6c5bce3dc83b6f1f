// SPDX-License-Identifier: Apache-2.0
#include "gis/network/node_join.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>

#include "gis/network/node_joiner.hpp"

namespace levelground::gis {

void NodeJoiner::join_by_keys() {
  m_keys.reserve(std::accumulate(m_lines.begin(), m_lines.end(), std::size_t{0},
                                 [](std::size_t sum, const GraphLine& line) { return sum + (line.keys != nullptr ? line.count : 0U); }));
  for (const GraphLine& line : m_lines) {
    for (std::uint32_t i = 0; line.keys != nullptr && i < line.count; ++i) m_keys.push_back({line.keys[i], line.source, line.first + i});
    // A closed line without node ids still ends where it begins.
    if (line.keys == nullptr && line.closed) m_groups.join(line.first, line.first + line.count - 1);
  }
  std::sort(m_keys.begin(), m_keys.end());
  for (std::size_t i = 1; i < m_keys.size(); ++i) {
    if (m_keys[i].source == m_keys[i - 1].source && m_keys[i].key == m_keys[i - 1].key) m_groups.join(m_keys[i - 1].point, m_keys[i].point);
  }
}

bool NodeJoiner::may_join(const GraphLine& a, const GraphLine& b) const {
  if (a.has_keys && b.has_keys && a.source == b.source) return false;  // the source itself says what is joined
  return layer_of(*m_features[a.feature]) == layer_of(*m_features[b.feature]);
}

Meeting NodeJoiner::meet(const GraphLine& line, const Point& p) const {
  Meeting best;
  for (std::uint32_t i = 0; i < line.count; ++i) {  // a point of the line is taken before the inside of a segment
    const double metres = distance(line.points[i], p);
    if (metres < best.metres) best = {metres, i, 0, line.points[i], true, i};
  }
  if (best.metres <= m_tolerance) return best;
  for (std::uint32_t i = 0; i + 1 < line.count; ++i) {
    const Point& a = line.points[i];
    const Point& b = line.points[i + 1];
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double squared = dx * dx + dy * dy;
    if (squared == 0) continue;
    const double t = ((p.x - a.x) * dx + (p.y - a.y) * dy) / squared;
    if (t <= 0 || t >= 1) continue;
    const Point at{a.x + t * dx, a.y + t * dy};
    const double metres = distance(at, p);
    if (metres < best.metres) best = {metres, i, t * std::sqrt(squared), at, false, 0};
  }
  return best;
}

std::uint32_t NodeJoiner::node_at(std::uint32_t line, const Meeting& meeting) {
  if (meeting.at_point) return m_lines[line].first + meeting.point;
  const std::uint32_t node = m_groups.add();
  m_splits_of[line].push_back(static_cast<std::uint32_t>(m_splits.size()));
  m_splits.push_back({line, meeting.segment, meeting.along, meeting.at, node});
  return node;
}

void NodeJoiner::join_point(std::uint32_t number, std::uint32_t i) {
  const GraphLine& line = m_lines[number];
  const Point& p = line.points[i];
  const bool is_end = !line.closed && (i == 0 || i + 1 == line.count);
  Box box;
  box.include(p);
  for (const std::uint32_t other : index().find(box.grown(std::max(m_tolerance, no_distance)))) {
    if (other == number) {
      // The line's own inside: only an end that lies exactly on one of its other points.
      for (std::uint32_t j = 0; is_end && j < line.count; ++j) {
        if (j != i && distance(line.points[j], p) <= no_distance) m_groups.join(line.first + i, line.first + j);
      }
      continue;
    }
    if (!may_join(line, m_lines[other])) continue;
    const Meeting meeting = meet(m_lines[other], p);
    if (meeting.metres > m_tolerance && meeting.metres > no_distance) continue;
    if (!is_end && meeting.metres > no_distance) {
      // A long near-parallel stretch must not be sewn together point by point: only where the line comes nearest.
      if (i > 0 && distance_to(m_lines[other], line.points[i - 1]) <= meeting.metres) continue;
      if (i + 1 < line.count && distance_to(m_lines[other], line.points[i + 1]) < meeting.metres) continue;
    }
    m_groups.join(line.first + i, node_at(other, meeting));
  }
}

const BoxIndex& NodeJoiner::index() {
  if (!m_index) {
    std::vector<Box> boxes(m_lines.size());
    for (std::size_t l = 0; l < m_lines.size(); ++l) {
      for (std::uint32_t i = 0; i < m_lines[l].count; ++i) boxes[l].include(m_lines[l].points[i]);
    }
    m_index.emplace(boxes);
  }
  return *m_index;
}

void NodeJoiner::join_by_position() {
  m_several_sources = std::any_of(m_lines.begin(), m_lines.end(), [&](const GraphLine& line) {
    return line.source != m_lines.front().source || !line.has_keys;
  });
  if (!m_several_sources) return;  // one source with node ids: nothing is joined by position
  for (std::uint32_t l = 0; l < m_lines.size(); ++l) {
    for (std::uint32_t i = 0; i < m_lines[l].count; ++i) {
      const bool is_end = i == 0 || i + 1 == m_lines[l].count;
      if (!m_lines[l].has_keys || is_end) join_point(l, i);
    }
  }
}

LinesCross NodeJoiner::crossing_of(const GraphLine& a, const GraphLine& b) const {
  return a.source == b.source && a.source < m_crossing.size() ? m_crossing[a.source] : LinesCross::perhaps;
}

/// Lines that cross without a common point, where no node ids say whether they meet.
void NodeJoiner::cross_lines() {
  if (!m_several_sources) return;
  const auto is_walked_along = [&](const GraphLine& line) { return line.use == LineUse::own || line.use == LineUse::sided; };
  for (std::uint32_t l = 0; l < m_lines.size(); ++l) {
    const GraphLine& line = m_lines[l];
    if (!is_walked_along(line)) continue;
    if (!line.has_keys && std::holds_alternative<Line>(m_features[line.feature]->geometry)) cross_itself(l);
    Box box;
    for (std::uint32_t i = 0; i < line.count; ++i) box.include(line.points[i]);
    for (const std::uint32_t other : index().find(box)) {
      if (other <= l || !is_walked_along(m_lines[other]) || m_lines[other].feature == line.feature || !may_join(line, m_lines[other])) continue;
      for (const LineTouch& touch : line_touches({line.points, line.count}, {m_lines[other].points, m_lines[other].count})) {
        if (!touch.left || !touch.right) continue;
        const Meeting there = meet(m_lines[other], touch.at);
        note_crossing(l, touch, other, {there.segment, there.along, there.at, false, false, false, 0});
      }
    }
  }
  for (const LineCrossing& crossing : m_crossings) {
    if (crossing.taken_as == LinesCross::joined) m_groups.join(crossing.node, crossing.other_node);
  }
}

/// The place where a line crosses itself is two places on it.
void NodeJoiner::cross_itself(std::uint32_t l) {
  const std::span<const Point> points{m_lines[l].points, m_lines[l].count};
  std::vector<LineTouch> touches = line_touches(points, points);
  std::erase_if(touches, [](const LineTouch& touch) { return !touch.left || !touch.right; });
  for (std::size_t i = 0; i < touches.size(); ++i) {
    for (std::size_t j = i + 1; j < touches.size(); ++j) {
      if (distance(touches[i].at, touches[j].at) > no_distance) continue;
      const auto place = [&](const LineTouch& touch) {
        return touch.along == 0 ? m_lines[l].first + touch.segment : node_at(l, {0, touch.segment, touch.along, touch.at, false, 0});
      };
      const bool has_point = touches[i].along == 0 && touches[j].along == 0;   // drawn through one point twice: that is common
      const LinesCross taken_as = has_point ? LinesCross::joined : crossing_of(m_lines[l], m_lines[l]);
      LineCrossing crossing{l, l, 0, 0, touches[i].at, taken_as};
      if (taken_as != LinesCross::apart) {
        crossing.node = place(touches[i]);
        crossing.other_node = place(touches[j]);
      }
      if (has_point) m_groups.join(crossing.node, crossing.other_node);
      else m_crossings.push_back(crossing);
    }
  }
}

/// Does a way end on the area that a line is an outline of? Then it leads onto it where it crosses the outline, and passes neither over nor under it.
bool NodeJoiner::ends_on(const GraphLine& way, const GraphLine& outline) const {
  const Feature& area = *m_features[outline.feature];
  const auto* polygons = std::get_if<MultiPolygon>(&area.geometry);
  if (polygons == nullptr || area.theme != Theme::walkway || way.closed) return false;
  return contains(*polygons, way.points[0]) || contains(*polygons, way.points[way.count - 1]);
}

void NodeJoiner::note_crossing(std::uint32_t line, const LineTouch& touch, std::uint32_t other, const LineTouch& other_touch) {
  const auto here = node_there(line, touch.segment, touch.at);
  const auto there = node_there(other, other_touch.segment, other_touch.at);
  if (here && there && m_groups.find(*here) == m_groups.find(*there)) return;   // they have a common point
  LineCrossing crossing{line, other, 0, 0, touch.at, crossing_of(m_lines[line], m_lines[other])};
  const bool ends = ends_on(m_lines[line], m_lines[other]) || ends_on(m_lines[other], m_lines[line]);
  if (crossing.taken_as == LinesCross::perhaps && ends) crossing.taken_as = LinesCross::joined;
  if (crossing.taken_as != LinesCross::apart) {   // what stays apart needs no place
    crossing.node = node_of_touch(line, touch);
    crossing.other_node = node_of_touch(other, other_touch);
  }
  m_crossings.push_back(crossing);
}

/// The place that is there already, within the tolerance, where a line meets a way.
std::optional<std::uint32_t> NodeJoiner::node_there(std::uint32_t way, std::uint32_t segment, const Point& at) {
  const GraphLine& line = m_lines[way];
  const double reach = std::max(m_tolerance, no_distance);
  if (distance(line.points[segment], at) <= reach) return line.first + segment;
  if (segment + 1 < line.count && distance(line.points[segment + 1], at) <= reach) return line.first + segment + 1;
  const auto splits = m_splits_of.find(way);
  if (splits == m_splits_of.end()) return std::nullopt;
  for (const std::uint32_t split : splits->second) {
    if (distance(m_splits[split].at, at) <= reach) return m_splits[split].node;
  }
  return std::nullopt;
}

/// That place, or a new one.
std::uint32_t NodeJoiner::node_of_touch(std::uint32_t way, const LineTouch& touch) {
  if (touch.along == 0) return m_lines[way].first + touch.segment;
  if (const auto node = node_there(way, touch.segment, touch.at)) return *node;
  return node_at(way, {0, touch.segment, touch.along, touch.at, false, 0});
}

NodeJoin NodeJoiner::finish() {
  NodeJoin join;
  std::vector<std::uint32_t> number(m_groups.size(), std::numeric_limits<std::uint32_t>::max());
  const auto node_of = [&](std::uint32_t member) {
    std::uint32_t& node = number[m_groups.find(member)];
    if (node == std::numeric_limits<std::uint32_t>::max()) node = join.node_count++;
    return node;
  };
  const auto points = count_points(m_lines);
  join.node_of_point.resize(points);
  for (std::uint32_t p = 0; p < points; ++p) join.node_of_point[p] = node_of(p);
  for (LineSplit& split : m_splits) split.node = node_of(split.node);
  for (StandingThing& thing : m_things) thing.node = node_of(thing.node);
  std::sort(m_splits.begin(), m_splits.end(), [](const LineSplit& a, const LineSplit& b) {
    return std::tie(a.line, a.segment, a.along, a.node) < std::tie(b.line, b.segment, b.along, b.node);
  });
  drop_what_is_passed();
  std::sort(m_things.begin(), m_things.end(), [](const StandingThing& a, const StandingThing& b) {
    return std::tie(a.feature, a.node) < std::tie(b.feature, b.node);
  });
  for (LineCrossing& crossing : m_crossings) {
    if (crossing.taken_as == LinesCross::apart) continue;
    crossing.node = node_of(crossing.node);
    crossing.other_node = node_of(crossing.other_node);
  }
  std::sort(m_crossings.begin(), m_crossings.end(), [](const LineCrossing& a, const LineCrossing& b) {
    return std::tie(a.line, a.other, a.at.x, a.at.y) < std::tie(b.line, b.other, b.at.x, b.at.y);
  });
  for (const std::uint32_t node : m_at_sites) join.at_sites.push_back(node_of(node));
  std::sort(join.at_sites.begin(), join.at_sites.end());
  join.at_sites.erase(std::unique(join.at_sites.begin(), join.at_sites.end()), join.at_sites.end());
  join.crossings = std::move(m_crossings);
  join.splits = std::move(m_splits);
  join.things = std::move(m_things);
  return join;
}

NodeJoin join_nodes(const std::vector<const Feature*>& features, const std::vector<GraphLine>& lines, double tolerance,
                    const std::vector<LinesCross>& crossing) {
  return NodeJoiner(features, lines, tolerance, crossing).finish();
}

}  // namespace levelground::gis
