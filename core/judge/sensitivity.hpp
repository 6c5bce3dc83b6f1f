// SPDX-License-Identifier: Apache-2.0
/// How firmly a place stands where it stands: which single weight, share, level threshold, rule, limit, gate or mark of a criterion would have
/// to move, and how far, before its outcome is another. Everything else stays as it is. Pure functions, thread-safe.
#pragma once

#include <optional>
#include <vector>

#include "core/judge/assessment.hpp"
#include "core/judge/limit_turns.hpp"

namespace levelground {

/// The outcome that would be.
struct Standing {
  Outcome outcome = Outcome::undetermined;
  std::optional<std::uint32_t> level;
  friend bool operator==(const Standing&, const Standing&) = default;
};

/// The nearest other weight (1 to 5) in one direction that changes the outcome.
struct WeightTurn {
  std::uint32_t criterion = 0;  ///< index into Scheme::criteria
  std::int64_t now = 0, at = 0;
  Standing then;
};

/// The nearest other share (0 to 100) of a dimension in one direction that changes the outcome.
struct ShareTurn {
  std::uint32_t dimension = 0;  ///< index into Scheme::dimensions
  std::int64_t now = 0, at = 0;
  Standing then;
};

/// A level's total or floor: how far it can move in one direction, between those of the levels beside it. `beyond`: the outcome changes only
/// past `at`; else already at it.
struct ThresholdTurn {
  std::uint32_t level = 0;  ///< index into Scheme::levels
  bool floor = false;       ///< its floor; else its total
  Rational now, at;         ///< points
  bool up = false;          ///< it moves upwards
  bool beyond = false;
  Standing then;
};

/// A rule that holds for every level.
enum class Rule : std::uint8_t { desk_at_least, field_at_least, assessed_at_least, not_applicable_at_most, criteria_per_group };

/// How far a rule can move in one direction.
struct RuleTurn {
  Rule rule = Rule::desk_at_least;
  Rational now, at;  ///< a share 0..1; of criteria_per_group a whole number
  bool up = false;
  bool beyond = false;
  Standing then;
};

/// A group that would change the outcome if it had a floor, or had none.
struct GroupFloorTurn {
  std::uint32_t group = 0;  ///< index into Scheme::groups
  bool now = false;         ///< has it a floor?
  Standing then;
};

/// A number of a scale: where it would have to lie, in one direction, for the outcome to be another.
struct LimitTurn {
  std::uint32_t criterion = 0;
  LimitNumber number;
  Rational now, at;                ///< base unit of the criterion's quantity; of an exception's length mm
  bool stricter = false;           ///< it moves to where more is asked
  bool beyond = false;             ///< past `at`; else at it
  Verdict verdict = Verdict::met;  ///< that the criterion would have
  ScoreInterval score;             ///< and its score
  Standing then;
};

/// A rule that one criterion sets for itself.
enum class CriterionRule : std::uint8_t { mandatory, coverage_gate, pass_score, max_uncertainty };

/// How far a criterion's own rule can move in one direction, other numbers and measurements kept.
struct CriterionRuleTurn {
  std::uint32_t criterion = 0;  ///< index into Scheme::criteria
  CriterionRule rule = CriterionRule::mandatory;
  /// mandatory: how many levels ask for it, counted from the highest (0: none); coverage_gate: a share 0..1; pass_score: 1..3; max_uncertainty:
  /// base unit of the criterion's quantity. A gate or an uncertainty that is not stated is 0, which asks for or allows the same.
  Rational now, at;
  bool up = false;
  bool beyond = false;             ///< past `at`; else at it
  Verdict verdict = Verdict::met;  ///< that the criterion would have
  ScoreInterval score;             ///< and its score
  Standing then;
};

struct Sensitivity {
  std::vector<WeightTurn> weights;  ///< by criterion, smaller weights first
  std::vector<ShareTurn> shares;
  std::vector<ThresholdTurn> thresholds;
  std::vector<RuleTurn> rules;
  std::vector<GroupFloorTurn> group_floors;  ///< none where the scope names the groups
  std::vector<LimitTurn> limits;             ///< by criterion, score and part; weaker ones first
  std::vector<CriterionRuleTurn> criterion_rules;  ///< by criterion, in the order of CriterionRule, downwards first
  std::vector<std::uint32_t> not_varied;     ///< judged criteria that ask for a yes: there is nothing between it and no
};

/// What is measured is kept and judged anew, alternatives included. A criterion of which nothing is known, that does not apply or is met by an
/// equivalent solution is what it is under every limit, unless a legal minimum is among them. A screening has no level, so nothing turns. A criterion's own rules move as far as a
/// scheme may be written: none that names an unconfirmed principle becomes mandatory, only a score with a limit passes, and criteria that stand in
/// for each other keep passing at the same score. How inaccurate a reported value may be is moved under the simple decision rule, which alone asks.
Sensitivity sensitivity(const Assessment& assessment, const SiteResult& site);

}  // namespace levelground
