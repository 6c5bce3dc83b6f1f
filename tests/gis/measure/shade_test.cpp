// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

#include "gis/crs/place_on_earth.hpp"
#include "gis/measure/shade.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::shade_test {
namespace {

constexpr auto at_least = Scale::Direction::at_least;

gis::SunOnMap sun(double azimuth, double elevation) {
  constexpr double radians = std::numbers::pi / 180;
  return {std::sin(azimuth * radians), std::cos(azimuth * radians), std::sin(elevation * radians), std::cos(elevation * radians)};
}
MultiPolygon rectangle(double x, double y, double w, double h) { return {{{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}, {x, y}}, {}}}; }

TEST(PlaceOnEarth, KnowsLatitudeAndWhereNorthIs) {
  const Point stockholm{674000, 6580000};   // SWEREF 99 TM, 3.06° east of its central meridian
  EXPECT_NEAR(gis::latitude_of("EPSG:3006", stockholm), 59.33, 0.02);
  EXPECT_NEAR(gis::grid_north_of("EPSG:3006", stockholm), 3.06 * std::sin(59.33 * std::numbers::pi / 180), 0.03);
  EXPECT_NEAR(gis::grid_north_of("EPSG:3006", {500000, 6580000}), 0, 0.001);
}

TEST(Shade, ABlockThrowsAShadowAsLongAsItIsHighAtHalfARightAngle) {
  gis::ShadeCasters town(0);
  town.add_block(7, rectangle(0, 0, 10, 10), {5, 5}, true);
  town.seal();
  const gis::SunOnMap south = sun(180, 45);
  EXPECT_EQ(town.at({5, 14.9}, south).dark, Tri::yes);
  EXPECT_EQ(town.at({5, 14.9}, south).caster, 7U);
  EXPECT_EQ(town.at({5, 15.1}, south).dark, Tri::no);
  EXPECT_EQ(town.at({5, -1}, south).dark, Tri::no) << "the sunny side";
  EXPECT_EQ(town.at({5, 5}, south).dark, Tri::yes) << "under its roof";
}

TEST(Shade, SizesAndPlacesThatAreNotSureMakeARimThatIsNotKnown) {
  gis::ShadeCasters town(1);
  town.add_block(7, rectangle(0, 0, 10, 10), {4, 6}, true);
  town.seal();
  const gis::SunOnMap south = sun(180, 45);
  EXPECT_EQ(town.at({5, 12.9}, south).dark, Tri::yes);
  EXPECT_EQ(town.at({5, 13.5}, south).dark, Tri::unknown) << "in the shade of 4 m, but it may stand a metre south";
  EXPECT_EQ(town.at({5, 16.5}, south).dark, Tri::unknown) << "6 m and a metre north";
  EXPECT_EQ(town.at({5, 17.1}, south).dark, Tri::no);
  EXPECT_EQ(town.at({10.5, 11}, south).dark, Tri::unknown);
}

TEST(Shade, ACrownShadesWhereItsSphereStandsInTheRay) {
  gis::ShadeCasters town(0);
  town.add_crown(3, {0, 0}, {2, 2}, {10, 10}, true);   // its middle is 8 m up
  town.seal();
  const gis::SunOnMap west = sun(270, 45);
  EXPECT_EQ(town.at({8, 0}, west).dark, Tri::yes);
  EXPECT_EQ(town.at({8 + 2 * std::sqrt(2) - 0.01, 0}, west).dark, Tri::yes);
  EXPECT_EQ(town.at({8 + 2 * std::sqrt(2) + 0.01, 0}, west).dark, Tri::no);
  EXPECT_EQ(town.at({8, 1.99}, west).dark, Tri::yes);
  EXPECT_EQ(town.at({8, 2.01}, west).dark, Tri::no);
  EXPECT_EQ(town.at({1, 0}, west).dark, Tri::no) << "the sun shines under it";
}

TEST(Shade, ACrownDrawnAsAnAreaShadesWhereTheRayCannotComeOutBesideIt) {
  gis::ShadeCasters town(0);
  town.add_canopy(3, rectangle(0, 0, 20, 20), {5, 10}, true);
  town.seal();
  const gis::SunOnMap south = sun(180, 45);
  EXPECT_EQ(town.at({10, 10.1}, south).dark, Tri::yes) << "10 m up the ray is over the leaves, and still over the outline";
  EXPECT_EQ(town.at({10, 10.1}, south).caster, 3U);
  EXPECT_EQ(town.at({10, 9.9}, south).dark, Tri::unknown) << "the sun may shine in from beside it, below the leaves";
  EXPECT_EQ(town.at({10, 29.9}, south).dark, Tri::unknown) << "what reaches as far is a crown of 10 m";
  EXPECT_EQ(town.at({10, 30.1}, south).dark, Tri::no);
  EXPECT_EQ(town.at({10, -1}, south).dark, Tri::no);
  gis::ShadeCasters off(1);
  off.add_canopy(3, rectangle(0, 0, 20, 20), {5, 10}, true);
  off.seal();
  EXPECT_EQ(off.at({10, 10.9}, south).dark, Tri::unknown) << "it may lie a metre north";
  EXPECT_EQ(off.at({10, 11.1}, south).dark, Tri::yes);
}

// Every answer against a ray that is walked in steps of a centimetre, and every sure one against things moved at random within their bounds.
TEST(Shade, WhatIsSureHoldsForWhateverMayBe) {
  const unsigned seed = 20261126;
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const auto in = [&](double low, double high) { return std::uniform_real_distribution<double>(low, high)(random); };
  int sure = 0;
  int none = 0;
  for (int i = 0; i < 4000; ++i) {
    const double accuracy = in(0, 0.8);
    const bool crown = random() % 2 == 0;
    const double low = in(2, 12);
    const gis::Range top{low, low + in(0, 3)};
    const double least = in(0.5, 2);
    const gis::Range radius{least, least + in(0, 1)};
    const double width = in(2, 8);
    const double depth = in(2, 8);
    gis::ShadeCasters town(accuracy);
    if (crown) town.add_crown(1, {0, 0}, radius, top, true);
    else town.add_block(1, rectangle(0, 0, width, depth), top, true);
    town.seal();
    const gis::SunOnMap light = sun(in(0, 360), in(15, 75));
    const Point point{in(-15, 15), in(-15, 15)};
    const Tri said = town.at(point, light).dark;
    for (int k = 0; k < 8; ++k) {
      const double off = in(0, accuracy);
      const double turn = in(0, 2 * std::numbers::pi);
      const Point from{point.x + off * std::cos(turn), point.y + off * std::sin(turn)};
      const double height = in(top.low, top.high);
      const double r = in(radius.low, radius.high);
      bool dark = false;
      for (double t = 0; t < 80 && !dark; t += 0.01) {
        const double x = from.x + light.east * light.cosine * t;
        const double y = from.y + light.north * light.cosine * t;
        const double z = light.sine * t;
        dark = crown ? x * x + y * y + (z - (height - r)) * (z - (height - r)) <= r * r : x >= 0 && x <= width && y >= 0 && y <= depth && z <= height;
      }
      ASSERT_FALSE(said == Tri::yes && !dark) << i;
      ASSERT_FALSE(said == Tri::no && dark) << i;
    }
    sure += said == Tri::yes ? 1 : 0;
    none += said == Tri::no ? 1 : 0;
  }
  EXPECT_GT(sure, 100);
  EXPECT_GT(none, 100);
}

std::map<std::string, std::string> noon(const std::string& theme = "seat") {
  return {{"theme", theme}, {"days", "06-21"}, {"hours", "11:50-12:10"}, {"every", "10 min"}, {"spacing", "1 m"}, {"accuracy", "0.1 m"}, {"crown_at_least", "1 m"},
          {"crown_at_most", "10 m"}, {"tree_at_least", "2 m"}, {"tree_at_most", "20 m"}, {"building_at_least", "2 m"}, {"building_at_most", "20 m"}, {"wooded", "wood"}};
}

/// At 59.33° N, where the midsummer sun stands 54.1° high at noon.
DrawnTown square() {
  DrawnTown town(R"(
  4---------------3
  |               |
  |   s       u   |
  |               |
  |               |
  |               |
  |               |
  |               |
  |   T           |
  |               |
  1---------------2
)");
  town.area(Theme::site, "square", "1234");
  town.point(Theme::tree, "lime", 'T').number(Property::height, "10 m").number(Property::width, "5 m");
  town.point(Theme::seat, "north of the lime", 's');   // 6 m, where the middle of its crown throws its shadow: 7.5 m / tan 54.1° = 5.4 m
  town.point(Theme::seat, "in the open", 'u');
  town.complete(Theme::seat);
  town.move(674000, 6580000);
  return town;
}
Measurement shade(const DrawnTown& town, const std::map<std::string, std::string>& parameters = noon()) {
  return town.measure("square", "shade_share", parameters, at_least, Quantity::share, Combine::share);
}

TEST(ShadeShare, TheOpenIsInTheSunOnlyWhereNothingIsUnmapped) {
  EXPECT_EQ(shade(square()).value, (Interval{Rational::ratio(1, 2), 1}));
  DrawnTown complete = square();
  for (const Theme theme : {Theme::tree, Theme::building, Theme::green, Theme::shelter}) complete.complete(theme);
  const Measurement measured = shade(complete);
  EXPECT_EQ(measured.value, Interval::exact(Rational::ratio(1, 2)));
  EXPECT_EQ(measured.coverage, Rational(1));
  ASSERT_EQ(measured.lacking.size(), 1U);
  EXPECT_EQ(measured.lacking[0].feature, "in the open");
}

TEST(ShadeShare, AnUnmeasuredTreeMayShade) {
  DrawnTown town = square();
  town.point(Theme::tree, "unmeasured", '2');
  for (const Theme theme : {Theme::tree, Theme::building, Theme::green, Theme::shelter}) town.complete(theme);
  EXPECT_EQ(shade(town).value, (Interval{Rational::ratio(1, 2), 1}));
}

TEST(ShadeShare, ATreeDrawnAsAnAreaIsItsCrown) {
  const auto under = [](std::string_view height) {
    DrawnTown town = square();
    // Around the seat in the open; the sun stands in the south.
    Drawn crown = town.add(Theme::tree, "crown", MultiPolygon(rectangle(9, 0, 9, 20)));
    if (!height.empty()) crown.number(Property::height, height);
    for (const Theme theme : {Theme::tree, Theme::building, Theme::green, Theme::shelter}) town.complete(theme);
    return shade(town).value;
  };
  EXPECT_EQ(under("6 m").high, Rational(1));
  EXPECT_EQ(under("6 m").low, Rational(1)) << "4.4 m south of the seat the ray is 6 m up, and the crown goes on";
  EXPECT_EQ(under(""), (Interval{Rational::ratio(1, 2), 1})) << "as high as 20 m it may let the sun in from beside it";
}

TEST(ShadeShare, APlayAreaIsAskedOnAGrid) {
  DrawnTown town = square();
  town.add(Theme::play, "sand", MultiPolygon(rectangle(4, 0, 4, 4)));
  town.add(Theme::building, "hall", MultiPolygon(rectangle(4, -20, 4, 18))).number(Property::height, "5.53 m");   // its shadow ends 4 m north of its wall
  for (const Theme theme : {Theme::tree, Theme::building, Theme::green, Theme::shelter, Theme::play}) town.complete(theme);
  auto parameters = noon("play");
  parameters["accuracy"] = "1 mm";
  const Interval value = shade(town, parameters).value;
  // Grid points stand at 0.5, 1.5, 2.5 and 3.5 m; two rows lie within 2 m of its edge, and the lime is too far.
  EXPECT_EQ(value, Interval::exact(Rational::ratio(1, 2)));
}

TEST(ShadeShare, RefusesHoursWithoutSunAndDaysThatAreNone) {
  auto parameters = noon();
  parameters["hours"] = "00:00-00:30";
  EXPECT_THROW((void)shade(square(), parameters), InputError);
  parameters["hours"] = "11:50-12:10";
  parameters["days"] = "06-31";
  EXPECT_THROW((void)shade(square(), parameters), InputError);
  parameters["days"] = "06-21";
  parameters["every"] = "15 min";
  EXPECT_THROW((void)shade(square(), parameters), InputError);
}

TEST(ShadeShare, AnAuditorSpeaksForTheSite) {
  DrawnTown town = square();
  town.observe("E-1", "square", "shade_share:seat", Quantity::share, "70 %");
  EXPECT_EQ(shade(town).value, Interval::exact(Rational::ratio(7, 10)));
  DrawnTown before = square();
  before.observe("E-1", "square", "shaded_seat_share", Quantity::share, "60 %");
  EXPECT_EQ(shade(before).value, Interval::exact(Rational::ratio(6, 10))) << "as audits of play were written before shade was computed";
}

}  // namespace
}  // namespace levelground::test::shade_test
