// SPDX-License-Identifier: Apache-2.0
/// Which parts of an edge a search reached: from its ends and from seeds on it.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "gis/network/walk_search.hpp"

namespace levelground::gis {

/// Of a search that was run with `edge_ok` and a limit, both in millimetres. Must not outlive the search; one thread.
class ReachedParts {
 public:
  ReachedParts(const WalkGraph& graph, const WalkSearch& search, std::int64_t limit_mm);
  /// Parts of an edge that may be walked, from < to, ascending, none touching another. Valid until the next call.
  const std::vector<std::pair<std::int64_t, std::int64_t>>& of(std::uint32_t edge);

 private:
  const WalkGraph& m_graph;
  const WalkSearch& m_search;
  std::int64_t m_limit;
  std::vector<std::pair<std::uint32_t, std::int64_t>> m_seeds;   ///< edge, place on it; sorted
  std::vector<std::pair<std::int64_t, std::int64_t>> m_parts;
};

}  // namespace levelground::gis
