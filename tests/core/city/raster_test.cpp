// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <functional>

#include <gtest/gtest.h>

#include "core/base/errors.hpp"
#include "core/city/raster.hpp"

namespace levelground::raster_test {
namespace {

/// Two by two cells of 10 m, the upper left corner at (100, 220); the lower right cell is unknown.
RasterTile four() {
  RasterTile tile;
  tile.columns = tile.rows = 2;
  tile.origin = {100, 220};
  tile.across = {10, 0};
  tile.down = {0, -10};
  tile.low = {1000, 2000, 3000, 1};
  tile.high = {1000, 2500, 3000, 0};
  return tile;
}

TEST(Raster, SaysWhatTheCellAtAPlaceSays) {
  const Raster raster({}, {four()});
  EXPECT_EQ(raster.at({101, 219}), Interval::exact(1000));
  EXPECT_EQ(raster.at({119, 211}), (Interval{2000, 2500}));
  EXPECT_EQ(raster.at({101, 201}), Interval::exact(3000));
  EXPECT_EQ(raster.at({119, 201}), std::nullopt) << "nobody knows";
  EXPECT_EQ(raster.at({121, 219}), std::nullopt) << "outside";
  EXPECT_EQ(raster.cells(), 4U);
  EXPECT_EQ(raster.cell_metres(), 10);
}

TEST(Raster, IsSmoothBetweenTheMiddlesOfItsCells) {
  const Raster raster({}, {four()});
  const auto middle = raster.smooth_at({105, 215});
  ASSERT_TRUE(middle) << "at the middle of a cell the others do not matter";
  EXPECT_DOUBLE_EQ(middle->low, 1000);
  EXPECT_FALSE(raster.smooth_at({110, 215})) << "nothing beside the two tells how the ground bends between them";
  EXPECT_FALSE(raster.smooth_at({110, 210})) << "one of the four is unknown";
  EXPECT_FALSE(raster.smooth_at({101, 219})) << "beyond the middles there is nothing to lean on";
}

/// Cells of `size` metres, 12 × 12 from the corner at 0, 0, of a ground in mm: its height at their middles, or the mean over them.
Raster drawn(double size, const std::function<double(double, double)>& ground, bool means) {
  RasterTile tile;
  tile.columns = tile.rows = 12;
  tile.across = {size, 0};
  tile.down = {0, size};
  for (std::uint32_t r = 0; r < tile.rows; ++r) {
    for (std::uint32_t c = 0; c < tile.columns; ++c) {
      constexpr int parts = 16;
      double sum = 0;
      for (int i = 0; i < parts * parts; ++i) sum += ground((c + (i % parts + 0.5) / parts) * size, (r + (i / parts + 0.5) / parts) * size);
      const double value = means ? sum / (parts * parts) : ground((c + 0.5) * size, (r + 0.5) * size);
      tile.low.push_back(static_cast<std::int32_t>(std::floor(value)));
      tile.high.push_back(static_cast<std::int32_t>(std::ceil(value)));
    }
  }
  return Raster({}, {std::move(tile)});
}

TEST(Raster, HoldsTheHeightOfAnyRampThatIsDrawnOnIt) {
  constexpr double slope = 80;   // mm per metre
  constexpr double rounding = 2.5;   // cells are whole millimetres
  const double pi = std::acos(-1.0);
  for (const bool means : {false, true}) {
    for (const double size : {0.5, 1.0, 2.0}) {
      for (int turn = 0; turn < 12; ++turn) {
        for (const double offset : {0.0, 0.13, 0.25, 0.5, 0.71, 0.98}) {
          for (const double cells : {2.0, 3.3, 99.0}) {   // of way up the ramp
            const double east = std::cos(pi * turn / 12);
            const double north = std::sin(pi * turn / 12);
            const double foot = ((east + north) * 5 + offset) * size;
            const auto ground = [&](double x, double y) { return std::clamp(x * east + y * north - foot, 0.0, cells * size) * slope + 1000; };
            const Raster raster = drawn(size, ground, means);
            double widest = 0;
            for (double x = 3; x < 9; x += 0.37) {
              for (double y = 3; y < 9; y += 0.41) {
                const auto there = raster.smooth_at({x * size, y * size});
                ASSERT_TRUE(there);
                const double truth = ground(x * size, y * size);
                ASSERT_LE(there->low, truth + rounding) << "turn " << turn << ", cells of " << size << ", foot " << offset << ", means " << means;
                ASSERT_GE(there->high, truth - rounding) << "turn " << turn << ", cells of " << size << ", foot " << offset << ", means " << means;
                widest = std::max(widest, there->high - there->low);
              }
            }
            const bool along = turn % 6 == 0;
            EXPECT_LE(widest, (along ? 0.34 : 0.75) * slope * size + 6) << "cells times the change of slope";
          }
        }
      }
    }
  }
}

TEST(Raster, KeepsAPlaneAsItIs) {
  const Raster raster = drawn(1, [](double x, double y) { return x * 64 + y * 32; }, false);
  for (double x = 3; x < 9; x += 0.37) {
    const auto there = raster.smooth_at({x, 5.25});
    ASSERT_TRUE(there);
    EXPECT_NEAR(there->low, x * 64 + 168, 1e-6);
    EXPECT_NEAR(there->high, x * 64 + 168, 1e-6);
  }
}

TEST(Raster, TakesAStepBetweenTwoCellsToGoEvenly) {
  const Raster raster = drawn(1, [](double x, double) { return x < 6 ? 0.0 : 300.0; }, false);
  for (const double x : {5.6, 5.9, 6.1, 6.4}) {
    const auto there = raster.smooth_at({x, 5.25});
    ASSERT_TRUE(there);
    EXPECT_NEAR(there->low, (x - 5.5) * 300, 1e-6) << "no slope is read from a wall";
    EXPECT_NEAR(there->high, (x - 5.5) * 300, 1e-6);
  }
}

TEST(Raster, CountsNoBendThatTheStatedAccuracyCovers) {
  const auto ridge = [](double x, double) { return 20 * std::fabs(x - 6); };   // bends by 10 mm at most
  RasterFacts facts;
  facts.difference_accuracy = 40;
  const Raster exact = drawn(1, ridge, false);
  RasterTile tile;
  tile.columns = tile.rows = 12;
  tile.across = {1, 0};
  tile.down = {0, 1};
  for (int i = 0; i < 144; ++i) tile.low.push_back(static_cast<std::int32_t>(ridge(i % 12 + 0.5, 0)));
  tile.high = tile.low;
  const auto there = Raster(facts, {tile}).smooth_at({6.1, 5.25});
  EXPECT_DOUBLE_EQ(there->low, there->high);
  EXPECT_LT(exact.smooth_at({6.1, 5.25})->low, there->low);
}

TEST(Raster, MayBeTurned) {
  RasterTile tile = four();
  tile.across = {0, -10};  // columns run south, rows run west
  tile.down = {-10, 0};
  const Raster raster({}, {tile});
  EXPECT_EQ(raster.at({99, 219}), Interval::exact(1000));
  EXPECT_EQ(raster.at({99, 201}), (Interval{2000, 2500}));
  EXPECT_EQ(raster.at({81, 219}), Interval::exact(3000));
}

TEST(Raster, TilesMeetWithoutASeam) {
  RasterTile left = four();
  left.columns = Raster::tile_side;
  left.rows = 1;
  left.across = {1, 0};
  left.down = {0, -1};
  left.low.assign(Raster::tile_side, 0);
  for (std::uint32_t c = 0; c < Raster::tile_side; ++c) left.low[c] = static_cast<std::int32_t>(c * 100);
  left.high = left.low;
  RasterTile right = left;
  right.column = Raster::tile_side;
  right.columns = 1;
  right.origin.x += Raster::tile_side;
  right.low = right.high = {6400};
  const Raster raster({}, {right, left});
  for (const double x : {163.0, 163.75, 164.0, 164.25}) {
    const auto there = raster.smooth_at({x, 219.5});
    ASSERT_TRUE(there) << x;
    EXPECT_NEAR(there->low, (x - 100.5) * 100, 1e-9) << x;
  }
}

TEST(Raster, VisitsTheCellsOfABox) {
  const Raster raster({}, {four()});
  Box box;
  box.include(Point{111, 205});
  box.include(Point{112, 215});
  std::vector<std::optional<Interval>> values;
  raster.visit(box, [&](const Raster::Cell& cell) {
    values.push_back(cell.value);
    EXPECT_GT(signed_area({cell.corners[0], cell.corners[1], cell.corners[2], cell.corners[3], cell.corners[0]}), 0);
  });
  EXPECT_EQ(values, (std::vector<std::optional<Interval>>{Interval{2000, 2500}, std::nullopt}));
}

TEST(Raster, ATileMustHoldItsCells) {
  RasterTile tile = four();
  tile.low.pop_back();
  EXPECT_THROW(Raster({}, {tile}), Defect);
  EXPECT_THROW(Raster({}, {four(), four()}), Defect);
}

}  // namespace
}  // namespace levelground::raster_test
