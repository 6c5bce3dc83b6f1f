// SPDX-License-Identifier: Apache-2.0
#include "core/judge/sensitivity.hpp"

#include <algorithm>
#include <array>
#include <string>

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

/// A little nearer to where it is now than the turning, and a little past it: less than any two numbers of these cases lie apart.
Rational just(const Rational& at, bool up, bool after) {
  const Rational nudge = Rational::ratio(1, 1'000'000);
  return up == after ? at + nudge : at - nudge;
}

/// Unchanged just before the turning, changed just after it (or already at it), as it says.
template <typename Under>
void expect_turn(const Rational& now, const Rational& at, bool up, bool beyond, const Standing& stands, const Standing& then, const Under& under,
                 const std::string& where) {
  EXPECT_NE(then, stands) << where;
  EXPECT_EQ(under(just(at, up, true)), then) << where << " after";
  EXPECT_EQ(under(at), beyond ? stands : then) << where << " at";
  const Rational before = just(at, up, false);
  if (up ? before >= now : before <= now) {
    EXPECT_EQ(under(before), stands) << where << " before";
  }
}

TEST(Sensitivity, LimitsTurnWhereItSays) {
  std::array<std::size_t, 4> turns{};
  std::size_t for_points = 0;
  std::size_t with_alternatives = 0;
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    const Judged judged = random_judged(seed);
    const SiteResult& site = judged.assessment.sites[0];
    const Standing stands{site.outcome, site.level};
    for (const LimitTurn& turn : sensitivity(judged.assessment, site).limits) {
      ++turns.at(static_cast<std::size_t>(turn.number.part));
      const Scheme& now = judged.assessment.scheme;
      const Criterion& criterion = now.criteria[turn.criterion];
      for_points += turn.verdict == site.criteria[turn.criterion].verdict;
      with_alternatives += !criterion.alternatives.empty();
      EXPECT_EQ(number_now(criterion.scale, turn.number), turn.now);
      const auto under = [&](const Rational& value) {
        Scheme scheme = now;
        scheme.criteria[turn.criterion].scale = with_number(criterion, turn.number, value);
        return judged.under(scheme);
      };
      const bool up = turn.stricter == stricter_upwards(criterion.scale.direction, turn.number);
      const std::string where = "seed " + std::to_string(seed) + " " + criterion.code + " score " + std::to_string(turn.number.score) + " part " +
                                std::to_string(static_cast<int>(turn.number.part));
      // At the very end of what a number may be there is nothing past it.
      const Bound bound = bound_of(criterion, turn.number, up);
      if (bound.end && *bound.end == turn.at) {
        EXPECT_EQ(under(turn.at), turn.then) << where;
        continue;
      }
      expect_turn(turn.now, turn.at, up, turn.beyond, stands, turn.then, under, where);
    }
  }
  for (const std::size_t of_part : turns) {
    EXPECT_GT(of_part, 10U) << "the random cases no longer turn";
  }
  EXPECT_GT(for_points, 10U);
  EXPECT_GT(with_alternatives, 10U);
}

// The other way round: no number of any scale turns the outcome nearer than it says, tried on a fine grid.
TEST(Sensitivity, LeavesOutNoLimitThatTurns) {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    const Judged judged = random_judged(seed);
    const SiteResult& site = judged.assessment.sites[0];
    if (site.outcome == Outcome::screening) continue;
    const Standing stands{site.outcome, site.level};
    const Scheme& now = judged.assessment.scheme;
    const Sensitivity found = sensitivity(judged.assessment, site);
    for (std::uint32_t i = 0; i < now.criteria.size(); ++i) {
      const Scale& scale = now.criteria[i].scale;
      for (const LimitNumber& number : numbers_of(scale)) {
        for (const bool up : {false, true}) {
          const bool stricter = up == stricter_upwards(scale.direction, number);
          const auto turn = std::find_if(found.limits.begin(), found.limits.end(), [&](const LimitTurn& t) {
            return t.criterion == i && t.number.score == number.score && t.number.part == number.part && t.number.exception == number.exception &&
                   t.stricter == stricter;
          });
          const Bound bound = bound_of(now.criteria[i], number, up);
          const Rational from = number_now(scale, number);
          for (std::int64_t quarters = 1; quarters <= 4 * (longest + 4); ++quarters) {
            const Rational value = up ? from + Rational::ratio(quarters, 4) : from - Rational::ratio(quarters, 4);
            const bool past_bound = bound.end && bound.end->is_finite() && (up ? value > *bound.end || (value == *bound.end && !bound.included)
                                                                                : value < *bound.end || (value == *bound.end && !bound.included));
            if (past_bound) break;
            const bool turned = turn != found.limits.end() && (up ? (turn->beyond ? value > turn->at : value >= turn->at)
                                                                  : (turn->beyond ? value < turn->at : value <= turn->at));
            Scheme scheme = now;
            scheme.criteria[i].scale = with_number(now.criteria[i], number, value);
            const Standing then = judged.under(scheme);
            const std::string where = "seed " + std::to_string(seed) + " " + now.criteria[i].code + " score " + std::to_string(number.score) + " at " + value.to_text_exact();
            if (turned) {
              EXPECT_NE(then, stands) << where;  // a second turning back is another story: the walk ends here
              break;
            }
            ASSERT_EQ(then, stands) << where;
          }
        }
      }
    }
  }
}

TEST(Sensitivity, ThresholdsTurnWhereItSays) {
  std::size_t turns = 0;
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    const Judged judged = random_judged(seed);
    const SiteResult& site = judged.assessment.sites[0];
    for (const ThresholdTurn& turn : sensitivity(judged.assessment, site).thresholds) {
      ++turns;
      expect_turn(turn.now, turn.at, turn.up, turn.beyond, {site.outcome, site.level}, turn.then, [&](const Rational& value) {
        Scheme scheme = judged.assessment.scheme;
        (turn.floor ? scheme.levels[turn.level].floor : scheme.levels[turn.level].total) = value;
        return judged.under(scheme);
      }, "seed " + std::to_string(seed));
    }
  }
  EXPECT_GT(turns, 50U) << "the random cases no longer turn";
}

TEST(Sensitivity, RulesTurnWhereItSays) {
  std::array<std::size_t, 5> turns{};
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    const Judged judged = random_judged(seed);
    const SiteResult& site = judged.assessment.sites[0];
    const Standing stands{site.outcome, site.level};
    for (const RuleTurn& turn : sensitivity(judged.assessment, site).rules) {
      ++turns.at(static_cast<std::size_t>(turn.rule));
      const auto under = [&](const Rational& value) {
        Scheme scheme = judged.assessment.scheme;
        OutcomeRules& rules = scheme.rules;
        switch (turn.rule) {
          case Rule::desk_at_least: rules.desk_at_least = value; break;
          case Rule::field_at_least: rules.field_at_least = value; break;
          case Rule::assessed_at_least: rules.assessed_at_least = value; break;
          case Rule::not_applicable_at_most: rules.not_applicable_at_most = value; break;
          case Rule::criteria_per_group: rules.criteria_per_group = value.floor(); break;
        }
        return judged.under(scheme);
      };
      const std::string where = "seed " + std::to_string(seed) + " rule " + std::to_string(static_cast<int>(turn.rule));
      if (turn.rule == Rule::criteria_per_group) {
        EXPECT_EQ(under(turn.at), turn.then) << where;
        EXPECT_EQ(under(turn.up ? turn.at - 1 : turn.at + 1), stands) << where;
      } else {
        expect_turn(turn.now, turn.at, turn.up, turn.beyond, stands, turn.then, under, where);
      }
    }
  }
  for (const std::size_t of_rule : turns) {
    EXPECT_GT(of_rule, 10U) << "the random cases no longer turn";
  }
}

TEST(Sensitivity, NamesExactlyTheGroupsWhoseFloorTurnsIt) {
  std::size_t turns = 0;
  for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
    const Judged judged = random_judged(seed);
    const SiteResult& site = judged.assessment.sites[0];
    if (site.outcome == Outcome::screening) continue;
    const Sensitivity found = sensitivity(judged.assessment, site);
    for (std::uint32_t g = 0; g < judged.assessment.scheme.groups.size(); ++g) {
      Scheme scheme = judged.assessment.scheme;
      scheme.groups[g].has_floor = !scheme.groups[g].has_floor;
      const Standing then = judged.under(scheme);
      const auto turn = std::find_if(found.group_floors.begin(), found.group_floors.end(), [&](const GroupFloorTurn& t) { return t.group == g; });
      EXPECT_EQ(turn != found.group_floors.end(), then != (Standing{site.outcome, site.level})) << "seed " << seed;
      if (turn != found.group_floors.end()) {
        EXPECT_EQ(turn->then, then);
      }
      turns += turn != found.group_floors.end();
    }
  }
  EXPECT_GT(turns, 10U);
}

// A criterion that asks for a yes has no figure to move, and is named for it.
TEST(Sensitivity, SaysWhichLimitsItCannotMove) {
  Judged judged;
  judged.assessment.scheme = empty_scheme();
  Criterion c = criterion("C0");
  c.scale = at_least(std::nullopt, limit(1), std::nullopt);
  c.scale.quantity = Quantity::presence;
  judged.assessment.scheme.criteria.push_back(c);
  Measurement there = measured(1, 1);
  there.quantity = Quantity::presence;
  std::vector<CriterionResult> results{judge(c, there)};
  judged.assessment.sites = {grade_site(judged.assessment.scheme, {}, site(), 0, std::move(results))};
  const Sensitivity found = sensitivity(judged.assessment, judged.assessment.sites[0]);
  EXPECT_EQ(found.not_varied, (std::vector<std::uint32_t>{0}));
  EXPECT_TRUE(found.limits.empty());
}

}  // namespace
}  // namespace levelground::testing::sensitivity_test
