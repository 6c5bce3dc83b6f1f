// SPDX-License-Identifier: Apache-2.0
// Routes between places on areas people walk on, and beside them.
#include "gis/travel/route.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "gis/network/walk_cache.hpp"
#include "gis/travel/walk_end.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::route_over_areas_test {
namespace {

/// The route between two places of a drawing, for everybody.
gis::RouteAnswer between(const DrawnTown& town, char from, char to, double snap = 5) {
  const City city = town.city();
  gis::WalkCache cache(city);
  const gis::WalkFinder finder(city);
  const auto end = [&](char mark) {
    return gis::find_walk_end(city, finder, DrawnTown::today, std::to_string(town.at(mark).x) + "," + std::to_string(town.at(mark).y), snap);
  };
  return gis::find_route(city, cache, {}, DrawnTown::today, end(from), end(to));
}
constexpr std::int64_t everywhere = 1'000'000'000;   // mm
std::int64_t mm_between(const DrawnTown& town, std::string_view marks) {
  double metres = 0;
  for (std::size_t i = 1; i < marks.size(); ++i) metres += distance(town.at(marks[i - 1]), town.at(marks[i]));
  return std::llround(metres * 1000);
}

TEST(RouteOverAreas, BetweenAPlaceBesideASquareAndOneOnItIsNoShorterThanTheStraightLine) {
  const auto square = [] {
    DrawnTown drawn(R"(
      D---------C
      |         |
      |   q     |
      |         |
  W---A--f--g---B
         p  r
)");
    drawn.area(Theme::walkway, "square", "ABCD");
    drawn.line(Theme::walkway, "west", "WA");
    return drawn;
  };
  const DrawnTown town = square();
  const gis::RouteAnswer in = between(town, 'p', 'q');
  ASSERT_TRUE(in.sure && in.possible);
  EXPECT_EQ(in.sure->mm, mm_between(town, "pfq")) << "by where the place is nearest to the square, and straight on";
  EXPECT_EQ(in.possible->mm, mm_between(town, "pq"));
  EXPECT_EQ(in.possible->stretches.front().passable, Tri::unknown);
  EXPECT_EQ(in.anybody_mm, mm_between(town, "pq"));
  const gis::RouteAnswer beside = between(town, 'p', 'r');
  ASSERT_TRUE(beside.sure && beside.possible);
  EXPECT_EQ(beside.sure->mm, mm_between(town, "pfgr"));
  EXPECT_LE(beside.possible->mm, beside.sure->mm);
  EXPECT_EQ(in.sure->mm, between(town, 'q', 'p').sure->mm);

  DrawnTown walled = square();
  walled.add(Theme::barrier, "wall", Line{{town.at('A').x - 1, town.at('q').y - 0.5}, {town.at('B').x + 1, town.at('q').y - 0.5}}).kind("wall");
  EXPECT_FALSE(between(walled, 'p', 'q').sure) << "a wall from side to side";
}

TEST(RouteOverAreas, OverSquaresThatAdjoinIsStraight) {
  DrawnTown town(R"(
      D-----C-----G
      |     |     |
      | p   |   q |
      |     |     |
  W---A-----B-----F
)");
  town.area(Theme::walkway, "square 1", "ABCD");
  town.area(Theme::walkway, "square 2", "BFGC");
  town.line(Theme::walkway, "west", "WA");
  const gis::RouteAnswer answer = between(town, 'p', 'q');
  ASSERT_TRUE(answer.sure && answer.possible);
  EXPECT_EQ(answer.sure->mm, 8000);
  EXPECT_EQ(answer.possible->mm, 8000);
  const gis::RouteAnswer out = between(town, 'q', 'W');
  ASSERT_TRUE(out.sure && out.possible);
  EXPECT_EQ(out.sure->mm, mm_between(town, "qAW"));
  EXPECT_EQ(out.possible->mm, out.sure->mm);
}

TEST(RouteOverAreas, RoundTheCornerOfASquareWithOneGateIsNoShorterThanTheStraightLine) {
  DrawnTown town(R"(
      D---C
      | p |
      |   F-------G
      |         q |
  W---A-----------B
)");
  town.area(Theme::walkway, "square", "ABGFCD");
  town.line(Theme::walkway, "west", "WA");
  const gis::RouteAnswer answer = between(town, 'p', 'q');
  ASSERT_TRUE(answer.possible);
  EXPECT_LE(answer.possible->mm, mm_between(town, "pFq")) << "nobody walks shorter than round F";
  EXPECT_GE(answer.sure ? answer.sure->mm : everywhere, mm_between(town, "pFq") - 2);
}

/// An L with a house on it, and a way or two to it: the shortest walks are found from corner to corner, a place beside it coming onto it anywhere.
class RandomSquare {
 public:
  explicit RandomSquare(std::uint32_t seed) : m_random(seed) {
    const double width = number(16, 24);
    const double height = number(14, 20);
    const double notch_x = number(8, 14);
    const double notch_y = number(6, 10);
    m_outline = {{0, 0}, {width, 0}, {width, notch_y}, {notch_x, notch_y}, {notch_x, height}, {0, height}, {0, 0}};
    const double x = 2 + 0.5 * number(0, 4);
    const double y = 1.5 + 0.5 * number(0, 2);
    m_house = {{x, y}, {x + 3, y}, {x + 3, y + 2}, {x, y + 2}, {x, y}};
    m_town.add(Theme::walkway, "square", MultiPolygon{{m_outline, {}}}).kind("pedestrian");
    m_town.add(Theme::building, "house", MultiPolygon{{m_house, {}}});
    m_ways.push_back({{-5, height}, {0, height}});
    if (number(0, 2) > 0) m_ways.push_back({{width, 0}, {width + 5, 0}});
    for (std::size_t i = 0; i < m_ways.size(); ++i) m_town.add(Theme::walkway, "way " + std::to_string(i), m_ways[i]);
    m_far = Point{width + 4, height + 4};
  }
  [[nodiscard]] const DrawnTown& town() const { return m_town; }
  /// On the square, or beside it.
  Point place(bool beside) {
    while (true) {
      const Point p{0.25 * number(-16, static_cast<int>(4 * m_far.x)) + 0.01, 0.25 * number(-16, static_cast<int>(4 * m_far.y)) + 0.02};
      const bool on = contains(MultiPolygon{{m_outline, {}}}, p);
      const double away = distance(m_outline, p);
      if (!on && std::any_of(m_ways.begin(), m_ways.end(), [&](const Line& way) { return distance(way, p) <= away; })) continue;   // they would take that
      if (distance(MultiPolygon{{m_house, {}}}, p) < 0.1 || away < 0.1 || on == beside || (beside && away > 3)) continue;
      return p;
    }
  }
  /// Metres over the square, from where one may come onto it to where one leaves it.
  [[nodiscard]] double shortest(const Point& from, const Point& to) const {
    double best = 1e9;
    for (const Point& a : entries(from)) {
      const std::vector<double> metres = from_corners(a);
      for (const Point& b : entries(to)) {
        double there = free(a, b) ? distance(a, b) : 1e9;
        for (std::size_t c = 0; c < m_corners.size(); ++c) {
          if (metres[c] + distance(m_corners[c], b) < there && free(m_corners[c], b)) there = metres[c] + distance(m_corners[c], b);
        }
        best = std::min(best, distance(from, a) + there + distance(b, to));
      }
    }
    return best;
  }

 private:
  int number(int low, int high) { return low + static_cast<int>(m_random() % static_cast<std::uint32_t>(high - low + 1)); }
  [[nodiscard]] std::vector<Point> entries(const Point& p) const {
    if (contains(MultiPolygon{{m_outline, {}}}, p)) return {p};
    std::vector<Point> found;
    for (double along = 0; along < length(m_outline); along += 0.5) {
      const Point at = point_at(m_outline, along);
      const Point before{at.x + 0.01 * (p.x - at.x), at.y + 0.01 * (p.y - at.y)};
      if (!contains(MultiPolygon{{m_outline, {}}}, before) && !contains(MultiPolygon{{m_outline, {}}}, {(p.x + at.x) / 2, (p.y + at.y) / 2})) found.push_back(at);
    }
    return found;
  }
  [[nodiscard]] bool free(const Point& a, const Point& b) const {
    const int steps = static_cast<int>(distance(a, b) / 0.1) + 1;
    for (int i = 1; i < steps; ++i) {
      const Point p{a.x + (b.x - a.x) * i / steps, a.y + (b.y - a.y) * i / steps};
      const bool on_outline = distance(m_outline, p) < 1e-6;
      if (!on_outline && !contains(MultiPolygon{{m_outline, {}}}, p)) return false;
      if (p.x > m_house[0].x + 1e-6 && p.x < m_house[2].x - 1e-6 && p.y > m_house[0].y + 1e-6 && p.y < m_house[2].y - 1e-6) return false;
    }
    return true;
  }
  [[nodiscard]] std::vector<double> from_corners(const Point& a) const {
    if (m_corners.empty()) {
      m_corners.assign(m_outline.begin() + 1, m_outline.end());
      m_corners.insert(m_corners.end(), m_house.begin() + 1, m_house.end());
      for (const Point& p : m_corners) {
        for (const Point& q : m_corners) m_free.push_back(free(p, q));
      }
    }
    std::vector<double> metres;
    for (const Point& p : m_corners) metres.push_back(free(a, p) ? distance(a, p) : 1e9);
    for (std::size_t round = 0; round < 4; ++round) {
      for (std::size_t p = 0; p < m_corners.size(); ++p) {
        for (std::size_t q = 0; q < m_corners.size(); ++q) {
          if (m_free[p * m_corners.size() + q]) metres[q] = std::min(metres[q], metres[p] + distance(m_corners[p], m_corners[q]));
        }
      }
    }
    return metres;
  }

  std::mt19937 m_random;
  DrawnTown m_town{"  .\n"};
  Line m_outline, m_house;
  std::vector<Line> m_ways;
  Point m_far;
  mutable std::vector<Point> m_corners;
  mutable std::vector<bool> m_free;
};

TEST(RouteOverAreas, LiesBetweenItsEndsOnRandomSquares) {
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    RandomSquare square(seed);
    const City city = square.town().city();
    gis::WalkCache cache(city);
    const gis::WalkFinder finder(city);
    for (const auto& [from_beside, to_beside] : {std::pair{false, false}, {false, true}, {true, false}, {true, true}}) {
      const Point from = square.place(from_beside);
      const Point to = square.place(to_beside);
      const auto end = [&](const Point& p) { return gis::find_walk_end(city, finder, DrawnTown::today, std::to_string(p.x) + "," + std::to_string(p.y), 4); };
      const gis::RouteAnswer answer = gis::find_route(city, cache, {}, DrawnTown::today, end(from), end(to));
      const auto truly = static_cast<double>(std::llround(square.shortest(from, to) * 1000));
      SCOPED_TRACE(testing::Message() << "seed " << seed << " from " << from.x << "," << from.y << " to " << to.x << "," << to.y);
      ASSERT_TRUE(answer.possible);
      constexpr double sampled = 30;   // mm: who slips round a corner between two samples
      EXPECT_LE(static_cast<double>(answer.possible->mm), truly + sampled);
      if (!from_beside && !to_beside) {
        EXPECT_GE(static_cast<double>(answer.sure ? answer.sure->mm : everywhere), truly - sampled);
      } else {
        EXPECT_GE(answer.sure ? answer.sure->mm : everywhere, answer.possible->mm);
      }
    }
  }
}

}  // namespace
}  // namespace levelground::test::route_over_areas_test
