// SPDX-License-Identifier: Apache-2.0
#include "core/judge/tie_breaks.hpp"

#include <set>

#include <gtest/gtest.h>

#include "core/judge/ranking.hpp"
#include "core/judge/scores.hpp"
#include "tests/core/judge/random_scheme.hpp"
#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing::tie_breaks_test {
namespace {

Assessment graded(Scheme scheme, const std::vector<std::vector<CriterionResult>>& results) {
  Assessment a;
  a.scheme = std::move(scheme);
  for (std::uint32_t i = 0; i < results.size(); ++i) {
    SiteResult one;
    one.id = one.name = std::string(1, static_cast<char>('A' + i));
    one.criteria = results[i];
    one.total = add_up(a.scheme, results[i]).total;
    a.sites.push_back(std::move(one));
  }
  a.ranking = rank_in_tiers(a.sites);
  return a;
}

/// Three criteria of one dimension: a point of one of them is 100/9.
Scheme three() {
  Scheme s = empty_scheme();
  s.criteria = {criterion("A1", "acc"), criterion("A2", "acc"), criterion("A3", "acc")};
  return s;
}

TEST(TieBreaks, AnAnswerThatPartsNobodyIsNotNamed) {
  // A is 1–7 of 9, B and C 3–5: two unknowns of A, and neither alone takes it out of reach of the others.
  const Assessment a = graded(three(), {{result(Verdict::not_observed, 0, 3), result(Verdict::not_observed, 0, 3), result(Verdict::not_met, 1, 1)},
                                        {result(Verdict::not_met, 1, 1), result(Verdict::met, 2, 2), result(Verdict::cannot_tell, 0, 2)},
                                        {result(Verdict::not_met, 1, 1), result(Verdict::met, 2, 2), result(Verdict::cannot_tell, 0, 2)}});
  EXPECT_TRUE(a.tied(0));
  EXPECT_FALSE(TieBreaks(a).of(0)) << "answered 3 it would be 4–7, answered 0 it would be 1–4";
}

TEST(TieBreaks, AVerdictThatIsMetMayStillPart) {
  // A is 6–8, B 7–8: B lies above A once A3 is answered 2.
  const Assessment a = graded(three(), {{result(Verdict::met, 2, 2), result(Verdict::met, 2, 3), result(Verdict::met, 2, 3)},
                                        {result(Verdict::met, 3, 3), result(Verdict::met, 2, 2), result(Verdict::met, 2, 3)},
                                        {result(Verdict::not_met, 0, 0), result(Verdict::not_met, 0, 0), result(Verdict::not_met, 0, 0)}});
  EXPECT_EQ(TieBreaks(a).of(0), (TieBreak{1, 2, {1}})) << "A2 and A3 do the same: the earlier code";
  EXPECT_EQ(TieBreaks(a).of(1), (TieBreak{2, 3, {0}}));
  EXPECT_FALSE(TieBreaks(a).of(2)) << "ties with nobody";
}

TEST(TieBreaks, ThatItDoesNotApplyIsAnAnswerToo) {
  // A is 4–5 of 9 with an A3 of which nobody knows whether it applies, and 4 of 6 without. B is 3–6 of 9.
  std::vector<CriterionResult> open{result(Verdict::met, 2, 2), result(Verdict::met, 2, 2), result(Verdict::cannot_tell, 0, 1)};
  open[2].applicable = Tri::unknown;
  const Assessment a = graded(three(), {open, {result(Verdict::met, 2, 2), result(Verdict::cannot_tell, 1, 3), result(Verdict::not_met, 0, 1)}});
  EXPECT_EQ(TieBreaks(a).of(0), (TieBreak{2, std::nullopt, {1}})) << "4 of 6 are 6 of 9; 4 and 5 of 9 lie within what B may be";
}

TEST(TieBreaks, ASiteIsNotPartedFromWhomOnlyTheTierJoinsItTo) {
  const Assessment a = graded(three(), {{result(Verdict::met, 2, 3), result(Verdict::met, 2, 2), result(Verdict::met, 2, 2)},
                                  {result(Verdict::met, 2, 2), result(Verdict::met, 2, 2), result(Verdict::cannot_tell, 1, 3)},
                                  {result(Verdict::met, 2, 2), result(Verdict::met, 2, 2), result(Verdict::not_met, 1, 2)}});
  // A 6–7, B 5–7, C 5–6 of 9: A and C are one tier through B alone.
  EXPECT_EQ(a.tier(0), a.tier(2));
  EXPECT_EQ(TieBreaks(a).of(0), (TieBreak{0, 3, {1}})) << "7 lies above B's 5–7, and it lay above C already";
}

TEST(TieBreaks, AnAnswerRaisesWhatNamesItAsAnAlternative) {
  Scheme s = three();
  s.criteria[0].alternatives = {"A2"};
  std::vector<CriterionResult> open{result(Verdict::cannot_tell, 0, 3), result(Verdict::cannot_tell, 0, 3), result(Verdict::not_met, 0, 0)};
  open[0].alternative = 1;
  const Assessment a = graded(s, {open, {result(Verdict::met, 2, 2), result(Verdict::met, 2, 2), result(Verdict::met, 1, 2)}});
  EXPECT_EQ(TieBreaks(a).of(0), (TieBreak{1, 3, {1}})) << "A2 answered 3 makes A1 a 3 as well: 6 of 9, and B is 5–6";
}

TEST(TieBreaks, SaysWhatEveryAnswerTriedOneByOneSays) {
  int with = 0;
  int without = 0;
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    Chance chance(seed);
    Scheme s = empty_scheme();
    for (int i = 0; i < 5; ++i) {
      s.criteria.push_back(criterion("C" + std::to_string(i), chance.one_in(2) ? "acc" : "saf"));
      s.criteria.back().weight = chance.whole(1, 5);
    }
    std::vector<std::vector<CriterionResult>> sites(static_cast<std::size_t>(chance.whole(1, 5)));
    for (auto& results : sites) {
      for (std::size_t i = 0; i < s.criteria.size(); ++i) {
        const int low = static_cast<int>(chance.whole(0, 3));
        const int high = chance.one_in(2) ? low : static_cast<int>(chance.whole(low, 3));
        results.push_back(result(chance.one_in(6) ? Verdict::not_applicable : Verdict::cannot_tell, low, high));
        if (chance.one_in(6)) results.back().applicable = Tri::unknown;
      }
    }
    const Assessment a = graded(s, sites);
    const TieBreaks ties(a);
    for (std::uint32_t n = 0; n < sites.size(); ++n) {
      const auto parted = [&](std::size_t criterion, std::optional<int> score) {
        std::vector<CriterionResult> then = sites[n];
        if (score) then[criterion].score = {*score, *score};
        else then[criterion].verdict = Verdict::not_applicable;
        const Fractions total = add_up(s, then).total;
        std::set<std::uint32_t> others;
        for (std::uint32_t o = 0; o < sites.size(); ++o) {
          const Fractions& other = a.ranking.totals[o];
          const auto apart = [&](const Fractions& mine) { return (mine.low >= other.high) != (other.low >= mine.high); };
          if (o != n && !apart(a.ranking.totals[n]) && apart(total)) others.insert(o);
        }
        return others;
      };
      std::set<std::uint32_t> any;
      for (std::size_t i = 0; i < s.criteria.size(); ++i) {
        const CriterionResult& r = sites[n][i];
        if (r.verdict == Verdict::not_applicable) continue;
        for (int score = r.score.low; r.score.low < r.score.high && score <= r.score.high; ++score) any.merge(parted(i, score));
        if (r.applicable == Tri::unknown) any.merge(parted(i, std::nullopt));
      }
      const auto found = ties.of(n);
      ASSERT_EQ(found.has_value(), !any.empty()) << "seed " << seed << " site " << n;
      ++(found ? with : without);
      if (found) {
        ASSERT_EQ(std::set<std::uint32_t>(found->from.begin(), found->from.end()), parted(found->criterion, found->score)) << "seed " << seed << " site " << n;
      }
    }
  }
  EXPECT_GT(with, 500);
  EXPECT_GT(without, 500);
}

}  // namespace
}  // namespace levelground::testing::tie_breaks_test
