// SPDX-License-Identifier: Apache-2.0
#include "core/city/raster.hpp"

#include <algorithm>
#include <array>
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

// What is known of the ground between the middles of cells. A plane that four middles span is the ground as far as nothing bends it; where the ground bends
// once between them (the foot of a ramp, a ridge, the edge of a terrace, in any direction), two opposite ones of the four squares that touch theirs at a
// corner lie each wholly on one side of the bend, and the planes of these, carried on to the place, are the two sides. Where both pass below the bilinear
// value the ground is hollow and lies at the higher of the two; where both pass above it is domed and lies at the lower; where one passes above and one below
// it bends before and after, and is even between. Which pair of squares it is depends on the direction of the bend, so the hull over both pairs counts. So
// it is where bends lie two cells apart or more. What is closer (a step, a wall) a raster of that size does not show, and is taken to go evenly.
// A value that is the mean of its cell, not the height at its middle, is off by at most a sixth of what bends there (of two straight sides: at most an
// eighth of the cell times the change of slope), and by no more than bends at the middles beside it: of a cell with a bend inside both neighbours show it.
namespace {

constexpr double share_of_mean = 1.0 / 6;

/// The values of the cells around a place, by row and column: the place lies between the middles 2 and 3. Of the outermost only those of rows or columns 2 and 3.
class Around {
 public:
  static constexpr std::size_t side = 6;
  std::array<std::array<std::optional<double>, side>, side> value;
  double right = 0, below = 0;                                 ///< from the middles 2, in cells
  static constexpr bool is_inner(std::size_t r, std::size_t c) { return (r == 2 || r == 3) && (c == 2 || c == 3); }
  static constexpr bool is_asked(std::size_t r, std::size_t c) { return (r >= 1 && r <= 4 && c >= 1 && c <= 4) || r == 2 || r == 3 || c == 2 || c == 3; }
  [[nodiscard]] double weight(std::size_t r, std::size_t c) const { return (c == 3 ? right : 1 - right) * (r == 3 ? below : 1 - below); }

  /// How far below and above `smooth` the ground may lie; nullopt where the cells around cannot tell. A side that passes by at most `covered` on one
  /// side of `smooth` passes on neither.
  [[nodiscard]] std::optional<std::pair<double, double>> bend(double smooth, double covered) const {
    double low = 0, high = 0;
    // On a line of middles only what bends along it matters.
    const std::size_t west = right == 0 ? 2 : 1;
    const std::size_t east = right == 0 ? 2 : 3;
    const std::size_t north = below == 0 ? 2 : 1;
    const std::size_t south = below == 0 ? 2 : 3;
    for (const bool falling : {false, true}) {
      const auto one = carried_on(west, falling ? north : south);
      const auto other = carried_on(east, falling ? south : north);
      if (!one && !other) return std::nullopt;
      const double a = (one ? *one : *other) - smooth;   // of one side alone: the ground lies between it and the smooth value
      const double b = (other ? *other : *one) - smooth;
      const bool alone = !one || !other;
      const bool hollow = a <= covered && b <= covered;
      const bool domed = a >= -covered && b >= -covered;
      if (alone || hollow) low = std::min(low, std::max(a, b));
      if (alone || domed) high = std::max(high, std::min(a, b));
    }
    for (const std::size_t r : {std::size_t{2}, std::size_t{3}}) {
      for (const std::size_t c : {std::size_t{2}, std::size_t{3}}) {
        if (weight(r, c) == 0) continue;
        for (const bool along : {true, false}) {
          const double off = weight(r, c) * off_as_mean(r, c, along);
          (off > 0 ? low : high) -= off;
        }
      }
    }
    return std::pair(low, high);
  }

 private:
  /// The plane (bilinear) of the four middles from this one on, at the place.
  [[nodiscard]] std::optional<double> carried_on(std::size_t column, std::size_t row) const {
    const double t = 2 + right - static_cast<double>(column);
    const double u = 2 + below - static_cast<double>(row);
    double sum = 0;
    for (const std::size_t r : {std::size_t{0}, std::size_t{1}}) {
      for (const std::size_t c : {std::size_t{0}, std::size_t{1}}) {
        const double part = (c == 1 ? t : 1 - t) * (r == 1 ? u : 1 - u);
        if (part == 0) continue;
        const auto& cell = value[row + r][column + c];
        if (!cell) return std::nullopt;
        sum += part * *cell;
      }
    }
    return sum;
  }

  /// What bends at a middle, along the row or the column; nullopt where a cell is not known.
  [[nodiscard]] std::optional<double> second(std::size_t r, std::size_t c, bool along) const {
    const auto& before = along ? value[r][c - 1] : value[r - 1][c];
    const auto& after = along ? value[r][c + 1] : value[r + 1][c];
    if (!before || !after || !value[r][c]) return std::nullopt;
    return *before + *after - 2 * *value[r][c];
  }

  /// By how much at most a mean lies above the height at the middle (below: negative). Beside what is not known the squares had to do.
  [[nodiscard]] double off_as_mean(std::size_t r, std::size_t c, bool along) const {
    const auto here = second(r, c, along);
    if (!here) return 0;
    const double sign = *here < 0 ? -1 : 1;
    const auto before = along ? second(r, c - 1, along) : second(r - 1, c, along);
    const auto after = along ? second(r, c + 1, along) : second(r + 1, c, along);
    double most = std::fabs(*here) * share_of_mean;
    if (before && after) most = std::clamp(std::max(sign * *before, sign * *after), 0.0, most);
    return sign * most;
  }
};

}  // namespace

std::optional<Raster::Smooth> Raster::smooth_at(const Point& place) const {
  const auto found = find(place);
  if (!found) return std::nullopt;
  const auto from_middle = [](double cells) {   // of the first cell; what misses a middle by a hair is on it
    constexpr double hair = 1e-9;
    const double nearest = std::round(cells - 0.5);
    return std::fabs(cells - 0.5 - nearest) < hair ? nearest : cells - 0.5;
  };
  const double column = from_middle(found->column);
  const double row = from_middle(found->row);
  const auto first_column = static_cast<std::int64_t>(std::floor(column));
  const auto first_row = static_cast<std::int64_t>(std::floor(row));
  Around around;
  around.right = column - static_cast<double>(first_column);
  around.below = row - static_cast<double>(first_row);
  Smooth smooth;
  double rounded = 0;   // half of the widest: heights are whole millimetres
  for (std::size_t r = 0; r < Around::side; ++r) {
    for (std::size_t c = 0; c < Around::side; ++c) {
      if (!Around::is_asked(r, c)) continue;
      const auto cell = value(first_column - 2 + static_cast<std::int64_t>(c), first_row - 2 + static_cast<std::int64_t>(r));
      const double weight = Around::is_inner(r, c) ? around.weight(r, c) : 0;
      if (!cell && weight > 0) return std::nullopt;
      if (!cell) continue;
      smooth.low += weight * cell->first;
      smooth.high += weight * cell->second;
      rounded = std::max(rounded, (static_cast<double>(cell->second) - cell->first) / 2);
      around.value[r][c] = (static_cast<double>(cell->first) + cell->second) / 2;
    }
  }
  // A plane is carried on by weights of four together, and what is rounded with them, by whoever wrote the file or by us: so little is no bend.
  const double noise = std::max(2.0, 4 * rounded);   // mm
  constexpr double hair = 1e-6;   // mm: the last bits of a sum
  const double covered = static_cast<double>(m_facts.difference_accuracy) / 2;
  const auto bend = around.bend((smooth.low + smooth.high) / 2, std::max(covered, noise) + hair);
  if (!bend) return std::nullopt;
  // The stated accuracy of differences counts at either end of a difference for half of it: what bends within that is not counted twice.
  const auto counted = [&](double bends) { return std::max(0.0, (bends > noise + hair ? bends + 4 * rounded : 0) - covered); };
  smooth.low -= counted(-bend->first);
  smooth.high += counted(bend->second);
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
