// SPDX-License-Identifier: Apache-2.0
#include <functional>

#include <gtest/gtest.h>

#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test {
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

// --- entrances -------------------------------------------------------------------------------------------------------------------------

TEST(EntranceStepFree, SharesOrCountsEntrances) {
  DrawnTown town = park_with_way(false);
  const std::map<std::string, std::string> parameters = {{"kerb_at_most", "20 mm"}};
  EXPECT_EQ(town.measure("park", "entrance_step_free", parameters, at_least, Quantity::share, Combine::share).value, Interval::exact(1));
  town.point(Theme::entrance, "stile", 'W').kind("stile");
  const Measurement share = town.measure("park", "entrance_step_free", parameters, at_least, Quantity::share, Combine::share);
  EXPECT_EQ(share.value, Interval::exact(Rational::ratio(1, 2)));
  EXPECT_EQ(share.lacking.at(0).feature, "stile");
  EXPECT_EQ(town.measure("park", "entrance_step_free", parameters, at_least, Quantity::count).value, Interval::exact(1));
}

TEST(EntranceStepFree, AWidthThatNobodyStatesIsUnknown) {
  const std::map<std::string, std::string> parameters = {{"kerb_at_most", "20 mm"}, {"width_at_least", "0.90 m"}};
  EXPECT_EQ(park_with_way(false).measure("park", "entrance_step_free", parameters, at_least, Quantity::share, Combine::share).value, (Interval{0, 1}));
}

const std::map<std::string, std::string> wide_enough = {{"kerb_at_most", "20 mm"}, {"width_at_least", "0.90 m"}};
Measurement entrances_of(const DrawnTown& town) {
  return town.measure("park", "entrance_step_free", wide_enough, at_least, Quantity::share, Combine::share);
}

/// One way in, at an entrance W that is drawn, with nothing said of the way.
DrawnTown park_with_gate() {
  DrawnTown town(R"(
     4---------3
  A--W----M    |
     1---------2
)");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::walkway, "west", "AM");
  town.complete(Theme::entrance);
  return town;
}

TEST(EntranceStepFree, ItsOwnOpeningIsItsWidth) {
  DrawnTown wide = park_with_gate();
  wide.point(Theme::entrance, "gate", 'W').number(Property::opening_width, "1.20 m");
  EXPECT_EQ(entrances_of(wide).value, Interval::exact(1)) << "what nobody says of the width of the way does not matter";
  DrawnTown narrow = park_with_gate();
  narrow.point(Theme::entrance, "gate", 'W').number(Property::opening_width, "0.80 m").yes(Property::step_free);
  EXPECT_EQ(entrances_of(narrow).value, (Interval{0, 1})) << "who calls it step-free and who measured 80 cm contradict each other";
  DrawnTown perhaps = park_with_gate();
  perhaps.point(Theme::entrance, "gate", 'W').between(Property::opening_width, "0.85 m", "0.95 m").yes(Property::step_free);
  EXPECT_EQ(entrances_of(perhaps).value, (Interval{0, 1})) << "a width that is stated and may be too narrow is not answered by step_free";
  DrawnTown word = park_with_gate();
  word.point(Theme::entrance, "gate", 'W').yes(Property::step_free);
  EXPECT_EQ(entrances_of(word).value, Interval::exact(1));
}

TEST(EntranceStepFree, AWideOpeningDoesNotWidenANarrowWay) {
  DrawnTown town(R"(
     4---------3
  A--W----M    |
     1---------2
)");
  town.area(Theme::site, "park", "1234");
  town.complete(Theme::walkway);
  town.line(Theme::walkway, "west", "AM").number(Property::width, "0.7 m");
  town.point(Theme::entrance, "gate", 'W').number(Property::opening_width, "1.20 m");
  EXPECT_EQ(entrances_of(town).value, Interval::exact(0));
}

TEST(EntranceStepFree, WithoutAnOpeningTheWayIsItsWidth) {
  DrawnTown town(R"(
     4---------3
  A--W----M    |
     1---------2
)");
  town.area(Theme::site, "park", "1234");
  town.complete(Theme::walkway);
  town.line(Theme::walkway, "west", "AM").number(Property::width, "2 m");
  town.point(Theme::entrance, "gate", 'W');
  EXPECT_EQ(entrances_of(town).value, Interval::exact(1));
}

TEST(EntranceStepFree, AKerbThatDecidesNothingIsStillEvidence) {
  DrawnTown town = park_with_gate();
  town.point(Theme::entrance, "gate", 'W');
  EXPECT_FALSE(entrances_of(town).observed) << "nobody says anything of it";
  town.point(Theme::kerb, "kerb", 'W').between(Property::kerb_height, "19 mm", "21 mm");
  const Measurement measured = entrances_of(town);
  EXPECT_EQ(measured.value, (Interval{0, 1}));
  EXPECT_TRUE(measured.observed) << "what is known does not decide: it cannot be told";
  EXPECT_EQ(measured.coverage, Rational(0));
}

TEST(EntranceWidth, OfTheGateElseOfTheWay) {
  DrawnTown town(R"(
     4---------3
  A--W----M----E--B
     1---------2
)");
  town.area(Theme::site, "park", "1234");
  town.complete(Theme::walkway);
  town.line(Theme::walkway, "west", "AM").number(Property::width, "3 m");
  town.line(Theme::walkway, "east", "MB").number(Property::width, "1.4 m");
  town.point(Theme::entrance, "gate", 'W').number(Property::opening_width, "0.85 m");
  const Measurement measured = town.measure("park", "entrance_width", {});
  ASSERT_EQ(measured.places.size(), 2U);
  EXPECT_EQ(measured.places[0].value, metres(0.85));
  EXPECT_EQ(measured.places[1].value, metres(1.4));
}

TEST(EntranceWidth, AGateThatStatesNoneIsNotAsWideAsItsWay) {
  const auto width = [](const std::function<void(DrawnTown&)>& add) {
    DrawnTown town("   4------3\n  AW------E--B\n   1------2");
    town.area(Theme::site, "park", "1234");
    town.line(Theme::walkway, "way", "AWEB").number(Property::width, "3 m");
    town.complete(Theme::walkway);
    add(town);
    return town.measure("park", "entrance_width", {});
  };
  EXPECT_EQ(width([](DrawnTown&) {}).value, metres(3));
  const Measurement gate = width([](DrawnTown& town) { town.point(Theme::entrance, "gate", 'W').kind("gate"); });
  EXPECT_EQ(gate.value, (Interval{0, 3000})) << "the other entrance is 3 m wide, the gate may be less";
  EXPECT_EQ(gate.coverage, Rational::ratio(1, 2));
  const Measurement post = width([](DrawnTown& town) { town.point(Theme::barrier, "post", 'W').kind("bollard"); });
  EXPECT_EQ(post.value, (Interval{0, 3000}));
  EXPECT_EQ(width([](DrawnTown& town) { town.point(Theme::entrance, "way in", 'W').kind("entrance"); }).value, metres(3)) << "nothing stands there";
  EXPECT_EQ(width([](DrawnTown& town) {
              town.point(Theme::entrance, "gate", 'W').kind("gate").number(Property::opening_width, "2 m");
              town.point(Theme::barrier, "cycle barrier", 'W').kind("cycle_barrier").number(Property::opening_width, "0.8 m");
            }).value,
            metres(0.8)) << "the narrowest of what one goes through";
}

TEST(Exits, AGateWithoutHoursMayBeLockedAtNight) {
  const std::map<std::string, std::string> night = {{"open", "22:00-05:00"}};
  const auto value = [&](std::string_view gate_kind, std::string_view gate_hours, std::string_view site_hours) {
    DrawnTown town("4--------3\n|        |\nW        B--C\n|        |\n1--------2");
    Drawn site = town.area(Theme::site, "park", "1234");
    town.line(Theme::walkway, "way", "WBC");
    town.complete(Theme::walkway);
    Drawn gate = town.point(Theme::entrance, "gate", 'W').kind(gate_kind);
    if (!gate_hours.empty()) gate.text(Property::opening_hours, gate_hours);
    if (!site_hours.empty()) site.text(Property::opening_hours, site_hours);
    return town.measure("park", "exits", night, at_least, Quantity::count).value;
  };
  EXPECT_EQ(value("gate", "24/7", ""), Interval::exact(2));
  EXPECT_EQ(value("gate", "06:00-21:00", ""), Interval::exact(1));
  EXPECT_EQ(value("gate", "", ""), (Interval{1, 2}));
  EXPECT_EQ(value("entrance", "", ""), Interval::exact(2)) << "nothing there to lock";
  EXPECT_EQ(value("gate", "", "06:00-21:00"), Interval::exact(2)) << "shut at night, with nobody in it";
}

TEST(Exits, AtLeastAsManyAsAreMapped) {
  DrawnTown town = park_with_way(false, false);
  EXPECT_EQ(town.measure("park", "exits", {}, at_least, Quantity::count).value, (Interval{2, endless}));
  town.complete(Theme::walkway);
  EXPECT_EQ(town.measure("park", "exits", {}, at_least, Quantity::count).value, Interval::exact(2));
  DrawnTown closed("4---3\n|   |\n1---2");
  closed.area(Theme::site, "park", "1234");
  EXPECT_FALSE(closed.measure("park", "exits", {}, at_least, Quantity::count).observed);
}

TEST(Exits, AStubLeadsNowhereAndAWayBackThroughTheParkIsNone) {
  DrawnTown town(R"(
     4---------3
  A--W----M----E--B
     1----S----2
          |
          T
)");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::walkway, "through", "AWMEB");
  town.line(Theme::walkway, "stub", "MST");
  const Point b = town.at('B');
  town.add(Theme::walkway, "street", Line{b, {b.x + 100, b.y}});
  town.with_node_ids();
  const auto exits = [&](const std::string& leads) { return town.measure("park", "exits", {{"leads", leads}}, at_least, Quantity::count).value; };
  EXPECT_EQ(exits("20 m"), (Interval{1, endless})) << "nobody says that no way goes on from A and T";
  town.complete(Theme::walkway);
  EXPECT_EQ(exits("1 m"), Interval::exact(3));
  EXPECT_EQ(exits("20 m"), Interval::exact(1)) << "from A and T one gets on through the park alone";
  EXPECT_EQ(exits("200 m"), Interval::exact(0));
}

// --- crossings -------------------------------------------------------------------------------------------------------------------------

/// A street in front of a park, with a crossing from gate E over it.
DrawnTown park_at_street() {
  DrawnTown town(R"(
                      P
     4---------3      |
     |         |      |
  A--W---------E--K---J---L---B
     |         |      |
     1---------2      |
                      Q
)");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::walkway, "way", "AEK");
  town.line(Theme::crossing, "zebra", "KJL");
  town.line(Theme::walkway, "on", "LB");
  town.line(Theme::road, "street", "PJQ").kind("tertiary").name("Bruksgatan").number(Property::speed_limit, "40 km/h");
  vouch(town);
  return town;
}

TEST(KerbUpstand, EachEndOfACrossingIsAPlace) {
  DrawnTown town = park_at_street();
  town.point(Theme::kerb, "west kerb", 'K').number(Property::kerb_height, "10 mm");
  town.point(Theme::kerb, "east kerb", 'L').between(Property::kerb_height, "58 mm", "62 mm");
  const Measurement measured = town.measure("park", "kerb_upstand", {{"within", "10 m"}}, at_most);
  ASSERT_EQ(measured.places.size(), 2U);
  EXPECT_EQ(measured.value, (Interval{58, 62}));
  EXPECT_EQ(measured.places[0].label.text().en, "Crossing of Bruksgatan, west end");
  EXPECT_EQ(measured.places[1].feature, "east kerb");
}

TEST(KerbUpstand, AnEndWithoutAKerbIsUnknown) {
  DrawnTown town = park_at_street();
  town.point(Theme::kerb, "west kerb", 'K').number(Property::kerb_height, "10 mm");
  const Measurement measured = town.measure("park", "kerb_upstand", {{"within", "10 m"}}, at_most);
  EXPECT_EQ(measured.value, (Interval{10, endless}));
  EXPECT_EQ(measured.coverage, Rational::ratio(1, 2));
}

TEST(KerbUpstand, WhatIsObservedOfOneEndHoldsForThatEnd) {
  DrawnTown town = park_at_street();
  town.observe("E-1", "park", "kerb_height", Quantity::length, "15 mm").feature = "zebra#1";
  const Measurement measured = town.measure("park", "kerb_upstand", {{"within", "10 m"}}, at_most);
  ASSERT_EQ(measured.places.size(), 2U);
  EXPECT_FALSE(measured.places[0].known);
  EXPECT_EQ(measured.places[0].feature, "zebra#0");
  EXPECT_EQ(measured.places[1].value, Interval::exact(15));
}

TEST(KerbUpstand, ACrossingFarFromEveryEntranceIsNotJudged) {
  EXPECT_TRUE(park_at_street().measure("park", "kerb_upstand", {{"within", "1 m"}}, at_most).places.empty());
}

TEST(TactileAtCrossings, SharesEnds) {
  DrawnTown town = park_at_street();
  town.point(Theme::kerb, "west kerb", 'K').yes(Property::tactile_paving);
  town.point(Theme::kerb, "east kerb", 'L').no(Property::tactile_paving);
  const auto share = [&](const DrawnTown& drawn) {
    return drawn.measure("park", "tactile_at_crossings", {{"within", "10 m"}}, at_least, Quantity::share, Combine::share);
  };
  EXPECT_EQ(share(town).value, Interval::exact(Rational::ratio(1, 2)));
  EXPECT_EQ(share(town).lacking.size(), 1U);
  EXPECT_EQ(share(park_at_street()).value, (Interval{0, 1}));
  EXPECT_FALSE(share(park_at_street()).observed);
  DrawnTown said = park_at_street();
  said.point(Theme::kerb, "west kerb", 'K').yes(Property::tactile_paving);
  said.point(Theme::kerb, "east kerb", 'L').yes(Property::tactile_paving);
  EXPECT_EQ(share(said).value, Interval::exact(1));
}

TEST(SpeedNear, TheLimitOfEachRoadThatComesNear) {
  DrawnTown town = park_at_street();
  const Measurement measured = town.measure("park", "speed_near", {{"from", "entrances"}, {"within", "10 m"}}, at_most, Quantity::speed);
  EXPECT_EQ(measured.value, (Interval{40'000, endless})) << "a street that nobody mapped may be faster";
  EXPECT_EQ(measured.places.at(0).label.text().en, "Bruksgatan");
  EXPECT_FALSE(town.measure("park", "speed_near", {{"from", "entrances"}, {"within", "5 m"}}, at_most, Quantity::speed).observed);
  EXPECT_FALSE(
      town.measure("park", "speed_near", {{"from", "entrances"}, {"within", "10 m"}, {"roads", "primary"}}, at_most, Quantity::speed).observed);
  town.complete(Theme::road);
  EXPECT_EQ(town.measure("park", "speed_near", {{"from", "entrances"}, {"within", "10 m"}}, at_most, Quantity::speed).value, Interval::exact(40'000));
  town.line(Theme::road, "silent", "PE");
  EXPECT_EQ(town.measure("park", "speed_near", {{"from", "boundary"}, {"within", "10 m"}}, at_most, Quantity::speed).value,
            (Interval{40'000, endless}));
}

TEST(CrossingSpacing, BetweenCrossingsAndTheEndsOfTheBoundingStretch) {
  DrawnTown town(R"(
  R-----X-------------Y--S
     4-------------3
     |             |
     1-------------2
)");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::road, "street", "RS").name("Storgatan");
  town.complete(Theme::road);
  const std::map<std::string, std::string> within = {{"within", "2 m"}};
  EXPECT_FALSE(town.measure("park", "crossing_spacing", within, at_most).observed) << "no crossing is mapped and nobody says there is none";
  town.point(Theme::crossing, "x", 'X');
  const Measurement open = town.measure("park", "crossing_spacing", within, at_most);
  EXPECT_EQ(open.value.low, Rational(0));
  town.complete(Theme::crossing);
  const Measurement closed = town.measure("park", "crossing_spacing", within, at_most);
  // The site reaches from x = 5 to 19 and lies 1 m below the street: 2 m away means √3 m further on each side. X stands at 8.
  const std::int64_t beyond = 1732;
  EXPECT_EQ(closed.value, Interval::exact(19'000 + beyond - 8'000));
  EXPECT_EQ(closed.places.size(), 2U);
  EXPECT_EQ(closed.places[0].label.text().en, "Storgatan without a crossing");
}

}  // namespace
}  // namespace levelground::test
