// SPDX-License-Identifier: Apache-2.0
/// Shapes cut to a box, and hatches and dots as geometry cut to a polygon: no painter's clip or pattern is ever used.
#pragma once

#include <vector>

#include "core/geometry/geometry.hpp"

namespace levelground::map {

/// The part of a ring inside the box (Sutherland–Hodgman); empty when nothing is left. Closed rings in, open rings out.
Line clip_ring(const Line& ring, const Box& box);
/// The pieces of a line inside the box, in order.
std::vector<Line> clip_line(const Line& line, const Box& box);

struct Segment {
  Point a;
  Point b;
};
/// Parallel lines `spacing` apart through `anchor`, at `degrees` from the x axis, inside the rings (even-odd) and the box.
std::vector<Segment> hatch(const std::vector<Line>& rings, double degrees, double spacing, Point anchor, const Box& box);
/// Points of a staggered grid through `anchor` inside the rings and the box, at least `inset` from where a row enters or leaves.
std::vector<Point> dots(const std::vector<Line>& rings, double spacing, double inset, Point anchor, const Box& box);

}  // namespace levelground::map
