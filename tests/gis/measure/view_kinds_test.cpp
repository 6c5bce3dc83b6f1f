// SPDX-License-Identifier: Apache-2.0
// active_frontage, sightline
#include <cmath>
#include <functional>
#include <map>

#include <gtest/gtest.h>

#include <random>

#include "gis/measure/sight.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::view_kinds_test {
namespace {

constexpr auto at_least = Scale::Direction::at_least;
Rational part(std::int64_t of, std::int64_t whole) { return Rational::ratio(of, whole); }

MultiPolygon block(double west, double south, double east, double north) {
  return {{Line{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}};
}

// --- what blocks a view ----------------------------------------------------------------------------------------------------------------

TEST(Sight, AViewThroughTheInsideIsCut) {
  const Geometry house = block(0, 0, 10, 10);
  EXPECT_TRUE(gis::cuts_view(house, {-5, 5}, {15, 5}));
  EXPECT_TRUE(gis::cuts_view(house, {-5, -5}, {15, 15})) << "from corner to corner";
  EXPECT_TRUE(gis::cuts_view(house, {0, 5}, {10, 5})) << "from wall to wall";
  EXPECT_TRUE(gis::cuts_view(house, {2, 5}, {8, 5})) << "inside it";
  EXPECT_FALSE(gis::cuts_view(house, {-5, 0}, {15, 0})) << "along its wall";
  EXPECT_FALSE(gis::cuts_view(house, {-5, 5}, {0, 5})) << "up to its wall";
  EXPECT_FALSE(gis::cuts_view(house, {-5, 5}, {5, 15})) << "past its corner";
  EXPECT_FALSE(gis::cuts_view(house, {-5, 12}, {15, 12}));
}

TEST(Sight, AWallCutsWhatCrossesIt) {
  const Geometry wall = Line{{0, 0}, {0, 10}};
  EXPECT_TRUE(gis::cuts_view(wall, {-5, 5}, {5, 5}));
  EXPECT_TRUE(gis::cuts_view(wall, {-5, 10}, {5, 10})) << "its end too";
  EXPECT_FALSE(gis::cuts_view(wall, {-5, 5}, {0, 5})) << "up to it";
  EXPECT_FALSE(gis::cuts_view(wall, {0, -5}, {0, 15})) << "along it";
  EXPECT_FALSE(gis::cuts_view(Point{0, 0}, {-5, 0}, {5, 0})) << "a point has no width";
}

// The quick answers for one place against those asked one by one, around, inside and hard by what stands there.
TEST(Sight, AnEyeSeesWhatSingleViewsSee) {
  const unsigned seed = 1960;
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const auto in = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random) * 0.5; };
  int blocked = 0;
  for (int town = 0; town < 20; ++town) {
    DrawnTown drawn("A");
    for (int k = 0; k < 12; ++k) {
      const double x = in(-40, 40), y = in(-40, 40), w = in(1, 12), h = in(1, 12);
      drawn.add(Theme::building, "b" + std::to_string(k), MultiPolygon{{{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}, {x, y}}, {}}});
    }
    drawn.add(Theme::barrier, "wall", Line{{in(-40, 40), in(-40, 40)}, {in(-40, 40), in(-40, 40)}, {50, 50}});
    const City city = drawn.city();
    gis::SightBlockers blockers;
    for (std::uint32_t f = 0; f < city.features().size(); ++f) blockers.add(city, f, f % 2 == 0);
    blockers.seal();
    gis::SightBlockers::Eye eye(blockers, city, 15);
    for (int e = 0; e < 60; ++e) {
      const Point at{in(-50, 50), in(-50, 50)};
      eye.stand_at(at);
      for (int v = 0; v < 40; ++v) {
        const Point to{at.x + in(-30, 30), at.y + in(-30, 30)};
        const auto quick = eye.view(to);
        const auto slow = blockers.view(city, at, to);
        ASSERT_EQ(quick.open, slow.open) << at.x << ' ' << at.y << " to " << to.x << ' ' << to.y;
        ASSERT_EQ(quick.blocker, slow.blocker);
        blocked += quick.open == Tri::yes ? 0 : 1;
      }
    }
  }
  EXPECT_GT(blocked, 3000);
}

TEST(Sight, StationsStandOnEveryStraightPieceAlone) {
  EXPECT_EQ(gis::stations_on({{0, 0}, {10, 0}}, 5), (Line{{0, 0}, {5, 0}, {10, 0}}));
  EXPECT_EQ(gis::stations_on({{0, 0}, {4, 0}, {10, 0}}, 5), (Line{{0, 0}, {4, 0}, {7, 0}, {10, 0}}));
  EXPECT_EQ(gis::stations_on({{0, 0}, {0, 0}, {2, 0}}, 5), (Line{{0, 0}, {2, 0}})) << "a piece without length has none";
}

// --- active_frontage -------------------------------------------------------------------------------------------------------------------

/// A square of 10 m with corners (0,0) and (10,10).
DrawnTown square() {
  DrawnTown town("");
  town.add(Theme::site, "square", block(0, 0, 10, 10));
  return town;
}
Measurement frontage(const DrawnTown& town, const std::string& within = "6 m", const std::string& uses = "") {
  std::map<std::string, std::string> parameters = {{"of", "boundary"}, {"within", within}, {"every", "1 m"}, {"on_wall", "0.5 m"}};
  if (!uses.empty()) parameters["uses"] = uses;
  return town.measure("square", "active_frontage", parameters, at_least, Quantity::share, Combine::share);
}

TEST(ActiveFrontage, ADoorFacesWhatIsNear) {
  DrawnTown town = square();
  town.add(Theme::building, "north house", block(0, 13, 10, 20));
  town.add(Theme::entrance, "door", Point{5, 13});
  const Measurement open = frontage(town);
  EXPECT_EQ(open.value, (Interval{0, 1})) << "a house that nobody mapped may stand between";
  EXPECT_TRUE(open.observed);
  town.complete(Theme::building);
  // √(6² − 3²) = 5.2 m to both sides: the whole north side, 10 of 40 m, and of both others √(6² − 5²) − 3 = 0.317 m, of which two eighths of a metre are surely so.
  EXPECT_EQ(frontage(town).value, (Interval{part(10'500, 40'000), 1})) << "there may be other doors";
  town.complete(Theme::entrance);
  const Measurement closed = frontage(town);
  EXPECT_EQ(closed.value, (Interval{part(10'500, 40'000), part(10'750, 40'000)}));
  EXPECT_EQ(closed.lacking.size(), 4U) << "from the first corner: no, not known, (yes), not known, no";
}

TEST(ActiveFrontage, ADoorBehindAnotherHouseFacesNothing) {
  DrawnTown town = square();
  town.add(Theme::building, "north house", block(0, 13, 10, 20));
  town.add(Theme::entrance, "door", Point{5, 13});
  town.add(Theme::building, "shed", block(-5, 11, 15, 12));
  town.complete(Theme::building);
  town.complete(Theme::entrance);
  EXPECT_EQ(frontage(town).value, Interval::exact(0));
}

TEST(ActiveFrontage, AGateIsNoDoor) {
  DrawnTown town = square();
  town.add(Theme::building, "north house", block(0, 13, 10, 20));
  town.add(Theme::entrance, "gate", Point{5, 10});
  town.complete(Theme::building);
  town.complete(Theme::entrance);
  EXPECT_EQ(frontage(town).value, Interval::exact(0));
}

TEST(ActiveFrontage, AKindOfBuildingMayBeUseEnough) {
  DrawnTown town = square();
  town.add(Theme::building, "shop", block(0, 12, 10, 20)).kind("retail");
  town.complete(Theme::building);
  town.complete(Theme::entrance);
  EXPECT_EQ(frontage(town, "2 m", "retail").value, (Interval{part(10'000, 40'000), part(10'250, 40'000)}));
  EXPECT_EQ(frontage(town, "2 m", "school").value, Interval::exact(0));
  DrawnTown some = square();
  some.add(Theme::building, "house", block(0, 12, 10, 20)).kind("yes");
  some.complete(Theme::building);
  some.complete(Theme::entrance);
  const Measurement measured = frontage(some, "2 m", "retail");
  EXPECT_EQ(measured.value.low, Rational(0));
  EXPECT_EQ(measured.value.high, part(10'250, 40'000)) << "it may be a shop";
}

TEST(ActiveFrontage, AShopIsSeenBetweenShedsThatStandBeforeTheStations) {
  DrawnTown town = square();
  town.add(Theme::building, "shop", block(-5, 13, 15, 20)).kind("retail");
  for (int i = 0; i <= 10; ++i) town.add(Theme::building, "shed " + std::to_string(i), block(i - 0.1, 11, i + 0.1, 11.2)).kind("shed");
  town.complete(Theme::building);
  town.complete(Theme::entrance);
  const Interval seen = frontage(town, "6 m", "retail").value;
  EXPECT_GT(seen.low, part(5, 40));
  EXPECT_GE(seen.high, part(10, 40)) << "from everywhere on the north side";
}

TEST(ActiveFrontage, ADoorMayBeSeenThroughASlitBetweenStations) {
  DrawnTown town = square();
  town.add(Theme::building, "north house", block(-20, 13, 30, 20));
  town.add(Theme::entrance, "door", Point{5.5, 13});
  town.add(Theme::building, "left", block(-20, 11, 5.4, 12));
  town.add(Theme::building, "right", block(5.6, 11, 30, 12));
  town.complete(Theme::building);
  town.complete(Theme::entrance);
  const Interval seen = frontage(town).value;
  EXPECT_GT(seen.high, Rational(0));
  EXPECT_LT(seen.high, part(2, 40)) << "the houses hide it from everywhere else";
}

TEST(ActiveFrontage, ADoorDrawnInsideItsOwnHouseIsInItsWall) {
  const auto with_door_at = [](double north) {
    DrawnTown town = square();
    town.add(Theme::building, "north house", block(0, 13, 10, 20));
    town.add(Theme::entrance, "door", Point{5, north});
    town.complete(Theme::building);
    town.complete(Theme::entrance);
    return frontage(town).value;
  };
  EXPECT_GE(with_door_at(13).low, part(10, 40));
  EXPECT_EQ(with_door_at(13.3), with_door_at(13));
  EXPECT_EQ(with_door_at(12.7), with_door_at(13));
}

TEST(ActiveFrontage, AHouseThatNobodyMappedMayStandBetween) {
  DrawnTown town = square();
  town.add(Theme::building, "shop", block(0, 12, 10, 20)).kind("retail");
  const Measurement open = frontage(town, "2 m", "retail");
  EXPECT_EQ(open.value, (Interval{0, 1}));
  EXPECT_TRUE(open.observed);
  town.complete(Theme::building);
  EXPECT_EQ(frontage(town, "2 m", "retail").value, (Interval{part(1, 4), 1}));
}

TEST(ActiveFrontage, NothingMappedIsNotObserved) { EXPECT_FALSE(frontage(square()).observed); }

// --- sightline -------------------------------------------------------------------------------------------------------------------------

/// A way of 20 m east and 20 m north round a corner at (20, 0); the drawn town's origin is its start.
DrawnTown bend() {
  DrawnTown town("");
  town.add(Theme::site, "park", block(-5, -5, 30, 30));
  town.add(Theme::walkway, "way", Line{{0, 0}, {20, 0}, {20, 20}}).yes(Property::main_route);
  return town;
}
Measurement sight(const DrawnTown& town, const std::string& dense = "") {
  std::map<std::string, std::string> parameters = {{"of", "main_route"}, {"every", "1 m"}, {"up_to", "25 m"}, {"eye_height", "1.1 m"}, {"opaque", "wall"}};
  if (!dense.empty()) parameters["dense"] = dense;
  return town.measure("park", "sightline", parameters, at_least, Quantity::length);
}
void complete(DrawnTown& town) {
  for (const Theme theme : {Theme::building, Theme::barrier, Theme::green}) town.complete(theme);
}

TEST(Sightline, AnOpenPlaceIsSeenAsFarAsOneLooks) {
  DrawnTown town = bend();
  EXPECT_FALSE(sight(town).observed) << "no mapped wall proves nothing";
  complete(town);
  EXPECT_EQ(sight(town).value, (Interval{25'000, Rational::infinity()}));
}

TEST(Sightline, AHouseInTheInnerCornerHidesTheWay) {
  DrawnTown town = bend();
  town.add(Theme::building, "house", block(2, 2, 18, 18));
  // Hidden from 4 m before the bend is what lies more than 4 m behind it, for the corner stands 2 m from both ways: 5.7 m away, and
  // with places a metre apart √(4² + 5²) = 6.4 m.
  const Measurement open = sight(town);
  EXPECT_EQ(open.value.low, Rational(0)) << "something that nobody mapped may hide more";
  EXPECT_NEAR(open.value.high.to_double(), std::sqrt(41.0) * 1000, 1);
  EXPECT_TRUE(open.observed);
  EXPECT_EQ(open.places.at(0).inputs.at(0).reference, "house");
  complete(town);
  const Measurement closed = sight(town);
  EXPECT_NEAR(closed.value.high.to_double(), std::sqrt(41.0) * 1000, 1);
  EXPECT_NEAR(closed.value.low.to_double(), (std::sqrt(32.0) - 1.5) * 1000, 1) << "one and a half spacings less than what is surely seen";
  EXPECT_LE(closed.value.low, Rational(5657)) << "the true value lies inside";
}

TEST(Sightline, AWallCountsWhenItIsAsHighAsTheEye) {
  const auto with_wall = [](std::string_view height) {
    DrawnTown town = bend();
    Drawn wall = town.add(Theme::barrier, "wall", Line{{2, 18}, {18, 18}, {18, 2}, {2, 2}});
    wall.kind("wall");
    if (!height.empty()) wall.number(Property::height, height);
    complete(town);
    return sight(town).value;
  };
  EXPECT_TRUE(with_wall("2 m").high.is_finite());
  EXPECT_EQ(with_wall("0.5 m"), (Interval{25'000, Rational::infinity()}));
  EXPECT_FALSE(with_wall("").high.is_finite());
  EXPECT_LT(with_wall("").low, Rational(25'000)) << "of unstated height it may hide the way";
}

TEST(Sightline, VegetationIsUnknownUnlessItsHeightIsStated) {
  DrawnTown town = bend();
  town.add(Theme::green, "bushes", block(2, 2, 18, 18)).kind("scrub");
  complete(town);
  EXPECT_EQ(sight(town).value, (Interval{25'000, Rational::infinity()})) << "not asked about";
  const Interval asked = sight(town, "scrub").value;
  EXPECT_LT(asked.low, Rational(25'000));
  EXPECT_FALSE(asked.high.is_finite());
}

TEST(Sightline, WhatTheRouteLeadsThroughMayBlockOrNot) {
  DrawnTown town = bend();
  town.add(Theme::building, "arch", block(8, -3, 12, 3));
  complete(town);
  const Interval value = sight(town).value;
  EXPECT_LT(value.low, Rational(25'000));
  EXPECT_FALSE(value.high.is_finite());
}

TEST(Sightline, WhoWalkedItSpeaksForTheWhole) {
  DrawnTown town = bend();
  town.observe("E-1", "park", "sightline", Quantity::length, "18 m");
  const Measurement measured = sight(town);
  ASSERT_TRUE(measured.whole);
  EXPECT_EQ(measured.whole->value, metres(18));
  town.add(Theme::building, "shed", block(2, 8, 12, 18));
  const Measurement bounded = sight(town);
  ASSERT_TRUE(bounded.places.at(0).known);
  EXPECT_EQ(bounded.places[0].value.low, Rational(18'000)) << "nothing that is not mapped hid it";
}

/// A way that bends round a wall, turns back and leads behind a house: the wall hides a place farther off than the house does, yet nearer on the walk.
std::map<std::string, Interval> winding_views(const std::function<void(Drawn&)>& height) {
  DrawnTown town("");
  town.add(Theme::site, "square", block(-5, -5, 20, 10));
  town.add(Theme::walkway, "out", Line{{0, 0}, {5, -3}, {10, 0}}).yes(Property::main_route);
  town.add(Theme::walkway, "back", Line{{10, 0}, {10, 4}, {0, 4}}).yes(Property::main_route);
  town.add(Theme::building, "house", block(-1, 2, 1, 3));
  Drawn wall = town.add(Theme::barrier, "wall", Line{{5, -1}, {5, 1}});
  wall.kind("wall");
  height(wall);
  for (const Theme theme : {Theme::building, Theme::barrier, Theme::green, Theme::walkway}) town.complete(theme);
  const Measurement measured = town.measure("square", "sightline", {{"of", "main_route"}, {"every", "0.5 m"}, {"up_to", "30 m"}, {"eye_height", "1.1 m"}, {"opaque", "wall"}}, at_least,
                                            Quantity::length, Combine::worst);
  std::map<std::string, Interval> views;
  for (const PlaceResult& place : measured.places) views[place.feature] = place.value;
  return views;
}

TEST(Sightline, WhatNobodyKnowsHoldsBothAnswers) {
  const auto unknown = winding_views([](Drawn&) {});
  for (const char* stated : {"2 m", "0.5 m"}) {
    const auto known = winding_views([&](Drawn& wall) { wall.number(Property::height, stated); });
    ASSERT_EQ(known.size(), unknown.size());
    for (const auto& [way, view] : known) {
      EXPECT_TRUE(unknown.at(way).contains(view)) << way << ", wall of " << stated << ": " << unknown.at(way).low.to_double() << " to " << unknown.at(way).high.to_double() << " holds not "
                                                  << view.low.to_double() << " to " << view.high.to_double();
    }
  }
}

}  // namespace
}  // namespace levelground::test::view_kinds_test
