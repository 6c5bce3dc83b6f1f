// SPDX-License-Identifier: Apache-2.0
// How wide the passage is of a walk that bends.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numbers>
#include <queue>
#include <random>

#include "core/geometry/segments.hpp"
#include "gis/measure/passage.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::bent_passage_test {
namespace {

MultiPolygon rectangle(double x, double y, double w, double h) { return {{{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}, {x, y}}, {}}}; }

Feature house_at(Geometry where) {
  Feature feature;
  feature.id = "house";
  feature.theme = Theme::building;
  feature.geometry = std::move(where);
  return feature;
}

// Strips with notches in their outline, sharp ones and such as touch the walk, and houses beside and on it: the walk bends round all of them. What a
// disc gets through between the two ends, asked of a grid of points.
TEST(Passage, AWalkThatBendsIsAsWideAsTheWidestWalkThere) {
  for (const unsigned seed : {1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U, 9U, 10U, 11U, 12U, 13U, 14U, 15U, 16U, 17U, 18U, 19U, 20U, 21U, 22U, 23U, 24U}) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const auto in = [&](double low, double high) { return std::uniform_real_distribution<double>(low, high)(random); };
    constexpr double length = 16, across = 6, middle = 3, cell = 0.1;
    const double at = in(5, 7), next = at + in(0.5, 3.5);
    // As deep as the middle of the strip every third time: the walk slides along both.
    const double low = seed % 3 == 0 ? middle : in(1.5, 3.6), high = seed % 3 == 0 ? middle : in(std::max(2.4, low - 0.5), 4.5);
    const bool house = seed % 2 == 0;
    const Line notched = {{0, 0}, {at, 0}, {at, low}, {at + 0.4, low}, {at + 0.4, 0}, {length, 0}, {length, across}, {next + 1, across}, {next + 1, high}, {next, high}, {next, across}, {0, across}, {0, 0}};
    const Line plain = {{0, 0}, {length, 0}, {length, across}, {next + 1, across}, {next + 1, high}, {next, high}, {next, across}, {0, across}, {0, 0}};
    const MultiPolygon strip = {{house ? plain : notched, {}}};
    std::vector<Feature> houses;
    if (house) houses.push_back(house_at(rectangle(at, -1, 0.4, 1 + low)));
    const double alone = in(2, 3);
    if (seed % 4 < 2) houses.push_back(house_at(rectangle(next + in(1.5, 3), alone, 1, 1.2)));
    // The shortest walk, to a cell, and so over corners: each of its points is one of the grid.
    const int columns = static_cast<int>(length / cell) + 1, rows = static_cast<int>(across / cell) + 1;
    const auto place = [&](int n) { return Point{n / rows * cell, n % rows * cell}; };
    std::vector<double> room(static_cast<std::size_t>(columns * rows));
    for (int n = 0; n < columns * rows; ++n) {
      double least = contains(strip, place(n)) ? INFINITY : 0;
      each_segment(strip, [&](const Point& a, const Point& b) { if (a.x != b.x || (a.x != 0 && a.x != length)) least = std::min(least, distance_to_segment(a, b, place(n))); });
      for (const Feature& one : houses) least = std::min(least, distance(one.geometry, place(n)));
      room[static_cast<std::size_t>(n)] = least;
    }
    const auto each_beside = [&](int n, const std::function<void(int)>& visit) {
      for (int dc = -1; dc <= 1; ++dc) {
        for (int dr = -1; dr <= 1; ++dr) {
          const int c = n / rows + dc, r = n % rows + dr;
          if (c >= 0 && c < columns && r >= 0 && r < rows && (dc != 0 || dr != 0)) visit(c * rows + r);
        }
      }
    };
    // Widest first for the truth; shortest first, wherever there is any room, for the walk.
    std::vector<double> widest(room.size(), -1), far(room.size(), INFINITY);
    std::vector<int> before(room.size(), -1);
    std::priority_queue<std::pair<double, int>> queue;
    for (int r = 0; r < rows; ++r) queue.emplace(room[static_cast<std::size_t>(r)], r);
    double truth = 0;
    while (!queue.empty()) {
      const auto [clear, n] = queue.top();
      queue.pop();
      if (widest[static_cast<std::size_t>(n)] >= 0) continue;
      widest[static_cast<std::size_t>(n)] = clear;
      if (n / rows + 1 == columns) {
        truth = 2 * clear;
        break;
      }
      each_beside(n, [&](int m) { queue.emplace(std::min(clear, room[static_cast<std::size_t>(m)]), m); });
    }
    if (truth < 3 * cell) continue;   // the grid cannot tell whether one gets through at all
    queue = {};
    const int start = rows / 2, goal = (columns - 1) * rows + rows / 2;
    queue.emplace(0, start);
    far[static_cast<std::size_t>(start)] = 0;
    while (!queue.empty()) {
      const auto [minus, n] = queue.top();
      queue.pop();
      if (-minus > far[static_cast<std::size_t>(n)]) continue;
      each_beside(n, [&](int m) {
        const double there = distance(place(n), place(m)) - minus;
        if (room[static_cast<std::size_t>(m)] <= 1e-9 || there >= far[static_cast<std::size_t>(m)]) return;
        far[static_cast<std::size_t>(m)] = there;
        before[static_cast<std::size_t>(m)] = n;
        queue.emplace(-there, m);
      });
    }
    Line walk;
    for (int n = goal; n >= 0; n = before[static_cast<std::size_t>(n)]) walk.insert(walk.begin(), place(n));
    std::vector<gis::WalkedArea> walked;
    walked.emplace_back(strip);
    gis::ThingsInTheWay things(0, 0);
    for (const Feature& one : houses) things.add(one, true);
    things.seal();
    const double all = gis::WalkLine(walk, 0).length();
    const auto found = gis::Passage(things, walked, walk).between(0, all, 0, all);
    EXPECT_LE(found.low, truth + 2 * cell * std::numbers::sqrt2);
    EXPECT_GE(found.high, truth - 1e-9) << "the grid never finds more than there is";
    EXPECT_LE(found.high, truth + 2 * cell * std::numbers::sqrt2) << "and a narrow place is one";
  }
}

/// A strip 6 m wide between two ways; `outline` in metres from its south-western corner.
DrawnTown strip(const Line& outline) {
  DrawnTown town("");
  town.add(Theme::site, "site", MultiPolygon(rectangle(-10, -17, 100, 40)));
  town.add(Theme::walkway, "strip", MultiPolygon{{outline, {}}});
  town.add(Theme::walkway, "west", Line{{-15, 3}, {0, 3}}).number(Property::width, "6 m");
  town.add(Theme::walkway, "east", Line{{80, 3}, {95, 3}}).number(Property::width, "6 m");
  town.add(Theme::entrance, "in", Point{-10, 3});
  town.add(Theme::entrance, "out", Point{90, 3});
  for (const Theme theme : {Theme::entrance, Theme::walkway, Theme::building, Theme::water, Theme::barrier}) town.complete(theme);
  return town;
}
Interval width_of_strip(const DrawnTown& town) {
  const std::map<std::string, std::string> parameters = {{"of", "main_route"}, {"every", "1 m"}, {"accuracy", "0.01 m"}, {"ends", "5 m"}};
  return town.measure("site", "clear_width", parameters, Scale::Direction::at_least, Quantity::length).value;
}

TEST(ClearWidth, BetweenTwoCornersThatTheWalkSlidesAlongIsTheGapBetweenThem) {
  // A notch from the south as deep as the middle, one from the north a metre farther east that reaches down to `tip`.
  for (const auto& [tip, truth] : {std::pair{3.0, 1.0}, {2.97, 1.036}, {2.9, 1.02}, {2.8, 1.005}}) {
    const double foot = tip < 3 ? 2.7 : 3.0;
    const double gap = std::hypot(1, std::max(0.0, tip - foot)) * 1000;
    const Interval found = width_of_strip(strip({{0, 0}, {40, 0}, {40, foot}, {42, foot}, {42, 0}, {80, 0}, {80, 6}, {45, 6}, {45, tip}, {43, tip}, {43, 6}, {0, 6}, {0, 0}}));
    EXPECT_LE(found.low.to_double(), gap) << tip << ", about " << truth;
    EXPECT_GE(found.low.to_double(), gap - 200) << tip;
    EXPECT_GE(found.high.to_double(), gap) << tip;
    EXPECT_LE(found.high.to_double(), gap + 200) << tip;
  }
}

TEST(ClearWidth, BetweenAHouseAndTheOutlineTheWalkBendsThrough) {
  DrawnTown town = strip({{0, 0}, {80, 0}, {80, 6}, {46, 6}, {46, 3}, {44, 3}, {44, 6}, {0, 6}, {0, 0}});
  town.add(Theme::building, "house", MultiPolygon(rectangle(40, -1, 2, 3)));
  const double truth = std::hypot(2, 1) * 1000;
  const Interval found = width_of_strip(town);
  EXPECT_LE(found.low.to_double(), truth);
  EXPECT_GE(found.low.to_double(), truth - 200);
  EXPECT_GE(found.high.to_double(), truth);
  EXPECT_LE(found.high.to_double(), truth + 200);
}

TEST(ClearWidth, AProvenPinchBesideWhatTheWalkGoesRoundFails) {
  const Line plain = {{0, 0}, {80, 0}, {80, 6}, {0, 6}, {0, 0}};
  DrawnTown pond = strip(plain);
  pond.add(Theme::water, "pond", MultiPolygon(rectangle(39, 1, 2, 4)));   // a metre on each side
  EXPECT_EQ(width_of_strip(pond), (Interval{900, 1100}));
  Line circle;
  for (int i = 0; i <= 64; ++i) circle.push_back({40 + 2 * std::cos(2 * std::numbers::pi * (i % 64) / 64), 3 + 2 * std::sin(2 * std::numbers::pi * (i % 64) / 64)});
  DrawnTown tower = strip(plain);
  tower.add(Theme::building, "tower", MultiPolygon{{circle, {}}});
  EXPECT_EQ(width_of_strip(tower), (Interval{900, 1100}));
  DrawnTown lopsided = strip(plain);
  lopsided.add(Theme::barrier, "planter", MultiPolygon(rectangle(39, 1.3, 2, 3))).kind("planter");
  EXPECT_EQ(width_of_strip(lopsided), (Interval{1600, 1800})) << "1.3 m on the side of the walk, 1.7 m on the other";
}

}  // namespace
}  // namespace levelground::test::bent_passage_test
