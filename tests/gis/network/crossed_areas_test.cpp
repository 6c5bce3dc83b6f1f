// SPDX-License-Identifier: Apache-2.0
// Streets, steps and rails drawn as areas are to who walks what they are when drawn as lines.
#include <gtest/gtest.h>

#include "gis/network/edge_shape.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/stated.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::crossed_areas_test {
namespace {

const TravellerLimits wheels{.kerb_at_most = Rational(20), .steps_at_most = Rational(0)};

/// The worst place and piece of some ways.
Tri over(const DrawnTown& town, const std::vector<std::string>& ways, const TravellerLimits& limits = wheels) {
  const City city = town.city();
  gis::Passability passability(city, limits, DrawnTown::today);
  Tri worst = Tri::yes;
  for (const std::string& way : ways) {
    const auto [first, last] = gis::edges_of(city.graph(), *city.find_feature(way));
    for (std::uint32_t e = first; e < last; ++e) {
      worst = gis::both(worst, passability.edge(e));
      for (const std::uint32_t v : {city.graph().edges[e].from, city.graph().edges[e].to}) worst = gis::both(worst, passability.vertex(v));
    }
  }
  return worst;
}

/// A street, or what else, that lies across the way from A to B; it meets it at e and f, m is its middle.
const std::string_view picture =
    "   p---q\n"
    "   -----\n"
    "   -----\n"
    "A--e-m-f--B\n"
    "   -----\n"
    "   s---r\n";

TEST(CrossedAreas, AStreetIsNotSurelyCrossed) {
  for (const auto& [kind, expected] : std::vector<std::pair<std::string, Tri>>{
           {"primary", Tri::unknown}, {"service", Tri::unknown}, {"", Tri::unknown}, {"living_street", Tri::yes}, {"pedestrian", Tri::yes}}) {
    DrawnTown town(picture);
    town.line(Theme::walkway, "way", "AB");
    town.area(Theme::road, "street", "pqrs").kind(kind);
    EXPECT_EQ(over(town, {"way"}), expected) << kind;
    EXPECT_EQ(over(town, {"way"}, {.crossings_accepted = gis::code_bit(Property::crossing_control, "signals")}), expected) << kind;
    EXPECT_EQ(over(town, {"way"}, {}), Tri::yes) << kind;
  }
}

TEST(CrossedAreas, InHoweverManyPiecesTheWayIsDrawn) {
  for (const std::string_view pieces : {"AmB", "AeB", "AefB", "AemfB"}) {
    DrawnTown town(picture);
    town.area(Theme::steps, "steps", "pqrs");
    std::vector<std::string> ways;
    for (std::size_t i = 1; i < pieces.size(); ++i) {
      ways.push_back("way " + std::to_string(i));
      town.line(Theme::walkway, ways.back(), pieces.substr(i - 1, 2));
    }
    EXPECT_EQ(over(town, ways), Tri::no) << pieces;
    EXPECT_EQ(over(town, ways, {}), Tri::yes) << pieces;
  }
}

TEST(CrossedAreas, WhatOnlyLeadsOntoItOrRunsAlongItDoesNotCrossIt) {
  DrawnTown town(picture);
  town.area(Theme::steps, "steps", "pqrs");
  town.line(Theme::walkway, "onto", "Am");
  town.line(Theme::steps, "up", "mf");
  town.line(Theme::walkway, "off", "fB");
  town.line(Theme::walkway, "along", "qr");
  EXPECT_NE(over(town, {"onto"}), Tri::no) << "it meets the outline where no point of both says so";
  EXPECT_EQ(over(town, {"along", "off"}), Tri::yes);
  EXPECT_EQ(over(town, {"up"}), Tri::no);
}

TEST(CrossedAreas, ACrossingDrawnOnItSaysHowItIsCrossed) {
  for (const bool is_point : {false, true}) {
    DrawnTown town(
        "   p---q---t\n"
        "   ---------\n"
        "   ---------\n"
        "A--ex--m--yf--B\n"
        "   ---------\n"
        "   s---r---u\n");
    town.area(Theme::road, "lane", "pqrs").kind("primary");
    town.area(Theme::road, "other lane", "qtur").kind("primary");
    std::vector<std::string> ways{"way"};
    if (is_point) {
      town.line(Theme::walkway, "way", "AB");
      town.point(Theme::crossing, "crossing", 'y').number(Property::kerb_height, "0 mm");
    } else {
      town.line(Theme::walkway, "way", "Ax");
      town.line(Theme::crossing, "crossing", "xy").number(Property::kerb_height, "0 mm");
      town.line(Theme::walkway, "on", "yB");
      ways = {"way", "crossing", "on"};
    }
    EXPECT_EQ(over(town, ways), Tri::yes) << is_point;
  }
}

TEST(CrossedAreas, ARefugeInItIsNoOtherSide) {
  DrawnTown town(
      "   p-------q\n"
      "   -a-b-----\n"
      "A--e-----f--B\n"
      "   -d-c-----\n"
      "   s-------r\n");
  town.area(Theme::road, "street", "pqrs").kind("primary");
  town.area(Theme::walkway, "refuge", "abcd");
  town.line(Theme::walkway, "to", "Aa");
  town.line(Theme::walkway, "from", "bB");
  EXPECT_EQ(over(town, {"to"}), Tri::unknown);
  EXPECT_EQ(over(town, {"from"}), Tri::unknown);
}

TEST(CrossedAreas, RailsAreCrossedAsRails) {
  DrawnTown town(picture);
  town.line(Theme::walkway, "way", "AB");
  town.area(Theme::rail, "rails", "pqrs").kind("rail");
  EXPECT_EQ(over(town, {"way"}), Tri::unknown);
  town.point(Theme::crossing, "crossing", 'm').number(Property::kerb_height, "0 mm");
  EXPECT_EQ(over(town, {"way"}), Tri::yes);
}

TEST(CrossedAreas, NotWhatLiesOnAnotherLayerButWhatHasANodeOfIt) {
  for (const Theme theme : {Theme::road, Theme::steps, Theme::rail}) {
    DrawnTown bridge(picture);
    bridge.line(Theme::walkway, "way", "AB").text(Property::layer, "1");
    bridge.area(theme, "thing", "pqrs").kind("primary");
    EXPECT_EQ(over(bridge, {"way"}), Tri::yes);
    DrawnTown apart(picture);
    apart.with_lines_cross(LinesCross::apart);
    apart.line(Theme::walkway, "way", "AB");
    apart.area(theme, "thing", "pqrs").kind("primary");
    EXPECT_EQ(over(apart, {"way"}), Tri::yes);
    DrawnTown nodes(picture);
    nodes.with_node_ids();
    nodes.line(Theme::walkway, "way", "AefB");
    nodes.area(theme, "thing", "pqfrse").kind("primary");
    EXPECT_NE(over(nodes, {"way"}), Tri::yes);
  }
}

}  // namespace
}  // namespace levelground::test::crossed_areas_test
