// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/box_index.hpp"

#include <algorithm>

namespace levelground {

namespace {

/// Place of a cell on a Hilbert curve of 2^16 x 2^16 cells (Hamilton's iterative form).
std::uint32_t hilbert(std::uint32_t x, std::uint32_t y) {
  std::uint32_t d = 0;
  for (std::uint32_t s = 1U << 15U; s > 0; s >>= 1U) {
    const std::uint32_t rx = (x & s) != 0 ? 1 : 0;
    const std::uint32_t ry = (y & s) != 0 ? 1 : 0;
    d += s * s * ((3 * rx) ^ ry);
    if (ry == 0) {
      if (rx == 1) {
        x = 0xFFFFU - x;
        y = 0xFFFFU - y;
      }
      std::swap(x, y);
    }
  }
  return d;
}

}  // namespace

BoxIndex::BoxIndex(const std::vector<Box>& boxes) : m_size(boxes.size()) {
  if (boxes.empty()) return;
  Box all;
  for (const Box& box : boxes) all.include(box);
  const double width = all.empty() || all.width() <= 0 ? 1 : all.width();
  const double height = all.empty() || all.height() <= 0 ? 1 : all.height();
  // Place on the curve above, number below: one comparison sorts by both.
  std::vector<std::uint64_t> order(boxes.size());
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    order[i] = i;
    if (boxes[i].empty()) continue;  // an empty box sorts first and is never found
    const Point c = boxes[i].centre();
    order[i] |= std::uint64_t{hilbert(static_cast<std::uint32_t>((c.x - all.min_x) / width * 65535.0),
                                      static_cast<std::uint32_t>((c.y - all.min_y) / height * 65535.0))}
                << 32U;
  }
  std::sort(order.begin(), order.end());
  m_items.resize(boxes.size());
  std::transform(order.begin(), order.end(), m_items.begin(), [](std::uint64_t item) { return static_cast<std::uint32_t>(item); });
  m_boxes.reserve(boxes.size() + boxes.size() / (node_size - 1) + 2);
  for (const std::uint32_t item : m_items) m_boxes.push_back(boxes[item]);
  m_levels.push_back(m_boxes.size());
  std::size_t begin = 0;
  while (m_boxes.size() - begin > 1) {
    const std::size_t end = m_boxes.size();
    for (std::size_t i = begin; i < end; i += node_size) {
      Box box;
      for (std::size_t j = i; j < std::min(i + node_size, end); ++j) box.include(m_boxes[j]);
      m_boxes.push_back(box);
      m_items.push_back(static_cast<std::uint32_t>(i));
    }
    begin = end;
    m_levels.push_back(m_boxes.size());
  }
}

std::vector<std::uint32_t> BoxIndex::find(const Box& box) const {
  std::vector<std::uint32_t> found;
  visit(box, [&](std::uint32_t item) { found.push_back(item); });
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace levelground
