// SPDX-License-Identifier: Apache-2.0
// The eight golden cases of the scoring rules, and the place that passes everything exactly.
#include <gtest/gtest.h>

#include "core/judge/explanation.hpp"
#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing::golden_test {
namespace {

Fractions at(const Rational& score) { return {score, score}; }

/// A place with no other blocker: floors 70, desk 75, field 80, all assessed.
OutcomeInput no_blocker(const Rational& total, const Rational& lowest_floor) {
  OutcomeInput input;
  input.total = at(total);
  input.floors = {{true, at(95)}, {true, at(lowest_floor)}, {true, at(95)}};
  input.has_desk = input.has_field = true;
  input.desk = at(75);
  input.field = at(80);
  input.assessed = 1;
  return input;
}

std::string outcome(const OutcomeInput& input) {
  const Scheme scheme = empty_scheme();
  const OutcomeResult result = decide_outcome(scheme, input);
  return result.outcome == Outcome::level ? scheme.levels[*result.level].id : std::string(outcome_name(result.outcome));
}

TEST(Golden, I_JustBelowSilverIsCertifiedAndShownRoundedDown) {
  const Rational total = Rational::ratio(6496, 100);
  EXPECT_EQ(outcome(no_blocker(total, 50)), "certified");
  EXPECT_EQ(score_words(at(total), Texts({}, "en")), "64.9");
  EXPECT_EQ(score_words(at(total), Texts({}, "sv")), "64,9");
}

TEST(Golden, II_ExactlyAtBothLimitsIsSilver) { EXPECT_EQ(outcome(no_blocker(65, 50)), "silver"); }

TEST(Golden, III_OneGroupBelowTheGoldFloorIsSilver) { EXPECT_EQ(outcome(no_blocker(82, 64)), "silver"); }

TEST(Golden, IV_AMandatoryCriterionNotMetIsNotCertified) {
  OutcomeInput input = no_blocker(90, 90);
  input.mandatory_not_met = true;
  EXPECT_EQ(outcome(input), "not_certified");
  input.mandatory_open = true;  // a mandatory failure outranks every unknown
  input.assessed = Rational::ratio(1, 2);
  EXPECT_EQ(outcome(input), "not_certified");
}

TEST(Golden, V_AMandatoryCriterionNotAssessedIsUndetermined) {
  OutcomeInput input = no_blocker(90, 90);
  input.mandatory_open = true;
  EXPECT_EQ(outcome(input), "undetermined");
}

TEST(Golden, VI_ADeskAt49IsNotCertified) {
  OutcomeInput input = no_blocker(70, 70);
  input.desk = at(49);
  EXPECT_EQ(outcome(input), "not_certified");
  input.desk = at(50);
  EXPECT_EQ(outcome(input), "silver");
}

TEST(Golden, VII_CoverageOf89IsNoLevelYet) {
  OutcomeInput input = no_blocker(70, 70);
  input.assessed = Rational::ratio(89, 100);
  EXPECT_EQ(outcome(input), "undetermined");
  input.assessed = Rational::ratio(90, 100);
  EXPECT_EQ(outcome(input), "silver");
}

TEST(Golden, VIII_NotApplicableWithoutSecondConsentIsNotAssessed) {
  JudgeOptions options;
  options.not_applicable = {{"town:site/1", "ACC-60", "No parking", "Ada", ""}};
  const CriterionResult r = judge(criterion("ACC-60"), measured(1600, 1600), Tri::yes, options);
  EXPECT_EQ(r.verdict, Verdict::not_observed);
  EXPECT_FALSE(r.assessed);
  EXPECT_EQ(r.score, (ScoreInterval{0, 3}));
}

TEST(Golden, APlaceThatPassesEverythingExactlyIsSilver) {
  Scheme scheme = empty_scheme();
  std::vector<CriterionResult> results;
  for (const char* dimension : {"acc", "saf"}) {
    for (const char* group : {"wheels", "eyes"}) {
      scheme.criteria.push_back(criterion(std::string(dimension) + group, dimension, {group}));
      results.push_back(result(Verdict::met, 2, 2));
    }
  }
  scheme.criteria[0].evaluation = Evaluation::document;
  scheme.criteria[0].mandatory = true;
  const SiteResult graded = grade_site(scheme, {}, site(), 0, results);
  EXPECT_EQ(graded.total.low, Rational::ratio(200, 3));
  EXPECT_EQ(score_words(graded.total, Texts({}, "en")), "66.6") << "rounded down, never 66.7";
  ASSERT_TRUE(graded.level);
  EXPECT_EQ(scheme.levels[*graded.level].id, "silver");
}

TEST(Outcome, TheHighEndsDecideBetweenNotCertifiedAndUndetermined) {
  OutcomeInput input = no_blocker(70, 70);
  input.total = {40, Rational::ratio(4999, 100)};
  EXPECT_EQ(outcome(input), "not_certified");
  input.total = {40, 50};
  EXPECT_EQ(outcome(input), "undetermined");
  input.total = {50, 90};
  EXPECT_EQ(outcome(input), "certified") << "levels stand on the low ends";
  EXPECT_EQ(decide_outcome(empty_scheme(), input).within_reach, 2U);
}

TEST(Outcome, WhatIsUndeterminedIsNeverPassedAndNeverFailed) {
  OutcomeInput input = no_blocker(90, 90);
  input.floors.emplace_back(false, Fractions{0, 100});
  EXPECT_EQ(outcome(input), "undetermined");
  EXPECT_FALSE(decide_outcome(empty_scheme(), input).within_reach);
  OutcomeInput no_documents = no_blocker(90, 90);
  no_documents.has_desk = false;
  EXPECT_EQ(outcome(no_documents), "undetermined");
  OutcomeInput outside = no_blocker(90, 90);
  outside.too_much_not_applicable = true;
  EXPECT_EQ(outcome(outside), "not_certified") << "even the high ends reach no level: no answer brings back what does not apply";
  EXPECT_FALSE(decide_outcome(empty_scheme(), outside).within_reach);
}

TEST(Outcome, APartOfWhichNothingIsAskedNeedNotBeThere) {
  OutcomeInput no_documents = no_blocker(90, 90);
  no_documents.has_desk = false;
  Scheme of_places = empty_scheme();
  of_places.rules.desk_at_least = 0;
  EXPECT_EQ(decide_outcome(of_places, no_documents).outcome, Outcome::level);
  OutcomeInput no_places = no_blocker(90, 90);
  no_places.has_field = false;
  Scheme of_papers = empty_scheme();
  of_papers.rules.field_at_least = 0;
  EXPECT_EQ(decide_outcome(of_papers, no_places).outcome, Outcome::level);
  EXPECT_EQ(decide_outcome(of_papers, no_documents).outcome, Outcome::undetermined) << "documents are asked for there";
}

TEST(Outcome, AFieldBelow60IsNotCertified) {
  OutcomeInput input = no_blocker(70, 70);
  input.field = at(Rational::ratio(5999, 100));
  EXPECT_EQ(outcome(input), "not_certified");
  input.field = at(60);
  EXPECT_EQ(outcome(input), "silver");
}

}  // namespace
}  // namespace levelground::testing::golden_test
