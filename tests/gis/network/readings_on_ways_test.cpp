// SPDX-License-Identifier: Apache-2.0
// What is read at a position where people walk can bar the way there, and opens none.
#include "gis/network/readings_on_ways.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "gis/network/edge_shape.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/what_if.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::readings_on_ways_test {
namespace {

const TravellerLimits wheels{.kerb_at_most = Rational(20), .incline_at_most = Rational::ratio(5, 100), .width_at_least = Rational(900), .steps_at_most = Rational(0), .needs_light = true};

/// A path, a crossing with a kerb at each end, and a path beside the first.
DrawnTown street() {
  DrawnTown town(R"(
  a---------------b


  A-------M-------K---L---------B
)");
  const auto path = [&](const char* id, std::string_view marks) {
    town.line(Theme::walkway, id, marks).number(Property::width, "2 m").number(Property::incline, "1 %").yes(Property::lit);
  };
  path("west", "AMK");
  path("east", "LB");
  path("beside", "ab");
  town.line(Theme::crossing, "zebra", "KL").number(Property::width, "2 m").number(Property::incline, "1 %").yes(Property::lit);
  town.point(Theme::kerb, "near kerb", 'K').number(Property::kerb_height, "10 mm");
  town.point(Theme::kerb, "far kerb", 'L');
  town.entrance_tolerance(1);
  return town;
}

Observation& read(DrawnTown& town, const std::string& property, Quantity quantity, std::string_view exact, const Point& at, int accuracy_mm = 0) {
  Observation& observation = town.observe("E-1", "", property, quantity, exact);
  observation.position = at;
  observation.position_accuracy = Rational(accuracy_mm);
  return observation;
}

Tri way(const DrawnTown& town, const std::string& id, const TravellerLimits& limits = wheels) {
  const City city = town.city();
  gis::Passability passability(city, limits, DrawnTown::today);
  const auto [first, last] = gis::edges_of(city.graph(), *city.find_feature(id));
  Tri worst = Tri::yes;
  for (std::uint32_t e = first; e < last; ++e) worst = std::min(worst, passability.edge(e));
  return worst;
}
Tri thing(const DrawnTown& town, const std::string& id) {
  const City city = town.city();
  return gis::Passability(city, wheels, DrawnTown::today).thing(city.feature(*city.find_feature(id)));
}

TEST(ReadingsOnWays, WhatIsReadOnAWayBarsIt) {
  ASSERT_EQ(way(street(), "west"), Tri::yes);
  for (const char* name : {"width", "clear_width"}) {
    DrawnTown narrow = street();
    read(narrow, name, Quantity::length, "70 cm", narrow.at('M'));
    EXPECT_EQ(way(narrow, "west"), Tri::no) << name;
    EXPECT_EQ(way(narrow, "east"), Tri::yes);
    EXPECT_EQ(way(narrow, "beside"), Tri::yes);
  }
  for (const char* name : {"incline", "ramp_gradient"}) {
    DrawnTown steep = street();
    read(steep, name, Quantity::slope, "-9 %", steep.at('M'));
    EXPECT_EQ(way(steep, "west"), Tri::no) << name << ", whichever way it falls";
  }
}

TEST(ReadingsOnWays, WhatMayBeOfAnotherWayLeavesBothOpen) {
  DrawnTown town = street();
  read(town, "width", Quantity::length, "70 cm", town.at('M'), 3000);
  EXPECT_EQ(way(town, "west"), Tri::unknown);
  EXPECT_EQ(way(town, "beside"), Tri::unknown);
  EXPECT_EQ(way(town, "east"), Tri::yes) << "too far";
}

TEST(ReadingsOnWays, WhatIsAboutAsNarrowAsTheLimitLeavesItOpen) {
  DrawnTown town = street();
  read(town, "width", Quantity::length, "90 cm", town.at('M')).range = {Rational(880), Rational(920)};
  EXPECT_EQ(way(town, "west"), Tri::unknown);
}

TEST(ReadingsOnWays, AShortNarrowPlaceMayBePassed) {
  DrawnTown town = street();
  read(town, "width", Quantity::length, "80 cm", town.at('M'));
  TravellerLimits limits = wheels;
  limits.narrower = ShortRun{Rational(700), Rational(2000)};
  EXPECT_EQ(way(town, "west", limits), Tri::unknown) << "how long it is as narrow nobody says";
  DrawnTown narrower = street();
  read(narrower, "width", Quantity::length, "60 cm", narrower.at('M'));
  EXPECT_EQ(way(narrower, "west", limits), Tri::no);
}

TEST(ReadingsOnWays, WhatIsWellOpensNothing) {
  DrawnTown town = street();
  town.line(Theme::walkway, "silent", "LM").number(Property::incline, "1 %").yes(Property::lit);
  read(town, "width", Quantity::length, "3 m", {town.at('M').x + 3, town.at('M').y});
  EXPECT_EQ(way(town, "silent"), Tri::unknown);
}

TEST(ReadingsOnWays, AKerbIsReadAtTheKerbThatStandsThere) {
  EXPECT_EQ(thing(street(), "near kerb"), Tri::yes);
  EXPECT_EQ(thing(street(), "far kerb"), Tri::unknown);
  for (const char* name : {"kerb_height", "kerb_upstand"}) {
    DrawnTown town = street();
    read(town, name, Quantity::length, "60 mm", town.at('L'));
    EXPECT_EQ(thing(town, "far kerb"), Tri::no) << name;
    EXPECT_EQ(way(town, "zebra"), Tri::no) << "which is passed over it";
    EXPECT_EQ(way(town, "east"), Tri::yes) << "it is the kerb's";
    DrawnTown low = street();
    read(low, name, Quantity::length, "10 mm", low.at('L'));
    EXPECT_EQ(thing(low, "far kerb"), Tri::unknown) << "another may stand beside it";
  }
  DrawnTown disputed = street();
  read(disputed, "kerb_height", Quantity::length, "60 mm", disputed.at('K'));
  EXPECT_EQ(thing(disputed, "near kerb"), Tri::unknown) << "two statements about one thing that disagree stay side by side";
  DrawnTown vague = street();
  read(vague, "kerb_height", Quantity::length, "60 mm", vague.at('L'), 5000);
  EXPECT_EQ(thing(vague, "far kerb"), Tri::unknown);
  EXPECT_EQ(thing(vague, "near kerb"), Tri::unknown) << "it may be that one";
}

TEST(ReadingsOnWays, AKerbThatNobodyMappedMayRunAcrossTheWayOrAlongIt) {
  DrawnTown town = street();
  read(town, "kerb_height", Quantity::length, "60 mm", town.at('M'));
  EXPECT_EQ(way(town, "west"), Tri::unknown);
}

TEST(ReadingsOnWays, ADarkSpotIsKnownAfterDark) {
  for (const Light light : {Light::not_stated, Light::night, Light::day}) {
    DrawnTown town = street();
    Observation& dark = read(town, "lit", Quantity::count, "0", town.at('M'));
    dark.quantity = Quantity::presence;
    dark.range = Interval::exact(0);
    dark.light = light;
    EXPECT_EQ(way(town, "west"), light == Light::day ? Tri::unknown : Tri::no) << "no lamp burns by day";
  }
}

TEST(ReadingsOnWays, OfAThingUnderTheNameOfTheMeasureIsSaidOfTheThing) {
  DrawnTown town = street();
  town.observe("E-1", "", "kerb_upstand", Quantity::length, "10 mm").feature = "far kerb";
  EXPECT_EQ(thing(town, "far kerb"), Tri::yes);
  DrawnTown narrow = street();
  narrow.line(Theme::walkway, "silent", "LM").number(Property::incline, "1 %").yes(Property::lit);
  narrow.observe("E-1", "", "clear_width", Quantity::length, "70 cm").feature = "silent";
  EXPECT_EQ(way(narrow, "silent"), Tri::no);
}

TEST(ReadingsOnWays, WhatIsTakenBackOrOfAnotherDayBarsNothing) {
  DrawnTown town = street();
  read(town, "width", Quantity::length, "70 cm", town.at('M')).date = {2027, 1, 1};
  EXPECT_EQ(way(town, "west"), Tri::yes);
}

/// A street 6 m wide with a sidewalk of 2 m on either side: its line is drawn along the middle, y = 0.
DrawnTown with_sidewalks(bool widths_stated) {
  DrawnTown town("A-----------------------------B\n");
  Drawn road = town.line(Theme::road, "street", "AB").kind("residential").code(Property::sidewalk, "both").number(Property::incline, "1 %").yes(Property::lit);
  if (widths_stated) road.number(Property::width, "6 m").number(Property::sidewalk_left_width, "2 m").number(Property::sidewalk_right_width, "2 m");
  town.entrance_tolerance(1);
  return town;
}
Tri side(const DrawnTown& town, WalkGraph::Side which, const TravellerLimits& limits) {
  const City city = town.city();
  gis::Passability passability(city, limits, DrawnTown::today);
  for (std::uint32_t e = 0; e < city.graph().edges.size(); ++e) {
    if (city.graph().edges[e].side == which && !gis::is_step_across(city.graph().edges[e])) return passability.edge(e);
  }
  return Tri::no;
}

TEST(ReadingsOnWays, ASidewalkHearsWhatIsReadBesideTheLineOfItsRoad) {
  const TravellerLimits gentle{.incline_at_most = Rational::ratio(5, 100)};
  struct Case {
    double north;
    int accuracy_mm;
    bool widths_stated;
    Tri left, right;
    const char* why;
  };
  for (const Case& one : {Case{4, 0, true, Tri::no, Tri::yes, "surely on the sidewalk on the left"}, Case{-4, 500, true, Tri::yes, Tri::no, "or on the right"},
                          Case{2, 0, true, Tri::unknown, Tri::yes, "on the carriageway, or beside it"}, Case{0.5, 0, true, Tri::unknown, Tri::unknown, "on either"},
                          Case{4, 6000, true, Tri::unknown, Tri::unknown, "so far off the position may be"}, Case{4, 0, false, Tri::unknown, Tri::yes, "nobody says how wide the street is"},
                          Case{40, 0, false, Tri::yes, Tri::yes, "on no sidewalk of this street"}, Case{9, 0, true, Tri::yes, Tri::yes, "beyond it"}}) {
    DrawnTown town = with_sidewalks(one.widths_stated);
    read(town, "ramp_gradient", Quantity::slope, "9 %", {town.at('A').x + 15, one.north}, one.accuracy_mm);
    EXPECT_EQ(side(town, WalkGraph::Side::left, gentle), one.left) << one.why;
    EXPECT_EQ(side(town, WalkGraph::Side::right, gentle), one.right) << one.why;
  }
}

TEST(ReadingsOnWays, WhatIsReadOnAWayBesideAStreetIsOfThatWay) {
  const TravellerLimits gentle{.incline_at_most = Rational::ratio(5, 100)};
  for (const bool widths_stated : {false, true}) {
    DrawnTown town = with_sidewalks(widths_stated);
    town.add(Theme::walkway, "path", Line{{0, 4}, {30, 4}}).number(Property::incline, "1 %");
    read(town, "incline", Quantity::slope, "9 %", {15, 4});
    EXPECT_EQ(way(town, "path", gentle), widths_stated ? Tri::unknown : Tri::no);
    EXPECT_EQ(side(town, WalkGraph::Side::left, gentle), widths_stated ? Tri::unknown : Tri::yes) << "where the sidewalk lies too, it may be of either";
  }
}

/// On random nets: a reading moves only what it may be of, and what feels that, and opens nothing.
class ReadingsOnRandomTowns : public ::testing::TestWithParam<unsigned> {};

TEST_P(ReadingsOnRandomTowns, AllThatAReadingMovesIsFelt) {
  std::mt19937 random(GetParam());
  const auto upto = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
  DrawnTown town("A");
  int number = 100;
  const auto add = [&](const Point& a, const Point& b) {
    Drawn drawn = town.add(upto(4) == 0 ? Theme::crossing : Theme::walkway, "way " + std::to_string(number++), Line{a, b});
    if (upto(3) > 0) drawn.number(Property::width, upto(1) == 0 ? "1 m" : "3 m");
    drawn.number(Property::incline, "1 %").yes(Property::lit);
  };
  for (int i = 0; i < 5; ++i) {
    for (int j = 0; j < 4; ++j) {
      const Point here{6.0 * i, 6.0 * j};
      if (i < 4 && upto(4) > 0) add(here, {6.0 * (i + 1), 6.0 * j});
      if (j < 3 && upto(4) > 0) add(here, {6.0 * i, 6.0 * (j + 1)});
      if (upto(3) == 0) town.add(Theme::kerb, "kerb " + std::to_string(number++), here).number(Property::kerb_height, upto(1) == 0 ? "10 mm" : "60 mm");
    }
  }
  town.entrance_tolerance(upto(2));
  const City before = town.city();
  gis::Passability was(before, wheels, DrawnTown::today);
  std::size_t moved = 0;
  for (int k = 0; k < 40; ++k) {
    Observation made;
    made.id = "R-" + std::to_string(k);
    made.position = Point{upto(240) / 10.0, upto(180) / 10.0};
    made.position_accuracy = Rational(upto(4) * 1000);
    const bool kerb = upto(1) == 0;
    made.property = kerb ? "kerb_height" : "clear_width";
    made.quantity = Quantity::length;
    made.range = kerb ? Interval::exact(50 * upto(2)) : Interval::exact(400 + 400 * upto(2));
    const City after = before.with_observations({made});
    gis::Passability is(after, wheels, DrawnTown::today);
    std::vector<std::uint32_t> felt;
    for (const std::uint32_t feature : gis::read_features(after, made, DrawnTown::today)) {
      const auto more = gis::felt_by(after, feature);
      felt.insert(felt.end(), more.begin(), more.end());
    }
    const auto feels = [&](std::uint32_t feature) { return std::find(felt.begin(), felt.end(), feature) != felt.end(); };
    bool differs = false;
    for (std::uint32_t e = 0; e < before.graph().edges.size(); ++e) {
      EXPECT_LE(is.edge(e), was.edge(e)) << "a reading opens nothing, seed " << GetParam() << ", " << made.id;
      if (is.edge(e) == was.edge(e)) continue;
      differs = true;
      ++moved;
      EXPECT_TRUE(feels(before.graph().edges[e].feature)) << before.feature(before.graph().edges[e].feature).id << ", seed " << GetParam() << ", " << made.id;
    }
    for (std::uint32_t f = 0; f < before.feature_count(); ++f) {
      const Tri one = was.thing(before.feature(f));
      const Tri other = is.thing(after.feature(f));
      EXPECT_LE(other, one);
      if (one == other) continue;
      differs = true;
      EXPECT_TRUE(feels(f)) << before.feature(f).id << ", seed " << GetParam() << ", " << made.id;
    }
    const bool noticed = !felt.empty() && gis::passability_change(before, after, felt, wheels, DrawnTown::today).any;
    EXPECT_EQ(noticed, differs) << "seed " << GetParam() << ", " << made.id;
  }
  EXPECT_GT(moved, 0U) << "seed " << GetParam();
}

INSTANTIATE_TEST_SUITE_P(Seeds, ReadingsOnRandomTowns, ::testing::Range(1U, 13U));

}  // namespace
}  // namespace levelground::test::readings_on_ways_test
