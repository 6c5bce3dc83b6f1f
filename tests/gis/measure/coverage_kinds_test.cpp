// SPDX-License-Identifier: Apache-2.0
// lamp_coverage, isovist_area, and kerb_upstand by lane
#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include <gtest/gtest.h>

#include "gis/measure/isovist.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::coverage_kinds_test {
namespace {

constexpr auto at_least = Scale::Direction::at_least;
constexpr auto at_most = Scale::Direction::at_most;
constexpr double pi = std::numbers::pi;
Rational part(std::int64_t of, std::int64_t whole) { return Rational::ratio(of, whole); }

// --- lamp_coverage ---------------------------------------------------------------------------------------------------------------------

/// 20 m of a way through a park, with a lamp in its middle.
DrawnTown lit_park() {
  DrawnTown town(R"(
  4-------------------3
  |                   |
A-W---------L---------E-B
  |                   |
  1-------------------2
)");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::walkway, "way", "AWEB");
  town.point(Theme::light, "lamp", 'L');
  town.complete(Theme::walkway);
  return town;
}
Interval lit(const DrawnTown& town, const std::string& accuracy = "") {
  std::map<std::string, std::string> parameters = {{"of", "main_route"}, {"lamp_reach", "5 m"}};
  if (!accuracy.empty()) parameters["accuracy"] = accuracy;
  return town.measure("park", "lamp_coverage", parameters, at_least, Quantity::share, Combine::share).value;
}

TEST(LampCoverage, IsTheShareWithinReachOfALamp) {
  DrawnTown town = lit_park();
  EXPECT_EQ(lit(town), (Interval{part(1, 2), 1})) << "10 of 20 m; nobody says that there are no more lamps";
  town.complete(Theme::light);
  EXPECT_EQ(lit(town), Interval::exact(part(1, 2)));
  EXPECT_EQ(lit(town, "1 m"), (Interval{part(8, 20), part(12, 20)})) << "a metre at each end may lie in reach or not";
  const Measurement measured = town.measure("park", "lamp_coverage", {{"of", "main_route"}, {"lamp_reach", "5 m"}}, at_least, Quantity::share, Combine::share);
  EXPECT_EQ(measured.lacking.size(), 2U) << "both ends are dark";
}

TEST(LampCoverage, ALampThatIsSaidToBeOutLightsNothing) {
  DrawnTown town = lit_park();
  town.add(Theme::light, "out", Point{town.at('L').x + 9, town.at('L').y}).no(Property::lit);
  town.complete(Theme::light);
  EXPECT_EQ(lit(town), Interval::exact(part(1, 2)));
  DrawnTown disputed = lit_park();
  disputed.add(Theme::light, "which", Point{disputed.at('L').x + 10, disputed.at('L').y}).no(Property::lit).yes(Property::lit);
  disputed.complete(Theme::light);
  EXPECT_EQ(lit(disputed), (Interval{part(1, 2), part(15, 20)})) << "two statements disagree: perhaps";
}

TEST(LampCoverage, SaysThatLampsAreTooOldToCount) {
  DrawnTown town = lit_park();
  town.complete(Theme::light);
  Criterion criterion = DrawnTown::criterion("lamp_coverage", {{"of", "main_route"}, {"lamp_reach", "5 m"}}, at_least, Quantity::share, Combine::share);
  criterion.max_age_months = 0;  // the drawing is of 1 September, the day is the 15th
  std::string steps;
  for (const SharedText& step : DrawnTown::measure(town.city(), "park", criterion).steps) steps += step.text().en + "\n" + step.text().sv + "\n";
  EXPECT_NE(steps.find("Lamps near it: 0.\nLampor nära det: 0.\nNot counted, as their layers are too old here: 1.\n"), std::string::npos) << steps;
  EXPECT_NE(steps.find("That every lamp is mapped was stated too long ago"), std::string::npos) << steps;
  EXPECT_EQ(steps.find("Nobody says"), std::string::npos) << "somebody does: " << steps;
}

TEST(LampCoverage, WhatIsSaidOfTheWayCounts) {
  DrawnTown town = lit_park();
  town.complete(Theme::light);
  town.add(Theme::walkway, "side", Line{town.at('L'), {town.at('L').x, 4}}).yes(Property::lit);
  const Measurement all = town.measure("park", "lamp_coverage", {{"of", "walkways"}, {"lamp_reach", "5 m"}}, at_least, Quantity::share, Combine::share);
  EXPECT_EQ(all.value, Interval::exact(part(12, 22)));
}

TEST(DarkGap, AnErrorOfPositionsLeavesItsEndsOpen) {
  DrawnTown town = lit_park();
  town.complete(Theme::light);
  const auto gap = [&](const std::string& accuracy) {
    std::map<std::string, std::string> parameters = {{"of", "main_route"}, {"lamp_reach", "5 m"}};
    if (!accuracy.empty()) parameters["accuracy"] = accuracy;
    return town.measure("park", "longest_dark_gap", parameters, at_most, Quantity::length).value;
  };
  EXPECT_EQ(gap(""), metres(5));
  EXPECT_EQ(gap("1 m"), metres(4, 6));
}

// --- an error of positions, in other kinds -----------------------------------------------------------------------------------------------

TEST(SeatSpacing, AnErrorOfPositionsMovesBothEndsOfAGap) {
  DrawnTown town = lit_park();
  town.complete(Theme::seat);
  const Point l = town.at('L');
  town.add(Theme::seat, "seat", Point{l.x, l.y + 1});
  const auto gap = [&](const std::string& within, const std::string& accuracy) {
    std::map<std::string, std::string> parameters = {{"of", "main_route"}, {"within", within}};
    if (!accuracy.empty()) parameters["accuracy"] = accuracy;
    return town.measure("park", "seat_spacing", parameters, at_most, Quantity::length).value;
  };
  EXPECT_EQ(gap("3 m", ""), metres(10));
  EXPECT_EQ(gap("3 m", "0.5 m"), metres(9, 11));
  EXPECT_EQ(gap("1.2 m", "0.5 m"), metres(9, 21)) << "perhaps it stands too far away";
  EXPECT_EQ(gap("0.8 m", ""), metres(20));
  EXPECT_EQ(gap("0.8 m", "0.5 m"), metres(9, 21)) << "perhaps it does not";
}

TEST(ShareNear, WhatIsNearButForAnErrorOfPositionsIsUnknown) {
  DrawnTown town = lit_park();
  for (const Theme theme : {Theme::seat, Theme::tree}) town.complete(theme);
  const Point l = town.at('L');
  town.add(Theme::seat, "seat", Point{l.x, l.y + 1});
  town.add(Theme::tree, "tree", Point{l.x + 4, l.y + 1});
  const auto share = [&](const std::string& within, const std::string& accuracy) {
    std::map<std::string, std::string> parameters = {{"theme", "seat"}, {"near", "tree"}, {"within", within}};
    if (!accuracy.empty()) parameters["accuracy"] = accuracy;
    return town.measure("park", "share_near", parameters, at_least, Quantity::share, Combine::share).value;
  };
  EXPECT_EQ(share("5 m", ""), Interval::exact(1));
  EXPECT_EQ(share("5 m", "0.5 m"), Interval::exact(1));
  EXPECT_EQ(share("5 m", "2 m"), (Interval{0, 1}));
  EXPECT_EQ(share("3 m", ""), Interval::exact(0));
  EXPECT_EQ(share("3 m", "2 m"), (Interval{0, 1}));
}

// --- isovist_area ----------------------------------------------------------------------------------------------------------------------

TEST(Isovist, IsAFullCircleWhereNothingStands) { EXPECT_NEAR(gis::isovist_area({3, 4}, {}, 10), 100 * pi, 1e-9); }

TEST(Isovist, AWallHidesWhatLiesBehindIt) {
  // A wall without end 4 m off: of a circle of 10 m the segment beyond it is hidden.
  const std::vector<gis::WallPiece> wall = {{{-100, 4}, {100, 4}}};
  const double beyond = 100 * std::acos(0.4) - 4 * std::sqrt(100.0 - 16.0);
  EXPECT_NEAR(gis::isovist_area({0, 0}, wall, 10), 100 * pi - beyond, 1e-6);
  // A room of 6 m by 4 m.
  const std::vector<gis::WallPiece> room = {{{-3, -2}, {3, -2}}, {{3, -2}, {3, 2}}, {{3, 2}, {-3, 2}}, {{-3, 2}, {-3, -2}}};
  EXPECT_NEAR(gis::isovist_area({1, 0.5}, room, 10), 24, 1e-6);
  // In the eastern wall one stands in an opening: the room to the west, and half a circle to the east.
  EXPECT_NEAR(gis::isovist_area({3, 0}, room, 10), 24 + 50 * pi, 1e-6);
}

// Against a grid of points, each looked at alone, for walls at random that may cross.
TEST(Isovist, AgreesWithLookingAtPlaceAfterPlace) {
  constexpr unsigned seed = 1979;
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const auto in = [&](double low, double high) { return std::uniform_real_distribution<double>(low, high)(random); };
  for (int i = 0; i < 30; ++i) {
    std::vector<gis::WallPiece> walls;
    for (int k = 0; k < 6; ++k) {
      const Point a{in(-8, 8), in(-8, 8)};
      walls.push_back({a, {a.x + in(-6, 6), a.y + in(-6, 6)}});
    }
    const auto hidden = [&](const Point& p) {
      return std::any_of(walls.begin(), walls.end(), [&](const gis::WallPiece& wall) {
        const auto side = [](const Point& o, const Point& a, const Point& b) { return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x); };
        const Point eye{0, 0};
        return side(eye, p, wall.first) * side(eye, p, wall.second) < 0 && side(wall.first, wall.second, eye) * side(wall.first, wall.second, p) < 0;
      });
    };
    constexpr double cell = 0.05;
    double seen = 0;
    for (double x = -10 + cell / 2; x < 10; x += cell) {
      for (double y = -10 + cell / 2; y < 10; y += cell) {
        if (std::hypot(x, y) <= 10 && !hidden({x, y})) seen += cell * cell;
      }
    }
    EXPECT_NEAR(gis::isovist_area({0, 0}, walls, 10), seen, 2.5) << i;
  }
}

// A metre on the map is not one on the ground, and what a criterion names is one on the ground.
TEST(LampCoverage, ALampReachesAsFarOnTheGroundAsIsSaid) {
  DrawnTown town = lit_park();
  town.complete(Theme::light);
  for (const double k : {0.9996, 1.0019}) {
    town.scale(k, k);
    const Interval found = lit(town);
    EXPECT_LE(found.low.to_double(), 10 * k / 20) << k;
    EXPECT_GE(found.high.to_double(), 10 * k / 20) << k;
    EXPECT_LE((found.high - found.low).to_double(), 0.001) << k;
  }
}

TEST(IsovistArea, OneLooksAsFarOnTheGroundAsIsSaid) {
  DrawnTown town = lit_park();
  for (const Theme theme : {Theme::building, Theme::barrier}) town.complete(theme);
  const std::map<std::string, std::string> parameters = {{"of", "main_route"}, {"every", "10 m"}, {"up_to", "50 m"}, {"eye_height", "1 m"}, {"opaque", "wall"}};
  for (const auto& [low, high] : {std::pair{0.9996, 0.9996}, {1.0019, 1.0019}, {0.9996, 1.0004}}) {
    town.scale(low, high);
    const Interval found = town.measure("park", "isovist_area", parameters, at_least, Quantity::area).value;
    EXPECT_LE(found.low.to_double(), 2500 * pi * 1e6) << low;
    EXPECT_GE(found.high.to_double(), 2500 * pi * 1e6) << low;
    EXPECT_NEAR(found.low.to_double(), 2500 * pi * 1e6, low < high ? 35e6 : 1001);
  }
}

TEST(IsovistArea, IsJudgedAtStationsAndOpenWhereWallsMayBeUnmapped) {
  DrawnTown town = lit_park();
  const std::map<std::string, std::string> parameters = {{"of", "main_route"}, {"every", "10 m"}, {"up_to", "5 m"}, {"eye_height", "1 m"}, {"opaque", "wall"}};
  const auto measured = [&] { return town.measure("park", "isovist_area", parameters, at_least, Quantity::area); };
  EXPECT_EQ(measured().places.size(), 3U) << "at both ends and in the middle";
  EXPECT_EQ(measured().value.low, Rational(0));
  EXPECT_NEAR(measured().value.high.to_double(), 25 * pi * 1e6, 1001);
  for (const Theme theme : {Theme::building, Theme::barrier}) town.complete(theme);
  EXPECT_NEAR(measured().value.low.to_double(), 25 * pi * 1e6, 1001);
  const Point w = town.at('W');
  town.add(Theme::barrier, "wall", Line{{w.x - 50, w.y + 1}, {w.x + 50, w.y + 1}}).kind("wall").number(Property::height, "2 m");
  const double beyond = 25 * std::acos(0.2) - std::sqrt(25.0 - 1.0);
  EXPECT_NEAR(measured().value.high.to_double(), (25 * pi - beyond) * 1e6, 1001);
  EXPECT_NEAR(measured().value.low.to_double(), (25 * pi - beyond) * 1e6, 1001);
  town.add(Theme::barrier, "of no height", Line{{w.x - 50, w.y - 1}, {w.x + 50, w.y - 1}}).kind("wall");
  EXPECT_NEAR(measured().value.high.to_double(), (25 * pi - beyond) * 1e6, 1001) << "nobody says that it hides";
  EXPECT_NEAR(measured().value.low.to_double(), (25 * pi - 2 * beyond) * 1e6, 1001);
}

// --- kerb_upstand by lane --------------------------------------------------------------------------------------------------------------

TEST(KerbLanes, WheelsTakeTheLowestAndACaneFindsTheHighest) {
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
  town.line(Theme::road, "street", "PJQ").kind("tertiary");
  town.complete(Theme::walkway);
  town.complete(Theme::crossing);
  const Point k = town.at('K');
  town.point(Theme::kerb, "west, with an edge", 'K').number(Property::kerb_height, "60 mm");
  town.add(Theme::kerb, "west, flush", Point{k.x, k.y + 2}).number(Property::kerb_height, "5 mm");
  town.point(Theme::kerb, "east", 'L').number(Property::kerb_height, "10 mm");
  const auto upstand = [&](const std::string& lane, Scale::Direction direction) {
    std::map<std::string, std::string> parameters = {{"within", "10 m"}};
    if (!lane.empty()) parameters.insert({{"lane", lane}, {"beside", "3 m"}});
    return town.measure("park", "kerb_upstand", parameters, direction);
  };
  town.complete(Theme::kerb);
  EXPECT_EQ(upstand("", at_most).value, Interval::exact(60)) << "without lanes the kerb that stands there counts";
  EXPECT_EQ(upstand("wheels", at_most).value, Interval::exact(10)) << "5 mm in the west, 10 mm in the east";
  EXPECT_EQ(upstand("wheels", at_most).places.size(), 2U);
  EXPECT_EQ(upstand("wheels", at_most).places[0].feature, "west, flush");
  EXPECT_EQ(upstand("cane", at_least).value, Interval::exact(10)) << "60 mm in the west, 10 mm in the east";
  EXPECT_EQ(upstand("cane", at_least).places[0].feature, "west, with an edge");
  EXPECT_THROW((void)town.measure("park", "kerb_upstand", {{"within", "10 m"}, {"lane", "wheels"}}, at_most), InputError);
}

TEST(KerbLanes, ALaneThatNobodyMappedMayLieBesideIt) {
  DrawnTown town("4--3      P\n|  |      |\nW--E--K---J---L--B\n|  |      |\n1--2      Q");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::walkway, "way", "WEK");
  town.line(Theme::crossing, "zebra", "KJL");
  town.line(Theme::walkway, "on", "LB");
  town.line(Theme::road, "street", "PJQ").kind("tertiary");
  town.point(Theme::kerb, "west", 'K').number(Property::kerb_height, "60 mm");
  town.point(Theme::kerb, "east", 'L').number(Property::kerb_height, "60 mm");
  const auto places = [&](const std::string& lane, Scale::Direction direction) {
    return town.measure("park", "kerb_upstand", {{"within", "10 m"}, {"lane", lane}, {"beside", "3 m"}}, direction).places;
  };
  EXPECT_EQ(places("wheels", at_most)[0].value, (Interval{0, 60}));
  EXPECT_EQ(places("cane", at_least)[0].value, (Interval{60, Rational::infinity()}));
}

}  // namespace
}  // namespace levelground::test::coverage_kinds_test
