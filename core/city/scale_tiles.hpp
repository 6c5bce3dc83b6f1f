// SPDX-License-Identifier: Apache-2.0
/// How many metres of the map a metre on the ground is, square by square: so that what is mapped far away cannot move what is measured here.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>

#include "core/geometry/geometry.hpp"

namespace levelground {

/// Smallest and largest point scale over an area: metres in the CRS for one metre on the ellipsoid, in any direction.
struct PointScale {
  double low = 1;
  double high = 1;
  friend bool operator==(const PointScale&, const PointScale&) = default;
};

/// Squares of the measuring CRS, counted from its origin, so that which square a place lies in depends on the place alone. Immutable once
/// filled; then thread-safe.
class ScaleTiles {
 public:
  static constexpr double side = 4096;  ///< metres: over so much, the scale of what may measure hardly changes
  /// Tiles are filled so far around every site, metres. Farther than most criteria look; one that looks farther is measured by the scale over all data
  /// (City::scale_around).
  static constexpr double around_a_site = 5000;
  struct Tile {
    std::int32_t column = 0;
    std::int32_t row = 0;
    [[nodiscard]] Box box() const { return {column * side, row * side, (column + 1) * side, (row + 1) * side}; }
    friend auto operator<=>(const Tile&, const Tile&) = default;
  };
  /// The tiles that a box touches: `first` the one at its lower left, `last` the one at its upper right.
  static std::pair<Tile, Tile> touched(const Box& box);

  void add(const Tile& tile, const PointScale& scale) { m_tiles[key(tile)] = scale; }
  /// Over every tile that the box touches; nullopt where one of them is not filled, or the box is empty.
  [[nodiscard]] std::optional<PointScale> over(const Box& box) const;

 private:
  static std::uint64_t key(const Tile& tile) {
    constexpr int half = 32;
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(tile.column)) << half | static_cast<std::uint32_t>(tile.row);
  }
  std::unordered_map<std::uint64_t, PointScale> m_tiles;
};

}  // namespace levelground
