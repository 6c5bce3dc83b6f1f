// SPDX-License-Identifier: Apache-2.0
/// The points of every edge of the walking graph, found in one pass: for those who ask for many edges.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/city/city.hpp"

namespace levelground::gis {

/// Edges that begin and end at points of their feature's line, as most do, are stretches of that line and cost no
/// memory; the others are kept here. The City must outlive it. Immutable, so any number of threads may ask.
class EdgeLines {
 public:
  explicit EdgeLines(const City& city);
  EdgeLines(const EdgeLines&) = delete;
  EdgeLines& operator=(const EdgeLines&) = delete;
  EdgeLines(EdgeLines&&) = default;
  EdgeLines& operator=(EdgeLines&&) = default;

  /// From the edge's `from` vertex to its `to` vertex, as the points of edge_shape() and those between them that add
  /// nothing to the count of millimetres. At least two points; a step across a carriageway has one point twice.
  [[nodiscard]] std::span<const Point> points(std::uint32_t edge) const {
    return {m_stretches[edge].first, m_stretches[edge].count};
  }

 private:
  struct Stretch {
    const Point* first = nullptr;
    std::uint32_t count = 0;
  };
  std::vector<Stretch> m_stretches;
  std::vector<Line> m_own;
};

}  // namespace levelground::gis
