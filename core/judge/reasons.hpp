// SPDX-License-Identifier: Apache-2.0
/// What stands between a site and the next level, in sentences, gravest first.
#pragma once

#include <vector>

#include "core/judge/scores.hpp"

namespace levelground {

/// All that stands between a site and a level, whichever it has. Order: what surely fails (mandatory first), then what is mandatory and open, then
/// what the unknown holds back, then what cannot be judged at all. Empty: the level is reached. `in_full`: every open mandatory criterion is named;
/// else the first ones, and the others are counted.
std::vector<SharedText> reasons_short_of(const Scheme& scheme, std::size_t level, const std::vector<std::uint32_t>& in_scope, const SiteScores& scores,
                                         const std::vector<CriterionResult>& results, bool in_full);

/// The next level is the one above the level the site has; without a level, the lowest. Empty when there is none above.
std::vector<SharedText> reasons_short_of_next_level(const Scheme& scheme, const std::vector<std::uint32_t>& in_scope,
                                                   const SiteScores& scores, const std::vector<CriterionResult>& results,
                                                   const OutcomeResult& outcome);

}  // namespace levelground
