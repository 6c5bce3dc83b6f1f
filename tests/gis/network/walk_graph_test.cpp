// SPDX-License-Identifier: Apache-2.0
#include <set>

#include <gtest/gtest.h>

#include "gis/network/edge_shape.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/stated.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::walk_graph_test {
namespace {

/// How many parts the graph falls into.
std::size_t part_count(const WalkGraph& graph) {
  std::vector<bool> seen(graph.vertices.size());
  std::size_t parts = 0;
  for (std::uint32_t v = 0; v < graph.vertices.size(); ++v) {
    if (seen[v]) continue;
    ++parts;
    std::vector<std::uint32_t> open = {v};
    seen[v] = true;
    while (!open.empty()) {
      const std::uint32_t here = open.back();
      open.pop_back();
      for (const std::uint32_t next : graph.targets_at(here)) {
        if (!seen[next]) open.push_back(next);
        seen[next] = true;
      }
    }
  }
  return parts;
}

std::int64_t total_mm(const WalkGraph& graph) {
  std::int64_t total = 0;
  for (const WalkGraph::Edge& edge : graph.edges) total += edge.length_mm;
  return total;
}

TEST(WalkGraph, CountsMetresAndCutsAtJunctions) {
  DrawnTown town(R"(
      C
      |
  A---B-----D
)");
  town.line(Theme::walkway, "along", "ABD");
  town.line(Theme::walkway, "up", "BC");
  const City city = town.city();
  EXPECT_EQ(city.graph().vertices.size(), 4U);
  EXPECT_EQ(city.graph().edges.size(), 3U);
  EXPECT_EQ(total_mm(city.graph()), 10'000 + 2'000);
}

TEST(WalkGraph, CutsALineWhereAnotherEndsWithoutASharedPoint) {
  DrawnTown town(R"(
      C
      |
  A---B-----D
)");
  town.line(Theme::walkway, "along", "AD");  // no point at B
  town.line(Theme::walkway, "up", "BC");
  EXPECT_EQ(town.city().graph().edges.size(), 3U);
  EXPECT_EQ(part_count(town.city().graph()), 1U);
}

TEST(WalkGraph, CrossingWithoutASharedPointIsABridgeOrNot) {
  DrawnTown town(R"(
      C
      |
  A---|-----D
      |
      E
)");
  town.line(Theme::walkway, "along", "AD");
  town.line(Theme::walkway, "over", "CE");
  town.with_lines_cross(LinesCross::apart);
  EXPECT_EQ(part_count(town.city().graph()), 2U);
  town.with_lines_cross(LinesCross::perhaps);
  EXPECT_EQ(part_count(town.city().graph()), 1U) << "perhaps joined: nobody surely gets from one to the other (crossed_ways_test.cpp)";
}

TEST(WalkGraph, JoinsEndsWithinTheToleranceOnly) {
  const auto parts_with_gap = [](double gap) {
    DrawnTown town("A");
    town.add(Theme::walkway, "one", Line{{0, 0}, {10, 0}});
    town.add(Theme::walkway, "two", Line{{10 + gap, 0}, {20, 0}});
    return part_count(town.city().graph());
  };
  EXPECT_EQ(parts_with_gap(0.5), 1U);
  EXPECT_EQ(parts_with_gap(0.5625), 2U);
}

TEST(WalkGraph, LinesOfDifferentLayersDoNotJoinByPosition) {
  DrawnTown town("A---B---C");
  town.line(Theme::walkway, "low", "AB");
  town.line(Theme::walkway, "high", "BC").text(Property::layer, "1");
  EXPECT_EQ(part_count(town.city().graph()), 2U);
}

TEST(WalkGraph, NodeIdsAloneSayWhatIsJoined) {
  DrawnTown town(R"(
      C
      |
  A---B-----D
)");
  town.with_node_ids();
  town.line(Theme::walkway, "along", "AD");  // passes under B without its node
  town.line(Theme::walkway, "up", "BC");
  EXPECT_EQ(part_count(town.city().graph()), 2U);
}

TEST(WalkGraph, TwoSidewalksAreNeverMixed) {
  DrawnTown town("A---------B---------C");
  town.line(Theme::road, "street", "AC").code(Property::sidewalk, "both");
  const City city = town.city();
  const WalkGraph& graph = city.graph();
  // Both ends are dead ends, where one steps across the carriageway or walks around: so the sides meet there and nowhere else.
  ASSERT_EQ(graph.edges.size(), 4U);
  EXPECT_EQ(graph.vertices.size(), 4U);
  EXPECT_EQ(std::count_if(graph.edges.begin(), graph.edges.end(), [](const WalkGraph::Edge& edge) { return edge.side == WalkGraph::Side::left; }), 1);
  EXPECT_EQ(std::count_if(graph.edges.begin(), graph.edges.end(), [](const WalkGraph::Edge& edge) { return edge.side == WalkGraph::Side::right; }), 1);
  for (const WalkGraph::Edge& edge : graph.edges) {
    EXPECT_EQ(gis::is_step_across(edge), gis::is_at_dead_end(graph, edge));
  }

  DrawnTown longer(R"(
            F
            |
  A---------B---------C
            |
            E
)");
  longer.line(Theme::road, "street", "ABC").code(Property::sidewalk, "both");
  longer.line(Theme::walkway, "north", "BF");
  longer.line(Theme::walkway, "south", "BE");
  const City joined = longer.city();
  const WalkGraph& sides = joined.graph();
  // The ways end at one node of the street: from one to the other one crosses it there, and the sidewalks stay apart.
  std::set<std::uint32_t> at_b;
  for (std::uint32_t v = 0; v < sides.vertices.size(); ++v) {
    if (sides.vertices[v] == longer.at('B')) at_b.insert(v);
  }
  EXPECT_EQ(at_b.size(), 2U) << "one corner for each side";
  for (const std::uint32_t v : at_b) {
    for (const std::uint32_t e : sides.edges_at(v)) {
      const WalkGraph::Edge& edge = sides.edges[e];
      if (!at_b.contains(edge.from) || !at_b.contains(edge.to)) continue;
      EXPECT_TRUE(gis::is_step_across(edge) && !gis::is_crossed_anywhere(edge)) << "over the street, as the ways share its node";
    }
  }
}

TEST(WalkGraph, ACrossingJoinsTheSides) {
  for (const bool as_line : {false, true}) {
    DrawnTown town(R"(
            F
            |
  A---------B---------C
            |
            E
)");
    town.line(Theme::road, "street", "ABC").code(Property::sidewalk, "both");
    if (as_line) {
      town.line(Theme::crossing, "zebra", "FBE");
    } else {
      town.point(Theme::crossing, "zebra", 'B');
    }
    const City city = town.city();
    const WalkGraph& graph = city.graph();
    std::size_t steps = 0;
    for (const WalkGraph::Edge& edge : graph.edges) {
      if (gis::is_step_across(edge) && city.feature(edge.feature).id == "zebra") ++steps;
    }
    EXPECT_EQ(steps, as_line ? 2U : 1U);
  }
}

TEST(WalkGraph, AtAJunctionOneCrossesAnArmUnlessACrossingIsNear) {
  const auto steps_at_junction = [](bool with_crossing) {
    DrawnTown town(R"(
            F
            |
  A----Z----B---------C
)");
    town.line(Theme::road, "west", "AZB").code(Property::sidewalk, "both");
    town.line(Theme::road, "east", "BC").code(Property::sidewalk, "both");
    town.line(Theme::road, "north", "BF").code(Property::sidewalk, "both");
    if (with_crossing) town.point(Theme::crossing, "zebra", 'Z');
    const City city = town.city();
    std::set<std::string> over;
    for (const WalkGraph::Edge& edge : city.graph().edges) {
      if (gis::is_step_across(edge) && !gis::is_crossed_anywhere(edge) && !gis::is_at_dead_end(city.graph(), edge)) over.insert(city.feature(edge.feature).id);
    }
    return over;
  };
  EXPECT_EQ(steps_at_junction(false), (std::set<std::string>{"east", "north", "west"}));
  EXPECT_EQ(steps_at_junction(true), (std::set<std::string>{"east", "north", "zebra"}));
}

TEST(WalkGraph, ARoadWithoutAWordIsWalkedAlongAndAMotorwayIsNot) {
  DrawnTown town(R"(
  A---------B
  C---------D
  E---------F
)");
  town.line(Theme::road, "lane", "AB").kind("residential");
  town.line(Theme::road, "motorway", "CD").kind("motorway");
  town.line(Theme::road, "private", "EF").kind("service").code(Property::access, "private");
  const City city = town.city();
  ASSERT_EQ(city.graph().edges.size(), 1U);
  EXPECT_EQ(city.feature(city.graph().edges[0].feature).id, "lane");
}

TEST(WalkGraph, ATrunkRoadOfWhichTheSourceLeavesItOpenMayBeWalked) {
  DrawnTown town(R"(
  A---------B
  C---------D
  E---------F
)");
  town.line(Theme::road, "silent", "AB").kind("trunk");
  town.line(Theme::road, "open", "CD").kind("trunk").codes(Property::foot, {"yes", "no"});
  town.line(Theme::road, "closed", "EF").kind("trunk").code(Property::foot, "no");
  const City city = town.city();
  ASSERT_EQ(city.graph().edges.size(), 1U);
  EXPECT_EQ(city.feature(city.graph().edges[0].feature).id, "open");
  EXPECT_EQ(gis::Passability(city, {}, DrawnTown::today).edge(0), Tri::unknown);
}

TEST(WalkGraph, WhereSidewalksAreDrawnBesideAStreetItIsWalkedItselfOnlyIfItSaysSo) {
  DrawnTown town(R"(
  A---------B
  C---------D
)");
  town.line(Theme::road, "street", "AB").kind("residential").code(Property::sidewalk, "separate");
  town.line(Theme::road, "shared", "CD").kind("living_street").codes(Property::sidewalk, {"none", "separate"});
  const City city = town.city();
  ASSERT_EQ(city.graph().edges.size(), 1U);
  EXPECT_EQ(city.feature(city.graph().edges[0].feature).id, "shared");
  EXPECT_EQ(gis::Passability(city, {}, DrawnTown::today).edge(0), Tri::yes);
  EXPECT_EQ(gis::Passability(city, {.kerb_at_most = Rational(20)}, DrawnTown::today).edge(0), Tri::yes);
}

TEST(WalkGraph, AStreetMayBeCrossedWhereNoCrossingIsMapped) {
  // A way comes to the street from the north in the middle of a block; the crossing is at its end.
  const auto worst_across = [](const char* kind, const TravellerLimits& limits) {
    DrawnTown town(R"(
          N
          |
  A-------M-----------------X--B
)");
    town.line(Theme::road, "street", "AMXB").kind(kind).code(Property::sidewalk, "both");
    town.line(Theme::walkway, "way", "NM");
    town.point(Theme::crossing, "zebra", 'X');
    const City city = town.city();
    gis::Passability passability(city, limits, DrawnTown::today);
    std::optional<Tri> found;
    for (std::uint32_t e = 0; e < city.graph().edges.size(); ++e) {
      const WalkGraph::Edge& edge = city.graph().edges[e];
      if (!gis::is_crossed_anywhere(edge)) continue;
      EXPECT_EQ(city.graph().vertices[edge.from], town.at('M')) << "not where a crossing is mapped";
      EXPECT_FALSE(found) << "once";
      found = passability.edge(e);
    }
    return found;
  };
  EXPECT_EQ(worst_across("residential", {}), Tri::unknown);
  TravellerLimits child;
  child.crossings_accepted = gis::code_bit(Property::crossing_control, "signals");
  EXPECT_EQ(worst_across("residential", child), Tri::no);
  EXPECT_EQ(worst_across("living_street", child), Tri::unknown) << "no street to cross";
  EXPECT_EQ(worst_across("trunk", {}), std::nullopt) << "for cars alone";
}

TEST(WalkGraph, FootSpeaksBeforeAccess) {
  DrawnTown town(R"(
  A---------B
  C---------D
)");
  town.line(Theme::walkway, "mine", "AB").code(Property::access, "private").code(Property::foot, "yes");
  town.line(Theme::walkway, "closed", "CD").code(Property::foot, "no");
  EXPECT_EQ(town.city().graph().edges.size(), 1U);
}

TEST(WalkGraph, AKerbIsAVertex) {
  for (const bool node_ids : {false, true}) {
    DrawnTown town("A----K-----B");
    if (node_ids) town.with_node_ids();
    town.line(Theme::walkway, "way", node_ids ? "AKB" : "AB");
    town.point(Theme::kerb, "kerb", 'K');
    const City city = town.city();
    const WalkGraph& graph = city.graph();
    ASSERT_EQ(graph.edges.size(), 2U);
    std::size_t kerbs = 0;
    for (std::uint32_t v = 0; v < graph.vertices.size(); ++v) {
      if (graph.things_at(v).empty()) continue;
      ++kerbs;
      EXPECT_EQ(city.feature(graph.things_at(v).front()).id, "kerb");
      EXPECT_EQ(graph.vertices[v], town.at('K'));
    }
    EXPECT_EQ(kerbs, 1U);
  }
}

TEST(WalkGraph, AnAreaIsWalkedAlongItsOutline) {
  DrawnTown town(R"(
  D---------C
  |         |
  A---------B-----E
)");
  town.area(Theme::walkway, "square", "ABCD");
  town.line(Theme::walkway, "to it", "BE");
  const City city = town.city();
  EXPECT_EQ(part_count(city.graph()), 1U);
  EXPECT_EQ(total_mm(city.graph()), 2 * 10'000 + 2 * 2'000 + 6'000);
}

TEST(WalkGraph, ALengthIsNeverRoundedToNothing) {
  DrawnTown town("A");
  town.add(Theme::walkway, "tiny", Line{{0, 0}, {1.0 / 1024 / 4, 0}});
  town.add(Theme::walkway, "half a millimetre", Line{{10, 0}, {10 + 1.0 / 2048, 0}});
  const City city = town.city();
  for (const WalkGraph::Edge& edge : city.graph().edges) EXPECT_GE(edge.length_mm, 1);
}

TEST(WalkGraph, OrderOfFeaturesAndPlaceInTheWorldChangeNothing) {
  const auto draw = [](bool turned, double east) {
    DrawnTown town(R"(
  A-----B-----C
  |     |     |
  D-----E-----F
)");
    town.line(Theme::walkway, "1", "ABC");
    town.line(Theme::walkway, "2", "DEF");
    town.line(Theme::road, "3", "BE").code(Property::sidewalk, "both");
    town.line(Theme::walkway, "4", "AD");
    town.line(Theme::walkway, "5", "CF");
    if (turned) town.turn_order();
    town.move(east, 6'500'000);
    return town.city();
  };
  const City first = draw(false, 0);
  const City turned = draw(true, 0);
  const City moved = draw(false, 674'000);
  for (const City* other : {&turned, &moved}) {
    ASSERT_EQ(first.graph().edges.size(), other->graph().edges.size());
    EXPECT_EQ(first.graph().row_edge, other->graph().row_edge);
    for (std::size_t e = 0; e < first.graph().edges.size(); ++e) {
      EXPECT_EQ(first.graph().edges[e].from, other->graph().edges[e].from);
      EXPECT_EQ(first.graph().edges[e].to, other->graph().edges[e].to);
      EXPECT_EQ(first.graph().edges[e].length_mm, other->graph().edges[e].length_mm);
      EXPECT_EQ(first.graph().edges[e].feature, other->graph().edges[e].feature);
    }
  }
}

TEST(EdgeShape, FollowsTheFeatureBetweenItsVertices) {
  DrawnTown town(R"(
      C---D
      |
  A---B
)");
  town.line(Theme::walkway, "bent", "ABCD");
  const City city = town.city();
  ASSERT_EQ(city.graph().edges.size(), 1U);
  const gis::EdgeShape shape = gis::edge_shape(city, 0);
  EXPECT_EQ(shape.points, (Line{town.at('A'), town.at('B'), town.at('C'), town.at('D')}));
  EXPECT_EQ(shape.at_mm, (std::vector<std::int32_t>{0, 4000, 6000, 10000}));
  EXPECT_EQ(gis::part_of(shape, 3000, 5000), (Line{{5, 0}, town.at('B'), {6, 1}}));
}

}  // namespace
}  // namespace levelground::test::walk_graph_test
