// SPDX-License-Identifier: Apache-2.0
/// What may count as evidence: for a certificate, nothing below the grade the criterion names.
#pragma once

#include <vector>

#include "core/judge/assessment.hpp"

namespace levelground {

/// The measurement with everything that is not accepted made unknown (value the whole domain, coverage less by its share), so that it
/// neither proves nor disproves. Without `certifying` nothing is taken away; weak ground is only noted. Inputs stay for the explanation.
Measurement accept_evidence(const Criterion& criterion, bool certifying, Measurement measurement, std::vector<SharedText>& notes);

/// Is one of the criterion's limits a figure that nobody has confirmed (U)?
bool rests_on_unconfirmed(const Criterion& criterion);
/// The recorded acceptance of the criterion's unconfirmed figures, with its reason and name; nullptr when there is none.
const AcceptedFigure* acceptance_of(const JudgeOptions& options, const std::string& code);
/// Codes of the criteria that a certificate leaves undecided because their figures are neither confirmed nor accepted, in the scheme's
/// order. Empty unless certifying.
std::vector<std::string> figures_refused(const Scheme& scheme, const JudgeOptions& options);

/// Codes of the criteria with such a figure that some site is judged by, in the scheme's order.
std::vector<std::string> unconfirmed_in_use(const Assessment& assessment);
/// Is the criterion judged at the site by such a figure?
bool judged_by_unconfirmed(const Criterion& criterion, const CriterionResult& result);

/// Does anything accepted bear on a judged place?
bool is_observed(const Criterion& criterion, const Measurement& measurement);

}  // namespace levelground
