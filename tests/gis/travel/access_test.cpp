// SPDX-License-Identifier: Apache-2.0
#include "gis/travel/access.hpp"

#include <gtest/gtest.h>

#include "gis/network/find_site_walks.hpp"
#include "gis/network/snap.hpp"
#include "gis/travel/site_reach.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::access_test {
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

gis::Entrance entrance_at(const City& city, const Point& at) {
  return {.feature = {}, .place = gis::snap(city, at, 0.5).value(), .at = {}, .label = {}, .things = {}, .inwards = {}};
}

gis::Access access(const DrawnTown& town, std::int64_t metres, const TravellerLimits& limits = wheels) {
  const City city = town.city();
  return gis::find_access(city, limits, DrawnTown::today, {entrance_at(city, town.at('A'))}, {metres * 1000, 3.0});
}

TEST(Access, OfASquareHalfReachedNobodySurelyAndAllPerhapsLiveInReach) {
  DrawnTown town = street();
  const double a = town.at('A').x;
  square(town, "all near", a - 1, a + 10, "100");
  square(town, "half near", a + 10, a + 12, "40", "10");
  const gis::Access found = access(town, 11, TravellerLimits{});
  const gis::PeopleReached& all = found.groups[0];
  EXPECT_EQ(all.counted.high, Rational(140));
  EXPECT_EQ(all.reached.low, Rational(100)) << "the forty may all live behind the limit";
  EXPECT_EQ(all.reached.high, Rational(140));
  EXPECT_EQ(all.share.low, Rational::ratio(100, 140));
  EXPECT_EQ(all.share.high, Rational(1));
  EXPECT_EQ(all.evenly.low, Rational(120)) << "as an assumption, beside it";
  EXPECT_EQ(all.evenly.high, Rational(120));
  EXPECT_EQ(all.share_evenly.low, Rational::ratio(120, 140));
  EXPECT_EQ(found.groups[3].homes, 0U);
}

TEST(Access, APlaceThatMayBeClosedCountsPerhapsAndNeverSurely) {
  DrawnTown town = street();
  const double a = town.at('A').x;
  square(town, "near", a - 1, a + 10, "100");
  const City city = town.city();
  const gis::Access found = gis::HomesAround(city, {}, {entrance_at(city, town.at('A'))}, {100'000, 3.0}).reached_by(TravellerLimits{}, DrawnTown::today);
  EXPECT_EQ(found.groups[0].share.low, Rational(0));
  EXPECT_EQ(found.groups[0].share.high, Rational(1));
  EXPECT_EQ(found.groups[0].anybody, Rational(100));
}

TEST(Access, WhoDoesNotSayHowManyAreWomenHasBetweenNoneAndAsManyAsMayBe) {
  DrawnTown town = street();
  const double a = town.at('A').x;
  const double t = town.at('T').x;
  square(town, "near", a - 1, a + 10, "100");
  square(town, "behind", t, t + 6, "60", "10");
  const gis::PeopleReached older = access(town, 100).groups[2];
  EXPECT_EQ(older.counted.low, Rational(10));
  EXPECT_EQ(older.counted.high, Rational(110));
  EXPECT_EQ(older.reached.low, Rational(0)) << "nobody says that one of the hundred is old";
  EXPECT_EQ(older.reached.high, Rational(100));
  EXPECT_EQ(older.share.low, Rational(0));
  EXPECT_EQ(older.share.high, Rational::ratio(100, 110));
  EXPECT_EQ(older.homes, 1U);
  EXPECT_EQ(older.homes_silent, 1U);
  EXPECT_EQ(older.homes_left_out, 0U);
  // Who states the men states the women.
  town.add(Theme::residents, "men", MultiPolygon{{Line{{a, -5}, {a + 2, -5}, {a + 2, 5}, {a, 5}, {a, -5}}, {}}}).number(Property::population, "30").number(Property::population_men, "20");
  town.add(Theme::residents, "women", MultiPolygon{{Line{{a, -5}, {a + 3, -5}, {a + 3, 5}, {a, 5}, {a, -5}}, {}}}).number(Property::population, "9").number(Property::population_women, "4");
  const gis::PeopleReached women = access(town, 100).groups[3];
  EXPECT_EQ(women.counted.low, Rational(10 + 4));
  EXPECT_EQ(women.counted.high, Rational(100 + 60 + 10 + 4));
}

TEST(Access, AShareIsWhatItMayBeWhateverEachHomeHolds) {
  DrawnTown town = street();
  const double a = town.at('A').x;
  const double t = town.at('T').x;
  town.add(Theme::residents, "near", MultiPolygon{{Line{{a, -5}, {a + 3, -5}, {a + 3, 5}, {a, 5}, {a, -5}}, {}}}).between(Property::population, "50", "100");
  town.add(Theme::residents, "behind", MultiPolygon{{Line{{t, -5}, {t + 3, -5}, {t + 3, 5}, {t, 5}, {t, -5}}, {}}}).between(Property::population, "50", "100");
  const gis::PeopleReached all = access(town, 100).groups[0];
  EXPECT_EQ(all.share.low, Rational::ratio(50, 150));
  EXPECT_EQ(all.share.high, Rational::ratio(100, 150));
}

TEST(Access, BehindTheStairsNobodyOnWheelsIsReached) {
  DrawnTown town = street();
  const double t = town.at('T').x;
  square(town, "behind", t, t + 6, "60");
  const gis::Access found = access(town, 100);
  EXPECT_EQ(found.groups[0].reached.low, Rational(0));
  EXPECT_EQ(found.groups[0].reached.high, Rational(0));
  EXPECT_EQ(found.groups[0].share.high, Rational(0));
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
  EXPECT_EQ(found.groups[0].reached.low, Rational(0));
  EXPECT_EQ(found.groups[0].reached.high, Rational(7));
}

TEST(Access, AHomeThroughWhichWaysRunCountsWhereverItsMiddleLies) {
  DrawnTown town = street();
  // Most of it lies far north of every way, but its southern end is half the street.
  const double a = town.at('A').x;
  town.add(Theme::residents, "long", MultiPolygon{{Line{{a, -5}, {a + 3, -5}, {a + 3, 9000}, {a, 9000}, {a, -5}}, {}}}).number(Property::population, "100");
  const gis::Access found = access(town, 100);
  EXPECT_EQ(found.homes_outside, 0U);
  EXPECT_EQ(found.groups[0].counted.low, Rational(100));
  EXPECT_EQ(found.groups[0].reached.low, Rational(100));
}

TEST(Access, WhatStandsInTheEntranceIsPassed) {
  DrawnTown town(R"(
  P--Q
  |  E---h
  R--W
)");
  town.area(Theme::site, "park", "PQWR");
  town.line(Theme::walkway, "way", "Eh");
  town.point(Theme::building, "house", 'h').number(Property::population, "4");
  town.point(Theme::entrance, "way in", 'E').number(Property::opening_width, "0.60 m");
  const City city = town.city();
  const gis::SiteWalks walks = gis::WalkFinder(city).find(city.feature(*city.find_feature("park")), DrawnTown::today);
  TravellerLimits wide = wheels;
  const auto share = [&] { return gis::find_access(city, wide, DrawnTown::today, walks.entrances, {100'000, 3.0}).groups[0].share; };
  EXPECT_EQ(share(), Interval::exact(Rational(1)));
  wide.width_at_least = Rational(900);
  EXPECT_EQ(share(), Interval::exact(Rational(0)));
}

TEST(Access, CountsHomesBehindAKerbOrAWallOnASquareAsReachDoes) {
  const auto with = [](Theme theme, const TravellerLimits& limits) {
    DrawnTown town(R"(
  P--Q    D---------------C
  |  |    |               |
  |  |    |            h  |
  R--W----A---------------B
)");
    town.area(Theme::site, "park", "PQWR");
    town.line(Theme::walkway, "way", "WA");
    town.area(Theme::walkway, "square", "ABCD");
    town.add(theme, "line", Line{{town.at('h').x - 3, town.at('A').y - 1}, {town.at('h').x - 3, town.at('D').y + 1}}).kind("wall").number(Property::kerb_height, "150 mm");
    town.point(Theme::residents, "home", 'h').number(Property::population, "7");
    const City city = town.city();
    const gis::SiteWalks walks = gis::WalkFinder(city).find(city.feature(*city.find_feature("park")), DrawnTown::today);
    const gis::Access access = gis::find_access(city, limits, DrawnTown::today, walks.entrances, {100'000, 15.0});
    const gis::SiteReach reach = gis::find_reach(city, limits, DrawnTown::today, walks, {100'000, 20.0, 15.0, false});
    EXPECT_EQ(access.groups[0].reached.low, reach.sure.people[0].fewest);
    EXPECT_EQ(access.groups[0].reached.high, reach.possible.people[0].most);
    return access.groups[0].reached;
  };
  EXPECT_EQ(with(Theme::kerb, wheels), (Interval{Rational(0), Rational(7)})) << "they may walk round it";
  EXPECT_EQ(with(Theme::kerb, {}), (Interval{Rational(7), Rational(7)}));
  EXPECT_EQ(with(Theme::barrier, {}).low, Rational(0));
}

TEST(Access, WithoutSquaresTheHousesCount) {
  DrawnTown town = street();
  town.point(Theme::building, "house", 'S').number(Property::population, "4");
  EXPECT_EQ(access(town, 100).groups[0].reached.low, Rational(4));
  square(town, "square", town.at('A').x, town.at('A').x + 2, "9");
  EXPECT_EQ(access(town, 100).groups[0].reached.low, Rational(9)) << "nobody is counted twice";
}

}  // namespace
}  // namespace levelground::test::access_test
