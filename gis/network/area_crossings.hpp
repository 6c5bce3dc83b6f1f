// SPDX-License-Identifier: Apache-2.0
/// Straight walks over an open area: what joins its gates when nobody is bound to its outline.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/geometry/geometry.hpp"

namespace levelground::gis {

/// A corner of an area's outline or of a hole in it, in the order of the rings (outline first, then its holes, polygon by polygon); the
/// last point of a ring, which repeats the first, is no corner.
struct AreaCorner {
  Point at;
  std::uint32_t previous = 0;   ///< corners beside it on its ring
  std::uint32_t next = 0;
  bool gate = false;            ///< something else of the network meets the outline here
  bool beside = false;          ///< no corner of the area but a place in it where a walk may bend: a corner of what lies across it, a gate inside
};

/// The corners of an area; gates are set by the caller.
std::vector<AreaCorner> area_corners(const MultiPolygon& area);

/// Pairs of corners a < b, ascending, whose straight line lies in the area, sides between two gates left out. The shortest walk between any
/// two gates over the area, holes walked around, is a walk over the pairs and those sides (Lozano-Pérez and Wesley 1979): pairs that
/// no shortest walk between gates can use are left out as well. The corners of the area come first; those beside it (`beside`) may be of
/// things that lie in it (rings the other way round) or of parts of it: then the shortest walks past any of these, or within any of these, are among the
/// pairs too. nullopt when the area has so many corners that this would take longer
/// than `work` steps. Outlines wind anticlockwise and holes clockwise. Thread-safe.
std::optional<std::vector<std::pair<std::uint32_t, std::uint32_t>>> area_crossings(const MultiPolygon& area, const std::vector<AreaCorner>& corners,
                                                                                 std::uint64_t work);

}  // namespace levelground::gis
