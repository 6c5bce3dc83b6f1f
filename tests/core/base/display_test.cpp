// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/decimal_commas.hpp"
#include "core/base/errors.hpp"
#include "core/base/quantity.hpp"

namespace levelground::display_test {
namespace {

using Q = Quantity;
const Rational inf = Rational::infinity();
const Rational minus_inf = Rational::negative_infinity();
Rational per(std::int64_t num, std::int64_t den) { return Rational::ratio(num, den); }

struct Shown {
  Interval value;
  Quantity quantity;
  const char* unit;
  const char* en;
  const char* sv;
};
class Display : public ::testing::TestWithParam<Shown> {};
TEST_P(Display, WritesAnIntervalForPeople) {
  const Shown& shown = GetParam();
  EXPECT_EQ(display(shown.value, shown.quantity, shown.unit, "en"), shown.en);
  EXPECT_EQ(display(shown.value, shown.quantity, shown.unit, "sv"), shown.sv);
}
INSTANTIATE_TEST_SUITE_P(
    Lengths, Display,
    ::testing::Values(Shown{{58, 62}, Q::length, "mm", "58–62 mm", "58–62 mm"}, Shown{{58, 62}, Q::length, "", "58–62 mm", "58–62 mm"},
                    Shown{{60, 60}, Q::length, "mm", "60 mm", "60 mm"}, Shown{{per(254, 10), per(254, 10)}, Q::length, "mm", "25.4 mm", "25,4 mm"},
                    Shown{{2000, inf}, Q::length, "m", "at least 2.0 m", "minst 2,0 m"}, Shown{{0, 180000}, Q::length, "m", "at most 180 m", "högst 180 m"},
                    Shown{{0, inf}, Q::length, "m", "not known", "inte känt"}, Shown{{1450, 1550}, Q::length, "m", "1.45–1.55 m", "1,45–1,55 m"},
                    Shown{{1487, 1513}, Q::length, "m", "1.48–1.52 m", "1,48–1,52 m"}, Shown{{1625, 1625}, Q::length, "m", "1.625 m", "1,625 m"},
                    Shown{{1500, 1500}, Q::length, "m", "1.5 m", "1,5 m"}, Shown{{0, 0}, Q::length, "mm", "0 mm", "0 mm"},
                    Shown{{182345, 190001}, Q::length, "m", "182–191 m", "182–191 m"}, Shown{{12345000, 12345000}, Q::length, "m", "12,345 m", "12\u202F345 m"},
                    Shown{{per(1, 3), per(1, 3)}, Q::length, "mm", "0–1 mm", "0–1 mm"}));
INSTANTIATE_TEST_SUITE_P(
    Slopes, Display,
    ::testing::Values(Shown{{per(1, 20), per(1, 20)}, Q::slope, "", "5 %", "5 %"}, Shown{{per(1, 20), per(1, 20)}, Q::slope, "1:n", "1:20", "1:20"},
                    Shown{{per(1, 21), per(1, 19)}, Q::slope, "1:n", "1:21–1:19", "1:21–1:19"}, Shown{{per(1, 12), per(1, 12)}, Q::slope, "%", "8.3–8.4 %", "8,3–8,4 %"},
                    Shown{{per(2, 25), per(2, 25)}, Q::slope, "1:n", "1:12.5", "1:12,5"}, Shown{{per(-1, 20), per(1, 50)}, Q::slope, "%", "−5 to 2 %", "−5 till 2 %"},
                    Shown{{0, per(1, 50)}, Q::slope, "1:n", "0–2 %", "0–2 %"}, Shown{{minus_inf, per(1, 20)}, Q::slope, "%", "at most 5 %", "högst 5 %"},
                    Shown{{minus_inf, inf}, Q::slope, "%", "not known", "inte känt"}));
INSTANTIATE_TEST_SUITE_P(
    Others, Display,
    ::testing::Values(Shown{{per(1, 2), per(1, 2)}, Q::share, "%", "50 %", "50 %"}, Shown{{per(1, 3), per(2, 3)}, Q::share, "", "33.3–66.7 %", "33,3–66,7 %"},
                    Shown{{per(1, 3), per(1, 3)}, Q::share, "", "33.3 %", "33,3 %"},
                    Shown{{0, per(2, 5)}, Q::share, "%", "at most 40 %", "högst 40 %"}, Shown{{per(2, 5), 1}, Q::share, "%", "at least 40 %", "minst 40 %"},
                    Shown{{0, 1}, Q::share, "%", "not known", "inte känt"}, Shown{{20000, 20000}, Q::illuminance, "lx", "20 lx", "20 lx"},
                    Shown{{1500, 1500}, Q::illuminance, "lx", "1.5 lx", "1,5 lx"}, Shown{{14, 14}, Q::age, "d", "14 days", "14 dygn"},
                    Shown{{1, 1}, Q::age, "d", "1 day", "1 dygn"}, Shown{{30000, 30000}, Q::speed, "km/h", "30 km/h", "30 km/h"},
                    Shown{{3, inf}, Q::count, "", "at least 3", "minst 3"}, Shown{{12000, 12000}, Q::count, "", "12,000", "12\u202F000"},
                    Shown{{1200, 1200}, Q::count, "", "1200", "1200"}, Shown{{0, 1}, Q::rating, "", "0–1", "0–1"}, Shown{{2, 3}, Q::rating, "", "2–3", "2–3"},
                    Shown{{0, 3}, Q::rating, "", "not known", "inte känt"}, Shown{{1, 1}, Q::presence, "", "yes", "ja"}, Shown{{0, 0}, Q::presence, "", "no", "nej"},
                    Shown{{0, 1}, Q::presence, "", "not known", "inte känt"}, Shown{{5000000000, 5000000000}, Q::area, "ha", "0.5 ha", "0,5 ha"},
                    Shown{{12000000, 12000000}, Q::area, "m2", "12 m²", "12 m²"}, Shown{{90, 90}, Q::duration, "s", "90 s", "90 s"},
                    Shown{{31500, 38000}, Q::temperature, "", "31.5–38.0 °C", "31,5–38,0 °C"}, Shown{{53000, 60000}, Q::sound_level, "dB", "53–60 dB", "53–60 dB"}, Shown{{per(7, 5), per(7, 5)}, Q::ratio, "", "1.4", "1,4"}));

TEST(DisplayOfNoEnd, IsSaidInWords) {
  EXPECT_EQ(display({inf, inf}, Q::ratio, "", "en"), "infinite");
  EXPECT_EQ(display({inf, inf}, Q::length, "m", "sv"), "oändligt");
  EXPECT_EQ(display({minus_inf, minus_inf}, Q::slope, "%", "en"), "−infinite");
  EXPECT_EQ(display({2000, inf}, Q::length, "m", "en"), "at least 2.0 m");
}

TEST(DisplayOfAShare, NeverCallsTheWholeWhatIsLess) {
  EXPECT_EQ(display({0, per(999'999, 1'000'000)}, Q::share, "%", "en"), "below 100 %");
  EXPECT_EQ(display({0, per(999'999, 1'000'000)}, Q::share, "%", "sv"), "under 100 %");
  EXPECT_EQ(display({per(1, 2), per(999'999, 1'000'000)}, Q::share, "%", "en"), "50.0 to below 100 %");
  EXPECT_EQ(display({per(1, 2), per(999'999, 1'000'000)}, Q::share, "%", "sv"), "50,0 till under 100 %");
  EXPECT_EQ(display({per(999'999, 1'000'000), per(999'999, 1'000'000)}, Q::share, "%", "en"), "below 100 %");
  EXPECT_EQ(display({0, per(999'999, 1'000'000)}, Q::share, "%", "en", std::vector<Rational>{1}), "below 100 %") << "also where all are asked for";
  EXPECT_EQ(display({per(1, 2), 1}, Q::share, "%", "en"), "at least 50 %");
  EXPECT_EQ(display({0, per(994, 1000)}, Q::share, "%", "en"), "at most 99.4 %");
}

TEST(DisplayBesideALimit, NeverShowsAnEndOnItsOtherSide) {
  const auto beside = [](const Interval& value, Quantity quantity, const char* unit, const Rational& limit) {
    return display(value, quantity, unit, "en", std::vector<Rational>{limit});
  };
  EXPECT_EQ(display({1450, per(29'996, 20)}, Q::length, "m", "en"), "1.45–1.50 m") << "nobody compares it";
  EXPECT_EQ(beside({1450, per(29'996, 20)}, Q::length, "m", 1500), "1.4500–1.4998 m") << "below 1.5 m, so not shown as 1.50";
  EXPECT_EQ(beside({1450, 1500}, Q::length, "m", 1500), "1.45–1.50 m") << "where it lies there it may stand there";
  EXPECT_EQ(beside({per(20'001, 1000), 25}, Q::length, "mm", 20), "20.001–25.000 mm");
  EXPECT_EQ(beside({0, per(799'99, 100'000)}, Q::share, "%", per(4, 5)), "at most 79.999 %");
  EXPECT_EQ(beside({per(800'01, 100'000), 1}, Q::share, "%", per(4, 5)), "at least 80.001 %");
  EXPECT_EQ(beside({per(79'996, 100'000), per(79'996, 100'000)}, Q::share, "%", per(4, 5)), "79.996 %") << "one number, and below the limit";
  EXPECT_EQ(beside({per(1, 13), per(100, 1204)}, Q::slope, "1:n", per(1, 12)), "1:13.00–1:12.04");
  const Rational hair = per(1, 4'000'000'000);
  EXPECT_EQ(beside({0, per(4, 5) - hair}, Q::share, "%", per(4, 5)), "below 80.0 %");
  EXPECT_EQ(beside({per(4, 5) + hair, 1}, Q::share, "%", per(4, 5)), "above 80.0 %");
  EXPECT_EQ(beside({per(1, 2), per(4, 5) - hair}, Q::share, "%", per(4, 5)), "50.0 to below 80.0 %");
}

TEST(DisplayOfOneNumber, RoundsToTheNearestAndNeverToARange) {
  EXPECT_EQ(display(per(1, 12), Q::slope, "%", "en"), "8.3 %");
  EXPECT_EQ(display(per(1, 12), Q::slope, "1:n", "en"), "1:12");
  EXPECT_EQ(display(Rational(1500), Q::length, "m", "sv"), "1,5 m");
  EXPECT_EQ(display(per(-1, 800), Q::slope, "%", "en"), "−0.125 %");
  EXPECT_EQ(display(inf, Q::length, "m", "en"), "∞");
}

TEST(DisplayUnits, ThatDoNotFitAreADefectOfTheCaller) {
  EXPECT_THROW(display(Interval::exact(1), Q::length, "lx", "en"), Defect);
}

TEST(DisplayProperty, AnIntervalIsNeverShownNarrowerThanItIs) {
  // Every pair of millimetres up to 10.1 m that differs by a step: the printed ends enclose the true ones.
  for (std::int64_t low = 1; low < 10100; low += 37) {
    const std::int64_t high = low + 13;
    const std::string text = display(Interval{low, high}, Q::length, "m", "en");
    const std::size_t dash = text.find("–");
    ASSERT_NE(dash, std::string::npos) << text;
    const auto shown_low = Rational::from_decimal(text.substr(0, dash));
    const auto shown_high = Rational::from_decimal(text.substr(dash + 3, text.find(' ') - dash - 3));
    ASSERT_TRUE(shown_low && shown_high) << text;
    EXPECT_LE(*shown_low * Rational(1000), Rational(low)) << text;
    EXPECT_GE(*shown_high * Rational(1000), Rational(high)) << text;
  }
}

TEST(DecimalCommas, AreForNumbersAlone) {
  EXPECT_EQ(with_decimal_commas("1.5 × 2.2 m"), "1,5 × 2,2 m");
  EXPECT_EQ(with_decimal_commas("width>=0.90 m"), "width>=0,90 m");
  EXPECT_EQ(with_decimal_commas("29.05.2015, 1.1.3.2, v. 2, 5. and .5"), "29.05.2015, 1.1.3.2, v. 2, 5. and .5");
  EXPECT_EQ(with_decimal_commas("§ 4.2"), "§ 4,2") << "what is no number its writer keeps away";
}

}  // namespace
}  // namespace levelground::display_test
