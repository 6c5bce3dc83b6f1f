// SPDX-License-Identifier: Apache-2.0
/// Entrances, main route and key facilities of one site on the walking graph: the frame every measure of the site uses.
#pragma once

#include <algorithm>
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

/// A straight walk for which no way is drawn, and what it leads over; for whom it surely is one is asked of these (Passability::straight).
struct StraightPiece {
  Point from;
  std::vector<std::vector<std::uint32_t>> walked;   ///< areas people walk on, along it: any of those that lie at one place is walked on
  std::vector<std::uint32_t> met;                   ///< kerbs, steps, streets and rails that it crosses
  std::vector<std::uint32_t> grounds;               ///< areas from or into which it leads, or across, and of which somebody may say who is let in
};

/// A place on an edge of the walking graph (snapped along edges, never to the nearest vertex).
struct GraphPlace {
  std::uint32_t edge = 0;
  std::int32_t from_mm = 0;    ///< distance from the edge's `from` vertex, 0..length_mm
  std::int32_t offset_mm = 0;  ///< straight distance between the thing and the edge
  Point at;
  /// What lies between a thing and the way, and so for whom it surely is one walk (ways_to.hpp).
  enum class Joint : std::uint8_t {
    direct,      ///< nothing
    across,      ///< a carriageway: the way is the sidewalk on its other side
    over_area,   ///< an area people walk on, that of the edge: straight from its vertex, and nothing stands on the area
    among,       ///< the same where things stand on it, beside the straight line
    perhaps,     ///< a wall, water, or another way nearer by: nobody knows whether one gets from one to the other, or whether there
    crossed,     ///< the carriageway of a street with sidewalks on both sides: the way is the one across it, and nobody says that one crosses there
  };
  Joint joint = Joint::direct;
  /// Which way along the edge a walk may begin or end here: towards its beginning, towards its end. Elsewhere something stands that is not passed
  /// (Entrance::inwards). A place on a vertex is on that vertex all the same: what stands there is asked of the vertex.
  enum class Goes : std::uint8_t { both, back, onwards, nowhere };
  Goes goes = Goes::both;
  std::shared_ptr<const StraightPiece> straight = nullptr;   ///< between a thing and the place; null: nothing that is known
  /// The thing goes on beside the way so far onwards, and is nowhere nearer to it than offset_mm (beside_area.hpp); 0: it is at one place.
  std::int32_t along_mm = 0;
  [[nodiscard]] std::int32_t end_mm() const { return from_mm + along_mm; }
  /// How far along the edge to another place on it; 0 where they overlap.
  [[nodiscard]] std::int32_t gap_to(const GraphPlace& other) const {
    return std::max({0, other.from_mm - end_mm(), from_mm - other.end_mm()});
  }
  [[nodiscard]] bool goes_back() const { return goes == Goes::both || goes == Goes::back; }
  [[nodiscard]] bool goes_onwards() const { return goes == Goes::both || goes == Goes::onwards; }
  /// To another place on the same edge.
  [[nodiscard]] bool goes_to(std::int32_t other_mm) const { return other_mm == from_mm || (other_mm < from_mm ? goes_back() : goes_onwards()); }
};

struct Entrance {
  std::optional<std::uint32_t> feature;   ///< mapped entrance; none: derived where a walkable edge meets the boundary
  std::optional<GraphPlace> place;        ///< none: not connected to the graph
  Point at;
  LocalText label;
  std::vector<std::uint32_t> things;      ///< what is passed with it: itself where it is mapped, and all that stands on its vertex; each once
  /// Where walks into the site begin behind these, for who does not pass them (through_entrance.hpp). Empty where there are no things, and of an entrance between two vertices.
  std::vector<GraphPlace> inwards;
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
