// SPDX-License-Identifier: Apache-2.0
/// Finds the tiles of a raster that are wanted without looking at the others: quarters of quarters.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/base/interval.hpp"
#include "core/city/raster.hpp"
#include "gis/raster/raster_file.hpp"

namespace levelground::gis {

struct GridWindow {
  std::int64_t column = 0, row = 0;  ///< multiples of the tile's side
  std::int64_t columns = 0, rows = 0;
  [[nodiscard]] bool is_tile() const { return columns <= Raster::tile_side && rows <= Raster::tile_side; }
};

/// A lattice of points over a window, in the file's coordinates: between them its edges bend by less than `bulge` of
/// its size.
inline std::vector<Point> points_of(const RasterFile& raster, const GridWindow& window) {
  std::vector<Point> points;
  constexpr int steps = 4;
  for (int i = 0; i <= steps; ++i) {
    for (int j = 0; j <= steps; ++j) {
      points.push_back(
          raster.corner(static_cast<double>(window.column) + static_cast<double>(window.columns) * i / steps,
                        static_cast<double>(window.row) + static_cast<double>(window.rows) * j / steps));
    }
  }
  return points;
}
inline constexpr double bulge = 0.1;

/// Calls take(tile) for every tile of which, and of all windows around it, wanted(window) says yes or, of larger
/// windows, unknown. Top down, left to right within each quarter.
template <typename Wanted, typename Take>
void walk_grid(std::int64_t columns, std::int64_t rows, const Wanted& wanted, const Take& take) {
  const auto half_of = [](std::int64_t size) {
    const std::int64_t tiles = (size + Raster::tile_side - 1) / Raster::tile_side;
    return std::min(size, (tiles + 1) / 2 * Raster::tile_side);
  };
  std::vector<GridWindow> open{{0, 0, columns, rows}};
  while (!open.empty()) {
    const GridWindow window = open.back();
    open.pop_back();
    if (wanted(window) == Tri::no) continue;
    if (window.is_tile()) {
      take(window);
      continue;
    }
    const std::int64_t left = half_of(window.columns);
    const std::int64_t top = half_of(window.rows);
    for (const bool below : {true, false}) {
      for (const bool right : {true, false}) {
        const GridWindow quarter{window.column + (right ? left : 0), window.row + (below ? top : 0),
                                 right ? window.columns - left : left, below ? window.rows - top : top};
        if (quarter.columns > 0 && quarter.rows > 0) open.push_back(quarter);
      }
    }
  }
}

}  // namespace levelground::gis
