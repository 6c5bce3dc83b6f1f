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

/// Levels that are reached easily, gates and reported values that count: what one criterion's own rules decide shows.
void ease(Chance& chance, Scheme& scheme, JudgeOptions& options) {
  for (std::size_t l = 0; l < scheme.levels.size(); ++l) {
    scheme.levels[l].total = 20 + 15 * static_cast<std::int64_t>(l);
    scheme.levels[l].floor = 0;
  }
  scheme.rules = {};
  scheme.rules.assessed_at_least = Rational::ratio(chance.whole(6, 10), 10);
  scheme.rules.not_applicable_at_most = 1;
  scheme.decision_rule = DecisionRule::simple;
  options = {};
  for (Criterion& criterion : scheme.criteria) {
    criterion.coverage_gate = Rational::ratio(chance.whole(0, 4), 4);
    for (auto& limit : criterion.scale.limits)
      if (limit) limit->legal_minimum = false;
  }
}

Judged random_judged(std::uint64_t seed, bool eased = false) {
  Chance chance(seed);
  Judged judged;
  judged.assessment.scheme = random_scheme(chance);
  judged.assessment.options = random_options(chance, judged.assessment.scheme);
  if (eased) ease(chance, judged.assessment.scheme, judged.assessment.options);
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

/// Limits that are asked for each group in scope are others as soon as those are.
TEST(Sensitivity, CountsGroupsInScopeAnewWhereALimitIsAskedForEach) {
  std::size_t turns = 0, by_limits_alone = 0;
  for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
    Judged judged = random_judged(seed);
    const SiteResult& site = judged.assessment.sites[0];
    const Scope& scope = judged.assessment.options.scope;
    const std::size_t groups = groups_in_scope(judged.assessment.scheme, scope).size();
    if (site.outcome == Outcome::screening || groups == 0 || !scope.groups.empty()) continue;
    for (std::size_t i = 0; i < judged.assessment.scheme.criteria.size(); i += 2) {
      Scale& scale = judged.assessment.scheme.criteria.edit()[i].scale;
      const bool plain = std::none_of(scale.limits.begin(), scale.limits.end(), [](const auto& limit) { return limit && !limit->exceptions.empty(); });
      if (scale.direction != Scale::Direction::at_least || !plain) continue;
      for (auto& limit : scale.limits)
        if (limit) limit->for_each_group = limit->limit / Rational(static_cast<std::int64_t>(groups));
    }
    const Sensitivity found = sensitivity(judged.assessment, site);
    for (std::uint32_t g = 0; g < judged.assessment.scheme.groups.size(); ++g) {
      Scheme scheme = judged.assessment.scheme;
      scheme.groups[g].has_floor = !scheme.groups[g].has_floor;
      const Standing by_floor = judged.under(scheme);
      const std::size_t then_groups = groups_in_scope(scheme, scope).size();
      const auto turn = std::find_if(found.group_floors.begin(), found.group_floors.end(), [&](const GroupFloorTurn& t) { return t.group == g; });
      if (then_groups == 0) continue;
      ask_for_groups(scheme, then_groups);
      const Standing then = judged.under(scheme);
      ASSERT_EQ(turn != found.group_floors.end(), then != (Standing{site.outcome, site.level})) << "seed " << seed << " group " << g;
      if (turn == found.group_floors.end()) continue;
      EXPECT_EQ(turn->then, then) << "seed " << seed;
      ++turns;
      by_limits_alone += by_floor != then ? 1 : 0;
    }
  }
  EXPECT_GT(turns, 10U);
  EXPECT_GT(by_limits_alone, 5U) << "the random cases no longer turn by their limits";
}

/// A criterion's rule as the turning counts it.
void set_rule(Scheme& scheme, std::uint32_t index, CriterionRule rule, const Rational& value) {
  Criterion& criterion = scheme.criteria[index];
  const auto levels = static_cast<std::int64_t>(scheme.levels.size());
  switch (rule) {
    case CriterionRule::mandatory:
      criterion.mandatory = value == Rational(levels);
      criterion.mandatory_from = value > Rational(0) && value < Rational(levels) ? scheme.levels[static_cast<std::size_t>(levels - value.floor())].id : "";
      break;
    case CriterionRule::coverage_gate: criterion.coverage_gate = value; break;
    case CriterionRule::pass_score: criterion.pass_score = static_cast<int>(value.floor()); break;
    case CriterionRule::max_uncertainty: criterion.max_uncertainty = value; break;
  }
}

Rational rule_now(const Scheme& scheme, std::uint32_t index, CriterionRule rule) {
  const Criterion& criterion = scheme.criteria[index];
  switch (rule) {
    case CriterionRule::mandatory: {
      const std::size_t levels = scheme.levels.size();
      const auto from = scheme.level_index(criterion.mandatory_from);
      return static_cast<std::int64_t>(criterion.mandatory ? levels : from ? levels - *from : 0);
    }
    case CriterionRule::coverage_gate: return criterion.coverage_gate.value_or(Rational(0));
    case CriterionRule::pass_score: return criterion.pass_score;
    case CriterionRule::max_uncertainty: break;
  }
  return criterion.max_uncertainty.value_or(Rational(0));
}

/// The values to try in one direction, nearest first, fine enough to pass every turning of the random cases.
std::vector<Rational> grid(const Scheme& scheme, std::uint32_t index, CriterionRule rule, bool up) {
  const Criterion& criterion = scheme.criteria[index];
  const Rational now = rule_now(scheme, index, rule);
  const bool whole = rule == CriterionRule::mandatory || rule == CriterionRule::pass_score;
  const Rational step = whole ? Rational(1) : rule == CriterionRule::coverage_gate ? Rational::ratio(1, 8) : Rational::ratio(1, 4);
  Rational least = 0;
  Rational most = 1;
  if (rule == CriterionRule::mandatory) most = static_cast<std::int64_t>(scheme.levels.size());
  if (rule == CriterionRule::pass_score) least = 1, most = max_score;
  if (rule == CriterionRule::max_uncertainty) most = longest;
  std::vector<Rational> values;
  for (Rational value = up ? now + step : now - step; value >= least && value <= most; value = up ? value + step : value - step) {
    if (rule == CriterionRule::pass_score && !criterion.scale.limits.at(static_cast<std::size_t>(value.floor()))) continue;
    values.push_back(value);
  }
  return values;
}

bool has_or_is_alternative(const Scheme& scheme, std::uint32_t index) {
  return !scheme.criteria[index].alternatives.empty() || std::any_of(scheme.criteria.begin(), scheme.criteria.end(), [&](const Criterion& other) {
    return std::find(other.alternatives.begin(), other.alternatives.end(), scheme.criteria[index].code) != other.alternatives.end();
  });
}

// Mandatory marks, coverage gates, pass scores and uncertainties: each turns where it is said, and nowhere nearer.
TEST(Sensitivity, NamesExactlyTheRulesOfCriteriaThatTurnIt) {
  std::array<std::size_t, 4> turns{};
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    const Judged judged = random_judged(seed, seed % 3 != 0);
    const SiteResult& site = judged.assessment.sites[0];
    const Standing stands{site.outcome, site.level};
    const Scheme& now = judged.assessment.scheme;
    const Sensitivity found = sensitivity(judged.assessment, site);
    if (site.outcome == Outcome::screening) {
      EXPECT_TRUE(found.criterion_rules.empty()) << "seed " << seed;
      continue;
    }
    for (std::uint32_t i = 0; i < now.criteria.size(); ++i) {
      for (const CriterionRule rule : {CriterionRule::mandatory, CriterionRule::coverage_gate, CriterionRule::pass_score, CriterionRule::max_uncertainty}) {
        for (const bool up : {false, true}) {
          const auto turn = std::find_if(found.criterion_rules.begin(), found.criterion_rules.end(),
                                         [&](const CriterionRuleTurn& t) { return t.criterion == i && t.rule == rule && t.up == up; });
          const bool said = turn != found.criterion_rules.end();
          const std::string where = "seed " + std::to_string(seed) + " " + now.criteria[i].code + " rule " + std::to_string(static_cast<int>(rule));
          if (said) {
            ++turns.at(static_cast<std::size_t>(rule));
            EXPECT_EQ(turn->now, rule_now(now, i, rule)) << where;
            EXPECT_FALSE(rule == CriterionRule::pass_score && has_or_is_alternative(now, i)) << where;
          }
          if (rule == CriterionRule::pass_score && has_or_is_alternative(now, i)) continue;
          if (rule == CriterionRule::coverage_gate && !now.criteria[i].coverage_gate) {
            EXPECT_FALSE(said) << where;  // there is no number to move
            continue;
          }
          if (rule == CriterionRule::max_uncertainty && judged.assessment.options.decision_rule.value_or(now.decision_rule) == DecisionRule::guarded) {
            EXPECT_FALSE(said) << where;  // the interval decides, however uncertain
            continue;
          }
          for (const Rational& value : grid(now, i, rule, up)) {
            const bool turned = said && (turn->beyond ? (up ? value > turn->at : value < turn->at) : (up ? value >= turn->at : value <= turn->at));
            Scheme scheme = now;
            set_rule(scheme, i, rule, value);
            const Standing then = judged.under(scheme);
            if (turned) {
              EXPECT_EQ(then, turn->then) << where << " at " << value.to_text_exact();
              break;  // what it is farther out is another story
            }
            ASSERT_EQ(then, stands) << where << " at " << value.to_text_exact();
          }
        }
      }
    }
  }
  for (const std::size_t of_rule : turns) {
    EXPECT_GT(of_rule, 3U) << "the random cases no longer turn";
  }
}

// What was recalled and not read keeps no place from a level, so its criteria are not tried as mandatory.
TEST(Sensitivity, MakesNoCriterionOfAnUnconfirmedPrincipleMandatory) {
  for (const bool unconfirmed : {false, true}) {
    Judged judged;
    Scheme& scheme = judged.assessment.scheme;
    scheme = empty_scheme();
    for (Level& level : scheme.levels) level.total = level.floor = 0;
    scheme.rules = {};
    scheme.rules.not_applicable_at_most = 1;
    scheme.principles.push_back({"X1", {"a principle", "en princip"}, "overarching", "LG", unconfirmed ? Confidence::unconfirmed : Confidence::confirmed});
    Criterion c = criterion("C0");
    c.principles = {"X1"};
    scheme.criteria = {c, criterion("C1", "saf")};
    std::vector<CriterionResult> results{judge(c, measured(0, 0)), judge(scheme.criteria[1], measured(2000, 2000))};
    judged.assessment.sites = {grade_site(scheme, {}, site(), 0, std::move(results))};
    ASSERT_EQ(judged.assessment.sites[0].outcome, Outcome::level);
    const Sensitivity found = sensitivity(judged.assessment, judged.assessment.sites[0]);
    const bool mandatory = std::any_of(found.criterion_rules.begin(), found.criterion_rules.end(), [](const CriterionRuleTurn& t) {
      return t.criterion == 0 && t.rule == CriterionRule::mandatory;
    });
    EXPECT_EQ(mandatory, !unconfirmed);
  }
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
