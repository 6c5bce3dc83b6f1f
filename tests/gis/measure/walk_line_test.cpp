// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/walk_line.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace levelground::test::walk_line_test {
namespace {

// What is asked of the few runs about a place is what all of them say.
TEST(WalkLine, AlongTheRunsAboutAPlaceIsAlongTheWholeLine) {
  for (const unsigned seed : {1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U}) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const auto in = [&](double low, double high) { return std::uniform_real_distribution<double>(low, high)(random); };
    Line points = {{0, 0}};
    for (int i = 0; i < 60; ++i) points.push_back({points.back().x + in(-3, 4), points.back().y + in(-3, 3)});
    const gis::WalkLine walk(points, 11);
    std::size_t fewer = 0;
    for (int i = 0; i < 200; ++i) {
      const Point middle{in(-20, 60), in(-30, 30)};
      const double radius = in(0, 2);
      const auto about = walk.runs_about(middle, radius);
      if (about.size() < points.size() - 1) ++fewer;
      for (int k = 0; k < 5; ++k) {
        const double turn = in(0, 6.28), off = in(0, radius);
        const Point p{middle.x + off * std::cos(turn), middle.y + off * std::sin(turn)};
        EXPECT_NEAR(walk.along(p, about), walk.place_of(p).along, 1e-9);
      }
    }
    EXPECT_GT(fewer, 150U) << "else nothing was asked of few";
  }
}

}  // namespace
}  // namespace levelground::test::walk_line_test
