// SPDX-License-Identifier: Apache-2.0
// Between two things on a square nobody surely passes who is wider than the gap, however wide the square is.
#include "gis/network/gaps_over_area.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <random>

#include "gis/network/edge_shape.hpp"
#include "gis/network/passability.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::gaps_over_area_test {
namespace {

const TravellerLimits wheelchair{.kerb_at_most = Rational(20), .width_at_least = Rational(900), .steps_at_most = Rational(0)};

Line ring(double west, double south, double east, double north) { return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}; }

/// A square 20 m by 20 m, 20 m wide as somebody stated, a gate in the middle of its west and of its east side, and houses on it.
City square(const std::vector<MultiPolygon>& houses) {
  DrawnTown town("  .\n");
  town.add(Theme::walkway, "square", MultiPolygon{{{{0, 0}, {20, 0}, {20, 10}, {20, 20}, {0, 20}, {0, 10}, {0, 0}}, {}}}).number(Property::width, "20 m").kind("pedestrian");
  town.add(Theme::walkway, "west", Line{{-5, 10}, {0, 10}});
  town.add(Theme::walkway, "east", Line{{25, 10}, {20, 10}});
  for (std::size_t i = 0; i < houses.size(); ++i) town.add(Theme::building, "house " + std::to_string(i), houses[i]);
  return town.city();
}

/// The best that any straight walk over the square from one gate to the other is; nullopt: there is none.
std::optional<Tri> straight(const City& city) {
  gis::Passability passability(city, wheelchair, DrawnTown::today);
  const auto [first, last] = gis::edges_of(city.graph(), *city.find_feature("square"));
  std::optional<Tri> best;
  for (std::uint32_t e = first; e < last; ++e) {
    const WalkGraph::Edge& edge = city.graph().edges[e];
    if (!gis::is_over_area(edge) || edge.length_mm < 19000) continue;
    best = std::max(best.value_or(Tri::no), passability.edge(e));
  }
  return best;
}

TEST(GapsOverArea, ANarrowOneIsNotSurelyPassed) {
  const auto houses = [](double gap) {
    return std::vector<MultiPolygon>{{Polygon{ring(8, 10 + gap / 2, 12, 20), {}}}, {Polygon{ring(8, 0, 12, 10 - gap / 2), {}}}};
  };
  EXPECT_EQ(straight(square(houses(0.2))), Tri::unknown);
  EXPECT_EQ(straight(square(houses(0.88))), Tri::unknown);
  EXPECT_EQ(straight(square(houses(0.92))), Tri::yes);
  EXPECT_EQ(straight(square(houses(3))), Tri::yes);
  EXPECT_EQ(straight(square({})), Tri::yes);
}

/// The square with its gates half a metre from its southern side, and one house on it as far from the walk between them.
City beside_the_outline(const std::function<void(DrawnTown&)>& beyond) {
  DrawnTown town("  .\n");
  town.add(Theme::walkway, "square", MultiPolygon{{{{0, 0}, {20, 0}, {20, 0.4}, {20, 20}, {0, 20}, {0, 0.4}, {0, 0}}, {}}}).number(Property::width, "20 m").kind("pedestrian");
  town.add(Theme::walkway, "west", Line{{-5, 0.4}, {0, 0.4}});
  town.add(Theme::walkway, "east", Line{{25, 0.4}, {20, 0.4}});
  town.add(Theme::building, "house", MultiPolygon{{ring(8, 0.7, 12, 10), {}}});
  beyond(town);
  return town.city();
}

TEST(GapsOverArea, WhatStandsAlongTheOutlineBoundsAlsoFromOutside) {
  EXPECT_EQ(straight(beside_the_outline([](DrawnTown& town) { town.add(Theme::building, "next door", MultiPolygon{{ring(-5, -8, 25, 0), {}}}); })), Tri::unknown);
  EXPECT_EQ(straight(beside_the_outline([](DrawnTown& town) { town.add(Theme::barrier, "wall", Line{{-5, 0}, {25, 0}}).kind("wall"); })), Tri::unknown);
  EXPECT_EQ(straight(beside_the_outline([](DrawnTown& town) { town.add(Theme::water, "canal", MultiPolygon{{ring(-5, -8, 25, 0), {}}}); })), Tri::unknown);
  EXPECT_EQ(straight(beside_the_outline([](DrawnTown& town) { town.add(Theme::building, "far", MultiPolygon{{ring(-5, -8, 25, -1), {}}}); })), Tri::yes);
}

TEST(GapsOverArea, AnOutlineWithNothingAlongItIsNoWall) {
  EXPECT_EQ(straight(beside_the_outline([](DrawnTown&) {})), Tri::yes) << "nothing is known to stand there";
}

TEST(GapsOverArea, HousesOnOneSideAreNoGap) {
  // A row of two that touch, their fronts along the walk; and two with a yard between them.
  EXPECT_EQ(straight(square({{Polygon{ring(4, 10.2, 8, 20), {}}}, {Polygon{ring(8, 10.2, 12, 20), {}}}})), Tri::yes);
  EXPECT_EQ(straight(square({{Polygon{ring(4, 10.2, 8, 20), {}}}, {Polygon{ring(8.3, 10.2, 12, 20), {}}}})), Tri::yes);
}

TEST(GapsOverArea, OneThatIsPassedAslantIsFound) {
  // The northern house ends where the southern one begins farther east: between their corners there is half a metre.
  EXPECT_EQ(straight(square({{Polygon{ring(6, 10.15, 10, 20), {}}}, {Polygon{ring(10.4, 0, 14, 9.85), {}}}})), Tri::unknown);
}

/// The houses overlap along the walk, so the gap between them is exactly what lies above it and below.
TEST(GapsOverArea, IsNeverMissedOnRandomSquares) {
  for (unsigned seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const auto between = [&](double low, double high) { return std::uniform_real_distribution<>(low, high)(random); };
    const double above = between(0.01, 1.2);
    const double below = between(0.01, 1.2);
    const double west = between(2, 8);
    const double other_west = between(2, 8);
    const double east = between(9, 14);
    const double other_east = between(9, 14);
    const City city = square({{Polygon{ring(west, 10 + above, east, 20), {}}}, {Polygon{ring(other_west, 0, other_east, 10 - below), {}}}});
    const bool narrow = above + below < 0.9;
    EXPECT_EQ(straight(city), narrow ? Tri::unknown : Tri::yes) << above << " + " << below;
  }
}

}  // namespace
}  // namespace levelground::test::gaps_over_area_test
