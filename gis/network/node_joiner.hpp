// SPDX-License-Identifier: Apache-2.0
/// The work of join_nodes(): groups of points that are one node, places where lines are cut, and things that stand on them. For the files that do it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "core/geometry/box_index.hpp"
#include "gis/network/groups.hpp"
#include "gis/network/levels.hpp"
#include "gis/network/line_touches.hpp"
#include "gis/network/node_join.hpp"

namespace levelground::gis {

/// Where a point meets a line: at one of its points, or inside a segment.
struct Meeting {
  double metres = std::numeric_limits<double>::infinity();
  std::uint32_t segment = 0;
  double along = 0;
  Point at;
  bool at_point = false;
  std::uint32_t point = 0;  ///< with at_point: which
};

/// A piece of a way inside an area. Places on the way: the number of the segment, and the fraction of it added.
struct AreaStretch {
  std::uint32_t feature = 0;   ///< the area
  double begin = 0;
  double end = 0;
};

/// Joins the lines first (node_join.cpp), then puts on them what stands in the way (node_join_things.cpp, node_join_over_areas.cpp).
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
    place_crossed_areas();
    place_roads();
    place_rails();
    find_edges_of_sites();
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
  void place_crossed_areas();
  void place_where_crossed(Theme theme, const std::map<std::uint32_t, std::vector<AreaStretch>>& over);
  template <typename Use>
  void each_node(std::uint32_t line, double from, double to, const Use& use);
  void place_on_outline(std::uint32_t feature, std::uint32_t line);
  void place_roads();
  void place_rails();
  void find_edges_of_sites();
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
  std::vector<std::uint32_t> m_at_sites;
  std::vector<LineCrossing> m_crossings;
};

}  // namespace levelground::gis
