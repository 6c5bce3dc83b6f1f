// SPDX-License-Identifier: Apache-2.0
/// Words inside the judge's own explanations; what every view shares is in explanation.hpp.
#pragma once

#include <optional>
#include <string>

#include "core/judge/assessment.hpp"

namespace levelground {

/// One decimal, rounded down, with the decimal mark of the language.
std::string decimal_words(const Rational& value, const Texts& texts);
/// "Silver", "not certified".
std::string outcome_words(const Scheme& scheme, Outcome outcome, const std::optional<std::uint32_t>& level, const Texts& texts);
/// "at least 1.50 m, or 1.00 m for at most 6 m".
std::string limit_words(const Criterion& criterion, const Limit& limit, const Texts& texts);
/// "at least 1.50 m [U: not confirmed]": the limit that passes, marked where nobody has confirmed it.
std::string marked_required_words(const Criterion& criterion, const Texts& texts);
/// The lowest score on the scale that passes; nullopt when none does.
std::optional<int> passing_score(const Criterion& criterion);
/// The highest score the scale gives at all; 0 when it has no limit.
int best_score(const Criterion& criterion);

}  // namespace levelground
