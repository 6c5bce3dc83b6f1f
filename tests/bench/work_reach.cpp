// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/work_reach.hpp"

#include "core/base/parallel.hpp"

namespace levelground::bench {

std::vector<std::uint32_t> all_access(const Access& access, std::size_t vertices) {
  std::vector<bool> is_access(vertices);
  for (const auto& of_site : access) {
    for (const std::uint32_t v : of_site) is_access[v] = true;
  }
  std::vector<std::uint32_t> all;
  for (std::uint32_t v = 0; v < vertices; ++v) {
    if (is_access[v]) all.push_back(v);
  }
  return all;
}

std::vector<std::vector<Catchment>> find_catchments(const std::vector<const gis::NetworkView*>& views,
                                                    const Access& access, std::uint32_t limit_mm, unsigned threads) {
  std::vector<std::vector<Catchment>> catchments(views.size(), std::vector<Catchment>(access.size()));
  constexpr std::size_t sites_at_once = 16;  // so that taking work costs nothing beside doing it
  for_each_index((access.size() + sites_at_once - 1) / sites_at_once, threads, {}, [&](std::size_t part) {
    thread_local gis::NetworkSearch search;
    for (std::size_t s = part * sites_at_once; s < std::min(access.size(), (part + 1) * sites_at_once); ++s) {
      for (std::size_t k = 0; k < views.size(); ++k) {
        search.run(*views[k], access[s], limit_mm);
        catchments[k][s] = {static_cast<std::uint32_t>(search.reached().size()), search.covered_mm(*views[k])};
      }
    }
  });
  return catchments;
}

}  // namespace levelground::bench
