// SPDX-License-Identifier: Apache-2.0
/// A scheme in words: why a requirement is what it is, down to clause and source, and what changed between two schemes.
#pragma once

#include <string>

#include "core/judge/explanation.hpp"
#include "core/scheme/diff.hpp"

namespace levelground {

/// From a requirement to its clauses: for whom, how much it counts, how it is measured, each limit with source,
/// confidence, file and line, and below it the limit that a profile replaced. `criterion` must be one of the scheme's.
Explanation explain_requirement(const Scheme& scheme, const Criterion& criterion, const Texts& texts);

/// Where a criterion applies, in one sentence's worth of words: "there is in the place: steps; or the place is at least 1 ha". Empty where it
/// always does.
std::string applies_words(const Scheme& scheme, const Applicability& applies, const Texts& texts);

/// "limit of score 2: ≤ 20 mm → ≤ 6 mm, stricter". One line without the criterion's code. `change` must be one from `older` to `newer`.
std::string change_words(const Scheme& older, const Scheme& newer, const SchemeChange& change, const Texts& texts);

}  // namespace levelground
