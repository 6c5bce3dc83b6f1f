// SPDX-License-Identifier: Apache-2.0
// Crossings, their kerbs and fields, and the streets beside a site.
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::street_kinds_test {
namespace {

constexpr auto at_least = Scale::Direction::at_least;
constexpr auto at_most = Scale::Direction::at_most;
const Rational endless = Rational::infinity();

/// Somebody says that all of what these tests draw is drawn.
void vouch(DrawnTown& town) {
  for (const Theme theme : {Theme::walkway, Theme::steps, Theme::seat, Theme::kerb, Theme::crossing}) town.complete(theme);
}

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

TEST(SpeedNear, EntrancesAndPlayTogether) {
  DrawnTown town = park_at_street();
  town.complete(Theme::road);
  const auto near = [&](const char* from) {
    return town.measure("park", "speed_near", {{"from", from}, {"within", "10 m"}}, at_most, Quantity::speed);
  };
  EXPECT_EQ(near("entrances").value, Interval::exact(40'000));
  EXPECT_EQ(near("entrances_and_play").value, (Interval{40'000, endless})) << "play that nobody mapped may lie beside another street";
  town.complete(Theme::play);
  EXPECT_EQ(near("entrances_and_play").value, Interval::exact(40'000)) << "no play there: the entrances decide";
  EXPECT_THROW((void)near("somewhere"), InputError);
}

/// The carriageway beside a park is drawn as an area: 3 m east of it, with a play area of the park inside it when asked.
DrawnTown park_at_carriageway() {
  DrawnTown town(R"(
     4---------3  a-----b
     |         |  |     |
  A--W---------E--------+--B
     |         |  |     |
     1---------2  d-----c
)");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::walkway, "way", "AWEB");
  town.area(Theme::road, "street", "abcd").kind("primary").number(Property::speed_limit, "50 km/h");
  vouch(town);
  town.complete(Theme::road);
  return town;
}

TEST(SpeedNear, ACarriagewayDrawnAsAnAreaIsAStreet) {
  const DrawnTown town = park_at_carriageway();
  const auto near = [&](const DrawnTown& drawn, const char* from, const char* within) {
    return drawn.measure("park", "speed_near", {{"from", from}, {"within", within}}, at_most, Quantity::speed).value;
  };
  EXPECT_EQ(near(town, "boundary", "4 m"), Interval::exact(50'000));
  EXPECT_EQ(near(town, "entrances", "4 m"), Interval::exact(50'000));
  EXPECT_EQ(near(town, "boundary", "2 m"), Interval::exact(0));
  DrawnTown around = park_at_carriageway();   // a square that cars cross holds all of the park
  around.add(Theme::road, "square", MultiPolygon{Polygon{Line{{-50, -50}, {90, -50}, {90, 90}, {-50, 90}, {-50, -50}}, {}}}).number(Property::speed_limit, "30 km/h");
  EXPECT_EQ(near(around, "boundary", "2 m"), Interval::exact(30'000));
  EXPECT_EQ(near(around, "entrances", "2 m"), Interval::exact(30'000));
}

TEST(CrossingSpacing, AlongAStreetDrawnOnlyAsAnAreaNothingIsKnown) {
  DrawnTown town = park_at_carriageway();
  const auto spacing = [&](const char* roads) { return town.measure("park", "crossing_spacing", {{"within", "9 m"}, {"roads", roads}}, at_most).value; };
  EXPECT_EQ(spacing("primary").high, endless);
  EXPECT_TRUE(town.measure("park", "crossing_spacing", {{"within", "9 m"}, {"roads", "secondary"}}, at_most).places.empty()) << "no such street";
  town.add(Theme::road, "middle", Line{{20, -2}, {20, 0}, {20, 4}}).kind("primary");
  EXPECT_TRUE(spacing("primary").high.is_finite()) << "its line is drawn too";
}

TEST(TactileAtCrossings, ACrossingDrawnAsAnAreaCountsWithBothItsEnds) {
  DrawnTown town = park_at_carriageway();
  town.add(Theme::crossing, "area", MultiPolygon{Polygon{Line{{18, 1}, {24, 1}, {24, 3}, {18, 3}, {18, 1}}, {}}})
      .no(Property::tactile_paving).number(Property::kerb_height, "120 mm");
  town.add(Theme::crossing, "line", Line{{18, 4}, {24, 4}}).yes(Property::tactile_paving).number(Property::kerb_height, "0 mm");
  EXPECT_EQ(town.measure("park", "tactile_at_crossings", {{"within", "10 m"}}, at_least, Quantity::share, Combine::share).value, Interval::exact(Rational::ratio(1, 2)));
  EXPECT_EQ(town.measure("park", "kerb_upstand", {{"within", "10 m"}}, at_most).value.low, Rational(120));
}

/// A street all round a park, 60 m, with one crossing, and a lane that leads off it opposite the crossing.
TEST(CrossingSpacing, AllTheWayRoundFromACrossingToItselfIsAStretch) {
  const auto around = [](const char* lane, bool drawn) {
    DrawnTown town("A");
    const auto area = [](double west, double south, double east, double north) { return Line{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}; };
    town.add(Theme::site, "park", MultiPolygon{Polygon{area(2, 2, 18, 8), {}}});
    town.add(Theme::road, "ring", Line{{0, 0}, {10, 0}, {20, 0}, {20, 10}, {10, 10}, {0, 10}, {0, 0}}).kind("primary");
    if (drawn) town.add(Theme::road, "lane", Line{{10, 10}, {10, 11}}).kind(lane);
    town.add(Theme::crossing, "zebra", Point{10, 0});
    town.complete(Theme::road);
    town.complete(Theme::crossing);
    return town.measure("park", "crossing_spacing", {{"within", "3 m"}, {"roads", "primary"}}, at_most, Quantity::length).value;
  };
  EXPECT_EQ(around("", false), metres(60));
  EXPECT_EQ(around("primary", true), metres(60)) << "from the crossing round to the crossing";
  EXPECT_EQ(around("service", true), metres(60));
  const Interval open = around("", true);   // a lane of which nobody says what kind it is
  EXPECT_TRUE(open.contains(metres(60))) << open.low.to_double() << " to " << open.high.to_double();
}

/// Streets of which it is open whether they count: whichever do, the value lies in the interval.
TEST(CrossingSpacing, WhicheverStreetsCountTheIntervalHoldsTheirValue) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    std::mt19937 random(seed);
    struct Piece {
      Line line;
      bool sure;
    };
    std::vector<Piece> pieces;
    std::vector<Point> zebras;
    std::size_t open = 0;
    for (int i = 0; i < 3; ++i) {
      for (int j = 0; j < 3; ++j) {
        const Point here{10.0 * i, 10.0 * j};
        for (const Point& there : {Point{here.x + 10, here.y}, Point{here.x, here.y + 10}}) {
          if (there.x > 20 || there.y > 20 || random() % 4 == 0) continue;
          const bool sure = open == 4 || random() % 3 > 0;
          if (!sure) ++open;
          pieces.push_back({{here, {(here.x + there.x) / 2, (here.y + there.y) / 2}, there}, sure});
          if (random() % 3 == 0) zebras.push_back(pieces.back().line[1]);
        }
      }
    }
    // `counts`: of the open pieces, in order; none: they stay open.
    const auto value = [&](const std::optional<unsigned>& counts) {
      DrawnTown town("A");
      town.add(Theme::site, "park", MultiPolygon{Polygon{{{-1, -1}, {21, -1}, {21, 21}, {-1, 21}, {-1, -1}}, {}}});
      unsigned bit = 0;
      for (std::size_t p = 0; p < pieces.size(); ++p) {
        const char* kind = pieces[p].sure ? "primary" : !counts ? "" : (*counts >> bit & 1U) != 0 ? "primary" : "service";
        if (!pieces[p].sure) ++bit;
        town.add(Theme::road, "street " + std::to_string(p), pieces[p].line).kind(kind);
      }
      for (std::size_t z = 0; z < zebras.size(); ++z) town.add(Theme::crossing, "zebra " + std::to_string(z), zebras[z]);
      town.complete(Theme::road);
      town.complete(Theme::crossing);
      return town.measure("park", "crossing_spacing", {{"within", "3 m"}, {"roads", "primary"}}, at_most, Quantity::length).value;
    };
    const Interval all = value(std::nullopt);
    EXPECT_LE(all.low, all.high) << "seed " << seed;
    for (unsigned counts = 0; counts < 1U << open; ++counts) {
      const Interval one = value(counts);
      EXPECT_LE(all.low, one.low) << "seed " << seed << ", " << counts;
      EXPECT_GE(all.high, one.high) << "seed " << seed << ", " << counts;
    }
  }
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
}  // namespace levelground::test::street_kinds_test
