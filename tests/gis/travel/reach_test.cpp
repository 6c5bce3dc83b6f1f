// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <random>

#include "gis/network/find_site_walks.hpp"
#include "gis/travel/site_reach.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test {
namespace {

const TravellerLimits wheels{.kerb_at_most = Rational(20), .steps_at_most = Rational(0)};

gis::SiteReach reach(const City& city, const std::string& site, std::int64_t metres, const TravellerLimits& limits = wheels) {
  const gis::WalkFinder finder(city);
  const gis::SiteWalks walks = finder.find(city.feature(*city.find_feature(site)), DrawnTown::today);
  return gis::find_reach(city, limits, DrawnTown::today, walks, {metres * 1000, 3.0, 3.0, true});
}

std::uint32_t count(const gis::Reached& reached, Theme theme) { return reached.facilities[static_cast<std::size_t>(theme)]; }

/// A square whose way east is cut by stairs, with a bench before and a toilet behind them, and a way south over an unknown crossing.
DrawnTown square() {
  DrawnTown town(R"(
  P--Q
  |  E---b---S---T---t---U
  R--W   |
         C
         |
         D---V
)");
  town.area(Theme::site, "square", "PQWR");
  town.line(Theme::walkway, "east", "EbS");
  town.line(Theme::steps, "stairs", "ST").number(Property::step_count, "4");
  town.line(Theme::walkway, "far east", "TtU");
  town.line(Theme::crossing, "crossing", "bC");
  town.line(Theme::walkway, "south", "CDV");
  town.point(Theme::seat, "bench", 'b');
  town.point(Theme::toilet, "toilet", 't');
  town.with_node_ids();
  return town;
}

TEST(Reach, CountsTheNetworkOnceWithinTheLimitOverBothGraphs) {
  const gis::SiteReach found = reach(square().city(), "square", 100);
  ASSERT_TRUE(found.connected);
  EXPECT_EQ(found.sure.covered_mm, 8000);                     // E to S
  EXPECT_EQ(found.possible.covered_mm, 8000 + 2000 + 2000 + 4000);   // and over the crossing
  EXPECT_EQ(found.anybody.covered_mm, 8000 + 8000 + 12000);
  EXPECT_EQ(count(found.sure, Theme::seat), 1U);
  EXPECT_EQ(count(found.sure, Theme::toilet), 0U);
  EXPECT_EQ(count(found.anybody, Theme::toilet), 1U);
}

TEST(Reach, EndsInTheMiddleOfAnEdge) {
  const gis::SiteReach found = reach(square().city(), "square", 6);
  EXPECT_EQ(found.sure.covered_mm, 6000);
  EXPECT_EQ(found.anybody.covered_mm, 6000 + 2000);
}

TEST(Reach, TheWeakestLinkIsTheRepairThatOpensMost) {
  const gis::SiteReach found = reach(square().city(), "square", 100);
  ASSERT_TRUE(found.weakest);
  const City city = square().city();
  EXPECT_EQ(city.feature(found.weakest->hindrance.feature).id, "stairs");
  EXPECT_EQ(found.weakest->gain_mm, 12000);
  EXPECT_EQ(found.weakest->facilities[static_cast<std::size_t>(Theme::toilet)], 1U);
  EXPECT_EQ(found.weakest->hindrance.reasons.front().limit, "steps_at_most");
}

TEST(Reach, WhatIsMostWorthFindingOutIsTheUnknownThatAddsMostToTheSure) {
  const City city = square().city();
  const gis::SiteReach found = reach(city, "square", 100);
  ASSERT_TRUE(found.worth_knowing);
  EXPECT_EQ(city.feature(found.worth_knowing->hindrance.feature).id, "crossing");
  EXPECT_EQ(found.worth_knowing->hindrance.passable, Tri::unknown);
  EXPECT_EQ(found.worth_knowing->gain_mm, 8000);
}

TEST(Reach, ACrossingIsMendedWithItsKerbs) {
  DrawnTown town(R"(
  P--Q
  |  E---k---l---F
  R--W
)");
  town.area(Theme::site, "square", "PQWR");
  town.line(Theme::walkway, "near", "Ek");
  town.line(Theme::crossing, "crossing", "kl");
  town.line(Theme::walkway, "far", "lF");
  town.point(Theme::kerb, "near kerb", 'k').number(Property::kerb_height, "100 mm");
  town.point(Theme::kerb, "far kerb", 'l').number(Property::kerb_height, "90 mm");
  town.with_node_ids();
  const City city = town.city();
  const gis::SiteReach found = reach(city, "square", 100);
  EXPECT_EQ(found.sure.covered_mm, 4000);
  ASSERT_TRUE(found.weakest);
  EXPECT_EQ(found.weakest->gain_mm, 8000) << "both kerbs in one repair";
}

TEST(Reach, WhoHasNoLimitsReachesEverythingSurely) {
  const gis::SiteReach found = reach(square().city(), "square", 100, TravellerLimits{});
  EXPECT_EQ(found.sure.covered_mm, found.anybody.covered_mm);
  EXPECT_FALSE(found.weakest || found.worth_knowing);
}

TEST(Reach, PeopleAreCountedWhereTheirHomesAreReached) {
  DrawnTown town = square();
  town.point(Theme::building, "near home", 'b').number(Property::population, "12");
  town.point(Theme::building, "home behind the stairs", 'U').number(Property::population, "30");
  const gis::SiteReach found = reach(town.city(), "square", 100);
  EXPECT_EQ(found.sure.fewest, Rational(12));
  EXPECT_EQ(found.anybody.most, Rational(42));
  // A population grid says where people live: then houses do not count, and nobody is counted twice.
  const Point e = town.at('E');
  town.add(Theme::residents, "square of the grid", MultiPolygon{{Line{{e.x, e.y - 1}, {e.x + 3, e.y - 1}, {e.x + 3, e.y + 1}, {e.x, e.y + 1}, {e.x, e.y - 1}}, {}}})
      .between(Property::population, "90", "120");
  const gis::SiteReach gridded = reach(town.city(), "square", 2);
  EXPECT_EQ(gridded.sure.fewest, Rational(60)) << "two thirds of its way lies within two metres";
  EXPECT_EQ(gridded.possible.most, Rational(80));
}

TEST(Reach, ASiteWithoutAWayIsNotConnected) {
  DrawnTown town(R"(
  P--Q    A---B
  |  |
  R--W
)");
  town.area(Theme::site, "square", "PQWR");
  town.line(Theme::walkway, "elsewhere", "AB");
  EXPECT_FALSE(reach(town.city(), "square", 100).connected);
}

/// On random grids: what is sure is possible, what is possible anybody does; a farther limit never reaches less.
TEST(Reach, BoundsAreOrderedAndGrowWithTheLimitOnRandomTowns) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    DrawnTown town("  .\n");
    town.add(Theme::site, "square", MultiPolygon{{Line{{-10, -10}, {0, -10}, {0, 0}, {-10, 0}, {-10, -10}}, {}}});
    int number = 0;
    const auto piece = [&](const Point& a, const Point& b) {
      const Line line{a, b};
      const std::string id = "way " + std::to_string(number++);
      switch (random() % 4) {
        case 0: town.add(Theme::steps, id, line); break;
        case 1: town.add(Theme::crossing, id, line); break;
        default: town.add(Theme::walkway, id, line);
      }
    };
    for (int x = 0; x < 6; ++x) {
      for (int y = 0; y < 6; ++y) {
        const Point at{x * 20.0, y * 20.0};
        if (x < 5 && random() % 5 != 0) piece(at, {at.x + 20, at.y});
        if (y < 5 && random() % 5 != 0) piece(at, {at.x, at.y + 20});
      }
    }
    const City city = town.city();
    gis::SiteReach before;
    for (const std::int64_t metres : {10, 35, 60, 1000}) {
      const gis::SiteReach now = reach(city, "square", metres);
      EXPECT_LE(now.sure.covered_mm, now.possible.covered_mm);
      EXPECT_LE(now.possible.covered_mm, now.anybody.covered_mm);
      EXPECT_LE(before.sure.covered_mm, now.sure.covered_mm);
      EXPECT_LE(before.anybody.covered_mm, now.anybody.covered_mm);
      if (now.weakest) {
        EXPECT_LE(now.possible.covered_mm + now.weakest->gain_mm, now.anybody.covered_mm);
      }
      before = now;
    }
  }
}

}  // namespace
}  // namespace levelground::test
