// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

#include "core/base/errors.hpp"
#include "tests/gis/measure/ground_park.hpp"

namespace levelground::test::rise_test {
namespace {

constexpr auto at_most = Scale::Direction::at_most;

DrawnTown park() { return park_with_ground(); }

/// The ground by the place east, in mm.
void ground(DrawnTown& town, const std::function<double(double)>& mm, std::int64_t accuracy_mm = 0) {
  RasterFacts facts;
  facts.grade = Grade::measured;
  facts.difference_accuracy = accuracy_mm;
  town.raster(facts, around_all(), 0.5, [=](const Point& p) { return Interval::exact(Rational::floor_of(mm(p.x) + 1e-6)); });
}

Measurement rise(const DrawnTown& town, std::map<std::string, std::string> more = {}) {
  std::map<std::string, std::string> parameters{{"of", "main_route"}, {"landing_slope", "2 %"}, {"landing_length", "2 m"}};
  for (auto& [key, value] : more) parameters[key] = value;
  return town.measure("park", "rise_between_landings", parameters, at_most);
}

/// Climbs at 6 %, `run` metres at a time, with landings of `rest` metres between, from `from` on.
std::function<double(double)> terraces(double from, double run, double rest) {
  return [=](double x) {
    const double along = std::max(0.0, x - from);
    const double whole = std::floor(along / (run + rest));
    return (whole * run + std::min(along - whole * (run + rest), run)) * 60;
  };
}

TEST(RiseBetweenLandings, WithoutHeightsNothingIsKnown) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  EXPECT_FALSE(rise(town).observed);
}

TEST(RiseBetweenLandings, OneClimbWithoutALanding) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  ground(town, [](double x) { return x * 50; });
  const Measurement measured = rise(town);
  ASSERT_TRUE(measured.observed);
  ASSERT_EQ(measured.places.size(), 1U);
  EXPECT_EQ(measured.value, metres(2)) << "40 m at 5 %";
  EXPECT_EQ(measured.coverage, Rational(1));
  EXPECT_EQ(measured.grade, Grade::measured);
}

TEST(RiseBetweenLandings, LandingsPartIt) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  // From x = 5.25: six metres up 0.36 m, four metres level, and so on.
  ground(town, terraces(5.25, 6, 4));
  const Measurement measured = rise(town);
  ASSERT_EQ(measured.places.size(), 4U) << "from 5.25, 15.25, 25.25 and 35.25";
  for (const PlaceResult& place : measured.places) {
    EXPECT_GE(place.value.low, Rational(330)) << "a landing may take in a step of the climb that still keeps 2 %";
    EXPECT_LE(place.value.high, Rational(360));
  }
}

TEST(RiseBetweenLandings, FootAndTopAreOfTheClimbWhereALandingTakesThemIn) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  // Two climbs of 0.54 m at 6 %, ten metres of level ground between: a base of two metres with half a metre of either keeps 2 %.
  ground(town, [](double x) { return (std::clamp(x - 8.25, 0.0, 9.0) + std::clamp(x - 27.25, 0.0, 9.0)) * 60; });
  EXPECT_EQ(rise(town).value, metres(0.54));
}

TEST(RiseBetweenLandings, HoldsThatOfARampWhereverItLiesOnTheCells) {
  for (const double cell : {0.25, 0.5, 1.0}) {
    for (const double offset : {0.0, 0.1, 0.27, 0.5, 0.63, 0.99}) {
      SCOPED_TRACE(testing::Message() << "cells of " << cell << " m, foot at " << offset);
      DrawnTown town = park();
      town.line(Theme::walkway, "path", "AB");
      const auto ramp = [&](double x) { return std::clamp(x - 16 - offset, 0.0, 8.0) * 60; };
      town.raster({}, around_all(), cell, [&](const Point& p) { return Interval{Rational::floor_of(ramp(p.x)), Rational::ceil_of(ramp(p.x))}; });
      const Measurement measured = rise(town);
      EXPECT_LE(measured.value.low, Rational(480));
      EXPECT_GE(measured.value.high, Rational(480));
      EXPECT_LE((measured.value.high - measured.value.low).to_double(), 60 * cell + 20) << "a third of a cell at foot and top, and what is rounded";
    }
  }
}

TEST(RiseBetweenLandings, HoldsThatOfARidgeBetweenTheMiddlesOfCells) {
  for (const double cell : {0.25, 0.5, 1.0, 2.0}) {
    SCOPED_TRACE(testing::Message() << "cells of " << cell << " m");
    DrawnTown town = park();
    town.line(Theme::walkway, "path", "AB");
    const auto ridge = [](double x) { return std::max(0.0, 8.0 - std::fabs(x - 24)) * 60; };   // its top lies where two cells meet
    town.raster({}, around_all(), cell, [&](const Point& p) { return Interval{Rational::floor_of(ridge(p.x)), Rational::ceil_of(ridge(p.x))}; });
    const Measurement measured = rise(town);
    EXPECT_LE(measured.value.low, Rational(480));
    EXPECT_GE(measured.value.high, Rational(478)) << "what is rounded";
    EXPECT_LE(measured.value.high.to_double(), 480 + 120 * cell / 3 + 10);
  }
}

TEST(RiseBetweenLandings, ALandingThatIsTooShortIsNone) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  ground(town, terraces(3, 6, 1));   // of the forty metres, six of each seven climb
  const Measurement measured = rise(town);
  ASSERT_EQ(measured.places.size(), 1U);
  EXPECT_GT(measured.value.low, Rational(2000));
}

TEST(RiseBetweenLandings, ALevelRouteHasNone) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  ground(town, [](double x) { return x * 15; });
  const Measurement measured = rise(town);
  EXPECT_TRUE(measured.observed);
  EXPECT_EQ(measured.value, metres(0)) << "at 1.5 % one rests anywhere";
}

TEST(RiseBetweenLandings, WhatMayBeALandingPartsTheLowEndAlone) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  // 6 % for ten metres, 1.5 % for ten, 6 % for ten; a difference may be off by 20 mm: 1 % over two metres.
  ground(town, [](double x) { return (std::clamp(x - 6, 0.0, 10.0) + std::clamp(x - 26, 0.0, 10.0)) * 60 + std::clamp(x - 16, 0.0, 10.0) * 15; }, 20);
  const Measurement measured = rise(town);
  EXPECT_NEAR(measured.value.high.to_double(), 600 + 150 + 600 + 20, 8) << "1.5 % ± 1 % may be too steep to rest; cells round the corners";
  EXPECT_NEAR(measured.value.low.to_double(), 10 * 60 + 0.5 * 15 - 20, 8) << "or not; foot and top are of the climb, also where a landing may take them in";
}

TEST(RiseBetweenLandings, GoesOnOverJunctions) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AMB");
  town.line(Theme::walkway, "down", "MS");
  town.complete(Theme::walkway);
  RasterFacts facts;
  // Rises to the east at 5 %, and to the south at 20 %.
  town.raster(facts, around_all(), 0.5, [](const Point& p) { return Interval::exact(Rational::floor_of(p.x * 50 - p.y * 200 + 10'000 + 1e-6)); });
  const Measurement measured = rise(town, {{"of", "walkways"}});
  ASSERT_EQ(measured.places.size(), 1U) << "whoever comes from A may turn at M: one climb";
  EXPECT_EQ(measured.value, metres(2)) << "from the west end to the east end; the way south rises 0.4 m from 1 m";
}

TEST(RiseBetweenLandings, StepsAndBridgesLeaveItWithoutAHighEnd) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AM");
  town.line(Theme::walkway, "bridge", "MB").text(Property::layer, "1");
  town.with_node_ids();
  ground(town, [](double x) { return x * 50; });
  const Measurement measured = rise(town);
  EXPECT_TRUE(measured.observed);
  EXPECT_FALSE(measured.value.high.is_finite());
  EXPECT_NEAR(measured.value.low.to_double(), 975, 1) << "19.5 m at 5 %: a landing may begin two metres before the bridge, and ends there";
  EXPECT_LT(measured.coverage, Rational(1));
}

TEST(RiseBetweenLandings, AnObservationWins) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  ground(town, [](double x) { return x * 50; });
  town.observe("o", "park", "rise_between_landings", Quantity::length, "0.40 m");
  const Measurement measured = rise(town);
  EXPECT_LE(measured.value.high, Rational(405));
  ASSERT_TRUE(measured.whole);
  EXPECT_TRUE(measured.places.empty()) << "the heights are not asked";
}

TEST(RiseBetweenLandings, CellsThatAreTooLargeTellNothing) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  ground(town, [](double x) { return x * 50; });
  EXPECT_FALSE(rise(town, {{"cell_at_most", "0.4 m"}}).observed);
  EXPECT_THROW(rise(town, {{"landing_length", "0 m"}}), InputError);
}

/// Against a literal reading on random ground: every pair of places, every base of a quarter landing.
TEST(RiseBetweenLandings, AgreesWithEveryPairOnRandomGround) {
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> step(-30, 40);
    std::uniform_int_distribution<int> level(0, 3);
    std::vector<int> heights{5000};   // each half a metre, from x = −20
    int slope = 0;
    for (int i = 0; i < 200; ++i) {
      if (i % 5 == 0) slope = level(random) == 0 ? 0 : step(random);
      heights.push_back(heights.back() + slope);
    }
    DrawnTown town = park();
    town.line(Theme::walkway, "path", "AB");
    RasterFacts facts;
    facts.difference_accuracy = static_cast<int>(seed % 3) * 4;
    town.raster(facts, around_all(), 0.5, [&](const Point& p) {
      return Interval::exact(heights[static_cast<std::size_t>(std::clamp(std::floor((p.x + 20) * 2), 0.0, 200.0))]);
    });
    const Measurement measured = rise(town);
    // Places every half a metre of the route, from x = 5 to 45, each between the middles of two cells.
    const auto z = [&](int k) {
      const double cells = (5 + 0.5 * k + 20) * 2 - 0.5;
      const int cell = static_cast<int>(std::floor(cells));
      return heights[static_cast<std::size_t>(cell)] * (1 - (cells - cell)) + heights[static_cast<std::size_t>(cell) + 1] * (cells - cell);
    };
    constexpr int links = 80;
    const auto off = static_cast<double>(facts.difference_accuracy);
    const auto rises = [&](const std::function<bool(double)>& is_landing) {
      std::vector<bool> landing(links, false);
      for (int k = 0; k + 4 <= links; ++k) {
        if (!is_landing(std::abs(z(k + 4) - z(k)))) continue;
        for (int i = k; i < k + 4; ++i) landing[static_cast<std::size_t>(i)] = true;
      }
      // Some of the way between two places climbs, and no whole landing lies on it.
      double worst = 0;
      for (int from = 0; from < links; ++from) {
        bool climbs = false;
        for (int to = from; to < links; ++to) {
          if (to + 1 - from >= 4 && is_landing(std::abs(z(to + 1) - z(to - 3)))) break;
          climbs = climbs || !landing[static_cast<std::size_t>(to)];
          if (climbs) worst = std::max(worst, std::abs(z(to + 1) - z(from)));
        }
      }
      return worst;
    };
    const double most = rises([&](double fall) { return fall + off <= 40; });
    const double least = rises([&](double fall) { return fall - off <= 40; });
    if (most == 0) continue;   // level
    EXPECT_NEAR(measured.value.high.to_double(), most + off, 1.01);
    EXPECT_NEAR(measured.value.low.to_double(), std::max(0.0, least - off), 1.01);
  }
}

TEST(CrossSlope, ObservedStationsComeBeforeHeights) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  RasterFacts facts;
  town.raster(facts, around_all(), 1, [](const Point& p) { return Interval::exact(Rational::floor_of(p.y * 30 + 1e-6)); });
  const auto slope = [&](const char* first) {
    return town.measure("park", "worst_on_route", {{"of", "main_route"}, {"property", "cross_slope"}, {"elevation_base", "2 m"}, {"observed_first", first}},
                        at_most, Quantity::slope);
  };
  EXPECT_EQ(slope("yes").value, Interval::exact(Rational::ratio(3, 100))) << "nobody observed it";
  town.observe("o", "park", "cross_slope", Quantity::slope, "1.0 %").position = Point{20, 2};
  const Measurement observed = slope("yes");
  ASSERT_EQ(observed.places.size(), 2U) << "the station, and the rest of the site of which nobody speaks";
  EXPECT_LE(observed.places.at(0).value.high, Rational::ratio(11, 1000));
  EXPECT_FALSE(observed.places.at(1).known);
  EXPECT_EQ(slope("no").value, Interval::exact(Rational::ratio(3, 100)));
}

}  // namespace
}  // namespace levelground::test::rise_test
