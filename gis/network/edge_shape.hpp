// SPDX-License-Identifier: Apache-2.0
/// Where an edge of the walking graph runs, and which edges a feature has.
#pragma once

#include <cstdint>
#include <utility>

#include "core/city/city.hpp"
#include "gis/network/site_walks.hpp"

namespace levelground::gis {

/// Numbers of the edges that are pieces of a feature: [first, second). Edges are sorted by feature. Thread-safe.
std::pair<std::uint32_t, std::uint32_t> edges_of(const WalkGraph& graph, std::uint32_t feature);

/// The points of an edge from `from` to `to` with the distance of each from `from`, mm, ascending; the last is the edge's length.
/// A step across a carriageway has one point twice. Thread-safe.
struct EdgeShape {
  Line points;
  std::vector<std::int32_t> at_mm;
};
EdgeShape edge_shape(const City& city, std::uint32_t edge);
/// The same in the memory of `shape`: for loops over many edges.
void edge_shape(const City& city, std::uint32_t edge, EdgeShape& shape);

/// The part of a shape between two distances, from < to; both ends included.
Line part_of(const EdgeShape& shape, std::int32_t from_mm, std::int32_t to_mm);
/// Distances along a line of points that counts `length_mm` in all, as edge shapes carry them.
std::vector<std::int32_t> shape_distances(const Line& points, std::int32_t length_mm);
Point point_at(const EdgeShape& shape, std::int32_t at_mm);

/// A step across a carriageway between two corners, without length of its own; or from one line to another that it may be joined to.
inline bool is_step_across(const WalkGraph::Edge& edge) { return edge.start_mm == edge.end_mm && edge.side != WalkGraph::Side::over; }
/// Of such a step: does it lead from one side of a street to its other side where the street ends and no other way goes on? Thread-safe.
bool is_at_dead_end(const WalkGraph& graph, const WalkGraph::Edge& step);
/// From one side of a street to its other side, at a place where the map does not say that people cross.
inline bool is_crossed_anywhere(const WalkGraph::Edge& edge) { return edge.side == WalkGraph::Side::across; }
/// From one line to another that crosses it without a common point, or that names the same node and ends elsewhere, or across a street where nothing says that people cross: nobody knows
/// whether one gets there.
inline bool is_perhaps_joined(const WalkGraph::Edge& edge) { return edge.side == WalkGraph::Side::perhaps || is_crossed_anywhere(edge); }
/// How many metres of the map one on the ground is beside an edge. Thread-safe.
PointScale scale_at(const City& city, const WalkGraph::Edge& edge);
/// The edges at a vertex that are known to meet there. Thread-safe.
std::vector<std::uint32_t> joined_edges_at(const WalkGraph& graph, std::uint32_t vertex);
/// A straight walk over an area: it joins what it joins, but is no stretch of way to be measured.
inline bool is_over_area(const WalkGraph::Edge& edge) { return edge.side == WalkGraph::Side::over; }

}  // namespace levelground::gis
