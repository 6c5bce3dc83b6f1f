// SPDX-License-Identifier: Apache-2.0
#include "gis/network/area_crossings.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "gis/network/edge_shape.hpp"
#include "gis/network/graph_lines.hpp"
#include "gis/network/snap.hpp"
#include "gis/network/walk_search.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::area_crossings_test {
namespace {

constexpr std::uint64_t enough = 1'000'000'000;

/// Millimetres of the shortest walk between two points of a town on which everything may be walked.
std::int64_t walk(const City& city, const Point& from, const Point& to) {
  const auto at = [&](const Point& p) { return gis::snap(city, p, 0.5).value(); };
  gis::WalkSearch search;
  const auto any = [](std::uint32_t) { return true; };
  search.run(city, {at(from)}, 10'000'000, any, any);
  return search.to_place(city.graph(), at(to));
}

TEST(AreaCrossings, TheDiagonalIsWalkedNotTheOutline) {
  DrawnTown town(R"(
              N
              |
      D-------C
      |       |
      |       |
  W---A-------B
)");
  town.area(Theme::walkway, "square", "ABCD");
  town.line(Theme::walkway, "west", "WA");
  town.line(Theme::walkway, "north", "CN");
  const City city = town.city();
  EXPECT_EQ(walk(city, town.at('W'), town.at('N')), 4000 + std::llround(std::sqrt(8.0 * 8.0 + 3.0 * 3.0) * 1000) + 2000);
}

TEST(AreaCrossings, AHoleIsWalkedAround) {
  DrawnTown town("  .\n");
  const Line outer{{0, 0}, {20, 0}, {20, 10}, {0, 10}, {0, 0}};
  const Line pond{{8, 2}, {8, 8}, {12, 8}, {12, 2}, {8, 2}};   // clockwise
  town.add(Theme::walkway, "square", MultiPolygon{{outer, {pond}}});
  town.add(Theme::walkway, "west", Line{{-5, 5}, {0, 5}});
  town.add(Theme::walkway, "gate west", Line{{-5, 0}, {0, 0}});
  town.add(Theme::walkway, "gate east", Line{{25, 0}, {20, 0}});
  town.add(Theme::walkway, "gate north-east", Line{{25, 10}, {20, 10}});
  const City city = town.city();
  EXPECT_EQ(walk(city, {0, 0}, {20, 0}), 20000) << "along the south side nothing is in the way";
  // From the south-western to the north-eastern corner the pond is passed at one of its corners.
  const double around = std::min(std::hypot(12, 2) + std::hypot(8, 8), std::hypot(8, 8) + std::hypot(12, 2));
  EXPECT_NEAR(static_cast<double>(walk(city, {0, 0}, {20, 10})), around * 1000, 2.0);
}

TEST(AreaCrossings, AnInnerCornerIsPassedCloseBy) {
  DrawnTown town("  .\n");
  // An L: from its one end to the other the way leads by the inner corner.
  town.add(Theme::walkway, "L", MultiPolygon{{Line{{0, 0}, {20, 0}, {20, 5}, {5, 5}, {5, 20}, {0, 20}, {0, 0}}, {}}});
  town.add(Theme::walkway, "east", Line{{20, 0}, {30, 0}});
  town.add(Theme::walkway, "north", Line{{0, 20}, {0, 30}});
  const City city = town.city();
  EXPECT_NEAR(static_cast<double>(walk(city, {30, 0}, {0, 30})), (10 + 2 * std::hypot(15, 5) + 10) * 1000, 2.0);
}

TEST(AreaCrossings, AnAreaWithOneGateNeedsNoCrossing) {
  const MultiPolygon area{{Line{{0, 0}, {9, 0}, {9, 9}, {0, 9}, {0, 0}}, {}}};
  auto corners = gis::area_corners(area);
  ASSERT_EQ(corners.size(), 4U);
  corners[0].gate = true;
  EXPECT_TRUE(gis::area_crossings(area, corners, enough)->empty());
  corners[2].gate = true;
  EXPECT_EQ(*gis::area_crossings(area, corners, enough), (std::vector<std::pair<std::uint32_t, std::uint32_t>>{{0, 2}}));
  EXPECT_FALSE(gis::area_crossings(area, corners, 1)) << "more work than allowed";
}

/// Against dense sampling: no pair leaves the area, and gates whose straight line lies in it are exactly that far apart, others farther.
TEST(AreaCrossings, AgreeWithDenseSamplingOnRandomAreas) {
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const auto number = [&](int low, int high) { return low + static_cast<int>(random() % static_cast<std::uint32_t>(high - low + 1)); };
    // A star around the middle, with a square pond in it.
    Line outer;
    const int spikes = number(5, 9);
    for (int i = 0; i < spikes; ++i) {
      const double angle = 6.283185307179586 * i / spikes;
      const double radius = number(18, 40);
      outer.push_back({std::round(radius * std::cos(angle) * 8) / 8, std::round(radius * std::sin(angle) * 8) / 8});
    }
    outer.push_back(outer.front());
    const double half = number(2, 6);
    const MultiPolygon area{{outer, {Line{{-half, -half}, {-half, half}, {half, half}, {half, -half}, {-half, -half}}}}};
    auto corners = gis::area_corners(area);
    for (int i = 0; i < spikes; ++i) corners[static_cast<std::size_t>(i)].gate = true;
    const auto pairs = gis::area_crossings(area, corners, enough);
    ASSERT_TRUE(pairs);
    // Floyd over the corners: pairs and sides.
    const std::size_t n = corners.size();
    std::vector<std::vector<double>> metres(n, std::vector<double>(n, 1e9));
    const auto join = [&](std::size_t a, std::size_t b) { metres[a][b] = metres[b][a] = std::min(metres[a][b], distance(corners[a].at, corners[b].at)); };
    for (std::size_t c = 0; c < n; ++c) {
      metres[c][c] = 0;
      join(c, corners[c].next);
    }
    for (const auto& [a, b] : *pairs) {
      join(a, b);
      for (int part = 1; part < 20; ++part) {
        const double t = part / 20.0;
        EXPECT_TRUE(contains(area, {corners[a].at.x + t * (corners[b].at.x - corners[a].at.x), corners[a].at.y + t * (corners[b].at.y - corners[a].at.y)}))
            << a << "-" << b << " leaves the area";
      }
    }
    for (std::size_t k = 0; k < n; ++k) {
      for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) metres[i][j] = std::min(metres[i][j], metres[i][k] + metres[k][j]);
      }
    }
    // Every pair that sees each other is at its straight distance: checked by dense sampling of the straight line.
    for (std::size_t a = 0; a < static_cast<std::size_t>(spikes); ++a) {
      for (std::size_t b = a + 1; b < static_cast<std::size_t>(spikes); ++b) {
        const double straight = distance(corners[a].at, corners[b].at);
        bool sees = true;
        for (int part = 1; part < 2000 && sees; ++part) {
          const double t = part / 2000.0;
          sees = contains(area, {corners[a].at.x + t * (corners[b].at.x - corners[a].at.x), corners[a].at.y + t * (corners[b].at.y - corners[a].at.y)});
        }
        if (sees) {
          EXPECT_NEAR(metres[a][b], straight, 1e-6) << a << "-" << b;
        } else {
          EXPECT_GT(metres[a][b], straight - 1e-9) << a << "-" << b;
        }
      }
    }
  }
}

TEST(Corridors, BringNobodyInWhileNobodyKnowsWhoIsLetIn) {
  DrawnTown town("A---B C---D\n");
  town.line(Theme::walkway, "open", "AB").kind("corridor");
  town.line(Theme::walkway, "silent", "CD").kind("corridor").codes(Property::foot, {"yes", "permissive", "customers", "private", "no"});
  const City city = town.city();
  EXPECT_FALSE(gis::is_left_open(city.feature(*city.find_feature("open"))));
  EXPECT_TRUE(gis::is_left_open(city.feature(*city.find_feature("silent")))) << "a toilet in the house stays at the street, as before";
}

TEST(Corridors, AreCrossedWithinTheHousesAroundThem) {
  const auto mall = [](const std::string& kind) {
    DrawnTown town("  .\n");
    town.add(Theme::walkway, "hall", MultiPolygon{{{{0, 0}, {20, 0}, {20, 10}, {20, 20}, {0, 20}, {0, 10}, {0, 0}}, {}}}).kind(kind);
    town.add(Theme::walkway, "west", Line{{-5, 10}, {0, 10}});
    town.add(Theme::walkway, "east", Line{{25, 10}, {20, 10}});
    town.add(Theme::building, "western house", MultiPolygon{{{{-2, -2}, {10, -2}, {10, 22}, {-2, 22}, {-2, -2}}, {}}});
    town.add(Theme::building, "eastern house", MultiPolygon{{{{10, -2}, {22, -2}, {22, 22}, {10, 22}, {10, -2}}, {}}});
    const City city = town.city();
    bool straight = false;
    for (const WalkGraph::Edge& edge : city.graph().edges) straight = straight || (gis::is_over_area(edge) && edge.length_mm > 19000);
    return straight;
  };
  EXPECT_TRUE(mall("corridor"));
  EXPECT_FALSE(mall("pedestrian")) << "the houses stand on it";
}

}  // namespace
}  // namespace levelground::test::area_crossings_test
