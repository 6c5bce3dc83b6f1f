// SPDX-License-Identifier: Apache-2.0
/// A static spatial index over boxes: built once in bulk, read by any number of threads.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/geometry/geometry.hpp"

namespace levelground {

/// Packed R-tree in Hilbert order (the idea: Kamel and Faloutsos, VLDB 1994). Items are numbered by their place in the input.
class BoxIndex {
 public:
  BoxIndex() = default;
  explicit BoxIndex(const std::vector<Box>& boxes);
  /// Item numbers whose box intersects, ascending: the answer never depends on how the tree was built.
  [[nodiscard]] std::vector<std::uint32_t> find(const Box& box) const;
  /// Calls visit(item) in no promised order.
  template <typename Visit>
  void visit(const Box& box, Visit&& visit) const;
  [[nodiscard]] std::size_t size() const { return m_size; }

 private:
  static constexpr std::size_t node_size = 16;
  std::size_t m_size = 0;
  std::vector<Box> m_boxes;            ///< leaves, then each level above
  std::vector<std::uint32_t> m_items;  ///< leaf: item; above: first child
  std::vector<std::size_t> m_levels;   ///< end of each level in m_boxes
};

template <typename Visit>
void BoxIndex::visit(const Box& box, Visit&& visit) const {
  if (m_size == 0 || box.empty()) return;
  struct Node {
    std::size_t index;
    std::size_t level;
  };
  // At each level at most the children of one node wait: sixteen levels hold more boxes than memory does.
  std::array<Node, 16 * node_size> stack;
  std::size_t waiting = 0;
  stack[waiting++] = {m_boxes.size() - 1, m_levels.size() - 1};
  while (waiting > 0) {
    const Node node = stack[--waiting];
    if (!m_boxes[node.index].intersects(box)) continue;
    if (node.level == 0) {
      visit(m_items[node.index]);
      continue;
    }
    const std::size_t first = m_items[node.index];
    const std::size_t end = std::min(first + node_size, m_levels[node.level - 1]);
    for (std::size_t child = first; child < end; ++child) stack[waiting++] = {child, node.level - 1};
  }
}

}  // namespace levelground
