// SPDX-License-Identifier: Apache-2.0
/// Sums of points: dimensions, groups, total, desk and field, and what must hold at all (judgement.md section 3).
#pragma once

#include <vector>

#include "core/judge/judge.hpp"

namespace levelground {

/// Weights and points of applicable criteria. Whole numbers until the end.
struct Points {
  std::int64_t weight = 0;
  std::int64_t low = 0;    ///< Σ w·s at the low scores
  std::int64_t high = 0;   ///< Σ w·s at the high scores

  /// A negative weight takes a criterion out again.
  void add(std::int64_t of_weight, const ScoreInterval& score);
  /// 100 · Σ w·s / (3 Σ w); [0, 100] without weight.
  [[nodiscard]] Fractions score() const;
};
/// In the order of Scheme::dimensions. Throws Defect when a criterion names a dimension that the scheme does not have.
std::vector<Points> points_by_dimension(const Scheme& scheme, const SiteResult& site);
/// Σ share · score / Σ share over the dimensions with weight; [0, 100] when there is none. `dimensions` in the order of the scheme.
Fractions total_of(const Scheme& scheme, const std::vector<Points>& dimensions);

/// Everything about a site that is a sum over its criteria.
struct SiteScores {
  std::vector<DimensionResult> dimensions;  ///< in the order of Scheme::dimensions
  std::vector<GroupResult> groups;          ///< in the order of Scheme::groups
  Fractions total;                          ///< [0, 100] when no dimension has an applicable criterion
  bool has_desk = false;
  bool has_field = false;
  Fractions desk;
  Fractions field;
  Rational assessed;                        ///< share of the applicable weight, 0..1
};

/// `results` in the order of Scheme::criteria. Throws Defect when their number differs.
SiteScores add_up(const Scheme& scheme, const std::vector<CriterionResult>& results);

/// Each group within each dimension, [group][dimension] in the order of the scheme: the same sums over that dimension's criteria alone, with
/// what share of their weight is assessed. Determined where any criterion of the dimension counts for the group; no floor holds for it.
std::vector<std::vector<GroupResult>> groups_by_dimension(const Scheme& scheme, const SiteResult& site);

/// Groups whose floor counts, as indices into Scheme::groups, ascending: those with a floor, or exactly those the scope names (by id
/// or code). Throws InputError for a group the scheme does not have.
std::vector<std::uint32_t> groups_in_scope(const Scheme& scheme, const Scope& scope);
/// Is some group of the scheme's default scope left out? Then everything that is shown must say so.
bool is_narrow(const Scheme& scheme, const Scope& scope);

/// The lowest of a view's groups ("persons with disabilities" is the lowest of its four, never a mean). Undetermined when one of
/// them is.
GroupResult lowest_of(const Scheme& scheme, const GroupView& view, const std::vector<GroupResult>& groups);

/// The score that the criterion's legal minimum stands for (the highest limit so marked); nullopt when it has none.
std::optional<int> legal_minimum_score(const Criterion& criterion);

/// What must hold whatever the score: mandatory criteria, and those with a legal minimum (their conjunction is mandatory).
enum class Demand : std::uint8_t { none, satisfied, open, failed };
Demand mandatory_demand(const Criterion& criterion, const CriterionResult& result);
/// What the levels from criterion.mandatory_from on ask; none where no level is named.
Demand demand_from_level(const Criterion& criterion, const CriterionResult& result);
Demand legal_demand(const Criterion& criterion, const CriterionResult& result);

/// All that the outcome rule asks.
OutcomeInput outcome_input(const Scheme& scheme, const std::vector<std::uint32_t>& in_scope, const SiteScores& scores,
                           const std::vector<CriterionResult>& results);

}  // namespace levelground
