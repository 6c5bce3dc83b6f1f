// SPDX-License-Identifier: Apache-2.0
#include "core/city/raster.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "core/base/errors.hpp"

namespace levelground {
namespace {

Point corner(const RasterTile& tile, double column, double row) {
  return {tile.origin.x + column * tile.across.x + row * tile.down.x,
          tile.origin.y + column * tile.across.y + row * tile.down.y};
}

Box box_of(const RasterTile& tile) {
  Box box;
  for (const double column : {0.0, static_cast<double>(tile.columns)}) {
    for (const double row : {0.0, static_cast<double>(tile.rows)}) box.include(corner(tile, column, row));
  }
  return box;
}

auto place_in_order(const RasterTile& tile) { return std::tuple(tile.row, tile.column); }

}  // namespace

Raster::Raster(RasterFacts facts, std::vector<RasterTile> tiles)
    : m_facts(std::move(facts)), m_tiles(std::move(tiles)) {
  std::sort(m_tiles.begin(), m_tiles.end(),
            [](const RasterTile& a, const RasterTile& b) { return place_in_order(a) < place_in_order(b); });
  std::vector<Box> boxes;
  for (std::size_t i = 0; i < m_tiles.size(); ++i) {
    const RasterTile& tile = m_tiles[i];
    const std::size_t cells = std::size_t{tile.columns} * tile.rows;
    if (tile.low.size() != cells || tile.high.size() != cells)
      throw Defect("a tile of a raster without a value for each cell");
    if (i > 0 && place_in_order(m_tiles[i - 1]) == place_in_order(tile))
      throw Defect("a tile of a raster is there twice");
    boxes.push_back(box_of(tile));
    m_cell_metres =
        std::max({m_cell_metres, std::hypot(tile.across.x, tile.across.y), std::hypot(tile.down.x, tile.down.y)});
  }
  m_index = BoxIndex(boxes);
}

std::size_t Raster::cells() const {
  std::size_t count = 0;
  for (const RasterTile& tile : m_tiles) count += tile.low.size();
  return count;
}

const RasterTile* Raster::tile_of(std::int64_t column, std::int64_t row) const {
  if (column < 0 || row < 0) return nullptr;
  const std::tuple wanted(row - row % tile_side, column - column % tile_side);
  const auto at =
      std::lower_bound(m_tiles.begin(), m_tiles.end(), wanted,
                       [](const RasterTile& tile, const auto& place) { return place_in_order(tile) < place; });
  return at != m_tiles.end() && place_in_order(*at) == wanted ? &*at : nullptr;
}

std::optional<std::pair<std::int32_t, std::int32_t>> Raster::value(std::int64_t column, std::int64_t row) const {
  const RasterTile* tile = tile_of(column, row);
  if (tile == nullptr) return std::nullopt;
  const std::int64_t c = column - tile->column;
  const std::int64_t r = row - tile->row;
  if (c >= tile->columns || r >= tile->rows) return std::nullopt;
  const auto cell = static_cast<std::size_t>(r * tile->columns + c);
  if (tile->low[cell] > tile->high[cell]) return std::nullopt;
  return std::pair(tile->low[cell], tile->high[cell]);
}

std::optional<Raster::Place> Raster::find(const Point& place) const {
  Box box;
  box.include(place);
  constexpr double slack = 1e-6;  // of a cell: tiles that meet may leave a hair between them
  for (const std::uint32_t number : m_index.find(box.grown(slack * m_cell_metres))) {
    const RasterTile& tile = m_tiles[number];
    const double x = place.x - tile.origin.x;
    const double y = place.y - tile.origin.y;
    const double turn = tile.across.x * tile.down.y - tile.across.y * tile.down.x;
    const double column = (x * tile.down.y - y * tile.down.x) / turn;
    const double row = (tile.across.x * y - tile.across.y * x) / turn;
    if (column < -slack || row < -slack || column > tile.columns + slack || row > tile.rows + slack) continue;
    return Place{static_cast<double>(tile.column) + column, static_cast<double>(tile.row) + row};
  }
  return std::nullopt;
}

std::optional<Interval> Raster::at(const Point& place) const {
  const auto found = find(place);
  if (!found) return std::nullopt;
  const auto cell =
      value(static_cast<std::int64_t>(std::floor(found->column)), static_cast<std::int64_t>(std::floor(found->row)));
  if (!cell) return std::nullopt;
  return Interval{cell->first, cell->second};
}

std::optional<Raster::Smooth> Raster::smooth_at(const Point& place) const {
  const auto found = find(place);
  if (!found) return std::nullopt;
  const double column = found->column - 0.5;  // counted from the middle of the first cell
  const double row = found->row - 0.5;
  const auto first_column = static_cast<std::int64_t>(std::floor(column));
  const auto first_row = static_cast<std::int64_t>(std::floor(row));
  const double right = column - static_cast<double>(first_column);
  const double below = row - static_cast<double>(first_row);
  Smooth smooth;   // not in it: what bends between the middles, up to a quarter of a cell times the change of slope (docs/travel.md)
  for (const std::int64_t r : {0, 1}) {
    for (const std::int64_t c : {0, 1}) {
      const double weight = (c == 1 ? right : 1 - right) * (r == 1 ? below : 1 - below);
      if (weight == 0) continue;
      const auto cell = value(first_column + c, first_row + r);
      if (!cell) return std::nullopt;
      smooth.low += weight * cell->first;
      smooth.high += weight * cell->second;
    }
  }
  return smooth;
}

void Raster::visit(const Box& box, const std::function<void(const Cell&)>& visit) const {
  for (const std::uint32_t number : m_index.find(box)) {
    const RasterTile& tile = m_tiles[number];
    for (std::uint32_t r = 0; r < tile.rows; ++r) {
      for (std::uint32_t c = 0; c < tile.columns; ++c) {
        Cell cell;
        cell.corners = {corner(tile, c, r), corner(tile, c + 1.0, r), corner(tile, c + 1.0, r + 1.0),
                        corner(tile, c, r + 1.0)};
        Box around;
        for (const Point& point : cell.corners) around.include(point);
        if (!around.intersects(box)) continue;
        if (signed_area({cell.corners.begin(), cell.corners.end()}) < 0)
          std::reverse(cell.corners.begin(), cell.corners.end());
        const std::size_t at = std::size_t{r} * tile.columns + c;
        if (tile.low[at] <= tile.high[at]) cell.value = Interval{tile.low[at], tile.high[at]};
        visit(cell);
      }
    }
  }
}

}  // namespace levelground
