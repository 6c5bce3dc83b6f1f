// SPDX-License-Identifier: Apache-2.0
// What a road states of its sidewalks, side by side.
#include <string>

#include <gtest/gtest.h>

#include "gis/network/edge_shape.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/sidewalk.hpp"
#include "gis/travel/hindrance.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::sidewalk_test {
namespace {

using Side = WalkGraph::Side;

/// The worst of the edges of a feature on one side, steps across left out.
Tri on(const City& city, const std::string& id, Side side, const TravellerLimits& limits) {
  gis::Passability passability(city, limits, DrawnTown::today);
  const auto [first, last] = gis::edges_of(city.graph(), *city.find_feature(id));
  Tri worst = Tri::yes;
  for (std::uint32_t e = first; e < last; ++e) {
    const WalkGraph::Edge& edge = city.graph().edges[e];
    if (edge.side == side && !gis::is_step_across(edge)) worst = gis::both(worst, passability.edge(e));
  }
  return worst;
}

DrawnTown street() { return DrawnTown("A---------B\n"); }
Drawn with_sidewalks(DrawnTown& town) {
  Drawn road = town.line(Theme::road, "street", "AB").kind("residential");
  road.code(Property::sidewalk, "both");
  return road;
}

TEST(Sidewalk, EachSideHasTheWidthItsRoadStatesOfIt) {
  DrawnTown town = street();
  with_sidewalks(town).number(Property::width, "6 m").number(Property::sidewalk_left_width, "2 m").number(Property::sidewalk_right_width, "0.6 m");
  const City city = town.city();
  const TravellerLimits limits{.width_at_least = Rational(900)};
  EXPECT_EQ(on(city, "street", Side::left, limits), Tri::yes);
  EXPECT_EQ(on(city, "street", Side::right, limits), Tri::no);

  DrawnTown silent = street();
  with_sidewalks(silent).number(Property::width, "6 m");
  EXPECT_EQ(on(silent.city(), "street", Side::left, limits), Tri::unknown) << "6 m is the carriageway";
}

TEST(Sidewalk, EachSideHasItsOwnSurfaceAndSmoothness) {
  DrawnTown town = street();
  with_sidewalks(town)
      .code(Property::surface, "asphalt")
      .code(Property::smoothness, "excellent")
      .code(Property::sidewalk_left_surface, "sand")
      .code(Property::sidewalk_right_smoothness, "good");
  const City city = town.city();
  TravellerLimits sand;
  sand.surfaces_refused = 1U << 15U;
  ASSERT_EQ(property_info(Property::surface).codes[15], "sand");
  EXPECT_EQ(on(city, "street", Side::left, sand), Tri::no);
  EXPECT_EQ(on(city, "street", Side::right, sand), Tri::unknown);
  const TravellerLimits smooth{.smoothness_at_least = Rational(5)};   // intermediate
  EXPECT_EQ(on(city, "street", Side::left, smooth), Tri::unknown);
  EXPECT_EQ(on(city, "street", Side::right, smooth), Tri::yes);
}

TEST(Sidewalk, ItsGradientIsThatOfTheRoadUnlessItsOwnIsStated) {
  DrawnTown town = street();
  with_sidewalks(town).number(Property::incline, "8 %").number(Property::sidewalk_left_incline, "2 %").number(Property::sidewalk_left_cross_slope, "3 %");
  const City city = town.city();
  const TravellerLimits gentle{.incline_at_most = Rational::ratio(5, 100)};
  EXPECT_EQ(on(city, "street", Side::left, gentle), Tri::yes);
  EXPECT_EQ(on(city, "street", Side::right, gentle), Tri::no);
  const TravellerLimits tilted{.cross_slope_at_most = Rational::ratio(2, 100)};
  EXPECT_EQ(on(city, "street", Side::left, tilted), Tri::no);
  EXPECT_EQ(on(city, "street", Side::right, tilted), Tri::unknown);
}

TEST(Sidewalk, AnObserverSpeaksOfOneSide) {
  DrawnTown town = street();
  with_sidewalks(town);
  town.observe("O-1", "", "sidewalk_right_width", Quantity::length, "1.5 m").feature = "street";
  const City city = town.city();
  const TravellerLimits limits{.width_at_least = Rational(900)};
  EXPECT_EQ(on(city, "street", Side::left, limits), Tri::unknown);
  EXPECT_EQ(on(city, "street", Side::right, limits), Tri::yes);
}

/// The worst step over an arm of a junction.
Tri over_arm(const char* left, const char* right) {
  DrawnTown town(R"(
       F
       |
  A----B----C
)");
  for (const auto& [id, marks] : {std::pair{"west", "AB"}, std::pair{"east", "BC"}, std::pair{"north", "BF"}}) {
    Drawn road = town.line(Theme::road, id, marks).kind("residential");
    road.code(Property::sidewalk, "both").number(Property::sidewalk_left_kerb_height, left);
    if (right != nullptr) road.number(Property::sidewalk_right_kerb_height, right);
  }
  const City city = town.city();
  gis::Passability passability(city, {.kerb_at_most = Rational(20), .steps_at_most = Rational(0)}, DrawnTown::today);
  Tri worst = Tri::yes;
  bool any = false;
  for (std::uint32_t e = 0; e < city.graph().edges.size(); ++e) {
    if (!gis::is_step_across(city.graph().edges[e])) continue;
    any = true;
    worst = gis::both(worst, passability.edge(e));
  }
  EXPECT_TRUE(any);
  return worst;
}

TEST(Sidewalk, AKerbLowAllAlongBothSidesIsLowAtACornerAndAHighOneMayBeLoweredThere) {
  EXPECT_EQ(over_arm("0 mm", "0 mm"), Tri::yes);
  EXPECT_EQ(over_arm("0 mm", nullptr), Tri::unknown);
  EXPECT_EQ(over_arm("0 mm", "120 mm"), Tri::unknown);
}

TEST(Sidewalk, WhatBarsItIsSaidInTheWordsOfItsSide) {
  DrawnTown town = street();
  with_sidewalks(town).number(Property::width, "6 m").number(Property::sidewalk_left_width, "2 m").number(Property::sidewalk_right_width, "0.6 m");
  const City city = town.city();
  const TravellerLimits limits{.width_at_least = Rational(900)};
  for (std::uint32_t e = 0; e < city.graph().edges.size(); ++e) {
    if (city.graph().edges[e].side != Side::right) continue;
    const gis::Hindrance hindrance = gis::hindrance_on_edge(city, limits, DrawnTown::today, e, {});
    ASSERT_EQ(hindrance.reasons.size(), 1U);
    ASSERT_EQ(hindrance.reasons.front().said.size(), 1U);
    EXPECT_NE(hindrance.reasons.front().said.front().find("0.6 m"), std::string::npos) << hindrance.reasons.front().said.front();
  }
}

TEST(Sidewalk, MeasuresOfARouteReadThem) {
  DrawnTown town(R"(
  4---------3
  A---------B
  1---------2
)");
  town.area(Theme::site, "place", "1234");
  town.complete(Theme::walkway);
  with_sidewalks(town).number(Property::sidewalk_left_width, "2 m").number(Property::sidewalk_right_width, "1.2 m");
  const Measurement width = town.measure("place", "clear_width", {{"of", "walkways"}});
  EXPECT_EQ(width.value, metres(1.2));
}

}  // namespace
}  // namespace levelground::test::sidewalk_test
