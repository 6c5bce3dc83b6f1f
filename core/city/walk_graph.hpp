// SPDX-License-Identifier: Apache-2.0
/// The walking graph in compressed rows: plain integers that any thread may read. Built by gis/network.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/geometry/geometry.hpp"

namespace levelground {

/// What it means that lines without node ids cross without a common point, as whoever made a source says: it may be a way over the other
/// or a junction (nobody says), always a junction, or never one.
enum class LinesCross : std::uint8_t { perhaps, joined, apart };

/// Undirected walking graph. An edge is a piece of one feature between two vertices.
struct WalkGraph {
  /// Which side of a street an edge runs along: the two sides are never the same edge or vertex.
  /// own: the feature is itself a walkway; over: straight over an area that is one, from vertex to vertex; perhaps: from one line to
  /// another that crosses it without a common point, or that names the same node and ends elsewhere, where nobody knows whether one gets from one
  /// to the other: never surely passed; across: from one side of a street to its other side where no crossing is mapped, as one may cross it anywhere: never surely
  enum class Side : std::uint8_t { own, left, right, over, perhaps, across };
  struct Edge {
    std::uint32_t from = 0;      ///< vertex
    std::uint32_t to = 0;        ///< vertex
    std::int32_t length_mm = 1;  ///< >= 1, never rounded to 0
    std::uint32_t feature = 0;   ///< number of a feature of the City: walkway, crossing, steps, lift or road
    std::int32_t start_mm = 0;   ///< where on the feature's line the edge begins
    std::int32_t end_mm = 0;     ///< and ends; start_mm > end_mm never; over: both the length of all rings; perhaps, across: equal
    Side side = Side::own;
  };
  /// Two lines that cross on one layer (Property::layer) without a common point, where no node ids say whether they meet.
  struct Crossed {
    std::uint32_t a = 0;         ///< number of a feature, the smaller
    std::uint32_t b = 0;         ///< equal to a: it crosses itself
    Point at;                    ///< metres
    LinesCross taken_as = LinesCross::perhaps;
    friend bool operator==(const Crossed&, const Crossed&) = default;
  };
  std::vector<Point> vertices;                ///< metres
  std::vector<std::int64_t> keys;             ///< source node id of each vertex; 0 when made by the program
  std::vector<std::uint32_t> thing_start;     ///< size vertices + 1: where the things of a vertex begin in `things`
  std::vector<std::uint32_t> things;          ///< numbers of the features that are passed with a vertex, ascending for each vertex
  std::vector<Edge> edges;
  std::vector<std::uint32_t> outline_only;    ///< areas with so many corners that only their outline is walked, ascending
  /// Areas that are crossed as one because they adjoin: each with the first of its group, ascending. An area that is crossed by itself is not there.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> crossed_as_one;
  std::vector<std::uint32_t> row_start;       ///< size vertices + 1
  std::vector<std::uint32_t> row_edge;        ///< edge numbers, 2 per edge (1 for a loop)
  std::vector<std::uint32_t> row_target;      ///< the vertex at the other end, parallel to row_edge
  std::vector<Crossed> crossed;               ///< by a, b, then place
  double joined_within = 0;                   ///< metres between which lines without node ids were joined

  [[nodiscard]] std::span<const std::uint32_t> edges_at(std::uint32_t vertex) const {
    return {row_edge.data() + row_start[vertex], row_edge.data() + row_start[vertex + 1]};
  }
  [[nodiscard]] std::span<const std::uint32_t> targets_at(std::uint32_t vertex) const {
    return {row_target.data() + row_start[vertex], row_target.data() + row_start[vertex + 1]};
  }
  /// What whoever walks over a vertex passes, all of it: kerbs, barriers, entrances, lifts; steps, roads and rails that lie across an area.
  [[nodiscard]] std::span<const std::uint32_t> things_at(std::uint32_t vertex) const {
    return {things.data() + thing_start[vertex], things.data() + thing_start[vertex + 1]};
  }
  [[nodiscard]] bool stands_at(std::uint32_t feature, std::uint32_t vertex) const {
    const auto there = things_at(vertex);
    return std::find(there.begin(), there.end(), feature) != there.end();
  }
  [[nodiscard]] bool empty() const { return edges.empty(); }
};

}  // namespace levelground
