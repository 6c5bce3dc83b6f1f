// SPDX-License-Identifier: Apache-2.0
#include "gis/travel/nearest.hpp"

#include <gtest/gtest.h>

#include "gis/network/find_site_walks.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test {
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
  EXPECT_EQ(nearest(town, Theme::toilet).known(limit), (Interval{Rational(0), Rational(11000)}));
  EXPECT_EQ(nearest(town, Theme::drinking_water).known(limit), (Interval{Rational(0), Rational::infinity()}));
  town.complete(Theme::toilet);
  town.complete(Theme::drinking_water);
  EXPECT_EQ(nearest(town, Theme::toilet).known(limit), (Interval{Rational(11000), Rational(11000)}));
  EXPECT_EQ(nearest(town, Theme::drinking_water).known(limit), (Interval{Rational(limit), Rational::infinity()}));
}

}  // namespace
}  // namespace levelground::test
