// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "gis/network/edge_shape.hpp"
#include "gis/network/find_site_walks.hpp"
#include "gis/network/snap.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::site_walks_test {
namespace {

gis::SiteWalks walks_of(const City& city, const std::string& site = "park") {
  return gis::WalkFinder(city).find(city.feature(*city.find_feature(site)), DrawnTown::today);
}

std::vector<std::string> labels(const gis::SiteWalks& walks) {
  std::vector<std::string> all;
  for (const gis::Entrance& entrance : walks.entrances) all.push_back(entrance.label.en);
  return all;
}

/// A park with a path through it, from street to street.
DrawnTown park_with_path() {
  DrawnTown town(R"(
       4-----------3
       |           |
  A----W-----M-----E----B
       |           |
       1-----------2
)");
  town.area(Theme::site, "park", "1234");
  return town;
}

TEST(SiteWalks, EntrancesAreWherePathsCrossTheBoundary) {
  DrawnTown town = park_with_path();
  town.line(Theme::walkway, "path", "AB");
  const City city = town.city();
  const gis::SiteWalks walks = walks_of(city);
  EXPECT_EQ(labels(walks), (std::vector<std::string>{"Entrance west", "Entrance east"}));
  EXPECT_FALSE(walks.entrances[0].feature.has_value());
  EXPECT_EQ(walks.entrances[0].at, town.at('W'));
  EXPECT_EQ(walks.entrances[1].at, town.at('E'));
  EXPECT_EQ(walks.main_route_mm, 12'000) << "from W to E";
  EXPECT_FALSE(walks.main_route_marked);
}

TEST(SiteWalks, NobodyComesInByACycleWayThatMayNotBeForWalking) {
  DrawnTown town(R"(
       4-----------3
       |           |
  A----W-----M-----E----B
       |     |     |
       1-----Y-----2
             |
             Z
)");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::walkway, "path", "AMB");
  town.line(Theme::walkway, "cycleway", "MYZ").kind("cycleway").codes(Property::foot, {"yes", "no"});
  const City city = town.city();
  const gis::SiteWalks walks = walks_of(city);
  EXPECT_EQ(labels(walks), (std::vector<std::string>{"Entrance west", "Entrance east"}));
  EXPECT_EQ(walks.main_route_mm, 12'000);
  const auto nearest = gis::snap(city, Geometry(Point{town.at('Y').x, town.at('Y').y + 1}), 5);
  ASSERT_TRUE(nearest);
  EXPECT_EQ(city.feature(city.graph().edges[nearest->edge].feature).id, "path") << "what is known to be for walking is taken";
  EXPECT_TRUE(gis::snap(city, Geometry(town.at('Z')), 1)) << "and the other where nothing else is near";
}

TEST(SiteWalks, AMappedGateIsTheEntrance) {
  DrawnTown town = park_with_path();
  town.entrance_tolerance(2);
  town.line(Theme::walkway, "path", "AB");
  town.add(Theme::entrance, "gate", Point{town.at('W').x - 1, town.at('W').y}).name("West Gate");
  const gis::SiteWalks walks = walks_of(town.city());
  EXPECT_EQ(labels(walks), (std::vector<std::string>{"West Gate", "Entrance east"}));
}

TEST(SiteWalks, TheDoorsOfHousesAroundASquareAreNotItsEntrances) {
  DrawnTown town = park_with_path();
  town.line(Theme::walkway, "path", "AB");
  town.add(Theme::building, "house", MultiPolygon{Polygon{{{10, 4}, {14, 4}, {14, 8}, {10, 8}, {10, 4}}, {}}});
  town.add(Theme::entrance, "door", Point{12, 4});
  EXPECT_EQ(walks_of(town.city()).entrances.size(), 2U);
}

TEST(SiteWalks, StreetsThatEndAtTheBoundaryMeetIt) {
  DrawnTown town = park_with_path();
  town.line(Theme::walkway, "west", "AW");
  town.line(Theme::walkway, "east", "EB");
  const gis::SiteWalks walks = walks_of(town.city());
  EXPECT_EQ(walks.entrances.size(), 2U);
  EXPECT_TRUE(walks.main_route.empty()) << "nothing is mapped inside";
}

TEST(SiteWalks, ADeadEndBeforeTheBoundaryCountsWithinTheTolerance) {
  const auto entrances = [](double tolerance) {
    DrawnTown town = park_with_path();
    town.entrance_tolerance(tolerance);
    town.add(Theme::walkway, "west", Line{{2, 2}, {5, 2}});  // the boundary is at x = 7
    return walks_of(town.city()).entrances.size();
  };
  EXPECT_EQ(entrances(2), 1U);
  EXPECT_EQ(entrances(1.5), 0U);
}

TEST(SiteWalks, ASiteWithoutEntranceHasNoRoute) {
  DrawnTown town = park_with_path();
  const gis::SiteWalks walks = walks_of(town.city());
  EXPECT_TRUE(walks.entrances.empty());
  EXPECT_TRUE(walks.main_route.empty());
}

TEST(SiteWalks, TheMarkedRouteIsTheMainRoute) {
  DrawnTown town(R"(
       4-----------3
       |           |
  A----W-----M-----E----B
       |     |     |
       1-----S-----2
)");
  town.area(Theme::site, "park", "1S234");
  town.line(Theme::walkway, "path", "AMB");
  town.line(Theme::walkway, "marked", "MS").yes(Property::main_route);
  const gis::SiteWalks walks = walks_of(town.city());
  EXPECT_TRUE(walks.main_route_marked);
  EXPECT_EQ(walks.main_route_mm, 2'000);
}

TEST(SiteWalks, AMarkedSquareIsCrossedAndNotWalkedAround) {
  DrawnTown town(R"(
       4-----------3
       |           |
  A----W           E----B
       |           |
       1-----------2
)");
  town.area(Theme::site, "park", "12E34W");
  town.area(Theme::walkway, "square", "12E34W").yes(Property::main_route);
  town.line(Theme::walkway, "west", "AW");
  town.line(Theme::walkway, "east", "EB");
  const gis::SiteWalks walks = walks_of(town.city());
  EXPECT_TRUE(walks.main_route_marked);
  EXPECT_EQ(walks.main_route_mm, 12'000) << "from W to E, not round the square";
}

TEST(SiteWalks, TheRouteLeadsToFacilitiesAndCountsNothingTwice) {
  DrawnTown town(R"(
       4-----------3
       |     T     |
       |     |     |
  A----W-----M-----E----B
       |           |
       1-----------2
)");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::walkway, "path", "AMB");
  town.line(Theme::walkway, "to the toilet", "MT");
  town.point(Theme::toilet, "toilet", 'T');
  const gis::SiteWalks walks = walks_of(town.city());
  EXPECT_EQ(walks.main_route_mm, 12'000 + 2'000);
  std::set<std::uint32_t> lines;
  for (const gis::RoutePiece& piece : walks.main_route) lines.insert(piece.line);
  EXPECT_EQ(lines.size(), 2U) << "straight on is one line, the branch another";
}

TEST(SiteWalks, AWalkNeverLeavesTheSite) {
  DrawnTown town(R"(
       4--X-----Y--3
       |  |     |  |
       |  a     b  |
       1-----------2
)");
  town.area(Theme::site, "park", "1234");
  town.add(Theme::walkway, "round", Line{{7 + 3, 3 + 4}, {10, 1}});
  town.add(Theme::walkway, "back", Line{{16, 1}, {16, 7}});
  town.add(Theme::walkway, "outside", Line{{10, 7}, {16, 7}});
  const gis::SiteWalks walks = walks_of(town.city());
  EXPECT_EQ(walks.entrances.size(), 2U);
  EXPECT_EQ(walks.main_route_mm, 0) << "the two paths meet only outside";
}

TEST(SiteWalks, CuttingALineAtAVertexChangesNothing) {
  const auto route = [](bool cut) {
    DrawnTown town(R"(
       4--------------3
       |   P------Q   |
  A----W---M      N---E----B
       |   R------S   |
       1--------------2
)");
    town.area(Theme::site, "park", "1234");
    town.line(Theme::walkway, "in", "AM");
    town.line(Theme::walkway, "out", "NB");
    // Two ways round, equally long.
    if (cut) {
      town.line(Theme::walkway, "z1", "MP");
      town.line(Theme::walkway, "a2", "PQN");
      town.line(Theme::walkway, "m1", "MRS");
      town.line(Theme::walkway, "b2", "SN");
    } else {
      town.line(Theme::walkway, "upper", "MPQN");
      town.line(Theme::walkway, "lower", "MRSN");
    }
    const City city = town.city();
    const gis::SiteWalks walks = walks_of(city);
    std::set<std::pair<double, double>> points;
    for (const gis::RoutePiece& piece : walks.main_route) {
      for (const Point& p : gis::part_of(gis::edge_shape(city, piece.edge), piece.from_mm, piece.to_mm)) points.emplace(p.x, p.y);
    }
    return std::pair{walks.main_route_mm, points};
  };
  EXPECT_EQ(route(false), route(true));
}

TEST(SiteWalks, ManyEntrancesStayCheap) {
  DrawnTown town("A");
  town.add(Theme::site, "park", MultiPolygon{Polygon{{{0, 0}, {400, 0}, {400, 10}, {0, 10}, {0, 0}}, {}}});
  town.add(Theme::walkway, "spine", Line{{1, 5}, {399, 5}});
  for (int i = 1; i < 200; ++i) town.add(Theme::walkway, "rib " + std::to_string(i), Line{{2.0 * i, 5}, {2.0 * i, 15}});
  const gis::SiteWalks walks = walks_of(town.city());
  EXPECT_EQ(walks.entrances.size(), 199U);
  EXPECT_EQ(walks.main_route_mm, 199 * 5'000 + 2'000 * 198);
}

}  // namespace
}  // namespace levelground::test::site_walks_test
