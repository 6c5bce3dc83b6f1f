// SPDX-License-Identifier: Apache-2.0
/// The part of an explanation that shows what was measured: each place with its inputs and evidence.
#pragma once

#include "core/judge/explanation.hpp"

namespace levelground {

/// Ratings of a scheme with `disclosure` are not shown one by one, but as they are spread, with small counts withheld.
/// "measured 58–62 mm, the worst of 8 places", with the places that fall short or are unknown first, then the others together.
Explanation explain_measured(const Scheme& scheme, const Criterion& criterion, DecisionRule rule, const CriterionResult& result, const Texts& texts);

}  // namespace levelground
