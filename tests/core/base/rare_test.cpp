// SPDX-License-Identifier: Apache-2.0
#include "core/base/rare.hpp"

#include <gtest/gtest.h>

#include <string>

namespace levelground::testing::rare_test {
namespace {

TEST(Rare, IsAsLargeAsAPointerAndCopiesItsValue) {
  static_assert(sizeof(Rare<std::string>) == sizeof(void*));
  Rare<std::string> none;
  EXPECT_FALSE(none);
  Rare<std::string> one = std::string("one");
  Rare<std::string> other = one;
  EXPECT_EQ(one, other);
  other->append("!");
  EXPECT_EQ(*one, "one");
  EXPECT_FALSE(one == other);
  EXPECT_FALSE(one == none);
  one = other;
  EXPECT_EQ(*one, "one!");
  one.reset();
  EXPECT_EQ(one, none);
  other = none;
  EXPECT_FALSE(other.has_value());
}

}  // namespace
}  // namespace levelground::testing::rare_test
