// SPDX-License-Identifier: Apache-2.0
#include "core/city/scale_tiles.hpp"

#include <algorithm>
#include <cmath>

namespace levelground {

std::pair<ScaleTiles::Tile, ScaleTiles::Tile> ScaleTiles::touched(const Box& box) {
  const auto number = [](double metres) { return static_cast<std::int32_t>(std::floor(metres / side)); };
  return {{number(box.min_x), number(box.min_y)}, {number(box.max_x), number(box.max_y)}};
}

std::optional<PointScale> ScaleTiles::over(const Box& box) const {
  if (m_tiles.empty() || box.empty()) return std::nullopt;
  std::optional<PointScale> all;
  const auto [first, last] = touched(box);
  for (std::int32_t column = first.column; column <= last.column; ++column) {
    for (std::int32_t row = first.row; row <= last.row; ++row) {
      const auto tile = m_tiles.find(key({column, row}));
      if (tile == m_tiles.end()) return std::nullopt;
      all = all ? PointScale{std::min(all->low, tile->second.low), std::max(all->high, tile->second.high)} : tile->second;
    }
  }
  return all;
}

}  // namespace levelground
