// SPDX-License-Identifier: Apache-2.0

#include <gtest/gtest.h>

#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::reach_kinds_test {
namespace {

constexpr auto at_least = Scale::Direction::at_least;
constexpr auto at_most = Scale::Direction::at_most;
const Rational endless = Rational::infinity();

/// Somebody says that all of what these tests draw is drawn.
void vouch(DrawnTown& town) {
  for (const Theme theme : {Theme::walkway, Theme::steps, Theme::seat, Theme::kerb, Theme::crossing}) town.complete(theme);
}

// --- step_free_reach -------------------------------------------------------------------------------------------------------------------

/// Two entrances, a seat and a toilet; between them a place X where something may stand.
DrawnTown park_with_way(bool steps, bool vouched = true) {
  DrawnTown town(R"(
     4-----------------------------3
     |    s                   t    |
  A--W--------------X---Y----------E--B
     |                             |
     1-----------------------------2
)");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::walkway, "west", "AX");
  if (steps) town.line(Theme::steps, "flight", "XY");
  else town.line(Theme::walkway, "flight", "XY");
  if (vouched) {
    vouch(town);
    town.complete(Theme::toilet);
  }
  town.line(Theme::walkway, "east", "YB");
  town.point(Theme::seat, "seat", 's');
  town.point(Theme::toilet, "toilet", 't');
  return town;
}
const std::map<std::string, std::string> reach = {{"facilities", "seat,toilet"}, {"within", "2 m"}, {"kerb_at_most", "20 mm"}};
Measurement reach_of(const DrawnTown& town) { return town.measure("park", "step_free_reach", reach, at_least, Quantity::share, Combine::share); }

TEST(StepFreeReach, AllWhereNoStepIsInTheWay) {
  const Measurement measured = reach_of(park_with_way(false));
  EXPECT_EQ(measured.value, Interval::exact(1));
  EXPECT_EQ(measured.coverage, Rational(1));
  EXPECT_TRUE(measured.lacking.empty());
}

TEST(StepFreeReach, StepsOnTheOnlyWayBarIt) {
  const Measurement measured = reach_of(park_with_way(true));
  EXPECT_EQ(measured.value, Interval::exact(0)) << "each is out of reach from one of the entrances";
  ASSERT_EQ(measured.lacking.size(), 2U);
  EXPECT_EQ(measured.lacking[0].feature, "seat");
  EXPECT_EQ(measured.lacking[0].inputs.at(0).words.text().en, "no step-free way from Entrance east");
}

TEST(StepFreeReach, WaysOfALayerThatIsTooOldTellNothingEitherWay) {
  for (const bool steps : {false, true}) {
    const DrawnTown town = park_with_way(steps);
    Criterion criterion = DrawnTown::criterion("step_free_reach", reach, at_least, Quantity::share, Combine::share);
    criterion.max_age_months = 12;
    EXPECT_EQ(DrawnTown::measure(town.city(), "park", criterion).value, Interval::exact(steps ? 0 : 1));
    criterion.max_age_months = 0;  // the drawing is of 1 September, the day is the 15th
    const Measurement later = DrawnTown::measure(town.city(), "park", criterion);
    EXPECT_EQ(later.value, (Interval{0, 1}));
    EXPECT_FALSE(later.observed);
  }
}

TEST(StepFreeReach, AKerbOfUnknownHeightIsNotKnown) {
  DrawnTown town = park_with_way(false);
  town.point(Theme::kerb, "kerb", 'X');
  const Measurement measured = reach_of(town);
  EXPECT_EQ(measured.value, (Interval{0, 1}));
  EXPECT_EQ(measured.coverage, Rational::ratio(1, 2)) << "each is surely reached from the entrance on its side";
  EXPECT_TRUE(measured.observed);
  EXPECT_EQ(measured.lacking.at(0).label.text().en, "Seat, north-west");
}

TEST(StepFreeReach, AHighKerbOnTheOnlyWayProvesAGap) {
  DrawnTown town = park_with_way(false);
  town.point(Theme::kerb, "kerb", 'X').number(Property::kerb_height, "60 mm");
  EXPECT_EQ(reach_of(town).value, Interval::exact(0));
  DrawnTown low = park_with_way(false);
  low.point(Theme::kerb, "kerb", 'X').number(Property::kerb_height, "20 mm");
  EXPECT_EQ(reach_of(low).value, Interval::exact(1));
}

TEST(StepFreeReach, NoMappedWayAtAllProvesNothingAboutSteps) {
  DrawnTown town(R"(
     4-----------------------------3
     |    s                        |
  A--W---X             Y-----------E--B
     |                             |
     1-----------------------------2
)");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::walkway, "west", "AX");
  town.line(Theme::walkway, "east", "YB");
  vouch(town);
  town.point(Theme::seat, "seat", 's');
  EXPECT_EQ(reach_of(town).value, (Interval{0, 1}));
}

TEST(StepFreeReach, AWayAroundOutsideCountsOnlyWhenAsked) {
  DrawnTown town(R"(
  C-----------------------------------D
  |  4-----------------------------3  |
  |  |    s                        |  |
  A--W--------------X---Y----------E--B
     |                             |
     1-----------------------------2
)");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::walkway, "west", "AX");
  town.line(Theme::steps, "flight", "XY");
  town.line(Theme::walkway, "east", "YB");
  town.line(Theme::walkway, "around", "ACDB");
  vouch(town);
  town.complete(Theme::toilet);
  town.point(Theme::seat, "seat", 's');
  auto parameters = reach;
  EXPECT_EQ(town.measure("park", "step_free_reach", parameters, at_least, Quantity::share, Combine::share).value, Interval::exact(0));
  parameters["around"] = "10 m";
  EXPECT_EQ(town.measure("park", "step_free_reach", parameters, at_least, Quantity::share, Combine::share).value, Interval::exact(1));
}

TEST(StepFreeReach, AnObserverWhoWalkedItNarrowsTheUnknown) {
  DrawnTown town = park_with_way(false);
  town.point(Theme::kerb, "kerb", 'X');
  town.observe("E-1", "park", "step_free_reach", Quantity::share, "100 %");
  const Measurement measured = reach_of(town);
  EXPECT_EQ(measured.value, Interval::exact(1));
  EXPECT_TRUE(measured.observed);
}

// --- steps_alternative -----------------------------------------------------------------------------------------------------------------

DrawnTown park_with_ramp(Theme beside) {
  DrawnTown town(R"(
     4-------------------------3
     |      R-----S            |
     |      |     |            |
  A--W------X-----Y------------E--B
     |                         |
     1-------------------------2
)");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::walkway, "west", "AX");
  town.line(Theme::steps, "flight", "XY");
  town.line(Theme::walkway, "east", "YB");
  town.line(beside, "beside", "XRSY");
  vouch(town);
  return town;
}
const std::map<std::string, std::string> alternative = {{"within", "100 m"}, {"kerb_at_most", "20 mm"}};

TEST(StepsAlternative, TheWayAroundOverTheWayByTheSteps) {
  const Measurement measured = park_with_ramp(Theme::walkway).measure("park", "steps_alternative", alternative, at_most, Quantity::ratio);
  EXPECT_EQ(measured.value, Interval::exact(Rational::ratio(10, 6)));
}

TEST(StepsAlternative, NoStepFreeWayIsARatioWithoutEnd) {
  const Measurement measured = park_with_ramp(Theme::steps).measure("park", "steps_alternative", alternative, at_most, Quantity::ratio);
  EXPECT_EQ(measured.value.low, endless);
  EXPECT_TRUE(measured.observed);
}

TEST(StepsAlternative, AWayOfWhichItIsNotKnownBoundsOneSide) {
  DrawnTown town = park_with_ramp(Theme::walkway);
  town.add(Theme::kerb, "kerb", town.at('R'));
  const Measurement measured = town.measure("park", "steps_alternative", alternative, at_most, Quantity::ratio);
  EXPECT_EQ(measured.value, (Interval{Rational::ratio(10, 6), endless}));
}

// --- network_distance ------------------------------------------------------------------------------------------------------------------

DrawnTown park_and_toilets() {
  DrawnTown town(R"(
     4---------3
     |         |
  A--W---------E--------------T---------U
     |         |
     1---------2
)");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::walkway, "way", "AETU");
  town.complete(Theme::walkway);
  return town;
}
const std::map<std::string, std::string> to_toilet = {{"to", "toilet"}, {"from", "entrances"}, {"within", "100 m"}, {"with", "fee=no"}};

TEST(NetworkDistance, MappedFeaturesProveAtMost) {
  DrawnTown town = park_and_toilets();
  town.point(Theme::toilet, "toilet", 'T').no(Property::fee);
  Measurement measured = town.measure("park", "network_distance", to_toilet, at_most);
  ASSERT_EQ(measured.places.size(), 2U);
  EXPECT_EQ(measured.places[0].value, metres(0, 25)) << "from W";
  EXPECT_EQ(measured.places[1].value, metres(0, 15)) << "from E";
  town.complete(Theme::toilet);
  EXPECT_EQ(town.measure("park", "network_distance", to_toilet, at_most).value, metres(25));
}

TEST(NetworkDistance, WhatStandsInTheEntranceIsPassed) {
  DrawnTown town = park_and_toilets();
  town.point(Theme::toilet, "toilet", 'T').no(Property::fee);
  for (const Theme theme : {Theme::toilet, Theme::entrance}) town.complete(theme);
  std::map<std::string, std::string> step_free = to_toilet;
  step_free.insert({{"step_free", "yes"}, {"kerb_at_most", "20 mm"}});
  EXPECT_EQ(town.measure("park", "network_distance", step_free, at_most).places.back().value, metres(15));
  town.point(Theme::kerb, "kerb", 'E').number(Property::kerb_height, "150 mm");
  const Measurement barred = town.measure("park", "network_distance", step_free, at_most);
  EXPECT_EQ(barred.places.back().value, (Interval{metres(100).low, Rational::infinity()}));
  EXPECT_EQ(town.measure("park", "network_distance", to_toilet, at_most).places.back().value, metres(15)) << "a kerb is no matter to who takes steps";
  town.point(Theme::barrier, "gate", 'E').kind("gate").code(Property::access, "no");
  EXPECT_EQ(town.measure("park", "network_distance", to_toilet, at_most).places.back().value.high, Rational::infinity()) << "a closed gate is";
}

TEST(NetworkDistance, AFeatureThatPerhapsCountsBoundsTheOtherSide) {
  DrawnTown town = park_and_toilets();
  town.point(Theme::toilet, "perhaps", 'T');
  town.point(Theme::toilet, "free", 'U').no(Property::fee);
  town.complete(Theme::toilet);
  EXPECT_EQ(town.measure("park", "network_distance", to_toilet, at_most).value, metres(25, 35));
}

TEST(NetworkDistance, AbsenceIsKnownOnlyByCompleteness) {
  DrawnTown town = park_and_toilets();
  EXPECT_FALSE(town.measure("park", "network_distance", to_toilet, at_most).observed);
  town.complete(Theme::toilet);
  const Measurement measured = town.measure("park", "network_distance", to_toilet, at_most);
  EXPECT_TRUE(measured.observed);
  EXPECT_EQ(measured.value, (Interval{100'000, endless}));
}

TEST(NetworkDistance, TheNearestEntranceOrEveryPointOfTheRoute) {
  DrawnTown town = park_and_toilets();
  town.point(Theme::toilet, "toilet", 'T').no(Property::fee);
  town.complete(Theme::toilet);
  auto parameters = to_toilet;
  parameters["from"] = "nearest_entrance";
  EXPECT_EQ(town.measure("park", "network_distance", parameters, at_most).value, metres(15));
  parameters["from"] = "main_route";
  const Measurement measured = town.measure("park", "network_distance", parameters, at_most);
  EXPECT_EQ(measured.value, metres(25));
  EXPECT_TRUE(std::holds_alternative<Line>(measured.places.at(0).where));
}

TEST(NetworkDistance, BetweenTwoFeaturesTheMiddleOfTheRouteIsFarthest) {
  DrawnTown town(R"(
     4-------------------3
  A--W-------------------E--B
     1-------------------2
)");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::walkway, "way", "AB");
  town.complete(Theme::walkway);
  town.point(Theme::toilet, "west", 'A').no(Property::fee);
  town.point(Theme::toilet, "east", 'B').no(Property::fee);
  town.complete(Theme::toilet);
  auto parameters = to_toilet;
  parameters["from"] = "main_route";
  EXPECT_EQ(town.measure("park", "network_distance", parameters, at_most).value, metres(13)) << "10 m to the gate and 3 m on";
}

TEST(NetworkDistance, StepFreeWalksAroundTheSteps) {
  DrawnTown town(R"(
     4---------3
     |         |      R-------S
  A--W---------E------X-------Y---T
     |         |
     1---------2
)");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::walkway, "way", "AX");
  town.line(Theme::steps, "flight", "XY");
  town.line(Theme::walkway, "on", "YT");
  town.line(Theme::walkway, "ramp", "XRSY");
  town.complete(Theme::walkway);
  town.point(Theme::toilet, "toilet", 'T').no(Property::fee);
  town.complete(Theme::toilet);
  auto parameters = to_toilet;
  parameters["from"] = "nearest_entrance";
  EXPECT_EQ(town.measure("park", "network_distance", parameters, at_most).value, metres(19));
  parameters["step_free"] = "yes";
  parameters["kerb_at_most"] = "20 mm";
  EXPECT_EQ(town.measure("park", "network_distance", parameters, at_most).value, metres(21));
}

}  // namespace
}  // namespace levelground::test::reach_kinds_test
