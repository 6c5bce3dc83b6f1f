// SPDX-License-Identifier: Apache-2.0
// "Ramp or lift", and criteria that only the higher levels ask for.
#include <gtest/gtest.h>

#include "core/judge/judge.hpp"
#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing::alternatives_test {
namespace {

/// A ramp or a lift; a lift stands for itself.
Scheme ramp_or_lift() {
  Scheme scheme = empty_scheme();
  scheme.criteria = {criterion("ACC-1"), criterion("ACC-2")};
  scheme.criteria[0].alternatives = {"ACC-2"};
  return scheme;
}

CriterionResult ramp(const CriterionResult& own, const CriterionResult& lift) {
  std::vector<CriterionResult> results = {own, lift};
  apply_alternatives(ramp_or_lift(), results);
  EXPECT_EQ(results[1].score, lift.score) << "an alternative stays as it is";
  return results[0];
}

TEST(Alternatives, TheBetterOfTheWaysCounts) {
  const CriterionResult steep = result(Verdict::not_met, 0, 1);
  const CriterionResult met = ramp(steep, result(Verdict::met, 2, 3));
  EXPECT_EQ(met.verdict, Verdict::met);
  EXPECT_EQ(met.score, (ScoreInterval{2, 3}));
  EXPECT_EQ(met.alternative, 1U);
  EXPECT_EQ(ramp(steep, result(Verdict::not_met, 0, 0)).verdict, Verdict::not_met);
  EXPECT_FALSE(ramp(steep, result(Verdict::not_met, 0, 0)).alternative);
  EXPECT_EQ(ramp(steep, result(Verdict::not_applicable, 0, 3, false)).verdict, Verdict::not_met)
      << "a lift that does not apply stands for nothing";
  EXPECT_EQ(ramp(result(Verdict::not_applicable, 0, 3, false), result(Verdict::met, 3, 3)).verdict,
            Verdict::not_applicable);
}

TEST(Alternatives, AnOpenQuestionTakesTheSurenessFromAFailure) {
  const CriterionResult open = ramp(result(Verdict::not_met, 0, 0), result(Verdict::not_observed, 0, 3, false));
  EXPECT_EQ(open.verdict, Verdict::cannot_tell);
  EXPECT_FALSE(open.assessed);
  EXPECT_EQ(ramp(result(Verdict::not_observed, 0, 3, false), result(Verdict::not_observed, 0, 3, false)).verdict,
            Verdict::not_observed);
  EXPECT_EQ(ramp(result(Verdict::not_observed, 0, 3, false), result(Verdict::met, 2, 2)).verdict, Verdict::met);
}

TEST(Alternatives, WhatNobodySawIsAsOpenAsTheBestOfTheWays) {
  const CriterionResult no_ramp = result(Verdict::not_observed, 0, 2, false);
  EXPECT_EQ(ramp(no_ramp, result(Verdict::not_observed, 0, 3, false)).score, (ScoreInterval{0, 3}));
  EXPECT_EQ(ramp(no_ramp, result(Verdict::not_observed, 0, 3, false)).verdict, Verdict::not_observed);
  EXPECT_EQ(ramp(no_ramp, result(Verdict::not_applicable, 0, 3, false)).score, (ScoreInterval{0, 2}));
}

TEST(Alternatives, AWayThatMayNotApplyIsNoBetterThanItsScale) {
  Scheme scheme = ramp_or_lift();
  scheme.criteria[1].scale.limits[3].reset();
  std::vector<CriterionResult> results = {result(Verdict::not_met, 0, 0), result(Verdict::cannot_tell, 0, 3, false)};
  results[1].applicable = Tri::unknown;
  apply_alternatives(scheme, results);
  EXPECT_EQ(results[0].score, (ScoreInterval{0, 2}));
  EXPECT_EQ(results[1].score, (ScoreInterval{0, 3}));
}

/// If it drops out its weight does too, and the total without it may be lower than with what the lift gives.
TEST(Alternatives, NoneSettlesWhatMayNotApply) {
  for (const Verdict verdict : {Verdict::cannot_tell, Verdict::not_observed}) {
    CriterionResult own = result(verdict, 0, 3, false);
    own.applicable = Tri::unknown;
    const CriterionResult open = ramp(own, result(Verdict::met, 3, 3));
    EXPECT_EQ(open.verdict, verdict);
    EXPECT_EQ(open.score, (ScoreInterval{0, 3}));
    EXPECT_FALSE(open.assessed);
    EXPECT_FALSE(open.alternative);
  }
}

/// A law that a place breaks is broken, whatever stands for the criterion.
TEST(Alternatives, NoneLiftsWhatBindsByLaw) {
  const auto with_law = [](int score, const CriterionResult& own, const CriterionResult& lift) {
    Scheme scheme = ramp_or_lift();
    scheme.criteria[0].scale.limits[static_cast<std::size_t>(score)]->legal_minimum = true;
    std::vector<CriterionResult> results = {own, lift};
    apply_alternatives(scheme, results);
    return results[0];
  };
  const CriterionResult good = result(Verdict::met, 3, 3);
  const CriterionResult broken = with_law(1, result(Verdict::not_met, 0, 0), good);
  EXPECT_EQ(broken.verdict, Verdict::not_met);
  EXPECT_EQ(broken.score, (ScoreInterval{0, 0}));
  EXPECT_FALSE(broken.alternative);
  ASSERT_EQ(broken.notes.size(), 1U);
  EXPECT_NE(broken.notes[0].text().en.find("ACC-2 would stand for it"), std::string::npos);
  EXPECT_EQ(with_law(3, result(Verdict::not_met, 1, 1), good).verdict, Verdict::not_met) << "also where the law asks for more than the pass score";
  EXPECT_EQ(with_law(1, result(Verdict::not_observed, 0, 3, false), good).verdict, Verdict::not_observed);
  const CriterionResult open = with_law(1, result(Verdict::not_met, 0, 1), good);
  EXPECT_EQ(open.verdict, Verdict::cannot_tell);
  EXPECT_EQ(open.score, (ScoreInterval{0, 3})) << "if the law is kept the lift does";
  EXPECT_EQ(with_law(1, result(Verdict::not_met, 1, 1), good).verdict, Verdict::met) << "the law is kept";
}

TEST(MandatoryFrom, BarsTheLevelThatAsksAndLeavesTheOneBelow) {
  Scheme scheme = empty_scheme();
  scheme.criteria = {criterion("ACC-1")};
  scheme.criteria[0].mandatory_from = "silver";
  OutcomeInput input;
  input.total = {70, 70};
  input.assessed = 1;
  input.has_desk = input.has_field = true;
  input.desk = input.field = {100, 100};
  const auto level = [&] { return decide_outcome(scheme, input).level; };
  EXPECT_EQ(level(), scheme.level_index("silver"));
  input.not_met_from = scheme.level_index("silver");
  EXPECT_EQ(level(), scheme.level_index("certified"));
  EXPECT_EQ(decide_outcome(scheme, input).within_reach, scheme.level_index("certified"));
  input.not_met_from.reset();
  input.open_from = scheme.level_index("silver");
  EXPECT_EQ(level(), scheme.level_index("certified"));
  EXPECT_EQ(decide_outcome(scheme, input).within_reach, scheme.level_index("silver")) << "an answer may yet come";
  input.open_from.reset();
  input.not_met_from = scheme.level_index("certified");
  EXPECT_EQ(decide_outcome(scheme, input).outcome, Outcome::not_certified);
}

TEST(MandatoryFrom, IsNamedAmongWhatStandsBeforeTheNextLevel) {
  Scheme scheme = empty_scheme();
  scheme.criteria = {criterion("ACC-1")};
  scheme.criteria[0].mandatory_from = "certified";
  const SiteResult graded = grade_site(scheme, {}, site(), 0, {result(Verdict::not_met, 0, 0)});
  ASSERT_FALSE(graded.reasons.empty());
  EXPECT_EQ(graded.reasons[0].text().en.rfind("ACC-1 is mandatory for Certified and not met", 0), 0U) << graded.reasons[0].text().en;
  EXPECT_EQ(graded.outcome, Outcome::not_certified);
}

}  // namespace
}  // namespace levelground::testing::alternatives_test
