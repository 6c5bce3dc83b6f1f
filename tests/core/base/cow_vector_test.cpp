// SPDX-License-Identifier: Apache-2.0
#include "core/base/cow_vector.hpp"

#include <gtest/gtest.h>

#include <string>

namespace levelground::cow_vector_test {
namespace {

using Words = CowVector<std::string>;

TEST(CowVector, CopiesShareTheirMembersUntilOneIsChanged) {
  const Words one{"a", "b"};
  Words other = one;
  EXPECT_EQ(&std::as_const(other)[0], &one[0]) << "nothing was copied";
  other[0] = "c";
  EXPECT_EQ(one[0], "a");
  EXPECT_EQ(other[0], "c");
  EXPECT_EQ(other[1], "b");
  const std::string* own = &std::as_const(other)[0];
  other.push_back("d");
  other[2] = "e";
  EXPECT_EQ(one.size(), 2U);
  EXPECT_EQ(other.size(), 3U);
  own = &std::as_const(other)[0];
  other[1] = "f";
  EXPECT_EQ(&std::as_const(other)[0], own) << "what nobody else holds is changed in place";
}

TEST(CowVector, EveryWayOfChangingLeavesTheOtherCopyAlone) {
  const Words one{"a", "b", "c"};
  const auto changed = [&](const auto& change) {
    Words other = one;
    change(other);
    EXPECT_EQ(static_cast<const std::vector<std::string>&>(one), (std::vector<std::string>{"a", "b", "c"}));
    return static_cast<std::vector<std::string>>(static_cast<const std::vector<std::string>&>(other));
  };
  using List = std::vector<std::string>;
  EXPECT_EQ(changed([](Words& w) { w.at(1) = "x"; }), (List{"a", "x", "c"}));
  EXPECT_EQ(changed([](Words& w) { w.front() = "x"; }), (List{"x", "b", "c"}));
  EXPECT_EQ(changed([](Words& w) { w.back() = "x"; }), (List{"a", "b", "x"}));
  EXPECT_EQ(changed([](Words& w) { for (std::string& word : w) word += "!"; }), (List{"a!", "b!", "c!"}));
  EXPECT_EQ(changed([](Words& w) { w.clear(); }), List{});
  EXPECT_EQ(changed([](Words& w) { w.resize(1); }), List{"a"});
  EXPECT_EQ(changed([](Words& w) { w.erase(w.begin(), w.begin() + 2); }), List{"c"});
}

TEST(CowVector, AnEmptyOneIsReadAsAnEmptyVector) {
  const Words none;
  EXPECT_TRUE(none.empty());
  EXPECT_EQ(none.begin(), none.end());
  EXPECT_THROW(static_cast<void>(none.at(0)), std::out_of_range);
}

}  // namespace
}  // namespace levelground::cow_vector_test
