// SPDX-License-Identifier: Apache-2.0
#include "gis/travel/route.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/errors.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/snap.hpp"
#include "gis/network/stated.hpp"
#include "gis/network/walk_cache.hpp"
#include "gis/travel/closed_ways.hpp"
#include "gis/travel/nearest.hpp"
#include "gis/travel/walk_end.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::route_test {
namespace {

const TravellerLimits wheels{.kerb_at_most = Rational(20), .steps_at_most = Rational(0)};

std::vector<gis::GraphPlace> place(const City& city, const Point& at) { return {gis::snap(city, at, 1.0).value()}; }

gis::RouteAnswer route(const DrawnTown& town, char from, char to, const TravellerLimits& limits = wheels) {
  const City city = town.city();
  gis::WalkCache cache(city);
  return gis::find_route(city, cache, limits, DrawnTown::today, place(city, town.at(from)), place(city, town.at(to)));
}

/// Steps straight from B to C, a level way around by D and E.
DrawnTown stairs() {
  DrawnTown town(R"(
  A---B---C---F
      |   |
      D---E
)");
  town.line(Theme::walkway, "west", "AB");
  town.line(Theme::steps, "stairs", "BC");
  town.line(Theme::walkway, "east", "CF");
  town.line(Theme::walkway, "around", "BDEC");
  return town;
}

TEST(Route, WheelsGoAroundTheStairsThatOthersTake) {
  const gis::RouteAnswer answer = route(stairs(), 'A', 'F');
  ASSERT_TRUE(answer.sure && answer.possible && answer.anybody_mm);
  EXPECT_EQ(*answer.anybody_mm, 12000);
  EXPECT_EQ(answer.sure->mm, 16000);
  EXPECT_EQ(answer.possible->mm, 16000);
  EXPECT_FALSE(answer.least_bad);
  ASSERT_EQ(answer.sure->stretches.size(), 3U);
  EXPECT_EQ(answer.sure->stretches[1].mm, 8000);
  EXPECT_TRUE(answer.sure->hindrances.empty());
}

TEST(Route, AtADeadEndOneCrossesTheCarriagewayOrPerhapsGoesRound) {
  DrawnTown town(R"(
      n
  A-----------B
      s
)");
  town.line(Theme::road, "street", "AB").kind("residential").code(Property::sidewalk, "both");
  const City city = town.city();
  gis::WalkCache cache(city);
  const gis::WalkFinder finder(city);
  const auto across = [&](const TravellerLimits& limits) {
    const auto words = [&](char mark) { return std::to_string(town.at(mark).x) + "," + std::to_string(town.at(mark).y); };
    return gis::find_route(city, cache, limits, DrawnTown::today, gis::find_walk_end(city, finder, DrawnTown::today, words('n'), 5),
                           gis::find_walk_end(city, finder, DrawnTown::today, words('s'), 5));
  };
  EXPECT_TRUE(across({}).sure);
  TravellerLimits child;
  child.crossings_accepted = gis::code_bit(Property::crossing_control, "signals");
  for (const TravellerLimits& limits : {wheels, child}) {
    EXPECT_FALSE(across(limits).sure);
    EXPECT_TRUE(across(limits).possible);
  }
}

TEST(Route, AStreetIsPerhapsCrossedAnywhere) {
  DrawnTown town(R"(
                        p
  A-------------------------X--B
                        q
)");
  town.line(Theme::road, "street", "AXB").kind("residential").code(Property::sidewalk, "both");
  town.point(Theme::crossing, "zebra", 'X').code(Property::crossing_control, "signals");
  const auto between = [&](const TravellerLimits& limits) {
    const City city = town.city();
    gis::WalkCache cache(city);
    const gis::WalkFinder finder(city);
    const auto end = [&](char mark) {
      return gis::find_walk_end(city, finder, DrawnTown::today, std::to_string(town.at(mark).x) + "," + std::to_string(town.at(mark).y), 5);
    };
    return gis::find_route(city, cache, limits, DrawnTown::today, end('p'), end('q'));
  };
  const gis::RouteAnswer anybody = between({});
  ASSERT_TRUE(anybody.sure && anybody.possible);
  EXPECT_NEAR(static_cast<double>(anybody.sure->mm), 2 * 4000 + 2000, 2) << "by the crossing";
  EXPECT_EQ(anybody.possible->mm, 2000) << "or straight across";
  ASSERT_EQ(anybody.possible->hindrances.size(), 1U);
  EXPECT_EQ(anybody.possible->hindrances[0].reasons[0].limit, "across");
  TravellerLimits child;
  child.crossings_accepted = gis::code_bit(Property::crossing_control, "signals");
  ASSERT_TRUE(between(child).sure);
  EXPECT_NEAR(static_cast<double>(between(child).sure->mm), 2 * 4000 + 2000, 2);
}

TEST(Route, BetweenTwoPointsOfASquareIsStraight) {
  DrawnTown town(R"(
      D---------C
      |  p   q  |
      |         |
      |         |
  W---A---------B
)");
  town.area(Theme::walkway, "square", "ABCD").number(Property::width, "9 m");
  town.line(Theme::walkway, "west", "WA");
  const City city = town.city();
  gis::WalkCache cache(city);
  const gis::WalkFinder finder(city);
  const auto end = [&](char mark) {
    return gis::find_walk_end(city, finder, DrawnTown::today, std::to_string(town.at(mark).x) + "," + std::to_string(town.at(mark).y), 5);
  };
  const gis::RouteAnswer answer = gis::find_route(city, cache, {}, DrawnTown::today, end('p'), end('q'));
  ASSERT_TRUE(answer.sure && answer.possible);
  EXPECT_EQ(answer.sure->mm, 4000);
  EXPECT_EQ(answer.possible->mm, 4000);
  EXPECT_EQ(answer.anybody_mm, 4000);
  const gis::RouteAnswer in = gis::find_route(city, cache, {}, DrawnTown::today, end('W'), end('p'));
  ASSERT_TRUE(in.sure);
  EXPECT_EQ(in.sure->mm, 4000 + std::llround(distance(town.at('A'), town.at('p')) * 1000));
}

TEST(Route, FromASiteLeadsThroughWhatStandsInItsEntrance) {
  DrawnTown town(R"(
  P--Q
  |  E---b
  R--W
)");
  town.area(Theme::site, "square", "PQWR");
  town.line(Theme::walkway, "way", "Eb");
  town.point(Theme::barrier, "gate", 'E').kind("gate").code(Property::access, "no");
  town.point(Theme::seat, "bench", 'b');
  const City city = town.city();
  gis::WalkCache cache(city);
  const gis::WalkFinder finder(city);
  const gis::RouteAnswer answer = gis::find_route(city, cache, {}, DrawnTown::today, gis::find_walk_end(city, finder, DrawnTown::today, "square", 5),
                                                  gis::find_walk_end(city, finder, DrawnTown::today, "bench", 5));
  EXPECT_FALSE(answer.sure || answer.possible);
  ASSERT_TRUE(answer.least_bad);
  ASSERT_EQ(answer.least_bad->hindrances.size(), 1U);
  EXPECT_EQ(city.feature(answer.least_bad->hindrances[0].feature).id, "gate");
}

/// A toilet on a way, and the way into a site 2 m beside it.
DrawnTown site_beside_its_way() {
  DrawnTown town(R"(
  P-----Q
  |     |
  R--E--W

  A--m-------t-----B
)");
  town.area(Theme::site, "square", "PQWR");
  town.line(Theme::walkway, "way", "AtB");
  town.point(Theme::entrance, "gate", 'E').kind("gate");
  town.point(Theme::toilet, "toilet", 't');
  town.entrance_tolerance(3);
  return town;
}

TEST(Route, FromASiteIsAsFarAsItsNearestThingAndTheMeasureSay) {
  for (const bool complete : {false, true}) {
    DrawnTown town = site_beside_its_way();
    for (const Theme theme : {Theme::walkway, Theme::entrance, Theme::toilet}) {
      if (complete) town.complete(theme);
    }
    const City city = town.city();
    gis::WalkCache cache(city);
    const gis::WalkFinder finder(city);
    const gis::SiteWalks walks = finder.find(city.feature(*city.find_feature("square")), DrawnTown::today);
    const gis::NearestAnswer nearest = gis::find_nearest(city, {}, DrawnTown::today, walks, {Theme::toilet, 100'000, 3.0});
    const gis::RouteAnswer route = gis::find_route(city, cache, {}, DrawnTown::today, gis::find_walk_end(city, finder, DrawnTown::today, "square", 5),
                                                   gis::find_walk_end(city, finder, DrawnTown::today, "toilet", 5));
    const Measurement measured = town.measure("square", "network_distance", {{"to", "toilet"}, {"from", "nearest_entrance"}, {"within", "100 m"}}, Scale::Direction::at_most);
    ASSERT_TRUE(route.sure && route.possible && nearest.sure_mm && nearest.possible_mm && route.least_mm);
    EXPECT_EQ(route.sure->mm, 8000 + 2000) << "whoever stands in the gate may have the 2 m to walk";
    EXPECT_EQ(*nearest.sure_mm, 8000 + 2000);
    EXPECT_EQ(measured.value.high, Rational(8000 + 2000));
    EXPECT_EQ(route.possible->mm, 8000) << "or the gate stands on the way, as the mapping allows";
    EXPECT_EQ(*nearest.possible_mm, 8000);
    EXPECT_EQ(*route.anybody_mm, 8000);
    EXPECT_EQ(*route.least_mm, complete ? 8000 : std::llround(distance(town.at('W'), town.at('t')) * 1000 - 0.5)) << "from anywhere in the site where nobody vouches for its entrances";
    if (complete) {
      EXPECT_EQ(nearest.least_mm, 8000);
      EXPECT_EQ(measured.value.low, Rational(8000));
    }
  }
}

TEST(Route, ToItselfIsNoWalk) {
  DrawnTown town = site_beside_its_way();
  town.point(Theme::seat, "bench", 'm');
  town.add(Theme::seat, "seat", Point{town.at('m').x, town.at('m').y + 1});
  const City city = town.city();
  gis::WalkCache cache(city);
  const gis::WalkFinder finder(city);
  for (const std::string& words : {std::string("seat"), std::string("square"), std::to_string(town.at('B').x) + ",1"}) {
    const gis::WalkEnd end = gis::find_walk_end(city, finder, DrawnTown::today, words, 5);
    const gis::RouteAnswer answer = gis::find_route(city, cache, wheels, DrawnTown::today, end, end);
    ASSERT_TRUE(answer.sure && answer.possible) << words;
    EXPECT_EQ(answer.sure->mm, 0) << words;
    EXPECT_EQ(answer.possible->mm, 0) << words;
    EXPECT_EQ(answer.anybody_mm, 0) << words;
    EXPECT_EQ(answer.least_mm, 0) << words;
  }
}

TEST(Route, NoWalkIsShorterThanTheStraightLineWhereWalkwaysMayLack) {
  DrawnTown town(R"(
  p--------------------A
                       |
                       |
                       |
  q--------------------B
)");
  town.line(Theme::walkway, "north", "pA");
  town.line(Theme::walkway, "between", "AB");
  town.line(Theme::walkway, "south", "Bq");
  const auto between = [](const DrawnTown& drawn) {
    const City city = drawn.city();
    gis::WalkCache cache(city);
    const gis::WalkFinder finder(city);
    const auto end = [&](char mark) {
      return gis::find_walk_end(city, finder, DrawnTown::today, std::to_string(drawn.at(mark).x) + "," + std::to_string(drawn.at(mark).y), 5);
    };
    return gis::find_route(city, cache, {}, DrawnTown::today, end('p'), end('q'));
  };
  const gis::RouteAnswer open = between(town);
  EXPECT_EQ(open.possible->mm, 21000 + 4000 + 21000);
  EXPECT_EQ(open.least_mm, 4000);
  town.complete(Theme::walkway);
  EXPECT_EQ(between(town).least_mm, 46000);
}

TEST(Route, ASteepWayIsTakenDownByWhoCannotClimbIt) {
  DrawnTown town(R"(
  A---B---C---F
      |   |
      D---E
)");
  town.line(Theme::walkway, "west", "AB").number(Property::incline, "0 %");
  town.line(Theme::walkway, "steep", "BC").number(Property::incline, "-8 %");
  town.line(Theme::walkway, "east", "CF").number(Property::incline, "0 %");
  town.line(Theme::walkway, "around", "BDEC").number(Property::incline, "1 %");
  const TravellerLimits limits{.incline_at_most = Rational::ratio(5, 100), .incline_down_at_most = Rational::ratio(10, 100)};
  const gis::RouteAnswer down = route(town, 'A', 'F', limits);
  const gis::RouteAnswer up = route(town, 'F', 'A', limits);
  ASSERT_TRUE(down.sure && up.sure && up.possible);
  EXPECT_EQ(down.sure->mm, 12000);
  EXPECT_EQ(up.sure->mm, 16000);
  EXPECT_EQ(up.possible->mm, 16000) << "it surely cannot be climbed";
}

TEST(Route, WhatCannotBeClimbedBarsTheWayUpAlone) {
  DrawnTown town("  A---B---C\n");
  town.line(Theme::walkway, "level", "AB").number(Property::incline, "0 %");
  town.line(Theme::walkway, "steep", "BC").number(Property::incline, "8 %");
  const TravellerLimits limits{.incline_at_most = Rational::ratio(5, 100), .incline_down_at_most = Rational::ratio(10, 100)};
  EXPECT_TRUE(route(town, 'C', 'A', limits).sure);
  const gis::RouteAnswer up = route(town, 'A', 'C', limits);
  EXPECT_FALSE(up.possible);
  ASSERT_TRUE(up.least_bad);
  ASSERT_EQ(up.least_bad->hindrances.size(), 1U);
  EXPECT_EQ(up.least_bad->hindrances.front().passable, Tri::no);
  EXPECT_EQ(up.least_bad->hindrances.front().reasons.front().limit, "incline_at_most");
  EXPECT_FALSE(up.least_bad->hindrances.front().reasons.front().both_directions);
}

TEST(Route, WhatIsTooSteepToGoDownIsNamedByTheLimitDown) {
  DrawnTown town(R"(
  A---B---C
  D---E---F
)");
  town.line(Theme::walkway, "level", "AB").number(Property::incline, "0 %");
  town.line(Theme::walkway, "steep", "BC").number(Property::incline, "-8 %");
  town.line(Theme::walkway, "flat", "DE").number(Property::incline, "0 %");
  town.line(Theme::walkway, "measured", "EF");
  town.observe("o1", "", "incline", Quantity::slope, "11 %").feature = "measured";
  const TravellerLimits limits{.incline_at_most = Rational::ratio(10, 100), .incline_down_at_most = Rational::ratio(5, 100)};
  const auto reason = [&](char from, char to) { return route(town, from, to, limits).least_bad.value().hindrances.front().reasons.front(); };
  EXPECT_TRUE(route(town, 'C', 'A', limits).sure);
  EXPECT_EQ(reason('A', 'C').limit, "incline_down_at_most");
  EXPECT_FALSE(reason('A', 'C').both_directions);
  EXPECT_EQ(reason('D', 'F').limit, "incline_at_most");
  EXPECT_TRUE(reason('D', 'F').both_directions) << "who measures does not say which way it falls: both limits are told";
}

TEST(Route, ACyclewayWithoutAWordOfWalkingMayBeTakenAndIsNamed) {
  DrawnTown town(R"(
  A---B-------C---F
      |       |
      D-------E
)");
  town.line(Theme::walkway, "west", "AB");
  town.line(Theme::walkway, "short", "BC").kind("cycleway").codes(Property::foot, {"yes", "no"});
  town.line(Theme::walkway, "east", "CF");
  town.line(Theme::walkway, "around", "BDEC");
  const gis::RouteAnswer answer = route(town, 'A', 'F', {});
  ASSERT_TRUE(answer.sure && answer.possible);
  EXPECT_EQ(answer.sure->mm, 4000 + 12000 + 4000);
  EXPECT_EQ(answer.possible->mm, 16000);
  ASSERT_EQ(answer.possible->hindrances.size(), 1U);
  EXPECT_EQ(answer.possible->hindrances.front().reasons.front().limit, "access");
}

TEST(Route, BeginsAndEndsInTheMiddleOfEdges) {
  DrawnTown town("  A---B--p--C--q--D\n");
  town.line(Theme::walkway, "way", "ABCD");
  const gis::RouteAnswer answer = route(town, 'p', 'q');
  ASSERT_TRUE(answer.sure);
  EXPECT_EQ(answer.sure->mm, 6000);
  ASSERT_EQ(answer.sure->stretches.size(), 1U);
  EXPECT_EQ(answer.sure->stretches[0].where.front(), town.at('p'));
  EXPECT_EQ(answer.sure->stretches[0].where.back(), town.at('q'));
  EXPECT_EQ(route(town, 'p', 'p').sure->mm, 0);
}

TEST(Route, AnUnknownKerbMakesTheShortWayPossibleAndTheLongOneSure) {
  DrawnTown town(R"(
  A---B---C---F
      |   |
      D---E
)");
  town.line(Theme::walkway, "west", "AB");
  town.line(Theme::crossing, "crossing", "BC");
  town.line(Theme::walkway, "east", "CF");
  town.line(Theme::walkway, "around", "BDEC");
  const gis::RouteAnswer answer = route(town, 'A', 'F');
  ASSERT_TRUE(answer.sure && answer.possible);
  EXPECT_EQ(answer.possible->mm, 12000);
  EXPECT_EQ(answer.sure->mm, 16000);
  ASSERT_EQ(answer.possible->hindrances.size(), 1U);
  EXPECT_EQ(answer.possible->hindrances[0].passable, Tri::unknown);
  ASSERT_EQ(answer.possible->hindrances[0].reasons.size(), 1U);
  EXPECT_EQ(answer.possible->hindrances[0].reasons[0].limit, "kerb_at_most");
  EXPECT_TRUE(answer.possible->hindrances[0].reasons[0].said.empty());
}

TEST(Route, WithoutAWayNamesTheLeastBadOneAndWhatBarsIt) {
  DrawnTown town(R"(
  A---B---C---F
  |           |
  G---H---I---J
)");
  town.line(Theme::walkway, "west", "AB");
  town.line(Theme::steps, "stairs", "BC").number(Property::step_count, "7");
  town.line(Theme::walkway, "east", "CF");
  town.line(Theme::walkway, "down", "AG");
  town.line(Theme::steps, "first flight", "GH");
  town.line(Theme::walkway, "landing", "HI");
  town.line(Theme::steps, "second flight", "IJ");
  town.line(Theme::walkway, "up", "JF");
  const gis::RouteAnswer answer = route(town, 'A', 'F');
  EXPECT_FALSE(answer.sure || answer.possible);
  ASSERT_TRUE(answer.least_bad);
  EXPECT_EQ(answer.least_bad->mm, 12000);
  ASSERT_EQ(answer.least_bad->hindrances.size(), 1U);
  const gis::Hindrance& stairs = answer.least_bad->hindrances[0];
  EXPECT_EQ(town.city().feature(stairs.feature).id, "stairs");
  EXPECT_EQ(stairs.passable, Tri::no);
  ASSERT_EQ(stairs.reasons.size(), 1U);
  EXPECT_EQ(stairs.reasons[0].limit, "steps_at_most");
  EXPECT_EQ(stairs.reasons[0].said, (std::vector<std::string>{"step_count: 7"}));
}

TEST(Route, AKerbOnTheWayIsNamedWithItsHeight) {
  DrawnTown town("  A---k---B\n");
  town.line(Theme::walkway, "way", "AkB");
  town.point(Theme::kerb, "kerb", 'k').number(Property::kerb_height, "120 mm");
  town.with_node_ids();
  const gis::RouteAnswer answer = route(town, 'A', 'B');
  EXPECT_FALSE(answer.possible);
  ASSERT_TRUE(answer.least_bad);
  ASSERT_EQ(answer.least_bad->hindrances.size(), 1U);
  EXPECT_EQ(town.city().feature(answer.least_bad->hindrances[0].feature).id, "kerb");
  EXPECT_EQ(answer.least_bad->hindrances[0].reasons[0].said, (std::vector<std::string>{"kerb_height: 120 mm"}));
  EXPECT_EQ(answer.least_bad->hindrances[0].at, town.at('k'));
}

TEST(Route, WhereNothingConnectsThereIsNoWalkAtAll) {
  DrawnTown town("  A---B   C---D\n");
  town.line(Theme::walkway, "west", "AB");
  town.line(Theme::walkway, "east", "CD");
  const gis::RouteAnswer answer = route(town, 'A', 'D');
  EXPECT_FALSE(answer.sure || answer.possible || answer.least_bad || answer.anybody_mm);
}

TEST(Route, NamesTheStretchThatIsTooSteepByItsHeights) {
  DrawnTown town("  A-------------------B-------------------C\n");
  town.line(Theme::walkway, "level", "AB");
  town.line(Theme::walkway, "hill", "BC");
  RasterFacts facts;
  facts.difference_accuracy = 20;
  Box box;
  box.include(Point{-10, -10});
  box.include(Point{60, 10});
  // Level up to x = 30.5, eight metres at 10 %, level again.
  town.raster(facts, box, 1, [](const Point& p) { return Interval::exact(Rational::floor_of(std::clamp(p.x - 30.5, 0.0, 8.0) * 100 + 1e-6)); });
  const SlopeFromHeights how{Rational(2000), Rational(1000), Rational(0)};
  const gis::RouteAnswer answer = route(town, 'A', 'C', {.incline_at_most = Rational::ratio(6, 100), .slope_from_heights = how});
  EXPECT_FALSE(answer.sure || answer.possible);
  ASSERT_TRUE(answer.least_bad);
  ASSERT_EQ(answer.least_bad->hindrances.size(), 1U);
  const gis::Hindrance& hill = answer.least_bad->hindrances[0];
  EXPECT_EQ(town.city().feature(hill.feature).id, "hill");
  ASSERT_EQ(hill.reasons.size(), 1U);
  EXPECT_TRUE(hill.reasons[0].said.empty());
  ASSERT_TRUE(hill.reasons[0].ground);
  const gis::SteepStretch& steep = *hill.reasons[0].ground;
  EXPECT_EQ(steep.slope, (Interval{Rational::ratio(9, 100), Rational::ratio(11, 100)}));
  EXPECT_EQ(steep.mm, 9000) << "slopes in the middle of 31 m to 38 m surely exceed it, each over two metres";
  EXPECT_GE(hill.at.x, 30.0);
  EXPECT_LE(hill.at.x, 39.0);
}

TEST(Route, IsTheSameThereAndBack) {
  const gis::RouteAnswer there = route(stairs(), 'A', 'F');
  const gis::RouteAnswer back = route(stairs(), 'F', 'A');
  EXPECT_EQ(there.sure->mm, back.sure->mm);
  EXPECT_EQ(there.sure->stretches.front().feature, back.sure->stretches.back().feature);
}

TEST(Route, WithoutBeginningIsADefect) {
  const City city = stairs().city();
  gis::WalkCache cache(city);
  EXPECT_THROW(gis::find_route(city, cache, wheels, DrawnTown::today, {}, place(city, {2, 2})), Defect);
}

/// From A to F only over closed ways: one by B and C, two by D and E.
DrawnTown closed_off() {
  DrawnTown town(R"(
  A---B-------C---F
      |       |
      D---G---E
)");
  town.line(Theme::walkway, "west", "AB");
  town.line(Theme::road, "drive", "BC").kind("service").code(Property::access, "private");
  town.line(Theme::walkway, "down", "BD");
  town.line(Theme::walkway, "yard", "DG").code(Property::foot, "no");
  town.line(Theme::walkway, "works", "GE").code(Property::access, "no");
  town.line(Theme::walkway, "up", "EC");
  town.line(Theme::walkway, "east", "CF");
  return town;
}

TEST(ClosedCity, NamesTheClosedWaysBetweenTwoPlaces) {
  for (const bool node_ids : {false, true}) {
    DrawnTown town = closed_off();
    if (node_ids) town.with_node_ids();
    const City city = town.city();
    gis::WalkCache cache(city);
    const auto from = place(city, town.at('A'));
    const auto to = place(city, town.at('F'));
    const gis::RouteAnswer answer = gis::find_route(city, cache, {}, DrawnTown::today, from, to);
    EXPECT_FALSE(answer.sure || answer.possible || answer.least_bad || answer.anybody_mm);
    const auto walk = gis::ClosedCity(city).least_bad({}, DrawnTown::today, from, to);
    ASSERT_TRUE(walk);
    EXPECT_EQ(walk->mm, 16000);
    ASSERT_EQ(walk->hindrances.size(), 1U);
    EXPECT_EQ(city.feature(walk->hindrances.front().feature).id, "drive");
    EXPECT_EQ(walk->hindrances.front().passable, Tri::no);
    ASSERT_EQ(walk->hindrances.front().reasons.size(), 1U);
    EXPECT_EQ(walk->hindrances.front().reasons.front().limit, "access");
    EXPECT_EQ(walk->hindrances.front().reasons.front().said, (std::vector<std::string>{"access: private", "kind: service"}));
  }
}

TEST(ClosedCity, AMotorwayIsNoWayAndWhereNoneIsMappedThereIsNone) {
  DrawnTown town("  A---B       C---F\n");
  town.line(Theme::walkway, "west", "AB");
  town.line(Theme::road, "motorway", "BC").kind("motorway");
  town.line(Theme::walkway, "east", "CF");
  const City city = town.city();
  EXPECT_FALSE(gis::ClosedCity(city).least_bad({}, DrawnTown::today, place(city, town.at('A')), place(city, town.at('F'))));
}

}  // namespace
}  // namespace levelground::test::route_test
