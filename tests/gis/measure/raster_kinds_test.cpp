// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <gtest/gtest.h>

#include "core/base/errors.hpp"
#include "tests/gis/measure/ground_park.hpp"

namespace levelground::test::raster_kinds_test {
namespace {

constexpr auto at_most = Scale::Direction::at_most;
constexpr auto at_least = Scale::Direction::at_least;

DrawnTown park() { return park_with_ground(); }

/// Ground that rises by `slope` to the east, its heights exact but for `accuracy` of a difference.
void ground(DrawnTown& town, double slope, double cell = 1, std::int64_t accuracy_mm = 0) {
  RasterFacts facts;
  facts.kind = RasterKind::elevation;
  facts.grade = Grade::measured;
  facts.difference_accuracy = accuracy_mm;
  town.raster(facts, around_all(), cell,
              [=](const Point& p) { return Interval::exact(Rational::floor_of(p.x * slope * 1000 + 1e-6)); });
}

Measurement incline(const DrawnTown& town, std::map<std::string, std::string> more = {}) {
  std::map<std::string, std::string> parameters{
      {"of", "main_route"}, {"property", "incline"}, {"elevation_base", "2 m"}};
  for (auto& [key, value] : more) parameters[key] = value;
  return town.measure("park", "worst_on_route", parameters, at_most, Quantity::slope);
}

// --- slopes from the ground
// --------------------------------------------------------------------------------------------------------------

TEST(GroundSlope, FillsWhatNobodyStated) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  EXPECT_FALSE(incline(town).observed);
  ground(town, 0.04);
  const Measurement measured = incline(town);
  ASSERT_TRUE(measured.observed);
  EXPECT_EQ(measured.value, Interval::exact(Rational::ratio(4, 100)));
  EXPECT_EQ(measured.coverage, Rational(1));
  EXPECT_EQ(measured.grade, Grade::measured);
  ASSERT_EQ(measured.places.size(), 1U) << "neighbours of which the same is known are one place";
  EXPECT_EQ(measured.places[0].stretch->to_mm - measured.places[0].stretch->from_mm, 40'000);
  EXPECT_FALSE(
      town.measure("park", "worst_on_route", {{"of", "main_route"}, {"property", "incline"}}, at_most, Quantity::slope)
          .observed)
      << "only where the criterion asks for it";
}

TEST(GroundSlope, TheAccuracyOfADifferenceWidensIt) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  ground(town, 0.04, 1, 20);  // 20 mm over 2 m: one per cent
  EXPECT_EQ(incline(town).value, (Interval{Rational::ratio(3, 100), Rational::ratio(5, 100)}));
  EXPECT_EQ(incline(town, {{"elevation_base", "4 m"}}).value,
            (Interval{Rational::ratio(35, 1000), Rational::ratio(45, 1000)}));
}

TEST(GroundSlope, FindsTheSteepPieceWithItsRunLength) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  RasterFacts facts;
  town.raster(facts, around_all(), 1, [](const Point& p) {
    // Level, then four metres at 10 %, then level: between the middles of cells at 20.5 and 24.5.
    return Interval::exact(Rational::floor_of(std::clamp(p.x - 20.5, 0.0, 4.0) * 100 + 1e-6));
  });
  const Measurement measured = incline(town);
  EXPECT_EQ(measured.value.high, Rational::ratio(1, 10));
  std::int64_t level = 0;
  for (const PlaceResult& place : measured.places) {
    if (place.value == Interval::exact(0)) level += place.stretch->to_mm - place.stretch->from_mm;
  }
  EXPECT_EQ(level, 34'500) << "of 40 m; the middles of the eleven bases that touch the slope, half a metre apart, stand for the rest";
}

TEST(GroundSlope, ASteepPieceIsSeenWhereverTheLineBegins) {
  for (const double begins : {20.5, 21.0, 21.5, 22.0}) {
    DrawnTown town = park();
    town.line(Theme::walkway, "path", "AB");
    RasterFacts facts;
    town.raster(facts, around_all(), 0.25, [=](const Point& p) {
      return Interval::exact(Rational::floor_of(std::clamp(p.x - begins - 0.125, 0.0, 2.0) * 90 + 1e-6));
    });
    const Rational steepest = incline(town).value.high;
    EXPECT_GT(steepest, Rational::ratio(84, 1000)) << begins << ": 9 % over 2 m";
    EXPECT_LE(steepest, Rational::ratio(901, 10'000)) << begins;
  }
}

TEST(GroundSlope, HoldsThatOfARampWhereverItLiesOnTheCells) {
  for (const double cell : {0.25, 0.5, 1.0}) {
    for (const double offset : {0.0, 0.1, 0.27, 0.5, 0.63, 0.99}) {
      SCOPED_TRACE(testing::Message() << "cells of " << cell << " m, foot at " << offset);
      DrawnTown town = park();
      town.line(Theme::walkway, "path", "AB");
      const auto ramp = [&](double x) { return std::clamp(x - 20 - offset, 0.0, 4.0) * 100; };
      town.raster({}, around_all(), cell, [&](const Point& p) { return Interval{Rational::floor_of(ramp(p.x)), Rational::ceil_of(ramp(p.x))}; });
      const Measurement measured = incline(town);
      double widest = 0;
      for (int k = 0; k <= 76; ++k) {   // the bases of two metres, half a metre apart, from x = 5
        const double truth = (ramp(7 + k * 0.5) - ramp(5 + k * 0.5)) / 2000;
        const auto there = std::find_if(measured.places.begin(), measured.places.end(), [&](const PlaceResult& place) { return place.stretch->to_mm > 1000 + k * 500; });
        ASSERT_NE(there, measured.places.end());
        EXPECT_LE(there->value.low.to_double(), truth + 1e-6) << k;
        EXPECT_GE(there->value.high.to_double(), truth - 1e-6) << k;
        widest = std::max(widest, (there->value.high - there->value.low).to_double());
      }
      EXPECT_LE(widest, 0.1 * cell * 0.7 / 2 + 0.009) << "two thirds of a cell at most, at both ends of a base, and what is rounded";
    }
  }
}

TEST(GroundSlope, AStatementAndTheGroundThatAgreeBothHold) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB").between(Property::incline, "3 %", "4.5 %");
  ground(town, 0.04, 1, 10);  // 3.5 to 4.5
  EXPECT_EQ(incline(town).value, (Interval{Rational::ratio(35, 1000), Rational::ratio(45, 1000)}));
  EXPECT_FALSE(incline(town).places[0].dissent);
}

TEST(GroundSlope, AStatementThatTheGroundContradictsIsDissent) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB").number(Property::incline, "2 %");
  ground(town, 0.08);
  const Measurement measured = incline(town);
  EXPECT_EQ(measured.value, (Interval{Rational::ratio(2, 100), Rational::ratio(8, 100)}));
  EXPECT_TRUE(measured.places[0].dissent);
}

TEST(GroundSlope, SaysNothingOfStepsAndBridges) {
  DrawnTown town = park();
  town.line(Theme::steps, "flight", "AM");
  town.line(Theme::walkway, "bridge", "MB").text(Property::layer, "1");
  ground(town, 0.3);
  EXPECT_FALSE(incline(town).observed);
}

TEST(GroundSlope, CellsLargerThanTheBaseTellNothing) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  ground(town, 0.04, 5);
  const Measurement coarse = incline(town);
  EXPECT_FALSE(coarse.observed);
  EXPECT_NE(coarse.steps.back().in("en").find("cells of 5.0 m"), std::string::npos) << coarse.steps.back().in("en");
  EXPECT_TRUE(incline(town, {{"elevation_base", "10 m"}}).observed);
  EXPECT_FALSE(incline(town, {{"elevation_base", "10 m"}, {"cell_at_most", "1 m"}}).observed);
}

TEST(GroundSlope, ACellOfAMetreIsOneWhateverTheScaleOfTheMap) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  ground(town, 0.04);
  town.scale(0.9996, 0.9997);  // as in the middle of a zone of SWEREF 99 TM: a metre there is less than one on the ground
  EXPECT_TRUE(incline(town, {{"cell_at_most", "1 m"}}).observed);
}

TEST(GroundSlope, AnUnknownCellLeavesTheStretchUnknown) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  RasterFacts facts;
  town.raster(facts, around_all(), 1,
              [](const Point& p) { return p.x < 25 ? std::optional(Interval::exact(0)) : std::nullopt; });
  const Measurement measured = incline(town);
  EXPECT_TRUE(measured.observed);
  EXPECT_LT(measured.coverage, Rational(1));
  EXPECT_FALSE(measured.value.high.is_finite());
}

TEST(GroundSlope, AWayThatMayLieAsideTakesTheSlopesBesideIt) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  RasterFacts facts;
  town.raster(facts, around_all(), 1, [](const Point& p) {
    return Interval::exact(p.y > 4 ? Rational::floor_of(p.x * 100 + 1e-6) : Rational(0));
  });
  EXPECT_EQ(incline(town).value, Interval::exact(0)) << "the path runs at y = 2";
  const Interval aside = incline(town, {{"line_accuracy", "3 m"}}).value;
  EXPECT_EQ(aside, (Interval{0, Rational::ratio(1, 10)}));
}

TEST(GroundSlope, TheFinestRasterThatKnowsIsTaken) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  ground(town, 0.1, 2);
  ground(town, 0.04, 1);
  EXPECT_EQ(incline(town).value, Interval::exact(Rational::ratio(4, 100)));
}

TEST(GroundSlope, CrossSlopeIsTakenAcrossTheWay) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  RasterFacts facts;
  town.raster(facts, around_all(), 1,
              [](const Point& p) { return Interval::exact(Rational::floor_of(p.y * 30 + 1e-6)); });
  const auto slope = [&](const char* property) {
    return town
        .measure("park", "worst_on_route", {{"of", "main_route"}, {"property", property}, {"elevation_base", "2 m"}},
                 at_most, Quantity::slope)
        .value;
  };
  EXPECT_EQ(slope("cross_slope"), Interval::exact(Rational::ratio(3, 100)));
  EXPECT_EQ(slope("incline"), Interval::exact(0));
}

TEST(GroundSlope, CutsAndMovesChangeNothing) {
  DrawnTown whole = park();
  whole.line(Theme::walkway, "path", "AB");
  DrawnTown cut = park();
  cut.line(Theme::walkway, "a", "AM");
  cut.line(Theme::walkway, "b", "MB");
  for (DrawnTown* town : {&whole, &cut}) {
    RasterFacts facts;
    facts.difference_accuracy = 7;
    town->raster(facts, around_all(), 1,
                 [](const Point& p) { return Interval::exact(Rational::floor_of(p.x * p.x + 3 * p.y)); });
  }
  const Interval value = incline(whole).value;
  EXPECT_EQ(incline(cut).value, value);
  cut.move(674'000, 6'580'000);
  EXPECT_EQ(incline(cut).value, value);
}

TEST(GroundSlope, OnlySlopesComeFromHeights) {
  DrawnTown town = park();
  town.line(Theme::walkway, "path", "AB");
  EXPECT_THROW(town.measure("park", "worst_on_route",
                            {{"of", "main_route"}, {"property", "smoothness"}, {"elevation_base", "2 m"}}, at_least,
                            Quantity::ordinal),
               InputError);
  EXPECT_THROW(incline(town, {{"elevation_base", "0 m"}}), InputError);
}

// --- noise
// -------------------------------------------------------------------------------------------------------------------------------

/// 70 ± 1 dB west of x, 50 ± 1 dB east of it.
void noise(DrawnTown& town, double x, double cell = 1, double unknown_from = 1000) {
  RasterFacts facts;
  facts.kind = RasterKind::noise;
  facts.about = "Lden";
  facts.grade = Grade::inferred;
  town.raster(facts, around_all(), cell, [=](const Point& p) -> std::optional<Interval> {
    if (p.x > unknown_from) return std::nullopt;
    return p.x < x ? Interval{69'000, 71'000} : Interval{49'000, 51'000};
  });
}

Measurement quiet(const DrawnTown& town, const std::string& of, const std::string& level,
                  const std::string& indicator = "Lden") {
  return town.measure("park", "noise_share", {{"of", of}, {"indicator", indicator}, {"level", level}}, at_least,
                      Quantity::share, Combine::share);
}

TEST(NoiseShare, CountsTheAreaOfTheSite) {
  DrawnTown town = park();  // x from 5 to 45
  noise(town, 15);
  const Measurement measured = quiet(town, "site", "55 dB");
  EXPECT_EQ(measured.value, Interval::exact(Rational::ratio(3, 4)));
  EXPECT_EQ(measured.coverage, Rational(1));
  ASSERT_EQ(measured.lacking.size(), 1U);
  EXPECT_TRUE(measured.lacking[0].known);
  EXPECT_EQ(bounds(measured.lacking[0].where).max_x, 15);
  EXPECT_EQ(measured.lacking[0].label.text().en, "Louder, west");
}

TEST(NoiseShare, CellsAreCutAtTheBoundary) {
  DrawnTown town = park();
  noise(town, 10, 10);  // cells from 0 to 10, of which half lie in the site
  EXPECT_EQ(quiet(town, "site", "55 dB").value, Interval::exact(Rational::ratio(35, 40)));
}

TEST(NoiseShare, WhatIsNotOnTheMapOrTooNearTheLevelMayBeEither) {
  DrawnTown town = park();
  noise(town, 15, 1, 35);  // a quarter loud, a half quiet, a quarter unknown
  const Measurement measured = quiet(town, "site", "55 dB");
  EXPECT_EQ(measured.value, (Interval{Rational::ratio(1, 2), Rational::ratio(3, 4)}));
  EXPECT_EQ(measured.coverage, Rational::ratio(3, 4));
  EXPECT_EQ(quiet(town, "site", "50 dB").value, (Interval{0, Rational::ratio(3, 4)})) << "50 ± 1 dB may be above 50 dB";
}

TEST(NoiseShare, AnotherIndicatorIsAnotherMap) {
  DrawnTown town = park();
  noise(town, 15);
  EXPECT_FALSE(quiet(town, "site", "55 dB", "Lnight").observed);
}

TEST(NoiseShare, SeatsTakeTheirCell) {
  DrawnTown town = park();
  noise(town, 15);
  town.add(Theme::seat, "west", Point{10, 2});
  town.add(Theme::seat, "east", Point{30, 2});
  const Interval open = quiet(town, "seats", "55 dB").value;
  EXPECT_EQ(open.low, Rational(0)) << "there may be any number of seats that nobody mapped";
  EXPECT_GT(open.high, Rational::ratio(99, 100));
  EXPECT_LT(open.high, Rational(1)) << "one of them surely is not quiet";
  town.complete(Theme::seat);
  const Measurement measured = quiet(town, "seats", "55 dB");
  EXPECT_EQ(measured.value, Interval::exact(Rational::ratio(1, 2)));
  ASSERT_EQ(measured.lacking.size(), 1U);
  EXPECT_EQ(measured.lacking[0].feature, "west");
}

TEST(Observed, ANoiseMapStatesTheLevelOverAShareOfTheArea) {
  DrawnTown town = park();
  noise(town, 15);
  const auto level = [&](const std::string& over) {
    return town.measure("park", "observed", {{"property", "noise_lden"}, {"noise_map", "Lden"}, {"noise_over", over}},
                        at_most, Quantity::sound_level);
  };
  EXPECT_EQ(level("75 %").whole->value, (Interval{49'000, 51'000}));
  EXPECT_EQ(level("80 %").whole->value, (Interval{69'000, 71'000}));
  town.observe("E-1", "park", "noise_lden", Quantity::sound_level, "51 dB");
  EXPECT_EQ(level("75 %").whole->value, Interval::exact(51'000)) << "the meter narrows what the map says";
  town.observe("E-2", "park", "noise_lden", Quantity::sound_level, "60 dB");
  EXPECT_TRUE(level("75 %").whole->dissent);
}

TEST(Observed, WhatANoiseMapDoesNotCoverMayBeLoudOrQuiet) {
  DrawnTown town = park();
  noise(town, 15, 1, 35);
  const auto level = [&](const std::string& over) {
    return town.measure("park", "observed", {{"property", "noise_lden"}, {"noise_map", "Lden"}, {"noise_over", over}},
                        at_most, Quantity::sound_level);
  };
  EXPECT_EQ(level("50 %").whole->value, (Interval{49'000, 51'000}));
  const Interval beyond = level("80 %").whole->value;
  EXPECT_EQ(beyond.low, Rational(69'000)) << "even if the unknown quarter is silent, a fifth of the rest is loud";
  EXPECT_FALSE(level("90 %").whole->value.high.is_finite());
  EXPECT_FALSE(level("20 %").whole->value.low.is_finite());
}

// --- canopy
// ------------------------------------------------------------------------------------------------------------------------------

Measurement canopy(const DrawnTown& town, bool heights = false) {
  std::map<std::string, std::string> parameters{
      {"crown_at_least", "1 m"}, {"crown_at_most", "12 m"}, {"wooded", "wood"}, {"wooded_at_least", "60 %"}};
  if (heights) parameters["crown_height"] = "3 m";
  return town.measure("park", "canopy_share", parameters, at_least, Quantity::share, Combine::share);
}

TEST(CanopyRaster, SharesAreWeighedByArea) {
  DrawnTown town = park();
  RasterFacts facts;
  facts.kind = RasterKind::canopy_share;
  facts.grade = Grade::measured;
  town.raster(facts, around_all(), 1, [](const Point& p) {
    return p.x < 15 ? Interval{700'000, 900'000} : Interval::exact(0);
  });
  const Measurement measured = canopy(town);
  EXPECT_EQ(measured.value, (Interval{Rational::ratio(175, 1000), Rational::ratio(225, 1000)}));
  EXPECT_EQ(measured.coverage, Rational(1));
  EXPECT_EQ(measured.grade, Grade::measured);
}

TEST(CanopyRaster, HeightsCountFromTheHeightThatTheCriterionNames) {
  DrawnTown town = park();
  RasterFacts facts;
  facts.kind = RasterKind::canopy_height;
  town.raster(facts, around_all(), 1, [](const Point& p) {
    return p.x < 15 ? Interval{7000, 9000} : p.x < 25 ? Interval{2500, 3500} : Interval::exact(0);
  });
  EXPECT_EQ(canopy(town, true).value, (Interval{Rational::ratio(1, 4), Rational::ratio(1, 2)}));
  EXPECT_FALSE(canopy(town).observed);
}

TEST(CanopyRaster, MappedTreesAndCellsBothHold) {
  DrawnTown town = park();
  town.add(Theme::green, "wood", MultiPolygon{{Line{{5, 0}, {25, 0}, {25, 4}, {5, 4}, {5, 0}}, {}}})
      .kind("wood");  // at least 30 %, at most unknown
  RasterFacts facts;
  facts.kind = RasterKind::canopy_share;
  town.raster(facts, around_all(), 1, [](const Point&) { return Interval{200'000, 400'000}; });
  EXPECT_EQ(canopy(town).value, (Interval{Rational::ratio(3, 10), Rational::ratio(4, 10)}));
}

}  // namespace
}  // namespace levelground::test::raster_kinds_test
