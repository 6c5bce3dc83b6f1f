// SPDX-License-Identifier: Apache-2.0
/// Gaps: the places on the map where a criterion is not met or cannot be told.
#pragma once

#include <vector>

#include "core/judge/assessment.hpp"

namespace levelground {

/// Every failing or unknown place of one criterion, each a gap. Where the judged value has no places of its own, those it lacks; where
/// there are none, the site itself (a document has no place). Gap::site is left 0: SiteResults knows it. The order is not yet that of consequence.
/// Places of the measurement are shared with it. Throws Defect for a position that is not finite.
std::vector<Gap> find_gaps(const Criterion& criterion, std::uint32_t criterion_index, DecisionRule rule,
                           const std::shared_ptr<const CriterionResult>& held, const Feature& site);

/// Greater is worse: mandatory and sure, then sure, then possible, then not observed; within each class by weight times the points that
/// are not proven, mandatory ones first.
std::int64_t consequence_of(const Gap& gap, std::int64_t weight);

/// By consequence, then criterion code, then id.
void sort_gaps(const Scheme& scheme, std::vector<Gap>& gaps);

}  // namespace levelground
