// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/box_index.hpp"

#include <algorithm>
#include <numeric>

namespace levelground {

namespace {

constexpr std::size_t node_size = 16;

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
  std::vector<std::uint32_t> place(boxes.size());
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (boxes[i].empty()) continue;  // an empty box sorts first and is never found
    const Point c = boxes[i].centre();
    place[i] = hilbert(static_cast<std::uint32_t>((c.x - all.min_x) / width * 65535.0),
                       static_cast<std::uint32_t>((c.y - all.min_y) / height * 65535.0));
  }
  m_items.resize(boxes.size());
  std::iota(m_items.begin(), m_items.end(), 0U);
  std::sort(m_items.begin(), m_items.end(), [&](std::uint32_t a, std::uint32_t b) {
    return place[a] != place[b] ? place[a] < place[b] : a < b;
  });
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

void BoxIndex::visit(const Box& box, const std::function<void(std::uint32_t)>& visit) const {
  if (m_size == 0 || box.empty()) return;
  struct Node {
    std::size_t index;
    std::size_t level;
  };
  std::vector<Node> stack{{m_boxes.size() - 1, m_levels.size() - 1}};
  while (!stack.empty()) {
    const Node node = stack.back();
    stack.pop_back();
    if (!m_boxes[node.index].intersects(box)) continue;
    if (node.level == 0) {
      visit(m_items[node.index]);
      continue;
    }
    const std::size_t first = m_items[node.index];
    const std::size_t end = std::min(first + node_size, m_levels[node.level - 1]);
    for (std::size_t child = first; child < end; ++child) stack.push_back({child, node.level - 1});
  }
}

std::vector<std::uint32_t> BoxIndex::find(const Box& box) const {
  std::vector<std::uint32_t> found;
  visit(box, [&](std::uint32_t item) { found.push_back(item); });
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace levelground
