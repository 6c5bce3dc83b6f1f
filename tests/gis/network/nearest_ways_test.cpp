// SPDX-License-Identifier: Apache-2.0
#include "gis/network/nearest_ways.hpp"

#include <gtest/gtest.h>

#include "gis/network/ways_to.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::nearest_ways_test {
namespace {

/// How surely a thing is joined to a way 10 m of the map beside it, where things may lie `metres` off; nullopt: it is not.
std::optional<Tri> joined(double metres, double scale_low, double scale_high) {
  DrawnTown town("A");
  town.add(Theme::walkway, "way", Line{{0, 0}, {100, 0}});
  town.add(Theme::seat, "seat", Point{50, 10});
  town.scale(scale_low, scale_high);
  const City city = town.city();
  gis::NearestWays ways;
  const auto places = ways.of(city, *city.find_feature("seat"), metres);
  if (places->empty()) return std::nullopt;
  return gis::joint_passed(city, nullptr, places->front());
}

TEST(NearestWays, HowFarAThingMayLieIsMetresOnTheGround) {
  EXPECT_EQ(joined(10, 1, 1), Tri::yes);
  EXPECT_EQ(joined(9.9, 1, 1), std::nullopt);
  EXPECT_EQ(joined(5, 2, 2), Tri::yes) << "5 m on the ground are 10 m of a map twice as large";
  EXPECT_EQ(joined(4.9, 2, 2), std::nullopt);
  EXPECT_EQ(joined(10, 2, 2), Tri::yes);
}

TEST(NearestWays, WhatHangsOnTheScaleIsPerhapsJoined) {
  EXPECT_EQ(joined(10, 0.998, 1.002), Tri::unknown);
  EXPECT_EQ(joined(10.03, 0.998, 1.002), Tri::yes);
  EXPECT_EQ(joined(9.97, 0.998, 1.002), std::nullopt);
}

}  // namespace
}  // namespace levelground::test::nearest_ways_test
