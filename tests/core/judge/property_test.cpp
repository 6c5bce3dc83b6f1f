// SPDX-License-Identifier: Apache-2.0
// What must stay true, on random criteria and measurements; a failure prints its seed.
#include <algorithm>

#include <gtest/gtest.h>

#include "core/judge/combine.hpp"
#include "core/judge/ranking.hpp"
#include "core/scheme/strictness.hpp"
#include "tests/core/judge/random_scheme.hpp"

namespace levelground::testing::property_test {
namespace {

constexpr std::uint64_t cases = 20000;

/// The same scale with one of its limits moved to the strict side, never past the next.
Scale stricter(Chance& chance, Scale scale) {
  for (auto& l : scale.limits) {
    if (!l || chance.one_in(2)) continue;
    const Rational step = Rational::ratio(chance.whole(0, 4), 2);
    if (scale.direction == Scale::Direction::at_most) {
      l->limit = l->limit - step;
    } else {
      l->limit = l->limit + step;
    }
    if (l->upper) l->upper = std::max(l->limit, *l->upper);
    for (WeakerRun& exception : l->exceptions) {
      if (chance.one_in(2)) exception.length = exception.length - 1;
      if (chance.one_in(2)) exception.value = scale.direction == Scale::Direction::at_most ? exception.value - step : exception.value + step;
    }
    if (l->exceptions.size() > 1 && chance.one_in(3)) l->exceptions.pop_back();
    if (chance.one_in(3)) l->within_run = false;
  }
  return scale;
}

/// What `scheme diff`, the linter and the reader call as strict: with pairs that must hold for a whole run, and with runs within runs.
TEST(Property, WhatPassesALimitPassesEveryoneThatItIsAsStrictAs) {
  std::int64_t compared = 0;
  for (std::uint64_t seed = 1; seed <= cases; ++seed) {
    Chance chance(seed);
    Criterion strict = random_criterion(chance, "A1");
    strict.combine = Combine::worst;
    strict.scale = random_scale(chance, true);
    Criterion weak = strict;
    weak.scale = chance.one_in(2) ? random_scale(chance, true) : strict.scale;
    if (weak.scale.direction != strict.scale.direction || strict.scale.direction == Scale::Direction::within) continue;
    for (Criterion* c : {&strict, &weak}) c->scale.limits[1].reset(), c->scale.limits[3].reset();
    if (chance.one_in(2)) weak.scale.limits[2]->within_run = !weak.scale.limits[2]->exceptions.empty();
    if (!as_strict_as(strict.scale.direction, *strict.scale.limits[2], *weak.scale.limits[2])) continue;
    const Measurement m = random_measurement(chance, strict);
    const ScoreInterval one = judge_value(strict, DecisionRule::guarded, m).score;
    const ScoreInterval other = judge_value(weak, DecisionRule::guarded, m).score;
    ASSERT_LE(one.low, other.low) << "seed " << seed;
    ASSERT_LE(one.high, other.high) << "seed " << seed;
    ++compared;
  }
  EXPECT_GT(compared, static_cast<std::int64_t>(cases / 10));
}

TEST(Property, AStricterLimitNeverRaisesAScore) {
  for (std::uint64_t seed = 1; seed <= cases; ++seed) {
    Chance chance(seed);
    Criterion c = random_criterion(chance, "A1");
    const Measurement m = random_measurement(chance, c);
    if (c.scale.direction == Scale::Direction::within) continue;  // a range that moves is not stricter
    const CriterionResult before = judge(c, m);
    c.scale = stricter(chance, c.scale);
    const CriterionResult after = judge(c, m);
    ASSERT_LE(after.score.low, before.score.low) << "seed " << seed;
    ASSERT_LE(after.score.high, before.score.high) << "seed " << seed;
  }
}

TEST(Property, FillingInOneUnknownNeverWidensAnInterval) {
  std::size_t filled = 0;
  for (std::uint64_t seed = 1; seed <= cases; ++seed) {
    Chance chance(seed);
    Criterion c = random_criterion(chance, "A1");
    c.coverage_gate.reset();
    Measurement m = random_measurement(chance, c);
    m.unusable.reset();
    PlaceResult* unknown = nullptr;
    for (PlaceResult& p : m.places) {
      if (!p.known) unknown = &p;
    }
    if (!unknown) continue;
    // A whole observation that the filled value contradicts is a dissenting observer, who may widen: fill in what it allows.
    std::int64_t low = chance.whole(0, longest);
    std::int64_t high = longest;
    if (m.whole) {
      if (c.scale.direction == Scale::Direction::within) continue;
      const std::int64_t bound = c.scale.direction == Scale::Direction::at_least ? m.whole->value.low.num() : m.whole->value.high.num();
      low = c.scale.direction == Scale::Direction::at_least ? std::max(low, bound) : chance.whole(0, bound);
      if (c.scale.direction == Scale::Direction::at_most) high = bound;
      if (c.combine == Combine::worst) continue;  // some place must still be able to be its worst point: see the next property
    }
    const CriterionResult before = judge(c, m);
    unknown->known = true;
    unknown->value = {low, chance.whole(low, high)};
    m.observed = true;
    const CriterionResult after = judge(c, m);
    ++filled;
    ASSERT_GE(after.score.low, before.score.low) << "seed " << seed;
    ASSERT_LE(after.score.high, before.score.high) << "seed " << seed;
    if (before.verdict == Verdict::met || before.verdict == Verdict::not_met) {
      ASSERT_EQ(after.verdict, before.verdict) << "seed " << seed;
    }
  }
  EXPECT_GT(filled, cases / 10);
}

TEST(Property, FillingInAWorstPlaceBesideAWholeObservationNeverWidens) {
  std::size_t filled = 0;
  for (std::uint64_t seed = 1; seed <= cases; ++seed) {
    Chance chance(seed);
    Criterion c = random_criterion(chance, "A1");
    c.combine = Combine::worst;
    c.scale = random_scale(chance, true);
    if (c.scale.direction == Scale::Direction::within) continue;
    const std::int64_t w = chance.whole(0, longest);
    Measurement m = of_places({stretch(0, 0, 3, w, w), stretch(0, 3, 3 + chance.whole(0, 9), w, w), stretch(1, 0, chance.whole(0, 9), w, longest)});
    for (PlaceResult& p : m.places) {
      p.known = false;
      p.value = domain(Quantity::length);
    }
    m.whole = place(w, w);
    m.observed = true;
    const CriterionResult before = judge(c, m);
    // The filled value lies on the good side of the worst point; two places remain that can be that point.
    m.places[0].known = true;
    m.places[0].value = c.scale.direction == Scale::Direction::at_least ? Interval{w, longest} : Interval{0, w};
    const CriterionResult after = judge(c, m);
    ++filled;
    ASSERT_GE(after.score.low, before.score.low) << "seed " << seed;
    ASSERT_LE(after.score.high, before.score.high) << "seed " << seed;
  }
  EXPECT_GT(filled, cases / 10);
}

TEST(Property, TheOrderOfPlacesAndACutAtAVertexChangeNothing) {
  for (std::uint64_t seed = 1; seed <= cases / 4; ++seed) {
    Chance chance(seed);
    const Criterion c = random_criterion(chance, "A1");
    Measurement m = random_measurement(chance, c);
    const CriterionResult before = judge(c, m);
    std::reverse(m.places.begin(), m.places.end());
    if (c.combine == Combine::worst && !m.places.empty() && m.places.front().stretch && m.places.front().stretch->to_mm > m.places.front().stretch->from_mm) {
      PlaceResult half = m.places.front();
      const std::int64_t cut = (half.stretch->from_mm + half.stretch->to_mm) / 2;
      m.places.front().stretch->to_mm = cut;
      half.stretch->from_mm = cut;
      m.places.push_back(half);
    }
    const CriterionResult after = judge(c, m);
    ASSERT_EQ(after.verdict, before.verdict) << "seed " << seed;
    ASSERT_EQ(after.score, before.score) << "seed " << seed;
    ASSERT_EQ(after.judged, before.judged) << "seed " << seed;
  }
}

TEST(Property, ASiteWithFewerUnknownsHasNoWiderTotal) {
  for (std::uint64_t seed = 1; seed <= cases / 4; ++seed) {
    Chance chance(seed);
    const Scheme s = random_scheme(chance);
    std::vector<CriterionResult> results;
    for (std::size_t i = 0; i < s.criteria.size(); ++i) {
      const int low = static_cast<int>(chance.whole(0, 3));
      results.push_back(result(Verdict::cannot_tell, low, static_cast<int>(chance.whole(low, 3))));
    }
    const SiteResult before = grade_site(s, {}, site(), 0, results);
    auto& one = results[static_cast<std::size_t>(chance.whole(0, static_cast<std::int64_t>(results.size()) - 1))].score;
    one.low = one.high = static_cast<int>(chance.whole(one.low, one.high));
    const SiteResult after = grade_site(s, {}, site(), 0, results);
    ASSERT_GE(after.total.low, before.total.low) << "seed " << seed;
    ASSERT_LE(after.total.high, before.total.high) << "seed " << seed;
  }
}

TEST(Property, SitesThatAreJudgedAlikeAreGradedAlikeAndStandInOneTier) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Chance chance(seed);
    const Scheme s = random_scheme(chance);
    std::vector<CriterionResult> judged;
    for (const Criterion& c : s.criteria) judged.push_back(judge(c, random_measurement(chance, c)));
    std::vector<SiteResult> sites;
    for (int i = 0; i < 5; ++i) sites.push_back(grade_site(s, {}, site("town:site/" + std::to_string(i)), 0, judged));
    const Ranking ranking = rank_in_tiers(sites);
    for (std::size_t i = 0; i < sites.size(); ++i) {
      ASSERT_EQ(sites[i].total, sites[0].total) << "seed " << seed;
      ASSERT_EQ(sites[i].outcome, sites[0].outcome) << "seed " << seed;
      ASSERT_EQ(sites[i].gaps.size(), sites[0].gaps.size()) << "seed " << seed;
      ASSERT_EQ(ranking.placings[i], ranking.placings[0]) << "seed " << seed;
    }
    ASSERT_TRUE(ranking.placings[0].tied) << "seed " << seed;
  }
}

}  // namespace
}  // namespace levelground::testing::property_test
