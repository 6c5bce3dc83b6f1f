// SPDX-License-Identifier: Apache-2.0
#include "core/judge/scores.hpp"

#include <gtest/gtest.h>

#include "core/base/errors.hpp"
#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing::scores_test {
namespace {

/// acc: weights 4 (wheels) and 1 (all); saf: weight 2 (eyes) and 2 (others).
Scheme four_criteria() {
  Scheme s = empty_scheme();
  s.criteria = {criterion("A1", "acc", {"wheels"}), criterion("A2", "acc"), criterion("S1", "saf", {"eyes"}), criterion("S2", "saf", {"others"})};
  s.criteria[0].weight = 4;
  s.criteria[2].weight = 2;
  s.criteria[3].weight = 2;
  s.criteria[1].evaluation = Evaluation::document;
  return s;
}

TEST(Scores, DimensionsGroupsTotalDeskAndField) {
  const Scheme s = four_criteria();
  const SiteScores scores = add_up(s, {result(Verdict::met, 3, 3), result(Verdict::not_met, 0, 1), result(Verdict::cannot_tell, 1, 3, false),
                                       result(Verdict::met, 2, 2)});
  EXPECT_EQ(scores.dimensions[0].score, (Fractions{80, Rational::ratio(1300, 15)}));
  EXPECT_EQ(scores.dimensions[1].score, (Fractions{50, Rational::ratio(1000, 12)}));
  EXPECT_EQ(scores.total.low, Rational::ratio(80 * 30 + 50 * 25, 55));
  EXPECT_EQ(scores.groups[0].score, (Fractions{80, Rational::ratio(1300, 15)})) << "wheels: A1 and A2, which is for all";
  EXPECT_EQ(scores.groups[1].score, (Fractions{Rational::ratio(200, 9), Rational::ratio(700, 9)})) << "eyes: A2 and S1";
  EXPECT_EQ(scores.groups[0].naming, 1);
  EXPECT_EQ(scores.desk, (Fractions{0, Rational::ratio(100, 3)}));
  EXPECT_EQ(scores.assessed, Rational::ratio(7, 9));
  EXPECT_EQ(scores.dimensions[1].assessed, Rational::ratio(1, 2));
}

TEST(Scores, WhatDoesNotApplyLeavesTheDenominator) {
  const Scheme s = four_criteria();
  const SiteScores scores = add_up(s, {result(Verdict::not_applicable, 0, 3), result(Verdict::met, 3, 3), result(Verdict::not_applicable, 0, 3),
                                       result(Verdict::not_applicable, 0, 3)});
  EXPECT_EQ(scores.dimensions[0].score, (Fractions{100, 100}));
  EXPECT_EQ(scores.dimensions[0].not_applicable, Rational::ratio(4, 5));
  EXPECT_FALSE(scores.dimensions[1].determined);
  EXPECT_EQ(scores.total, (Fractions{100, 100})) << "only dimensions with an applicable criterion";
  EXPECT_FALSE(scores.groups[0].determined) << "a criterion for all does not name the group";
  EXPECT_FALSE(scores.has_field);
  EXPECT_TRUE(scores.has_desk);
  const OutcomeInput input = outcome_input(s, {0, 1}, scores, std::vector<CriterionResult>(4, result(Verdict::not_applicable, 0, 3)));
  EXPECT_TRUE(input.too_much_not_applicable);
}

TEST(Scores, NothingApplicableLeavesTheTotalOpen) {
  const Scheme s = four_criteria();
  const SiteScores scores = add_up(s, std::vector<CriterionResult>(4, result(Verdict::not_applicable, 0, 3)));
  EXPECT_EQ(scores.total, (Fractions{0, 100}));
  EXPECT_EQ(scores.assessed, Rational(0));
}

TEST(Scores, AViewIsTheLowestOfItsGroups) {
  Scheme s = empty_scheme();
  const GroupView view{"both", {"both", "båda"}, {"wheels", "eyes"}};
  const std::vector<GroupResult> groups = {{true, 4, {60, 90}, 1}, {true, 5, {70, 80}, 1}, {true, 1, {0, 0}, 0}};
  const GroupResult lowest = lowest_of(s, view, groups);
  EXPECT_EQ(lowest.score, (Fractions{60, 80}));
  EXPECT_TRUE(lowest.determined);
}

TEST(Scope, GroupsWithoutAFloorCountOnlyWhenNamed) {
  const Scheme s = empty_scheme();
  EXPECT_EQ(groups_in_scope(s, {}), (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(groups_in_scope(s, {{"others", "WH"}, false}), (std::vector<std::uint32_t>{0, 2}));
  EXPECT_THROW((void)groups_in_scope(s, {{"nobody"}, false}), InputError);
  EXPECT_FALSE(is_narrow(s, {}));
  EXPECT_FALSE(is_narrow(s, {{s.groups[1].id, s.groups[0].id}, false})) << "all of them by name, in another order";
  EXPECT_FALSE(is_narrow(s, {{s.groups[0].id, s.groups[1].id, s.groups[2].id}, false})) << "more than all";
  EXPECT_TRUE(is_narrow(s, {{s.groups[0].id, s.groups[2].id}, false}));
}

TEST(Scope, AFloorOutsideTheScopeDoesNotHold) {
  Scheme s = four_criteria();
  s.dimensions = {{"acc", "ACC", {"a", "a"}, 1}};
  for (Criterion& c : s.criteria) c.dimension = "acc";
  s.criteria[3].groups = {"wheels"};
  const std::vector<CriterionResult> results = {result(Verdict::met, 3, 3), result(Verdict::met, 3, 3), result(Verdict::not_met, 0, 0), result(Verdict::met, 3, 3)};
  const SiteResult all = grade_site(s, {}, site(), 0, results);
  EXPECT_EQ(all.outcome, Outcome::not_certified) << "eyes have 33.3, below every floor";
  JudgeOptions narrow;
  narrow.scope.groups = {"wheels"};
  const SiteResult wheels = grade_site(s, narrow, site(), 0, results);
  ASSERT_TRUE(wheels.level);
  EXPECT_EQ(s.levels[*wheels.level].id, "silver");
}

TEST(Scope, AScreeningHasNoLevel) {
  Scheme s = four_criteria();
  JudgeOptions options;
  options.scope.screening = true;
  const SiteResult screened = grade_site(s, options, site(), 0, std::vector<CriterionResult>(4, result(Verdict::met, 3, 3)));
  EXPECT_EQ(screened.outcome, Outcome::screening);
  EXPECT_FALSE(screened.level);
  EXPECT_FALSE(screened.within_reach);
  ASSERT_FALSE(screened.reasons.empty());
  EXPECT_NE(screened.reasons.front().text().en.find("screening"), std::string::npos);
}

TEST(Mandatory, TheLegalMinimumIsMandatoryAsAWhole) {
  Criterion c = criterion("A1");
  c.scale.limits[1]->legal_minimum = true;
  EXPECT_EQ(legal_minimum_score(c), 1);
  EXPECT_EQ(legal_demand(c, result(Verdict::not_met, 0, 0)), Demand::failed);
  EXPECT_EQ(legal_demand(c, result(Verdict::not_met, 1, 1)), Demand::satisfied) << "below Pass, yet lawful";
  EXPECT_EQ(legal_demand(c, result(Verdict::cannot_tell, 0, 2)), Demand::open);
  EXPECT_EQ(legal_demand(c, result(Verdict::not_observed, 0, 3)), Demand::open);
  EXPECT_EQ(legal_demand(c, result(Verdict::not_applicable, 0, 3)), Demand::none);
  EXPECT_EQ(legal_demand(criterion("A2"), result(Verdict::not_met, 0, 0)), Demand::none);
}

TEST(Reasons, GravestFirstAndTowardsTheNextLevel) {
  Scheme s = four_criteria();
  s.criteria[0].mandatory = true;
  s.criteria[2].mandatory = true;
  const SiteResult r = grade_site(s, {}, site(), 0, {result(Verdict::not_met, 0, 0), result(Verdict::met, 2, 2), result(Verdict::cannot_tell, 0, 3, false), result(Verdict::met, 2, 2)});
  EXPECT_EQ(r.outcome, Outcome::not_certified);
  ASSERT_GE(r.reasons.size(), 4U);
  EXPECT_EQ(r.reasons[0].text().en, "A1 is mandatory and not met: Title of A1.");
  EXPECT_EQ(r.reasons[0].text().sv, "A1 är obligatoriskt och inte uppfyllt: Rubrik för A1.");
  EXPECT_EQ(r.reasons[1].text().en, "The total is 22.4 to 45.1; Certified needs at least 50 proven.");
  std::size_t open = 0;
  while (open < r.reasons.size() && r.reasons[open].text().en != "S1 is mandatory and has no answer yet: Title of S1.") ++open;
  ASSERT_LT(open, r.reasons.size());
  EXPECT_GT(open, 1U);
}

TEST(Reasons, GoldLeavesNothingToSay) {
  const Scheme s = four_criteria();
  EXPECT_TRUE(grade_site(s, {}, site(), 0, std::vector<CriterionResult>(4, result(Verdict::met, 3, 3))).reasons.empty());
}

}  // namespace
}  // namespace levelground::testing::scores_test
