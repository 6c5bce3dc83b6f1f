// SPDX-License-Identifier: Apache-2.0
#include "gis/network/node_join.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <tuple>

#include "core/geometry/box_index.hpp"

namespace levelground::gis {
namespace {

constexpr double coincident = 0.0005;  // metres: half the unit in which the graph counts

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

/// Where a point meets a line: at one of its points, or inside a segment.
struct Meeting {
  double metres = std::numeric_limits<double>::infinity();
  std::uint32_t segment = 0;
  double along = 0;
  Point at;
  bool at_point = false;
  std::uint32_t point = 0;  ///< with at_point: which
};

class Joiner {
 public:
  Joiner(const std::vector<const Feature*>& features, const std::vector<GraphLine>& lines, double tolerance)
      : m_features(features), m_lines(lines), m_tolerance(tolerance), m_groups(count_points(lines)) {
    join_by_keys();
    join_by_position();
    place_things();
  }
  NodeJoin finish();

 private:
  static std::size_t count_points(const std::vector<GraphLine>& lines) {
    return lines.empty() ? 0 : lines.back().first + std::size_t{lines.back().count};
  }
  void join_by_keys();
  void join_by_position();
  /// Made when it is first asked: a source with node ids may never need it.
  const BoxIndex& index();
  void place_things();
  void join_point(std::uint32_t line, std::uint32_t i);
  [[nodiscard]] bool may_join(const GraphLine& a, const GraphLine& b) const;
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
  Groups m_groups;
  std::vector<Key> m_keys;
  std::optional<BoxIndex> m_index;
  std::vector<LineSplit> m_splits;
  std::vector<StandingThing> m_things;
};

void Joiner::join_by_keys() {
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

bool Joiner::may_join(const GraphLine& a, const GraphLine& b) const {
  if (a.has_keys && b.has_keys && a.source == b.source) return false;  // the source itself says what is joined
  const auto layer = [&](const GraphLine& line) {
    const std::string_view text = m_features[line.feature]->text(Property::layer);
    return text.empty() ? std::string_view("0") : text;
  };
  return layer(a) == layer(b);
}

Meeting Joiner::meet(const GraphLine& line, const Point& p) const {
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

std::uint32_t Joiner::node_at(std::uint32_t line, const Meeting& meeting) {
  if (meeting.at_point) return m_lines[line].first + meeting.point;
  const std::uint32_t node = m_groups.add();
  m_splits.push_back({line, meeting.segment, meeting.along, meeting.at, node});
  return node;
}

void Joiner::join_point(std::uint32_t number, std::uint32_t i) {
  const GraphLine& line = m_lines[number];
  const Point& p = line.points[i];
  const bool is_end = !line.closed && (i == 0 || i + 1 == line.count);
  Box box;
  box.include(p);
  for (const std::uint32_t other : index().find(box.grown(std::max(m_tolerance, coincident)))) {
    if (other == number) {
      // The line's own inside: only an end that lies exactly on one of its other points.
      for (std::uint32_t j = 0; is_end && j < line.count; ++j) {
        if (j != i && distance(line.points[j], p) <= coincident) m_groups.join(line.first + i, line.first + j);
      }
      continue;
    }
    if (!may_join(line, m_lines[other])) continue;
    const Meeting meeting = meet(m_lines[other], p);
    if (meeting.metres > m_tolerance && meeting.metres > coincident) continue;
    if (!is_end && meeting.metres > coincident) {
      // A long near-parallel stretch must not be sewn together point by point: only where the line comes nearest.
      if (i > 0 && distance_to(m_lines[other], line.points[i - 1]) <= meeting.metres) continue;
      if (i + 1 < line.count && distance_to(m_lines[other], line.points[i + 1]) < meeting.metres) continue;
    }
    m_groups.join(line.first + i, node_at(other, meeting));
  }
}

const BoxIndex& Joiner::index() {
  if (!m_index) {
    std::vector<Box> boxes(m_lines.size());
    for (std::size_t l = 0; l < m_lines.size(); ++l) {
      for (std::uint32_t i = 0; i < m_lines[l].count; ++i) boxes[l].include(m_lines[l].points[i]);
    }
    m_index.emplace(boxes);
  }
  return *m_index;
}

void Joiner::join_by_position() {
  const bool several_sources = std::any_of(m_lines.begin(), m_lines.end(), [&](const GraphLine& line) {
    return line.source != m_lines.front().source || !line.has_keys;
  });
  if (!several_sources) return;  // one source with node ids: nothing is joined by position
  for (std::uint32_t l = 0; l < m_lines.size(); ++l) {
    for (std::uint32_t i = 0; i < m_lines[l].count; ++i) {
      const bool is_end = i == 0 || i + 1 == m_lines[l].count;
      if (!m_lines[l].has_keys || is_end) join_point(l, i);
    }
  }
}

void Joiner::place_things() {
  for (std::uint32_t f = 0; f < m_features.size(); ++f) {
    const Feature& feature = *m_features[f];
    const Theme theme = feature.theme;
    if (theme != Theme::kerb && theme != Theme::barrier && theme != Theme::crossing && theme != Theme::entrance) continue;
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
    Box box;
    box.include(*at);
    Meeting best;
    std::uint32_t nearest = 0;
    for (const std::uint32_t line : index().find(box.grown(std::max(m_tolerance, coincident)))) {
      if (m_lines[line].source == feature.source && m_lines[line].has_keys && !feature.nodes.empty()) continue;
      if (m_lines[line].is_road && theme != Theme::crossing) continue;  // a kerb or post beside a carriageway is not on it
      const Meeting meeting = meet(m_lines[line], *at);
      if (meeting.metres < best.metres) {
        best = meeting;
        nearest = line;
      }
    }
    if (best.metres <= std::max(m_tolerance, coincident)) m_things.push_back({f, node_at(nearest, best)});
  }
}

NodeJoin Joiner::finish() {
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
  join.splits = std::move(m_splits);
  join.things = std::move(m_things);
  return join;
}

}  // namespace

NodeJoin join_nodes(const std::vector<const Feature*>& features, const std::vector<GraphLine>& lines, double tolerance) {
  return Joiner(features, lines, tolerance).finish();
}

}  // namespace levelground::gis
