// SPDX-License-Identifier: Apache-2.0
// Land counted by eye: a block of 50 m, a park and a street in it.
#include "gis/urban/area_share.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <random>

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
  // Four rows of 20 squares; a round end may reach into two more of each.
  EXPECT_EQ(share.streets.low, 4 * 20);
  EXPECT_EQ(share.streets.high, 4 * 24);
  EXPECT_EQ(share.streets_measured, 1);
}

TEST(AreaShare, AnUnknownWidthIsWhatTheRuleAllows) {
  DrawnTown town = block();
  town.add(Theme::road, "street", Line{{10, 25}, {30, 25}}).kind("residential");
  town.add(Theme::road, "raceway", Line{{10, 40}, {30, 40}}).kind("raceway");
  const AreaShare share = share_of(town);
  EXPECT_EQ(share.streets.low, 2 * 20) << "2 m: a row on each side";
  EXPECT_EQ(share.streets.high, 4 * 24);
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
  EXPECT_EQ(share.either.low, 200);
  EXPECT_EQ(share.either.high, 200 + 2 * 2) << "the way lies in the park, but for what may stick out at its ends";
}

TEST(AreaShare, HoldsTheTrueAreaOfAFootwayNarrowerThanASquare) {
  DrawnTown town = block();
  town.add(Theme::walkway, "way", Line{{5, 25.3}, {45, 25.3}}).kind("footway").number(Property::width, "1 m");
  AreaRule coarse = rule();
  coarse.counted_cell = 2'000;
  const AreaShare share = share_of(town, coarse);
  EXPECT_EQ(share.streets.low, 0);
  EXPECT_GE(share.streets.high * 4, 40);
}

/// A rectangle with a corner at `at`, turned.
MultiPolygon turned(const Point& at, double length, double width, double angle) {
  const double c = std::cos(angle);
  const double s = std::sin(angle);
  const auto corner = [&](double x, double y) { return Point{at.x + c * x - s * y, at.y + s * x + c * y}; };
  return {Polygon{{corner(0, 0), corner(length, 0), corner(length, width), corner(0, width), corner(0, 0)}, {}}};
}

TEST(AreaShare, HoldsTheTrueAreaOfAnyRectangleAndStrip) {
  std::mt19937 random(20261130);
  SCOPED_TRACE("seed 20261130");
  const auto from = [&](double low, double high) { return low + (high - low) * static_cast<double>(random() % 100'000) / 100'000; };
  for (int i = 0; i < 200; ++i) {
    DrawnTown town = block();
    // All of it lies in the built-up block.
    const bool aligned = i % 4 == 0;
    const Point at{aligned ? 10.0 + static_cast<double>(random() % 30) : from(15, 30), aligned ? 10.0 + static_cast<double>(random() % 30) : from(15, 30)};
    const double length = aligned ? 6 : from(1, 11);
    const double width = aligned ? 5 : from(0.2, 6);
    const double angle = aligned ? 0 : from(0, 6);
    town.add(Theme::site, "park", turned(at, length, width, angle)).code(Property::access, "yes").no(Property::fee);
    const std::int64_t strip_mm = 300 + static_cast<std::int64_t>(random() % 6000);
    const Point end{at.x + length * std::cos(angle), at.y + length * std::sin(angle)};
    town.add(Theme::walkway, "way", Line{at, {(at.x + end.x) / 2, (at.y + end.y) / 2}, end}).kind("footway").number(Property::width, std::to_string(strip_mm) + " mm");
    AreaRule by = rule();
    by.counted_cell = std::array<std::int64_t, 4>{500, 1'000, 2'000, 2'500}[random() % 4];
    const AreaShare share = share_of(town, by);
    const double square = std::pow(by.counted_cell.to_double() / 1000, 2);
    const double park = length * width;
    const double strip = length * static_cast<double>(strip_mm) / 1000;
    constexpr double rounding = 1e-9;
    SCOPED_TRACE(i);
    EXPECT_LE(static_cast<double>(share.open_space.low) * square, park + rounding);
    EXPECT_GE(static_cast<double>(share.open_space.high) * square, park - rounding);
    EXPECT_LE(static_cast<double>(share.streets.low) * square, strip + rounding);
    EXPECT_GE(static_cast<double>(share.streets.high) * square, strip - rounding);
    // Half of the strip lies along the park's side, half of it in the park if that is wide enough.
    const double both = park + strip - length * std::min(width, static_cast<double>(strip_mm) / 2000);
    EXPECT_LE(static_cast<double>(share.either.low) * square, both + rounding);
    EXPECT_GE(static_cast<double>(share.either.high) * square, both - rounding);
    if (aligned && by.counted_cell == Rational(1'000)) {
      EXPECT_EQ(share.open_space.low, share.open_space.high) << "on the lines of the squares it is exact";
    }
  }
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

TEST(AreaShare, TheSquaresMoveWithTheTown) {
  const auto moved_by = [](double east, double north) {
    std::mt19937 random(3);
    DrawnTown town("");
    for (int i = 0; i < 12; ++i) {
      const double x = static_cast<double>(random() % 100'000) / 1000;
      const double y = static_cast<double>(random() % 100'000) / 1000;
      town.add(Theme::building, "house" + std::to_string(i), square(x, y, x + 4, y + 3));
    }
    town.add(Theme::site, "park", square(30.5, 30.5, 60.5, 60.5)).code(Property::access, "yes").no(Property::fee);
    town.add(Theme::road, "street", Line{{12, 27}, {87, 41}}).kind("residential");
    town.move(674'000 + east, 6'580'000 + north);
    AreaRule fine = rule();
    fine.circle = 30'000;
    fine.counted_cell = 2'000;
    const AreaShare share = share_of(town, fine);
    return std::array{share.urban, share.suburban, share.open_space.low, share.open_space.high, share.streets.low, share.streets.high, share.either.low, share.either.high};
  };
  const auto here = moved_by(0, 0);
  EXPECT_GT(here[1], 0);
  EXPECT_LT(here[2], here[3]);
  for (const auto& [east, north] : {std::pair{1.0, 0.0}, std::pair{7.0, -3.0}, std::pair{0.3, 0.7}, std::pair{-123.456, 5.1}}) EXPECT_EQ(moved_by(east, north), here) << east << " m east";
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
