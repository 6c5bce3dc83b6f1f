// SPDX-License-Identifier: Apache-2.0
// The engine and a slow literal reading of the rules agree exactly on random schemes and results.
#include <cstdio>
#include <map>

#include <gtest/gtest.h>

#include "core/judge/ranking.hpp"
#include "tests/core/judge/literal_reading.hpp"
#include "tests/core/judge/random_scheme.hpp"

namespace levelground::testing::literal_test {
namespace {

constexpr std::uint64_t cases = 100000;

std::string ends(bool determined, const Fractions& score) {
  return determined ? score.low.to_text_exact() + " " + score.high.to_text_exact() : "undetermined";
}

std::string worst_text(const Scheme& scheme, const WorstServed& worst) {
  std::string text;
  for (const auto& candidate : worst.candidates) {
    if (text.empty()) text = worst.named ? "named" : "candidates";
    text += " " + scheme.groups[candidate.group].id + (candidate.only_for_want_of_data ? "?" : "");
  }
  return text;
}

/// A value that is about as good as the scale asks, so that levels are reached at all.
Measurement good_measurement(Chance& chance, const Scale& scale) {
  Rational value = scale.direction == Scale::Direction::at_most ? Rational(0) : Rational(longest);
  for (const auto& l : scale.limits) {
    if (l && (scale.direction == Scale::Direction::within || chance.one_in(3))) value = l->limit;
  }
  return measured(value, value);
}

TEST(LiteralReading, AgreesExactlyOnRandomSchemesAndResults) {
  const Feature square = site();
  std::map<std::string, int> seen;
  for (std::uint64_t seed = 1; seed <= cases; ++seed) {
    Chance chance(seed);
    const Scheme scheme = random_scheme(chance);
    const JudgeOptions options = random_options(chance, scheme);
    const bool good_place = chance.one_in(2);
    std::vector<CriterionResult> results;
    std::vector<literal::OneCriterion> literal_results;
    for (const Criterion& c : scheme.criteria) {
      const Measurement m = good_place && !chance.one_in(6) ? good_measurement(chance, c.scale) : random_measurement(chance, c);
      const Tri applicable = chance.one_in(12) ? Tri::no : (chance.one_in(12) ? Tri::unknown : Tri::yes);
      results.push_back(judge_criterion(c, scheme.decision_rule, m, applicable, options, square.id));
      const auto literal = literal::read_criterion(c, scheme.decision_rule, m, applicable, options, square.id);
      const CriterionResult& r = results.back();
      ASSERT_EQ(verdict_name(r.verdict), literal.verdict) << "seed " << seed << " " << c.code;
      if (r.verdict != Verdict::not_applicable) {
        ASSERT_EQ(r.score, (ScoreInterval{literal.low, literal.high})) << "seed " << seed << " " << c.code;
      }
      ASSERT_EQ(r.assessed, literal.assessed) << "seed " << seed << " " << c.code;
      literal_results.push_back(literal);
      ++seen[literal.verdict];
    }
    const SiteResult graded = grade_site(scheme, options, square, 0, std::move(results));
    literal_results = literal::read_alternatives(scheme, literal_results);
    for (std::size_t i = 0; i < literal_results.size(); ++i) {
      const CriterionResult& r = graded.criteria[i];
      ASSERT_EQ(verdict_name(r.verdict), literal_results[i].verdict) << "seed " << seed << " " << scheme.criteria[i].code << " with alternatives";
      ASSERT_EQ(r.assessed, literal_results[i].assessed) << "seed " << seed << " " << scheme.criteria[i].code;
      if (r.alternative) ++seen["by alternative"];
      if (r.equivalent) ++seen["by equivalent"];
      if (!scheme.criteria[i].mandatory_from.empty() && r.verdict != Verdict::met && graded.level) ++seen["a level without what a higher one asks"];
    }
    const literal::OneSite read = literal::read_site(scheme, options, literal_results);
    for (std::size_t d = 0; d < scheme.dimensions.size(); ++d) {
      ASSERT_EQ(ends(graded.dimensions[d].determined, graded.dimensions[d].score), read.dimensions[d]) << "seed " << seed;
    }
    for (std::size_t g = 0; g < scheme.groups.size(); ++g) {
      ASSERT_EQ(ends(graded.groups[g].determined, graded.groups[g].score), read.groups[g]) << "seed " << seed;
    }
    ASSERT_EQ(ends(true, graded.total), read.total) << "seed " << seed;
    ASSERT_EQ(graded.assessed.to_text_exact(), read.assessed) << "seed " << seed;
    const std::string outcome = graded.level ? "level " + scheme.levels[*graded.level].id : std::string(outcome_name(graded.outcome));
    ASSERT_EQ(outcome, read.outcome) << "seed " << seed;
    ASSERT_EQ(graded.within_reach ? scheme.levels[*graded.within_reach].id : std::string(), read.within_reach) << "seed " << seed;
    ASSERT_EQ(worst_text(scheme, graded.worst), read.worst) << "seed " << seed;
    ++seen[read.outcome];
  }
  // The cases must be worth something: every verdict and every outcome, and not just once.
  for (const char* what : {"met", "not_met", "cannot_tell", "not_observed", "not_applicable", "level certified", "level silver", "level gold", "not_certified", "undetermined", "screening", "by alternative", "by equivalent",
                           "a level without what a higher one asks"}) {
    EXPECT_GT(seen[what], 50) << what;
  }
  std::printf("%llu random schemes and results, seeds 1 to %llu\n", static_cast<unsigned long long>(cases), static_cast<unsigned long long>(cases));
}

TEST(LiteralReading, TiersAgreeWithComparingEveryPair) {
  for (std::uint64_t seed = 1; seed <= 20000; ++seed) {
    Chance chance(seed);
    std::vector<Fractions> totals(static_cast<std::size_t>(chance.whole(0, 7)));
    std::vector<SiteResult> sites(totals.size());
    for (std::size_t i = 0; i < totals.size(); ++i) {
      const std::int64_t low = chance.whole(0, 12);
      totals[i] = {low, low + (chance.one_in(3) ? 0 : chance.whole(0, 3))};
      sites[i].total = totals[i];
    }
    const Ranking ranking = rank_in_tiers(sites);
    const auto read = literal::read_tiers(totals);
    for (std::size_t i = 0; i < totals.size(); ++i) ASSERT_EQ(ranking.placings[i].tier, read[i]) << "seed " << seed << " site " << i;
  }
}

}  // namespace
}  // namespace levelground::testing::literal_test
