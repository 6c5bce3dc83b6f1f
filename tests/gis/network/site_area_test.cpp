// SPDX-License-Identifier: Apache-2.0
#include <random>

#include <gtest/gtest.h>

#include "gis/network/site_area.hpp"

namespace levelground::test::site_area_test {
namespace {

/// A square of 20 m with a hole of 6 m in its middle, and a square of 5 m apart from it.
MultiPolygon two_squares() {
  return {{{{0, 0}, {20, 0}, {20, 20}, {0, 20}, {0, 0}}, {{{7, 7}, {7, 13}, {13, 13}, {13, 7}, {7, 7}}}},
          {{{30, 0}, {35, 0}, {35, 5}, {30, 5}, {30, 0}}, {}}};
}

TEST(SiteArea, LengthInsideCountsTheAreaAndNotItsHoles) {
  const gis::SiteArea area{Geometry(two_squares())};
  EXPECT_NEAR(area.length_inside(Line{{-5, 10}, {25, 10}}), 20 - 6, 1e-9);
  EXPECT_NEAR(area.length_inside(Line{{-5, 2}, {40, 2}}), 20 + 5, 1e-9);
  EXPECT_NEAR(area.length_inside(Line{{1, 1}, {4, 5}, {4, 6}}), 5 + 1, 1e-9);
  EXPECT_EQ(area.length_inside(Line{{-5, -1}, {40, -1}}), 0);
}

TEST(SiteArea, TheBoundaryBelongsToIt) {
  const gis::SiteArea area{Geometry(two_squares())};
  EXPECT_NEAR(area.length_inside(Line{{-5, 0}, {25, 0}}), 20, 1e-9);
  EXPECT_NEAR(area.length_inside(Line{{7, 0}, {7, 25}}), 20, 1e-9);  // along the edge of the hole too
}

TEST(SiteArea, IsTouchedByWhatLiesAroundAnyOfItsParts) {
  const gis::SiteArea area{Geometry(two_squares())};
  const auto frame = [](double west, double south, double east, double north, std::vector<Line> holes = {}) {
    return Geometry(MultiPolygon{{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, std::move(holes)}});
  };
  EXPECT_TRUE(area.touches(frame(25, -5, 40, 10))) << "around the second part";
  EXPECT_TRUE(area.touches(frame(-5, -5, 25, 25))) << "around the first";
  EXPECT_FALSE(area.touches(frame(22, -5, 28, 10))) << "between both";
  EXPECT_FALSE(area.touches(frame(-9, -9, 60, 40, {{{-8, -8}, {-8, 30}, {50, 30}, {50, -8}, {-8, -8}}}))) << "both lie in its hole";
  EXPECT_TRUE(area.touches(frame(-9, -9, 60, 40, {{{-8, -8}, {-8, 30}, {33, 30}, {33, -8}, {-8, -8}}}))) << "its hole ends in the second part";
}

TEST(SiteArea, LengthInsideIsWhatCutFinds) {
  const gis::SiteArea area{Geometry(two_squares())};
  for (unsigned seed = 1; seed <= 300; ++seed) {
    std::mt19937 random(seed);
    gis::EdgeShape shape;
    for (std::size_t n = 2 + random() % 4; shape.points.size() < n;) {
      shape.points.push_back(
          {static_cast<double>(random() % 45'000) / 1000 - 5, static_cast<double>(random() % 30'000) / 1000 - 5});
    }
    shape.at_mm = gis::shape_distances(shape.points, static_cast<std::int32_t>(length(shape.points) * 1000));
    std::int64_t inside = 0;
    for (const gis::AreaPiece& piece : area.cut(shape)) inside += piece.inside ? piece.to_mm - piece.from_mm : 0;
    EXPECT_NEAR(area.length_inside(shape.points), static_cast<double>(inside) / 1000, 0.02) << "seed " << seed;
  }
}

}  // namespace
}  // namespace levelground::test::site_area_test
