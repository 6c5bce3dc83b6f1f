// SPDX-License-Identifier: Apache-2.0
// homes_near, ramp_gradient, crossing_signals, canopy_share
#include <cmath>
#include <functional>

#include <gtest/gtest.h>

#include "core/base/errors.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::near_kinds_test {
namespace {

constexpr auto at_least = Scale::Direction::at_least;
constexpr auto at_most = Scale::Direction::at_most;
Rational part(std::int64_t of, std::int64_t whole) { return Rational::ratio(of, whole); }

// --- homes_near ------------------------------------------------------------------------------------------------------------------------

/// A park whose entrance E opens on a street of 20 m to the east, B its end; homes are drawn along it by their x.
DrawnTown park_with_street() {
  DrawnTown town(R"(
  4----3
  |    E-------------------B
  1----2
)");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::walkway, "street", "EB");
  town.complete(Theme::residents);
  return town;
}
void home(DrawnTown& town, const std::string& id, double west, double east, std::string_view low, std::string_view high) {
  // the park's east side is x = 7, the street y = 1
  town.add(Theme::residents, id, MultiPolygon{{Line{{7 + west, -4}, {7 + east, -4}, {7 + east, 6}, {7 + west, 6}, {7 + west, -4}}, {}}})
      .between(Property::population, low, high);
}
Measurement homes(const DrawnTown& town, const std::map<std::string, std::string>& more = {}) {
  std::map<std::string, std::string> parameters = {{"within", "10 m"}, {"around", "15 m"}, {"off_network", "3 m"}};
  parameters.insert(more.begin(), more.end());
  return town.measure("park", "homes_near", parameters, at_least, Quantity::share, Combine::share);
}

TEST(HomesNear, PeopleLiveEvenlyAlongTheWaysOfTheirHome) {
  DrawnTown town = park_with_street();
  town.complete(Theme::walkway);
  home(town, "near", 0, 8, "30", "30");
  home(town, "half", 8, 12, "10", "10");   // 4 m by 10 m
  const Measurement measured = homes(town);
  EXPECT_EQ(measured.value, Interval::exact(part(35, 40))) << "all of the first home, 2 of 4 m of the second";
  EXPECT_EQ(measured.coverage, Rational(1));
  ASSERT_EQ(measured.lacking.size(), 1U);
  EXPECT_EQ(measured.lacking[0].feature, "half");
  EXPECT_EQ(measured.lacking[0].value, Interval::exact(part(1, 2)));
  EXPECT_EQ(homes(town, {{"evenly_up_to", "40 m2"}}).value, Interval::exact(part(35, 40))) << "the larger one is reached whole";
}

TEST(HomesNear, NobodyComesThroughAClosedGate) {
  DrawnTown town = park_with_street();
  town.complete(Theme::walkway);
  home(town, "near", 0, 8, "30", "30");
  town.point(Theme::barrier, "gate", 'E').kind("gate").code(Property::access, "no");
  EXPECT_EQ(homes(town).value, Interval::exact(Rational(0)));
}

TEST(HomesNear, OfALargeHomeHalfReachedNobodyOrEverybodyLivesInReach) {
  DrawnTown town = park_with_street();
  town.complete(Theme::walkway);
  home(town, "near", 0, 8, "30", "30");
  home(town, "half", 8, 12, "10", "10");
  const Measurement measured = homes(town, {{"evenly_up_to", "39 m2"}});
  EXPECT_EQ(measured.value, (Interval{part(30, 40), 1}));
  ASSERT_EQ(measured.lacking.size(), 1U);
  EXPECT_EQ(measured.lacking[0].value, (Interval{0, 1}));
}

TEST(HomesNear, AWayThatNobodyMappedMayExist) {
  DrawnTown town = park_with_street();
  home(town, "near", 0, 8, "30", "30");
  home(town, "half", 8, 12, "10", "10");
  EXPECT_EQ(homes(town).value, (Interval{part(35, 40), 1}));
}

TEST(HomesNear, WhoLivesFartherAwayIsNotAskedAbout) {
  DrawnTown town = park_with_street();
  town.complete(Theme::walkway);
  home(town, "near", 0, 8, "30", "30");
  home(town, "far", 14, 18, "500", "500");
  EXPECT_EQ(homes(town).value, Interval::exact(1));
}

TEST(HomesNear, BoundsOfNumbersGiveTheLeastAndTheGreatestShare) {
  DrawnTown town = park_with_street();
  town.complete(Theme::walkway);
  home(town, "near", 0, 10, "20", "40");
  home(town, "beyond", 10, 14, "10", "20");
  EXPECT_EQ(homes(town).value, (Interval{part(20, 40), part(40, 50)})) << "20 of 20 + 20, or 40 of 40 + 10";
}

TEST(HomesNear, AHomeThatStatesNoNumberMayHoldAny) {
  DrawnTown town = park_with_street();
  town.complete(Theme::walkway);
  home(town, "near", 0, 10, "20", "20");
  town.add(Theme::residents, "silent", MultiPolygon{{Line{{17, -4}, {21, -4}, {21, 6}, {17, 6}, {17, -4}}, {}}});
  const Measurement measured = homes(town);
  EXPECT_EQ(measured.value, (Interval{0, 1}));
  EXPECT_EQ(measured.coverage, part(1, 2));
}

TEST(HomesNear, AHomeOnNoWayIsReachedPerhaps) {
  DrawnTown town = park_with_street();
  town.complete(Theme::walkway);
  home(town, "near", 0, 10, "20", "20");
  town.add(Theme::residents, "off", Point{12, 12}).number(Property::population, "20");
  EXPECT_EQ(homes(town).value, (Interval{part(1, 2), 1}));
}

TEST(HomesNear, AnAreaWithoutAWayIsReachedPerhaps) {
  DrawnTown town = park_with_street();
  town.complete(Theme::walkway);
  town.add(Theme::residents, "beside", MultiPolygon{{Line{{9, 3}, {13, 3}, {13, 7}, {9, 7}, {9, 3}}, {}}}).number(Property::population, "20");   // 2 m off the street
  EXPECT_EQ(homes(town).value, (Interval{0, 1}));
  EXPECT_EQ(homes(town, {{"accuracy", "0.5 m"}}).value, (Interval{0, 1}));
}

TEST(HomesNear, StepFreeAKerbOfUnknownHeightLeavesItOpen) {
  DrawnTown town(R"(
  4----3
  |    E---K---------------B
  1----2
)");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::walkway, "street", "EKB");
  town.complete(Theme::residents);
  town.point(Theme::kerb, "kerb", 'K');
  town.complete(Theme::walkway);
  home(town, "near", 0, 4, "10", "10");
  home(town, "behind", 4, 10, "30", "30");
  EXPECT_EQ(homes(town).value, Interval::exact(1));
  EXPECT_EQ(homes(town, {{"step_free", "yes"}, {"kerb_at_most", "20 mm"}}).value, (Interval{part(10, 40), 1}));
}

TEST(HomesNear, NobodyAroundIsNotObserved) { EXPECT_FALSE(homes(park_with_street()).observed); }

// --- conditions on numbers -------------------------------------------------------------------------------------------------------------

/// A car park beside the street, its tip 12 m along it and 1 m off; the outline is 11.21 m.
Measurement to_the_bay(const std::function<void(Drawn&)>& stated, const std::map<std::string, std::string>& more = {}) {
  DrawnTown town = park_with_street();
  for (const Theme theme : {Theme::walkway, Theme::parking, Theme::entrance}) town.complete(theme);
  Drawn lot = town.add(Theme::parking, "lot", MultiPolygon{{Line{{19, 2}, {21, 5}, {17, 5}, {19, 2}}, {}}});
  stated(lot);
  std::map<std::string, std::string> parameters = {{"to", "parking"}, {"from", "nearest_entrance"}, {"within", "50 m"}, {"with", "capacity_disabled>=1"}};
  for (const auto& [name, value] : more) parameters[name] = value;
  return town.measure("park", "network_distance", parameters, at_most, Quantity::length, Combine::worst);
}
Interval metres(double low, double high) { return {Rational::floor_of(low * 1000), Rational::ceil_of(high * 1000)}; }

TEST(NumberConditions, DecideByTheInterval) {
  EXPECT_EQ(to_the_bay([](Drawn& lot) { lot.number(Property::capacity_disabled, "2"); }).value, metres(13, 13));
  EXPECT_EQ(to_the_bay([](Drawn& lot) { lot.number(Property::capacity_disabled, "1"); }).value, metres(13, 13)) << "the end is included";
  EXPECT_EQ(to_the_bay([](Drawn& lot) { lot.number(Property::capacity_disabled, "0"); }).value, (Interval{50000, Rational::infinity()})) << "none";
  EXPECT_EQ(to_the_bay([](Drawn& lot) { lot.between(Property::capacity_disabled, "0", "3"); }).value, (Interval{13000, Rational::infinity()})) << "perhaps none";
  EXPECT_EQ(to_the_bay([](Drawn& lot) { lot.kind("surface"); }).value, (Interval{13000, Rational::infinity()})) << "nobody says";
  EXPECT_EQ(to_the_bay([](Drawn& lot) { lot.between(Property::capacity_disabled, "1", "3"); }).value, metres(13, 13)) << "one at least";
}

TEST(NumberConditions, OfAnAreaWhatIsLookedForMayLieAtItsFarEnd) {
  const auto two = [](Drawn& lot) { lot.number(Property::capacity_disabled, "2"); };
  const double outline = 4 + 2 * std::sqrt(13.0);
  EXPECT_EQ(to_the_bay(two, {{"somewhere_in", "yes"}}).value, metres(13, 13 + outline / 2));
  EXPECT_EQ(to_the_bay(two, {{"somewhere_in", "yes"}, {"within", "15 m"}}).value, (Interval{13000, Rational::infinity()})) << "the search may end before it";
}

TEST(NumberConditions, WhoWalkedToTheBayKnowsWhatTheMapOnlyBounds) {
  DrawnTown town = park_with_street();
  town.complete(Theme::walkway);   // not what is parked: one may be nearer
  town.add(Theme::parking, "bay", Point{19, 1}).number(Property::capacity_disabled, "1");
  const auto distance = [&] {
    return town.measure("park", "network_distance", {{"to", "parking"}, {"from", "nearest_entrance"}, {"within", "50 m"}, {"with", "capacity_disabled>=1"}}, at_most, Quantity::length,
                        Combine::worst);
  };
  EXPECT_EQ(distance().value, metres(0, 12));
  town.observe("E-1", "park", "designated_bay_distance", Quantity::length, "5 m").range = metres(4, 6);
  EXPECT_EQ(distance().value, metres(4, 6));
  EXPECT_EQ(distance().places.at(0).value, metres(4, 6));
}

TEST(NumberConditions, ANumberWithoutUnitOrAWordIsRefused) {
  const auto nothing = [](Drawn&) {};
  EXPECT_THROW(to_the_bay(nothing, {{"with", "width>=2"}}), InputError);
  EXPECT_THROW(to_the_bay(nothing, {{"with", "width=wide"}}), InputError);
  EXPECT_THROW(to_the_bay(nothing, {{"with", "kind>=1"}}), InputError);
}

// --- ramp_gradient ---------------------------------------------------------------------------------------------------------------------

TEST(RampGradient, JudgesRampsAloneWithTheirRuns) {
  DrawnTown town(R"(
     4---------------3
  A--W---R-----S-----E--B
     1---------------2
)");
  town.area(Theme::site, "park", "1234");
  town.complete(Theme::walkway);
  town.line(Theme::walkway, "west", "AR").kind("footway").number(Property::incline, "20 %");
  town.line(Theme::walkway, "ramp", "RS").kind("ramp").number(Property::incline, "-8 %");
  town.line(Theme::walkway, "east", "SB");
  const std::map<std::string, std::string> parameters = {{"of", "walkways"}, {"kinds", "ramp"}};
  const Measurement measured = town.measure("park", "ramp_gradient", parameters, at_most, Quantity::slope);
  ASSERT_EQ(measured.places.size(), 1U) << "a steep way that nobody calls a ramp is another criterion's business";
  EXPECT_EQ(measured.places[0].feature, "ramp");
  EXPECT_EQ(measured.value, Interval::exact(part(8, 100))) << "its size, whichever way it falls";
  EXPECT_EQ(measured.places[0].stretch->to_mm - measured.places[0].stretch->from_mm, 6000);
  const std::map<std::string, std::string> none = {{"of", "walkways"}, {"kinds", "none_such"}};
  EXPECT_FALSE(town.measure("park", "ramp_gradient", none, at_most, Quantity::slope).observed);
}

TEST(RampGradient, ARampOfUnknownGradientIsUnknown) {
  DrawnTown town(R"(
     4---------------3
  A--W---R-----S-----E--B
     1---------------2
)");
  town.area(Theme::site, "park", "1234");
  town.complete(Theme::walkway);
  town.line(Theme::walkway, "ramp", "AS").kind("ramp");
  town.line(Theme::walkway, "east", "SB").kind("ramp").number(Property::incline, "4 %");
  const Measurement measured = town.measure("park", "ramp_gradient", {{"of", "walkways"}, {"kinds", "ramp"}}, at_most, Quantity::slope);
  EXPECT_EQ(measured.value.low, part(4, 100));
  EXPECT_FALSE(measured.value.high.is_finite());
  EXPECT_EQ(measured.coverage, part(6, 16)) << "6 of the 16 m inside";
}

// --- crossing_signals ------------------------------------------------------------------------------------------------------------------

DrawnTown park_at_streets() {
  return DrawnTown(R"(
     4---------3
     |         |
     1---------2
      A   C   E
      B   D   F
)");
}
Measurement signals(DrawnTown town, const std::string& needs = "either") {
  town.complete(Theme::crossing);
  return town.measure("park", "crossing_signals", {{"within", "5 m"}, {"needs", needs}}, at_least, Quantity::share, Combine::share);
}

TEST(CrossingSignals, OfTheCrossingsWithSignals) {
  DrawnTown town = park_at_streets();
  town.area(Theme::site, "park", "1234");
  town.line(Theme::crossing, "sounds", "AB").code(Property::crossing_control, "signals").yes(Property::sound_signal).no(Property::vibration_signal);
  town.line(Theme::crossing, "silent", "CD").code(Property::crossing_control, "signals").no(Property::sound_signal).no(Property::vibration_signal);
  town.line(Theme::crossing, "zebra", "EF").code(Property::crossing_control, "marked");
  const Measurement measured = signals(town);
  EXPECT_EQ(measured.value, Interval::exact(part(1, 2)));
  EXPECT_EQ(measured.coverage, Rational(1));
  ASSERT_EQ(measured.lacking.size(), 1U);
  EXPECT_EQ(measured.lacking[0].feature, "silent");
  EXPECT_EQ(signals(town, "vibration").value, Interval::exact(0));
  EXPECT_EQ(signals(town, "both").value, Interval::exact(0));
}

TEST(CrossingSignals, WhatNobodySaysIsUnknown) {
  DrawnTown town = park_at_streets();
  town.area(Theme::site, "park", "1234");
  town.line(Theme::crossing, "signals", "AB").code(Property::crossing_control, "signals");
  EXPECT_FALSE(signals(town).observed);
  town.line(Theme::crossing, "mute", "CD").code(Property::crossing_control, "signals").no(Property::sound_signal);
  EXPECT_EQ(signals(town).value, (Interval{0, 1})) << "it may vibrate";
  EXPECT_EQ(signals(town, "sound").value, (Interval{0, part(1, 2)}));
  EXPECT_TRUE(signals(town, "sound").observed);
  DrawnTown unsure = park_at_streets();
  unsure.area(Theme::site, "park", "1234");
  unsure.line(Theme::crossing, "sounds", "AB").code(Property::crossing_control, "signals").yes(Property::sound_signal);
  unsure.line(Theme::crossing, "of some kind", "CD").no(Property::sound_signal).no(Property::vibration_signal);
  EXPECT_EQ(signals(unsure).value, (Interval{part(1, 2), 1})) << "without signals it would not count";
}

// --- canopy_share ----------------------------------------------------------------------------------------------------------------------

/// 20 m × 10 m: 200 m².
DrawnTown lawn() {
  DrawnTown town("");
  town.add(Theme::site, "lawn", MultiPolygon{{Line{{0, 0}, {20, 0}, {20, 10}, {0, 10}, {0, 0}}, {}}});
  return town;
}
Measurement canopy(const DrawnTown& town) {
  return town.measure("lawn", "canopy_share", {{"crown_at_least", "2 m"}, {"crown_at_most", "10 m"}, {"wooded", "wood"}, {"wooded_at_least", "50 %"}},
                      at_least, Quantity::share, Combine::share);
}
constexpr double pi = 3.14159265;
void expect_share(const Rational& share, double square_metres) { EXPECT_NEAR(share.to_double(), square_metres / 200, 0.002); }

TEST(CanopyShare, ACrownThatWasMeasured) {
  DrawnTown town = lawn();
  town.add(Theme::tree, "oak", Point{5, 5}).number(Property::width, "8 m");
  const Measurement open = canopy(town);
  expect_share(open.value.low, pi * 16);
  EXPECT_EQ(open.value.high, Rational(1)) << "there may be more";
  town.complete(Theme::tree);
  town.complete(Theme::green);
  const Measurement closed = canopy(town);
  expect_share(closed.value.low, pi * 16);
  expect_share(closed.value.high, pi * 16);
  EXPECT_LT(closed.value.low.to_double(), pi * 16 / 200);
  EXPECT_GT(closed.value.high.to_double(), pi * 16 / 200) << "polygons that stand for circles lie on the safe side";
}

TEST(CanopyShare, ACrownThatNobodyMeasuredIsAsWideAsTheRuleSays) {
  DrawnTown town = lawn();
  town.add(Theme::tree, "oak", Point{10, 5});
  town.complete(Theme::tree);
  town.complete(Theme::green);
  const Measurement measured = canopy(town);
  expect_share(measured.value.low, pi * 1);
  expect_share(measured.value.high, pi * 25);
}

TEST(CanopyShare, ATreeDrawnAsAnAreaIsItsCrown) {
  DrawnTown town = lawn();
  town.add(Theme::tree, "crown", MultiPolygon{{Line{{2, 2}, {12, 2}, {12, 7}, {2, 7}, {2, 2}}, {}}}).number(Property::width, "1 m");
  EXPECT_EQ(canopy(town).value, (Interval{Rational::ratio(1, 4), 1})) << "there may be more";
  town.complete(Theme::tree);
  town.complete(Theme::green);
  EXPECT_EQ(canopy(town).value, Interval::exact(Rational::ratio(1, 4)));
  const Interval off = town.measure("lawn", "canopy_share",
                                    {{"crown_at_least", "2 m"}, {"crown_at_most", "10 m"}, {"wooded", "wood"}, {"wooded_at_least", "50 %"}, {"accuracy", "1 m"}}, at_least, Quantity::share,
                                    Combine::share).value;
  EXPECT_LT(off.low.to_double(), (10 - 2) * (5 - 2) / 200.0 + 0.001) << "a metre less on every side";
  EXPECT_GT(off.low, Rational::ratio(1, 10));
  EXPECT_GE(off.high, Rational::ratio(10 * 5 + 2 * (10 + 5), 200)) << "and a metre more";
}

TEST(CanopyShare, OverlapsCountOnceAndOutsideNotAtAll) {
  DrawnTown town = lawn();
  town.add(Theme::tree, "one", Point{0, 5}).number(Property::width, "8 m");
  town.add(Theme::tree, "same place", Point{0, 5}).number(Property::width, "8 m");
  town.complete(Theme::tree);
  town.complete(Theme::green);
  expect_share(canopy(town).value.high, pi * 8);
}

TEST(CanopyShare, AWoodIsCoveredInPart) {
  DrawnTown town = lawn();
  town.add(Theme::green, "wood", MultiPolygon{{Line{{-10, 0}, {10, 0}, {10, 10}, {-10, 10}, {-10, 0}}, {}}}).kind("wood");
  town.add(Theme::green, "grass", MultiPolygon{{Line{{10, 0}, {20, 0}, {20, 10}, {10, 10}, {10, 0}}, {}}}).kind("grass");
  town.complete(Theme::tree);
  town.complete(Theme::green);
  const Measurement measured = canopy(town);
  expect_share(measured.value.low, 50);
  expect_share(measured.value.high, 100);
}

TEST(CanopyShare, NoMappedTreeProvesNothing) {
  DrawnTown town = lawn();
  EXPECT_FALSE(canopy(town).observed);
  town.complete(Theme::tree);
  town.complete(Theme::green);
  EXPECT_EQ(canopy(town).value, Interval::exact(0));
  EXPECT_TRUE(canopy(town).observed);
}

}  // namespace
}  // namespace levelground::test::near_kinds_test
