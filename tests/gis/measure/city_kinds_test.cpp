// SPDX-License-Identifier: Apache-2.0
// Measures of the whole city, counted by eye: a block of 50 m, a park and a street in it.
#include <map>
#include <string>
#include <tuple>

#include <gtest/gtest.h>

#include "core/base/errors.hpp"
#include "gis/measure/measure.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::city_kinds_test {
namespace {

MultiPolygon square(double west, double south, double east, double north) {
  return {Polygon{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}};
}

/// Squares of 10 m, a circle of five of them (a cross): 2500 m² are urban, 2000 m² around them suburban.
constexpr std::int64_t built_up = 4500;

DrawnTown block() {
  DrawnTown town("");
  town.add(Theme::building, "block", square(1, 1, 49, 49));
  town.add(Theme::site, "park", square(10, 10, 20, 20)).code(Property::access, "yes").no(Property::fee);
  return town;
}

using Call = std::map<std::string, std::string>;

Call share_of(const char* what) {
  return {{"of", what}, {"cell", "10 m"}, {"circle", "10 m"}, {"urban", "50 %"}, {"suburban", "10 %"}, {"counted_cell", "1 m"}, {"accepted", "yes,permissive"},
          {"streets", "residential|living_street: 2 m to 4 m,footway: 1 m to 3 m"}};
}

Measurement measured(const DrawnTown& town, const Call& call) {
  return town.measure("park", "built_up_share", call, Scale::Direction::at_least, Quantity::share, Combine::share);
}

Interval of_built_up(std::int64_t low, std::int64_t high) { return {Rational::ratio(low, built_up), Rational::ratio(high, built_up)}; }

TEST(BuiltUpShare, ProvesWhatIsMappedWhereBuildingsAreComplete) {
  DrawnTown town = block();
  town.add(Theme::site, "nobody-says", square(15, 10, 25, 20)).no(Property::fee);
  EXPECT_FALSE(measured(town, share_of("open_space")).observed) << "the built-up area may be larger";
  EXPECT_EQ(measured(town, share_of("open_space")).value, (Interval{0, 1}));
  town.complete(Theme::building);
  EXPECT_EQ(measured(town, share_of("open_space")).value, (Interval{Rational::ratio(100, built_up), 1}));
  town.complete(Theme::site);
  const Measurement all = measured(town, share_of("open_space"));
  EXPECT_EQ(all.value, of_built_up(100, 150)) << "of the second place it is not known who may enter";
  EXPECT_EQ(all.coverage, Rational(1));
  EXPECT_EQ(all.grade, Grade::tagged);
  EXPECT_TRUE(all.observed);
}

TEST(BuiltUpShare, CountsStreetsAsWideAsTheyStateOrAsTheirKindMayBe) {
  DrawnTown town = block();
  for (const Theme theme : {Theme::building, Theme::site, Theme::road, Theme::walkway}) town.complete(theme);
  town.add(Theme::road, "street", Line{{10, 25}, {40, 25}}).kind("residential");
  // 2 m: two rows of 30; 4 m: four rows, and of each two squares that a round end may reach into, at both ends.
  const Measurement assumed = measured(town, share_of("streets"));
  EXPECT_EQ(assumed.value, of_built_up(60, 136));
  EXPECT_EQ(assumed.grade, Grade::inferred) << "nobody measured the street";
  EXPECT_EQ(measured(town, share_of("either")).value, of_built_up(160, 236));
  town.add(Theme::road, "of-no-kind", Line{{10, 35}, {40, 35}}).kind("runway");
  EXPECT_EQ(measured(town, share_of("streets")).value, (Interval{Rational::ratio(60, built_up), 1})) << "how wide is that one?";
}

TEST(BuiltUpShare, WhereNothingIsBuiltOnlyTheCityCanSay) {
  DrawnTown town("");
  town.add(Theme::site, "park", square(10, 10, 20, 20));
  EXPECT_FALSE(measured(town, share_of("open_space")).observed);
  town.observe("E-1", "park", "open_space_share", Quantity::share, "20 %");
  const Measurement stated = measured(town, share_of("open_space"));
  EXPECT_TRUE(stated.observed);
  EXPECT_EQ(stated.value, Interval::exact(Rational::ratio(1, 5)));
  EXPECT_FALSE(measured(town, share_of("streets")).observed) << "that was not stated";
}

TEST(BuiltUpShare, IsWorkedOutOnceForTheCityOrForOneSiteAlone) {
  DrawnTown town = block();
  town.complete(Theme::building);
  const City city = town.city();
  const Criterion criterion = DrawnTown::criterion("built_up_share", share_of("open_space"), Scale::Direction::at_least, Quantity::share, Combine::share);
  const gis::MeasureKind* kind = gis::find_measure_kind("built_up_share");
  ASSERT_NE(kind, nullptr);
  ASSERT_NE(kind->prepare, nullptr);
  EXPECT_NE(kind->prepare(city, criterion, DrawnTown::today, {}), nullptr);
  DrawnTown empty("");
  empty.add(Theme::site, "park", square(10, 10, 20, 20));
  EXPECT_EQ(kind->prepare(empty.city(), criterion, DrawnTown::today, {}), nullptr);
}

TEST(BuiltUpShare, RefusesARuleThatIsNone) {
  const DrawnTown town = block();
  for (const auto& [name, value, words] : {std::tuple{"streets", "residential: 2 m", "is no kind of street with its widths"}, std::tuple{"streets", "residential: 4 m to 2 m", "is no kind"},
                                           std::tuple{"streets", "residential", "is no kind"}, std::tuple{"suburban", "60 %", "suburban asks for more than urban"},
                                           std::tuple{"counted_cell", "20 m", "larger squares"}, std::tuple{"counted_cell", "3 m", "do not fill"}, std::tuple{"cell", "0 m", "is not above 0"}}) {
    Call call = share_of("open_space");
    call[name] = value;
    try {
      measured(town, call);
      ADD_FAILURE() << name << " " << value << " was taken";
    } catch (const InputError& error) {
      EXPECT_NE(error.problems().front().what.find(words), std::string::npos) << error.problems().front().what;
    }
  }
}

}  // namespace
}  // namespace levelground::test::city_kinds_test
