// SPDX-License-Identifier: Apache-2.0
// Roads that ways cross, lines that stand in the way, and what is drawn on squares.
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "gis/network/walk_cache.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/graph_lines.hpp"
#include "gis/network/line_touches.hpp"
#include "gis/network/passability.hpp"
#include "gis/travel/route.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::crossed_ways_test {
namespace {

const TravellerLimits child{.crossings_accepted = 0b0011};   // signals, marked
const TravellerLimits wheels{.kerb_at_most = Rational(20), .steps_at_most = Rational(0)};

/// The best walk from where one way begins to where another ends.
Tri walk(const City& city, const std::string& from, const std::string& to, const TravellerLimits& limits = {}) {
  const auto first = gis::edges_of(city.graph(), *city.find_feature(from)).first;
  const auto last = gis::edges_of(city.graph(), *city.find_feature(to)).second - 1;
  const auto place = [&](std::uint32_t edge, bool end) {
    const std::int32_t mm = end ? city.graph().edges[edge].length_mm : 0;
    return gis::GraphPlace{edge, mm, 0, gis::point_at(gis::edge_shape(city, edge), mm)};
  };
  gis::WalkCache cache(city);
  const gis::RouteAnswer answer = gis::find_route(city, cache, limits, DrawnTown::today, {place(first, false)}, {place(last, true)});
  return answer.sure ? Tri::yes : answer.possible ? Tri::unknown : Tri::no;
}

struct Street {
  std::string kind = "primary";
  std::string sidewalk{};
  bool crossing = false;
  std::string control = "marked";
  bool flush = false;
};
/// A footway in two pieces over a road, all with node ids.
City over(const Street& street) {
  DrawnTown town(R"(
      N
      |
  A---X---B
      |
      S
)");
  town.with_node_ids();
  Drawn road = town.line(Theme::road, "road", "NXS").kind(street.kind);
  if (!street.sidewalk.empty()) road.code(Property::sidewalk, street.sidewalk);
  town.line(Theme::walkway, "west", "AX");
  town.line(Theme::walkway, "east", "XB");
  if (street.crossing) {
    Drawn crossing = town.point(Theme::crossing, "crossing", 'X').code(Property::crossing_control, street.control);
    if (street.flush) crossing.number(Property::kerb_height, "0 mm");
  }
  return town.city();
}

TEST(CrossedRoads, WaysThatEndAtOneNodeOfAStreetWithSidewalksLeadAcrossIt) {
  const auto metres = [](const City& city) {
    gis::WalkCache cache(city);
    const auto end = [&](const char* way, bool at_x) {
      const std::uint32_t edge = gis::edges_of(city.graph(), *city.find_feature(way)).first;
      const std::int32_t mm = at_x ? 0 : city.graph().edges[edge].length_mm;
      return std::vector{gis::GraphPlace{edge, mm, 0, gis::point_at(gis::edge_shape(city, edge), mm)}};
    };
    const auto sure = gis::find_route(city, cache, {}, DrawnTown::today, end("west", true), end("east", false)).sure;
    return sure ? static_cast<double>(sure->mm) / 1000 : -1;
  };
  for (const char* sidewalk : {"left", "right", "both"}) {
    SCOPED_TRACE(sidewalk);
    const City city = over({.kind = "residential", .sidewalk = sidewalk});
    EXPECT_NEAR(metres(city), 8, 0.01) << "not round the ends of the street";
    EXPECT_EQ(walk(city, "west", "east", wheels), Tri::unknown) << "nobody says how high the kerbs are";
  }
  DrawnTown bare(R"(
      N
      |
  A---X
      |
      S
)");
  bare.with_node_ids();
  bare.line(Theme::road, "road", "NXS").kind("residential").code(Property::sidewalk, "left");
  bare.line(Theme::walkway, "west", "AX");
  EXPECT_EQ(walk(bare.city(), "west", "road"), Tri::yes) << "to the sidewalk on the other side";
}

TEST(CrossedRoads, AWayOverARoadNeedsACrossingWhateverIsSaidOfSidewalks) {
  for (const char* sidewalk : {"", "none", "separate"}) {  // "both" can be walked around the ends of this road
    SCOPED_TRACE(sidewalk);
    EXPECT_EQ(walk(over({.sidewalk = sidewalk}), "west", "east"), Tri::yes);
    EXPECT_NE(walk(over({.sidewalk = sidewalk}), "west", "east", child), Tri::yes);
    EXPECT_EQ(walk(over({.sidewalk = sidewalk}), "west", "east", wheels), Tri::unknown) << "nobody says how high the kerbs are";
    EXPECT_EQ(walk(over({.sidewalk = sidewalk, .crossing = true}), "west", "east", child), Tri::yes);
    EXPECT_NE(walk(over({.sidewalk = sidewalk, .crossing = true, .control = "unmarked"}), "west", "east", child), Tri::yes);
    EXPECT_EQ(walk(over({.sidewalk = sidewalk, .crossing = true}), "west", "east", wheels), Tri::unknown);
    EXPECT_EQ(walk(over({.sidewalk = sidewalk, .crossing = true, .flush = true}), "west", "east", wheels), Tri::yes);
  }
  EXPECT_EQ(walk(over({.sidewalk = "separate"}), "west", "east", child), Tri::no) << "nobody walks along it, so it is crossed";
}

TEST(CrossedRoads, AMotorwayOnOneLevelIsNotSure) { EXPECT_EQ(walk(over({.kind = "motorway"}), "west", "east"), Tri::unknown); }

TEST(CrossedRoads, ADriveMayBeNoStreet) { EXPECT_EQ(walk(over({.kind = "service"}), "west", "east", child), Tri::unknown); }

TEST(CrossedRoads, WaysOnOneSideOfARoadDoNotCrossIt) {
  DrawnTown town(R"(
      N   B
      |  /
      X--
      |  \
      S   A
)");
  town.with_node_ids();
  town.line(Theme::road, "road", "NXS").kind("primary");
  town.line(Theme::walkway, "west", "AX");
  town.line(Theme::walkway, "east", "XB");
  EXPECT_EQ(walk(town.city(), "west", "east", child), Tri::yes);
}

TEST(CrossedRoads, WithoutNodeIdsAWayMayCrossABridgeOrTraffic) {
  for (const bool above : {false, true}) {
    DrawnTown town(R"(
      N

  A-------B

      S
)");
    Drawn road = town.line(Theme::road, "road", "NS").kind("primary");
    if (above) road.text(Property::layer, "1");
    town.line(Theme::walkway, "way", "AB");
    const City city = town.city();
    EXPECT_EQ(walk(city, "way", "way"), Tri::yes);
    EXPECT_EQ(walk(city, "way", "way", child), above ? Tri::yes : Tri::unknown);
    EXPECT_EQ(walk(city, "way", "way", wheels), above ? Tri::yes : Tri::unknown);
  }
}

/// Two ways that cross without a common point.
City two_ways(LinesCross how, const std::string& layer = "", bool node_ids = false, Theme other = Theme::walkway) {
  DrawnTown town(R"(
      N

  A-------B

      S
)");
  if (node_ids) town.with_node_ids();
  town.with_lines_cross(how);
  Drawn across = town.line(other, "across", "NS").kind(other == Theme::road ? "residential" : "footway");
  if (!layer.empty()) across.text(Property::layer, layer);
  town.line(Theme::walkway, "way", "AB");
  return town.city();
}

TEST(CrossedWays, WithoutNodeIdsTheyMayBeJoinedAndNeverSurely) {
  const City city = two_ways(LinesCross::perhaps);
  EXPECT_EQ(walk(city, "way", "way"), Tri::yes) << "who goes straight on is not concerned";
  EXPECT_EQ(walk(city, "across", "across", wheels), Tri::yes);
  EXPECT_EQ(walk(city, "way", "across"), Tri::unknown) << "there may be a bridge, and there may be none";
  ASSERT_EQ(city.graph().crossed.size(), 1U);
  EXPECT_EQ(city.feature(city.graph().crossed.front().a).id, "across");
  EXPECT_EQ(city.feature(city.graph().crossed.front().b).id, "way");
}

TEST(CrossedWays, AreJoinedOrApartAsTheirSourceSays) {
  EXPECT_EQ(walk(two_ways(LinesCross::joined), "way", "across"), Tri::yes);
  EXPECT_EQ(walk(two_ways(LinesCross::apart), "way", "across"), Tri::no);
  for (const LinesCross how : {LinesCross::perhaps, LinesCross::joined, LinesCross::apart}) {
    ASSERT_EQ(two_ways(how).graph().crossed.size(), 1U) << "however it is taken, it is told";
    EXPECT_EQ(two_ways(how).graph().crossed.front().taken_as, how);
    EXPECT_EQ(walk(two_ways(how, "1"), "way", "across"), Tri::no) << "on two layers they do not meet";
    EXPECT_TRUE(two_ways(how, "1").graph().crossed.empty());
    EXPECT_EQ(walk(two_ways(how, "", true), "way", "across"), Tri::no) << "node ids say that they do not meet";
    EXPECT_TRUE(two_ways(how, "", true).graph().crossed.empty());
  }
}

TEST(CrossedWays, ARoadIsCrossedOrPassedOver) {
  EXPECT_EQ(walk(two_ways(LinesCross::perhaps, "", false, Theme::road), "way", "way", child), Tri::unknown);
  EXPECT_EQ(walk(two_ways(LinesCross::perhaps, "", false, Theme::road), "way", "across"), Tri::unknown);
  EXPECT_EQ(walk(two_ways(LinesCross::apart, "", false, Theme::road), "way", "way", child), Tri::yes) << "by a bridge, as its source says";
  EXPECT_EQ(walk(two_ways(LinesCross::apart, "", false, Theme::road), "way", "across"), Tri::no);
  EXPECT_NE(walk(two_ways(LinesCross::joined, "", false, Theme::road), "way", "way", child), Tri::yes) << "across its traffic";
  EXPECT_EQ(walk(two_ways(LinesCross::joined, "", false, Theme::road), "way", "across"), Tri::yes);
}

TEST(CrossedWays, SidewalksOfARoadThatIsCrossedMayBeReached) {
  DrawnTown town(R"(
      N

  A-------B

      S
)");
  town.line(Theme::road, "road", "NS").kind("residential").code(Property::sidewalk, "both");
  town.line(Theme::walkway, "way", "AB");
  EXPECT_EQ(walk(town.city(), "way", "road"), Tri::unknown);
  EXPECT_EQ(walk(town.city(), "road", "road"), Tri::yes);
}

TEST(CrossedWays, AWayMayCrossItself) {
  const auto loop = [](LinesCross how) {
    DrawnTown town(R"(
      D   B
       \ /
        .
       /       A   C
)");
    town.with_lines_cross(how);
    town.line(Theme::walkway, "loop", "ABCD");
    return town.city();
  };
  const auto metres = [](const City& city, bool sure) {
    gis::WalkCache cache(city);
    const auto [first, end] = gis::edges_of(city.graph(), *city.find_feature("loop"));
    std::uint32_t last = first;
    for (std::uint32_t e = first; e < end; ++e) {
      if (!gis::is_step_across(city.graph().edges[e])) last = e;
    }
    const auto place = [&](std::uint32_t edge, bool at_end) {
      const std::int32_t mm = at_end ? city.graph().edges[edge].length_mm : 0;
      return gis::GraphPlace{edge, mm, 0, gis::point_at(gis::edge_shape(city, edge), mm)};
    };
    const gis::RouteAnswer answer = gis::find_route(city, cache, {}, DrawnTown::today, {place(first, false)}, {place(last, true)});
    return static_cast<int>((sure ? answer.sure : answer.possible)->mm / 100);
  };
  EXPECT_EQ(metres(loop(LinesCross::perhaps), true), metres(loop(LinesCross::apart), true));
  EXPECT_LT(metres(loop(LinesCross::perhaps), false), metres(loop(LinesCross::apart), false)) << "one may turn off where it crosses itself";
  EXPECT_EQ(metres(loop(LinesCross::joined), true), metres(loop(LinesCross::joined), false));
  EXPECT_EQ(loop(LinesCross::perhaps).graph().crossed.size(), 1U);
}

TEST(CrossedWays, TheOutlineOfASquareMayBeEntered) {
  DrawnTown town("  .\n");
  town.add(Theme::walkway, "square", MultiPolygon{{{{0, 0}, {20, 0}, {20, 20}, {0, 20}, {0, 0}}, {}}}).kind("pedestrian");
  town.add(Theme::walkway, "way", Line{{-5, 10}, {25, 10}});
  const City city = town.city();
  EXPECT_EQ(city.graph().crossed.size(), 2U);
  EXPECT_EQ(walk(city, "way", "square"), Tri::unknown);
}

TEST(CrossedWays, WhatIsNotKnownIsNamed) {
  const City city = two_ways(LinesCross::perhaps);
  gis::WalkCache cache(city);
  const auto [first, end] = gis::edges_of(city.graph(), *city.find_feature("way"));
  const auto [other, other_end] = gis::edges_of(city.graph(), *city.find_feature("across"));
  const gis::RouteAnswer answer = gis::find_route(city, cache, {}, DrawnTown::today, {{first, 0, 0, city.graph().vertices[city.graph().edges[first].from]}},
                                                  {{other, 0, 0, city.graph().vertices[city.graph().edges[other].from]}});
  ASSERT_TRUE(answer.possible);
  ASSERT_EQ(answer.possible->stretches.size(), 3U);
  EXPECT_EQ(answer.possible->stretches.front().passable, Tri::yes);
  EXPECT_EQ(answer.possible->stretches[1].passable, Tri::unknown) << "the step from one to the other";
  EXPECT_EQ(answer.possible->stretches.back().passable, Tri::yes);
  ASSERT_EQ(answer.possible->hindrances.size(), 1U);
  ASSERT_EQ(answer.possible->hindrances.front().reasons.size(), 1U);
  EXPECT_EQ(answer.possible->hindrances.front().reasons.front().limit, "joined");
  EXPECT_EQ(answer.possible->hindrances.front().reasons.front().said, std::vector<std::string>{"way"});
}

TEST(CrossedRoads, ACrossingOfRailsIsPassedWhereItStands) {
  DrawnTown town("A--x--B");
  town.with_node_ids();
  town.line(Theme::walkway, "way", "AxB");
  town.point(Theme::crossing, "rails", 'x').kind("rail_crossing").code(Property::crossing_control, "none");
  const City city = town.city();
  EXPECT_EQ(walk(city, "way", "way"), Tri::yes);
  EXPECT_EQ(walk(city, "way", "way", child), Tri::no);
  EXPECT_EQ(walk(city, "way", "way", wheels), Tri::unknown);
}

/// A footway in two pieces and rails across it.
City over_rails(bool node_ids, bool crossing, const char* layer = nullptr, bool common_node = true) {
  DrawnTown town(R"(
      N
      |
  A---X---B
      |
      S
)");
  if (node_ids) town.with_node_ids();
  Drawn rails = town.line(Theme::rail, "rails", common_node ? "NXS" : "NS").kind("tram");
  if (layer != nullptr) rails.text(Property::layer, layer);
  town.line(Theme::walkway, "west", "AX");
  town.line(Theme::walkway, "east", "XB");
  if (crossing) town.point(Theme::crossing, "crossing", 'X').kind("rail_crossing").number(Property::kerb_height, "0 mm");
  return town.city();
}

TEST(CrossedRails, WithoutACrossingAWayOverThemIsNotSure) {
  for (const bool node_ids : {false, true}) {
    SCOPED_TRACE(node_ids);
    EXPECT_EQ(walk(over_rails(node_ids, false), "west", "east"), Tri::unknown);
    EXPECT_EQ(walk(over_rails(node_ids, false), "west", "east", wheels), Tri::unknown);
    EXPECT_EQ(walk(over_rails(node_ids, true), "west", "east"), Tri::yes);
    EXPECT_EQ(walk(over_rails(node_ids, true), "west", "east", wheels), Tri::yes);
    EXPECT_EQ(walk(over_rails(node_ids, false), "west", "east", {.minds_access = false}), Tri::yes) << "asked about other limits";
  }
}

TEST(CrossedRails, ABridgeOrTunnelIsNotOnTheirLevel) {
  EXPECT_EQ(walk(over_rails(false, false, "1"), "west", "east"), Tri::yes);
  EXPECT_EQ(walk(over_rails(true, false, nullptr, false), "west", "east"), Tri::yes) << "its source has no common node: over or under it";
  EXPECT_EQ(walk(over_rails(false, false, nullptr, false), "west", "east"), Tri::unknown) << "a source without node ids does not say";
}

TEST(CrossedRails, WaysThatStayOnOneSideAndRoadsDoNotMindThem) {
  DrawnTown town(R"(
      N   B
      |  /
      X--
  C---Y---D
      |        S   A
)");
  town.with_node_ids();
  town.line(Theme::rail, "rails", "NXYS").kind("tram");
  town.line(Theme::walkway, "south", "AX");
  town.line(Theme::walkway, "north", "XB");
  town.line(Theme::road, "street", "CYD").kind("residential");
  const City city = town.city();
  EXPECT_EQ(walk(city, "south", "north"), Tri::yes);
  EXPECT_EQ(walk(city, "street", "street"), Tri::yes) << "a street meets them at a level crossing";
}

TEST(CrossedRails, WhatIsDrawnAsACrossingIsOne) {
  DrawnTown town(R"(
        N
        |
  A--C--X--D--B
        |
        S
)");
  town.with_node_ids();
  town.line(Theme::rail, "rails", "NXS").kind("rail");
  town.line(Theme::walkway, "west", "AC");
  town.line(Theme::crossing, "over", "CXD");
  town.line(Theme::walkway, "east", "DB");
  EXPECT_EQ(walk(town.city(), "west", "east"), Tri::yes);
}

TEST(LinesInTheWay, AWallThatCrossesOrMeetsAWayIsNotSurelyPassed) {
  for (const bool node_ids : {false, true}) {
    SCOPED_TRACE(node_ids);
    DrawnTown town(R"(
      W   U     R
      |   |     |
  A---x---y--B  |
      |         |
      V   C-----z----D
                T
)");
    if (node_ids) town.with_node_ids();
    town.line(Theme::walkway, "both", node_ids ? "AxyB" : "AB");
    town.line(Theme::walkway, "met", node_ids ? "CzD" : "CD");
    town.line(Theme::barrier, "wall", node_ids ? "WxV" : "WV").kind("wall");
    town.line(Theme::barrier, "fence", "Rz").kind("fence");
    const City city = town.city();
    EXPECT_EQ(walk(city, "both", "both"), Tri::unknown);
    EXPECT_EQ(walk(city, "met", "met"), Tri::unknown);
  }
}

TEST(LinesInTheWay, AGateInTheWallAndAWallBesideTheWayLetPass) {
  DrawnTown town(R"(
      W
  A---g---B
      V

  C---x---y---D
      |   |
      P   Q
)");
  town.with_node_ids();
  town.line(Theme::walkway, "gated", "AgB");
  town.line(Theme::barrier, "wall", "WgV").kind("wall");
  town.point(Theme::barrier, "gate", 'g').kind("gate");
  town.line(Theme::walkway, "along", "CxyD");
  town.line(Theme::barrier, "hedge", "PxyQ").kind("hedge");
  const City city = town.city();
  EXPECT_EQ(walk(city, "gated", "gated"), Tri::yes);
  EXPECT_EQ(walk(city, "along", "along"), Tri::yes);
}

TEST(LinesInTheWay, AKerbLineCountsWithAndWithoutNodeIds) {
  for (const std::string how : {"across", "at a vertex", "node ids"}) {
    SCOPED_TRACE(how);
    DrawnTown town(R"(
      K
  A---x---B
      L
)");
    if (how == "node ids") town.with_node_ids();
    town.line(Theme::walkway, "way", how == "across" ? "AB" : "AxB");
    town.line(Theme::kerb, "kerb", how == "node ids" ? "KxL" : "KL").number(Property::kerb_height, "120 mm");
    EXPECT_EQ(walk(town.city(), "way", "way", wheels), Tri::no);
    town.point(Theme::kerb, "ramp", 'x').number(Property::kerb_height, "0 mm");
    EXPECT_EQ(walk(town.city(), "way", "way", wheels), Tri::yes) << "where it is lowered";
  }
}

TEST(LineTouches, ALineThatRunsAlongOrEndsBesideIsNoCrossing) {
  const Line way{{0, 0}, {10, 0}, {20, 0}};
  const auto sides = [&](const Line& line) {
    int crossed = 0;
    for (const gis::LineTouch& touch : gis::line_touches(way, line)) crossed += touch.left && touch.right ? 1 : 0;
    return crossed;
  };
  EXPECT_EQ(sides({{5, -5}, {5, 5}}), 1);
  EXPECT_EQ(sides({{10, -5}, {10, 5}}), 1) << "through a point of the way";
  EXPECT_EQ(sides({{10, -5}, {10, 0}, {10, 5}}), 1) << "and of both";
  EXPECT_EQ(sides({{5, -5}, {10, 0}, {15, -5}}), 0) << "touches from one side";
  EXPECT_EQ(sides({{0, 0}, {10, 0}, {20, 0}}), 0);
  EXPECT_EQ(sides({{5, 5}, {5, 1}}), 0);
  ASSERT_EQ(gis::line_touches(way, Line{{5, 5}, {5, 0}}).size(), 1U);
  EXPECT_TRUE(gis::line_touches(way, Line{{5, 5}, {5, 0}}).front().line_ends);
}

/// A square of 16 × 6 with a gate at each end, and something on it.
std::int64_t across_square(const std::function<void(DrawnTown&)>& draw) {
  DrawnTown town(R"(
    D---------------C
    |     p---q     |
A---w     |   |     e---B
    |     s---r     |
    E---------------F
)");
  town.area(Theme::walkway, "square", "wEFeCD");
  town.line(Theme::walkway, "west", "Aw");
  town.line(Theme::walkway, "east", "eB");
  draw(town);
  const City city = town.city();
  const auto place = [&](const std::string& id, bool end) {
    const auto edge = gis::edges_of(city.graph(), *city.find_feature(id)).first;
    const std::int32_t mm = end ? city.graph().edges[edge].length_mm : 0;
    return gis::GraphPlace{edge, mm, 0, gis::point_at(gis::edge_shape(city, edge), mm)};
  };
  gis::WalkCache cache(city);
  return gis::find_route(city, cache, {}, DrawnTown::today, {place("west", false)}, {place("east", true)}).sure->mm;
}

TEST(Squares, NobodyCrossesABuildingOrAPoolOnThem) {
  EXPECT_EQ(across_square([](DrawnTown&) {}), 4000 + 16000 + 4000);
  // Over a corner of what stands there, 6 east and 1 north, along its side, and down again.
  const std::int64_t around = 4000 + 2 * gis::segment_mm({0, 0}, {6, 1}) + 4000 + 4000;
  EXPECT_EQ(across_square([](DrawnTown& town) { town.area(Theme::building, "kiosk", "psrq"); }), around);
  EXPECT_EQ(across_square([](DrawnTown& town) { town.area(Theme::water, "pool", "psrq"); }), around);
  EXPECT_EQ(across_square([](DrawnTown& town) { town.area(Theme::building, "roof", "psrq").kind("roof"); }), 24000);
  EXPECT_EQ(across_square([](DrawnTown& town) { town.area(Theme::building, "above", "psrq").text(Property::layer, "1"); }), 24000);
  EXPECT_EQ(across_square([](DrawnTown& town) { town.area(Theme::building, "hall", "DCFE"); }), 24000) << "the square lies in it";
}

TEST(Squares, AWallOnThemIsWalkedAround) {
  const std::int64_t around = across_square([](DrawnTown& town) { town.line(Theme::barrier, "wall", "ps").kind("wall"); });
  const std::int64_t over_its_end = 4000 + gis::segment_mm({0, 0}, {6, 1}) + gis::segment_mm({0, 0}, {10, 1}) + 4000;
  EXPECT_NEAR(static_cast<double>(around), static_cast<double>(over_its_end), 20) << "a wall has a thickness of a centimetre";
}

TEST(ShortRuns, CuttingALineChangesNothing) {
  const TravellerLimits limits{.incline_at_most = Rational::ratio(5, 100), .steeper = ShortRun{Rational::ratio(85, 1000), Rational(3000)}};
  const auto worst = [&](const std::vector<std::string>& pieces) {
    DrawnTown town("A-B-C-D-E-F");
    int number = 0;
    for (const std::string& marks : pieces) {
      const bool steep = marks.front() == '!';
      Drawn way = town.line(Theme::walkway, "way " + std::to_string(number++), steep ? marks.substr(1) : marks);
      way.number(Property::incline, steep ? "8 %" : "2 %");
    }
    const City city = town.city();
    gis::Passability passability(city, limits, DrawnTown::today);
    Tri answer = Tri::yes;
    for (std::uint32_t e = 0; e < city.graph().edges.size(); ++e) answer = gis::both(answer, passability.edge(e));
    return answer;
  };
  EXPECT_EQ(worst({"AB", "!BC", "CF"}), Tri::yes) << "2 m";
  EXPECT_EQ(worst({"AB", "!BD", "DF"}), Tri::no) << "4 m";
  EXPECT_EQ(worst({"AB", "!BC", "!CD", "DF"}), Tri::no) << "4 m in two pieces";
}

TEST(LeastBad, AFeatureInPiecesIsOneObstacle) {
  for (const bool cut : {false, true}) {
    DrawnTown town(R"(
  A---B-C-D-E
  |         |
  |         |
  |         |
  F---G-----H
)");
    town.line(Theme::walkway, "west", "AB");
    town.line(Theme::steps, "stairs", cut ? "BCDE" : "BE");
    if (cut) {
      town.line(Theme::walkway, "stub", "CG");
    }
    town.line(Theme::walkway, "down", "AF");
    town.line(Theme::steps, "other stairs", "FG");
    town.line(Theme::walkway, "up", "GHE");
    town.line(Theme::walkway, "end", "EH");
    const City city = town.city();
    const auto place = [&](const std::string& id, bool end) {
      const auto [first, last] = gis::edges_of(city.graph(), *city.find_feature(id));
      const std::uint32_t edge = end ? last - 1 : first;
      const std::int32_t mm = end ? city.graph().edges[edge].length_mm : 0;
      return gis::GraphPlace{edge, mm, 0, gis::point_at(gis::edge_shape(city, edge), mm)};
    };
    gis::WalkCache cache(city);
    const auto answer = gis::find_route(city, cache, {.steps_at_most = Rational(0)}, DrawnTown::today, {place("west", false)}, {place("stairs", true)});
    ASSERT_TRUE(answer.least_bad);
    EXPECT_EQ(answer.least_bad->mm, 10000) << "straight over the stairs, one obstacle either way";
  }
}

}  // namespace
}  // namespace levelground::test::crossed_ways_test
