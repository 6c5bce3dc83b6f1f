// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/geometry.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace levelground::geometry_test {
namespace {

MultiPolygon square_with_hole() {
  return {{{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {{{4, 4}, {4, 6}, {6, 6}, {6, 4}, {4, 4}}}}};
}

TEST(Geometry, AreaTakesHolesAway) {
  EXPECT_DOUBLE_EQ(area(square_with_hole()), 96);
  EXPECT_GT(signed_area(square_with_hole()[0].outer), 0);
  EXPECT_LT(signed_area(square_with_hole()[0].holes[0]), 0);
}

TEST(Geometry, AreaDoesNotLoseDigitsFarFromTheOrigin) {
  MultiPolygon moved = square_with_hole();
  for (Point& p : moved[0].outer) p = {p.x + 6582114, p.y + 541902};
  moved[0].holes.clear();
  EXPECT_DOUBLE_EQ(area(moved), 100);
}

TEST(Geometry, BoundaryCountsAsInside) {
  const MultiPolygon square = square_with_hole();
  EXPECT_TRUE(contains(square, {0, 0}));
  EXPECT_TRUE(contains(square, {10, 5}));
  EXPECT_TRUE(contains(square, {4, 5})) << "the edge of a hole belongs to the polygon";
  EXPECT_FALSE(contains(square, {5, 5})) << "a hole is outside";
  EXPECT_FALSE(contains(square, {10.001, 5}));
  EXPECT_TRUE(contains(square, {3, 10}));
}

TEST(Geometry, DistanceIsZeroInsideAndMeasuredFromEveryEdge) {
  const Geometry square = square_with_hole();
  EXPECT_EQ(distance(square, {2, 2}), 0);
  EXPECT_DOUBLE_EQ(distance(square, {5, 5}), 1) << "from inside the hole to its edge";
  EXPECT_DOUBLE_EQ(distance(square, {13, 14}), 5);
  EXPECT_TRUE(std::isinf(distance(Geometry(), {0, 0})));
}

TEST(Geometry, ProjectionFindsThePlaceAlongALine) {
  const Line line{{0, 0}, {10, 0}, {10, 10}};
  const Projection found = project(line, {12, 3});
  EXPECT_DOUBLE_EQ(found.along, 13);
  EXPECT_DOUBLE_EQ(found.offset, 2);
  EXPECT_EQ(found.at, (Point{10, 3}));
  EXPECT_DOUBLE_EQ(project(line, {-3, 4}).offset, 5);
}

TEST(Geometry, PartOfALineKeepsTheVerticesBetween) {
  const Line line{{0, 0}, {10, 0}, {10, 10}};
  EXPECT_EQ(part_of(line, 4, 13), (Line{{4, 0}, {10, 0}, {10, 3}}));
  EXPECT_DOUBLE_EQ(length(part_of(line, 4, 13)), 9);
  EXPECT_EQ(part_of(line, 1, 2), (Line{{1, 0}, {2, 0}}));
}

TEST(Geometry, RepresentativePointLiesInsideEvenARing) {
  const auto point = representative_point(Geometry(square_with_hole()));
  ASSERT_TRUE(point);
  EXPECT_TRUE(contains(square_with_hole(), *point));
  EXPECT_FALSE(representative_point(Geometry()));
  EXPECT_EQ(*representative_point(Geometry(Line{{0, 0}, {4, 0}})), (Point{2, 0}));
}

}  // namespace
}  // namespace levelground::geometry_test
