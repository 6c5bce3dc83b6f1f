// SPDX-License-Identifier: Apache-2.0
/// W2b and W4: how far it is to the nearest site, and what each site's surroundings reach.
#pragma once

#include <cstdint>
#include <vector>

#include "gis/network/network_search.hpp"
#include "tests/bench/work_sites.hpp"

namespace levelground::bench {

/// Every vertex that is a way in to some site, ascending.
std::vector<std::uint32_t> all_access(const Access& access, std::size_t vertices);

struct Catchment {
  std::uint32_t vertices = 0;
  std::uint64_t covered_mm = 0;
};
/// Per view, per site: views[k] of result[k]. `threads` as in for_each_index.
std::vector<std::vector<Catchment>> find_catchments(const std::vector<const gis::NetworkView*>& views,
                                                    const Access& access, std::uint32_t limit_mm, unsigned threads);

}  // namespace levelground::bench
