// SPDX-License-Identifier: Apache-2.0
/// The part of an explanation that shows what was measured: each place with its inputs and evidence.
#pragma once

#include "core/judge/explanation.hpp"

namespace levelground {

/// "measured 58–62 mm, the worst of 8 places", with the places that fall short or are unknown first, then the others together.
Explanation explain_measured(const Criterion& criterion, DecisionRule rule, const CriterionResult& result, const Texts& texts);

}  // namespace levelground
