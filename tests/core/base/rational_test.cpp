// SPDX-License-Identifier: Apache-2.0
#include "core/base/rational.hpp"

#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/errors.hpp"

namespace levelground::rational_test {
namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();

TEST(Rational, IsKeptInLowestTermsWithAPositiveDenominator) {
  const Rational half = Rational::ratio(-6, -12);
  EXPECT_EQ(half.num(), 1);
  EXPECT_EQ(half.den(), 2);
  EXPECT_EQ(Rational::ratio(6, -12), -half);
  EXPECT_EQ(Rational::ratio(0, -7), Rational(0));
  EXPECT_EQ(Rational::ratio(smallest, 2), Rational(smallest / 2));
  EXPECT_THROW(Rational::ratio(1, 0), Defect);
  EXPECT_THROW(Rational::ratio(1, smallest), Defect);
}

TEST(Rational, AddsSubtractsMultipliesAndDivides) {
  EXPECT_EQ(Rational::ratio(1, 12) + Rational::ratio(1, 20), Rational::ratio(2, 15));
  EXPECT_EQ(Rational::ratio(1, 3) - Rational::ratio(1, 2), Rational::ratio(-1, 6));
  EXPECT_EQ(Rational::ratio(2, 3) * Rational::ratio(9, 4), Rational::ratio(3, 2));
  EXPECT_EQ(Rational::ratio(2, 3) / Rational::ratio(-4, 9), Rational::ratio(-3, 2));
  EXPECT_THROW(Rational(1) / Rational(0), Defect);
}

TEST(Rational, SurvivesIntermediateProductsBeyondSixtyFourBits) {
  const Rational big = Rational::ratio(largest, 3);
  EXPECT_EQ(big * Rational::ratio(3, largest), Rational(1));
  EXPECT_EQ(big - big, Rational(0));
  EXPECT_EQ(Rational::ratio(1, largest) + Rational::ratio(-1, largest), Rational(0));
}

TEST(Rational, RefusesResultsThatDoNotFit) {
  EXPECT_THROW(Rational(largest) + Rational(1), Defect);
  EXPECT_THROW(Rational(largest) * Rational(2), Defect);
  EXPECT_THROW(Rational::ratio(1, largest) * Rational::ratio(1, 3), Defect);
  EXPECT_THROW(Rational::ratio(1, largest) + Rational::ratio(1, largest - 1), Defect);
  EXPECT_THROW(-Rational(smallest), Defect);
}

TEST(Rational, OrdersByCrossMultiplicationWithInfinitiesAtTheEnds) {
  const std::vector<Rational> ascending{Rational::negative_infinity(), Rational(-largest), Rational::ratio(-1, 3), Rational(0),
                                        Rational::ratio(1, largest),   Rational::ratio(1, 12), Rational::ratio(largest - 1, largest),
                                        Rational(1),                   Rational(largest),  Rational::infinity()};
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    for (std::size_t j = 0; j < ascending.size(); ++j) {
      EXPECT_EQ(ascending[i] <=> ascending[j], i <=> j) << i << " and " << j;
      EXPECT_EQ(ascending[i] == ascending[j], i == j) << i << " and " << j;
    }
  }
}

TEST(Rational, CalculatesWithInfinityOnlyWhereItMeansSomething) {
  const Rational infinity = Rational::infinity();
  EXPECT_EQ(infinity + Rational(5), infinity);
  EXPECT_EQ(Rational(5) - infinity, Rational::negative_infinity());
  EXPECT_EQ(infinity + infinity, infinity);
  EXPECT_EQ(infinity * Rational(-2), Rational::negative_infinity());
  EXPECT_EQ(Rational(7) / infinity, Rational(0));
  EXPECT_EQ(infinity / Rational(-3), Rational::negative_infinity());
  EXPECT_THROW(infinity - infinity, Defect);
  EXPECT_THROW(infinity * Rational(0), Defect);
  EXPECT_THROW(infinity / infinity, Defect);
  EXPECT_THROW(static_cast<void>(infinity.floor()), Defect);
}

TEST(Rational, RoundsTowardsTheEndsOfTheLine) {
  EXPECT_EQ(Rational::ratio(-7, 2).floor(), -4);
  EXPECT_EQ(Rational::ratio(-7, 2).ceil(), -3);
  EXPECT_EQ(Rational::ratio(7, 2).floor(), 3);
  EXPECT_EQ(Rational::ratio(7, 2).ceil(), 4);
  EXPECT_EQ(Rational(smallest).ceil(), smallest);
}

struct Decimal {
  const char* text;
  std::optional<Rational> value;
};
class RationalFromDecimal : public ::testing::TestWithParam<Decimal> {};
TEST_P(RationalFromDecimal, ReadsPlainDecimalsAndNothingElse) {
  EXPECT_EQ(Rational::from_decimal(GetParam().text), GetParam().value) << GetParam().text;
}
INSTANTIATE_TEST_SUITE_P(All, RationalFromDecimal,
                         ::testing::Values(Decimal{"12", Rational(12)}, Decimal{"-3.25", Rational::ratio(-13, 4)},
                                         Decimal{"1,5", Rational::ratio(3, 2)}, Decimal{"0.10", Rational::ratio(1, 10)},
                                         Decimal{"-0", Rational(0)}, Decimal{"9223372036854775807", Rational(largest)},
                                         Decimal{"9223372036854775808", std::nullopt}, Decimal{"", std::nullopt},
                                         Decimal{"-", std::nullopt}, Decimal{".5", std::nullopt}, Decimal{"5.", std::nullopt},
                                         Decimal{"1.2.3", std::nullopt}, Decimal{"1e3", std::nullopt}, Decimal{"+1", std::nullopt},
                                         Decimal{"1 000", std::nullopt}, Decimal{"0x10", std::nullopt}, Decimal{" 1", std::nullopt},
                                         Decimal{"--1", std::nullopt}, Decimal{"0.0000000000000000001", std::nullopt}));

TEST(Rational, TakesDoublesApartExactly) {
  EXPECT_EQ(Rational::floor_of(0.1, 10), Rational::ratio(1, 10));  // 0.1 is a little more than 1/10
  EXPECT_EQ(Rational::ceil_of(0.1, 10), Rational::ratio(2, 10));
  EXPECT_EQ(Rational::floor_of(-0.1, 10), Rational::ratio(-2, 10));
  EXPECT_EQ(Rational::floor_of(1.5, 1000), Rational::ratio(3, 2));
  EXPECT_EQ(Rational::ceil_of(1.5, 1000), Rational::ratio(3, 2));
  EXPECT_EQ(Rational::floor_of(1e-300), Rational(0));
  EXPECT_EQ(Rational::ceil_of(1e-300), Rational(1));
  EXPECT_EQ(Rational::floor_of(-1e-300), Rational(-1));
  EXPECT_EQ(Rational::floor_of(4503599627370497.0), Rational(4503599627370497));
  EXPECT_EQ(Rational::floor_of(0x1p60), Rational(std::int64_t{1} << 60));
  EXPECT_THROW(Rational::floor_of(1e300), Defect);
  EXPECT_THROW(Rational::floor_of(0x1p62, 1000), Defect);
  EXPECT_THROW(Rational::floor_of(std::numeric_limits<double>::quiet_NaN()), Defect);
  EXPECT_THROW(Rational::ceil_of(std::numeric_limits<double>::infinity()), Defect);
}

TEST(Rational, WritesDecimalsRoundedOnOneSide) {
  EXPECT_EQ(Rational::ratio(2, 3).to_text_floor(1), "0.6");
  EXPECT_EQ(Rational::ratio(2, 3).to_text_ceil(1), "0.7");
  EXPECT_EQ(Rational::ratio(-1, 30).to_text_floor(1), "-0.1");
  EXPECT_EQ(Rational::ratio(-1, 30).to_text_ceil(1), "0.0");
  EXPECT_EQ(Rational::ratio(200, 3).to_text_floor(1), "66.6");
  EXPECT_EQ(Rational(5).to_text_floor(0), "5");
  EXPECT_EQ(Rational(largest).to_text_floor(2), "9223372036854775807.00");
  EXPECT_EQ(Rational::infinity().to_text_floor(2), "∞");
  EXPECT_THROW(static_cast<void>(Rational(1).to_text_floor(-1)), Defect);
}

TEST(Rational, WritesTheShortestExactText) {
  EXPECT_EQ(Rational::ratio(3, 2).to_text_exact(), "1.5");
  EXPECT_EQ(Rational(-20).to_text_exact(), "-20");
  EXPECT_EQ(Rational::ratio(1, 12).to_text_exact(), "1/12");
  EXPECT_EQ(Rational::ratio(1, 1000000).to_text_exact(), "0.000001");
  EXPECT_EQ(Rational::ratio(1, 10000000).to_text_exact(), "1/10000000");
  EXPECT_EQ(Rational::negative_infinity().to_text_exact(), "-∞");
}

}  // namespace
}  // namespace levelground::rational_test
