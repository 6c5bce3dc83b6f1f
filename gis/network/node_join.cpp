// SPDX-License-Identifier: Apache-2.0
#include "gis/network/node_join.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>

#include "core/geometry/box_index.hpp"
#include "gis/network/crossable_area.hpp"
#include "gis/network/inside_stretches.hpp"
#include "gis/network/line_touches.hpp"

namespace levelground::gis {
namespace {

class Groups {
 public:
  explicit Groups(std::size_t count) : m_parent(count) { std::iota(m_parent.begin(), m_parent.end(), 0U); }
  std::uint32_t add() {
    m_parent.push_back(static_cast<std::uint32_t>(m_parent.size()));
    return m_parent.back();
  }
  std::uint32_t find(std::uint32_t i) {
    while (m_parent[i] != i) i = m_parent[i] = m_parent[m_parent[i]];
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    if (a != b) m_parent[std::max(a, b)] = std::min(a, b);  // the smaller number stands for the group
  }
  [[nodiscard]] std::size_t size() const { return m_parent.size(); }

 private:
  std::vector<std::uint32_t> m_parent;
};

std::string_view layer_of(const Feature& feature) {
  const std::string_view text = feature.text(Property::layer);
  return text.empty() ? std::string_view("0") : text;
}

/// Where a point meets a line: at one of its points, or inside a segment.
struct Meeting {
  double metres = std::numeric_limits<double>::infinity();
  std::uint32_t segment = 0;
  double along = 0;
  Point at;
  bool at_point = false;
  std::uint32_t point = 0;  ///< with at_point: which
};

/// Does a way meet a line at a node that both have?
bool shares_node(const GraphLine& way, const LineTouch& touch, const Feature& line) {
  for (const std::uint32_t i : {touch.segment, touch.segment + 1}) {
    if (i >= way.count || distance(way.points[i], touch.at) > no_distance) continue;
    if (std::find(line.nodes.begin(), line.nodes.end(), way.keys[i]) != line.nodes.end()) return true;
  }
  return false;
}

class NodeJoiner {
 public:
  NodeJoiner(const std::vector<const Feature*>& features, const std::vector<GraphLine>& lines, double tolerance, const std::vector<LinesCross>& crossing)
      : m_features(features), m_lines(lines), m_tolerance(tolerance), m_crossing(crossing), m_groups(count_points(lines)) {
    join_by_keys();
    join_by_position();
    cross_lines();
    place_things();
    place_lines();
    place_areas();
    place_roads();
    place_rails();
  }
  NodeJoin finish();

 private:
  static std::size_t count_points(const std::vector<GraphLine>& lines) {
    return lines.empty() ? 0 : lines.back().first + std::size_t{lines.back().count};
  }
  void join_by_keys();
  void join_by_position();
  void cross_lines();
  void cross_itself(std::uint32_t line);
  void note_crossing(std::uint32_t line, const LineTouch& touch, std::uint32_t other, const LineTouch& other_touch);
  [[nodiscard]] LinesCross crossing_of(const GraphLine& a, const GraphLine& b) const;
  /// Made when it is first asked: a source with node ids may never need it.
  const BoxIndex& index();
  void place_things();
  void place_by_position(std::uint32_t feature, const Point& at);
  void place_lines();
  void place_areas();
  void place_on_outline(std::uint32_t feature, std::uint32_t line);
  void place_roads();
  void place_rails();
  void place_line(std::uint32_t feature, std::span<const Point> line, const std::vector<std::uint32_t>& ways);
  std::optional<std::uint32_t> node_there(std::uint32_t way, std::uint32_t segment, const Point& at);
  std::uint32_t node_of_touch(std::uint32_t way, const LineTouch& touch);
  void drop_what_is_passed();
  void join_point(std::uint32_t line, std::uint32_t i);
  [[nodiscard]] bool may_join(const GraphLine& a, const GraphLine& b) const;
  [[nodiscard]] bool ends_on(const GraphLine& way, const GraphLine& outline) const;
  [[nodiscard]] Meeting meet(const GraphLine& line, const Point& p) const;
  [[nodiscard]] double distance_to(const GraphLine& line, const Point& p) const { return meet(line, p).metres; }
  std::uint32_t node_at(std::uint32_t line, const Meeting& meeting);

  struct Key {
    std::int64_t key;
    std::uint32_t source;
    std::uint32_t point;
    auto operator<=>(const Key&) const = default;
  };
  const std::vector<const Feature*>& m_features;
  const std::vector<GraphLine>& m_lines;
  double m_tolerance;
  const std::vector<LinesCross>& m_crossing;   ///< by number of source
  Groups m_groups;
  std::vector<Key> m_keys;
  std::optional<BoxIndex> m_index;
  bool m_several_sources = false;   ///< lines are joined by position too
  std::vector<LineSplit> m_splits;
  std::map<std::uint32_t, std::vector<std::uint32_t>> m_splits_of;   ///< line -> its splits
  std::vector<StandingThing> m_things;
  std::vector<LineCrossing> m_crossings;
};

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

void NodeJoiner::place_things() {
  for (std::uint32_t f = 0; f < m_features.size(); ++f) {
    const Feature& feature = *m_features[f];
    const Theme theme = feature.theme;
    if (theme != Theme::kerb && theme != Theme::barrier && theme != Theme::crossing && theme != Theme::entrance && theme != Theme::lift) continue;
    const auto* at = std::get_if<Point>(&feature.geometry);
    if (at == nullptr && theme != Theme::kerb) continue;
    bool found = false;
    for (const std::int64_t key : feature.nodes) {  // a kerb drawn as a line stands wherever it shares a node with a way
      const auto place = std::lower_bound(m_keys.begin(), m_keys.end(), Key{key, feature.source, 0});
      if (place == m_keys.end() || place->source != feature.source || place->key != key) continue;
      m_things.push_back({f, place->point});
      found = true;
    }
    if (found || at == nullptr) continue;
    place_by_position(f, *at);
  }
}

/// On the nearest line. Where a walkway and a road are both that near, a crossing stands on either, everything else on the walkway.
void NodeJoiner::place_by_position(std::uint32_t f, const Point& at) {
  const Feature& feature = *m_features[f];
  const double reach = std::max(m_tolerance, no_distance);
  Box box;
  box.include(at);
  const auto near = index().find(box.grown(reach));
  for (const bool roads : {false, true}) {
    Meeting best;
    std::uint32_t nearest = 0;
    for (const std::uint32_t line : near) {
      if (m_lines[line].source == feature.source && m_lines[line].has_keys && !feature.nodes.empty()) continue;
      if (m_lines[line].is_road != roads) continue;
      const Meeting meeting = meet(m_lines[line], at);
      if (meeting.metres < best.metres) {
        best = meeting;
        nearest = line;
      }
    }
    if (best.metres > reach) continue;
    m_things.push_back({f, node_at(nearest, best)});
    if (feature.theme != Theme::crossing) return;
  }
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

/// A line stands in the way where ways go on from one of its sides to the other, or where it ends on a way that passes.
void NodeJoiner::place_line(std::uint32_t f, std::span<const Point> points, const std::vector<std::uint32_t>& ways) {
  struct Sides {
    bool left = false, right = false, line_ends = false;
    int arms = 0;
  };
  std::map<std::uint32_t, Sides> met;  // by the group of the node
  for (const std::uint32_t way : ways) {
    for (const LineTouch& touch : line_touches({m_lines[way].points, m_lines[way].count}, points)) {
      Sides& sides = met[m_groups.find(node_of_touch(way, touch))];
      sides.left = sides.left || touch.left;
      sides.right = sides.right || touch.right;
      sides.line_ends = sides.line_ends || touch.line_ends;
      sides.arms += touch.arms;
    }
  }
  for (const auto& [node, sides] : met) {
    if ((sides.left && sides.right) || (sides.line_ends && sides.arms >= 2)) m_things.push_back({f, node});
  }
}

/// Walls, fences and kerbs drawn as lines or outlines bar what crosses them, whether or not the source has a node there.
void NodeJoiner::place_lines() {
  for (std::uint32_t f = 0; f < m_features.size(); ++f) {
    const Feature& feature = *m_features[f];
    if (feature.theme != Theme::kerb && feature.theme != Theme::barrier) continue;
    for (const Line* points : walk_lines(feature.geometry)) {
      std::vector<std::uint32_t> ways;
      for (std::size_t i = 0; i + 1 < points->size(); ++i) {
        Box box;
        box.include((*points)[i]);
        box.include((*points)[i + 1]);
        for (const std::uint32_t way : index().find(box.grown(no_distance))) {
          const LineUse use = m_lines[way].use;
          if (use != LineUse::corner && use != LineUse::motorway && layer_of(feature) == layer_of(*m_features[m_lines[way].feature])) ways.push_back(way);
        }
      }
      std::sort(ways.begin(), ways.end());
      ways.erase(std::unique(ways.begin(), ways.end()), ways.end());
      if (!ways.empty()) place_line(f, *points, ways);
    }
  }
}

/// Steps and carriageways drawn as areas are in the way of who walks along the outline of an area that they lie across, as of who walks over it.
void NodeJoiner::place_areas() {
  for (std::uint32_t f = 0; f < m_features.size(); ++f) {
    const Feature& feature = *m_features[f];
    if ((feature.theme != Theme::steps && feature.theme != Theme::road) || !std::holds_alternative<MultiPolygon>(feature.geometry)) continue;
    for (const std::uint32_t line : index().find(bounds(feature.geometry))) {
      const Feature& area = *m_features[m_lines[line].feature];
      if (std::holds_alternative<MultiPolygon>(area.geometry) && lies_across(feature, area)) place_on_outline(f, line);
    }
  }
}

/// In the middle of every stretch over it. What holds the whole outline lies across nothing.
void NodeJoiner::place_on_outline(std::uint32_t f, std::uint32_t number) {
  const GraphLine& line = m_lines[number];
  std::vector<Meeting> met;
  bool holds_all = true;
  for (std::uint32_t i = 0; i + 1 < line.count; ++i) {
    const Point& a = line.points[i];
    const Point& b = line.points[i + 1];
    const double metres = distance(a, b);
    double inside = 0;
    for (const auto& [begin, end] : inside_stretches(a, b, std::get<MultiPolygon>(m_features[f]->geometry))) {
      const double middle = (begin + end) / 2;
      met.push_back({0, i, middle * metres, {a.x + middle * (b.x - a.x), a.y + middle * (b.y - a.y)}, false, 0});
      inside += (end - begin) * metres;
    }
    holds_all = holds_all && inside + no_distance >= metres;
  }
  for (const Meeting& meeting : met) {
    if (!holds_all) m_things.push_back({f, node_at(number, meeting)});
  }
}

/// A way that crosses a road where the two have no place in common: over it by a bridge, or across its traffic. A source whose node ids say
/// that they do not meet is believed.
void NodeJoiner::place_roads() {
  for (std::uint32_t road = 0; road < m_lines.size(); ++road) {
    const GraphLine& line = m_lines[road];
    if (!line.is_road) continue;
    const auto crosses = [&](std::uint32_t way) {
      const GraphLine& other = m_lines[way];
      return !other.is_road && !other.is_crossing && other.use == LineUse::own && may_join(line, other);
    };
    if (!m_several_sources) return;
    Box box;
    for (std::uint32_t i = 0; i < line.count; ++i) box.include(line.points[i]);
    for (const std::uint32_t way : index().find(box)) {
      if (!crosses(way)) continue;
      for (const LineTouch& touch : line_touches({m_lines[way].points, m_lines[way].count}, {line.points, line.count})) {
        if (!touch.left || !touch.right) continue;
        const std::uint32_t node = node_of_touch(way, touch);
        const Meeting meeting = meet(line, touch.at);
        const bool joined = m_groups.find(node_of_touch(road, {meeting.segment, meeting.along, meeting.at, false, false, false, 0})) == m_groups.find(node);
        const bool apart = crossing_of(line, m_lines[way]) == LinesCross::apart;   // by a bridge, as its source says
      if (!joined && !apart) m_things.push_back({line.feature, node});
      }
    }
  }
}

/// Rails that a way crosses on their level: where it shares a node with them, and without node ids where they cross on one layer. Roads cross
/// them where a level crossing was built; what is drawn as a crossing is one.
void NodeJoiner::place_rails() {
  for (std::uint32_t f = 0; f < m_features.size(); ++f) {
    const Feature& rail = *m_features[f];
    const auto* points = std::get_if<Line>(&rail.geometry);
    if (rail.theme != Theme::rail || points == nullptr) continue;
    const bool has_keys = !points->empty() && rail.nodes.size() == points->size();
    struct Sides {
      bool left = false, right = false;
    };
    std::map<std::uint32_t, Sides> met;   // by the group of the node
    for (const std::uint32_t way : index().find(bounds(rail.geometry).grown(no_distance))) {
      const GraphLine& line = m_lines[way];
      if (line.is_road || line.is_crossing || line.use != LineUse::own) continue;
      const bool says_itself = has_keys && line.has_keys && line.source == rail.source;
      if (!says_itself && layer_of(rail) != layer_of(*m_features[line.feature])) continue;
      for (const LineTouch& touch : line_touches({line.points, line.count}, *points)) {
        if (says_itself && !shares_node(line, touch, rail)) continue;   // over it or under it
        Sides& sides = met[m_groups.find(node_of_touch(way, touch))];
        sides.left = sides.left || touch.left;
        sides.right = sides.right || touch.right;
      }
    }
    for (const auto& [node, sides] : met) {
      if (sides.left && sides.right) m_things.push_back({f, node});
    }
  }
}

/// A gate in a fence, a lowered place in a kerb, a crossing of a street: where one stands as a point, the line is passed by it.
void NodeJoiner::drop_what_is_passed() {
  const auto passes = [](Theme theme, bool is_point) -> int {
    if (theme == Theme::kerb) return is_point ? 1 : -1;
    if (theme == Theme::barrier || theme == Theme::entrance) return is_point ? 2 : -2;
    if (theme == Theme::crossing) return 3;
    return theme == Theme::road || theme == Theme::rail ? -3 : 0;
  };
  std::vector<std::pair<std::uint32_t, int>> points;
  const auto kind_of = [&](const StandingThing& thing) {
    const Feature& feature = *m_features[thing.feature];
    return passes(feature.theme, std::holds_alternative<Point>(feature.geometry));
  };
  for (const StandingThing& thing : m_things) {
    if (const int kind = kind_of(thing); kind > 0) points.emplace_back(thing.node, kind);
  }
  std::sort(points.begin(), points.end());
  std::erase_if(m_things, [&](const StandingThing& thing) {
    const int kind = kind_of(thing);
    return kind < 0 && std::binary_search(points.begin(), points.end(), std::pair{thing.node, -kind});
  });
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
  join.crossings = std::move(m_crossings);
  join.splits = std::move(m_splits);
  join.things = std::move(m_things);
  return join;
}

}  // namespace

NodeJoin join_nodes(const std::vector<const Feature*>& features, const std::vector<GraphLine>& lines, double tolerance,
                    const std::vector<LinesCross>& crossing) {
  return NodeJoiner(features, lines, tolerance, crossing).finish();
}

}  // namespace levelground::gis
