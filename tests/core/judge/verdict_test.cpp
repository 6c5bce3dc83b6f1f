// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "core/base/errors.hpp"
#include "core/judge/scores.hpp"
#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing::verdict_test {
namespace {

constexpr ScoreInterval anything{0, 3};

JudgeOptions by_hand(NotApplicable decision) {
  JudgeOptions options;
  options.not_applicable.push_back(std::move(decision));
  return options;
}

TEST(Verdict, EachRowOfTheTable) {
  const Criterion c = criterion("ACC-02");
  const CriterionResult met = judge(c, measured(1500, 1900));
  EXPECT_EQ(met.verdict, Verdict::met);
  EXPECT_EQ(met.score, (ScoreInterval{2, 2}));
  EXPECT_TRUE(met.assessed);

  const CriterionResult not_met = judge(c, measured(900, 1499));
  EXPECT_EQ(not_met.verdict, Verdict::not_met);
  EXPECT_EQ(not_met.score, (ScoreInterval{0, 1}));

  EXPECT_EQ(judge(c, measured(1499, 1500)).verdict, Verdict::cannot_tell);

  const CriterionResult unseen = judge(c, nothing());
  EXPECT_EQ(unseen.verdict, Verdict::not_observed);
  EXPECT_EQ(unseen.score, anything);
  EXPECT_FALSE(unseen.assessed);

  EXPECT_EQ(judge(c, measured(1600, 1600), Tri::no).verdict, Verdict::not_applicable);
}

TEST(Verdict, OneSureFailureSufficesWhateverTheCoverage) {
  Criterion c = criterion("ACC-02");
  c.coverage_gate = Rational::ratio(9, 10);
  std::vector<PlaceResult> places(99, unknown_place());
  places.push_back(place(500, 600));
  const CriterionResult r = judge(c, of_places(std::move(places)));
  EXPECT_EQ(r.verdict, Verdict::not_met);
  EXPECT_TRUE(r.assessed);
}

TEST(Verdict, TheCoverageGateDecidesOnlyWhatIsAssessed) {
  Criterion c = criterion("ACC-02");
  c.coverage_gate = Rational::ratio(1, 2);
  const CriterionResult half = judge(c, of_places({place(1600, 1600), unknown_place()}));
  EXPECT_EQ(half.verdict, Verdict::cannot_tell) << "unknown metres are never met";
  EXPECT_TRUE(half.assessed) << "exactly at the gate";
  c.coverage_gate = Rational::ratio(51, 100);
  const CriterionResult below = judge(c, of_places({place(1600, 1600), unknown_place()}));
  EXPECT_EQ(below.verdict, Verdict::cannot_tell);
  EXPECT_FALSE(below.assessed);
  EXPECT_EQ(below.score, half.score);
}

TEST(Verdict, WhatWasTooOldIsToldWhereSomethingHingesOnIt) {
  Criterion c = criterion("ACC-02");
  c.max_age_months = 24;
  JudgeOptions options;
  options.as_of = Date{2026, 9, 15};
  const auto judged = [&](Measurement m) {
    m.too_old = std::vector<TooOld>{{TooOld::What::layer, "roads", "", Date{2024, 9, 14}}, {TooOld::What::observations, "", "", Date{2020, 3, 1}}};
    return judge_criterion(c, DecisionRule::guarded, std::move(m), Tri::yes, options, "town:site/1");
  };
  const CriterionResult unseen = judged(nothing());
  EXPECT_EQ(unseen.reason.text().en.rfind("The layer ‘roads’ is too old: it is of 14 September 2024, 24 months and 1 day before the day judged", 0), 0U) << unseen.reason.text().en;
  ASSERT_EQ(unseen.notes.size(), 1U);
  EXPECT_EQ(unseen.notes[0].text().sv.rfind("Observationer av det är för gamla: den nyaste av dem är från 1 mars 2020, 78 månader och 14 dagar före", 0), 0U) << unseen.notes[0].text().sv;
  const CriterionResult open = judged(measured(1499, 1500));
  EXPECT_EQ(open.verdict, Verdict::cannot_tell);
  EXPECT_EQ(open.notes.size(), 2U);
  EXPECT_TRUE(judged(measured(1500, 1900)).notes.empty()) << "its score is settled";
  Measurement refused = measured(1600, 1600);
  refused.unusable = LocalText{"One of two.", "En av två."};
  EXPECT_EQ(judged(refused).reason.text().en, "One of two.");
  EXPECT_EQ(judged(refused).notes.size(), 2U) << "there would be more, were they newer";
}

TEST(Verdict, WithoutAGateSomethingMustHaveBeenLearntOfTheScore) {
  const Criterion c = criterion("ACC-02");
  const CriterionResult nothing_learnt = judge(c, of_places({place(2500, 2500), unknown_place(), unknown_place()}));
  EXPECT_EQ(nothing_learnt.score, anything);
  EXPECT_FALSE(nothing_learnt.assessed) << "one of three places is known, and every score is still possible";
  ASSERT_FALSE(nothing_learnt.notes.empty());
  EXPECT_NE(nothing_learnt.notes.back().text().en.find("every score open"), std::string::npos);
  EXPECT_TRUE(judge(c, of_places({place(1600, 1600), unknown_place()})).assessed) << "never better than 2";
  Criterion to_two = c;
  to_two.scale = at_least(std::nullopt, limit(1500), std::nullopt);
  EXPECT_FALSE(judge(to_two, of_places({place(1600, 1600), unknown_place()})).assessed) << "0 to 2 is all that this scale has";
  Criterion gated = c;
  gated.coverage_gate = Rational::ratio(1, 3);
  EXPECT_TRUE(judge(gated, of_places({place(2500, 2500), unknown_place(), unknown_place()})).assessed) << "its own gate decides";
}

/// A kerb of 60 mm under a law of 40 mm stays what it is, however many people agree on a lift.
TEST(Verdict, NoEquivalentSolutionSetsALegalMinimumAside) {
  JudgeOptions options;
  options.equivalents = {{"town:site/1", "ACC-30", "lift", "good", "Ada", "Bo"}};
  for (const std::size_t binding : {1U, 2U, 3U}) {
    Criterion kerb = criterion("ACC-30");
    kerb.scale.limits[binding]->legal_minimum = true;
    const CriterionResult broken = judge(kerb, measured(500, 500), Tri::yes, options);
    EXPECT_EQ(broken.verdict, Verdict::not_met) << binding;
    EXPECT_FALSE(broken.equivalent);
    ASSERT_FALSE(broken.notes.empty());
    EXPECT_NE(broken.notes.back().text().en.find("legal minimum"), std::string::npos);
    EXPECT_NE(broken.notes.back().text().sv.find("lagens minimum"), std::string::npos);
    EXPECT_EQ(judge(kerb, measured(500, 2500), Tri::yes, options).verdict, Verdict::cannot_tell) << "not known to be reached";
    EXPECT_EQ(judge(kerb, nothing(), Tri::yes, options).verdict, Verdict::not_observed);
    EXPECT_EQ(judge(kerb, measured(2500, 2500), Tri::yes, options).score, (ScoreInterval{3, 3})) << "it needs no other solution";
  }
  Criterion kerb = criterion("ACC-30");
  kerb.scale.limits[1]->legal_minimum = true;
  const CriterionResult lifted = judge(kerb, measured(1200, 1200), Tri::yes, options);
  EXPECT_EQ(lifted.score, (ScoreInterval{2, 2})) << "the law is kept, and what the standard asks beyond it is answered otherwise";
  EXPECT_TRUE(lifted.equivalent);
}

TEST(Verdict, WhatTwoPeopleSetAsideAgainstTheLawIsSaid) {
  Criterion bound = criterion("ACC-60");
  const JudgeOptions decided = by_hand({"town:site/1", "ACC-60", "No parking here", "Ada", "Bo"});
  EXPECT_TRUE(judge(bound, measured(500, 500), Tri::yes, decided).notes.empty()) << "no law asks for it";
  bound.scale.limits[1]->legal_minimum = true;
  bound.scale.limits[1]->source = "PBL";
  bound.scale.limits[1]->clause = "8:4";
  const CriterionResult r = judge(bound, measured(500, 500), Tri::yes, decided);
  EXPECT_EQ(r.verdict, Verdict::not_applicable);
  EXPECT_TRUE(r.law_set_aside);
  ASSERT_EQ(r.notes.size(), 1U);
  EXPECT_EQ(r.notes[0].text().en, "A limit here is a legal minimum (8:4), which no decision by hand sets aside: the law goes on to bind, and by this decision "
                                  "nobody asks whether it is kept. Without the decision: not met.");
  EXPECT_NE(r.notes[0].text().sv.find("Utan beslutet: inte uppfyllt."), std::string::npos);
  EXPECT_FALSE(judge(bound, measured(500, 500), Tri::no, decided).law_set_aside) << "it does not apply on known facts, whoever decided so too";
}

TEST(Verdict, AProposalNamesWhatIsMissingAndWhatItHides) {
  const Criterion c = criterion("ACC-60");
  const auto judged = [&](const char* reason, const char* by, const char* agreed) {
    return judge(c, measured(500, 500), Tri::yes, by_hand({"town:site/1", "ACC-60", reason, by, agreed}));
  };
  const CriterionResult r = judged("x", "", "Bo");
  EXPECT_EQ(r.verdict, Verdict::not_observed);
  EXPECT_EQ(r.score, anything);
  ASSERT_TRUE(r.set_aside);
  EXPECT_EQ(r.set_aside->verdict, Verdict::not_met);
  EXPECT_EQ(r.set_aside->score, (ScoreInterval{0, 0}));
  EXPECT_EQ(r.reason.text().en, "Proposed not to apply (x). The proposal lacks somebody who proposes it, so it counts as not observed. Without it: not met.");
  EXPECT_EQ(judged("  ", "Ada A", "Bo").reason.text().en,
            "Proposed by Ada A not to apply. The proposal lacks a reason, so it counts as not observed. Without it: not met.");
  EXPECT_EQ(judged("x", "Ada", " ada ").reason.text().sv,
            "Föreslaget av Ada att inte gälla (x). Förslaget saknar tillstyrkan av en annan person än den som föreslog det, så det räknas som inte "
            "observerat. Utan det: inte uppfyllt.");
  EXPECT_NE(judged("x", "Ada", "").reason.text().en.find("lacks another person’s consent,"), std::string::npos);
  EXPECT_FALSE(judged("x", "Ada", "Bo").set_aside);
}

TEST(Verdict, AMethodGateMakesAValueUnusable) {
  Measurement m = measured(1600, 1600);
  m.unusable = LocalText{"Two of five stations were measured.", "Två av fem punkter mättes."};
  const CriterionResult r = judge(criterion("ACC-02"), m);
  EXPECT_EQ(r.verdict, Verdict::not_observed);
  EXPECT_EQ(r.score, anything);
  EXPECT_EQ(r.reason.text().en, "Two of five stations were measured.");
}

TEST(Verdict, AnUnconfirmedFigureIsSaidAndBarsACertificateUntilItIsAccepted) {
  Criterion unsure = criterion("ACC-02");
  unsure.scale.limits[2]->confidence = Confidence::unconfirmed;
  const auto judged = [&](const JudgeOptions& options) { return judge_criterion(unsure, DecisionRule::guarded, measured(2500, 2500), Tri::yes, options, "town:site/1"); };
  const CriterionResult plain = judged({});
  EXPECT_EQ(plain.verdict, Verdict::met);
  ASSERT_EQ(plain.notes.size(), 1U);
  EXPECT_NE(plain.notes[0].text().en.find("nobody has confirmed"), std::string::npos);

  JudgeOptions certifying;
  certifying.certifying = true;
  EXPECT_EQ(judged(certifying).verdict, Verdict::not_observed);
  certifying.accepted_figures = {{"ACC-02", " ", "Ada"}};
  EXPECT_EQ(judged(certifying).verdict, Verdict::not_observed) << "without a reason it is no acceptance";
  certifying.accepted_figures = {{"ACC-03", "checked in the law", "Ada"}};
  EXPECT_EQ(judged(certifying).verdict, Verdict::not_observed) << "of another criterion";
  certifying.accepted_figures = {{"ACC-02", "checked in the law", "Ada"}};
  const CriterionResult accepted = judged(certifying);
  EXPECT_EQ(accepted.verdict, Verdict::met);
  ASSERT_EQ(accepted.notes.size(), 1U);
  EXPECT_NE(accepted.notes[0].text().en.find("accepted by Ada: checked in the law"), std::string::npos);

  unsure.scale.limits[2]->confidence = Confidence::design;
  EXPECT_TRUE(judged({}).notes.empty());
}

TEST(Verdict, NothingObservedIsNeverMetEvenWhereTheScaleTakesEverything) {
  Criterion c = criterion("ACC-02");
  c.scale = at_least(std::nullopt, limit(0), limit(0));
  EXPECT_EQ(judge(c, nothing()).verdict, Verdict::not_observed);
}

TEST(Verdict, UnknownApplicabilityIsJudgedAsApplicableWithEveryScorePossible) {
  const CriterionResult good = judge(criterion("ACC-02"), measured(2500, 2500), Tri::unknown);
  EXPECT_EQ(good.verdict, Verdict::cannot_tell);
  EXPECT_EQ(good.score, anything);
  EXPECT_FALSE(good.assessed) << "whether it counts at all is the open question";
  const CriterionResult bad = judge(criterion("ACC-02"), measured(5, 5), Tri::unknown);
  EXPECT_EQ(bad.verdict, Verdict::cannot_tell);
  EXPECT_EQ(judge(criterion("ACC-02"), nothing(), Tri::unknown).verdict, Verdict::not_observed);
}

TEST(Verdict, NotApplicableByHandNeedsReasonProposerAndAnotherPersonsConsent) {
  const Criterion c = criterion("ACC-60");
  const std::string s = "town:site/1";
  const auto verdict = [&](NotApplicable decision) { return judge(c, measured(1600, 1600), Tri::yes, by_hand(std::move(decision))).verdict; };
  EXPECT_EQ(verdict({s, "ACC-60", "No parking here", "Ada", "Bo"}), Verdict::not_applicable);
  EXPECT_EQ(verdict({s, "ACC-60", "No parking here", "Ada", ""}), Verdict::not_observed);
  EXPECT_EQ(verdict({s, "ACC-60", "No parking here", "Ada", " ada "}), Verdict::not_observed) << "the same person";
  EXPECT_EQ(verdict({s, "ACC-60", "  ", "Ada", "Bo"}), Verdict::not_observed);
  EXPECT_EQ(verdict({s, "ACC-60", "No parking here", "", "Bo"}), Verdict::not_observed);
  EXPECT_EQ(verdict({"town:site/2", "ACC-60", "No parking here", "Ada", ""}), Verdict::met) << "another site";
  EXPECT_EQ(verdict({s, "ACC-61", "No parking here", "Ada", ""}), Verdict::met) << "another criterion";
}

TEST(Verdict, AnEquivalentSolutionPassesWithReasonAndAnotherPersonsConsentAndIsNeverMore) {
  const Criterion c = criterion("ACC-60");
  const auto with = [&](const char* solution, const char* reason, const char* by, const char* agreed) {
    JudgeOptions options;
    options.equivalents = {{"town:site/1", "ACC-60", solution, reason, by, agreed}};
    return judge(c, measured(900, 900), Tri::yes, options);
  };
  const CriterionResult met = with("a lift beside it", "it reaches the same level", "Ada", "Bo");
  EXPECT_EQ(met.verdict, Verdict::met);
  EXPECT_EQ(met.score, (ScoreInterval{2, 2}));
  EXPECT_TRUE(met.equivalent && met.assessed);
  EXPECT_EQ(met.reason.text().en, "Met by an equivalent solution: a lift beside it. Why it serves: it reaches the same level. Proposed by Ada, agreed by Bo.");
  for (const CriterionResult& not_counted : {with("a lift beside it", "it reaches the same level", "Ada", " ADA "), with("", "it does", "Ada", "Bo"), with("a lift", "", "Ada", "Bo")}) {
    EXPECT_EQ(not_counted.verdict, Verdict::not_met);
    ASSERT_EQ(not_counted.notes.size(), 1U);
    EXPECT_NE(not_counted.notes[0].text().sv.find("räknas inte"), std::string::npos);
  }
}

TEST(Verdict, AnEquivalentSolutionNeverLowersWhatIsProvenOrMayBe) {
  const auto beside = [](const Measurement& measurement) {
    JudgeOptions options;
    options.equivalents = {{"town:site/1", "ACC-60", "a lift beside it", "it reaches the same level", "Ada", "Bo"}};
    return judge(criterion("ACC-60"), measurement, Tri::yes, options);
  };
  const CriterionResult good = beside(measured(2500, 2500));
  EXPECT_EQ(good.score, (ScoreInterval{3, 3}));
  EXPECT_FALSE(good.equivalent) << "it passes by itself";
  EXPECT_EQ(beside(measured(1200, 2500)).score, (ScoreInterval{2, 3})) << "what may yet be measured stays open";
  EXPECT_EQ(beside(nothing()).score, (ScoreInterval{2, 3}));
  EXPECT_EQ(beside(measured(900, 1200)).score, (ScoreInterval{2, 2}));
}

/// What may not apply drops out or counts with the score that passes: a total of others below two thirds is higher with it than without it.
TEST(Verdict, AnEquivalentSolutionOfWhatMayNotApplyLeavesBothCasesOpen) {
  JudgeOptions options;
  options.equivalents = {{"town:site/1", "ACC-60", "a lift beside it", "it reaches the same level", "Ada", "Bo"}};
  for (const Measurement& measurement : {measured(900, 900), nothing()}) {
    const CriterionResult open = judge(criterion("ACC-60"), measurement, Tri::unknown, options);
    EXPECT_EQ(open.verdict, Verdict::cannot_tell);
    EXPECT_EQ(open.score, anything);
    EXPECT_FALSE(open.assessed || open.equivalent);
    ASSERT_FALSE(open.notes.empty());
    EXPECT_EQ(open.notes.back().text().en, "An equivalent solution was agreed to (a lift beside it) and counts once it is known that the criterion applies here.");
    EXPECT_NE(open.notes.back().text().sv.find("räknas när det är känt"), std::string::npos);
  }
  Scheme scheme = empty_scheme();
  scheme.criteria = {criterion("ACC-1"), criterion("ACC-60")};
  const auto total = [&](Tri applicable) {
    return add_up(scheme, {result(Verdict::not_met, 1, 1), judge(scheme.criteria[1], nothing(), applicable, options)}).total;
  };
  for (const Tri truth : {Tri::yes, Tri::no}) {
    EXPECT_LE(total(Tri::unknown).low, total(truth).low);
    EXPECT_GE(total(Tri::unknown).high, total(truth).high);
  }
}

/// Unknown is as wide as the quantity's domain, and no value of it scores more than the scale's best.
TEST(Verdict, WhatNobodySawIsAsWideAsItsScale) {
  Criterion c = criterion("ACC-60");
  EXPECT_EQ(judge(c, nothing(), Tri::yes).score, (ScoreInterval{0, 3}));
  c.scale.limits[3].reset();
  EXPECT_EQ(judge(c, nothing(), Tri::yes).score, (ScoreInterval{0, 2}));
  EXPECT_EQ(judge(c, nothing(), Tri::yes, by_hand({"town:site/1", "ACC-60", "No parking here", "Ada", ""})).score, (ScoreInterval{0, 2}));
  EXPECT_EQ(judge(c, nothing(), Tri::unknown).score, (ScoreInterval{0, 3})) << "one that drops out costs nothing, as one with every point does";
  EXPECT_EQ(judge(c, measured(2500, 2500), Tri::unknown).score, (ScoreInterval{0, 3}));
  c.scale.limits[1]->limit = 0;
  EXPECT_EQ(judge(c, nothing(), Tri::yes).score, (ScoreInterval{0, 2})) << "every length is 0 or more, but there may be none";
}

TEST(Verdict, TheReasonOfAHandDecisionNamesWhoMadeIt) {
  const auto r = judge(criterion("ACC-60"), nothing(), Tri::yes, by_hand({"town:site/1", "ACC-60", "No parking {by}", "Ada", "Bo"}));
  EXPECT_EQ(r.reason.text().en, "Decided not to apply: No parking {by}. Proposed by Ada, agreed by Bo.");
  EXPECT_EQ(r.reason.text().sv, "Beslutat att inte gälla: No parking {by}. Föreslaget av Ada, tillstyrkt av Bo.");
}

TEST(Verdict, ACertificateRestsOnNothingBelowTheLowestGrade) {
  Criterion c = criterion("ACC-02");
  c.lowest_grade = Grade::tagged;
  Measurement m = of_places({place(1600, 1600), place(1700, 1700)});
  m.places[1].grade = Grade::inferred;
  const CriterionResult look = judge(c, m);
  EXPECT_EQ(look.verdict, Verdict::met);
  ASSERT_EQ(look.notes.size(), 1U) << "noted, not held back";

  JudgeOptions certifying;
  certifying.certifying = true;
  const CriterionResult strict = judge(c, m, Tri::yes, certifying);
  EXPECT_EQ(strict.verdict, Verdict::cannot_tell);
  EXPECT_EQ(strict.measurement.coverage, Rational::ratio(1, 2));
  EXPECT_FALSE(strict.measurement.places[1].known);

  m.places[0].grade = Grade::inferred;
  EXPECT_EQ(judge(c, m, Tri::yes, certifying).verdict, Verdict::not_observed);
  Measurement value = measured(1600, 1600);
  value.grade = Grade::inferred;
  EXPECT_EQ(judge(c, value).verdict, Verdict::met);
  EXPECT_EQ(judge(c, value, Tri::yes, certifying).verdict, Verdict::not_observed);
}

TEST(Verdict, TheRunsRuleGoesBeforeTheSchemes) {
  Criterion c = criterion("ACC-02");
  c.max_uncertainty = 10;
  JudgeOptions options;
  options.decision_rule = DecisionRule::simple;
  PlaceResult tape = place(1495, 1505);
  tape.inputs.resize(1);
  EXPECT_EQ(judge(c, of_places({tape}), Tri::yes, options).verdict, Verdict::met);
  EXPECT_EQ(judge(c, of_places({tape})).verdict, Verdict::cannot_tell);
}

TEST(Verdict, AnotherPassScoreThanTwo) {
  Criterion c = criterion("ACC-02");
  c.pass_score = 1;
  EXPECT_EQ(judge(c, measured(1000, 1000)).verdict, Verdict::met);
  c.pass_score = 3;
  EXPECT_EQ(judge(c, measured(1500, 1999)).verdict, Verdict::not_met);
}

TEST(Verdict, AMeasurementOfAnotherQuantityIsADefect) {
  Measurement m = measured(1, 1);
  m.quantity = Quantity::area;
  EXPECT_THROW((void)judge(criterion("ACC-02"), m), Defect);
  EXPECT_EQ(judge(criterion("ACC-02"), Measurement{}, Tri::no).verdict, Verdict::not_applicable) << "what does not apply is not measured";
}

}  // namespace
}  // namespace levelground::testing::verdict_test
