// SPDX-License-Identifier: Apache-2.0
/// How build_walk_graph() works, step by step; of use to its own files only: build_walk_graph.cpp (the order of work, places and things),
/// walk_graph_streets.cpp (sides and corners of streets), walk_graph_named.cpp (node ids that do not decide alone) and
/// walk_graph_areas.cpp and walk_graph_outlines.cpp (areas people walk on).
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "core/city/city.hpp"
#include "core/city/walk_graph.hpp"
#include "core/geometry/box_index.hpp"
#include "gis/network/area_crossings.hpp"
#include "gis/network/crossable_area.hpp"
#include "gis/network/node_join.hpp"
#include "gis/network/street_corners.hpp"

namespace levelground::gis {

class WalkGraphBuilder {
 public:
  WalkGraphBuilder(const std::vector<const Feature*>& features, double tolerance, ClosedWays closed, const std::vector<Source>& sources)
      : m_features(features), m_sources(sources), m_tolerance(tolerance), m_lines(graph_lines(features, closed)),
        m_join(join_nodes(features, m_lines, tolerance, lines_cross_of(sources))) {}
  /// In no particular order yet, and without rows.
  WalkGraph build();

 private:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::uint32_t own_slot = 0;  ///< the middle of a place; corner j has slot 1 + j
  static std::vector<LinesCross> lines_cross_of(const std::vector<Source>& sources);
  void lay_stations();
  void unite_sources();
  void find_named();
  void join_named();
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
  [[nodiscard]] bool is_bare(const StreetPlace& street, std::uint32_t corner) const;
  [[nodiscard]] bool ways_end_across(std::uint32_t node, const StreetPlace& street) const;
  void join_perhaps();
  void cross_anywhere();
  [[nodiscard]] std::vector<std::uint32_t> vertices_at(std::uint32_t node) const;
  void cross_areas();
  struct Outline {
    MultiPolygon area;                 ///< as drawn, with a corner more wherever something meets a side of it
    std::vector<std::uint32_t> node;   ///< of each corner, ring by ring
    std::int32_t rings_mm = 0;
  };
  struct WalkedArea {
    const Feature* feature = nullptr;
    std::uint32_t line = 0;            ///< the first of its rings
    Outline outline;
    CrossableAreas::Answer open;
    std::vector<std::uint32_t> loose = {};  ///< vertices of the outline where something covers it: one of each part that nothing meets
    [[nodiscard]] CrossableAreas::Drawn drawn() const { return {feature, &outline.area, &open}; }
  };
  /// Part of an outline in a house or in water: millimetres along all rings.
  struct Covered {
    std::int64_t from_mm = 0, to_mm = 0;
    Point from, to;
  };
  [[nodiscard]] std::vector<Covered> covered_of(const WalkedArea& area) const;
  void part_outlines(std::vector<WalkedArea>& areas);
  void find_loose(WalkedArea& area, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pieces, std::uint32_t first_made) const;
  using Group = std::vector<const WalkedArea*>;   ///< areas that adjoin each other
  /// Corners of what is crossed, and the node of each: none where what stands on it made the corner.
  struct Corners {
    std::vector<AreaCorner> corners;
    std::vector<std::uint32_t> node;
    void add(const AreaCorner& corner, std::uint32_t at_node) {
      corners.push_back(corner);
      node.push_back(at_node);
    }
    void add_gate_beside(const Point& at, std::uint32_t at_node) {
      const auto itself = static_cast<std::uint32_t>(corners.size());
      add({at, itself, itself, true, true}, at_node);
    }
    void add_ring_beside(const MultiPolygon& area, bool walked_around);
  };
  [[nodiscard]] std::optional<Outline> outline(const Feature& feature, std::uint32_t first_line, std::uint32_t end_line) const;
  [[nodiscard]] std::vector<std::pair<Point, std::uint32_t>> ends_inside(const WalkedArea& area, const MultiPolygon& crossed);
  [[nodiscard]] Corners corners_of(const Group& group, const MultiPolygon& crossed);
  static void open_corner(Corners& all, const Point& at, std::uint32_t vertex, std::map<std::uint32_t, std::uint32_t>& made);
  void cross_group(const Group& group);
  std::uint32_t made_vertex(const Point& at);
  void walk_over(std::uint32_t v, std::uint32_t w, const Point& from, const Point& to, const std::vector<CrossableAreas::Met>& met, const Group& group);
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
  /// The end of a line, or a point of one that has node ids.
  struct NamedPlace {
    std::uint32_t node, line;
    std::int32_t at_mm;   ///< along the line
  };
  void join_named(const std::vector<NamedPlace>& places);
  const std::vector<const Feature*>& m_features;
  const std::vector<Source>& m_sources;
  double m_tolerance;
  std::vector<GraphLine> m_lines;
  NodeJoin m_join;
  // A city has millions of stations, so what can be looked up in the lines is not kept a second time.
  std::vector<std::uint32_t> m_station_node;
  std::vector<std::int32_t> m_station_mm;
  std::vector<std::uint32_t> m_first;          ///< number of the first station, per line, and the end
  std::vector<std::uint32_t> m_cut_first;      ///< per line: none, or its first station in m_cut_points
  std::vector<Point> m_cut_points;             ///< stations of lines that others meet between their points
  std::vector<std::vector<NamedPlace>> m_named;   ///< for each node that ends name which lie elsewhere: the two or more places it may join
  std::vector<bool> m_is_place;                ///< per node: a vertex of the graph
  std::vector<bool> m_meeting;                 ///< per node: two features meet, or a thing stands there
  std::vector<std::uint8_t> m_road_arms;       ///< per node, up to 255
  std::vector<bool> m_has_crossing;            ///< per node
  std::vector<std::uint32_t> m_node_station;   ///< number of the first station there
  std::vector<std::uint32_t> m_node_key_point; ///< number of the first point there that has a key, among the points of all lines; none
  std::vector<Occurrence> m_at_streets;        ///< what meets at street places, sorted
  std::map<std::uint32_t, StreetPlace> m_streets;
  std::map<std::uint32_t, std::uint32_t> m_crossing_at;        ///< street node -> crossing feature standing there
  std::vector<std::pair<std::uint32_t, std::uint32_t>> m_uncrossed;   ///< street node, arm: no mapped crossing leads over it there
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> m_corner_vertex;
  std::vector<std::uint32_t> m_node_vertex;
  CrossableAreas m_crossable{m_features, m_tolerance};
  std::optional<BoxIndex> m_end_index;          ///< of m_ends, made when it is first asked
  std::vector<std::pair<std::uint32_t, std::uint32_t>> m_ends;   ///< line, station: ends of ways
  std::vector<std::pair<std::uint32_t, std::uint32_t>> m_met;   ///< vertex of a walk over an area, feature that is passed there
  WalkGraph m_graph;
};

}  // namespace levelground::gis
