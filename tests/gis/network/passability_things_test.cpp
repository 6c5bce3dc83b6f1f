// SPDX-License-Identifier: Apache-2.0
// What stands on a way: closed, unknown and contradicting things are never surely passed.
#include <gtest/gtest.h>

#include "gis/network/edge_shape.hpp"
#include "gis/network/passability.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::passability_things_test {
namespace {

const TravellerLimits wheelchair{.kerb_at_most = Rational(20), .width_at_least = Rational(900), .steps_at_most = Rational(0)};
const TravellerLimits walker{.width_at_least = Rational(700), .steps_at_most = Rational(2)};

/// Of a thing by itself.
Tri thing(const City& city, const std::string& id, const TravellerLimits& limits = {}) {
  return gis::Passability(city, limits, DrawnTown::today).thing(city.feature(*city.find_feature(id)));
}
/// The worst vertex and edge of a way.
Tri way(const City& city, const std::string& id, const TravellerLimits& limits = {}) {
  gis::Passability passability(city, limits, DrawnTown::today);
  const auto [first, last] = gis::edges_of(city.graph(), *city.find_feature(id));
  Tri worst = Tri::yes;
  for (std::uint32_t e = first; e < last; ++e) {
    worst = gis::both(worst, passability.edge(e));
    for (const std::uint32_t v : {city.graph().edges[e].from, city.graph().edges[e].to}) worst = gis::both(worst, passability.vertex(v));
  }
  return worst;
}

TEST(PassabilityThings, WhatIsClosedToPeopleOnFootIsNotPassed) {
  DrawnTown town("A-B-C-D-E-F-G-H");
  town.point(Theme::barrier, "open", 'A').kind("gate");
  town.point(Theme::barrier, "private", 'B').kind("gate").code(Property::access, "private");
  town.point(Theme::barrier, "foot first", 'C').kind("gate").code(Property::access, "no").code(Property::foot, "yes");
  town.point(Theme::barrier, "for customers", 'D').kind("gate").code(Property::access, "customers");
  town.point(Theme::entrance, "door", 'E').kind("main").code(Property::access, "no");
  town.point(Theme::lift, "lift", 'F').code(Property::access, "private").number(Property::opening_width, "1 m");
  town.point(Theme::barrier, "said of wheels", 'G').kind("gate").code(Property::access, "private").yes(Property::step_free);
  const City city = town.city();
  EXPECT_EQ(thing(city, "open"), Tri::yes);
  EXPECT_EQ(thing(city, "private"), Tri::no);
  EXPECT_EQ(thing(city, "foot first"), Tri::yes);
  EXPECT_EQ(thing(city, "for customers"), Tri::unknown);
  EXPECT_EQ(thing(city, "door"), Tri::no);
  EXPECT_EQ(thing(city, "lift"), Tri::no);
  EXPECT_EQ(thing(city, "said of wheels", wheelchair), Tri::no);
}

TEST(PassabilityThings, AWayForCustomersIsNotSure) {
  DrawnTown town("A----B\nC----D");
  town.line(Theme::walkway, "arcade", "AB").code(Property::access, "customers");
  town.line(Theme::walkway, "street", "CD").code(Property::access, "permissive");
  const City city = town.city();
  EXPECT_EQ(way(city, "arcade"), Tri::unknown);
  EXPECT_EQ(way(city, "street"), Tri::yes);
}

TEST(PassabilityThings, ALiftThatIsAPointStandsOnItsWay) {
  for (const bool node_ids : {false, true}) {
    DrawnTown town("A-a-B\nC-c-D\nE-e-F\nG-g-H");
    if (node_ids) town.with_node_ids();
    town.line(Theme::walkway, "1", "AaB").number(Property::width, "2 m");
    town.line(Theme::walkway, "2", "CcD").number(Property::width, "2 m");
    town.line(Theme::walkway, "3", "EeF").number(Property::width, "2 m");
    town.line(Theme::walkway, "4", "GgH").number(Property::width, "2 m");
    town.point(Theme::lift, "silent", 'a');
    town.point(Theme::lift, "wide", 'c').number(Property::opening_width, "1 m");
    town.point(Theme::lift, "narrow", 'e').number(Property::opening_width, "0.7 m");
    town.point(Theme::lift, "said", 'g').yes(Property::step_free);
    const City city = town.city();
    EXPECT_EQ(way(city, "1"), Tri::yes);
    EXPECT_EQ(way(city, "1", wheelchair), Tri::unknown);
    EXPECT_EQ(way(city, "2", wheelchair), Tri::yes);
    EXPECT_EQ(way(city, "3", wheelchair), Tri::no);
    EXPECT_EQ(way(city, "4", wheelchair), Tri::yes);
  }
}

TEST(PassabilityThings, ALiftThatIsALineIsAsWideAsItIsSaidToBe) {
  DrawnTown town("A----B\nC----D");
  town.line(Theme::lift, "silent", "AB");
  town.line(Theme::lift, "narrow", "CD").number(Property::width, "0.6 m").yes(Property::step_free);
  const City city = town.city();
  EXPECT_EQ(way(city, "silent"), Tri::yes);
  EXPECT_EQ(way(city, "silent", wheelchair), Tri::unknown);
  EXPECT_EQ(way(city, "narrow", wheelchair), Tri::no) << "a cabin of 60 cm is too narrow whoever calls it step-free";
}

TEST(PassabilityThings, OfSeveralThingsOnOnePlaceEachMustBePassed) {
  for (const char* gate : {"a gate", "z gate"}) {
    DrawnTown town("A-k-B");
    town.with_node_ids();
    town.line(Theme::walkway, "way", "AkB").number(Property::width, "2 m");
    town.point(Theme::kerb, "kerb", 'k').number(Property::kerb_height, "0 mm");
    town.point(Theme::barrier, gate, 'k').kind("stile");
    const City city = town.city();
    EXPECT_EQ(way(city, "way", TravellerLimits{.kerb_at_most = Rational(20), .steps_at_most = Rational(0)}), Tri::no);
  }
}

TEST(PassabilityThings, AStatedNumberAgainstAStatedYesIsNotKnown) {
  DrawnTown town("A--B\nC--D\nE--F\nG--H\nI--J\nK");
  town.line(Theme::walkway, "narrow", "AB").yes(Property::step_free).number(Property::width, "0.6 m");
  town.line(Theme::walkway, "silent", "CD").yes(Property::step_free);
  town.line(Theme::steps, "no ramp", "EF").yes(Property::step_free).no(Property::ramp);
  town.line(Theme::crossing, "high", "GH").yes(Property::step_free).number(Property::kerb_height, "150 mm");
  town.line(Theme::walkway, "limited", "IJ").between(Property::step_free, "no", "yes").number(Property::width, "2 m");
  town.point(Theme::kerb, "kerb", 'K').yes(Property::step_free).number(Property::kerb_height, "150 mm");
  const City city = town.city();
  EXPECT_EQ(way(city, "narrow", wheelchair), Tri::no) << "a step says nothing of a width";
  EXPECT_EQ(way(city, "silent", wheelchair), Tri::yes);
  EXPECT_EQ(way(city, "no ramp", wheelchair), Tri::unknown);
  EXPECT_EQ(way(city, "high", wheelchair), Tri::unknown);
  EXPECT_EQ(way(city, "limited", wheelchair), Tri::unknown);
  EXPECT_EQ(way(city, "limited"), Tri::yes);
  EXPECT_EQ(thing(city, "kerb", wheelchair), Tri::unknown);
}

TEST(PassabilityThings, AStatedYesAnswersForStepsAndKerbsAndNotForASlopeOrASurfaceBeyondALimit) {
  DrawnTown town("A--B\nC--D\nE--F");
  town.line(Theme::walkway, "steep", "AB").yes(Property::step_free).number(Property::incline, "15 %");
  town.line(Theme::walkway, "sand", "CD").yes(Property::step_free).code(Property::surface, "sand");
  town.line(Theme::steps, "narrow flight", "EF").yes(Property::step_free).number(Property::width, "0.6 m");
  const City city = town.city();
  TravellerLimits limits = wheelchair;
  limits.incline_at_most = Rational::ratio(5, 100);
  limits.surfaces_refused = 1U << 15U;
  ASSERT_EQ(property_info(Property::surface).codes[15], "sand");
  EXPECT_EQ(way(city, "steep", limits), Tri::no);
  EXPECT_EQ(way(city, "sand", limits), Tri::no);
  EXPECT_EQ(way(city, "narrow flight", limits), Tri::no);
}

TEST(PassabilityThings, StatedStepsAgainstAStatedYesAreNotKnownUnlessARampLeadsPast) {
  DrawnTown town("A--B\nC--D\nE--F\nG--H\nI\nJ\nK\nL");
  town.line(Theme::steps, "five", "AB").yes(Property::step_free).number(Property::step_count, "5");
  town.line(Theme::steps, "five and a ramp", "CD").yes(Property::step_free).number(Property::step_count, "5").yes(Property::ramp).number(Property::width, "2 m");
  town.line(Theme::steps, "silent", "EF").yes(Property::step_free);
  town.line(Theme::steps, "some ramp", "GH").number(Property::step_count, "5").between(Property::ramp, "no", "yes").number(Property::width, "2 m");
  town.point(Theme::entrance, "two up", 'I').kind("main").number(Property::step_count, "2");
  town.point(Theme::entrance, "two up, they say", 'J').kind("main").number(Property::step_count, "2").yes(Property::step_free);
  town.point(Theme::entrance, "level", 'K').kind("main").number(Property::step_count, "0");
  town.point(Theme::barrier, "block", 'L').kind("block").number(Property::opening_width, "1 m");
  const City city = town.city();
  EXPECT_EQ(way(city, "five", wheelchair), Tri::unknown);
  EXPECT_EQ(way(city, "five"), Tri::yes);
  EXPECT_EQ(way(city, "five and a ramp", wheelchair), Tri::yes);
  EXPECT_EQ(way(city, "silent", wheelchair), Tri::yes);
  EXPECT_EQ(way(city, "some ramp", wheelchair), Tri::unknown) << "nobody says for what";
  EXPECT_EQ(thing(city, "two up", wheelchair), Tri::no);
  EXPECT_EQ(thing(city, "two up", walker), Tri::yes);
  EXPECT_EQ(thing(city, "two up"), Tri::yes);
  EXPECT_EQ(thing(city, "two up, they say", wheelchair), Tri::unknown);
  EXPECT_EQ(thing(city, "level", wheelchair), Tri::yes);
  EXPECT_EQ(thing(city, "block", wheelchair), Tri::unknown) << "passed beside it, perhaps";
}

TEST(PassabilityThings, AKerbInAnEntranceThatIsSaidToBeStepFreeIsNotKnown) {
  DrawnTown town("A--k--B\nC--l--D");
  town.line(Theme::walkway, "in", "AB");
  town.line(Theme::walkway, "other", "CD");
  town.point(Theme::kerb, "kerb", 'k').number(Property::kerb_height, "60 mm");
  town.add(Theme::entrance, "entrance", town.at('k')).kind("main").yes(Property::step_free);
  town.point(Theme::kerb, "high", 'l').number(Property::kerb_height, "60 mm");
  town.add(Theme::entrance, "silent", town.at('l')).kind("main");
  const City city = town.city();
  const TravellerLimits wheels{.kerb_at_most = Rational(20), .steps_at_most = Rational(0)};
  EXPECT_EQ(way(city, "in", wheels), Tri::unknown);
  EXPECT_EQ(way(city, "other", wheels), Tri::no);
}

TEST(PassabilityThings, ACrossingWhosePointAndLineDisagreeIsNotKnown) {
  DrawnTown town("A--p--B\nC--q--D\nE--r--F");
  town.line(Theme::crossing, "line unmarked", "ApB").code(Property::crossing_control, "unmarked");
  town.point(Theme::crossing, "point with signals", 'p').code(Property::crossing_control, "signals");
  town.line(Theme::crossing, "line with signals", "CqD").code(Property::crossing_control, "signals");
  town.point(Theme::crossing, "point unmarked", 'q').code(Property::crossing_control, "unmarked");
  town.line(Theme::crossing, "both unmarked", "ErF").code(Property::crossing_control, "unmarked");
  town.point(Theme::crossing, "unmarked too", 'r').code(Property::crossing_control, "unmarked");
  const City city = town.city();
  const TravellerLimits cane{.crossings_accepted = 0b0011};  // signals, marked
  EXPECT_EQ(way(city, "line unmarked", cane), Tri::unknown);
  EXPECT_EQ(way(city, "line with signals", cane), Tri::unknown);
  EXPECT_EQ(way(city, "both unmarked", cane), Tri::no);
}

TEST(PassabilityThings, WhatIsNeverOpenIsShut) {
  DrawnTown town("A-B-C");
  town.point(Theme::barrier, "never", 'A').kind("gate").text(Property::opening_hours, "off");
  town.point(Theme::barrier, "in May", 'B').kind("gate").text(Property::opening_hours, "off; May 10:00-12:00");
  town.point(Theme::barrier, "on holidays", 'C').kind("gate").text(Property::opening_hours, "off; PH 10:00-12:00");
  const City city = town.city();
  const TravellerLimits somebody{};
  EXPECT_EQ(thing(city, "never", somebody), Tri::no);
  EXPECT_EQ(thing(city, "in May", somebody), Tri::unknown);
  EXPECT_EQ(thing(city, "on holidays", somebody), Tri::unknown);
}

TEST(PassabilityThings, WhatIsOpenForSomeOfTheHoursMayBePassed) {
  DrawnTown town("A-B-C-D-E");
  town.point(Theme::barrier, "weekdays", 'A').kind("gate").text(Property::opening_hours, "Mo-Fr 06:00-22:00");
  town.point(Theme::barrier, "till noon", 'B').kind("gate").text(Property::opening_hours, "06:00-12:00");
  town.point(Theme::barrier, "at night", 'C').kind("gate").text(Property::opening_hours, "21:00-05:00");
  town.point(Theme::barrier, "long", 'D').kind("gate").text(Property::opening_hours, "06:00-22:00");
  town.point(Theme::lift, "lift", 'E').text(Property::opening_hours, "Mo-Fr 06:00-20:00");
  const City city = town.city();
  const TravellerLimits by_day{.hours = std::pair{8 * 60, 20 * 60}};
  EXPECT_EQ(thing(city, "weekdays", by_day), Tri::unknown);
  EXPECT_EQ(thing(city, "till noon", by_day), Tri::unknown);
  EXPECT_EQ(thing(city, "at night", by_day), Tri::no) << "never open then";
  EXPECT_EQ(thing(city, "long", by_day), Tri::yes);
  EXPECT_EQ(thing(city, "lift", by_day), Tri::unknown);
}

TEST(PassabilityThings, WhatIsNotMadeToBePassedIsNotSure) {
  DrawnTown town("A-B-C-D-E");
  town.point(Theme::barrier, "wall", 'A').kind("wall");
  town.point(Theme::barrier, "stile", 'B').kind("stile");
  town.point(Theme::barrier, "debris", 'C').kind("debris");
  town.point(Theme::barrier, "silent", 'D');
  const City city = town.city();
  EXPECT_EQ(thing(city, "wall"), Tri::unknown);
  EXPECT_EQ(thing(city, "stile"), Tri::yes);
  EXPECT_EQ(thing(city, "stile", wheelchair), Tri::no);
  EXPECT_EQ(thing(city, "debris"), Tri::unknown);
  EXPECT_EQ(thing(city, "silent"), Tri::unknown);
}

TEST(PassabilityThings, ADoorOnAWayMayBeTooNarrowAndWithoutWordsIsAsItsWay) {
  DrawnTown town("A-a-B\nC-c-D");
  town.line(Theme::walkway, "1", "AB").number(Property::width, "2 m");
  town.line(Theme::walkway, "2", "CD").number(Property::width, "2 m");
  town.point(Theme::entrance, "narrow", 'a').kind("main").number(Property::opening_width, "0.7 m");
  town.point(Theme::entrance, "silent", 'c').kind("main");
  const City city = town.city();
  EXPECT_EQ(way(city, "1", wheelchair), Tri::no);
  EXPECT_EQ(way(city, "2", wheelchair), Tri::yes);
}

TEST(PassabilityThings, FlightsHaveWidthsRampsAndDirections) {
  DrawnTown town("A--B\nC--D\nE--F\nG--H");
  town.line(Theme::steps, "two", "AB").number(Property::step_count, "2");
  town.line(Theme::steps, "two wide", "CD").number(Property::step_count, "2").number(Property::width, "1 m");
  town.line(Theme::steps, "ramped", "EF").number(Property::step_count, "20").number(Property::width, "1 m").yes(Property::ramp);
  town.line(Theme::steps, "escalator", "GH").kind("escalator").number(Property::step_count, "2").number(Property::width, "1 m");
  const City city = town.city();
  EXPECT_EQ(way(city, "two", walker), Tri::unknown);
  EXPECT_EQ(way(city, "two wide", walker), Tri::yes);
  EXPECT_EQ(way(city, "ramped", walker), Tri::unknown);
  EXPECT_EQ(way(city, "escalator", walker), Tri::unknown);
  EXPECT_EQ(way(city, "escalator"), Tri::unknown) << "one must come back";
  EXPECT_EQ(way(city, "escalator", wheelchair), Tri::no);
}

TEST(PassabilityThings, AServiceRoadMayHaveAKerbAndAGateByPositionStandsOnIt) {
  DrawnTown town("A--g--B\nC-----D");
  town.line(Theme::road, "service", "AB").kind("service");
  town.line(Theme::road, "living street", "CD").kind("living_street");
  town.point(Theme::barrier, "gate", 'g').kind("gate").code(Property::access, "no");
  const City city = town.city();
  EXPECT_EQ(way(city, "living street", {.kerb_at_most = Rational(20)}), Tri::yes);
  EXPECT_EQ(way(city, "service"), Tri::no);
  gis::Passability passability(city, {.kerb_at_most = Rational(20)}, DrawnTown::today);
  EXPECT_EQ(passability.edge(gis::edges_of(city.graph(), *city.find_feature("service")).first), Tri::unknown);
}

}  // namespace
}  // namespace levelground::test::passability_things_test
