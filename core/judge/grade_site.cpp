// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <memory>

#include "core/judge/gaps.hpp"
#include "core/judge/judge.hpp"
#include "core/judge/reasons.hpp"
#include "core/judge/result_pool.hpp"
#include "core/judge/scores.hpp"
#include "core/judge/sentences.hpp"

namespace levelground {

namespace {

/// Most gaps are of the site as a whole, and few of them differ in more than their criterion.
void share_site_places(std::vector<Gap>& gaps) {
  std::vector<std::shared_ptr<const PlaceResult>> different;
  for (Gap& gap : gaps) {
    if (!gap.feature().empty() || !gap.inputs().empty()) continue;
    const auto same = std::find_if(different.begin(), different.end(), [&](const auto& place) { return *place == *gap.place; });
    if (same == different.end()) different.push_back(gap.place);
    else gap.place = *same;
  }
}

}  // namespace

SiteResult grade_site(const Scheme& scheme, const JudgeOptions& options, const Feature& site, std::uint32_t site_index,
                      std::vector<CriterionResult> results, ResultPool* pool) {
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
  graded.outcome = outcome.outcome;
  graded.level = outcome.level;
  graded.within_reach = outcome.within_reach;

  for (std::size_t i = 0; i < results.size(); ++i) results[i].criterion = static_cast<std::uint32_t>(i);
  if (pool != nullptr) {
    graded.criteria = pool->shared(std::move(results));
    pool->share(graded.reasons);
  } else {
    graded.criteria = std::move(results);
  }
  const DecisionRule rule = options.decision_rule.value_or(scheme.decision_rule);
  for (std::size_t i = 0; i < graded.criteria.size(); ++i) {
    auto found = find_gaps(scheme.criteria[i], static_cast<std::uint32_t>(i), rule, graded.criteria.held(i), site);
    graded.gaps.insert(graded.gaps.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  }
  graded.gaps.shrink_to_fit();  // kept for every site of a city
  graded.reasons.shrink_to_fit();
  sort_gaps(scheme, graded.gaps);
  share_site_places(graded.gaps);

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
