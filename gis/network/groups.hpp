// SPDX-License-Identifier: Apache-2.0
/// What hangs together, by numbers that are joined in pairs (union and find).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace levelground::gis {

/// The smallest number stands for its group. One thread.
class Groups {
 public:
  explicit Groups(std::size_t count) : m_parent(count) { std::iota(m_parent.begin(), m_parent.end(), 0U); }
  std::uint32_t add() {
    m_parent.push_back(static_cast<std::uint32_t>(m_parent.size()));
    return m_parent.back();
  }
  std::uint32_t find(std::uint32_t i) {
    while (m_parent[i] != i) i = m_parent[i] = m_parent[m_parent[i]];
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    if (a != b) m_parent[std::max(a, b)] = std::min(a, b);
  }
  [[nodiscard]] std::size_t size() const { return m_parent.size(); }

 private:
  std::vector<std::uint32_t> m_parent;
};

}  // namespace levelground::gis
