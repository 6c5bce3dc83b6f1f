// SPDX-License-Identifier: Apache-2.0
#include <functional>

#include <gtest/gtest.h>

#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::route_kinds_test {
namespace {

constexpr auto at_least = Scale::Direction::at_least;
constexpr auto at_most = Scale::Direction::at_most;
const Rational endless = Rational::infinity();

/// A park 60 m wide with one path through it, in three pieces of 20 m.
DrawnTown park() {
  DrawnTown town(R"(
     4-----------------------------------------------------------3
     |                                                           |
     |    s                 t                   u           v    |
  A--W-------------------M-------------------N-------------------E--B
     |                                                           |
     1-----------------------------------------------------------2
)");
  town.area(Theme::site, "park", "1234");
  return town;
}

// --- clear_width -----------------------------------------------------------------------------------------------------------------------

TEST(ClearWidth, SaysTheWidthOfEveryStretchWithItsLength) {
  DrawnTown town = park();
  town.line(Theme::walkway, "a", "AM").number(Property::width, "2 m");
  town.line(Theme::walkway, "b", "MN").number(Property::width, "1.2 m").name("Lindgången");
  town.line(Theme::walkway, "c", "NB").number(Property::width, "1.8 m");
  const Measurement measured = town.measure("park", "clear_width", {{"of", "main_route"}});
  ASSERT_EQ(measured.places.size(), 3U);
  EXPECT_EQ(measured.value, metres(1.2));
  EXPECT_TRUE(measured.observed);
  EXPECT_EQ(measured.coverage, Rational(1));
  const PlaceResult& narrow = measured.places[1];
  EXPECT_EQ(narrow.feature, "b");
  EXPECT_EQ(narrow.label.text().en, "Lindgången");
  EXPECT_EQ(narrow.stretch->to_mm - narrow.stretch->from_mm, 20'000);
  EXPECT_EQ(measured.places[0].stretch->line, narrow.stretch->line) << "one line, so that runs can be followed";
  EXPECT_EQ(measured.places[0].stretch->to_mm, narrow.stretch->from_mm);
}

TEST(ClearWidth, AStretchWithoutAWidthIsAsWideAsTheDomain) {
  DrawnTown town = park();
  town.line(Theme::walkway, "a", "AM").number(Property::width, "2 m");
  town.line(Theme::walkway, "b", "MB");
  const Measurement measured = town.measure("park", "clear_width", {{"of", "main_route"}});
  EXPECT_EQ(measured.value, (Interval{0, 2000}));
  EXPECT_EQ(measured.coverage, Rational::ratio(20, 60));
  EXPECT_FALSE(measured.places[1].known);
}

TEST(ClearWidth, NothingStatedIsNotObserved) {
  DrawnTown town = park();
  town.line(Theme::walkway, "a", "AB");
  EXPECT_FALSE(town.measure("park", "clear_width", {{"of", "main_route"}}).observed);
}

TEST(ClearWidth, TheNarrowestPointSpeaksForTheWhole) {
  DrawnTown town = park();
  town.line(Theme::walkway, "a", "AB");
  town.observe("E-1", "park", "clear_width", Quantity::length, "1.62 m");
  const Measurement measured = town.measure("park", "clear_width", {{"of", "main_route"}});
  ASSERT_TRUE(measured.whole);
  EXPECT_EQ(measured.whole->value, metres(1.62));
  EXPECT_EQ(measured.whole->grade, Grade::measured);
  EXPECT_TRUE(measured.observed);
}

TEST(ClearWidth, AGateOnTheRouteNarrowsItWhenAsked) {
  DrawnTown town = park();
  town.line(Theme::walkway, "a", "AMB").number(Property::width, "2 m");
  town.point(Theme::barrier, "gate", 'M').kind("bollard").number(Property::opening_width, "0.8 m");
  EXPECT_EQ(town.measure("park", "clear_width", {{"of", "main_route"}}).value, metres(2));
  EXPECT_EQ(town.measure("park", "clear_width", {{"of", "main_route"}, {"barriers", "yes"}}).value, metres(0, 0.8)) << "there may be a narrower one";
  town.complete(Theme::barrier);
  EXPECT_EQ(town.measure("park", "clear_width", {{"of", "main_route"}, {"barriers", "yes"}}).value, metres(0.8));
}

TEST(ClearWidth, TheWidthOfACarriagewayIsNotThatOfItsSidewalk) {
  DrawnTown town = park();
  town.line(Theme::road, "street", "AB").code(Property::sidewalk, "both").number(Property::width, "7 m");
  town.complete(Theme::walkway);
  const Measurement measured = town.measure("park", "clear_width", {{"of", "walkways"}});
  EXPECT_EQ(measured.places.size(), 2U) << "two sides";
  EXPECT_FALSE(measured.observed);
}

// --- worst_on_route --------------------------------------------------------------------------------------------------------------------

TEST(WorstOnRoute, TakesTheSizeOfAnInclineWhicheverWayItFalls) {
  DrawnTown town = park();
  town.line(Theme::walkway, "a", "AM").number(Property::incline, "2 %");
  town.line(Theme::walkway, "b", "MB");
  const std::map<std::string, std::string> incline = {{"of", "main_route"}, {"property", "incline"}};
  Measurement measured = town.measure("park", "worst_on_route", incline, at_most, Quantity::slope);
  EXPECT_EQ(measured.value, (Interval{Rational::ratio(1, 50), endless})) << "the rest may be steeper";

  DrawnTown falling = park();
  falling.line(Theme::walkway, "a", "AB").between(Property::incline, "0 %", "5 %");
  EXPECT_EQ(falling.measure("park", "worst_on_route", incline, at_most, Quantity::slope).value, (Interval{0, Rational::ratio(1, 20)}));
}

TEST(WorstOnRoute, RanksSmoothness) {
  DrawnTown town = park();
  town.line(Theme::walkway, "a", "AM").code(Property::smoothness, "good");
  town.line(Theme::walkway, "b", "MB").code(Property::smoothness, "bad");
  const Measurement measured =
      town.measure("park", "worst_on_route", {{"of", "main_route"}, {"property", "smoothness"}}, at_least, Quantity::ordinal);
  EXPECT_EQ(measured.value, Interval::exact(4)) << "impassable 0, …, bad 4";
}

// --- share_of_route --------------------------------------------------------------------------------------------------------------------

TEST(ShareOfRoute, CountsMetres) {
  DrawnTown town = park();
  town.line(Theme::walkway, "a", "AM").code(Property::surface, "asphalt");
  town.line(Theme::walkway, "b", "MN").code(Property::surface, "gravel");
  town.line(Theme::walkway, "c", "NB");
  const Measurement measured = town.measure("park", "share_of_route", {{"of", "main_route"}, {"property", "surface"}, {"accepted", "asphalt,concrete"}},
                                            at_least, Quantity::share, Combine::share);
  EXPECT_EQ(measured.value, (Interval{Rational::ratio(1, 3), Rational::ratio(2, 3)}));
  EXPECT_EQ(measured.coverage, Rational::ratio(2, 3));
  ASSERT_EQ(measured.lacking.size(), 2U);
  EXPECT_EQ(measured.lacking[0].feature, "b");
  EXPECT_TRUE(measured.lacking[0].known);
  EXPECT_FALSE(measured.lacking[1].known);
}

TEST(ShareOfRoute, AllOrNothing) {
  DrawnTown town = park();
  town.line(Theme::walkway, "a", "AB").yes(Property::lit);
  const std::map<std::string, std::string> lit = {{"of", "main_route"}, {"property", "lit"}, {"accepted", "yes"}};
  EXPECT_EQ(town.measure("park", "share_of_route", lit, at_least, Quantity::share, Combine::share).value, Interval::exact(1));
  DrawnTown dark = park();
  dark.line(Theme::walkway, "a", "AB").no(Property::lit);
  EXPECT_EQ(dark.measure("park", "share_of_route", lit, at_least, Quantity::share, Combine::share).value, Interval::exact(0));
}

// --- routes that lead round --------------------------------------------------------------------------------------------------------------

/// From the west 10 m, 40 m round the north or 60 m round the south, 70 m to the east; a seat at the middle of the north.
DrawnTown park_with_a_ring(const std::function<void(Drawn&)>& north, const std::function<void(Drawn&)>& seat) {
  DrawnTown town("");
  town.add(Theme::site, "park", MultiPolygon{Polygon{{{0, -30}, {100, -30}, {100, 30}, {0, 30}, {0, -30}}, {}}});
  const auto way = [&](const std::string& id, Line line) {
    Drawn drawn = town.add(Theme::walkway, id, std::move(line));
    drawn.yes(Property::main_route);
    return drawn;
  };
  way("west", {{0, 0}, {10, 0}}).no(Property::lit);
  way("east", {{30, 0}, {100, 0}}).no(Property::lit);
  way("south", {{10, 0}, {10, -20}, {30, -20}, {30, 0}}).no(Property::lit);
  Drawn over_north = way("north", {{10, 0}, {10, 10}, {30, 10}, {30, 0}});
  north(over_north);
  Drawn bench = town.add(Theme::seat, "bench", Point{20, 10});
  seat(bench);
  for (const Theme theme : {Theme::seat, Theme::walkway}) town.complete(theme);
  return town;
}

TEST(SeatSpacing, ASeatOfWhichNobodyKnowsOnOneOfTwoWays) {
  const auto gap = [](const std::function<void(Drawn&)>& seat) {
    return park_with_a_ring([](Drawn&) {}, seat).measure("park", "seat_spacing", {{"of", "main_route"}, {"within", "1 m"}, {"with", "backrest=yes"}}, at_most).value;
  };
  const Interval with = gap([](Drawn& seat) { seat.yes(Property::backrest); });
  const Interval without = gap([](Drawn& seat) { seat.no(Property::backrest); });
  const Interval unknown = gap([](Drawn&) {});
  EXPECT_EQ(without, metres(120));
  EXPECT_EQ(with, metres(140)) << "round the south nobody sits";
  EXPECT_TRUE(unknown.contains(with) && unknown.contains(without)) << unknown.low.to_double() << " to " << unknown.high.to_double();
}

TEST(DarkGap, AWayOfWhichNobodyKnowsThatIsOneOfTwo) {
  const auto gap = [](const std::function<void(Drawn&)>& north) {
    return park_with_a_ring(north, [](Drawn&) {}).measure("park", "longest_dark_gap", {{"of", "main_route"}, {"lamp_reach", "5 m"}}, at_most).value;
  };
  const Interval lit = gap([](Drawn& north) { north.yes(Property::lit); });
  const Interval dark = gap([](Drawn& north) { north.no(Property::lit); });
  const Interval unknown = gap([](Drawn& north) { north.kind("path"); });
  EXPECT_EQ(dark, metres(120));
  EXPECT_EQ(lit, metres(140)) << "round the south it is dark";
  EXPECT_TRUE(unknown.contains(lit) && unknown.contains(dark)) << unknown.low.to_double() << " to " << unknown.high.to_double();
}

// --- seat_spacing ----------------------------------------------------------------------------------------------------------------------

DrawnTown park_with_seats() {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  // The west gate is at x = 5; seats at x = 10, 28, 48 and 60; the east gate at x = 65. Gaps 5, 18, 20, 12 and 5 m.
  for (const char seat : {'s', 't', 'u', 'v'}) town.point(Theme::seat, std::string("seat ") + seat, seat);
  return town;
}
const std::map<std::string, std::string> seats_within_2m = {{"of", "main_route"}, {"within", "2 m"}};

TEST(SeatSpacing, TheLongestGapWhereAllSeatsAreMapped) {
  DrawnTown town = park_with_seats();
  town.complete(Theme::seat);
  const Measurement measured = town.measure("park", "seat_spacing", seats_within_2m, at_most);
  ASSERT_EQ(measured.places.size(), 5U);
  EXPECT_EQ(measured.value, metres(20));
  EXPECT_EQ(measured.places[0].value, metres(5));
  EXPECT_EQ(measured.places[1].value, metres(18));
  EXPECT_EQ(measured.places[4].label.text().en.substr(0, 17), "Seat gap between ");
}

TEST(SeatSpacing, MappedSeatsProveOnlyThatAGapIsNoLonger) {
  const Measurement measured = park_with_seats().measure("park", "seat_spacing", seats_within_2m, at_most);
  EXPECT_EQ(measured.value, metres(0, 20));
}

TEST(SeatSpacing, NoMappedSeatProvesNothingUnlessTheyAreComplete) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  EXPECT_FALSE(town.measure("park", "seat_spacing", seats_within_2m, at_most).observed);
  town.complete(Theme::seat);
  EXPECT_EQ(town.measure("park", "seat_spacing", seats_within_2m, at_most).value, metres(60));
}

TEST(SeatSpacing, SomebodyWhoLookedAndFoundNoneIsBelieved) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  town.observe_presence("E-1", "park", "absent:seat", true);
  EXPECT_EQ(town.measure("park", "seat_spacing", seats_within_2m, at_most).value, metres(60));
}

TEST(SeatSpacing, ASeatOfWhichItIsNotKnownWhetherItCountsMayShortenAGap) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  town.point(Theme::seat, "good", 't').yes(Property::backrest);   // x = 28
  town.point(Theme::seat, "perhaps", 'u');                        // x = 48
  town.point(Theme::seat, "without", 's').no(Property::backrest); // x = 10
  town.complete(Theme::seat);
  auto parameters = seats_within_2m;
  parameters["with"] = "backrest=yes";
  const Measurement measured = town.measure("park", "seat_spacing", parameters, at_most);
  ASSERT_EQ(measured.places.size(), 2U);
  EXPECT_EQ(measured.places[0].value, metres(23));       // 5 to 28
  EXPECT_EQ(measured.places[1].value, metres(20, 37));   // 28 to 65, or 28 to 48 and 48 to 65
}

TEST(SeatSpacing, ASeatTooFarFromTheRouteDoesNotServeIt) {
  DrawnTown town = park_with_seats();
  town.complete(Theme::seat);
  EXPECT_EQ(town.measure("park", "seat_spacing", {{"of", "main_route"}, {"within", "0.5 m"}}, at_most).value, metres(60));
}

TEST(SeatSpacing, AGapGoesOnThroughAJunction) {
  DrawnTown town(R"(
     4---------C---------3
     |         |         |
     |         |         |
  A--W---------M---------E--B
     |                   |
     1-------------------2
)");
  town.area(Theme::site, "park", "123C4");
  town.line(Theme::walkway, "path", "AMB");
  town.line(Theme::walkway, "north", "CM");
  town.complete(Theme::seat);
  // From W to E 20 m; from C to either 13 m.
  EXPECT_EQ(town.measure("park", "seat_spacing", seats_within_2m, at_most).value.high, Rational(20'000));
}

TEST(SeatSpacing, LengthsAreWidenedByTheScaleOfTheMap) {
  DrawnTown town = park_with_seats();
  town.complete(Theme::seat);
  town.scale(0.9996, 1.0004);
  EXPECT_EQ(town.measure("park", "seat_spacing", seats_within_2m, at_most).value, (Interval{19992, 20009}));
}

// --- longest_dark_gap ------------------------------------------------------------------------------------------------------------------

const std::map<std::string, std::string> lamps_reach_6m = {{"of", "main_route"}, {"lamp_reach", "6 m"}};

TEST(DarkGap, LitAndUnlitAreAsTagged) {
  DrawnTown town = park();
  town.line(Theme::walkway, "a", "AM").yes(Property::lit);
  town.line(Theme::walkway, "b", "MN").no(Property::lit);
  town.line(Theme::walkway, "c", "NB").yes(Property::lit);
  const Measurement measured = town.measure("park", "longest_dark_gap", lamps_reach_6m, at_most);
  EXPECT_EQ(measured.value, metres(20));
  ASSERT_EQ(measured.places.size(), 1U);
  EXPECT_EQ(measured.places[0].label.text().en, "Dark stretch, south");
}

TEST(DarkGap, AWholeRouteThatIsLitHasNone) {
  DrawnTown town = park();
  town.line(Theme::walkway, "a", "AB").yes(Property::lit);
  const Measurement measured = town.measure("park", "longest_dark_gap", lamps_reach_6m, at_most);
  EXPECT_EQ(measured.value, metres(0));
  EXPECT_TRUE(measured.observed);
}

TEST(DarkGap, OutOfReachOfMappedLampsIsNotKnownToBeDark) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  town.add(Theme::light, "lamp", town.at('M'));  // x = 25: lights 19 to 31
  const Measurement open = town.measure("park", "longest_dark_gap", lamps_reach_6m, at_most);
  EXPECT_EQ(open.value, metres(0, 34));
  town.complete(Theme::light);
  const Measurement closed = town.measure("park", "longest_dark_gap", lamps_reach_6m, at_most);
  EXPECT_EQ(closed.value, metres(34)) << "from 31 to 65";
  EXPECT_EQ(closed.places.size(), 2U);
  EXPECT_EQ(closed.coverage, Rational(1));
}

TEST(DarkGap, NothingMappedIsNotObserved) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  EXPECT_FALSE(town.measure("park", "longest_dark_gap", lamps_reach_6m, at_most).observed);
}

}  // namespace
}  // namespace levelground::test::route_kinds_test
