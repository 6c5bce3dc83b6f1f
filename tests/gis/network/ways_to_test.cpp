// SPDX-License-Identifier: Apache-2.0
#include "gis/network/ways_to.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <string>

#include "gis/measure/distance_field.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/nearest_ways.hpp"
#include "gis/network/stated.hpp"
#include "gis/network/walk_search.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::ways_to_test {
namespace {

using Joint = gis::GraphPlace::Joint;
const TravellerLimits wheels{.kerb_at_most = Rational(20), .steps_at_most = Rational(0)};

std::vector<gis::GraphPlace> ways(const City& city, const Geometry& thing, double metres = 20) { return gis::NearestWays().of(city, thing, metres); }

Tri passed(const City& city, const gis::GraphPlace& place, const TravellerLimits& limits) {
  gis::Passability passability(city, limits, DrawnTown::today);
  return gis::joint_passed(city, &passability, place);
}

TEST(WaysTo, AnAreaBesideAWayIsPerhapsComeToAllAlongIt) {
  DrawnTown town(R"(
  A------------------------------B
      a--------------------b
      d--------------------c
)");
  town.line(Theme::walkway, "way", "AB");
  town.area(Theme::play, "play", "abcd");
  const City city = town.city();
  const auto places = ways(city, city.feature(*city.find_feature("play")).geometry);
  ASSERT_GE(places.size(), 2U);
  EXPECT_EQ(places.front().joint, Joint::direct);
  const auto any = [](std::uint32_t) { return true; };
  const gis::DistanceField field(city, places, 100'000, any, any);
  EXPECT_EQ(field.at({0, 0, 0, {}}), 5000);
  EXPECT_EQ(field.at({0, 15'000, 0, {}}), 1000) << "in the middle of an edge too";
  EXPECT_EQ(field.at({0, 31'000, 0, {}}), 7000);
  EXPECT_EQ(field.farthest_on(0, 6000, 20'000), 1000);
  EXPECT_EQ(field.farthest_on(0, 0, 31'000), 7000);
}

TEST(WaysTo, OnTheBareSideOfAStreetOneCrossesToItsSidewalk) {
  for (const bool left : {true, false}) {
    DrawnTown town(R"(
          n

  A---------------B

          s
)");
    town.line(Theme::road, "street", "AB").kind("residential").code(Property::sidewalk, left ? "left" : "right");
    const City city = town.city();
    const auto beside = ways(city, town.at(left ? 'n' : 's'));
    ASSERT_EQ(beside.size(), 1U);
    EXPECT_EQ(beside[0].joint, Joint::direct);
    const auto across = ways(city, town.at(left ? 's' : 'n'));
    ASSERT_EQ(across.size(), 1U) << "never on no way";
    EXPECT_EQ(across[0].joint, Joint::across);
    EXPECT_EQ(across[0].offset_mm, 2000);
    EXPECT_EQ(passed(city, across[0], {}), Tri::yes) << "for everybody";
    EXPECT_EQ(passed(city, across[0], wheels), Tri::unknown) << "nobody says how high the kerb is";
    TravellerLimits child;
    child.crossings_accepted = gis::code_bit(Property::crossing_control, "signals");
    EXPECT_EQ(passed(city, across[0], child), Tri::unknown) << "they may walk on to where they may cross";
  }
}

TEST(WaysTo, AFartherWayOnTheSameSideStaysSureForWhoMayNotCross) {
  DrawnTown town(R"(
  A---------------B
          s

  C---------------D
)");
  town.line(Theme::road, "street", "AB").kind("residential").code(Property::sidewalk, "left");
  town.line(Theme::walkway, "path", "CD");
  const City city = town.city();
  const auto found = ways(city, town.at('s'));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].joint, Joint::across);
  EXPECT_EQ(found[1].joint, Joint::direct);
  EXPECT_EQ(found[1].offset_mm, 2000);
}

TEST(WaysTo, BehindAWallOrWaterPerhaps) {
  for (const bool water : {false, true}) {
    DrawnTown town(R"(
          t
     P---------Q
     R---------S
  A---------------B
)");
    town.line(Theme::walkway, "way", "AB");
    if (water) town.area(Theme::water, "pond", "PQSR");
    else town.line(Theme::barrier, "wall", "PQ").kind("wall");
    const City city = town.city();
    const auto found = ways(city, town.at('t'));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].joint, Joint::perhaps);
    EXPECT_EQ(passed(city, found[0], {}), Tri::unknown);
    EXPECT_EQ(gis::joint_passed(city, nullptr, found[0]), Tri::unknown);
  }
}

TEST(WaysTo, TheWayOnThisSideOfTheWallIsSure) {
  DrawnTown town(R"(
  C---------------D


          t
     P---------Q
  A---------------B
)");
  town.line(Theme::walkway, "near", "AB");
  town.line(Theme::walkway, "far", "CD");
  town.line(Theme::barrier, "wall", "PQ").kind("wall");
  const City city = town.city();
  const auto found = ways(city, town.at('t'));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].joint, Joint::perhaps);
  EXPECT_EQ(found[0].offset_mm, 2000);
  EXPECT_EQ(found[1].joint, Joint::direct);
  EXPECT_EQ(found[1].offset_mm, 3000);
}

TEST(WaysTo, AWallThatTheThingHangsOnIsNotBetween) {
  DrawnTown town(R"(
     P----t----Q

  A---------------B
)");
  town.line(Theme::walkway, "way", "AB");
  town.line(Theme::barrier, "wall", "PtQ").kind("wall");
  const City city = town.city();
  ASSERT_EQ(ways(city, town.at('t')).size(), 1U);
  EXPECT_EQ(ways(city, town.at('t'))[0].joint, Joint::direct);
}

TEST(WaysTo, BesideAStubTheWayThatLeadsSomewherePerhaps) {
  DrawnTown town(R"(
          t
       C----D

  A---B-----------E
)");
  town.line(Theme::walkway, "way", "ABE");   // one edge, as the stub: the longer piece is the larger
  town.line(Theme::walkway, "stub", "CD");
  const City city = town.city();
  const auto found = ways(city, town.at('t'));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].joint, Joint::direct);
  EXPECT_EQ(found[0].offset_mm, 1000);
  EXPECT_EQ(found[1].joint, Joint::perhaps);
  EXPECT_EQ(found[1].offset_mm, 3000);
  EXPECT_EQ(ways(city, town.at('t'), 2).size(), 1U) << "only within reach";
}

TEST(WaysTo, OnAnAreaOneGoesStraight) {
  const auto square = [] {
    DrawnTown drawn(R"(
      D---------C
      |         |
      |    t    |
      |         |
  W---A---------B---E
)");
    drawn.area(Theme::walkway, "square", "ABCD");
    drawn.line(Theme::walkway, "west", "WA");
    drawn.line(Theme::walkway, "east", "BE");
    return drawn;
  };
  const DrawnTown town = square();
  const City city = town.city();
  const auto found = ways(city, town.at('t'), 1);   // farther from the outline than that
  ASSERT_GE(found.size(), 2U);
  std::size_t at_ways = 0;
  for (const gis::GraphPlace& place : found) {
    EXPECT_EQ(place.joint, Joint::over_area);
    EXPECT_EQ(place.offset_mm, std::llround(distance(town.at('t'), place.at) * 1000));
    if (place.at == town.at('A') || place.at == town.at('B')) ++at_ways;
  }
  EXPECT_EQ(at_ways, 2U);

  DrawnTown walled = square();
  walled.add(Theme::barrier, "wall", Line{{town.at('A').x + 1, town.at('A').y}, {town.at('A').x + 1, town.at('D').y - 0.5}}).kind("wall");
  const City parted = walled.city();
  for (const gis::GraphPlace& place : ways(parted, town.at('t'), 1)) {
    // Or to a straight walk round the wall that passes within reach of it.
    const bool to_a_walk = place.joint == Joint::direct && gis::is_over_area(parted.graph().edges[place.edge]);
    const bool at_the_wall = std::abs(place.at.x - (town.at('A').x + 1)) < 0.1;   // its very end may be walked past, or not
    EXPECT_EQ(place.joint, to_a_walk ? Joint::direct : at_the_wall ? Joint::perhaps : Joint::among);
    EXPECT_NE(place.at, town.at('A')) << "behind the wall";
  }

  // What is met on the way over the area stops some, and lets others pass.
  const auto passed_to_west = [&](const DrawnTown& drawn, const TravellerLimits& limits) {
    const City met = drawn.city();
    for (const gis::GraphPlace& place : ways(met, town.at('t'), 1)) {
      if (place.at == town.at('A')) return passed(met, place, limits);
    }
    return Tri::no;
  };
  EXPECT_EQ(passed_to_west(square(), wheels), Tri::yes);
  DrawnTown kerbed = square();
  const double between = (town.at('A').x + town.at('t').x) / 2;
  kerbed.add(Theme::kerb, "kerb", Line{{between, town.at('t').y + 50}, {between, town.at('t').y - 50}});
  EXPECT_EQ(passed_to_west(kerbed, wheels), Tri::unknown);
  EXPECT_EQ(passed_to_west(kerbed, {}), Tri::yes) << "no kerb stops everybody";
  DrawnTown seen = square();
  Observation& reading = seen.observe("E-1", "", "kerb_height", Quantity::length, "150 mm");
  reading.position = Point{(town.at('A').x + town.at('t').x) / 2, (town.at('A').y + town.at('t').y) / 2};
  EXPECT_EQ(passed_to_west(seen, wheels), Tri::unknown);
  EXPECT_EQ(passed_to_west(seen, {}), Tri::yes);
  reading.date = Date{2027, 1, 1};
  EXPECT_EQ(passed_to_west(seen, wheels), Tri::yes) << "read after the day that is asked about";
}

TEST(WaysTo, PastAKerbOrAStreetWhoIsNotStoppedByIt) {
  const TravellerLimits child{.crossings_accepted = gis::code_bit(Property::crossing_control, "signals")};
  const auto with = [](Theme theme, const std::string& kind, const TravellerLimits& limits) {
    DrawnTown town(R"(
  C---------------D


          t
     P---------Q
  A---------------B
)");
    town.line(Theme::walkway, "near", "AB");
    town.line(Theme::walkway, "far", "CD");
    town.line(theme, "between", "PQ").kind(kind).code(Property::sidewalk, "separate").number(Property::step_count, "3");
    const City city = town.city();
    const auto found = ways(city, town.at('t'));
    EXPECT_EQ(found.at(0).offset_mm, 2000);
    EXPECT_EQ(passed(city, found.back(), limits), Tri::yes) << "the way on this side";
    return passed(city, found[0], limits);
  };
  EXPECT_EQ(with(Theme::kerb, "", wheels), Tri::unknown);
  EXPECT_EQ(with(Theme::kerb, "", child), Tri::yes);
  EXPECT_EQ(with(Theme::kerb, "", {}), Tri::yes);
  EXPECT_EQ(with(Theme::road, "primary", child), Tri::unknown);
  EXPECT_EQ(with(Theme::road, "primary", {}), Tri::yes);
  EXPECT_EQ(with(Theme::road, "service", child), Tri::yes) << "a drive belongs to the place";
  EXPECT_EQ(with(Theme::rail, "tram", {}), Tri::unknown) << "nobody says that one may cross them there";
}

TEST(WaysTo, TramsInAStreetAndTheKerbBeforeItsSidewalkAreNotBetween) {
  DrawnTown town(R"(
          t

     K---------L
     R---------S
  A---------------B
)");
  town.line(Theme::road, "street", "AB").kind("residential").code(Property::sidewalk, "both");
  town.line(Theme::kerb, "kerb", "KL");
  town.line(Theme::rail, "tracks", "RS").kind("tram");
  const City city = town.city();
  const auto found = ways(city, town.at('t'));
  ASSERT_FALSE(found.empty());   // and perhaps the sidewalk across the street
  EXPECT_EQ(passed(city, found[0], wheels), Tri::yes);
  town.line(Theme::rail, "railway", "RS").kind("rail");
  const City with_railway = town.city();
  EXPECT_EQ(passed(with_railway, ways(with_railway, town.at('t'))[0], {}), Tri::unknown);
}

TEST(WaysTo, OverGroundThatIsNotOpenToAllNeverSurely) {
  const auto with = [](std::string_view access, char thing) {
    DrawnTown town(R"(
    P-----------Q
    |     i     |
    |           |
    |     j     |
  A-R-----------S-B
    |           |
    |     k     |
    U-----------V

          o

)");
    town.line(Theme::walkway, "way", "ARSB");
    Drawn ground = town.area(Theme::parking, "yard", "PQVU");
    if (!access.empty()) ground.code(Property::access, access);
    const City city = town.city();
    const auto found = ways(city, town.at(thing));
    EXPECT_FALSE(found.empty());
    EXPECT_EQ(gis::joint_passed(city, nullptr, found[0]), Tri::yes) << "who passes everything";
    return passed(city, found[0], {});
  };
  EXPECT_EQ(with("private", 'o'), Tri::unknown);
  EXPECT_EQ(with("customers", 'o'), Tri::unknown);
  EXPECT_EQ(with("permissive", 'o'), Tri::yes);
  EXPECT_EQ(with("", 'o'), Tri::yes);
  EXPECT_EQ(with("private", 'j'), Tri::yes) << "whoever walks on the way is on that ground already";
}

TEST(WaysTo, BesideAnAreaPerhapsStraightOntoIt) {
  DrawnTown town(R"(
      D---------C
      |         |
      |         |
  W---A---------B---E
   t
)");
  town.area(Theme::walkway, "square", "ABCD");
  town.line(Theme::walkway, "east", "BE");
  const City city = town.city();
  const auto found = ways(city, town.at('t'), 5);
  std::optional<gis::GraphPlace> shortest, surest;
  for (const gis::GraphPlace& place : found) {
    if (place.at != town.at('B')) continue;
    if (!shortest || place.offset_mm < shortest->offset_mm) shortest = place;
    if (passed(city, place, {}) == Tri::yes) surest = place;
  }
  ASSERT_TRUE(shortest && surest);
  EXPECT_EQ(shortest->offset_mm, std::llround(distance(town.at('t'), town.at('B')) * 1000));
  EXPECT_EQ(passed(city, *shortest, {}), Tri::unknown) << "nobody says what lies on that way";
  EXPECT_EQ(surest->offset_mm, std::llround((distance(town.at('t'), town.at('A')) + distance(town.at('A'), town.at('B'))) * 1000));
}

}  // namespace
}  // namespace levelground::test::ways_to_test
