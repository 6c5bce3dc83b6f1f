// SPDX-License-Identifier: Apache-2.0
/// A static spatial index over boxes: built once in bulk, read by any number of threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
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
  void visit(const Box& box, const std::function<void(std::uint32_t)>& visit) const;
  [[nodiscard]] std::size_t size() const { return m_size; }

 private:
  std::size_t m_size = 0;
  std::vector<Box> m_boxes;            ///< leaves, then each level above
  std::vector<std::uint32_t> m_items;  ///< leaf: item; above: first child
  std::vector<std::size_t> m_levels;   ///< end of each level in m_boxes
};

}  // namespace levelground
