// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "gis/network/edge_lines.hpp"
#include "gis/network/edge_shape.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::edge_lines_test {
namespace {

/// The same line, when points that add nothing to it are left out.
void expect_same_line(std::span<const Point> points, const Line& expected) {
  ASSERT_GE(points.size(), 2U);
  EXPECT_EQ(points.front(), expected.front());
  EXPECT_EQ(points.back(), expected.back());
  const Line all(points.begin(), points.end());
  EXPECT_NEAR(length(all), length(expected), 1e-9);
  for (const Point& p : expected) EXPECT_LT(distance(all, p), 1e-9);
}

TEST(EdgeLines, AreTheShapesOfTheEdgesOnRandomTowns) {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    DrawnTown town("A");
    const auto coordinate = [&] { return static_cast<double>(random() % 200); };
    std::vector<Point> points;
    for (int i = 0; i < 30; ++i) points.push_back({coordinate(), coordinate()});
    for (int i = 0; i < 25; ++i) {
      Line line;
      for (std::size_t n = 2 + random() % 5; line.size() < n;) {
        const Point& p = points[random() % points.size()];
        if (line.empty() || line.back() != p) line.push_back(p);
      }
      const Theme theme = random() % 3 == 0 ? Theme::road : Theme::walkway;
      Drawn way = town.add(theme, "w" + std::to_string(i), line);
      if (random() % 2 == 0) way.code(Property::sidewalk, "both");
    }
    town.add(Theme::walkway, "square",
             MultiPolygon{{{{300, 0}, {340, 0}, {340, 40}, {300, 40}, {300, 0}},
                           {{{310, 10}, {310, 20}, {320, 20}, {310, 10}}}}});
    town.add(Theme::walkway, "to the square", Line{{290, 5}, {300, 5}});  // meets its outline between two points
    const City city = town.city();
    const gis::EdgeLines lines(city);
    for (std::uint32_t e = 0; e < city.graph().edges.size(); ++e) {
      SCOPED_TRACE("edge " + std::to_string(e));
      expect_same_line(lines.points(e), gis::edge_shape(city, e).points);
    }
  }
}

TEST(EdgeLines, TakeTheFeaturesOwnPointsWhereTheyCan) {
  DrawnTown town(R"(
  A---B---C
      |
      D
)");
  town.line(Theme::walkway, "way", "ABC");
  town.line(Theme::walkway, "side", "BD");
  const City city = town.city();
  const gis::EdgeLines lines(city);
  for (std::uint32_t e = 0; e < city.graph().edges.size(); ++e) {
    const Line& line = std::get<Line>(city.feature(city.graph().edges[e].feature).geometry);
    EXPECT_GE(lines.points(e).data(), line.data());
    EXPECT_LT(lines.points(e).data(), line.data() + line.size());
  }
}

}  // namespace
}  // namespace levelground::test::edge_lines_test
