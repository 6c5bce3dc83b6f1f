// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "core/judge/ranking.hpp"
#include "tests/core/judge/random_scheme.hpp"
#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing::tiers_test {
namespace {

std::vector<std::uint32_t> tiers(const std::vector<Fractions>& totals) {
  std::vector<SiteResult> sites(totals.size());
  for (std::size_t i = 0; i < totals.size(); ++i) sites[i].total = totals[i];
  std::vector<std::uint32_t> found;
  for (const Placing& placing : rank_in_tiers(sites).placings) found.push_back(placing.tier);
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

/// Sites whose totals are all the same few numbers tie and part in many ways.
Fractions drawn_total(Chance& chance) {
  const std::int64_t low = chance.whole(0, 12);
  return {low, low + (chance.one_in(3) ? 0 : chance.whole(0, 3))};
}

TEST(Tiers, RankingAgainAfterSomeSitesChangedIsRankingAnew) {
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    Chance chance(seed);
    SiteResults sites;
    sites.resize(static_cast<std::size_t>(chance.whole(0, 9)));
    for (std::size_t i = 0; i < sites.size(); ++i) sites.edit(i).total = drawn_total(chance);
    Ranking ranking = rank_in_tiers(sites);
    for (int step = 0; step < 4; ++step) {
      std::vector<std::uint32_t> changed;
      for (std::uint32_t i = 0; i < sites.size(); ++i) {
        if (!chance.one_in(3)) continue;
        sites.edit(i).total = drawn_total(chance);
        changed.push_back(i);
      }
      ranking = rank_again(std::move(ranking), sites, changed);
      const Ranking anew = rank_in_tiers(sites);
      ASSERT_EQ(ranking.placings, anew.placings) << "seed " << seed << " step " << step;
      ASSERT_EQ(ranking.order, anew.order) << "seed " << seed << " step " << step;
      ASSERT_EQ(ranking.totals, anew.totals) << "seed " << seed << " step " << step;
    }
  }
}

TEST(SiteResults, ACopySharesWhatIsNotChanged) {
  SiteResults first;
  for (int i = 0; i < 150; ++i) {
    SiteResult site;
    site.id = std::to_string(i);
    site.gaps.resize(1);
    first.push_back(std::move(site));
  }
  EXPECT_EQ(first[149].gaps[0].site, 149U);
  SiteResults second = first;
  SiteResult other;
  other.id = "other";
  other.gaps.resize(2);
  second.replace(70, other);
  second.edit(71).id = "mine";
  EXPECT_EQ(first[70].id, "70");
  EXPECT_EQ(first[71].id, "71");
  EXPECT_EQ(second[70].id, "other");
  EXPECT_EQ(second[70].gaps[1].site, 70U);
  EXPECT_EQ(second[71].id, "mine");
  EXPECT_EQ(&first[72], &second[72]) << "shared, not copied";
  second.resize(70);
  EXPECT_EQ(second.size(), 70U);
  EXPECT_EQ(first.size(), 150U);
  EXPECT_EQ(first[149].id, "149");
  EXPECT_EQ(std::distance(second.begin(), second.end()), 70);
  EXPECT_THROW((void)second.at(70), std::out_of_range);
}

}  // namespace
}  // namespace levelground::testing::tiers_test
