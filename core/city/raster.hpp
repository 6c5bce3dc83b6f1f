// SPDX-License-Identifier: Apache-2.0
/// Rasters over the City in plain numbers: the cells as their file has them, near the places that are judged. Nothing
/// is resampled.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/interval.hpp"
#include "core/city/feature.hpp"
#include "core/geometry/box_index.hpp"
#include "core/geometry/geometry.hpp"

namespace levelground {

/// What the cells say, and the unit in which they are kept.
enum class RasterKind : std::uint8_t {
  elevation,     ///< mm, of the ground
  noise,         ///< mdB
  canopy_share,  ///< millionths of the cell's area under crowns
  canopy_height  ///< mm from the ground to the top of the crowns, 0 where there are none
};

/// What a project states of a raster.
struct RasterFacts {
  RasterKind kind = RasterKind::elevation;
  std::string about;         ///< noise: the indicator ("Lden"); else empty
  std::uint32_t source = 0;  ///< index into City::sources()
  Grade grade = Grade::inferred;
  /// elevation only, mm: how far the difference of two heights near each other may be off. Of the other kinds each cell
  /// carries its accuracy in its interval.
  std::int64_t difference_accuracy = 0;
  double position_accuracy = 0;  ///< metres: how far a cell may lie from where it is drawn
};

/// A rectangle of cells, small enough for its place in the City to be straight: the corner of the cell in column c and
/// row r of the tile that is nearest to the tile's origin lies at origin + c × across + r × down.
struct RasterTile {
  std::int64_t column = 0;  ///< of its first cell, counted over the whole raster; a multiple of Raster::tile_side
  std::int64_t row = 0;
  std::uint32_t columns = 0;  ///< 1 … Raster::tile_side
  std::uint32_t rows = 0;
  Point origin;        ///< metres
  Point across, down;  ///< metres for one column, for one row; not parallel
  std::vector<std::int32_t> low,
      high;  ///< row by row, base units of the kind; low > high: nothing is known of the cell
};

/// Immutable and thread-safe.
class Raster {
 public:
  static constexpr std::uint32_t tile_side = 64;  ///< cells

  /// Throws Defect when a tile does not hold as many values as cells, or two tiles are the same.
  Raster(RasterFacts facts, std::vector<RasterTile> tiles);

  [[nodiscard]] const RasterFacts& facts() const { return m_facts; }
  [[nodiscard]] std::size_t cells() const;
  /// Longest side of a cell, metres on the map.
  [[nodiscard]] double cell_metres() const { return m_cell_metres; }

  /// What the cell at a place says, in base units; nullopt where nothing is known.
  [[nodiscard]] std::optional<Interval> at(const Point& place) const;

  struct Smooth {
    double low = 0, high = 0;
  };
  /// Bilinear between the middles of the four cells around a place, and as far aside as the ground may bend there (raster.cpp says how far); nullopt where one of them, or all that could tell a bend, is not known.
  [[nodiscard]] std::optional<Smooth> smooth_at(const Point& place) const;

  struct Cell {
    std::array<Point, 4> corners;   ///< counter-clockwise, metres
    std::optional<Interval> value;  ///< base units
  };
  /// Every cell that is kept and whose box meets a box, by row and column.
  void visit(const Box& box, const std::function<void(const Cell&)>& visit) const;

 private:
  struct Place {
    double column = 0, row = 0;  ///< over the whole raster; cell c covers [c, c + 1)
  };
  [[nodiscard]] std::optional<Place> find(const Point& place) const;
  /// nullptr where no tile is kept.
  [[nodiscard]] const RasterTile* tile_of(std::int64_t column, std::int64_t row) const;
  [[nodiscard]] std::optional<std::pair<std::int32_t, std::int32_t>> value(std::int64_t column, std::int64_t row) const;

  RasterFacts m_facts;
  std::vector<RasterTile> m_tiles;  ///< by row, then column
  BoxIndex m_index;
  double m_cell_metres = 0;
};

}  // namespace levelground
