// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numbers>
#include <queue>
#include <random>

#include "gis/measure/passage.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::passage_test {
namespace {

MultiPolygon rectangle(double x, double y, double w, double h) { return {{{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}, {x, y}}, {}}}; }
Feature thing(Geometry where) {
  Feature feature;
  feature.id = "thing";
  feature.theme = Theme::sign;
  feature.geometry = std::move(where);
  return feature;
}

/// All of a run from (0, y) to (20, y), 20 m long.
gis::Passage::Width width(const gis::ThingsInTheWay& things, const std::vector<MultiPolygon>& areas, double y, double from = 0, double to = 20) {
  std::vector<gis::WalkedArea> walked;
  for (const MultiPolygon& area : areas) walked.emplace_back(area);
  return gis::Passage(things, walked, Line{{0, y}, {20, y}}).between(from, to, 0, 20);
}
gis::ThingsInTheWay things_of(const std::vector<Feature>& features, double radius = 0.3, double accuracy = 0) {
  gis::ThingsInTheWay things(radius, accuracy);
  for (const Feature& feature : features) things.add(feature, true);
  things.seal();
  return things;
}

TEST(Passage, IsTheWidestWayPastWhatStandsThere) {
  const MultiPolygon street = rectangle(0, 0, 20, 3);
  EXPECT_NEAR(width(things_of({}), {street}, 1).low, 3, 1e-9);
  EXPECT_NEAR(width(things_of({}), {street}, 0).high, 3, 1e-9) << "walking along its edge";
  const std::vector<Feature> post = {thing(Point{10, 1})};
  EXPECT_NEAR(width(things_of(post), {street}, 1).low, 1.7, 1e-9) << "on its wider side";
  EXPECT_NEAR(width(things_of(post), {street}, 1).high, 2, 1e-9) << "nobody knows how thick it is, but it stands there";
  gis::ThingsInTheWay may_hang(0.3, 0);
  may_hang.add(post.front(), false);
  may_hang.seal();
  EXPECT_NEAR(width(may_hang, {street}, 1).high, 3, 1e-9);
  const std::vector<Feature> kiosk = {thing(rectangle(9, 1, 2, 1))};
  EXPECT_NEAR(width(things_of(kiosk), {street}, 2.5).high, 1, 1e-9);
  EXPECT_NEAR(width(things_of(kiosk), {street}, 2.5, 5, 8).low, 3, 1e-9) << "not yet beside it";
}

TEST(Passage, AWallDrawnAcrossLeavesNothing) {
  const MultiPolygon street = rectangle(0, 0, 20, 3);
  const std::vector<Feature> wall = {thing(Line{{10, -1}, {10, 4}})};
  EXPECT_EQ(width(things_of(wall), {street}, 1).high, 0);
  EXPECT_NEAR(width(things_of(wall, 0.3, 0.25), {street}, 1).high, 0.5, 1e-9) << "it and an edge may each lie 0.25 m off";
  const std::vector<Feature> corner = {thing(Line{{10, 0}, {10, 2}, {12, 2}})};
  EXPECT_NEAR(width(things_of(corner), {street}, 1).high, 1, 1e-9);
}

TEST(Passage, AWallAcrossWhereAStretchBeginsIsBesideItAsAWhole) {
  const MultiPolygon street = rectangle(0, 0, 20, 3);
  for (const double slant : {-1e-9, 0.0, 1e-9}) {
    const std::vector<Feature> wall = {thing(Line{{10 + slant, 1.2}, {10 - slant, 3}})};
    EXPECT_NEAR(width(things_of(wall), {street}, 0.5, 10, 15).high, 1.2, 1e-6) << slant;
    EXPECT_NEAR(width(things_of(wall), {street}, 0.5, 10.1, 15).low, 3, 1e-6) << slant;
  }
}

TEST(Passage, AlongAnEdgeThatBendsAHairItIsStillAsWideAsTheStreet) {
  // Two sides that meet at (10, 0) all but in line, and a step of 4 cm farther on: one walks along them.
  const MultiPolygon street = {{{{0, 0}, {10, 0}, {15, -0.02}, {15, -0.06}, {20, -0.06}, {20, 4}, {0, 4}, {0, 0}}, {}}};
  EXPECT_NEAR(width(things_of({}), {street}, 0).high, 4, 0.1);
  EXPECT_NEAR(width(things_of({}), {street}, 0).low, 4, 0.1);
  EXPECT_NEAR(width(things_of({}), {street}, 0, 9, 10).high, 4, 1e-9);
  const MultiPolygon turned = {{{{0, 0}, {10, 0}, {20, 0.02}, {20, 4}, {0, 4}, {0, 0}}, {}}};
  EXPECT_NEAR(width(things_of({}), {turned}, 0).high, 4, 0.1) << "a hair to the left of the walk, and the right edge all the same";
}

TEST(Passage, ASlantedStreetIsAsWideAsItIsAndNotAsItsSection) {
  // 2 m wide, at 45°: straight across the walk it measures 2.83 m.
  const double d = std::sqrt(2.0);
  const MultiPolygon street = {{{{-d, d}, {d / 2 - d / 2, 0}, {14, 14}, {14 - d, 14 + d}, {-d, d}}, {}}};
  std::vector<gis::WalkedArea> areas;
  areas.emplace_back(street);
  const gis::ThingsInTheWay free = things_of({});
  const auto found = gis::Passage(free, areas, Line{{3, 4}, {6, 7}}).between(0, std::sqrt(18.0), 0, std::sqrt(18.0));
  EXPECT_NEAR(found.high, 2, 1e-9);
  const auto slanted = gis::Passage(free, areas, Line{{3, 4.2}, {5.5, 6.2}}).between(0, 2, 0, 2);
  EXPECT_LE(slanted.high, 2.2) << "seen from a walk that leads over it aslant";
}

TEST(Passage, BetweenThingsOneBehindTheOtherItIsAsWideAsTheGapBetweenThem) {
  const MultiPolygon street = rectangle(0, 0, 20, 4);
  // Each leaves 2 m beside it; from one to the other it is 1 m.
  const std::vector<Feature> chicane = {thing(rectangle(9, 0, 1, 2)), thing(rectangle(11, 2, 1, 2))};
  EXPECT_NEAR(width(things_of(chicane), {street}, 3, 10, 11).high, 1, 1e-9);
  EXPECT_NEAR(width(things_of(chicane), {street}, 3).low, 1, 1e-9);
}

TEST(Passage, AccuracyMakesBothEndsWider) {
  const MultiPolygon street = rectangle(0, 0, 20, 3);
  EXPECT_NEAR(width(things_of({}, 0.3, 0.5), {street}, 1).low, 2, 1e-9);
  EXPECT_NEAR(width(things_of({}, 0.3, 0.5), {street}, 1).high, 4, 1e-9);
}

TEST(Passage, NeighbouringAreasAreOne) {
  const MultiPolygon one = rectangle(0, 0, 20, 3);
  const MultiPolygon other = rectangle(0, 3, 20, 2);
  const MultiPolygon beside = rectangle(0, 6, 20, 2);
  EXPECT_NEAR(width(things_of({}), {one, other, beside}, 1).low, 5, 1e-9);
  const MultiPolygon west = rectangle(-5, 0, 15, 3);
  const MultiPolygon east_of_it = rectangle(10, -1, 15, 5);
  EXPECT_NEAR(width(things_of({}), {west, east_of_it}, 1).low, 3, 1e-9) << "through the open side between them";
}

// What a disc gets through, asked of a grid of points: the largest least clearance of a walk from one end to the other, for blocks at random.
TEST(Passage, AgreesWithAGridOfDiscs) {
  constexpr unsigned seed = 4711;
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const auto in = [&](double low, double high) { return std::uniform_real_distribution<double>(low, high)(random); };
  constexpr double cell = 0.05;
  for (int i = 0; i < 40; ++i) {
    const double across = in(2, 5);
    const MultiPolygon street = rectangle(0, 0, 20, across);
    std::vector<Feature> blocks;
    for (int k = 0; k < 4; ++k) blocks.push_back(thing(rectangle(in(9, 11), in(-1, across), in(0.2, 1.5), in(0.2, 1.5))));
    const int columns = static_cast<int>(5 / cell) + 1;   // from x = 8 to x = 13
    const int rows = static_cast<int>(across / cell) + 1;
    std::vector<double> room(static_cast<std::size_t>(columns * rows));
    for (int c = 0; c < columns; ++c) {
      for (int r = 0; r < rows; ++r) {
        const Point p{8 + c * cell, r * cell};
        double least = std::min(p.y, across - p.y);
        for (const Feature& block : blocks) least = std::min(least, distance(block.geometry, p));
        room[static_cast<std::size_t>(c * rows + r)] = least;
      }
    }
    // Widest first, from the western end.
    std::vector<double> best(room.size(), -1);
    std::priority_queue<std::pair<double, int>> queue;
    for (int r = 0; r < rows; ++r) queue.emplace(room[static_cast<std::size_t>(r)], r);
    double found = 0;
    while (!queue.empty()) {
      const auto [clear, at] = queue.top();
      queue.pop();
      if (best[static_cast<std::size_t>(at)] >= 0) continue;
      best[static_cast<std::size_t>(at)] = clear;
      const int c = at / rows, r = at % rows;
      if (c + 1 == columns) {
        found = clear;
        break;
      }
      for (int dc = -1; dc <= 1; ++dc) {
        for (int dr = -1; dr <= 1; ++dr) {
          if (c + dc < 0 || c + dc >= columns || r + dr < 0 || r + dr >= rows) continue;
          const int next = (c + dc) * rows + r + dr;
          queue.emplace(std::min(clear, room[static_cast<std::size_t>(next)]), next);
        }
      }
    }
    EXPECT_NEAR(width(things_of(blocks), {street}, across / 2).high, 2 * found, 2 * cell * std::numbers::sqrt2) << i;
  }
}

std::map<std::string, std::string> across(const std::string& obstacles = "") {
  std::map<std::string, std::string> parameters = {{"of", "main_route"}, {"every", "1 m"}, {"accuracy", "0 m"}};
  if (!obstacles.empty()) parameters.insert({{"obstacles", obstacles}, {"obstacle_at_most", "0.6 m"}});
  return parameters;
}
Interval metres(double low, double high) { return {Rational::from_decimal(std::to_string(low)).value() * Rational(1000), Rational::from_decimal(std::to_string(high)).value() * Rational(1000)}; }

/// A street mapped as an area, 14 m by 4 m, with a way at each end.
DrawnTown street(const char* ways = "3 m") {
  DrawnTown town(R"(
    1-------------------2
    |                   |
    |  a-------------b  |
    |  |             |  |
  W----A             B----E
    |  |             |  |
    |  c-------------d  |
    |                   |
    3-------------------4
)");
  town.area(Theme::site, "site", "1243");
  town.area(Theme::walkway, "street", "abBdcA");
  town.line(Theme::walkway, "west", "WA").number(Property::width, ways);
  town.line(Theme::walkway, "east", "BE").number(Property::width, ways);
  town.with_node_ids();
  town.complete(Theme::walkway);
  town.complete(Theme::building);
  return town;
}
Measurement widths(const DrawnTown& town, const std::map<std::string, std::string>& parameters) { return town.measure("site", "clear_width", parameters, Scale::Direction::at_least, Quantity::length); }

TEST(ClearWidth, OfAnAreaIsMeasuredAcross) {
  const Measurement silent = widths(street(), {{"of", "main_route"}});
  EXPECT_FALSE(silent.value.high.is_finite() && silent.value.low > Rational(0));
  const Measurement measured = widths(street(), across());
  EXPECT_EQ(measured.value, metres(3, 3)) << "the ways at its ends; the street itself is 4 m";
  EXPECT_EQ(measured.coverage, Rational(1));
  ASSERT_EQ(measured.places.size(), 3U);
  EXPECT_EQ(measured.places[1].value, metres(4, 4));
}

TEST(ClearWidth, AKioskNarrowsTheStreetWhereItStands) {
  DrawnTown town = street();
  const Point a = town.at('A');
  town.add(Theme::building, "kiosk", MultiPolygon(rectangle(a.x + 5, a.y - 2, 2, 3)));   // leaves 1 m of 4
  const Measurement measured = widths(town, across("building"));
  EXPECT_EQ(measured.value, metres(1, 1));
  std::int64_t narrow = 0;
  for (const PlaceResult& place : measured.places) {
    if (place.value == metres(1, 1)) narrow += place.stretch->to_mm - place.stretch->from_mm;
  }
  EXPECT_GE(narrow, 2000);
  EXPECT_LE(narrow, 4000) << "its own length and a stretch at each end";
}

TEST(ClearWidth, AKioskNarrowsAStreetAlsoWhereNoObstaclesAreAsked) {
  DrawnTown town = street();
  const Point a = town.at('A');
  town.add(Theme::building, "kiosk", MultiPolygon(rectangle(a.x + 5, a.y - 2, 2, 3)));   // leaves 1 m of 4
  EXPECT_EQ(widths(town, across()).value, metres(1, 1)) << "walks lead around it as around the edge of the street";
  DrawnTown roofed = street();
  roofed.add(Theme::building, "roof", MultiPolygon(rectangle(a.x + 5, a.y - 2, 2, 3))).kind("roof");
  EXPECT_EQ(widths(roofed, across()).value, metres(3, 3));
  DrawnTown hall = street();
  hall.add(Theme::building, "hall", MultiPolygon(rectangle(a.x - 1, a.y - 3, 16, 6)));
  EXPECT_EQ(widths(hall, across()).value, metres(3, 3)) << "what covers all of it stands above it";
}

/// Two squares and a neck 2 m long and 1 m wide between them; n and s stand at its western end, o and t at its eastern.
DrawnTown waisted(bool marked, bool joined = true) {
  DrawnTown town(R"(
  1-----------------------2
  |  a------e f------b    |
  |         | |           |
  |         n-o           |
W----A                 B----E
  |         s-t           |
  |         | |           |
  |  c------g h------d    |
  3-----------------------4
)");
  town.area(Theme::site, "site", "1243");
  const Point a = town.at('A');
  const Point b{town.at('b').x, a.y};
  const double x = town.at('n').x;
  const double top = town.at('a').y;
  const double low = town.at('c').y;
  const auto own = [&](Theme theme, const char* id, Geometry where) {
    Drawn drawn = town.add(theme, id, std::move(where));
    if (marked) drawn.yes(Property::main_route);
    return drawn;
  };
  own(Theme::walkway, "square", MultiPolygon{{{{a.x, a.y}, {a.x, low}, {x, low}, {x, a.y - 0.5}, {x + 2, a.y - 0.5}, {x + 2, low}, {b.x, low}, {b.x, a.y},
                                               {b.x, top}, {x + 2, top}, {x + 2, a.y + 0.5}, {x, a.y + 0.5}, {x, top}, {a.x, top}, {a.x, a.y}}, {}}});
  if (joined) {
    own(Theme::walkway, "west", Line{town.at('W'), a}).number(Property::width, "3 m");
    own(Theme::walkway, "east", Line{b, town.at('E')}).number(Property::width, "3 m");
  }
  town.complete(Theme::walkway);
  return town;
}

TEST(ClearWidth, OfAnAreaOnTheMarkedRouteIsThatAcrossItAndNotAlongItsOutline) {
  const Measurement marked = widths(waisted(true), across());
  EXPECT_EQ(marked.value, metres(1, 1)) << "the neck";
  EXPECT_EQ(marked.value, widths(waisted(false), across()).value) << "as where nobody marks it";
  auto walkways = across();
  walkways["of"] = "walkways";
  EXPECT_EQ(widths(waisted(false), walkways).value, metres(1, 1));
}

TEST(ClearWidth, OfAnAreaThatNoWalkCrossesIsNotKnown) {
  auto walkways = across();
  walkways["of"] = "walkways";
  for (const Measurement& measured : {widths(waisted(true, false), across()), widths(waisted(false, false), walkways)}) {
    EXPECT_LE(measured.value.low, Rational(1000));
    EXPECT_FALSE(measured.value.high < Rational(1000));
  }
}

TEST(ClearWidth, AWallAcrossAnAreaLeavesNothing) {
  DrawnTown town = street();
  const Point a = town.at('A');
  town.add(Theme::barrier, "screen", Line{{a.x + 5, a.y - 2}, {a.x + 5, a.y + 1}}).kind("wall");   // leaves 1 m of 4
  const Measurement measured = widths(town, across("barrier"));
  EXPECT_EQ(measured.value, (Interval{0, 1000})) << "nobody says that all barriers are mapped";
  town.complete(Theme::barrier);
  EXPECT_EQ(widths(town, across("barrier")).value, metres(1, 1));
}

/// A way of 2 m with something at p, in its middle.
DrawnTown way_with(const std::function<void(DrawnTown&, const Point&)>& add) {
  DrawnTown town("  1------2\n  |      |\nW----p-----E\n  |      |\n  3------4");
  town.area(Theme::site, "site", "1243");
  town.line(Theme::walkway, "way", "WpE").number(Property::width, "2 m");
  add(town, town.at('p'));
  for (const Theme theme : {Theme::sign, Theme::seat, Theme::barrier}) town.complete(theme);
  return town;
}
Interval narrowed(const DrawnTown& town) {
  auto parameters = across("sign,seat,barrier");
  parameters["narrow_stated"] = "yes";
  return widths(town, parameters).value;
}

TEST(ClearWidth, WhatStandsInAWayNarrowsWhatIsStated) {
  const DrawnTown sign = way_with([](DrawnTown& town, const Point& p) { town.add(Theme::sign, "sign", p); });
  EXPECT_EQ(widths(sign, across("sign")).value, metres(2, 2)) << "what is stated is free";
  EXPECT_EQ(narrowed(sign), metres(0.7, 2)) << "a post of up to 0.6 m in its middle, or a sign that hangs";
  auto parameters = across("sign");
  parameters["narrow_stated"] = "yes";
  EXPECT_EQ(widths(sign, parameters).places.size(), 3U);
  EXPECT_EQ(narrowed(way_with([](DrawnTown& town, const Point& p) { town.add(Theme::barrier, "post", p).kind("bollard"); })), metres(0.7, 1))
      << "a bollard on the way itself leaves a metre on each side at most";
  EXPECT_EQ(narrowed(way_with([](DrawnTown& town, const Point& p) { town.add(Theme::seat, "bench", Line{{p.x - 1, p.y + 0.5}, {p.x + 1, p.y + 0.5}}); })), metres(1.5, 1.5));
  EXPECT_EQ(narrowed(way_with([](DrawnTown& town, const Point& p) { town.add(Theme::barrier, "trough", MultiPolygon(rectangle(p.x - 0.2, p.y - 1.2, 0.4, 1.2))).kind("planter"); })),
            metres(1, 1));
}

TEST(ClearWidth, AReadingOfTheNarrowestPointBoundsWhatAnObstacleLeaves) {
  const auto middle = [](const char* narrowest) {
    DrawnTown town = way_with([](DrawnTown& drawn, const Point& p) { drawn.add(Theme::sign, "sign", p); });
    town.observe("E-1", "site", "clear_width", Quantity::length, narrowest);
    auto parameters = across("sign");
    parameters["narrow_stated"] = "yes";
    return widths(town, parameters).places.at(1).value;
  };
  EXPECT_EQ(middle("1.2 m"), metres(1.2, 2)) << "the sign hangs, or leaves 1.2 m and more";
  EXPECT_EQ(middle("0.5 m"), metres(0.7, 2)) << "the narrowest point is elsewhere";
  EXPECT_EQ(middle("3 m"), metres(0.7, 2)) << "a way of 2 m is narrower than that: both stand";
}

TEST(ClearWidth, AWallDrawnAcrossAWayMayHaveAnOpening) {
  const DrawnTown wall = way_with([](DrawnTown& town, const Point& p) { town.add(Theme::barrier, "wall", Line{{p.x + 0.5, p.y - 3}, {p.x + 0.5, p.y + 3}}).kind("wall"); });
  EXPECT_EQ(narrowed(wall), metres(0, 2)) << "the way leads through";
}

TEST(ClearWidth, AProfileNeedsItsAccuracyAndItsSizes) {
  EXPECT_THROW((void)widths(street(), {{"of", "main_route"}, {"every", "1 m"}}), InputError);
  EXPECT_THROW((void)widths(street(), {{"of", "main_route"}, {"accuracy", "1 m"}}), InputError);
  EXPECT_THROW((void)widths(street(), {{"of", "main_route"}, {"every", "1 m"}, {"accuracy", "1 m"}, {"obstacles", "sign"}}), InputError);
}

Measurement turning(const DrawnTown& town, const std::string& obstacles = "") {
  std::map<std::string, std::string> parameters = {{"of", "walkways"}, {"within", "1.5 m"}, {"accuracy", "0 m"}};
  if (!obstacles.empty()) parameters.insert({{"obstacles", obstacles}, {"obstacle_at_most", "0.6 m"}});
  return town.measure("site", "turning_space", parameters, Scale::Direction::at_least, Quantity::length);
}

TEST(TurningSpace, AtTheEndOfALineIsAtLeastItsWidth) {
  DrawnTown town("1------2\n|      |\nW--p   |\n|      |\n3------4");
  town.area(Theme::site, "site", "1243");
  town.line(Theme::walkway, "way", "Wp").number(Property::width, "1.2 m");
  town.complete(Theme::walkway);
  const Measurement measured = turning(town);
  ASSERT_FALSE(measured.places.empty());
  for (const PlaceResult& place : measured.places) {
    EXPECT_EQ(place.value.low, Rational(1200));
    EXPECT_FALSE(place.value.high.is_finite());
  }
}

TEST(TurningSpace, OnAnAreaIsTheCircleBetweenItsEdgesAndThings) {
  DrawnTown town = street("0.8 m");   // an area 14 m by 4 m; narrow ways meet it in the middle of its short sides
  const auto at_gate = [](const Measurement& measured) {
    Interval narrowest{Rational::infinity(), Rational::infinity()};
    for (const PlaceResult& place : measured.places) {
      if (place.value.high < narrowest.high) narrowest = place.value;
    }
    return narrowest;
  };
  // Its middle may lie 1.5 m into the street: 3 m between the end of the street and the circle's far side.
  const Interval open = at_gate(turning(town));
  EXPECT_NEAR(open.low.to_double(), 3000, 1);
  EXPECT_NEAR(open.high.to_double(), 2000 * std::hypot(1.5, 0.4), 150) << "where it ends it may reach into the narrow way, up to its corners";
  EXPECT_LE(open.low, Rational(3000));
  EXPECT_GE(open.high, Rational(3000));
  const Point a = town.at('A');
  town.add(Theme::building, "kiosk", MultiPolygon(rectangle(a.x + 1, a.y - 1.9, 3, 3.8)));   // a metre from the gate
  const Interval tight = at_gate(turning(town, "building"));
  EXPECT_NEAR(tight.low.to_double(), 1000, 60);
  EXPECT_GE(tight.high.to_double(), tight.low.to_double());
}

TEST(TurningSpace, WhereAreasMeetIsNoEdge) {
  const auto at = [](const Measurement& measured, const Point& where) {
    for (const PlaceResult& place : measured.places) {
      if (std::get<Point>(place.where) == where) return place.value;
    }
    return Interval{-1, -1};
  };
  for (const bool cut : {false, true}) {
    DrawnTown town("");
    town.add(Theme::site, "site", MultiPolygon(rectangle(-5, -5, 20, 20)));
    if (cut) {   // edges that are drawn twice, with a corner on one side alone
      town.add(Theme::walkway, "south", MultiPolygon{{{{0, 0}, {6, 0}, {6, 3}, {0, 3}, {0, 0}}, {}}});
      town.add(Theme::walkway, "north", MultiPolygon{{{{0, 3}, {2.3, 3}, {6, 3}, {6, 6}, {0, 6}, {0, 3}}, {}}});
    } else {
      town.add(Theme::walkway, "square", MultiPolygon(rectangle(0, 0, 6, 6)));
    }
    town.add(Theme::walkway, "west", Line{{-3, 3}, {0, 3}}).number(Property::width, "1 m");
    town.complete(Theme::walkway);
    const Interval turn = at(turning(town), {0, 3});
    EXPECT_NEAR(turn.low.to_double(), 3000, 5) << cut;
    EXPECT_GE(turn.high, Rational(3000)) << cut;
  }
}

}  // namespace
}  // namespace levelground::test::passage_test
