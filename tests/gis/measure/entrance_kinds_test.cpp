// SPDX-License-Identifier: Apache-2.0
// Entrances and ways out.
#include <functional>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::entrance_kinds_test {
namespace {

constexpr auto at_least = Scale::Direction::at_least;
const Rational endless = Rational::infinity();

/// Two entrances, and a way from one to the other.
DrawnTown park_with_way(bool vouched = true) {
  DrawnTown town(R"(
     4-----------------------------3
     |                             |
  A--W-----------------------------E--B
     |                             |
     1-----------------------------2
)");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::walkway, "way", "AB");
  if (vouched) {
    for (const Theme theme : {Theme::walkway, Theme::kerb, Theme::barrier}) town.complete(theme);
  }
  return town;
}

TEST(EntranceStepFree, SharesOrCountsEntrances) {
  DrawnTown town = park_with_way();
  const std::map<std::string, std::string> parameters = {{"kerb_at_most", "20 mm"}};
  EXPECT_EQ(town.measure("park", "entrance_step_free", parameters, at_least, Quantity::share, Combine::share).value, Interval::exact(1));
  town.point(Theme::entrance, "stile", 'W').kind("stile");
  const Measurement share = town.measure("park", "entrance_step_free", parameters, at_least, Quantity::share, Combine::share);
  EXPECT_EQ(share.value, Interval::exact(Rational::ratio(1, 2)));
  EXPECT_EQ(share.lacking.at(0).feature, "stile");
  EXPECT_EQ(town.measure("park", "entrance_step_free", parameters, at_least, Quantity::count).value, Interval::exact(1));
}

TEST(EntranceStepFree, AKerbAgainstWhatIsSaidOfTheEntranceIsNotKnownAsForWhoWalksThere) {
  const auto share = [](const char* kerb, bool said) {
    DrawnTown town = park_with_way();
    Drawn entrance = town.point(Theme::entrance, "entrance", 'W').kind("main");
    if (said) entrance.yes(Property::step_free);
    town.add(Theme::kerb, "kerb", town.at('W')).number(Property::kerb_height, kerb);
    return town.measure("park", "entrance_step_free", {{"kerb_at_most", "20 mm"}}, at_least, Quantity::share, Combine::share).value;
  };
  EXPECT_EQ(share("60 mm", true), (Interval{Rational::ratio(1, 2), 1}));
  EXPECT_EQ(share("60 mm", false), Interval::exact(Rational::ratio(1, 2)));
  EXPECT_EQ(share("5 mm", true), Interval::exact(1));
}

TEST(EntranceStepFree, AWidthThatNobodyStatesIsUnknown) {
  const std::map<std::string, std::string> parameters = {{"kerb_at_most", "20 mm"}, {"width_at_least", "0.90 m"}};
  EXPECT_EQ(park_with_way().measure("park", "entrance_step_free", parameters, at_least, Quantity::share, Combine::share).value, (Interval{0, 1}));
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
  for (const Theme theme : {Theme::entrance, Theme::kerb, Theme::barrier}) town.complete(theme);
  return town;
}

TEST(EntranceStepFree, ItsOwnOpeningIsItsWidth) {
  DrawnTown wide = park_with_gate();
  wide.point(Theme::entrance, "gate", 'W').number(Property::opening_width, "1.20 m");
  EXPECT_EQ(entrances_of(wide).value, Interval::exact(1)) << "what nobody says of the width of the way does not matter";
  DrawnTown narrow = park_with_gate();
  narrow.point(Theme::entrance, "gate", 'W').number(Property::opening_width, "0.80 m").yes(Property::step_free);
  EXPECT_EQ(entrances_of(narrow).value, Interval::exact(0)) << "a step says nothing of a width: 80 cm are too narrow whoever calls it step-free";
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
  for (const Theme theme : {Theme::walkway, Theme::kerb, Theme::barrier}) town.complete(theme);
  town.line(Theme::walkway, "west", "AM").number(Property::width, "2 m");
  town.point(Theme::entrance, "gate", 'W');
  EXPECT_EQ(entrances_of(town).value, Interval::exact(1));
}

TEST(EntranceStepFree, SilenceIsNoStatementThatThereIsNoStep) {
  const auto value = [](const std::vector<Theme>& vouched, const std::function<void(Drawn&)>& say) {
    DrawnTown town("     4---------3\n  A--W----M    |\n     1---------2");
    town.area(Theme::site, "park", "1234");
    town.complete(Theme::walkway);
    for (const Theme theme : vouched) town.complete(theme);
    town.line(Theme::walkway, "west", "AM").number(Property::width, "2 m");
    Drawn gate = town.point(Theme::entrance, "gate", 'W').kind("main");
    say(gate);
    return entrances_of(town).value;
  };
  const auto nothing = [](Drawn&) {};
  const Interval unknown{0, 1};
  EXPECT_EQ(value({}, nothing), unknown);
  EXPECT_EQ(value({Theme::kerb}, nothing), unknown) << "a stile that nobody mapped may stand there";
  EXPECT_EQ(value({Theme::kerb, Theme::barrier}, nothing), Interval::exact(1));
  EXPECT_EQ(value({}, [](Drawn& gate) { gate.yes(Property::step_free); }), Interval::exact(1));
  EXPECT_EQ(value({}, [](Drawn& gate) { gate.no(Property::step_free); }), Interval::exact(0)) << "a sure failure needs nobody's word";
  EXPECT_EQ(value({}, [](Drawn& gate) { gate.number(Property::opening_width, "1.2 m"); }), unknown) << "how wide it is says nothing of a step";
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
  town.complete(Theme::barrier);
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
    town.complete(Theme::barrier);
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

TEST(EntranceWidth, AGateThatNobodyMappedMayStandInIt) {
  const auto width = [](std::string_view opening) {
    DrawnTown town("   4------3\n  AW------+\n   1------2");
    town.area(Theme::site, "park", "1234");
    town.line(Theme::walkway, "way", "AW").number(Property::width, "3 m");
    town.complete(Theme::walkway);
    Drawn entrance = town.point(Theme::entrance, "way in", 'W').kind("entrance");
    if (!opening.empty()) entrance.number(Property::opening_width, opening);
    return town.measure("park", "entrance_width", {}).value;
  };
  EXPECT_EQ(width(""), (Interval{0, 3000})) << "nobody vouches for barriers";
  EXPECT_EQ(width("2 m"), metres(2)) << "so wide it is, whatever stands there";
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
  EXPECT_EQ(value("", "", ""), (Interval{1, 2})) << "of no stated kind: it may be a gate";
  EXPECT_EQ(value("gate", "", "06:00-21:00"), Interval::exact(2)) << "shut at night, with nobody in it";
}

TEST(Exits, AGateDrawnAsABarrierInTheEntranceIsHeard) {
  const auto value = [](bool entrance, std::string_view kind, std::string_view hours) {
    DrawnTown town("4--------3\n|        |\nW        B--C\n|        |\n1--------2");
    town.area(Theme::site, "park", "1234");
    town.line(Theme::walkway, "way", "WBC");
    town.complete(Theme::walkway);
    if (entrance) town.point(Theme::entrance, "way out", 'B').kind("main");
    Drawn gate = town.point(Theme::barrier, "gate", 'B').kind(kind);
    if (!hours.empty()) gate.text(Property::opening_hours, hours);
    return town.measure("park", "exits", {{"open", "22:00-05:00"}}, at_least, Quantity::count).value;
  };
  for (const bool entrance : {true, false}) {
    EXPECT_EQ(value(entrance, "gate", ""), (Interval{0, 1}));
    EXPECT_EQ(value(entrance, "", ""), (Interval{0, 1})) << "of no stated kind";
    EXPECT_EQ(value(entrance, "gate", "24/7"), Interval::exact(1));
    EXPECT_EQ(value(entrance, "gate", "06:00-21:00"), Interval::exact(0));
    EXPECT_EQ(value(entrance, "bollard", ""), Interval::exact(1)) << "nobody locks a post";
  }
}

TEST(Exits, AtLeastAsManyAsAreMapped) {
  DrawnTown town = park_with_way(false);
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

}  // namespace
}  // namespace levelground::test::entrance_kinds_test
