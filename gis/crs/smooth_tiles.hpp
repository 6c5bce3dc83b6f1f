// SPDX-License-Identifier: Apache-2.0
/// A smooth coordinate operation by small polynomials, tile by tile: the same places to a micrometre at a fraction of
/// the time.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/geometry/geometry.hpp"

namespace levelground::gis {

/// From degrees to metres. Each tile of 1/16 degree gets a polynomial of degree 4 in longitude and latitude from the
/// exact operation at 5 × 5 Chebyshev points, and is compared with it elsewhere. Where the two differ by more than a
/// micrometre, or a place has no image, the exact operation is used for the whole tile. What a point becomes depends on
/// the point alone, never on its neighbours or on the order of calls. One thread.
class SmoothTiles {
 public:
  /// `exact` transforms in place; points without an image become infinite.
  using Exact = std::function<void(std::span<Point>)>;
  explicit SmoothTiles(Exact exact) : m_exact(std::move(exact)) {}
  void apply(std::span<Point> points);
  /// Tiles that are left to the exact operation, of those used so far.
  [[nodiscard]] std::size_t exact_tiles() const;

 private:
  static constexpr int order = 5;  ///< coefficients each way
  struct Tile {
    bool smooth = false;
    Point centre;  ///< degrees
    std::array<std::array<Point, order>, order>
        coefficient{};  ///< [power of x][power of y], both from -1 to 1 over the tile; powers above 4 together are too small to count
    [[nodiscard]] Point at(const Point& p) const;
  };
  const Tile& tile(std::int32_t column, std::int32_t row);
  Tile make(std::int32_t column, std::int32_t row) const;

  Exact m_exact;
  std::unordered_map<std::uint64_t, Tile> m_tiles;
};

}  // namespace levelground::gis
