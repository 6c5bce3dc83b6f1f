// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "gis/network/crossing_ends.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/passability.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::passability_test {
namespace {

const TravellerLimits wheelchair{.kerb_at_most = Rational(20), .steps_at_most = Rational(0)};

Tri edge_of(const City& city, const std::string& id, const TravellerLimits& limits = wheelchair) {
  gis::Passability passability(city, limits, DrawnTown::today);
  const auto [first, last] = gis::edges_of(city.graph(), *city.find_feature(id));
  Tri worst = Tri::yes;
  for (std::uint32_t e = first; e < last; ++e) worst = gis::both(worst, passability.edge(e));
  return worst;
}

TEST(Passability, WhatIsShutAtTimesIsPassedOnlyByWhoComesWhenItIsOpen) {
  DrawnTown town(R"(
  A---B
  C---D
  E---F
  G-g-H
)");
  town.line(Theme::lift, "day lift", "AB").text(Property::opening_hours, "06:00-22:00");
  town.line(Theme::lift, "lift", "CD").text(Property::opening_hours, "24/7");
  town.line(Theme::walkway, "arcade", "EF").text(Property::opening_hours, "while the shops are open");
  town.line(Theme::walkway, "lane", "GgH");
  town.point(Theme::barrier, "gate", 'g').kind("gate").text(Property::opening_hours, "06:00-22:00");
  town.with_node_ids();
  const City city = town.city();
  const TravellerLimits by_day{.hours = std::pair{8 * 60, 20 * 60}};
  const TravellerLimits by_night{.hours = std::pair{22 * 60, 5 * 60}};
  EXPECT_EQ(edge_of(city, "day lift", {}), Tri::unknown);
  EXPECT_EQ(edge_of(city, "day lift", by_day), Tri::yes);
  EXPECT_EQ(edge_of(city, "day lift", by_night), Tri::no);
  EXPECT_EQ(edge_of(city, "lift", by_night), Tri::yes);
  EXPECT_EQ(edge_of(city, "arcade", by_day), Tri::unknown);
  EXPECT_EQ(edge_of(city, "lane", by_night), Tri::yes);
  const Feature& gate = city.feature(*city.find_feature("gate"));
  EXPECT_EQ(gis::Passability(city, by_night, DrawnTown::today).thing(gate), Tri::no);
  EXPECT_EQ(gis::Passability(city, by_day, DrawnTown::today).thing(gate), Tri::yes);
  EXPECT_EQ(edge_of(city, "day lift", {.minds_hours = false}), Tri::yes);
}

TEST(Passability, StepsAreNotStepFreeUnlessSaidToBe) {
  DrawnTown town(R"(
  A---B
  C---D
  E---F
  G---H
  I---J
)");
  town.line(Theme::steps, "steps", "AB");
  town.line(Theme::steps, "ramped", "CD").yes(Property::ramp);
  town.line(Theme::steps, "said", "EF").yes(Property::step_free);
  town.line(Theme::walkway, "way", "GH");
  town.line(Theme::road, "road", "IJ").kind("residential");
  const City city = town.city();
  EXPECT_EQ(edge_of(city, "steps"), Tri::no);
  EXPECT_EQ(edge_of(city, "ramped"), Tri::unknown);
  EXPECT_EQ(edge_of(city, "said"), Tri::yes);
  EXPECT_EQ(edge_of(city, "way"), Tri::yes);
  EXPECT_EQ(edge_of(city, "road"), Tri::unknown) << "nothing says how high its edge is";
}

TEST(Passability, AKerbIsComparedAsAnInterval) {
  DrawnTown town(R"(
  A---K---B
  C---L---D
  E---M---F
  G---N---H
)");
  town.line(Theme::walkway, "1", "AB");
  town.line(Theme::walkway, "2", "CD");
  town.line(Theme::walkway, "3", "EF");
  town.line(Theme::walkway, "4", "GH");
  town.point(Theme::kerb, "flush", 'K').between(Property::kerb_height, "0 mm", "20 mm");
  town.point(Theme::kerb, "lowered", 'L').between(Property::kerb_height, "0 mm", "30 mm");
  town.point(Theme::kerb, "raised", 'M').between(Property::kerb_height, "21 mm", "200 mm");
  town.point(Theme::kerb, "silent", 'N');
  const City city = town.city();
  gis::Passability passability(city, wheelchair, DrawnTown::today);
  const auto of = [&](const std::string& id) { return passability.thing(city.feature(*city.find_feature(id))); };
  EXPECT_EQ(of("flush"), Tri::yes);
  EXPECT_EQ(of("lowered"), Tri::unknown);
  EXPECT_EQ(of("raised"), Tri::no);
  EXPECT_EQ(of("silent"), Tri::unknown);
}

TEST(Passability, ACrossingNeedsBothItsKerbs) {
  DrawnTown town(R"(
  A--K---L--B
  C--M---N--D
  E---------F
)");
  town.line(Theme::crossing, "both", "AB");
  town.line(Theme::crossing, "one", "CD");
  town.line(Theme::crossing, "said", "EF").number(Property::kerb_height, "0 mm");
  for (const char kerb : {'K', 'L', 'M'}) town.point(Theme::kerb, std::string("kerb ") + kerb, kerb).number(Property::kerb_height, "0 mm");
  const City city = town.city();
  EXPECT_EQ(edge_of(city, "both"), Tri::yes);
  EXPECT_EQ(edge_of(city, "one"), Tri::unknown);
  EXPECT_EQ(edge_of(city, "said"), Tri::yes);
}

TEST(CrossingEnds, AKerbBeyondTheEndBelongsToItUntilTheNextJunction) {
  DrawnTown town(R"(
              T
              |
  S---K---A---B---J---L---E
                  |
                  Z
)");
  town.line(Theme::walkway, "left", "SA");
  town.line(Theme::crossing, "zebra", "AB");
  town.line(Theme::walkway, "right", "BJ");
  town.line(Theme::walkway, "on", "JE");
  town.line(Theme::walkway, "off", "JZ");
  town.point(Theme::kerb, "near", 'K');
  town.point(Theme::kerb, "behind the junction", 'L');
  const City city = town.city();
  const auto ends = gis::crossing_ends(city, *city.find_feature("zebra"));
  ASSERT_EQ(ends.size(), 2U);
  ASSERT_TRUE(ends[0].kerb);
  EXPECT_EQ(city.feature(*ends[0].kerb).id, "near");
  EXPECT_FALSE(ends[1].kerb);
}

TEST(Passability, LimitsOnGradientAndWidthMatterOnlyWhenGiven) {
  DrawnTown town(R"(
  A---B
  C---D
)");
  town.line(Theme::walkway, "steep", "AB").number(Property::incline, "8 %").number(Property::width, "2 m");
  town.line(Theme::walkway, "silent", "CD");
  const City city = town.city();
  TravellerLimits gentle = wheelchair;
  gentle.incline_at_most = Rational::ratio(5, 100);
  TravellerLimits wide = wheelchair;
  wide.width_at_least = Rational(1500);
  EXPECT_EQ(edge_of(city, "steep"), Tri::yes);
  EXPECT_EQ(edge_of(city, "steep", gentle), Tri::no);
  EXPECT_EQ(edge_of(city, "steep", wide), Tri::yes);
  EXPECT_EQ(edge_of(city, "silent", gentle), Tri::unknown);
  EXPECT_EQ(edge_of(city, "silent", wide), Tri::unknown);
}

TEST(Passability, WhoTakesStepsCountsThem) {
  DrawnTown town(R"(
  A---B
  C---D
  E---F
)");
  town.line(Theme::steps, "two", "AB").number(Property::step_count, "2");
  town.line(Theme::steps, "nine", "CD").number(Property::step_count, "9").no(Property::step_free);
  town.line(Theme::steps, "uncounted", "EF");
  const City city = town.city();
  const TravellerLimits walker{.steps_at_most = Rational(2)};
  EXPECT_EQ(edge_of(city, "two", walker), Tri::yes);
  EXPECT_EQ(edge_of(city, "nine", walker), Tri::no);
  EXPECT_EQ(edge_of(city, "uncounted", walker), Tri::unknown);
  EXPECT_EQ(edge_of(city, "nine", TravellerLimits{}), Tri::yes) << "everybody takes steps";
}

TEST(Passability, AShortSteepRunPassesWhereAllAroundIsKnownToBeGentle) {
  DrawnTown town(R"(
  A-B---C
  D-E---F
  G-----H
)");
  town.line(Theme::walkway, "short", "AB").number(Property::incline, "8 %");
  town.line(Theme::walkway, "gentle", "BC").number(Property::incline, "2 %");
  town.line(Theme::walkway, "short beside silence", "DE").number(Property::incline, "8 %");
  town.line(Theme::walkway, "silent", "EF");
  town.line(Theme::walkway, "long", "GH").number(Property::incline, "8 %");
  const City city = town.city();
  const TravellerLimits limits{.incline_at_most = Rational::ratio(5, 100), .steeper = ShortRun{Rational::ratio(85, 1000), Rational(3000)}};
  EXPECT_EQ(edge_of(city, "short", limits), Tri::yes);
  EXPECT_EQ(edge_of(city, "short beside silence", limits), Tri::unknown);
  EXPECT_EQ(edge_of(city, "long", limits), Tri::no);
}

/// One way: onwards, and back, as its line is drawn.
std::pair<Tri, Tri> one_way(const City& city, const std::string& id, const TravellerLimits& limits) {
  gis::Passability passability(city, limits, DrawnTown::today);
  const std::uint32_t edge = gis::edges_of(city.graph(), *city.find_feature(id)).first;
  return {passability.edge(edge, true), passability.edge(edge, false)};
}

TEST(Passability, TheStricterOfUpAndDownIsSureBecauseOneMustComeBack) {
  DrawnTown town("  A---B\n");
  town.line(Theme::walkway, "steep", "AB").number(Property::incline, "9 %");
  const City city = town.city();
  const auto limits = [](int up, int down) { return TravellerLimits{.incline_at_most = Rational::ratio(up, 100), .incline_down_at_most = Rational::ratio(down, 100)}; };
  EXPECT_EQ(edge_of(city, "steep", {.incline_at_most = Rational::ratio(10, 100)}), Tri::yes);
  EXPECT_EQ(edge_of(city, "steep", {.incline_at_most = Rational::ratio(8, 100)}), Tri::no) << "without a limit down the limit up counts both ways";
  EXPECT_EQ(edge_of(city, "steep", limits(10, 10)), Tri::yes);
  EXPECT_EQ(edge_of(city, "steep", limits(10, 8)), Tri::unknown) << "one gets up, and may come down another way";
  EXPECT_EQ(edge_of(city, "steep", limits(8, 10)), Tri::unknown);
  EXPECT_EQ(edge_of(city, "steep", limits(8, 7)), Tri::no);
}

TEST(Passability, OneWayEachLimitCountsInItsDirection) {
  DrawnTown town(R"(
  A---B
  C---D
  E---F
  G---H
)");
  town.line(Theme::walkway, "rising", "AB").number(Property::incline, "9 %");
  town.line(Theme::walkway, "falling", "CD").number(Property::incline, "-9 %");
  town.line(Theme::walkway, "measured", "EF").number(Property::incline, "9 %");
  town.line(Theme::walkway, "silent", "GH");
  town.observe("o1", "", "incline", Quantity::slope, "9 %").feature = "measured";
  const City city = town.city();
  const TravellerLimits climbs_badly{.incline_at_most = Rational::ratio(5, 100), .incline_down_at_most = Rational::ratio(10, 100)};
  EXPECT_EQ(one_way(city, "rising", climbs_badly), std::pair(Tri::no, Tri::yes));
  EXPECT_EQ(one_way(city, "falling", climbs_badly), std::pair(Tri::yes, Tri::no));
  EXPECT_EQ(one_way(city, "measured", climbs_badly), std::pair(Tri::unknown, Tri::unknown)) << "who measures says how steep, not which way";
  EXPECT_EQ(one_way(city, "silent", climbs_badly), std::pair(Tri::unknown, Tri::unknown));
  EXPECT_EQ(one_way(city, "rising", {.incline_at_most = Rational::ratio(5, 100)}), std::pair(Tri::no, Tri::no));
}

TEST(Passability, AShortRunDownHasAnExceptionOfItsOwn) {
  DrawnTown town(R"(
  A-B---C
)");
  town.line(Theme::walkway, "short", "AB").number(Property::incline, "8 %");
  town.line(Theme::walkway, "gentle", "BC").number(Property::incline, "2 %");
  const City city = town.city();
  TravellerLimits limits{.incline_at_most = Rational::ratio(10, 100), .incline_down_at_most = Rational::ratio(5, 100)};
  EXPECT_EQ(one_way(city, "short", limits), std::pair(Tri::yes, Tri::no));
  limits.steeper_down = ShortRun{Rational::ratio(9, 100), Rational(3000)};
  EXPECT_EQ(one_way(city, "short", limits), std::pair(Tri::yes, Tri::yes));
  EXPECT_EQ(edge_of(city, "short", limits), Tri::yes);
  limits.steeper_down = ShortRun{Rational::ratio(9, 100), Rational(1000)};
  EXPECT_EQ(one_way(city, "short", limits).second, Tri::no) << "two metres are longer than one";
}

/// Up two metres, then down six: three metres may be as steep on the way up, and any length on the way down.
TEST(Passability, WhatFallsIsNoPartOfARunThatClimbs) {
  DrawnTown town(R"(
  A-B-----C---D
)");
  town.line(Theme::walkway, "up", "AB").number(Property::incline, "8 %");
  town.line(Theme::walkway, "down", "BC").number(Property::incline, "-8 %");
  town.line(Theme::walkway, "level", "CD").number(Property::incline, "0 %");
  const City city = town.city();
  const TravellerLimits limits{.incline_at_most = Rational::ratio(5, 100), .incline_down_at_most = Rational::ratio(10, 100), .steeper = ShortRun{Rational::ratio(85, 1000), Rational(3000)}};
  EXPECT_EQ(one_way(city, "up", limits), std::pair(Tri::yes, Tri::yes));
  EXPECT_EQ(edge_of(city, "up", limits), Tri::yes);
  EXPECT_EQ(one_way(city, "down", limits), std::pair(Tri::yes, Tri::no)) << "six metres are too long to be climbed back";
  const TravellerLimits alike{.incline_at_most = Rational::ratio(5, 100), .steeper = ShortRun{Rational::ratio(85, 1000), Rational(3000)}};
  EXPECT_EQ(edge_of(city, "up", alike), Tri::yes) << "one limit for both directions: still each by its own run";
  EXPECT_EQ(edge_of(city, "down", alike), Tri::no);
}

TEST(Passability, ARunThatGoesOnClimbingIsAsLongAsAllOfIt) {
  DrawnTown town(R"(
  A-B-C---D
)");
  town.line(Theme::walkway, "first", "AB").number(Property::incline, "8 %");
  town.line(Theme::walkway, "second", "CB").number(Property::incline, "-8 %");
  town.line(Theme::walkway, "level", "CD").number(Property::incline, "0 %");
  const City city = town.city();
  const TravellerLimits limits{.incline_at_most = Rational::ratio(5, 100), .steeper = ShortRun{Rational::ratio(85, 1000), Rational(3000)}};
  EXPECT_EQ(edge_of(city, "first", limits), Tri::no) << "the line of the second is drawn the other way";
  EXPECT_EQ(edge_of(city, "second", limits), Tri::no);
}

TEST(Passability, WhichWayAMeasuredSlopeGoesOnIsNotKnown) {
  DrawnTown town(R"(
  A-B-C---D
)");
  town.line(Theme::walkway, "first", "AB").number(Property::incline, "8 %");
  town.line(Theme::walkway, "second", "BC");
  town.line(Theme::walkway, "level", "CD").number(Property::incline, "0 %");
  town.observe("o1", "", "incline", Quantity::slope, "8 %").feature = "second";
  const City city = town.city();
  const TravellerLimits limits{.incline_at_most = Rational::ratio(5, 100), .steeper = ShortRun{Rational::ratio(85, 1000), Rational(3000)}};
  EXPECT_EQ(edge_of(city, "first", limits), Tri::unknown) << "the second may fall";
  EXPECT_EQ(edge_of(city, "second", limits), Tri::unknown);
}

TEST(Passability, SurfacesThatMayBeRefusedAreNotKnown) {
  DrawnTown town(R"(
  A---B
  C---D
  E---F
)");
  town.line(Theme::walkway, "sand", "AB").code(Property::surface, "sand");
  town.line(Theme::walkway, "asphalt", "CD").code(Property::surface, "asphalt");
  town.line(Theme::walkway, "silent", "EF");
  const City city = town.city();
  TravellerLimits limits;
  limits.surfaces_refused = 1U << 15U | 1U << 18U;  // sand, mud
  ASSERT_EQ(property_info(Property::surface).codes[15], "sand");
  EXPECT_EQ(edge_of(city, "sand", limits), Tri::no);
  EXPECT_EQ(edge_of(city, "asphalt", limits), Tri::yes);
  EXPECT_EQ(edge_of(city, "silent", limits), Tri::unknown);
}

TEST(Passability, LightAndTheWayAStreetIsCrossedMatterToThoseWhoNeedThem) {
  DrawnTown town(R"(
  A---B
  C---D
  E---F
  G---H
)");
  town.line(Theme::walkway, "lit", "AB").yes(Property::lit);
  town.line(Theme::walkway, "dark", "CD").no(Property::lit);
  town.line(Theme::crossing, "zebra", "EF").code(Property::crossing_control, "marked");
  town.line(Theme::crossing, "unmarked", "GH").code(Property::crossing_control, "unmarked");
  const City city = town.city();
  const TravellerLimits night{.needs_light = true};
  EXPECT_EQ(edge_of(city, "lit", night), Tri::yes);
  EXPECT_EQ(edge_of(city, "dark", night), Tri::no);
  EXPECT_EQ(edge_of(city, "zebra", night), Tri::unknown);
  const TravellerLimits cane{.crossings_accepted = 0b0011};  // signals, marked
  EXPECT_EQ(edge_of(city, "zebra", cane), Tri::yes);
  EXPECT_EQ(edge_of(city, "unmarked", cane), Tri::no);
  EXPECT_EQ(edge_of(city, "dark", cane), Tri::yes);
}

}  // namespace
}  // namespace levelground::test::passability_test
