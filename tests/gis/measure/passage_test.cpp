// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

#include "gis/measure/passage.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test {
namespace {

MultiPolygon rectangle(double x, double y, double w, double h) { return {{{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}, {x, y}}, {}}}; }
Feature thing(Geometry where) {
  Feature feature;
  feature.id = "thing";
  feature.theme = Theme::sign;
  feature.geometry = std::move(where);
  return feature;
}
const Point east{1, 0};

TEST(Passage, IsTheWidestGapAcrossAnArea) {
  const MultiPolygon street = rectangle(0, 0, 20, 3);
  gis::Obstacles free(0.3, 0);
  EXPECT_NEAR(free.across({gis::WalkedArea(street)}, {10, 1}, east)->low, 3, 1e-9);
  EXPECT_NEAR(free.across({gis::WalkedArea(street)}, {10, 0}, east)->high, 3, 1e-9) << "walking along its edge";
  EXPECT_FALSE(free.across({gis::WalkedArea(street)}, {30, 1}, east));
  const Feature post = thing(Point{10, 1});
  gis::Obstacles posted(0.3, 0);
  posted.add(post);
  posted.seal();
  EXPECT_NEAR(posted.across({gis::WalkedArea(street)}, {10, 1}, east)->low, 1.7, 1e-9) << "on its wider side";
  EXPECT_NEAR(posted.across({gis::WalkedArea(street)}, {10, 1}, east)->high, 3, 1e-9) << "nobody knows how thick it is";
  const Feature kiosk = thing(rectangle(9, 1, 2, 1));
  gis::Obstacles built(0.3, 0);
  built.add(kiosk);
  built.seal();
  EXPECT_NEAR(built.across({gis::WalkedArea(street)}, {10, 2.5}, east)->high, 1, 1e-9);
  EXPECT_NEAR(built.across({gis::WalkedArea(street)}, {8.9, 2.5}, east)->low, 3, 1e-9);
}

TEST(Passage, AccuracyMakesBothEndsWider) {
  const MultiPolygon street = rectangle(0, 0, 20, 3);
  gis::Obstacles free(0.3, 0.5);
  EXPECT_NEAR(free.across({gis::WalkedArea(street)}, {10, 1}, east)->low, 2, 1e-9);
  EXPECT_NEAR(free.across({gis::WalkedArea(street)}, {10, 1}, east)->high, 4, 1e-9);
}

TEST(Passage, NeighbouringAreasAreOne) {
  const MultiPolygon one = rectangle(0, 0, 20, 3);
  const MultiPolygon other = rectangle(0, 3, 20, 2);
  const MultiPolygon apart = rectangle(0, 6, 20, 2);
  EXPECT_NEAR(gis::Obstacles(0.3, 0).across({gis::WalkedArea(one), gis::WalkedArea(other), gis::WalkedArea(apart)}, {10, 1}, east)->low, 5, 1e-9);
}

// The widest gap by asking points a millimetre apart, for discs and blocks at random.
TEST(Passage, AgreesWithDenseSampling) {
  const unsigned seed = 4711;
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const auto in = [&](double low, double high) { return std::uniform_real_distribution<double>(low, high)(random); };
  for (int i = 0; i < 200; ++i) {
    const MultiPolygon street = rectangle(-10, 0, 20, in(2, 6));
    const double width = street[0].outer[2].y;
    std::vector<Feature> blocks;
    for (int k = 0; k < 3; ++k) blocks.push_back(thing(rectangle(in(-2, 1), in(-1, width), in(0.2, 2), in(0.2, 2))));
    gis::Obstacles obstacles(0, 0);
    for (const Feature& block : blocks) obstacles.add(block);
    obstacles.seal();
    double best = 0;
    double run = 0;
    for (double y = 0.0005; y < width; y += 0.001) {
      const bool blocked = std::any_of(blocks.begin(), blocks.end(), [&](const Feature& block) { return contains(std::get<MultiPolygon>(block.geometry), {0, y}); });
      run = blocked ? 0 : run + 0.001;
      best = std::max(best, run);
    }
    const auto found = obstacles.across({gis::WalkedArea(street)}, {0, width / 2}, east);
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->low, best, 0.003) << i;
    EXPECT_NEAR(found->high, best, 0.003) << i;
  }
}

std::map<std::string, std::string> across(const std::string& obstacles = "") {
  std::map<std::string, std::string> parameters = {{"of", "main_route"}, {"every", "1 m"}, {"accuracy", "0 m"}};
  if (!obstacles.empty()) parameters.insert({{"obstacles", obstacles}, {"obstacle_at_most", "0.6 m"}});
  return parameters;
}
Interval metres(double low, double high) { return {Rational::from_decimal(std::to_string(low)).value() * Rational(1000), Rational::from_decimal(std::to_string(high)).value() * Rational(1000)}; }

/// A street mapped as an area, 14 m by 4 m, with a way at each end.
DrawnTown street(const char* ways = "3 m") {
  DrawnTown town(R"(
    1-------------------2
    |                   |
    |  a-------------b  |
    |  |             |  |
  W----A             B----E
    |  |             |  |
    |  c-------------d  |
    |                   |
    3-------------------4
)");
  town.area(Theme::site, "site", "1243");
  town.area(Theme::walkway, "street", "abBdcA");
  town.line(Theme::walkway, "west", "WA").number(Property::width, ways);
  town.line(Theme::walkway, "east", "BE").number(Property::width, ways);
  town.with_node_ids();
  town.complete(Theme::walkway);
  town.complete(Theme::building);
  return town;
}
Measurement widths(const DrawnTown& town, const std::map<std::string, std::string>& parameters) { return town.measure("site", "clear_width", parameters, Scale::Direction::at_least, Quantity::length); }

TEST(ClearWidth, OfAnAreaIsMeasuredAcross) {
  const Measurement silent = widths(street(), {{"of", "main_route"}});
  EXPECT_FALSE(silent.value.high.is_finite() && silent.value.low > Rational(0));
  const Measurement measured = widths(street(), across());
  EXPECT_EQ(measured.value, metres(3, 3)) << "the ways at its ends; the street itself is 4 m";
  EXPECT_EQ(measured.coverage, Rational(1));
  ASSERT_EQ(measured.places.size(), 3U);
  EXPECT_EQ(measured.places[1].value, metres(4, 4));
}

TEST(ClearWidth, AKioskNarrowsTheStreetWhereItStands) {
  DrawnTown town = street();
  const Point a = town.at('A');
  town.add(Theme::building, "kiosk", MultiPolygon(rectangle(a.x + 5, a.y - 2, 2, 3)));   // leaves 1 m of 4
  const Measurement measured = widths(town, across("building"));
  EXPECT_EQ(measured.value, metres(1, 1));
  std::int64_t narrow = 0;
  for (const PlaceResult& place : measured.places) {
    if (place.value == metres(1, 1)) narrow += place.stretch->to_mm - place.stretch->from_mm;
  }
  EXPECT_GE(narrow, 2000);
  EXPECT_LE(narrow, 4000) << "its own length and a stretch at each end";
}

TEST(ClearWidth, WhatStandsInAWayMayNarrowWhatIsStated) {
  DrawnTown town("  1------2\n  |      |\nW----p-----E\n  |      |\n  3------4");
  town.area(Theme::site, "site", "1243");
  town.line(Theme::walkway, "way", "WpE").number(Property::width, "2 m");
  town.point(Theme::sign, "sign", 'p');
  town.complete(Theme::sign);
  EXPECT_EQ(widths(town, across("sign")).value, metres(2, 2)) << "what is stated is free";
  auto pavement = across("sign");
  pavement["narrow_stated"] = "yes";
  const Measurement measured = widths(town, pavement);
  EXPECT_EQ(measured.value, metres(0.7, 2)) << "a post of up to 0.6 m in its middle";
  EXPECT_EQ(measured.places.size(), 3U);
}

TEST(ClearWidth, AProfileNeedsItsAccuracyAndItsSizes) {
  EXPECT_THROW((void)widths(street(), {{"of", "main_route"}, {"every", "1 m"}}), InputError);
  EXPECT_THROW((void)widths(street(), {{"of", "main_route"}, {"accuracy", "1 m"}}), InputError);
  EXPECT_THROW((void)widths(street(), {{"of", "main_route"}, {"every", "1 m"}, {"accuracy", "1 m"}, {"obstacles", "sign"}}), InputError);
}

Measurement turning(const DrawnTown& town, const std::string& obstacles = "") {
  std::map<std::string, std::string> parameters = {{"of", "walkways"}, {"within", "1.5 m"}, {"accuracy", "0 m"}};
  if (!obstacles.empty()) parameters.insert({{"obstacles", obstacles}, {"obstacle_at_most", "0.6 m"}});
  return town.measure("site", "turning_space", parameters, Scale::Direction::at_least, Quantity::length);
}

TEST(TurningSpace, AtTheEndOfALineIsAtLeastItsWidth) {
  DrawnTown town("1------2\n|      |\nW--p   |\n|      |\n3------4");
  town.area(Theme::site, "site", "1243");
  town.line(Theme::walkway, "way", "Wp").number(Property::width, "1.2 m");
  town.complete(Theme::walkway);
  const Measurement measured = turning(town);
  ASSERT_FALSE(measured.places.empty());
  for (const PlaceResult& place : measured.places) {
    EXPECT_EQ(place.value.low, Rational(1200));
    EXPECT_FALSE(place.value.high.is_finite());
  }
}

TEST(TurningSpace, OnAnAreaIsTheCircleBetweenItsEdgesAndThings) {
  DrawnTown town = street("0.8 m");   // an area 14 m by 4 m; narrow ways meet it in the middle of its short sides
  const auto at_gate = [](const Measurement& measured) {
    Interval narrowest{Rational::infinity(), Rational::infinity()};
    for (const PlaceResult& place : measured.places) {
      if (place.value.high < narrowest.high) narrowest = place.value;
    }
    return narrowest;
  };
  // Its middle may lie 1.5 m into the street: 3 m between the end of the street and the circle's far side.
  const Interval open = at_gate(turning(town));
  EXPECT_NEAR(open.low.to_double(), 3000, 1);
  EXPECT_NEAR(open.high.to_double(), 3000, 150);
  EXPECT_LE(open.low, Rational(3000));
  EXPECT_GE(open.high, Rational(3000));
  const Point a = town.at('A');
  town.add(Theme::building, "kiosk", MultiPolygon(rectangle(a.x + 1, a.y - 1.9, 3, 3.8)));   // a metre from the gate
  const Interval tight = at_gate(turning(town, "building"));
  EXPECT_NEAR(tight.low.to_double(), 1000, 60);
  EXPECT_GE(tight.high.to_double(), tight.low.to_double());
}

}  // namespace
}  // namespace levelground::test
