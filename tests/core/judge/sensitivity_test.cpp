// SPDX-License-Identifier: Apache-2.0
#include "core/judge/sensitivity.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/core/judge/random_scheme.hpp"

namespace levelground::testing::sensitivity_test {
namespace {

/// A site judged under the scheme by what was measured.
struct Judged {
  Assessment assessment;
  std::vector<Measurement> measurements;
  std::vector<Tri> applicable;

  /// The standing under another scheme with the same criteria, through the whole judgement.
  Standing under(const Scheme& scheme) const {
    const Feature square = site();
    std::vector<CriterionResult> results;
    for (std::size_t i = 0; i < scheme.criteria.size(); ++i) {
      results.push_back(judge_criterion(scheme.criteria[i], scheme.decision_rule, measurements[i], applicable[i],
                                        assessment.options, square.id));
    }
    const SiteResult graded = grade_site(scheme, assessment.options, square, 0, std::move(results));
    return {graded.outcome, graded.level};
  }
};

Judged random_judged(std::uint64_t seed) {
  Chance chance(seed);
  Judged judged;
  judged.assessment.scheme = random_scheme(chance);
  judged.assessment.options = random_options(chance, judged.assessment.scheme);
  const Scheme& scheme = judged.assessment.scheme;
  const Feature square = site();
  std::vector<CriterionResult> results;
  for (const Criterion& criterion : scheme.criteria) {
    judged.measurements.push_back(chance.one_in(2) ? measured(longest, longest)
                                                   : random_measurement(chance, criterion));
    judged.applicable.push_back(chance.one_in(12) ? Tri::no : Tri::yes);
    results.push_back(judge_criterion(criterion, scheme.decision_rule, judged.measurements.back(),
                                      judged.applicable.back(), judged.assessment.options, square.id));
  }
  judged.assessment.sites = {grade_site(scheme, judged.assessment.options, square, 0, std::move(results))};
  return judged;
}

TEST(Sensitivity, NamesExactlyTheWeightsThatTurnTheOutcome) {
  std::size_t turns = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    const Judged judged = random_judged(seed);
    const SiteResult& site = judged.assessment.sites[0];
    const Standing now{site.outcome, site.level};
    const Sensitivity found = sensitivity(judged.assessment, site);
    if (site.outcome == Outcome::screening) {
      EXPECT_TRUE(found.weights.empty() && found.limits.empty()) << "seed " << seed;
      continue;
    }
    turns += found.weights.size();
    // By a slow search through the whole judgement.
    for (std::uint32_t i = 0; i < judged.assessment.scheme.criteria.size(); ++i) {
      const std::int64_t weight = judged.assessment.scheme.criteria[i].weight;
      for (const int step : {-1, 1}) {
        std::optional<std::int64_t> expected;
        for (std::int64_t other = weight + step; other >= 1 && other <= 5 && !expected; other += step) {
          Scheme scheme = judged.assessment.scheme;
          scheme.criteria[i].weight = other;
          if (judged.under(scheme) != now) expected = other;
        }
        const auto turn = std::find_if(found.weights.begin(), found.weights.end(), [&](const WeightTurn& t) {
          return t.criterion == i && (t.at > t.now) == (step > 0);
        });
        ASSERT_EQ(turn != found.weights.end(), expected.has_value()) << "seed " << seed << " criterion " << i;
        if (expected) {
          EXPECT_EQ(turn->at, *expected) << "seed " << seed << " criterion " << i;
        }
      }
    }
  }
  EXPECT_GT(turns, 20U) << "the random cases no longer turn";
}

TEST(Sensitivity, LimitsTurnWhereItSays) {
  std::size_t turns = 0;
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    const Judged judged = random_judged(seed);
    const SiteResult& site = judged.assessment.sites[0];
    for (const LimitTurn& turn : sensitivity(judged.assessment, site).limits) {
      ++turns;
      Scheme scheme = judged.assessment.scheme;
      Criterion& criterion = scheme.criteria[turn.criterion];
      const bool at_least = criterion.scale.direction == Scale::Direction::at_least;
      const Rational nudge = Rational::ratio(at_least ? 1 : -1, 1'000'000);
      const Rational moved = turn.beyond ? turn.at + nudge : turn.at;
      for (std::size_t s = 1; s < criterion.scale.limits.size(); ++s) {
        auto& limit = criterion.scale.limits.at(s);
        if (!limit) continue;
        const bool stricter_side = static_cast<int>(s) > criterion.pass_score;
        if (static_cast<int>(s) == criterion.pass_score ||
            (stricter_side == at_least ? limit->limit < moved : limit->limit > moved))
          limit->limit = moved;
      }
      EXPECT_EQ(judged.under(scheme), turn.then) << "seed " << seed << ' ' << criterion.code;
      EXPECT_NE(turn.then, (Standing{site.outcome, site.level})) << "seed " << seed;
      EXPECT_NE(turn.verdict, site.criteria[turn.criterion].verdict) << "seed " << seed;
    }
  }
  EXPECT_GT(turns, 50U) << "the random cases no longer turn";
}

TEST(Sensitivity, ThresholdsTurnWhereItSays) {
  std::size_t turns = 0;
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    const Judged judged = random_judged(seed);
    const SiteResult& site = judged.assessment.sites[0];
    for (const ThresholdTurn& turn : sensitivity(judged.assessment, site).thresholds) {
      ++turns;
      Scheme scheme = judged.assessment.scheme;
      Rational& threshold = turn.floor ? scheme.levels[turn.level].floor : scheme.levels[turn.level].total;
      EXPECT_EQ(threshold, turn.now);
      threshold = turn.beyond ? turn.at + Rational::ratio(1, 1'000'000) : turn.at;
      EXPECT_EQ(judged.under(scheme), turn.then) << "seed " << seed;
    }
  }
  EXPECT_GT(turns, 50U) << "the random cases no longer turn";
}

}  // namespace
}  // namespace levelground::testing::sensitivity_test
