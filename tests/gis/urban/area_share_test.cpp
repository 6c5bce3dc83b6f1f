// SPDX-License-Identifier: Apache-2.0
// Land counted by eye: a block of 50 m, a park and a street in it.
#include "gis/urban/area_share.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/errors.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::gis::area_share_test {
namespace {

using test::DrawnTown;

MultiPolygon square(double west, double south, double east, double north) {
  return {Polygon{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}};
}

/// Squares of 10 m, a circle of five of them (a cross), land counted by the metre.
AreaRule rule() {
  AreaRule rule;
  rule.cell = 10'000;
  rule.circle = 10'000;
  rule.urban = Rational::ratio(1, 2);
  rule.suburban = Rational::ratio(1, 10);
  rule.counted_cell = 1'000;
  rule.open_access = {"yes", "permissive"};
  rule.streets = {{{"residential"}, 2'000, 4'000}, {{"footway"}, 1'000, 3'000}};
  return rule;
}

DrawnTown block() {
  DrawnTown town("");
  town.add(Theme::building, "block", square(1, 1, 49, 49));
  return town;
}

AreaShare share_of(const DrawnTown& town, const AreaRule& by = rule()) {
  return area_share(town.city(), by, DrawnTown::today, {});
}

TEST(AreaShare, ClassesLandByHowBuiltItsCircleIs) {
  const AreaShare share = share_of(block());
  // 5 × 5 squares hold the block: 3 of 5 in the corners at least. The four rows of 5 beside it have 1 of 5.
  EXPECT_EQ(share.urban, 2500);
  EXPECT_EQ(share.suburban, 4 * 500);
  AreaRule strict = rule();
  strict.suburban = Rational::ratio(1, 5);
  EXPECT_EQ(share_of(block(), strict).suburban, 0) << "more than a fifth, not a fifth";
}

TEST(AreaShare, CountsPlacesAsFarAsTheyAreOpen) {
  DrawnTown town = block();
  town.add(Theme::site, "park", square(10, 10, 20, 20)).code(Property::access, "yes").no(Property::fee);
  town.add(Theme::site, "nobody-says", square(15, 10, 25, 20)).no(Property::fee);
  town.add(Theme::site, "paid", square(30, 30, 40, 40)).code(Property::access, "yes").yes(Property::fee);
  town.add(Theme::site, "outside", square(200, 200, 210, 210)).code(Property::access, "yes").no(Property::fee);
  const AreaShare share = share_of(town);
  EXPECT_EQ(share.open_space.low, 100);
  EXPECT_EQ(share.open_space.high, 150) << "the overlap counts once";
  EXPECT_EQ(share.places_open, 2);
  EXPECT_EQ(share.places_unknown, 1);
  EXPECT_EQ(share.places_closed, 1);
}

TEST(AreaShare, DrawsStreetsAsWideAsTheyAre) {
  DrawnTown town = block();
  town.add(Theme::road, "street", Line{{10, 25}, {30, 25}}).kind("residential").number(Property::width, "4 m");
  const AreaShare share = share_of(town);
  // Four rows of squares whose middles lie 0.5 and 1.5 m from the line: 20 m of each, and 2 or 1 squares round each
  // end.
  EXPECT_EQ(share.streets.low, 2 * 24 + 2 * 22);
  EXPECT_EQ(share.streets.high, share.streets.low);
  EXPECT_EQ(share.streets_measured, 1);
}

TEST(AreaShare, AnUnknownWidthIsWhatTheRuleAllows) {
  DrawnTown town = block();
  town.add(Theme::road, "street", Line{{10, 25}, {30, 25}}).kind("residential");
  town.add(Theme::road, "raceway", Line{{10, 40}, {30, 40}}).kind("raceway");
  const AreaShare share = share_of(town);
  EXPECT_EQ(share.streets.low, 2 * 22) << "2 m: a row on each side, and one square round each end";
  EXPECT_EQ(share.streets.high, 2 * 24 + 2 * 22);
  EXPECT_EQ(share.streets_assumed, 1);
  EXPECT_EQ(share.streets_of_no_kind, 1);
}

TEST(AreaShare, CountsASquareOnceThatIsBoth) {
  DrawnTown town = block();
  town.add(Theme::site, "park", square(10, 20, 30, 30)).code(Property::access, "yes").no(Property::fee);
  town.add(Theme::walkway, "way", Line{{10, 25}, {30, 25}}).kind("footway").number(Property::width, "2 m");
  const AreaShare share = share_of(town);
  EXPECT_EQ(share.open_space.low, 200);
  EXPECT_GT(share.streets.low, 0);
  EXPECT_EQ(share.either.low, 200 + 2 * 2) << "the way lies in the park, but for what sticks out at its ends";
}

TEST(AreaShare, DoesNotDependOnTheOrderNorOnWhereTheTownLies) {
  DrawnTown town = block();
  town.add(Theme::site, "park", square(10, 10, 20, 20)).code(Property::access, "yes").no(Property::fee);
  town.add(Theme::road, "street", Line{{12, 27}, {37, 41}}).kind("residential");
  const AreaShare here = share_of(town);
  town.turn_order();
  town.move(1000, -730);  // whole squares of the rule
  const AreaShare there = share_of(town);
  EXPECT_EQ(here.urban, there.urban);
  EXPECT_EQ(here.either.low, there.either.low);
  EXPECT_EQ(here.either.high, there.either.high);
}

TEST(AreaShare, NeedsBuildings) {
  DrawnTown town("");
  town.add(Theme::site, "park", square(10, 10, 20, 20));
  try {
    share_of(town);
    FAIL() << "nothing is built-up";
  } catch (const InputError& error) {
    EXPECT_THAT(to_text(error.problems().front()), ::testing::HasSubstr("there are no buildings"));
  }
}

}  // namespace
}  // namespace levelground::gis::area_share_test
