// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>
#include <random>

#include <gtest/gtest.h>
#include <proj.h>

#include "gis/crs/smooth_tiles.hpp"
#include "gis/crs/transformation.hpp"

namespace levelground::gis::smooth_tiles_test {
namespace {

/// PROJ itself, without our classes between.
Point by_proj(PJ* operation, const Point& p) {
  const PJ_COORD moved = proj_trans(operation, PJ_FWD, proj_coord(p.x, p.y, 0, 0));
  return {moved.xy.x, moved.xy.y};
}

TEST(SmoothTiles, ATransformationIsWithinAMicrometreOfProj) {
  struct Place {
    const char* crs;
    LonLatBox box;
  };
  // Transverse Mercator near and far from its meridian, a conic, an oblique and a plain Mercator, both halves of the
  // earth.
  for (const auto& [code, box] : {Place{"EPSG:32632", {8.5, 49.3, 8.9, 49.5}},
                                  {"EPSG:32632", {5.9, 47.0, 6.3, 47.2}},
                                  {"EPSG:3006", {17.9, 59.2, 18.3, 59.5}},
                                  {"EPSG:2154", {2.2, 48.8, 2.5, 48.95}},
                                  {"EPSG:2193", {174.6, -36.95, 174.9, -36.8}},
                                  {"EPSG:2056", {7.3, 46.9, 7.6, 47.0}},
                                  {"EPSG:3395", {-0.3, 51.4, 0.1, 51.6}}}) {
    SCOPED_TRACE(code);
    ProjContext proj;
    const Problem where;
    const Transformation way(proj, read_crs(proj, "EPSG:4326", where), read_crs(proj, code, where), box, where);
    PJ* crude = proj_create_crs_to_crs(nullptr, "EPSG:4326", code, nullptr);
    PJ* direct = proj_normalize_for_visualization(nullptr, crude);
    std::mt19937 random(1);
    for (int i = 0; i < 2000; ++i) {
      const auto between = [&](double low, double high) {
        return low + (high - low) * static_cast<double>(random() % 1'000'000) / 1e6;
      };
      const Point p{between(box.west, box.east), between(box.south, box.north)};
      EXPECT_LE(distance(way.apply(p), by_proj(direct, p)), 1e-6);
    }
    proj_destroy(direct);
    proj_destroy(crude);
  }
}

TEST(SmoothTiles, WhatIsNotSmoothIsLeftToTheExactOperation) {
  // A fault line along 10.02 degrees east: a metre aside beyond it.
  const auto faulty = [](std::span<Point> points) {
    for (Point& p : points) p = {p.x * 70'000 + (p.x > 10.02 ? 1.0 : 0.0), p.y * 110'000};
  };
  SmoothTiles tiles(faulty);
  std::vector<Point> points;
  for (double x = 9.9; x < 10.2; x += 0.001) points.push_back({x, 50.01});
  std::vector<Point> exact = points;
  faulty(exact);
  tiles.apply(points);
  for (std::size_t i = 0; i < points.size(); ++i) EXPECT_LE(distance(points[i], exact[i]), 1e-6);
  EXPECT_EQ(tiles.exact_tiles(), 1U);
}

TEST(SmoothTiles, APlaceWithoutAnImageStaysWithout) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  SmoothTiles tiles([](std::span<Point> points) {
    for (Point& p : points) p = std::fabs(p.y) < 80 ? Point{p.x * 1000, p.y * 1000} : Point{infinite, infinite};
  });
  std::vector<Point> points = {{10, 5}, {10, 85}, {5000, 5}, {10, 79.999}, {std::nan(""), 0}};
  tiles.apply(points);
  EXPECT_NEAR(points[0].x, 10'000, 1e-6);
  EXPECT_EQ(points[1], (Point{infinite, infinite}));
  EXPECT_EQ(points[2].x, 5'000'000);  // no longitude, but that is for the operation to say
  EXPECT_NEAR(points[3].y, 79'999, 1e-6);
  EXPECT_TRUE(std::isnan(points[4].x) || std::isinf(points[4].x));
}

TEST(SmoothTiles, APointDoesNotDependOnItsNeighbours) {
  const auto curved = [](std::span<Point> points) {
    for (Point& p : points) p = {std::sin(p.x / 50) * 6e6, std::cos(p.y / 50) * 6e6};
  };
  std::mt19937 random(7);
  std::vector<Point> points;
  for (int i = 0; i < 500; ++i)
    points.push_back(
        {static_cast<double>(random() % 4000) / 1000 - 2, static_cast<double>(random() % 4000) / 1000 - 2});
  std::vector<Point> together = points;
  SmoothTiles first(curved);
  first.apply(together);
  SmoothTiles second(curved);
  for (std::size_t i = points.size(); i-- > 0;) {
    Point alone = points[i];
    second.apply({&alone, 1});
    EXPECT_EQ(alone, together[i]);
  }
}

}  // namespace
}  // namespace levelground::gis::smooth_tiles_test
