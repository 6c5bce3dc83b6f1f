// SPDX-License-Identifier: Apache-2.0
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
  const auto between = raster.smooth_at({110, 215});
  ASSERT_TRUE(between);
  EXPECT_DOUBLE_EQ(between->low, 1500);
  EXPECT_DOUBLE_EQ(between->high, 1750);
  EXPECT_FALSE(raster.smooth_at({110, 210})) << "one of the four is unknown";
  EXPECT_FALSE(raster.smooth_at({101, 219})) << "beyond the middles there is nothing to lean on";
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
