// SPDX-License-Identifier: Apache-2.0
/// The explanation tree of a verdict: inputs, rule, arithmetic, clause. One tree for the CLI, the desktop and the report.
#pragma once

#include <string>
#include <vector>

#include "core/judge/assessment.hpp"
#include "core/text/texts.hpp"

namespace levelground {

struct Explanation {
  std::string text;                     ///< one line
  std::string value;                    ///< right-hand column, may be empty ("58–62 mm")
  std::string remark;                   ///< third column, may be empty ("score 0")
  std::string reference;                ///< feature or observation id, may be empty
  std::vector<Explanation> children;
};

/// Why the verdict of one criterion at one site is what it is. Texts in the language of `texts`.
Explanation explain(const Assessment& assessment, const SiteResult& site, const CriterionResult& result, const Texts& texts);

/// Words that every view shares.
std::string verdict_words(Verdict verdict, const Texts& texts);
std::string outcome_words(const Scheme& scheme, const SiteResult& site, const Texts& texts);
std::string gap_words(const Gap& gap, const Texts& texts);
std::string measured_words(const Criterion& criterion, const Interval& value, bool known, const Texts& texts);  ///< "58–62 mm"
std::string required_words(const Criterion& criterion, const Texts& texts);                                      ///< "at most 20 mm"
std::string worst_served_words(const Scheme& scheme, const SiteResult& site, const Texts& texts);                ///< "WC" / "CH WO?"
std::string score_words(const Fractions& score, const Texts& texts);                                             ///< "66.2–67.5", rounded down
/// A decimal number with the decimal mark of the language: "99.5" is "99,5" in Swedish.
std::string number_words(std::string decimal, const Texts& texts);
/// Where a source holds, as a scheme writes it: a country as it stands; `international`, `none` and `not stated` in words.
std::string jurisdiction_words(const std::string& jurisdiction, const Texts& texts);
/// The groups the judgement is for. A narrower scope than the scheme's must be printed on everything.
std::string scope_words(const Scheme& scheme, const Scope& scope, const Texts& texts);

}  // namespace levelground
