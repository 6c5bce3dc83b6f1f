// SPDX-License-Identifier: Apache-2.0
#include "gis/travel/nearest.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "gis/network/find_site_walks.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/through_entrance.hpp"
#include "gis/network/walk_cache.hpp"
#include "gis/network/walk_search.hpp"
#include "gis/network/ways_to.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::nearest_test {
namespace {

const TravellerLimits wheels{.kerb_at_most = Rational(20), .steps_at_most = Rational(0)};
constexpr std::int64_t limit = 100'000;

gis::NearestAnswer nearest(const DrawnTown& town, Theme theme) {
  const City city = town.city();
  const gis::WalkFinder finder(city);
  const gis::SiteWalks walks = finder.find(city.feature(*city.find_feature("square")), DrawnTown::today);
  return gis::find_nearest(city, wheels, DrawnTown::today, walks, {theme, limit, 3.0});
}

/// A toilet 8 m away behind stairs, another 12 m away on the level.
DrawnTown town_of_two_toilets() {
  DrawnTown town(R"(
  P--Q
  |  E---A---t
  R--W   |
         |
         B---u
)");
  town.area(Theme::site, "square", "PQWR");
  town.line(Theme::walkway, "east", "EA");
  town.line(Theme::steps, "stairs", "At");
  town.line(Theme::walkway, "south", "ABu");
  town.point(Theme::toilet, "near", 't');
  town.point(Theme::toilet, "far", 'u');
  town.with_node_ids();
  return town;
}

TEST(Nearest, IsTheOneThatTheTravellerGetsTo) {
  const DrawnTown town = town_of_two_toilets();
  const gis::NearestAnswer answer = nearest(town, Theme::toilet);
  EXPECT_EQ(answer.anybody_mm, 8000);
  EXPECT_EQ(answer.sure_mm, 11000);
  ASSERT_TRUE(answer.sure_thing);
  EXPECT_EQ(town.city().feature(*answer.sure_thing).id, "far");
}

TEST(Nearest, IsAsSureAsTheMeasureSays) {
  struct Case {
    const char* kind;
    const char* sidewalk;   ///< the toilet is on the right
    bool sure;
  };
  for (const Case& one : {Case{"residential", "left", true}, Case{"residential", "right", true}, Case{"trunk", "right", true}, Case{"trunk", "left", false}, Case{"cycleway", "", false}}) {
    DrawnTown town(R"(
  P--Q
  |  E-s---------t-----B
  R--W
)");
    town.area(Theme::site, "square", "PQWR");
    town.line(Theme::walkway, "in", "Es");
    const bool is_road = *one.sidewalk != '\0';
    Drawn way = town.line(is_road ? Theme::road : Theme::walkway, "way", "stB").kind(one.kind);
    if (is_road) way.code(Property::sidewalk, one.sidewalk);
    else way.codes(Property::foot, {"yes", "no"});
    const Point t = town.at('t');
    town.add(Theme::toilet, "toilet", Point{t.x, t.y - 2});
    town.add(Theme::barrier, "wall", Line{{t.x - 3, t.y - 0.5}, {t.x - 3, t.y - 9}}).kind("wall");   // so that it is on no other way
    const City city = town.city();
    const gis::WalkFinder finder(city);
    const gis::SiteWalks walks = finder.find(city.feature(*city.find_feature("square")), DrawnTown::today);
    const gis::NearestAnswer answer = gis::find_nearest(city, {}, DrawnTown::today, walks, {Theme::toilet, limit, 3.0});
    const Measurement measured = town.measure("square", "network_distance", {{"to", "toilet"}, {"from", "nearest_entrance"}, {"within", "100 m"}}, Scale::Direction::at_most);
    EXPECT_EQ(answer.sure_mm.has_value(), one.sure) << one.kind << " " << one.sidewalk;
    EXPECT_EQ(measured.value.high.is_finite(), one.sure) << one.kind << " " << one.sidewalk;
    EXPECT_EQ(answer.possible_mm, std::llround(distance(town.at('E'), t) * 1000) + 2000) << one.kind << " " << one.sidewalk;
  }
}

/// A square with its one way in at E, where something stands; a toilet inside, if a way leads in, and one outside.
DrawnTown gated(bool way_inside) {
  DrawnTown town(R"(
  P-----Q
  | i-s-E---A---t
  R-----W
)");
  town.area(Theme::site, "square", "PQWR");
  if (way_inside) town.line(Theme::walkway, "inside", "isE");
  town.line(Theme::walkway, "outside", "EAt");
  town.point(Theme::toilet, "out there", 't');
  for (const Theme theme : {Theme::walkway, Theme::entrance, Theme::toilet, Theme::seat}) town.complete(theme);
  return town;
}

TEST(Nearest, WhatStandsInTheEntranceIsPassed) {
  for (const bool node_ids : {false, true}) {
    for (const bool way_inside : {false, true}) {
      DrawnTown open = gated(way_inside);
      open.point(Theme::entrance, "gate", 'E').kind("gate");
      if (node_ids) open.with_node_ids();
      EXPECT_EQ(nearest(open, Theme::toilet).sure_mm, 8000);

      DrawnTown shut = gated(way_inside);
      shut.point(Theme::barrier, "gate", 'E').kind("gate").code(Property::access, "no");
      if (node_ids) shut.with_node_ids();
      const gis::NearestAnswer closed = nearest(shut, Theme::toilet);
      EXPECT_FALSE(closed.sure_mm);
      EXPECT_FALSE(closed.possible_mm);
      EXPECT_EQ(closed.anybody_mm, 8000);

      DrawnTown kerb = gated(way_inside);
      kerb.point(Theme::entrance, "way in", 'E');
      kerb.point(Theme::kerb, "kerb", 'E');
      if (node_ids) kerb.with_node_ids();
      const gis::NearestAnswer unknown = nearest(kerb, Theme::toilet);
      EXPECT_FALSE(unknown.sure_mm) << "nobody says how high the kerb is";
      EXPECT_EQ(unknown.possible_mm, 8000);
    }
  }
}

TEST(Nearest, AThingAcrossFromTheOnlySidewalkIsReached) {
  DrawnTown town(R"(
  P--Q
  |  E-----------F
  R--W     t
)");
  town.area(Theme::site, "square", "PQWR");
  town.line(Theme::road, "street", "EF").kind("residential").code(Property::sidewalk, "left");
  town.point(Theme::toilet, "toilet", 't');
  for (const Theme theme : {Theme::walkway, Theme::entrance, Theme::toilet}) town.complete(theme);
  const City city = town.city();
  const gis::WalkFinder finder(city);
  const gis::SiteWalks walks = finder.find(city.feature(*city.find_feature("square")), DrawnTown::today);
  const gis::NearestOptions question{Theme::toilet, limit, 3.0};
  EXPECT_EQ(gis::find_nearest(city, {}, DrawnTown::today, walks, question).known(), Interval::exact(Rational(7000)));
  const gis::NearestAnswer on_wheels = gis::find_nearest(city, wheels, DrawnTown::today, walks, question);
  EXPECT_FALSE(on_wheels.sure_mm);
  EXPECT_EQ(on_wheels.possible_mm, 7000);
}

TEST(Nearest, AnAreaIsAsNearAsWhereOneFirstComesToIt) {
  const auto to_play = [](const char* drawing, const char* outline) {
    DrawnTown town(drawing);
    town.area(Theme::site, "square", "PQWR");
    town.line(Theme::walkway, "way", "EF");
    town.area(Theme::play, "play", outline);
    for (const Theme theme : {Theme::walkway, Theme::entrance, Theme::play}) town.complete(theme);
    return nearest(town, Theme::play);
  };
  const gis::NearestAnswer beside = to_play(R"(
  P--Q
  |  E------------------------------F
  R--W                       b
          a                  c
)", "abc");
  EXPECT_EQ(beside.sure_mm, 25'000) << "where it is nearest to the way";
  ASSERT_TRUE(beside.possible_mm);
  EXPECT_LE(*beside.possible_mm, 7000) << "its first corner, straight from the way";
  EXPECT_GE(*beside.possible_mm, 6400);
  EXPECT_EQ(beside.known().low, Rational(*beside.possible_mm));

  const gis::NearestAnswer across = to_play(R"(
  P--Q
  |  |    a------b
  |  E----+------+------------------F
  |  |    |      |
  R--W    d------c
)", "abcd");
  EXPECT_EQ(across.possible_mm, 5000);
  EXPECT_EQ(across.anybody_mm, 5000);
  EXPECT_LE(across.known().low, Rational(5000));
}

TEST(Nearest, WhatLiesInTheSiteIsReachedBehindItsGate) {
  DrawnTown town = gated(true);
  town.point(Theme::barrier, "gate", 'E').kind("gate").code(Property::access, "no");
  town.point(Theme::seat, "bench", 's');
  EXPECT_EQ(nearest(town, Theme::seat).sure_mm, 2000);
}

TEST(Nearest, OnlyACompleteMapSaysThatNoneIsNearer) {
  DrawnTown town = town_of_two_toilets();
  EXPECT_EQ(nearest(town, Theme::toilet).known(), (Interval{Rational(0), Rational(11000)}));
  EXPECT_EQ(nearest(town, Theme::drinking_water).known(), (Interval{Rational(0), Rational::infinity()}));
  town.complete(Theme::toilet);
  town.complete(Theme::drinking_water);
  const gis::NearestAnswer over_unmapped_ways = nearest(town, Theme::toilet);
  EXPECT_FALSE(over_unmapped_ways.ways_complete);
  // No entrance is vouched for either: from the corner Q of the square it is 8 m east and nothing less.
  EXPECT_LT(over_unmapped_ways.known().low, Rational(8001));
  EXPECT_GT(over_unmapped_ways.known().low, Rational(7000));
  EXPECT_EQ(over_unmapped_ways.known().high, Rational(11000));
  town.complete(Theme::walkway);
  EXPECT_EQ(nearest(town, Theme::toilet).known(), (Interval{Rational(11000), Rational(11000)}));
  EXPECT_TRUE(nearest(town, Theme::toilet).ways_complete);
  EXPECT_EQ(nearest(town, Theme::drinking_water).known(), (Interval{Rational(limit), Rational::infinity()}));
}

TEST(Nearest, FromTheEdgeOfASiteOneWalksStraightOverTheAreaThatItCrosses) {
  const auto box = [](double west, double south, double east, double north) {
    return MultiPolygon{{Line{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}};
  };
  DrawnTown town("  .\n");
  town.add(Theme::site, "square", box(-10, -5, 10, 25));
  town.add(Theme::walkway, "paving", box(0, 0, 30, 20));
  town.add(Theme::walkway, "west", Line{{-20, 10}, {0, 10}});
  town.add(Theme::toilet, "toilet", Point{20, 4});
  for (const Theme theme : {Theme::walkway, Theme::entrance, Theme::toilet}) town.complete(theme);
  const gis::NearestAnswer answer = nearest(town, Theme::toilet);
  const std::int64_t straight = std::llround(std::hypot(10, 4) * 1000);
  ASSERT_TRUE(answer.sure_mm);
  EXPECT_NEAR(static_cast<double>(*answer.sure_mm), static_cast<double>(straight), 2) << "not by a corner of the paving";
  EXPECT_LE(answer.known().low, Rational(straight + 2));
}

TEST(Nearest, WhatIsClosedToThePublicIsNotLookedForAndWhatIsForSomeMayBe) {
  DrawnTown town(R"(
  P--Q
  |  E---a---b---c
  R--W
)");
  town.area(Theme::site, "square", "PQWR");
  town.line(Theme::walkway, "way", "Eabc");
  town.point(Theme::toilet, "staff", 'a').code(Property::access, "private");
  town.point(Theme::toilet, "guests", 'b').code(Property::access, "customers");
  town.point(Theme::toilet, "all", 'c').code(Property::access, "yes");
  town.with_node_ids();
  town.complete(Theme::toilet);
  town.complete(Theme::walkway);
  const gis::NearestAnswer answer = nearest(town, Theme::toilet);
  EXPECT_EQ(answer.sure_mm, 12000);
  EXPECT_EQ(town.city().feature(*answer.sure_thing).id, "all");
  EXPECT_EQ(answer.possible_mm, 8000);
  EXPECT_EQ(town.city().feature(*answer.possible_thing).id, "guests");
  EXPECT_EQ(answer.known(), (Interval{Rational(8000), Rational(12000)}));
}

TEST(Nearest, AThingOffEveryWayIsAsNearAsTheStraightLine) {
  DrawnTown town(R"(
  P--Q       t
  |  E
  R--W

     A-----------u
)");
  town.area(Theme::site, "square", "PQWR");
  town.line(Theme::walkway, "way", "EWAu");
  town.point(Theme::toilet, "on the grass", 't');   // 3 m from every way is on no way
  town.point(Theme::toilet, "by the way", 'u');
  town.with_node_ids();
  town.complete(Theme::toilet);
  town.complete(Theme::walkway);
  town.complete(Theme::entrance);
  const gis::NearestAnswer answer = nearest(town, Theme::toilet);
  EXPECT_EQ(answer.sure_mm, 14000) << "from W, where the way leaves the square";
  EXPECT_FALSE(answer.ways_complete);
  EXPECT_EQ(answer.known().high, Rational(14000));
  EXPECT_NEAR(answer.known().low.to_double(), std::hypot(8.0, 2.0) * 1000, 1) << "from W over the grass: the map does not say that nobody walks there";
}

/// One search over the city and one around each site say the same, and so does WalkSearch of the thing it comes from.
TEST(Nearest, InTheWholeCityIsWhatAsksAroundEachSiteInRandomTowns) {
  for (std::uint32_t seed = 1; seed <= 25; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    DrawnTown town("  .\n");
    int number = 0;
    const auto point = [&](int x, int y) { return Point{x * 20.0, y * 20.0}; };
    const auto way = [&](const Point& a, const Point& b) {
      town.add(random() % 4 == 0 ? Theme::steps : Theme::walkway, "way " + std::to_string(number++), Line{a, b});
    };
    for (int x = 0; x < 8; ++x) {
      for (int y = 0; y < 8; ++y) {
        if (x < 7 && random() % 5 != 0) way(point(x, y), point(x + 1, y));
        if (y < 7 && random() % 5 != 0) way(point(x, y), point(x, y + 1));
        if (random() % 7 == 0) {
          town.add(Theme::toilet, "toilet " + std::to_string(number++), Point{x * 20.0 + static_cast<double>(random() % 12), y * 20.0 + 1});
        }
        if (random() % 9 != 0) continue;
        const double a = x * 20.0 - 4, b = y * 20.0 - 4;
        town.add(Theme::site, "site " + std::to_string(number++), MultiPolygon{{Line{{a, b}, {a + 8, b}, {a + 8, b + 8}, {a, b + 8}, {a, b}}, {}}});
      }
    }
    town.complete(Theme::toilet);
    const City city = town.city();
    const gis::WalkFinder finder(city);
    gis::WalkCache cache(city);
    const gis::NearestOptions question{Theme::toilet, 60'000, 15.0};
    const gis::NearestInCity in_city(city, DrawnTown::today, cache, question);
    std::vector<gis::NearestInCity::Site> sites;
    std::vector<gis::NearestAnswer> around;
    std::vector<gis::GraphPlace> things;
    std::vector<std::uint32_t> features;
    gis::Passability passability(city, wheels, DrawnTown::today);
    for (const std::uint32_t f : city.of_theme(Theme::toilet)) {
      for (const gis::GraphPlace& place : gis::places_joined(city, &passability, *cache.ways(f, 15.0), Tri::yes)) things.push_back(place), features.push_back(f);
    }
    for (const std::uint32_t site : city.of_theme(Theme::site)) {
      const gis::SiteWalks walks = finder.find(city.feature(site), DrawnTown::today);
      sites.push_back(gis::NearestInCity::site_of(walks));
      around.push_back(gis::find_nearest(city, wheels, DrawnTown::today, walks, question));
    }
    const auto all = in_city.find(wheels, sites);
    gis::WalkSearch literally;
    literally.run(city, things, question.limit_mm, [&](std::uint32_t e) { return passability.edge(e) == Tri::yes; },
                  [&](std::uint32_t v) { return passability.vertex(v) == Tri::yes; }, true);
    for (std::size_t i = 0; i < sites.size(); ++i) {
      EXPECT_EQ(all[i].sure_mm, around[i].sure_mm);
      EXPECT_EQ(all[i].possible_mm, around[i].possible_mm);
      EXPECT_EQ(all[i].anybody_mm, around[i].anybody_mm);
      EXPECT_EQ(all[i].sure_thing, around[i].sure_thing);
      EXPECT_EQ(all[i].known(), around[i].known());
      EXPECT_EQ(all[i].possible_thing, around[i].possible_thing);
      std::optional<std::int64_t> best;
      std::optional<std::uint32_t> thing;
      for (const gis::GraphPlace& entrance : gis::places_through(sites[i].entrances, [&](std::uint32_t standing) { return passability.standing(standing); }, Tri::yes)) {
        const std::int64_t mm = literally.to_place(city.graph(), entrance, passability.edge(entrance.edge) == Tri::yes);
        if (mm > question.limit_mm || (best && *best <= mm)) continue;
        best = mm;
        thing = features[literally.nearest_seed(city.graph(), entrance).value()];
      }
      EXPECT_EQ(all[i].sure_mm, best);
      EXPECT_EQ(all[i].sure_thing, thing);
    }
  }
}

}  // namespace
}  // namespace levelground::test::nearest_test
