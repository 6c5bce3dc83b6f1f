// SPDX-License-Identifier: Apache-2.0
#include "core/judge/in_force.hpp"

#include <gtest/gtest.h>

#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing::in_force_test {
namespace {

constexpr Date early{2025, 12, 31};
constexpr Date later{2026, 1, 1};

/// Score 2 is the scheme's own, score 3 the profile's.
Scheme under_a_profile() {
  Scheme scheme = empty_scheme();
  Criterion width = criterion("ACC-02");
  width.scale = at_least(std::nullopt, limit(1500), limit(2000));
  width.scale.limits[3]->file = "profiles/se.yaml";
  scheme.criteria = {width};
  scheme.profile_valid_from = later;
  return scheme;
}

TEST(InForce, OnlyALimitItselfSaysSinceWhenItHolds) {
  Scheme scheme = under_a_profile();
  EXPECT_TRUE(early_limits(scheme, early).empty()) << "the day of the profile's edition is no day of a law";
  EXPECT_EQ(undated_criteria(scheme), (std::vector<std::uint32_t>{0}));
  scheme.criteria[0].scale.limits[3]->valid_from = later;
  EXPECT_EQ(early_limits(scheme, early), (std::vector<EarlyLimit>{{0, 3, later}}));
  EXPECT_TRUE(early_limits(scheme, later).empty()) << "the day itself counts";
  EXPECT_TRUE(undated_criteria(scheme).empty()) << "of the scheme's own limits nobody asks";
}

TEST(InForce, TheSchemesOwnLimitHoldsAlwaysUnlessItNamesADay) {
  Scheme scheme = under_a_profile();
  scheme.criteria[0].scale.limits[3].reset();
  EXPECT_TRUE(early_limits(scheme, early).empty());
  scheme.criteria[0].scale.limits[2]->valid_from = later;
  EXPECT_EQ(early_limits(scheme, early), (std::vector<EarlyLimit>{{0, 2, later}}));
  EXPECT_TRUE(early_limits(scheme, Date{}).empty()) << "no day, no order of days";
}

}  // namespace
}  // namespace levelground::testing::in_force_test
