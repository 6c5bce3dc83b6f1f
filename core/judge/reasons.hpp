// SPDX-License-Identifier: Apache-2.0
/// What stands between a site and the next level, in sentences, gravest first.
#pragma once

#include <vector>

#include "core/judge/scores.hpp"

namespace levelground {

/// The next level is the one above the level the site has; without a level, the lowest. Empty when there is none above.
/// Order: what surely fails (mandatory first), then what is mandatory and open, then what the unknown holds back, then what cannot
/// be judged at all.
std::vector<SharedText> reasons_short_of_next_level(const Scheme& scheme, const std::vector<std::uint32_t>& in_scope,
                                                   const SiteScores& scores, const std::vector<CriterionResult>& results,
                                                   const OutcomeResult& outcome);

}  // namespace levelground
