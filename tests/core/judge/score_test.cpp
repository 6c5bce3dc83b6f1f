// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "core/base/errors.hpp"
#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing::score_test {
namespace {

ScoreInterval exact(const Scale& scale, const Rational& value) { return score_of(scale, Interval::exact(value)); }

TEST(Score, LimitsOfAtLeastAreInclusive) {
  const Scale scale = at_least(limit(1000), limit(1500), limit(2000));
  EXPECT_EQ(exact(scale, Rational::ratio(9999999, 10000)), (ScoreInterval{0, 0}));
  EXPECT_EQ(exact(scale, 1000), (ScoreInterval{1, 1}));
  EXPECT_EQ(exact(scale, Rational::ratio(14999999, 10000)), (ScoreInterval{1, 1}));
  EXPECT_EQ(exact(scale, 1500), (ScoreInterval{2, 2}));
  EXPECT_EQ(exact(scale, 2000), (ScoreInterval{3, 3}));
}

TEST(Score, LimitsOfAtMostAreInclusive) {
  const Scale scale = at_most(std::nullopt, limit(20), limit(0));
  EXPECT_EQ(exact(scale, 0), (ScoreInterval{3, 3}));
  EXPECT_EQ(exact(scale, Rational::ratio(1, 1000000)), (ScoreInterval{2, 2}));
  EXPECT_EQ(exact(scale, 20), (ScoreInterval{2, 2}));
  EXPECT_EQ(exact(scale, Rational::ratio(20000001, 1000000)), (ScoreInterval{0, 0}));
}

TEST(Score, FractionsAreComparedWithoutRounding) {
  Scale scale = at_most(std::nullopt, limit(Rational::ratio(1, 12)), std::nullopt);
  scale.quantity = Quantity::slope;
  EXPECT_EQ(exact(scale, Rational::ratio(1, 12)), (ScoreInterval{2, 2}));
  EXPECT_EQ(exact(scale, Rational::ratio(833333333334, 10000000000000)), (ScoreInterval{0, 0}));
  EXPECT_EQ(exact(scale, Rational::ratio(833333333333, 10000000000000)), (ScoreInterval{2, 2}));
}

TEST(Score, TheIntervalDecidesAtBothEnds) {
  const Scale scale = at_least(limit(1000), limit(1500), limit(2000));
  EXPECT_EQ(score_of(scale, {999, 1500}), (ScoreInterval{0, 2}));
  EXPECT_EQ(score_of(scale, {1500, 1999}), (ScoreInterval{2, 2}));
  EXPECT_EQ(score_of(scale, Interval::everything()), (ScoreInterval{0, 3}));
  EXPECT_EQ(score_of(at_most(std::nullopt, limit(20), limit(0)), {58, 62}), (ScoreInterval{0, 0}));
}

TEST(Score, ARangeNeedsTheWholeIntervalForTheLowEnd) {
  Scale scale = at_least(std::nullopt, limit(400), limit(450));
  scale.direction = Scale::Direction::within;
  scale.limits[2]->upper = 600;
  scale.limits[3]->upper = 500;
  EXPECT_EQ(score_of(scale, {400, 600}), (ScoreInterval{2, 3}));
  EXPECT_EQ(score_of(scale, {450, 500}), (ScoreInterval{3, 3}));
  EXPECT_EQ(score_of(scale, {399, 400}), (ScoreInterval{0, 2}));
  EXPECT_EQ(score_of(scale, {601, 700}), (ScoreInterval{0, 0}));
  EXPECT_EQ(score_of(scale, {300, 700}), (ScoreInterval{0, 3}));
}

TEST(Score, ARangeWithoutAnUpperEndIsADefect) {
  Scale scale = at_least(std::nullopt, limit(400), std::nullopt);
  scale.direction = Scale::Direction::within;
  EXPECT_THROW((void)score_of(scale, {1, 2}), Defect);
}

TEST(Score, AScaleWithoutScoreOneGoesFromZeroToTwo) {
  const Scale scale = at_least(std::nullopt, limit(1500), std::nullopt);
  EXPECT_EQ(exact(scale, 1499), (ScoreInterval{0, 0}));
  EXPECT_EQ(exact(scale, 9999), (ScoreInterval{2, 2}));
}

}  // namespace
}  // namespace levelground::testing::score_test
