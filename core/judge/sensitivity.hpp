// SPDX-License-Identifier: Apache-2.0
/// How firmly a place stands where it stands: which single weight, share, level threshold or limit would have to move,
/// and how far, before its outcome is another. Everything else stays as it is. Pure functions, thread-safe.
#pragma once

#include <optional>
#include <vector>

#include "core/judge/assessment.hpp"

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

/// A level's total or floor: how far it can move. `beyond`: the outcome changes only past `at`; else already at it.
struct ThresholdTurn {
  std::uint32_t level = 0;  ///< index into Scheme::levels
  bool floor = false;       ///< its floor; else its total
  Rational now, at;         ///< points
  bool beyond = false;
  Standing then;
};

/// The limit that passes: where it would have to lie for the verdict, and with it the outcome, to be another.
struct LimitTurn {
  std::uint32_t criterion = 0;
  Rational now, at;                ///< base unit of the criterion's quantity
  bool beyond = false;             ///< past `at` (a verdict that is met now); else at it
  Verdict verdict = Verdict::met;  ///< that would be
  Standing then;
};

struct Sensitivity {
  std::vector<WeightTurn> weights;  ///< by criterion, smaller weights first
  std::vector<ShareTurn> shares;
  std::vector<ThresholdTurn> thresholds;
  std::vector<LimitTurn> limits;
};

/// Limits with an exception, ranges, criteria of which nothing is known, those met by an equivalent solution, and those that
/// have alternatives or are one have no LimitTurn. A screening has no
/// level, so nothing turns.
Sensitivity sensitivity(const Assessment& assessment, const SiteResult& site);

}  // namespace levelground
