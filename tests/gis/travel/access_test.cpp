// SPDX-License-Identifier: Apache-2.0
#include "gis/travel/access.hpp"

#include <gtest/gtest.h>

#include "gis/network/snap.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test {
namespace {

const TravellerLimits wheels{.kerb_at_most = Rational(20), .steps_at_most = Rational(0)};

/// A street of 20 m west to east; its western end is the entrance of a park; stairs interrupt it after 12 m.
DrawnTown street() {
  DrawnTown town("  A-----------S-T-----B\n");
  town.line(Theme::walkway, "west", "AS");
  town.line(Theme::steps, "stairs", "ST");
  town.line(Theme::walkway, "east", "TB");
  return town;
}

void square(DrawnTown& town, const std::string& id, double west, double east, std::string_view persons, std::string_view older = "") {
  Drawn home = town.add(Theme::residents, id, MultiPolygon{{Line{{west, -5}, {east, -5}, {east, 5}, {west, 5}, {west, -5}}, {}}});
  home.number(Property::population, persons);
  if (!older.empty()) home.number(Property::population_older, older);
}

gis::Access access(const DrawnTown& town, std::int64_t metres, const TravellerLimits& limits = wheels) {
  const City city = town.city();
  return gis::find_access(city, limits, DrawnTown::today, {gis::snap(city, town.at('A'), 0.5).value()}, {metres * 1000, 3.0});
}

TEST(Access, PeopleOfASquareLiveEvenlyAlongItsWays) {
  DrawnTown town = street();
  const double a = town.at('A').x;
  square(town, "all near", a - 1, a + 10, "100");
  square(town, "half near", a + 10, a + 12, "40", "10");
  const gis::Access found = access(town, 11, TravellerLimits{});
  EXPECT_EQ(found.groups[0].counted_high, Rational(140));
  EXPECT_EQ(found.groups[0].low, Rational(120));
  EXPECT_EQ(found.groups[0].high, Rational(120));
  EXPECT_EQ(found.groups[2].counted_high, Rational(10)) << "older people";
  EXPECT_EQ(found.groups[2].low, Rational(5));
  EXPECT_EQ(found.groups[2].homes_silent, 1U);
  EXPECT_EQ(found.groups[3].homes, 0U);
}

TEST(Access, BehindTheStairsNobodyOnWheelsIsReached) {
  DrawnTown town = street();
  const double t = town.at('T').x;
  square(town, "behind", t, t + 6, "60");
  const gis::Access found = access(town, 100);
  EXPECT_EQ(found.groups[0].low, Rational(0));
  EXPECT_EQ(found.groups[0].high, Rational(0));
  EXPECT_EQ(found.groups[0].anybody, Rational(60));
}

TEST(Access, AHomeOffEveryWayIsReachedPerhapsNeverSurely) {
  DrawnTown town = street();
  town.add(Theme::walkway, "far way", Line{{0, 400}, {5, 600}});
  town.add(Theme::residents, "far", Point{10, 300}).number(Property::population, "7");
  town.add(Theme::residents, "another town", Point{9000, 9000}).number(Property::population, "700");
  const gis::Access found = access(town, 100);
  EXPECT_EQ(found.homes_outside, 1U) << "not asked about";
  EXPECT_EQ(found.homes_off, 1U);
  EXPECT_EQ(found.groups[0].low, Rational(0));
  EXPECT_EQ(found.groups[0].high, Rational(7));
}

TEST(Access, WithoutSquaresTheHousesCount) {
  DrawnTown town = street();
  town.point(Theme::building, "house", 'S').number(Property::population, "4");
  EXPECT_EQ(access(town, 100).groups[0].low, Rational(4));
  square(town, "square", town.at('A').x, town.at('A').x + 2, "9");
  EXPECT_EQ(access(town, 100).groups[0].low, Rational(9)) << "nobody is counted twice";
}

}  // namespace
}  // namespace levelground::test
