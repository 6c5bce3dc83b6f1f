// SPDX-License-Identifier: Apache-2.0
/// How a thing that stands beside the ways is joined to them, and for whom it surely is.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "gis/network/passability.hpp"
#include "gis/network/site_walks.hpp"

namespace levelground::gis {

/// What of the network hangs together, whoever walks. Immutable once made.
class WalkPieces {
 public:
  explicit WalkPieces(const WalkGraph& graph);
  /// Millimetres of the piece that an edge belongs to.
  [[nodiscard]] std::int64_t size_of(std::uint32_t edge) const { return m_size[m_piece[edge]]; }
  [[nodiscard]] bool is_largest(std::uint32_t edge) const { return size_of(edge) == m_largest; }
  [[nodiscard]] std::uint32_t piece_of(std::uint32_t edge) const { return m_piece[edge]; }

 private:
  std::vector<std::uint32_t> m_piece;   ///< by edge: the smallest edge of its piece
  std::vector<std::int64_t> m_size;     ///< by piece
  std::int64_t m_largest = 0;
};

/// The places where a walk to a thing leaves the network, nearest first; empty: no way at most `metres` away, and the thing stands on no area people walk on.
/// Where nothing but ground lies between the thing and its nearest way that is that place (as snap() finds it), and beside it, where they are nearer, the
/// sidewalk across a carriageway that has none on the thing's side, and a way behind a wall or water, past a kerb, steps, a street or rails, or over ground that is
/// not open to all (one of each). Of a thing on an area that is crossed freely every place of it, and of those crossed as one with it, from where one goes straight to
/// it; of one beside it the same from where it is nearest, and perhaps straight from itself. Where the nearest way belongs to a smaller piece of the network, perhaps the nearest way of each larger one.
/// Of a thing that is an area also, perhaps, the stretches of ways from which its outline is come to (beside_area.hpp).
/// `pieces`: of the City's graph. Thread-safe.
std::vector<GraphPlace> ways_to(const City& city, const Geometry& thing, double metres, const std::function<const WalkPieces&()>& pieces);

/// How surely a traveller gets from a thing to such a place; null: somebody who passes everything.
Tri joint_passed(const City& city, Passability* passability, const GraphPlace& place);

/// Those that are passed at least so surely.
std::vector<GraphPlace> places_joined(const City& city, Passability* passability, std::span<const GraphPlace> places, Tri at_least);

/// Where a thing stands on areas that are crossed as one, or comes to them from beside.
struct Stand {
  std::uint32_t area = 0;       ///< one of them
  Point from;                   ///< of the thing
  Point foot;                   ///< on the area: `from` itself, or where the thing is nearest to it
  std::int32_t before_mm = 0;   ///< between the two
  std::shared_ptr<const StraightPiece> before;   ///< what lies there; null: nothing
};
/// `at`: the thing, where it is a point; `places`: where it is joined to the network, as ways_to() finds them. One for areas that are crossed as one. Thread-safe.
std::vector<Stand> stands_of(const City& city, const std::optional<Point>& at, std::span<const GraphPlace> places);

/// A walk between two things that both stand on such areas or beside them, by no way and no corner.
struct StraightWalk {
  std::uint32_t area = 0;   ///< where it begins
  std::int64_t mm = 0;
  Line where;
  bool perhaps = false;     ///< past where one of the things is nearest to the areas, or round corners for which no walks were worked out: it is no shorter than this
  bool among = false;       ///< things stand on the area, beside it
  std::shared_ptr<const StraightPiece> piece;   ///< none of one that is perhaps one
};
std::vector<StraightWalk> straight_walks(const City& city, std::span<const Stand> from, std::span<const Stand> to);
/// How surely a traveller walks there.
Tri straight_passed(const City& city, Passability& passability, const StraightWalk& walk);

}  // namespace levelground::gis
