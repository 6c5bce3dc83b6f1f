// SPDX-License-Identifier: Apache-2.0
/// Entrances, main route and key facilities of one site on the walking graph: the frame every measure of the site uses.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/city/city.hpp"
#include "core/text/texts.hpp"

namespace levelground::gis {

class SiteArea;
class WalkCache;

/// A place on an edge of the walking graph (snapped along edges, never to the nearest vertex).
struct GraphPlace {
  std::uint32_t edge = 0;
  std::int32_t from_mm = 0;    ///< distance from the edge's `from` vertex, 0..length_mm
  std::int32_t offset_mm = 0;  ///< straight distance between the thing and the edge
  Point at;
};

struct Entrance {
  std::optional<std::uint32_t> feature;   ///< mapped entrance; none: derived where a walkable edge meets the boundary
  std::optional<GraphPlace> place;        ///< none: not connected to the graph
  Point at;
  LocalText label;
};

/// A part of one edge that lies inside the site.
struct InsidePiece {
  std::uint32_t edge = 0;
  std::int32_t from_mm = 0;    ///< along the edge, from < to, or both 0 and the length of a step across a carriageway
  std::int32_t to_mm = 0;
};

/// A piece of the main route: part of one edge, in walking order of its line.
struct RoutePiece {
  std::uint32_t edge = 0;
  std::int32_t from_mm = 0;    ///< along the edge, from < to
  std::int32_t to_mm = 0;
  std::uint32_t line = 0;      ///< pieces with one line number join end to end
  std::int64_t line_from_mm = 0;  ///< where the piece begins on that line
  bool reversed = false;       ///< walked against the edge's direction
};

struct SiteWalks {
  std::shared_ptr<const SiteArea> area;    ///< the site's area, ready for asking; never null after WalkFinder::find
  std::shared_ptr<WalkCache> cache;        ///< of the run; null when the walks were not made by a WalkFinder
  std::vector<Entrance> entrances;         ///< west to east, then south to north
  std::vector<InsidePiece> inside;         ///< every walkable piece inside the site, by edge; nothing twice
  std::vector<RoutePiece> main_route;      ///< unique pieces: nothing is counted twice
  std::int64_t main_route_mm = 0;
  bool main_route_marked = false;          ///< as the source marks it (else derived from shortest walks)
  /// Pairs of its ends (entrances and key facilities) that no mapped way inside the site joins; 0 where the source marks the main route.
  std::size_t unjoined = 0;
  Line unjoined_line;                      ///< straight between the two of these that lie nearest to each other; empty when there are none
  std::vector<SharedText> steps;            ///< how it was found, for the explanation
};

}  // namespace levelground::gis
