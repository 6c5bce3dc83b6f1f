// SPDX-License-Identifier: Apache-2.0
#include "core/base/interval.hpp"

#include <gtest/gtest.h>

namespace levelground::interval_test {
namespace {

TEST(Interval, IncludesBothEnds) {
  const Interval interval{2, 5};
  EXPECT_TRUE(interval.contains(Rational(2)));
  EXPECT_TRUE(interval.contains(Rational(5)));
  EXPECT_FALSE(interval.contains(Rational::ratio(51, 10)));
  EXPECT_TRUE(interval.overlaps(Interval{5, 9}));
  EXPECT_FALSE(interval.overlaps(Interval{6, 9}));
  EXPECT_TRUE(Interval::everything().contains(interval));
  EXPECT_FALSE(interval.contains(Interval::everything()));
  EXPECT_TRUE(Interval::exact(3).is_exact());
}

TEST(Interval, JoinsAndMeets) {
  EXPECT_EQ(hull({1, 2}, {5, 9}), (Interval{1, 9}));
  EXPECT_EQ(hull({1, 9}, {5, 6}), (Interval{1, 9}));
  EXPECT_EQ(intersection({1, 5}, {5, 9}), Interval::exact(5));
  EXPECT_EQ(intersection({1, 4}, {5, 9}), std::nullopt);
  EXPECT_EQ(intersection(Interval::everything(), {5, 9}), (Interval{5, 9}));
}

}  // namespace
}  // namespace levelground::interval_test
