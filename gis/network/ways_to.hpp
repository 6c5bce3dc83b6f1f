// SPDX-License-Identifier: Apache-2.0
/// How a thing that stands beside the ways is joined to them, and for whom it surely is.
#pragma once

#include <cstdint>
#include <functional>
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
/// sidewalk across a carriageway that has none on the thing's side, and a way behind a wall or water. Of a thing on an area that is crossed freely every
/// place of the area from where one goes straight to it. Where the nearest way belongs to a smaller piece of the network, perhaps the nearest way of each larger one.
/// Of a thing that is an area also, perhaps, the stretches of ways from which its outline is come to (beside_area.hpp).
/// `pieces`: of the City's graph. Thread-safe.
std::vector<GraphPlace> ways_to(const City& city, const Geometry& thing, double metres, const std::function<const WalkPieces&()>& pieces);

/// How surely a traveller gets from a thing to such a place; null: somebody who passes everything.
Tri joint_passed(const City& city, Passability* passability, const GraphPlace& place);

/// Those that are passed at least so surely.
std::vector<GraphPlace> places_joined(const City& city, Passability* passability, std::span<const GraphPlace> places, Tri at_least);

/// Is a straight line over an area people walk on free of its outlines and of all that cuts it (cuts_area)? Thread-safe.
bool goes_straight(const City& city, const Feature& area, const Point& from, const Point& to);
/// Does something stand on a straight walk over an area, or so near to it that it may, that stops some: a kerb, steps, a street, rails, what an observer read
/// there; or does it lead to the very point of a wall, past which it may not go on? What it does to whom is not weighed: such a walk is perhaps one. Thread-safe.
bool meets_something(const City& city, const Feature& area, const Point& from, const Point& to);

}  // namespace levelground::gis
