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

TEST(InForce, ALimitOfAProfileHoldsSinceTheProfileDoesUnlessItSaysOtherwise) {
  Scheme scheme = under_a_profile();
  EXPECT_EQ(early_limits(scheme, early), (std::vector<EarlyLimit>{{0, 3, later}}));
  EXPECT_TRUE(early_limits(scheme, later).empty()) << "the day itself counts";
  scheme.criteria[0].scale.limits[3]->valid_from = early;
  EXPECT_TRUE(early_limits(scheme, early).empty()) << "its own day goes before the profile's";
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
