// SPDX-License-Identifier: Apache-2.0
/// Things onto the walking graph: the nearest point of an edge, never the nearest vertex.
#pragma once

#include <functional>
#include <limits>
#include <optional>

#include "core/city/city.hpp"
#include "gis/network/edge_shape.hpp"

namespace levelground::gis {

/// Where two geometries come nearest: how far apart, and the place on the shape.
struct Nearest {
  double metres = 0;
  std::int32_t at_mm = 0;
  Point at;
};
/// The point of an edge's shape that is nearest to a geometry; an area is 0 away where the edge touches or crosses it. What is
/// farther than `within` metres is not looked at: then, or of an empty geometry, `metres` is larger, perhaps infinite, and the place means nothing.
Nearest nearest_on(const EdgeShape& shape, const Geometry& geometry, double within = std::numeric_limits<double>::infinity());

/// Is a point on the side of the carriageway that a sidewalk runs along (left or right), as the street runs `at_mm` along the shape? Both sidewalks share the line of their
/// road; a point on the line is on either side.
bool on_side_of(const EdgeShape& shape, std::int32_t at_mm, WalkGraph::Side side, const Point& thing);

/// The nearest place at most `metres` away, on a way that is left open (is_left_open) only where no other is so near; ties go to the feature with the smaller number, then the smaller edge. Only edges that
/// `allowed` lets pass (empty: all); steps across a carriageway are never a place to arrive. nullopt: none so near. Thread-safe.
std::optional<GraphPlace> snap(const City& city, const Geometry& geometry, double metres,
                               const std::function<bool(std::uint32_t)>& allowed = {});

/// Every edge that comes within `metres` of the geometry, with its nearest place, sorted by edge. Of a street it is the sidewalk on the thing's side;
/// of one at most `side_error` away both may be, and for a `side_error` below 0 (as far) neither surely is. With `bare_sides`, of a street that has a sidewalk
/// on one side only, things on the other side are joined to it across the carriageway (GraphPlace::Joint::across). Thread-safe.
std::vector<GraphPlace> snap_all(const City& city, const Geometry& geometry, double metres, double side_error = 0, bool bare_sides = false);

/// Features people walk along whose box comes within `metres` of a box, ascending: walkways, crossings, steps, lifts, roads.
std::vector<std::uint32_t> walked_features(const City& city, const Box& box);

}  // namespace levelground::gis
