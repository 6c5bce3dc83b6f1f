// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing::groups_test {
namespace {

GroupResult group(const Rational& low, const Rational& high, bool determined = true) { return {determined, 4, {low, high}, 1}; }

std::string shown(const WorstServed& worst) {
  std::string text = worst.named ? "named" : "candidates";
  for (const auto& candidate : worst.candidates) text += " " + std::to_string(candidate.group) + (candidate.only_for_want_of_data ? "?" : "");
  return text;
}

TEST(WorstServed, IsNamedOnlyBelowEveryOtherLowEnd) {
  EXPECT_EQ(shown(find_worst_served({group(60, 62), group(63, 90), group(70, 71)}, {0, 1, 2})), "named 0");
  EXPECT_EQ(shown(find_worst_served({group(60, 62), group(62, 90), group(70, 71)}, {0, 1, 2})), "candidates 0 1?") << "62 is not below 62";
}

TEST(WorstServed, CandidatesReachDownToTheSmallestHighEnd) {
  EXPECT_EQ(shown(find_worst_served({group(50, 80), group(55, 60), group(59, 90), group(61, 61)}, {0, 1, 2, 3})), "candidates 0? 1 2?");
}

TEST(WorstServed, EqualGroupsAreAllCandidatesOnTheirOwnMerits) {
  EXPECT_EQ(shown(find_worst_served({group(60, 60), group(60, 60)}, {0, 1})), "candidates 0 1");
}

TEST(WorstServed, LooksOnlyAtTheScopeAndAtWhatIsDetermined) {
  EXPECT_EQ(shown(find_worst_served({group(10, 10), group(60, 62), group(63, 90)}, {1, 2})), "named 1");
  EXPECT_EQ(shown(find_worst_served({group(10, 10, false), group(60, 62), group(63, 90)}, {0, 1, 2})), "named 1");
  EXPECT_EQ(shown(find_worst_served({group(10, 10, false)}, {0})), "candidates");
  EXPECT_EQ(shown(find_worst_served({group(10, 10)}, {0})), "candidates") << "one group alone is worse off than nobody";
  EXPECT_EQ(shown(find_worst_served({group(10, 10), group(60, 62, false)}, {0, 1})), "candidates") << "nor beside one of which nothing can be said";
}

}  // namespace
}  // namespace levelground::testing::groups_test
