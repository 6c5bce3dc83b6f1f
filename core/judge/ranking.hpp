// SPDX-License-Identifier: Apache-2.0
/// Where sites stand among each other: tiers, and what is needed to rank again after a few of them changed.
#pragma once

#include <cstdint>
#include <vector>

#include "core/judge/assessment.hpp"

namespace levelground {

/// Tiers of sites in their final order. O(n log n).
Ranking rank_in_tiers(const SiteResults& sites);
/// The same as rank_in_tiers(sites), from the ranking before only the `changed` sites (ascending numbers) got other results. The number
/// of sites is the same. O(n + changed · log changed), without looking at the sites that did not change.
Ranking rank_again(Ranking before, const SiteResults& sites, const std::vector<std::uint32_t>& changed);

}  // namespace levelground
