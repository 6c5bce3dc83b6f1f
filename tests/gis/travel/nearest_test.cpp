// SPDX-License-Identifier: Apache-2.0
#include "gis/travel/nearest.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "gis/network/find_site_walks.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/walk_cache.hpp"
#include "gis/network/walk_search.hpp"
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
    for (const std::uint32_t f : city.of_theme(Theme::toilet)) {
      if (const auto place = cache.nearest(f, 15.0)) things.push_back(*place), features.push_back(f);
    }
    for (const std::uint32_t site : city.of_theme(Theme::site)) {
      const gis::SiteWalks walks = finder.find(city.feature(site), DrawnTown::today);
      sites.push_back(gis::NearestInCity::site_of(walks));
      around.push_back(gis::find_nearest(city, wheels, DrawnTown::today, walks, question));
    }
    const auto all = in_city.find(wheels, sites);
    gis::Passability passability(city, wheels, DrawnTown::today);
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
      for (const gis::GraphPlace& entrance : sites[i].entrances) {
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
