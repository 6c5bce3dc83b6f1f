// SPDX-License-Identifier: Apache-2.0
// Of what kind a thing is that nobody states: perhaps of one that is asked about, never surely of none.
#include <gtest/gtest.h>

#include "core/city/of_kind.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::unknown_kind_test {
namespace {

constexpr auto at_least = Scale::Direction::at_least;
constexpr auto at_most = Scale::Direction::at_most;

MultiPolygon block(double west, double south, double east, double north) {
  return {{Line{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}};
}

TEST(OfKind, AWordThatOnlySaysWhatItIsSaysNoKind) {
  DrawnTown town("");
  town.add(Theme::barrier, "none", Line{{0, 0}, {1, 0}});
  town.add(Theme::barrier, "yes", Line{{0, 1}, {1, 1}}).kind("yes");
  town.add(Theme::barrier, "wall", Line{{0, 2}, {1, 2}}).kind("wall");
  town.add(Theme::road, "road", Line{{0, 3}, {1, 3}}).kind("road");
  const City city = town.city();
  const auto answer = [&](const char* id, const std::vector<std::string>& kinds) { return of_kind(city.feature(*city.find_feature(id)), kinds); };
  EXPECT_EQ(answer("none", {"wall"}), Tri::unknown);
  EXPECT_EQ(answer("yes", {"wall"}), Tri::unknown);
  EXPECT_EQ(answer("wall", {"wall"}), Tri::yes);
  EXPECT_EQ(answer("wall", {"hedge"}), Tri::no);
  EXPECT_EQ(answer("road", {"primary"}), Tri::unknown);
  EXPECT_EQ(answer("road", {"road"}), Tri::yes);
  EXPECT_EQ(answer("none", {}), Tri::no);
}

/// A way of 20 m east and 20 m north round a corner at (20, 0).
DrawnTown bend() {
  DrawnTown town("");
  town.add(Theme::site, "park", block(-5, -5, 30, 30));
  town.add(Theme::walkway, "way", Line{{0, 0}, {20, 0}, {20, 20}}).yes(Property::main_route);
  for (const Theme theme : {Theme::building, Theme::barrier, Theme::green, Theme::road, Theme::crossing, Theme::tree, Theme::walkway, Theme::entrance}) town.complete(theme);
  return town;
}

Interval sight(const DrawnTown& town) {
  return town.measure("park", "sightline", {{"of", "main_route"}, {"every", "1 m"}, {"up_to", "25 m"}, {"eye_height", "1.1 m"}, {"opaque", "wall"}, {"dense", "scrub"}}, at_least, Quantity::length).value;
}

TEST(UnknownKind, ABarrierMayBeAWall) {
  const auto with = [](const char* kind) {
    DrawnTown town = bend();
    town.add(Theme::barrier, "barrier", Line{{2, 18}, {18, 18}, {18, 2}, {2, 2}}).kind(kind).number(Property::height, "2 m");
    return sight(town);
  };
  const Interval wall = with("wall");
  const Interval fence = with("fence");
  EXPECT_LT(wall.high, Rational(25'000));
  EXPECT_GE(fence.low, Rational(25'000));
  for (const char* kind : {"", "yes"}) EXPECT_EQ(with(kind), (Interval{wall.low, fence.high})) << "either";
}

TEST(UnknownKind, ABuildingHidesUnlessItIsLowOrARoof) {
  const auto with = [](const char* kind, const char* height) {
    DrawnTown town = bend();
    Drawn house = town.add(Theme::building, "house", block(2, 2, 18, 18)).kind(kind);
    if (*height != 0) house.number(Property::height, height);
    return sight(town);
  };
  const Interval hidden = with("yes", "");
  const Interval open = with("yes", "0.4 m");
  EXPECT_LT(hidden.high, Rational(7'000));
  EXPECT_GE(open.low, Rational(25'000)) << "one sees over it";
  EXPECT_EQ(with("yes", "3 m"), hidden);
  EXPECT_EQ(with("roof", ""), (Interval{hidden.low, open.high})) << "on posts, or on walls";
  EXPECT_EQ(with("roof", "3 m"), (Interval{hidden.low, open.high}));
}

TEST(UnknownKind, AGreenAreaMayBeDense) {
  DrawnTown town = bend();
  town.add(Theme::green, "green", block(2, 2, 18, 18)).number(Property::height, "2 m");
  const Interval seen = sight(town);
  EXPECT_LT(seen.low, Rational(7'000));
  EXPECT_FALSE(seen.high.is_finite());
}

TEST(UnknownKind, AGreenAreaMayBeAWood) {
  DrawnTown town("");
  town.add(Theme::site, "lawn", block(0, 0, 20, 10));
  town.add(Theme::green, "green", block(0, 0, 10, 10));
  for (const Theme theme : {Theme::tree, Theme::green}) town.complete(theme);
  const Measurement measured = town.measure("lawn", "canopy_share", {{"crown_at_least", "2 m"}, {"crown_at_most", "10 m"}, {"wooded", "wood"}, {"wooded_at_least", "50 %"}}, at_least,
                                            Quantity::share, Combine::share);
  EXPECT_EQ(measured.value, (Interval{0, Rational::ratio(1, 2)}));
}

/// A park of 40 m with a street along its south side.
DrawnTown park_at(const char* kind) {
  DrawnTown town("");
  town.add(Theme::site, "park", block(0, 0, 40, 20));
  town.add(Theme::walkway, "way", Line{{0, 0}, {0, 20}});
  town.add(Theme::road, "street", Line{{0, -5}, {40, -5}}).kind(kind).number(Property::speed_limit, "80 km/h");
  for (const Theme theme : {Theme::road, Theme::crossing, Theme::walkway, Theme::entrance}) town.complete(theme);
  return town;
}

TEST(UnknownKind, ARoadMayBeOneOfThoseWhoseSpeedCounts) {
  const auto speed = [](const char* kind) {
    return park_at(kind).measure("park", "speed_near", {{"from", "boundary"}, {"within", "10 m"}, {"roads", "primary"}}, at_most, Quantity::speed).value;
  };
  EXPECT_EQ(speed("primary"), Interval::exact(80'000));
  EXPECT_EQ(speed("service"), Interval::exact(0));
  for (const char* kind : {"", "road"}) EXPECT_EQ(speed(kind), (Interval{0, 80'000})) << kind;
}

TEST(UnknownKind, ARoadMayBeOneOfThoseThatAreCrossed) {
  const auto spacing = [](const char* kind) {
    return park_at(kind).measure("park", "crossing_spacing", {{"within", "10 m"}, {"roads", "primary"}}, at_most, Quantity::length).value;
  };
  const Interval known = spacing("primary");
  EXPECT_GT(known.low, Rational(39'000));
  EXPECT_EQ(spacing(""), (Interval{0, known.high}));
}

TEST(UnknownKind, AThingMayBeOneOfThoseThatAreAsked) {
  DrawnTown town("");
  town.add(Theme::site, "park", block(0, 0, 40, 20));
  town.add(Theme::barrier, "b", Line{{5, 5}, {10, 5}}).kind("yes").no(Property::step_free);
  town.complete(Theme::barrier);
  const Measurement measured = town.measure("park", "share_of_features", {{"theme", "barrier"}, {"among", "kind=bollard"}, {"with", "step_free=yes"}}, at_least, Quantity::share, Combine::share);
  EXPECT_EQ(measured.value, (Interval{0, 1}));
}

}  // namespace
}  // namespace levelground::test::unknown_kind_test
