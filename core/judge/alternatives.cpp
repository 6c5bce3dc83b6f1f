// SPDX-License-Identifier: Apache-2.0
// "Ramp or lift": one of several criteria is enough.
#include <algorithm>
#include <utility>

#include "core/base/errors.hpp"
#include "core/judge/judge.hpp"
#include "core/judge/scores.hpp"
#include "core/judge/sentences.hpp"

namespace levelground {

namespace {

/// What of a result the others look at, as it was before any alternative was applied.
struct Own {
  Verdict verdict;
  ScoreInterval score;
  bool assessed;
};

void apply_to(const Scheme& scheme, const Criterion& criterion, const std::vector<Own>& own, CriterionResult& result) {
  // Of what may not apply every score stays possible, however good another way is: where it drops out its weight does too.
  if (result.verdict == Verdict::not_applicable || result.applicable == Tri::unknown) return;
  ScoreInterval best = result.score;
  bool all_assessed = result.assessed;
  bool any_seen = result.verdict != Verdict::not_observed;
  std::optional<std::uint32_t> bearer;  // the alternative with the highest low end, of those the one with the highest high end
  for (const std::string& code : criterion.alternatives) {
    const Criterion* other = scheme.find(code);
    if (other == nullptr) throw Defect("the scheme reader let the alternative " + code + " pass");
    const auto index = static_cast<std::size_t>(other - scheme.criteria.data());
    const Own& instead = own[index];
    if (instead.verdict == Verdict::not_applicable) continue;
    const auto rank = [](const Own& one) { return std::pair(one.score.low, one.score.high); };
    if (!bearer || rank(instead) > rank(own[*bearer])) bearer = static_cast<std::uint32_t>(index);
    best = {std::max(best.low, instead.score.low), std::max(best.high, instead.score.high)};
    all_assessed = all_assessed && instead.assessed;
    any_seen = any_seen || instead.verdict != Verdict::not_observed;
  }
  if (!bearer) return;
  bool law_is_open = false;
  // What binds by law is lifted by no other way: at the low ends and at the high ends, each for itself.
  if (const auto law = legal_minimum_score(criterion)) {
    const ScoreInterval lifted = best;
    if (result.verdict == Verdict::not_observed || result.score.low < *law) best.low = result.score.low;
    if (result.score.high < *law) best.high = result.score.high;
    law_is_open = best != lifted && own[*bearer].verdict == Verdict::met;
    if (best != lifted && own[*bearer].verdict != Verdict::not_observed) result.notes.push_back(sentences::alternative_against_law(scheme.criteria[*bearer]));
  }
  if (!any_seen) {  // nobody looked at any of the ways: still not observed, and as open as the best of them is
    result.score = best;
    return;
  }
  if (best == result.score) return;
  // What passes by itself needs nothing in its place, though that may be better; and where only its own legal minimum is open, that is the reason.
  const bool says_it_itself = result.score.low >= criterion.pass_score || (law_is_open && result.verdict == Verdict::cannot_tell);
  result.score = best;
  if (says_it_itself) {
    if (result.verdict == Verdict::cannot_tell) result.assessed = all_assessed;
    return;
  }
  result.alternative = bearer;
  const Criterion& instead = scheme.criteria[*bearer];
  if (best.low >= criterion.pass_score) {
    result.verdict = Verdict::met;
    result.assessed = true;
    result.reason = sentences::met_by_alternative(instead);
  } else if (best.high < criterion.pass_score) {
    result.verdict = Verdict::not_met;
    result.assessed = true;
    result.reason = sentences::not_met(best.high, criterion.pass_score);
  } else {
    result.verdict = Verdict::cannot_tell;
    result.assessed = all_assessed;
    result.reason = sentences::alternative_may_do(instead);
  }
}

}  // namespace

void apply_alternatives(const Scheme& scheme, std::vector<CriterionResult>& results) {
  const bool none = std::all_of(scheme.criteria.begin(), scheme.criteria.end(),
                                [](const Criterion& c) { return c.alternatives.empty(); });
  if (none) return;
  std::vector<Own> own;
  own.reserve(results.size());
  for (std::size_t i = 0; i < results.size(); ++i) {
    const CriterionResult& result = results[i];
    own.push_back({result.verdict, result.score, result.assessed});
    // What may not apply is judged up to 3 for its own weight's sake; in another's place it is a way that applies, or none.
    if (result.applicable == Tri::unknown) own.back().score.high = std::min(result.score.high, open_score(scheme.criteria[i].scale).high);
  }
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (!scheme.criteria[i].alternatives.empty()) apply_to(scheme, scheme.criteria[i], own, results[i]);
  }
}

}  // namespace levelground
