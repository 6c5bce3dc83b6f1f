// SPDX-License-Identifier: Apache-2.0
#include "core/base/quantity.hpp"

#include <regex>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/quantity_units.hpp"

namespace levelground::quantity_test {
namespace {

using Q = Quantity;
using ::testing::HasSubstr;

struct Good {
  const char* text;
  Quantity quantity;
  Rational base;
};
class ExactLimit : public ::testing::TestWithParam<Good> {};
TEST_P(ExactLimit, IsReadInBaseUnits) {
  std::string why;
  const auto value = parse_exact(GetParam().text, GetParam().quantity, why);
  ASSERT_TRUE(value) << GetParam().text << ": " << why;
  EXPECT_EQ(value->base, GetParam().base) << GetParam().text << " gives " << value->base.to_text_exact();
  EXPECT_EQ(value->quantity, GetParam().quantity);
  EXPECT_TRUE(why.empty());
}
INSTANTIATE_TEST_SUITE_P(
    All, ExactLimit,
    ::testing::Values(Good{"1.20 m", Q::length, 1200}, Good{"1,20 m", Q::length, 1200}, Good{"20 mm", Q::length, 20},
                    Good{"3 cm", Q::length, 30}, Good{"0.4 km", Q::length, 400000}, Good{"1.5m", Q::length, 1500},
                    Good{" 2 m ", Q::length, 2000}, Good{"36 in", Q::length, Rational::ratio(9144, 10)}, Good{"0 mm", Q::length, 0},
                    Good{"0.5 ha", Q::area, 5000000000}, Good{"12 m2", Q::area, 12000000}, Good{"12 m²", Q::area, 12000000},
                    Good{"5 %", Q::slope, Rational::ratio(1, 20)}, Good{"5%", Q::slope, Rational::ratio(1, 20)},
                    Good{"-8.3 %", Q::slope, Rational::ratio(-83, 1000)}, Good{"1:20", Q::slope, Rational::ratio(1, 20)},
                    Good{"1:12", Q::slope, Rational::ratio(1, 12)}, Good{"1:12.5", Q::slope, Rational::ratio(2, 25)},
                    Good{"5 %", Q::share, Rational::ratio(1, 20)}, Good{"100 %", Q::share, 1}, Good{"20 lx", Q::illuminance, 20000},
                    Good{"0.5 lx", Q::illuminance, 500}, Good{"30 km/h", Q::speed, 30000}, Good{"20 mph", Q::speed, Rational::ratio(160934400, 5000)},
                    Good{"14 d", Q::age, 14}, Good{"6 weeks", Q::age, 42}, Good{"14 d", Q::duration, 1209600}, Good{"90 s", Q::duration, 90},
                    Good{"5 min", Q::duration, 300}, Good{"10 dB", Q::sound_level, 10000}, Good{"-3 dB", Q::sound_level, -3000},
                    Good{"2 kg", Q::mass, 2000}, Good{"38 °C", Q::temperature, 38000}, Good{"-5.5 °C", Q::temperature, -5500}, Good{"2", Q::count, 2}, Good{"3", Q::rating, 3}, Good{"2.5", Q::rating, Rational::ratio(5, 2)},
                    Good{"1.4", Q::ratio, Rational::ratio(7, 5)}, Good{"4", Q::ordinal, 4}, Good{"yes", Q::presence, 1}, Good{"no", Q::presence, 0}));

struct Bad {
  const char* text;
  Quantity quantity;
  const char* why;
};
class RefusedLimit : public ::testing::TestWithParam<Bad> {};
TEST_P(RefusedLimit, SaysWhatToWriteInstead) {
  std::string why;
  EXPECT_FALSE(parse_exact(GetParam().text, GetParam().quantity, why)) << GetParam().text;
  EXPECT_THAT(why, HasSubstr(GetParam().why)) << GetParam().text;
}
INSTANTIATE_TEST_SUITE_P(
    All, RefusedLimit,
    ::testing::Values(Bad{"1.5", Q::length, "has no unit"}, Bad{"5", Q::slope, "has no unit"}, Bad{"0.5", Q::share, "has no unit"},
                    Bad{"1.5 M", Q::length, "‘M’ is not a unit of length"}, Bad{"1.5 lx", Q::length, "not a unit of length"},
                    Bad{"5 %", Q::length, "not a unit of length"}, Bad{"3°", Q::slope, "is an angle"}, Bad{"3 deg", Q::slope, "is an angle"},
                    Bad{"2:20", Q::slope, "is not a slope"}, Bad{"1:0", Q::slope, "is not a slope"}, Bad{"1:-4", Q::slope, "is not a slope"},
                    Bad{"1:", Q::slope, "is not a slope"}, Bad{"2 months", Q::age, "not a fixed number of days"}, Bad{"1 year", Q::age, "max_age"},
                    Bad{"", Q::length, "no value"}, Bad{"   ", Q::length, "no value"}, Bad{"wide", Q::length, "plain number"},
                    Bad{"1 000 m", Q::length, "not a unit"}, Bad{"1e3 m", Q::length, "not a unit"}, Bad{"-1 m", Q::length, "outside the range of the quantity length"},
                    Bad{"101 %", Q::share, "from 0 to 1"}, Bad{"4", Q::rating, "from 0 to 3"}, Bad{"2.5", Q::count, "not a whole number"},
                    Bad{"2 seats", Q::count, "pure number"}, Bad{"maybe", Q::presence, "neither yes nor no"},
                    Bad{"9223372036854775807 km", Q::length, "too large"}, Bad{"99999999999999999999 m", Q::length, "plain number"},
                    Bad{"asphalt", Q::category, "have no size"}, Bad{"x", Q::text, "have no size"}, Bad{"1.5\nm", Q::length, "not a unit"}));

/// An editor goes by the pattern, the program by its reader.
TEST(Quantity, PatternsTakeWhatTheReaderTakes) {
  int taken = 0;
  for (int i = 0; i <= static_cast<int>(Q::ordinal); ++i) {
    const auto quantity = static_cast<Quantity>(i);
    const std::regex pattern(quantity_pattern(quantity), std::regex::ECMAScript);
    for (const char* text : {"0.9", "0.9 m", "0,9 m", "0.9m", "9", "09", "-9", "-9 %", "5 %", "101 %", "100 %", "100.0 %", "99.95 %", "100.1 %", "1000 ‰", "1001 ‰", "1:20", "1:0", "1:0.5", "2:1",
                             "1 : 12.5", "yes", "no", "true", "20 lx", "20lx", "20 mlx", "55 dB(A)", "55 dBA", "55 dB()", "3", "3.0", "3.5", "4", "2.9", "1.5 m2", "1 m²", "1 m³", "-5 °C", "m", "", " 5 m ", "1. m",
                             ".5 m", "12 weeks", "1 week", "1 month", "30 km/h", "2 kg", "90 s", "5 min", "x 5 m", "5 m x", "1.2.3 m"}) {
      std::string why;
      const bool read = parse_exact(text, quantity, why).has_value();
      EXPECT_EQ(std::regex_search(text, pattern), read) << quantity_name(quantity) << ": ‘" << text << "’ " << why;
      taken += read ? 1 : 0;
    }
  }
  EXPECT_GT(taken, 50);
}

TEST(Quantity, NamesGoThereAndBack) {
  for (int i = 0; i <= static_cast<int>(Q::text); ++i) {
    const auto quantity = static_cast<Quantity>(i);
    EXPECT_EQ(quantity_from_name(quantity_name(quantity)), quantity);
  }
  EXPECT_EQ(quantity_from_name("Length"), std::nullopt);
}

TEST(Quantity, UnknownIsAsWideAsTheDomain) {
  EXPECT_EQ(domain(Q::length), (Interval{0, Rational::infinity()}));
  EXPECT_EQ(domain(Q::slope), Interval::everything());
  EXPECT_EQ(domain(Q::share), (Interval{0, 1}));
  EXPECT_EQ(domain(Q::rating), (Interval{0, 3}));
  EXPECT_EQ(domain(Q::presence), (Interval{0, 1}));
}

TEST(Quantity, UnitsBelongToTheirQuantity) {
  EXPECT_EQ(unit_factor("m", Q::length), Rational(1000));
  EXPECT_EQ(unit_factor("ft", Q::length), Rational::ratio(1524, 5));
  EXPECT_EQ(unit_factor("%", Q::share), Rational::ratio(1, 100));
  EXPECT_EQ(unit_factor("m", Q::area), std::nullopt);
  EXPECT_EQ(unit_factor("", Q::count), Rational(1));
  EXPECT_EQ(unit_factor("", Q::length), std::nullopt);
}

}  // namespace
}  // namespace levelground::quantity_test
