// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing {
namespace {

std::vector<std::uint32_t> tiers(const std::vector<Fractions>& totals) {
  std::vector<SiteResult> sites(totals.size());
  for (std::size_t i = 0; i < totals.size(); ++i) sites[i].total = totals[i];
  rank_in_tiers(empty_scheme(), sites);
  std::vector<std::uint32_t> found;
  for (const SiteResult& s : sites) found.push_back(s.tier);
  return found;
}

using Tiers = std::vector<std::uint32_t>;

TEST(Tiers, AboveOnlyWhenTheLowEndIsAtLeastTheHighEnd) {
  EXPECT_EQ(tiers({{80, 90}, {70, 80}, {60, 69}}), (Tiers{1, 2, 3}));
  EXPECT_EQ(tiers({{79, 90}, {70, 80}}), (Tiers{1, 1}));
}

TEST(Tiers, TiesAreTransitive) {
  EXPECT_EQ(tiers({{50, 60}, {59, 70}, {69, 80}, {40, 50}}), (Tiers{1, 1, 1, 2}));
}

TEST(Tiers, EqualPointsTie) {
  EXPECT_EQ(tiers({{60, 60}, {60, 60}, {60, 70}, {50, 60}}), (Tiers{2, 2, 1, 3}));
}

TEST(Tiers, OfNothing) { EXPECT_EQ(tiers({}), (Tiers{})); }

TEST(Tiers, TheSeparatingUnknownMovesTheTotalMost) {
  Scheme s = empty_scheme();
  s.criteria = {criterion("A1", "acc"), criterion("A2", "acc"), criterion("A3", "acc"), criterion("S1", "saf")};
  s.criteria[2].weight = 3;
  SiteResult one;
  one.total = {40, 60};
  one.criteria = {result(Verdict::not_observed, 0, 3), result(Verdict::cannot_tell, 1, 2), result(Verdict::met, 3, 3), result(Verdict::cannot_tell, 0, 1)};
  SiteResult two = one;
  two.criteria[3] = result(Verdict::cannot_tell, 0, 3);
  SiteResult alone = one;
  alone.total = {90, 95};
  std::vector<SiteResult> sites = {one, two, alone};
  sites[1].gaps.resize(1);
  rank_in_tiers(s, sites);
  EXPECT_EQ(sites[0].separating, "S1") << "30·3/5 = 18 for A1, 25·1/1 = 25 for S1";
  EXPECT_EQ(sites[1].separating, "S1");
  EXPECT_EQ(sites[2].separating, "") << "ties with nobody";
  EXPECT_EQ(sites[1].gaps[0].site, 1U);
}

}  // namespace
}  // namespace levelground::testing
