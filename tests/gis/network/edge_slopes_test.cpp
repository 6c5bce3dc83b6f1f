// SPDX-License-Identifier: Apache-2.0
#include "gis/network/edge_slopes.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <random>
#include <thread>

#include "gis/network/edge_shape.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/walk_cache.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::edge_slopes_test {
namespace {

const SlopeFromHeights over_two_metres{Rational(2000), Rational(1000), Rational(0)};

/// 5 %, and 8.5 % for at most 3 m: as a manual wheelchair.
TravellerLimits gentle(const SlopeFromHeights& how = over_two_metres) {
  TravellerLimits limits{.incline_at_most = Rational::ratio(5, 100), .slope_from_heights = how};
  limits.steeper = ShortRun{Rational::ratio(85, 1000), Rational(3000)};
  return limits;
}

Box all_around() {
  Box box;
  box.include(Point{-20, -20});
  box.include(Point{80, 40});
  return box;
}

/// Heights in mm that hang on the place east of the picture's left edge.
void ground(DrawnTown& town, const std::function<double(double)>& height_mm, std::int64_t accuracy_mm = 0, double cell = 1) {
  RasterFacts facts;
  facts.difference_accuracy = accuracy_mm;
  town.raster(facts, all_around(), cell, [=](const Point& p) { return Interval::exact(Rational::floor_of(height_mm(p.x) + 1e-6)); });
}

DrawnTown one_path() {
  DrawnTown town("  A-------------------M-------------------B\n");
  town.line(Theme::walkway, "path", "AB");
  return town;
}

Tri worst_edge(const City& city, const std::string& id, const TravellerLimits& limits = gentle()) {
  gis::Passability passability(city, limits, DrawnTown::today);
  const auto [first, last] = gis::edges_of(city.graph(), *city.find_feature(id));
  EXPECT_LT(first, last) << id;
  Tri worst = Tri::yes;
  for (std::uint32_t e = first; e < last; ++e) worst = gis::both(worst, passability.edge(e));
  return worst;
}

/// A climb of `slope` that begins between the middles of cells at `from` and is `run` metres long.
std::function<double(double)> climb(double from, double run, double slope) {
  return [=](double x) { return std::clamp(x - from, 0.0, run) * slope * 1000; };
}

TEST(EdgeSlopes, FillWhatNobodyStated) {
  DrawnTown town = one_path();
  EXPECT_EQ(worst_edge(town.city(), "path"), Tri::unknown) << "nobody stated an incline, and there are no heights";
  ground(town, [](double x) { return x * 40; });
  EXPECT_EQ(worst_edge(town.city(), "path"), Tri::yes) << "4 %";
  EXPECT_EQ(worst_edge(town.city(), "path", {.incline_at_most = Rational::ratio(3, 100), .slope_from_heights = over_two_metres}), Tri::no);
  EXPECT_EQ(worst_edge(town.city(), "path", {.incline_at_most = Rational::ratio(5, 100)}), Tri::unknown) << "nobody said how to take slopes from heights";
}

TEST(EdgeSlopes, WhichWayItFallsDoesNotMatterForWhoWalksThereAndBack) {
  DrawnTown town = one_path();
  ground(town, [](double x) { return -x * 60; });
  const Rational six = Rational::ratio(6, 100);
  EXPECT_EQ(worst_edge(town.city(), "path", {.incline_at_most = six, .slope_from_heights = over_two_metres}), Tri::yes);
  EXPECT_EQ(worst_edge(town.city(), "path", {.incline_at_most = six, .incline_down_at_most = Rational::ratio(5, 100), .slope_from_heights = over_two_metres}),
            Tri::unknown)
      << "what is climbed one way is walked down the other, unless one comes back another way";
  EXPECT_EQ(worst_edge(town.city(), "path", {.incline_at_most = Rational::ratio(4, 100), .incline_down_at_most = Rational::ratio(5, 100), .slope_from_heights = over_two_metres}),
            Tri::no);
}

TEST(EdgeSlopes, AStatementWins) {
  DrawnTown town("  A-------------------B\n  C-------------------D\n");
  town.line(Theme::walkway, "level", "AB").number(Property::incline, "1 %");
  town.line(Theme::walkway, "steep", "CD").number(Property::incline, "12 %");
  ground(town, [](double x) { return x * 70; });
  EXPECT_EQ(worst_edge(town.city(), "level"), Tri::yes);
  EXPECT_EQ(worst_edge(town.city(), "steep"), Tri::no);
  town.observe("o", "", "incline", Quantity::slope, "6 %").feature = "level";
  EXPECT_EQ(worst_edge(town.city(), "level"), Tri::unknown) << "tag and observation of one thing disagree: the hull of both, the heights say nothing";
}

TEST(EdgeSlopes, WhatIsStatedIsTakenByItsSize) {
  DrawnTown town("  A-------------------B\n");
  town.line(Theme::walkway, "path", "AB").between(Property::incline, "-1.5 %", "-0.5 %");
  const City city = town.city();
  EXPECT_EQ(gis::stated_slope(city, city.feature(*city.find_feature("path")), Property::incline, DrawnTown::today)->high, Rational::ratio(15, 1000))
      << "downhill is as steep";
}

TEST(EdgeSlopes, AccuracyMakesItUnknownNearTheLimit) {
  DrawnTown town = one_path();
  ground(town, [](double x) { return x * 45; }, 20);  // 4.5 % ± 1 %
  EXPECT_EQ(worst_edge(town.city(), "path"), Tri::unknown);
  DrawnTown level = one_path();
  ground(level, [](double) { return 7.0; }, 20);      // at most 1 %
  EXPECT_EQ(worst_edge(level.city(), "path"), Tri::yes);
}

TEST(EdgeSlopes, CellsThatAreTooLargeTellNothing) {
  DrawnTown town = one_path();
  ground(town, [](double x) { return x * 40; }, 0, 2);
  EXPECT_EQ(worst_edge(town.city(), "path"), Tri::unknown);
  SlopeFromHeights coarse = over_two_metres;
  coarse.cell_at_most = Rational(2000);
  EXPECT_EQ(worst_edge(town.city(), "path", gentle(coarse)), Tri::yes);
}

TEST(EdgeSlopes, SayNothingOfBridgesAndLeaveStepsToTheirOwnRule) {
  DrawnTown town("  A-------------------B\n  C-------------------D\n");
  town.line(Theme::walkway, "bridge", "AB").text(Property::layer, "1");
  town.line(Theme::steps, "steps", "CD");
  ground(town, [](double x) { return x * 300; });
  EXPECT_EQ(worst_edge(town.city(), "bridge"), Tri::unknown);
  EXPECT_EQ(worst_edge(town.city(), "steps"), Tri::yes) << "this traveller takes steps";
}

TEST(EdgeSlopes, AShortSteepRunIsPassedALongOneIsNot) {
  DrawnTown shorter = one_path();
  ground(shorter, climb(18.5, 1, 0.12));   // 120 mm over one metre: 6 % over two, on half a metre at 1.5 m around it
  EXPECT_EQ(worst_edge(shorter.city(), "path"), Tri::yes);
  DrawnTown longer = one_path();
  ground(longer, climb(10.5, 8, 0.07));    // eight metres at 7 %
  EXPECT_EQ(worst_edge(longer.city(), "path"), Tri::no);
  DrawnTown three = one_path();
  ground(three, climb(18.5, 3.5, 0.08));   // three and a half at 8 %: 2.5 m of samples surely, 3.5 m from the one before to the one after
  EXPECT_EQ(worst_edge(three.city(), "path"), Tri::unknown);
  DrawnTown wall = one_path();
  ground(wall, climb(18.5, 1, 0.3));       // 15 % over two metres: no run is so short
  EXPECT_EQ(worst_edge(wall.city(), "path"), Tri::no);
}

TEST(EdgeSlopes, ARunThatReachesTheEndNeedsGentleNeighbours) {
  // The climb ends where one path ends and the next begins, which is level, climbs on, or is not known.
  const auto town_with = [](double after) {
    DrawnTown town("  A-------------------M-------------------B\n");
    town.line(Theme::walkway, "first", "AM");
    town.line(Theme::walkway, "second", "MB");
    // x = 22 is M. One metre of climb before it, and whatever comes after.
    ground(town, [=](double x) { return std::clamp(x - 21.0, 0.0, 1.0) * 120 + std::max(x - 22.0, 0.0) * after * 1000; }, 0, 0.5);
    return town;
  };
  EXPECT_EQ(worst_edge(town_with(0).city(), "first"), Tri::yes);
  const City climbing = town_with(0.07).city();
  EXPECT_EQ(worst_edge(climbing, "second"), Tri::no);
  EXPECT_EQ(worst_edge(climbing, "first"), Tri::unknown) << "who turns back at M has a short climb, who goes on a long one";
}

TEST(EdgeSlopes, AStatedShortRunLooksAtTheGroundBesideIt) {
  DrawnTown town("  A-------------------M--N-------------------B\n");
  town.line(Theme::walkway, "first", "AM");
  town.line(Theme::walkway, "ramp", "MN").number(Property::incline, "8 %");
  town.line(Theme::walkway, "second", "NB");
  EXPECT_EQ(worst_edge(town.city(), "ramp"), Tri::unknown) << "nobody knows what adjoins it";
  ground(town, [](double x) { return x * 30; });
  EXPECT_EQ(worst_edge(town.city(), "ramp"), Tri::yes);
}

TEST(EdgeSlopes, CrossSlopeComesFromHeightsToo) {
  DrawnTown town = one_path();
  RasterFacts facts;
  town.raster(facts, all_around(), 1, [](const Point& p) { return Interval::exact(Rational::floor_of(p.y * 30 + 1e-6)); });
  EXPECT_EQ(worst_edge(town.city(), "path", {.cross_slope_at_most = Rational::ratio(3, 100), .slope_from_heights = over_two_metres}), Tri::yes);
  EXPECT_EQ(worst_edge(town.city(), "path", {.cross_slope_at_most = Rational::ratio(2, 100), .slope_from_heights = over_two_metres}), Tri::no);
}

TEST(EdgeSlopes, AVertexOnAWayChangesNothing) {
  // A path that another one joins in its middle is two edges; the samples are those of the whole.
  for (const bool joined : {false, true}) {
    DrawnTown town("  A-------------------M-------------------B\n                      |\n                      C\n");
    town.line(Theme::walkway, "path", "AMB");
    if (joined) town.line(Theme::walkway, "joins", "MC");
    ground(town, [](double x) { return x * x / 2; });
    const City city = town.city();
    gis::EdgeSlopes slopes(city, over_two_metres, gis::EdgeSlopes::Direction::along);
    const auto [first, last] = gis::edges_of(city.graph(), *city.find_feature("path"));
    EXPECT_EQ(last - first, joined ? 2U : 1U);
    std::vector<std::pair<int, int>> all;
    for (std::uint32_t e = first; e < last; ++e) {
      for (const gis::SlopeSample& sample : slopes.of(e)) {
        const std::pair<int, int> here{city.graph().edges[e].start_mm + sample.at_mm, sample.high};
        if (all.empty() || all.back() != here) all.push_back(here);   // one in the middle of the vertex belongs to both
      }
    }
    // 40 m, two metres each, every half a metre: 77 of them.
    ASSERT_EQ(all.size(), 77U);
    EXPECT_EQ(all.front().first, 1000);
    EXPECT_EQ(all.back().first, 39'000);
  }
}

TEST(EdgeSlopes, AWayShorterThanTheBaseIsTakenAsAWhole) {
  DrawnTown town("  A-B\n");
  town.line(Theme::walkway, "path", "AB");
  ground(town, [](double x) { return x * 40; });
  const City city = town.city();
  SlopeFromHeights how = over_two_metres;
  how.base = Rational(5000);
  gis::EdgeSlopes slopes(city, how, gis::EdgeSlopes::Direction::along);
  ASSERT_EQ(slopes.of(0).size(), 1U);
  EXPECT_EQ(slopes.of(0)[0].slope(), Interval::exact(Rational::ratio(4, 100)));
}

/// Against slopes read from the function that made the ground, on random hills and bent paths.
TEST(EdgeSlopes, AgreeWithThePlainFunctionOnRandomGround) {
  for (std::uint32_t seed = 1; seed <= 25; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> slope(-0.1, 0.1);
    const double east = slope(random);
    const double north = slope(random);
    std::uniform_int_distribution<int> step(1, 6);
    Line line{{0, 0}};
    for (int i = 0; i < 6; ++i) line.push_back({line.back().x + step(random), line.back().y + step(random) - 3});
    DrawnTown town("  A\n");
    town.add(Theme::walkway, "path", line);
    RasterFacts facts;
    facts.difference_accuracy = 1;
    town.raster(facts, all_around(), 1, [=](const Point& p) {
      const double mm = (east * p.x + north * p.y) * 1000;
      return Interval{Rational::floor_of(mm), Rational::ceil_of(mm)};
    });
    const City city = town.city();
    gis::EdgeSlopes slopes(city, over_two_metres, gis::EdgeSlopes::Direction::along);
    const auto [first, last] = gis::edges_of(city.graph(), *city.find_feature("path"));
    for (std::uint32_t e = first; e < last; ++e) {
      const gis::EdgeShape shape = gis::edge_shape(city, e);
      const std::int32_t length = city.graph().edges[e].length_mm;
      for (const gis::SlopeSample& sample : slopes.of(e)) {
        ASSERT_TRUE(sample.is_known());
        const Point a = gis::point_at(shape, std::max(0, sample.at_mm - 1000));
        const Point b = gis::point_at(shape, std::min(length, sample.at_mm + 1000));
        const double truth = std::abs(east * (b.x - a.x) + north * (b.y - a.y)) / 2;
        EXPECT_LE(sample.slope().low.to_double(), truth + 1e-3);
        EXPECT_GE(sample.slope().high.to_double(), truth - 1e-3);
        EXPECT_LE(sample.slope().high.to_double() - sample.slope().low.to_double(), 0.004) << "accuracy and rounding, no more";
      }
    }
  }
}

TEST(EdgeSlopes, AreSharedByTravellersAndThreads) {
  DrawnTown town = one_path();
  ground(town, [](double x) { return x * 40; });
  const City city = town.city();
  gis::WalkCache cache(city);
  const auto slopes = cache.passability(gentle(), DrawnTown::today)->slopes().along;
  ASSERT_NE(slopes, nullptr);
  EXPECT_EQ(slopes, cache.passability({.incline_at_most = Rational::ratio(1, 10), .slope_from_heights = over_two_metres}, DrawnTown::today)->slopes().along);
  std::vector<const void*> seen(8);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < seen.size(); ++i) threads.emplace_back([&, i] { seen[i] = &slopes->of(0); });
  for (std::thread& thread : threads) thread.join();
  for (const void* one : seen) EXPECT_EQ(one, seen[0]) << "whoever comes second takes what the first one found";
}

}  // namespace
}  // namespace levelground::test::edge_slopes_test
