// SPDX-License-Identifier: Apache-2.0
/// Which points of which lines are one place: by the source's own node ids, else by position within a tolerance.
#pragma once

#include <cstdint>
#include <vector>

#include "core/city/walk_graph.hpp"
#include "gis/network/graph_lines.hpp"

namespace levelground::gis {

/// A point on a line where another line or a thing meets it between its own points.
struct LineSplit {
  std::uint32_t line = 0;      ///< number of the line
  std::uint32_t segment = 0;   ///< between points segment and segment + 1
  double along = 0;            ///< metres from the start of the segment
  Point at;
  std::uint32_t node = 0;
};

/// A kerb, barrier, crossing, entrance or lift that stands on the network; a road that a way crosses where they share no place; rails that
/// it crosses on their level where no crossing is; or steps, a street or rails drawn as an area that it leads over.
struct StandingThing {
  std::uint32_t feature = 0;   ///< place in the sorted features
  std::uint32_t node = 0;
};

/// Two lines that cross on one layer without a common point.
struct LineCrossing {
  std::uint32_t line = 0;      ///< number of a line, the smaller
  std::uint32_t other = 0;     ///< equal: the line crosses itself
  std::uint32_t node = 0;      ///< the place on `line`; where they are taken as apart there is none, and 0
  std::uint32_t other_node = 0;   ///< and on `other`: the same where they are taken as joined
  Point at;
  LinesCross taken_as = LinesCross::perhaps;
};

struct NodeJoin {
  std::vector<std::uint32_t> node_of_point;  ///< per point of all lines: node, 0..node_count-1
  std::vector<LineSplit> splits;             ///< sorted by line, segment, along
  std::vector<StandingThing> things;         ///< sorted by feature
  std::vector<LineCrossing> crossings;       ///< sorted by line, other, place
  std::vector<std::uint32_t> at_sites;       ///< nodes where the edge of a site crosses the outline of an area people walk on: walks over it lead there; ascending
  std::uint32_t node_count = 0;
};

/// Joins. Two points of one source with node ids are one place exactly when their ids are equal. All others: points that coincide;
/// the end of a line with the nearest other line within `tolerance` metres; and a point of a line with the inside of another line
/// that it comes nearest to within `tolerance`. Lines that merely cross without a shared point may be a bridge or a junction: of lines of one
/// source `crossing` tells (by number of source; none: perhaps), of those of two sources nobody does. Lines with different
/// vertical order (Property::layer) never join by position. The answer does not depend on the order of lines.
NodeJoin join_nodes(const std::vector<const Feature*>& features, const std::vector<GraphLine>& lines, double tolerance,
                    const std::vector<LinesCross>& crossing = {});

}  // namespace levelground::gis
