// SPDX-License-Identifier: Apache-2.0
#include "core/judge/what_if.hpp"

namespace levelground {

WhatIf if_met(const Assessment& assessment, const SiteResult& site, std::uint32_t criterion, int score) {
  const Scheme& scheme = assessment.scheme;
  std::vector<CriterionResult> results;  // without the measurements: only what the sums read
  results.reserve(site.criteria.size());
  for (const CriterionResult& result : site.criteria) {
    CriterionResult light;
    light.verdict = result.verdict;
    light.score = result.score;
    light.assessed = result.assessed;
    light.applicable = result.applicable;
    results.push_back(std::move(light));
  }
  results[criterion].verdict = Verdict::met;
  results[criterion].score = {score, score};
  results[criterion].assessed = true;
  results[criterion].applicable = Tri::yes;

  apply_alternatives(scheme, results);

  const SiteScores scores = add_up(scheme, results);
  const auto in_scope = groups_in_scope(scheme, assessment.options.scope);
  const OutcomeResult outcome = decide_outcome(scheme, outcome_input(scheme, in_scope, scores, results));
  WhatIf answer;
  answer.total = scores.total;
  answer.outcome = assessment.options.scope.screening ? Outcome::screening : outcome.outcome;
  if (answer.outcome == Outcome::level) answer.level = outcome.level;
  for (const std::uint32_t group : in_scope) {
    const GroupResult& result = scores.groups[group];
    if (!result.determined || (answer.lowest_group && result.score.low >= answer.lowest.low)) continue;
    answer.lowest_group = group;
    answer.lowest = result.score;
  }
  return answer;
}

}  // namespace levelground
