// SPDX-License-Identifier: Apache-2.0
#include <iterator>

#include "core/judge/gaps.hpp"
#include "core/judge/judge.hpp"
#include "core/judge/ranking.hpp"
#include "core/judge/reasons.hpp"
#include "core/judge/scores.hpp"
#include "core/judge/sentences.hpp"

namespace levelground {

SiteResult grade_site(const Scheme& scheme, const JudgeOptions& options, const Feature& site, std::uint32_t site_index,
                      std::vector<CriterionResult> results) {
  apply_alternatives(scheme, results);
  SiteScores scores = add_up(scheme, results);
  const auto in_scope = groups_in_scope(scheme, options.scope);
  OutcomeResult outcome = decide_outcome(scheme, outcome_input(scheme, in_scope, scores, results));
  if (options.scope.screening) outcome = {Outcome::screening, std::nullopt, std::nullopt};

  SiteResult graded;
  graded.site = site_index;
  graded.id = site.id;
  graded.name = site.text(Property::name);
  graded.kind = site.text(Property::kind);
  graded.reasons = reasons_short_of_next_level(scheme, in_scope, scores, results, outcome);
  if (options.scope.screening) graded.reasons.insert(graded.reasons.begin(), sentences::screening());
  graded.worst = find_worst_served(scores.groups, in_scope);
  graded.separating = separating_unknown(scheme, results);
  graded.outcome = outcome.outcome;
  graded.level = outcome.level;
  graded.within_reach = outcome.within_reach;

  const DecisionRule rule = options.decision_rule.value_or(scheme.decision_rule);
  for (std::size_t i = 0; i < results.size(); ++i) {
    results[i].criterion = static_cast<std::uint32_t>(i);
    auto found = find_gaps(scheme.criteria[i], results[i].criterion, rule, results[i], site);
    graded.gaps.insert(graded.gaps.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  }
  graded.gaps.shrink_to_fit();  // kept for every site of a city
  sort_gaps(scheme, graded.gaps);

  graded.criteria = std::move(results);
  graded.dimensions = std::move(scores.dimensions);
  graded.groups = std::move(scores.groups);
  graded.total = scores.total;
  graded.has_desk = scores.has_desk;
  graded.has_field = scores.has_field;
  graded.desk = scores.desk;
  graded.field = scores.field;
  graded.assessed = scores.assessed;
  return graded;
}

}  // namespace levelground
