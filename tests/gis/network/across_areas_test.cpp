// SPDX-License-Identifier: Apache-2.0
// What lies across a square is met by whoever walks over it: kerbs, steps, streets, rails, gates in walls.
#include <algorithm>
#include <cmath>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "gis/network/edge_shape.hpp"
#include "gis/network/groups.hpp"
#include "gis/network/inside_stretches.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/stated.hpp"
#include "gis/network/walk_cache.hpp"
#include "gis/travel/route.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::across_areas_test {
namespace {

const TravellerLimits wheels{.kerb_at_most = Rational(20), .steps_at_most = Rational(0)};
const TravellerLimits child{.crossings_accepted = 0b0011};   // signals, marked
const TravellerLimits everybody{};

/// Millimetres of the shortest walk that is surely passable, and of the one that may be, from where `west` begins to where `east` ends.
struct Walks {
  std::optional<std::int64_t> sure, possible;
};
Walks walks(const City& city, const TravellerLimits& limits) {
  const auto first = gis::edges_of(city.graph(), *city.find_feature("west")).first;
  const auto last = gis::edges_of(city.graph(), *city.find_feature("east")).second - 1;
  const auto place = [&](std::uint32_t edge, const Point& at) {
    const gis::EdgeShape shape = gis::edge_shape(city, edge);
    const std::int32_t mm = shape.points.front() == at ? 0 : city.graph().edges[edge].length_mm;
    return gis::GraphPlace{edge, mm, 0, gis::point_at(shape, mm)};
  };
  gis::WalkCache cache(city);
  const auto& west = std::get<Line>(city.feature(*city.find_feature("west")).geometry);
  const auto& east = std::get<Line>(city.feature(*city.find_feature("east")).geometry);
  const gis::RouteAnswer answer = gis::find_route(city, cache, limits, DrawnTown::today, {place(first, west.front())}, {place(last, east.back())});
  Walks found;
  if (answer.sure) found.sure = answer.sure->mm;
  if (answer.possible) found.possible = answer.possible->mm;
  return found;
}

Line ring(double west, double south, double east, double north) { return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}; }
MultiPolygon box(double west, double south, double east, double north) { return {{ring(west, south, east, north), {}}}; }

/// A square 20 m by 20 m, a way to its south-western and one from its north-eastern corner, each 5 m long.
DrawnTown square() {
  DrawnTown town("  .\n");
  town.add(Theme::walkway, "square", box(0, 0, 20, 20)).kind("pedestrian");
  town.add(Theme::walkway, "west", Line{{-5, 0}, {0, 0}});
  town.add(Theme::walkway, "east", Line{{20, 20}, {25, 20}});
  return town;
}
const std::int64_t straight = 10000 + std::llround(std::hypot(20, 20) * 1000);

const TravellerLimits minds{.minds_access = true};

TEST(AcrossAreas, ClosedGroundOnASquareIsWalkedAround) {
  const auto drawn = [](std::string_view access, Theme theme = Theme::parking) {
    DrawnTown town = square();
    Drawn site = town.add(theme, "site", box(5, 5, 15, 15));
    if (!access.empty()) site.code(Property::access, access);
    return walks(town.city(), minds);
  };
  const auto around = 10000 + 2 * std::llround(std::hypot(15, 5) * 1000);   // by its north-western or south-eastern corner
  EXPECT_NEAR(static_cast<double>(drawn("").sure.value()), static_cast<double>(straight), 2) << "nobody says that it is closed";
  EXPECT_NEAR(static_cast<double>(drawn("yes").sure.value()), static_cast<double>(straight), 2);
  for (const Theme theme : {Theme::parking, Theme::play, Theme::green, Theme::walkway}) {
    const Walks closed = drawn("no", theme);
    EXPECT_NEAR(static_cast<double>(closed.sure.value()), static_cast<double>(around), 2) << theme_name(theme);
    EXPECT_NEAR(static_cast<double>(closed.possible.value()), static_cast<double>(around), 2) << theme_name(theme);
  }
  const Walks guests = drawn("customers");
  EXPECT_NEAR(static_cast<double>(guests.sure.value()), static_cast<double>(around), 2);
  EXPECT_NEAR(static_cast<double>(guests.possible.value()), static_cast<double>(straight), 2) << "whoever is a guest";
}

TEST(AcrossAreas, ClosedGroundFromEdgeToEdgePartsASquare) {
  const auto drawn = [](const TravellerLimits& limits) {
    DrawnTown town = square();
    town.add(Theme::green, "site", box(8, -1, 12, 21)).code(Property::access, "private");
    return walks(town.city(), limits);
  };
  EXPECT_FALSE(drawn(minds).possible) << "neither over the square nor along its outline";
  EXPECT_TRUE(drawn(TravellerLimits{.minds_access = false}).sure) << "who minds nothing walks on";
}

TEST(AcrossAreas, WhatHoldsTheWholeSquareOrLiesBesideItPartsNothing) {
  DrawnTown town = square();
  town.add(Theme::site, "castle", box(-1, -1, 21, 21)).code(Property::access, "private");
  town.add(Theme::green, "garden", box(20, 0, 30, 15)).code(Property::access, "no");
  EXPECT_NEAR(static_cast<double>(walks(town.city(), minds).sure.value()), static_cast<double>(straight), 2);
}

TEST(AcrossAreas, WaterAndStreetsBelowABridgeDoNotPartASquareOnIt) {
  const auto drawn = [](Theme theme, std::string_view bridge, std::string_view layer_below) {
    DrawnTown town("  .\n");
    Drawn on = town.add(Theme::walkway, "square", box(0, 0, 20, 20)).kind("pedestrian");
    if (!bridge.empty()) on.text(Property::layer, bridge);
    town.add(Theme::walkway, "west", Line{{-5, 0}, {0, 0}});
    town.add(Theme::walkway, "east", Line{{20, 20}, {25, 20}});
    Drawn below = theme == Theme::water ? town.add(theme, "below", box(8, -9, 12, 29)) : town.add(theme, "below", Line{{10, -9}, {10, 29}});
    if (theme == Theme::road) below.kind("primary").number(Property::speed_limit, "50 km/h");
    if (theme == Theme::barrier) below.kind("wall");
    if (!layer_below.empty()) below.text(Property::layer, layer_below);
    return walks(town.city(), child);
  };
  EXPECT_FALSE(drawn(Theme::water, "", "").sure) << "nobody says that there is a bridge";
  for (const std::string_view word : {"yes", "bridge", "viaduct"}) {
    EXPECT_NEAR(static_cast<double>(drawn(Theme::water, word, "").sure.value_or(0)), static_cast<double>(straight), 2) << word;
    EXPECT_NEAR(static_cast<double>(drawn(Theme::road, word, "").sure.value_or(0)), static_cast<double>(straight), 2) << word;
  }
  EXPECT_NE(drawn(Theme::road, "yes", "yes").sure, drawn(Theme::road, "yes", "").sure) << "a street on the same bridge";
  EXPECT_FALSE(drawn(Theme::barrier, "yes", "").sure) << "what else is drawn on it stands on it";
}

TEST(AcrossAreas, AKerbIsMetByEveryWalkOverIt) {
  DrawnTown town = square();
  town.add(Theme::kerb, "kerb", Line{{10, -1}, {10, 7}, {10, 21}}).number(Property::kerb_height, "150 mm");
  const City city = town.city();
  EXPECT_FALSE(walks(city, wheels).possible) << "neither over the square nor along its outline";
  EXPECT_NEAR(static_cast<double>(walks(city, everybody).sure.value()), static_cast<double>(straight), 2);
  DrawnTown low = square();
  low.add(Theme::kerb, "kerb", Line{{10, -1}, {10, 7}, {10, 21}}).number(Property::kerb_height, "10 mm");
  EXPECT_NEAR(static_cast<double>(walks(low.city(), wheels).sure.value()), static_cast<double>(straight), 2);
  DrawnTown unknown = square();
  unknown.add(Theme::kerb, "kerb", Line{{10, -1}, {10, 21}});
  EXPECT_FALSE(walks(unknown.city(), wheels).sure);
  EXPECT_TRUE(walks(unknown.city(), wheels).possible);
}

TEST(AcrossAreas, TheWayRoundAKerbIsFound) {
  DrawnTown town = square();
  // It bends, and ends inside: the walk leads round its end.
  town.add(Theme::kerb, "kerb", Line{{6, -1}, {10, 8}, {10, 15}}).number(Property::kerb_height, "150 mm");
  const City city = town.city();
  const double round = (std::hypot(10, 15) + std::hypot(10, 5)) * 1000 + 10000;
  EXPECT_NEAR(static_cast<double>(walks(city, wheels).sure.value()), round, 25) << "it is as thick as a wall";
  EXPECT_EQ(walks(city, wheels).possible, walks(city, wheels).sure);
  EXPECT_LT(walks(city, everybody).sure.value(), walks(city, wheels).sure.value());
}

TEST(AcrossAreas, NothingIsPassedWhereLinesMeet) {
  const auto with = [](const Line& first, Theme theme, const Line& second) {
    DrawnTown town = square();
    town.add(Theme::kerb, "kerb", first).number(Property::kerb_height, "150 mm");
    Drawn other = town.add(theme, "other", second);
    if (theme == Theme::kerb) other.number(Property::kerb_height, "150 mm");
    return walks(town.city(), TravellerLimits{.kerb_at_most = Rational(20), .steps_at_most = Rational(0), .minds_access = true});
  };
  EXPECT_FALSE(with({{10, 0}, {10, 10}}, Theme::kerb, {{10, 10}, {10, 20}}).possible) << "from the outline to the outline in two pieces";
  EXPECT_FALSE(with({{7, 0}, {10, 10}}, Theme::kerb, {{10, 10}, {12, 20}}).possible);
  EXPECT_FALSE(with({{10, 0}, {10, 10}}, Theme::barrier, {{10, 10}, {10, 20}}).sure) << "a kerb and a wall";
}

TEST(AcrossAreas, OneIsPassedAndTheOtherWalkedRound) {
  DrawnTown town = square();
  town.add(Theme::kerb, "low", Line{{4, -1}, {4, 21}}).number(Property::kerb_height, "10 mm");
  town.add(Theme::kerb, "high", Line{{10, -1}, {10, 15}}).number(Property::kerb_height, "150 mm");
  EXPECT_NEAR(static_cast<double>(walks(town.city(), wheels).sure.value()), (std::hypot(10, 15) + std::hypot(10, 5)) * 1000 + 10000, 25);
}

TEST(AcrossAreas, StepsStopWheels) {
  DrawnTown across = square();
  across.add(Theme::steps, "steps", box(9, -1, 12, 21)).number(Property::step_count, "5");
  EXPECT_FALSE(walks(across.city(), wheels).possible) << "also where the outline leads over them";
  EXPECT_NEAR(static_cast<double>(walks(across.city(), everybody).sure.value()), static_cast<double>(straight), 3);
  DrawnTown beside = square();
  beside.add(Theme::steps, "steps", box(9, -1, 12, 15)).number(Property::step_count, "5");
  EXPECT_NEAR(static_cast<double>(walks(beside.city(), wheels).sure.value()), (std::hypot(9, 15) + 3 + std::hypot(8, 5)) * 1000 + 10000, 3000)
      << "by their northern side";
  EXPECT_GT(walks(beside.city(), wheels).sure.value(), straight);
  DrawnTown line = square();
  line.add(Theme::steps, "steps", Line{{5, 15}, {15, 5}}).number(Property::step_count, "5");
  EXPECT_NEAR(static_cast<double>(walks(line.city(), wheels).sure.value()), 2 * std::hypot(15, 5) * 1000 + 10000, 25);
}

TEST(AcrossAreas, AStreetIsCrossedAndADriveIsNot) {
  const auto with = [](Theme theme, const std::string& kind) {
    DrawnTown town = square();
    town.add(theme, "road", Line{{10, -1}, {10, 21}}).kind(kind);
    return walks(town.city(), child);
  };
  EXPECT_FALSE(with(Theme::road, "primary").sure);
  EXPECT_TRUE(with(Theme::road, "primary").possible);
  EXPECT_TRUE(with(Theme::rail, "rail").possible);
  EXPECT_FALSE(with(Theme::rail, "rail").sure);
}

TEST(AcrossAreas, OnAnotherLevelNothingIsMet) {
  DrawnTown town = square();
  town.add(Theme::kerb, "kerb", Line{{10, -1}, {10, 21}}).number(Property::kerb_height, "150 mm").text(Property::layer, "1");
  EXPECT_NEAR(static_cast<double>(walks(town.city(), wheels).sure.value()), static_cast<double>(straight), 2);
}

TEST(AcrossAreas, AGateInAWallIsPassed) {
  const auto with = [](const Line& wall, const Point& gate, const char* width) {
    DrawnTown town = square();
    town.add(Theme::barrier, "wall", wall).kind("wall");
    town.add(Theme::barrier, "gate", gate).kind("gate").number(Property::opening_width, width);
    return town.city();
  };
  const TravellerLimits wide{.width_at_least = Rational(900), .minds_access = true};
  const double through = (std::hypot(10, 4) + std::hypot(10, 16)) * 1000 + 10000;
  EXPECT_NEAR(static_cast<double>(walks(with({{10, -1}, {10, 21}}, {10, 4}, "2 m"), wide).possible.value()), through, 25);
  EXPECT_FALSE(walks(with({{10, -1}, {10, 21}}, {10, 4}, "0.5 m"), wide).possible.has_value() &&
               walks(with({{10, -1}, {10, 21}}, {10, 4}, "0.5 m"), wide).possible.value() < std::llround(through) + 100)
      << "too narrow: over the wall, or not at all";
  const TravellerLimits any_width{.minds_access = true};
  EXPECT_NEAR(static_cast<double>(walks(with({{10, -1}, {10, 21}}, {10, 4}, "2 m"), any_width).sure.value()), through, 25);
  EXPECT_NEAR(static_cast<double>(walks(with({{10, 4}, {10, 21}}, {10, 4}, "2 m"), any_width).sure.value()), through, 25)
      << "past the end of the wall";
}

TEST(AcrossAreas, ALoweredKerbIsPassed) {
  DrawnTown town = square();
  town.add(Theme::kerb, "kerb", Line{{10, -1}, {10, 21}}).number(Property::kerb_height, "150 mm");
  town.add(Theme::kerb, "lowered", Point{10, 4}).number(Property::kerb_height, "0 mm");
  EXPECT_NEAR(static_cast<double>(walks(town.city(), wheels).sure.value()), (std::hypot(10, 4) + std::hypot(10, 16)) * 1000 + 10000, 25);
}

/// What is drawn over the outline of a square between its two ways, so that only over the square one gets past it, or not at all.
TEST(AcrossAreas, TheOutlineIsNotWalkedThroughHousesOrWater) {
  const auto with = [](Theme theme, const MultiPolygon& shape, const std::string& kind = "") {
    DrawnTown town = square();
    town.add(theme, "thing", shape).kind(kind);
    return walks(town.city(), everybody);
  };
  // From side to side: nobody surely gets past it, and there may be a passage in it.
  for (const Theme theme : {Theme::building, Theme::water}) {
    const Walks through = with(theme, box(8, -5, 12, 25));
    EXPECT_FALSE(through.sure);
    ASSERT_TRUE(through.possible);
    EXPECT_LE(*through.possible, 50000 + 1);
  }
  EXPECT_TRUE(with(Theme::building, box(8, -5, 12, 25), "roof").sure) << "one walks below it";
  // Over one side: round it.
  const double round = (std::hypot(8, 15) + std::hypot(12, 5)) * 1000 + 10000;
  const Walks beside = with(Theme::building, box(8, -5, 12, 15));
  EXPECT_NEAR(static_cast<double>(beside.sure.value()), round, 2);

  DrawnTown town = square();
  town.add(Theme::building, "house", box(8, -5, 12, 15));
  const City city = town.city();
  const WalkGraph& graph = city.graph();
  std::int64_t outline = 0;
  std::size_t covered = 0;
  for (std::uint32_t e = 0; e < graph.edges.size(); ++e) {
    const WalkGraph::Edge& edge = graph.edges[e];
    if (city.feature(edge.feature).id != "square" || edge.side == WalkGraph::Side::over) continue;
    if (gis::is_perhaps_joined(edge)) {
      ++covered;
      continue;
    }
    outline += edge.length_mm;
    for (const Point& p : gis::edge_shape(city, e).points) EXPECT_FALSE(p.x > 8.001 && p.x < 11.999 && p.y < 1) << "in the house";
  }
  EXPECT_EQ(outline, 80000 - 4000);
  EXPECT_EQ(covered, 1U);
  town.turn_order();
  EXPECT_EQ(walks(town.city(), everybody).sure, beside.sure);
}

TEST(AcrossAreas, WhatIsLeftOfAnOutlineBetweenHousesHangsTogetherOverTheSquare) {
  DrawnTown town = square();
  town.add(Theme::building, "house 1", box(4, -5, 8, 5));
  town.add(Theme::building, "house 2", box(12, -5, 16, 5));
  const City city = town.city();
  const WalkGraph& graph = city.graph();
  gis::Groups vertices(graph.vertices.size());
  for (const WalkGraph::Edge& edge : graph.edges) {
    if (!gis::is_perhaps_joined(edge)) vertices.join(edge.from, edge.to);
  }
  bool is_left = false;
  for (std::uint32_t v = 0; v < graph.vertices.size(); ++v) {
    EXPECT_EQ(vertices.find(v), vertices.find(0));
    is_left = is_left || (graph.vertices[v].y == 0 && graph.vertices[v].x >= 8 && graph.vertices[v].x <= 12);
  }
  EXPECT_TRUE(is_left);
}

/// A square 20 m by 20 m and ways of 5 m to the middle of its west and of its east side, or so much farther in.
City between_corners(double inwards) {
  DrawnTown town("  .\n");
  town.add(Theme::walkway, "square", box(0, 0, 20, 20)).kind("pedestrian");
  town.add(Theme::walkway, "west", Line{{-5, 10}, {inwards, 10}});
  town.add(Theme::walkway, "east", Line{{20 - inwards, 10}, {25, 10}});
  return town.city();
}

TEST(AreasBetweenCorners, AreCrossedFromWhereAWayMeetsASide) {
  const City city = between_corners(0);
  EXPECT_EQ(walks(city, everybody).sure, 30000) << "not round by a corner";
  EXPECT_EQ(walks(between_corners(-0.4), everybody).sure, 29200) << "within the tolerance, which counts for nothing";
}

TEST(AreasBetweenCorners, AWayThatEndsInsideLeadsOntoThem) {
  EXPECT_EQ(walks(between_corners(1), everybody).sure, 30000);
  EXPECT_EQ(walks(between_corners(7.5), everybody).sure, 30000);
}

TEST(AreasBetweenCorners, AWayThatLiesInsideIsJoined) {
  DrawnTown town("  .\n");
  town.add(Theme::walkway, "square", box(0, 0, 20, 20)).kind("pedestrian");
  town.add(Theme::walkway, "west", Line{{-5, 10}, {0, 10}});
  town.add(Theme::walkway, "east", Line{{10, 14}, {10, 18}});
  const City city = town.city();
  EXPECT_NEAR(static_cast<double>(walks(city, everybody).sure.value()), 5000 + std::hypot(10, 8) * 1000, 2) << "to its far end";
  DrawnTown above("  .\n");
  above.add(Theme::walkway, "square", box(0, 0, 20, 20)).kind("pedestrian");
  above.add(Theme::walkway, "west", Line{{-5, 10}, {0, 10}});
  above.add(Theme::walkway, "east", Line{{10, 14}, {10, 18}}).text(Property::layer, "1");
  EXPECT_FALSE(walks(above.city(), everybody).possible);
}

TEST(AreasBetweenCorners, AWayThatGoesOnMayPassOverThem) {
  DrawnTown town("  .\n");
  town.add(Theme::walkway, "square", box(0, 0, 20, 20)).kind("pedestrian");
  town.add(Theme::walkway, "west", Line{{-5, 10}, {25, 10}});
  town.add(Theme::walkway, "east", Line{{20, 20}, {25, 20}});
  const Walks found = walks(town.city(), everybody);
  EXPECT_FALSE(found.sure);
  EXPECT_NEAR(static_cast<double>(found.possible.value()), 5000 + std::hypot(20, 10) * 1000 + 5000, 3);
}

/// Two areas, and ways of 5 m to the middle of the west side of the one and of the east side of the other, at x = 0 and x = 20.
DrawnTown two_areas(const MultiPolygon& western, const MultiPolygon& eastern, bool node_ids = false) {
  DrawnTown town("  .\n");
  if (node_ids) town.with_node_ids();
  town.add(Theme::walkway, "square 1", western).kind("pedestrian").code(Property::surface, "asphalt");
  town.add(Theme::walkway, "square 2", eastern).kind("pedestrian").code(Property::surface, "asphalt");
  town.add(Theme::walkway, "west", Line{{-5, 10}, {0, 10}}).code(Property::surface, "asphalt");
  town.add(Theme::walkway, "east", Line{{20, 10}, {25, 10}}).code(Property::surface, "asphalt");
  return town;
}

TEST(AdjoiningAreas, AreCrossedOverTheirBorder) {
  EXPECT_EQ(walks(two_areas(box(0, 0, 10, 20), box(10, 0, 20, 20)).city(), everybody).sure, 30000) << "an edge in common";
  EXPECT_EQ(walks(two_areas(box(0, 0, 10, 20), box(10, 3, 20, 17)).city(), everybody).sure, 30000) << "part of one";
  EXPECT_EQ(walks(two_areas(box(0, 0, 12, 20), box(8, 1, 20, 18)).city(), everybody).sure, 30000) << "they overlap";
  EXPECT_EQ(walks(two_areas(box(0, 0, 10.0002, 20), box(10, 3, 20, 17)).city(), everybody).sure, 30000) << "a hair beside each other";
}

TEST(AdjoiningAreas, AreCrossedAsTheyAre) {
  const auto with = [](const std::string& surface) {
    DrawnTown town("  .\n");
    town.add(Theme::walkway, "square 1", box(0, 0, 20, 20)).kind("pedestrian").code(Property::surface, "asphalt");
    town.add(Theme::walkway, "square 2", box(0, -10, 20, 0)).kind("pedestrian").code(Property::surface, surface);
    town.add(Theme::walkway, "west", Line{{-5, 5}, {0, 5}}).code(Property::surface, "asphalt");
    town.add(Theme::walkway, "east", Line{{20, -5}, {25, -5}}).code(Property::surface, "asphalt");
    return town.city();
  };
  const TravellerLimits firm{.surfaces_refused = gis::code_bit(Property::surface, "sand")};
  const std::int64_t straight_over = 10000 + std::llround(std::hypot(20, 10) * 1000);
  EXPECT_NEAR(static_cast<double>(walks(with("asphalt"), firm).sure.value()), static_cast<double>(straight_over), 3);
  EXPECT_FALSE(walks(with("sand"), firm).possible) << "the other area is of sand";
}

TEST(AdjoiningAreas, AWallAndAKerbAlongTheBorderPartThem) {
  const TravellerLimits careful{.kerb_at_most = Rational(20), .steps_at_most = Rational(0), .minds_access = true};
  DrawnTown wall = two_areas(box(0, 0, 10, 20), box(10, 0, 20, 20));
  wall.add(Theme::barrier, "wall", Line{{10, 0}, {10, 20}}).kind("wall");
  EXPECT_FALSE(walks(wall.city(), careful).sure);
  DrawnTown kerb = two_areas(box(0, 0, 10, 20), box(10, 0, 20, 20));
  kerb.add(Theme::kerb, "kerb", Line{{10, 0}, {10, 20}}).number(Property::kerb_height, "150 mm");
  EXPECT_FALSE(walks(kerb.city(), careful).possible);
  kerb.add(Theme::kerb, "lowered", Point{10, 10}).number(Property::kerb_height, "0 mm");
  EXPECT_EQ(walks(kerb.city(), careful).sure, 30000);
}

TEST(AdjoiningAreas, OnTwoLevelsDoNotAdjoin) {
  DrawnTown town("  .\n");
  town.add(Theme::walkway, "square 1", box(0, 0, 12, 20));
  town.add(Theme::walkway, "square 2", box(8, 0, 20, 20)).text(Property::layer, "1");
  town.add(Theme::walkway, "west", Line{{-5, 10}, {0, 10}});
  town.add(Theme::walkway, "east", Line{{20, 10}, {25, 10}}).text(Property::layer, "1");
  EXPECT_FALSE(walks(town.city(), everybody).possible);
}

/// Against every straight line between the gates and the ends and bends of the kerbs that crosses no kerb.
TEST(AcrossAreas, AgreeWithAllFreeLinesOnRandomSquares) {
  for (std::uint32_t seed = 1; seed <= 10; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const auto number = [&](int low, int high) { return low + static_cast<int>(random() % static_cast<std::uint32_t>(high - low + 1)); };
    // Two squares side by side, or one over the other, and kerbs that end inside them; no two bends lie on one level line.
    const int border = number(6, 14);
    DrawnTown town("  .\n");
    town.add(Theme::walkway, "square 1", box(0, 0, border + number(0, 2), 20)).kind("pedestrian");
    town.add(Theme::walkway, "square 2", box(border, 0, 20, 20)).kind("pedestrian");
    town.add(Theme::walkway, "west", Line{{-5, 10}, {0, 10}});
    town.add(Theme::walkway, "east", Line{{20, 10}, {25, 10}});
    std::vector<Line> kerbs;
    for (int i = 0; i < 3; ++i) {
      const double x = 3 + 6 * i + 0.5 * number(0, 4);
      kerbs.push_back({{x, 1.0 * number(1, 7)}, {x + 1.5, number(8, 11) + 0.3 + 0.1 * i}, {x + 0.5, 1.0 * number(13, 18)}});
      town.add(Theme::kerb, "kerb " + std::to_string(i), kerbs.back()).number(Property::kerb_height, "150 mm");
    }
    const Walks found = walks(town.city(), wheels);
    ASSERT_TRUE(found.sure);
    EXPECT_EQ(found.sure, found.possible);
    std::vector<Point> places{{0, 10}, {20, 10}};
    for (const Line& kerb : kerbs) places.insert(places.end(), {kerb.front(), kerb.back()});
    for (const Line& kerb : kerbs) {   // a bend has two sides, and is not walked through
      for (const double aside : {-0.001, 0.001}) places.push_back({kerb[1].x + aside, kerb[1].y});
    }
    const auto side = [](const Point& a, const Point& b, const Point& c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); };
    const auto free = [&](const Point& a, const Point& b) {
      if (distance(a, b) < 0.01) return false;   // from one side of a bend to the other
      for (const Line& kerb : kerbs) {
        for (std::size_t i = 1; i < kerb.size(); ++i) {
          const Point& c = kerb[i - 1];
          const Point& d = kerb[i];
          if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) return false;
        }
      }
      return true;
    };
    std::vector<double> metres(places.size(), 1e9);
    metres[0] = 0;
    for (std::size_t round = 0; round < places.size(); ++round) {
      for (std::size_t a = 0; a < places.size(); ++a) {
        for (std::size_t b = 0; b < places.size(); ++b) {
          if (free(places[a], places[b])) metres[b] = std::min(metres[b], metres[a] + distance(places[a], places[b]));
        }
      }
    }
    EXPECT_NEAR(static_cast<double>(*found.sure), 10000 + metres[1] * 1000, 60) << "a kerb is as thick as a wall";
    town.turn_order();
    EXPECT_EQ(walks(town.city(), wheels).sure, found.sure);
  }
}

TEST(InsideStretches, AlongTheBoundaryIsOutside) {
  const MultiPolygon area = box(0, 0, 10, 10);
  EXPECT_TRUE(gis::inside_stretches({-5, 0}, {15, 0}, area).empty());
  EXPECT_TRUE(gis::inside_stretches({-5, 5}, {5, 15}, area).empty()) << "a corner";
  const auto across = gis::inside_stretches({-5, 5}, {15, 5}, area);
  ASSERT_EQ(across.size(), 1U);
  EXPECT_NEAR(across[0].first, 0.25, 1e-12);
  EXPECT_NEAR(across[0].second, 0.75, 1e-12);
  EXPECT_EQ(gis::inside_stretches({0, 0}, {10, 10}, area).size(), 1U);
}

}  // namespace
}  // namespace levelground::test::across_areas_test
