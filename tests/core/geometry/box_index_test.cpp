// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/box_index.hpp"

#include <gtest/gtest.h>

#include <random>

namespace levelground::box_index_test {
namespace {

std::vector<std::uint32_t> slow(const std::vector<Box>& boxes, const Box& query) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < boxes.size(); ++i) {
    if (!boxes[i].empty() && boxes[i].intersects(query)) found.push_back(i);
  }
  return found;
}

TEST(BoxIndex, FindsWhatLookingAtEveryBoxFinds) {
  for (const unsigned seed : {1U, 2U, 3U, 4U}) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> place(0, 1000);
    std::uniform_real_distribution<double> size(0, 30);
    std::vector<Box> boxes(seed * 777);
    for (Box& box : boxes) {
      const Point p{place(random), place(random)};
      box.include(p);
      box.include(Point{p.x + size(random), p.y + size(random)});
    }
    boxes[5] = Box();  // a thing without a place is never found
    const BoxIndex index(boxes);
    for (int query = 0; query < 200; ++query) {
      Box box;
      box.include(Point{place(random), place(random)});
      box = box.grown(size(random) * 3);
      EXPECT_EQ(index.find(box), slow(boxes, box));
    }
  }
}

TEST(BoxIndex, EmptyAndSingle) {
  EXPECT_TRUE(BoxIndex(std::vector<Box>{}).find({0, 0, 1, 1}).empty());
  const BoxIndex one({{2, 2, 2, 2}});
  EXPECT_EQ(one.find({2, 2, 2, 2}), std::vector<std::uint32_t>{0}) << "a touching box counts";
  EXPECT_TRUE(one.find({3, 3, 4, 4}).empty());
  EXPECT_TRUE(one.find(Box()).empty());
}

TEST(BoxIndex, ManyBoxesInOnePlace) {
  const std::vector<Box> boxes(1000, Box{1, 1, 1, 1});
  EXPECT_EQ(BoxIndex(boxes).find({0, 0, 2, 2}).size(), 1000U);
}

}  // namespace
}  // namespace levelground::box_index_test
