// SPDX-License-Identifier: Apache-2.0
#include "core/judge/combine.hpp"

#include <gtest/gtest.h>

#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing::combine_test {
namespace {

Criterion with(Scale scale, Combine combine = Combine::worst) {
  Criterion c = criterion("ACC-02");
  c.scale = std::move(scale);
  c.combine = combine;
  return c;
}

Judged judged(const Criterion& c, std::vector<PlaceResult> places, DecisionRule rule = DecisionRule::guarded) {
  return judge_value(c, rule, of_places(std::move(places)));
}

TEST(Combine, WorstIsTheLowestScoreAtEachEnd) {
  const Judged worst = judged(with(at_least(limit(1000), limit(1500), limit(2000))), {place(1600, 1700), place(1450, 2100), place(2000, 2000)});
  EXPECT_EQ(worst.score, (ScoreInterval{1, 2}));
  EXPECT_EQ(worst.value, (Interval{1450, 1700}));
  const Judged kerb = judged(with(at_most(std::nullopt, limit(20), limit(0))), {place(58, 62), place(0, 14)});
  EXPECT_EQ(kerb.score, (ScoreInterval{0, 0}));
  EXPECT_EQ(kerb.value, (Interval{58, 62}));
}

TEST(Combine, AnUnknownPlaceKeepsTheWorstOpen) {
  const Judged worst = judged(with(at_least(limit(1000), limit(1500), limit(2000))), {place(1600, 1700), unknown_place()});
  EXPECT_EQ(worst.score, (ScoreInterval{0, 2}));
}

TEST(Combine, AnObservationForTheWholeBoundsUnknownPlaces) {
  Measurement m = of_places({place(1800, 1900), unknown_place(), unknown_place()});
  m.whole = place(1615, 1625);
  const Judged worst = judge_value(with(at_least(limit(1000), limit(1500), limit(2000))), DecisionRule::guarded, m);
  EXPECT_EQ(worst.value, (Interval{1615, 1625}));
  EXPECT_EQ(worst.score, (ScoreInterval{2, 2}));
  m.whole = place(1415, 1425);  // and it can prove a failure that no known place shows
  EXPECT_EQ(judge_value(with(at_least(limit(1000), limit(1500), limit(2000))), DecisionRule::guarded, m).score, (ScoreInterval{1, 1}));
}

TEST(Combine, NoExceptionGoesBelowALegalMinimum) {
  Criterion c = with(at_least(limit(1400), limit(1500, 1000, 1000), limit(2000)));
  EXPECT_EQ(judged(c, {stretch(0, 0, 900, 1050, 1050), stretch(0, 900, 5000, 2000, 2000)}).score, (ScoreInterval{2, 2}));
  c.scale.limits[1]->legal_minimum = true;
  EXPECT_EQ(judged(c, {stretch(0, 0, 900, 1050, 1050), stretch(0, 900, 5000, 2000, 2000)}).score, (ScoreInterval{0, 0}));
  EXPECT_EQ(judged(c, {stretch(0, 0, 900, 1350, 1450), stretch(0, 900, 5000, 2000, 2000)}).score, (ScoreInterval{0, 2})) << "each end for itself";
  EXPECT_EQ(judged(c, {stretch(0, 0, 900, 1450, 1450), stretch(0, 900, 5000, 2000, 2000)}).score, (ScoreInterval{2, 2})) << "an exception above it holds";
  Measurement m = of_places({stretch(0, 0, 900, 0, 3000)});
  m.whole = place(1050, 1050);
  EXPECT_EQ(judge_value(c, DecisionRule::guarded, m).score, (ScoreInterval{0, 0})) << "nor for the narrowest point that somebody measured";
  c.scale.limits[1] = limit(1400, 1000, 1000);
  c.scale.limits[1]->legal_minimum = true;
  EXPECT_EQ(judged(c, {stretch(0, 0, 900, 1050, 1050), stretch(0, 900, 5000, 2000, 2000)}).score, (ScoreInterval{2, 2})) << "the law has the exception too";
}

TEST(Combine, MedianOfAnEvenNumberIsTheCautiousMiddle) {
  const Criterion c = with(at_least(limit(1000), limit(1500), limit(2000)), Combine::median);
  EXPECT_EQ(judged(c, {place(1, 1), place(2, 2), place(3, 3), place(4, 4)}).value, (Interval{2, 3}));
  EXPECT_EQ(judged(c, {place(5, 9), place(1, 7), place(2, 3)}).value, (Interval{2, 7}));
  EXPECT_EQ(judged(c, {place(1600, 1600), place(1600, 1600), unknown_place()}).score, (ScoreInterval{2, 2}));
}

TEST(Combine, LatestTakesTheNewestDateAndHoldsUndatedOnesBeside) {
  const Criterion c = with(at_least(limit(1000), limit(1500), limit(2000)), Combine::latest);
  PlaceResult old = place(1000, 1000);
  old.date = Date{2024, 5, 1};
  PlaceResult recent = place(1600, 1600);
  recent.date = Date{2026, 5, 1};
  Judged newest = judged(c, {old, recent});
  EXPECT_EQ(newest.value, (Interval{1600, 1600}));
  EXPECT_FALSE(newest.places[0].counts);
  EXPECT_TRUE(newest.places[1].counts);
  EXPECT_EQ(judged(c, {old, recent, place(1200, 1300)}).value, (Interval{1200, 1600}));
}

TEST(Combine, AShareDecidesByItsOwnValue) {
  Measurement m = measured(1700, 1800);
  m.places = {place(0, 0)};
  EXPECT_EQ(judge_value(with(at_least(limit(1000), limit(1500), limit(2000)), Combine::share), DecisionRule::guarded, m).score, (ScoreInterval{2, 2}));
}

/// One statement about one place.
PlaceResult reported(const Rational& low, const Rational& high) {
  PlaceResult p = place(low, high);
  p.inputs.resize(1);
  return p;
}

TEST(Combine, SimpleUsesTheReportedValueWithinItsUncertainty) {
  Criterion c = with(at_most(std::nullopt, limit(20), limit(0)));
  EXPECT_EQ(judged(c, {reported(17, 21)}, DecisionRule::simple).score, (ScoreInterval{0, 2})) << "no max_uncertainty stated: guarded";
  c.max_uncertainty = 2;
  EXPECT_EQ(judged(c, {reported(17, 21)}, DecisionRule::simple).score, (ScoreInterval{2, 2}));
  EXPECT_EQ(judged(c, {reported(17, 21)}, DecisionRule::guarded).score, (ScoreInterval{0, 2}));
  c.max_uncertainty = Rational::ratio(19, 10);
  EXPECT_EQ(judged(c, {reported(17, 21)}, DecisionRule::simple).score, (ScoreInterval{0, 2})) << "too uncertain";
}

TEST(Combine, SimpleDoesNotInventAValueThatNobodyReported) {
  Criterion c = with(at_most(std::nullopt, limit(20), limit(0)));
  c.max_uncertainty = 6;
  // Two observers: 15 ± 1 and 23 ± 1 mm. Their hull is what is known; its middle was said by nobody.
  PlaceResult dispute = reported(14, 24);
  dispute.inputs.resize(2);
  dispute.dissent = true;
  EXPECT_EQ(judged(c, {dispute}, DecisionRule::simple).score, (ScoreInterval{0, 2}));
  PlaceResult common = reported(17, 21);
  common.inputs.resize(2);
  EXPECT_EQ(judged(c, {common}, DecisionRule::simple).score, (ScoreInterval{0, 2})) << "what two statements leave between them";
  PlaceResult word = reported(17, 21);
  word.grade = Grade::inferred;
  EXPECT_EQ(judged(c, {word}, DecisionRule::simple).score, (ScoreInterval{0, 2})) << "what a word may stand for";
  Measurement share = measured(17, 21);
  EXPECT_EQ(judge_value(c, DecisionRule::simple, share).score, (ScoreInterval{0, 2})) << "a value worked out, not reported";
}

struct RunCase {
  std::int64_t length_mm;
  int score;
};

TEST(Runs, SixMetresAreAllowedAndOneMillimetreMoreIsNot) {
  const Criterion c = with(at_least(std::nullopt, limit(1500, 1000, 6000), std::nullopt));
  for (const RunCase run : {RunCase{5999, 2}, RunCase{6000, 2}, RunCase{6001, 0}}) {
    const Judged one = judged(c, {stretch(0, 0, 10000, 1600, 1600), stretch(0, 10000, 10000 + run.length_mm, 1000, 1000),
                                  stretch(0, 10000 + run.length_mm, 40000, 1600, 1600)});
    EXPECT_EQ(one.score, (ScoreInterval{run.score, run.score})) << run.length_mm << " mm in one piece";
    const Judged pieces = judged(c, {stretch(0, 12000, 10000 + run.length_mm, 1200, 1200), stretch(0, 10000, 12000, 1000, 1000)});
    EXPECT_EQ(pieces.score, (ScoreInterval{run.score, run.score})) << run.length_mm << " mm in two pieces, cut at a vertex";
  }
}

TEST(Runs, OneStretchBelowTheWeakerValueSpoilsTheRun) {
  const Criterion c = with(at_least(std::nullopt, limit(1500, 1000, 6000), std::nullopt));
  const Judged run = judged(c, {stretch(0, 0, 1000, 1200, 1200), stretch(0, 1000, 2000, 999, 999), stretch(1, 0, 1000, 1200, 1200)});
  EXPECT_EQ(run.score, (ScoreInterval{0, 0}));
  EXPECT_EQ(run.places[0].score.low, 0) << "it belongs to the spoiled run";
  EXPECT_EQ(run.places[2].score.low, 2) << "another line is another run";
}

TEST(Runs, EachEndHasItsOwnRuns) {
  const Criterion c = with(at_least(std::nullopt, limit(1500, 1000, 6000), std::nullopt));
  // At the low ends 8 m lie below the limit, at the high ends only 4 m.
  const Judged run = judged(c, {stretch(0, 0, 4000, 1400, 1600), stretch(0, 4000, 8000, 1200, 1300)});
  EXPECT_EQ(run.score, (ScoreInterval{0, 2}));
}

TEST(Runs, AGapBetweenStretchesEndsTheRun) {
  const Criterion c = with(at_least(std::nullopt, limit(1500, 1000, 6000), std::nullopt));
  EXPECT_EQ(judged(c, {stretch(0, 0, 5000, 1200, 1200), stretch(0, 5001, 10000, 1200, 1200)}).score, (ScoreInterval{2, 2}));
  EXPECT_EQ(judged(c, {stretch(0, 0, 5000, 1200, 1200), stretch(0, 5000, 10000, 1200, 1200)}).score, (ScoreInterval{0, 0}));
}

TEST(Runs, AtMostHasExceptionsToo) {
  const Criterion c = with(at_most(std::nullopt, limit(50, 80, 2000), std::nullopt));
  EXPECT_EQ(judged(c, {stretch(0, 0, 2000, 80, 80)}).score, (ScoreInterval{2, 2}));
  EXPECT_EQ(judged(c, {stretch(0, 0, 2001, 80, 80)}).score, (ScoreInterval{0, 0}));
  EXPECT_EQ(judged(c, {stretch(0, 0, 1000, 81, 81)}).score, (ScoreInterval{0, 0}));
}

/// Ramps: 5 % however long, 6.7 % for at most 10 m, 8.3 % for at most 2 m; in thousandths.
Limit ramp() {
  Limit l = limit(50);
  l.exceptions = {{67, 10000, {}}, {83, 2000, {}}};
  return l;
}

TEST(Runs, OneOfSeveralPairsMustHoldForTheWholeRun) {
  const Criterion c = with(at_most(std::nullopt, ramp(), std::nullopt));
  const auto score = [&](std::vector<PlaceResult> places) { return judged(c, std::move(places)).score; };
  EXPECT_EQ(score({stretch(0, 0, 90000, 50, 50)}), (ScoreInterval{2, 2}));
  EXPECT_EQ(score({stretch(0, 0, 10000, 67, 67)}), (ScoreInterval{2, 2}));
  EXPECT_EQ(score({stretch(0, 0, 10001, 67, 67)}), (ScoreInterval{0, 0}));
  EXPECT_EQ(score({stretch(0, 0, 2000, 83, 83)}), (ScoreInterval{2, 2}));
  EXPECT_EQ(score({stretch(0, 0, 2001, 83, 83)}), (ScoreInterval{0, 0}));
  EXPECT_EQ(score({stretch(0, 0, 1000, 84, 84)}), (ScoreInterval{0, 0}));
  EXPECT_EQ(score({stretch(0, 0, 2000, 83, 83), stretch(0, 2000, 4000, 60, 60)}), (ScoreInterval{0, 0})) << "a flight of 4 m, as steep as its steepest step";
  EXPECT_EQ(score({stretch(0, 0, 1000, 83, 83), stretch(0, 1000, 2000, 60, 60)}), (ScoreInterval{2, 2}));
  EXPECT_EQ(score({stretch(0, 0, 2000, 83, 83), stretch(0, 2000, 3500, 20, 20), stretch(0, 3500, 13500, 67, 67)}), (ScoreInterval{2, 2})) << "a landing between";
}

TEST(Runs, AShortRunMayLieWithinALongerOne) {
  Limit path = limit(40);  // as in France: 4 %, 5 % for 10 m, and within that 8 % for 2 m and 12 % for half a metre
  path.exceptions = {{50, 10000, {}}, {80, 2000, {}}, {120, 500, {}}};
  const Criterion whole = with(at_most(std::nullopt, path, std::nullopt));
  path.within_run = true;
  const Criterion c = with(at_most(std::nullopt, path, std::nullopt));
  const auto score = [&](std::vector<PlaceResult> places) { return judged(c, std::move(places)).score; };
  const std::vector<PlaceResult> steeper_inside = {stretch(0, 0, 4000, 50, 50), stretch(0, 4000, 6000, 80, 80), stretch(0, 6000, 10000, 50, 50)};
  EXPECT_EQ(score(steeper_inside), (ScoreInterval{2, 2}));
  EXPECT_EQ(judged(whole, steeper_inside).score, (ScoreInterval{0, 0})) << "one pair must hold for the whole run";
  EXPECT_EQ(score({stretch(0, 0, 4000, 50, 50), stretch(0, 4000, 6001, 80, 80), stretch(0, 6001, 10000, 50, 50)}), (ScoreInterval{0, 0}));
  EXPECT_EQ(score({stretch(0, 0, 4000, 50, 50), stretch(0, 4000, 6000, 80, 80), stretch(0, 6000, 10001, 50, 50)}), (ScoreInterval{0, 0})) << "the run itself is too long";
  EXPECT_EQ(score({stretch(0, 0, 2000, 80, 80), stretch(0, 2000, 3000, 50, 50), stretch(0, 3000, 5000, 80, 80)}), (ScoreInterval{2, 2})) << "two of 2 m, parted by a metre";
  EXPECT_EQ(score({stretch(0, 0, 1500, 80, 80), stretch(0, 1500, 2000, 120, 120)}), (ScoreInterval{2, 2}));
  EXPECT_EQ(score({stretch(0, 0, 1500, 80, 80), stretch(0, 1500, 2000, 121, 121)}), (ScoreInterval{0, 0}));
  EXPECT_EQ(score({stretch(0, 0, 8000, 45, 55)}), (ScoreInterval{0, 2})) << "8 m that may be above 5 %";
  EXPECT_EQ(score({stretch(0, 0, 4000, 50, 50), stretch(0, 4000, 5500, 60, 80), stretch(0, 5500, 6500, 45, 55)}), (ScoreInterval{0, 2})) << "1.5 or 2.5 m above 5 %";
  // Which places are at fault is told apart: the metre that is too steep, not the gentle run around it.
  const Judged steep = judged(c, {stretch(0, 0, 4000, 50, 50), stretch(0, 4000, 5000, 130, 130), stretch(0, 5000, 9000, 50, 50)});
  EXPECT_EQ(steep.places[0].score, (ScoreInterval{2, 2}));
  EXPECT_EQ(steep.places[1].score, (ScoreInterval{0, 0}));
}

TEST(Runs, SeveralPairsAreWeighedAtEachEnd) {
  const Criterion c = with(at_most(std::nullopt, ramp(), std::nullopt));
  // 4 m that may be as steep as what passes over 2 m only, and as gentle as what passes over 10.
  EXPECT_EQ(judged(c, {stretch(0, 0, 4000, 60, 80)}).score, (ScoreInterval{0, 2}));
  EXPECT_EQ(judged(c, {stretch(0, 0, 1500, 60, 80)}).score, (ScoreInterval{2, 2}));
  // At the low ends one run of 6 m, at the high ends two of 2 m.
  EXPECT_EQ(judged(c, {stretch(0, 0, 2000, 70, 70), stretch(0, 2000, 4000, 40, 60), stretch(0, 4000, 6000, 70, 70)}).score, (ScoreInterval{0, 2}));
}

TEST(Runs, TheSteepestPointMayBeAsShortAsTheWeakestPairAsks) {
  const Criterion c = with(at_most(std::nullopt, ramp(), std::nullopt));
  Measurement m = of_places({stretch(0, 0, 1500, 0, 0)});
  m.places[0].known = false;
  m.places[0].value = domain(Quantity::length);
  m.whole = place(80, 80);
  EXPECT_EQ(judge_value(c, DecisionRule::guarded, m).score, (ScoreInterval{2, 2})) << "1.5 m unknown: never longer than 2 m";
  m.places[0].stretch->to_mm = 5000;
  EXPECT_EQ(judge_value(c, DecisionRule::guarded, m).score, (ScoreInterval{0, 2})) << "5 m unknown: may be that steep for longer";
  m.whole = place(84, 84);
  EXPECT_EQ(judge_value(c, DecisionRule::guarded, m).score, (ScoreInterval{0, 0}));
}

TEST(Runs, AnExceptionOfThePassingScoreLiftsAPlacePastALowerScoreWithoutOne) {
  const Criterion c = with(at_least(limit(1220), limit(1500, 1000, 6000), limit(2000)));
  EXPECT_EQ(judged(c, {stretch(0, 0, 6000, 1000, 1000), stretch(0, 6000, 9000, 1700, 1700)}).score, (ScoreInterval{2, 2}));
  EXPECT_EQ(judged(c, {stretch(0, 0, 7000, 1300, 1300)}).score, (ScoreInterval{1, 1}));
}

TEST(Runs, AReadingAtAPositionMayBeOfAShortRunOrALongOne) {
  const Criterion c = with(at_least(std::nullopt, limit(1500, 1000, 6000), std::nullopt));
  EXPECT_EQ(judged(c, {stretch(0, 0, 9000, 1600, 1600), place(1200, 1200)}).score, (ScoreInterval{0, 2}));
  EXPECT_EQ(judged(c, {stretch(0, 0, 9000, 1600, 1600), place(900, 900)}).score, (ScoreInterval{0, 0})) << "too narrow however short";
  EXPECT_EQ(judged(c, {place(1200, 1200)}).score, (ScoreInterval{0, 0})) << "where nothing is a stretch no run is meant";
}

TEST(Runs, AWholeObservationMayBeAShortPinch) {
  const Criterion c = with(at_least(std::nullopt, limit(1500, 1000, 6000), std::nullopt));
  Measurement m = of_places({stretch(0, 0, 9000, 1600, 1600), stretch(0, 9000, 12000, 1600, 1600)});
  m.places[1].known = false;
  m.places[1].value = domain(Quantity::length);
  m.whole = place(1200, 1200);
  EXPECT_EQ(judge_value(c, DecisionRule::guarded, m).score, (ScoreInterval{2, 2})) << "3 m unknown: never longer than 6 m";
  m.places[0].known = false;
  m.places[0].value = domain(Quantity::length);
  EXPECT_EQ(judge_value(c, DecisionRule::guarded, m).score, (ScoreInterval{0, 2})) << "12 m unknown: may be longer";
}

}  // namespace
}  // namespace levelground::testing::combine_test
