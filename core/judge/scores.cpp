// SPDX-License-Identifier: Apache-2.0
#include "core/judge/scores.hpp"

#include <algorithm>

#include "core/base/errors.hpp"

namespace levelground {

namespace {

constexpr std::int64_t per_cent = 100;

/// Points with the shares of weight that were assessed and that do not apply.
struct Sum : Points {
  std::int64_t assessed = 0;
  std::int64_t not_applicable = 0;

  void add(const Criterion& criterion, const CriterionResult& result) {
    if (result.verdict == Verdict::not_applicable) {
      not_applicable += criterion.weight;
      return;
    }
    Points::add(criterion.weight, result.score);
    if (result.assessed) assessed += criterion.weight;
  }
  [[nodiscard]] Rational assessed_share() const { return weight == 0 ? Rational(0) : Rational::ratio(assessed, weight); }
};

std::size_t dimension_of(const Scheme& scheme, const Criterion& criterion) {
  const auto dimension = scheme.dimension_index(criterion.dimension);
  if (!dimension) throw Defect("criterion " + criterion.code + " names a dimension that the scheme does not have");
  return *dimension;
}

bool names(const Criterion& criterion, const Group& group) {
  return std::find(criterion.groups.begin(), criterion.groups.end(), group.id) != criterion.groups.end();
}

GroupResult group_result(const Scheme& scheme, const Group& group, const std::vector<CriterionResult>& results) {
  Sum sum;
  GroupResult result;
  for (std::size_t i = 0; i < results.size(); ++i) {
    const Criterion& criterion = scheme.criteria[i];
    const bool named = names(criterion, group);
    if (!named && !criterion.groups.empty()) continue;
    sum.add(criterion, results[i]);
    if (named && results[i].verdict != Verdict::not_applicable) ++result.naming;
  }
  result.determined = result.naming >= scheme.rules.criteria_per_group && sum.weight > 0;
  result.score = sum.score();
  result.assessed = sum.assessed_share();
  return result;
}

}  // namespace

void Points::add(std::int64_t of_weight, const ScoreInterval& score) {
  weight += of_weight;
  low += of_weight * score.low;
  high += of_weight * score.high;
}

Fractions Points::score() const {
  if (weight == 0) return {0, per_cent};
  return {Rational::ratio(per_cent * low, max_score * weight), Rational::ratio(per_cent * high, max_score * weight)};
}

std::vector<Points> points_by_dimension(const Scheme& scheme, const SiteResult& site) {
  std::vector<Points> points(scheme.dimensions.size());
  for (std::size_t i = 0; i < scheme.criteria.size(); ++i) {
    if (site.criteria[i].verdict != Verdict::not_applicable) points[dimension_of(scheme, scheme.criteria[i])].add(scheme.criteria[i].weight, site.criteria[i].score);
  }
  return points;
}

Fractions total_of(const Scheme& scheme, const std::vector<Points>& dimensions) {
  Fractions total;
  std::int64_t shares = 0;
  for (std::size_t d = 0; d < dimensions.size(); ++d) {
    if (dimensions[d].weight == 0) continue;
    const std::int64_t share = scheme.dimensions[d].share;
    const Fractions score = dimensions[d].score();
    total.low = total.low + score.low * share;
    total.high = total.high + score.high * share;
    shares += share;
  }
  return shares == 0 ? Fractions{0, per_cent} : Fractions{total.low / shares, total.high / shares};
}

std::vector<std::vector<GroupResult>> groups_by_dimension(const Scheme& scheme, const SiteResult& site) {
  std::vector<std::vector<Sum>> sums(scheme.groups.size(), std::vector<Sum>(scheme.dimensions.size()));
  std::vector<std::vector<GroupResult>> cells(scheme.groups.size(), std::vector<GroupResult>(scheme.dimensions.size()));
  for (std::size_t i = 0; i < scheme.criteria.size(); ++i) {
    const Criterion& criterion = scheme.criteria[i];
    const CriterionResult& result = site.criteria[i];
    const std::size_t dimension = dimension_of(scheme, criterion);
    for (std::size_t g = 0; g < scheme.groups.size(); ++g) {
      const bool named = names(criterion, scheme.groups[g]);
      if (!named && !criterion.groups.empty()) continue;
      sums[g][dimension].add(criterion, result);
      if (named && result.verdict != Verdict::not_applicable) ++cells[g][dimension].naming;
    }
  }
  for (std::size_t g = 0; g < cells.size(); ++g) {
    for (std::size_t d = 0; d < cells[g].size(); ++d) {
      cells[g][d].determined = sums[g][d].weight > 0;
      cells[g][d].score = sums[g][d].score();
      cells[g][d].assessed = sums[g][d].assessed_share();
    }
  }
  return cells;
}

SiteScores add_up(const Scheme& scheme, const std::vector<CriterionResult>& results) {
  if (results.size() != scheme.criteria.size()) throw Defect("a site was graded with another number of results than the scheme has criteria");
  SiteScores scores;
  std::vector<Sum> dimensions(scheme.dimensions.size());
  Sum desk;
  Sum field;
  Sum all;
  for (std::size_t i = 0; i < results.size(); ++i) {
    const Criterion& criterion = scheme.criteria[i];
    dimensions[dimension_of(scheme, criterion)].add(criterion, results[i]);
    (criterion.evaluation == Evaluation::document ? desk : field).add(criterion, results[i]);
    all.add(criterion, results[i]);
  }

  for (const Sum& sum : dimensions) {
    DimensionResult result;
    result.determined = sum.weight > 0;
    result.score = sum.score();
    result.assessed = sum.assessed_share();
    const std::int64_t whole = sum.weight + sum.not_applicable;
    result.not_applicable = whole == 0 ? Rational(0) : Rational::ratio(sum.not_applicable, whole);
    scores.dimensions.push_back(result);
  }
  scores.total = total_of(scheme, {dimensions.begin(), dimensions.end()});
  for (const Group& group : scheme.groups) scores.groups.push_back(group_result(scheme, group, results));
  scores.has_desk = desk.weight > 0;
  scores.has_field = field.weight > 0;
  scores.desk = desk.score();
  scores.field = field.score();
  scores.assessed = all.assessed_share();
  return scores;
}

std::vector<std::uint32_t> groups_in_scope(const Scheme& scheme, const Scope& scope) {
  std::vector<std::uint32_t> indices;
  if (scope.groups.empty()) {
    for (std::size_t g = 0; g < scheme.groups.size(); ++g) {
      if (scheme.groups[g].has_floor) indices.push_back(static_cast<std::uint32_t>(g));
    }
    return indices;
  }
  std::vector<Problem> problems;
  for (const std::string& name : scope.groups) {
    if (const auto index = scheme.group_index(name)) {
      indices.push_back(static_cast<std::uint32_t>(*index));
      continue;
    }
    Problem problem;
    problem.what = "the scope names a group ‘" + name + "’ that scheme " + scheme.id + " does not have";
    problem.remedy = "use one of:";
    for (const Group& group : scheme.groups) problem.remedy += " " + group.id;
    problems.push_back(std::move(problem));
  }
  if (!problems.empty()) throw InputError(std::move(problems));
  std::sort(indices.begin(), indices.end());
  indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
  return indices;
}

bool is_narrow(const Scheme& scheme, const Scope& scope) {
  const std::vector<std::uint32_t> in_scope = groups_in_scope(scheme, scope);
  for (std::size_t g = 0; g < scheme.groups.size(); ++g) {
    if (scheme.groups[g].has_floor && !std::binary_search(in_scope.begin(), in_scope.end(), static_cast<std::uint32_t>(g))) return true;
  }
  return false;
}

GroupResult lowest_of(const Scheme& scheme, const GroupView& view, const std::vector<GroupResult>& groups) {
  std::optional<GroupResult> lowest;
  for (const std::string& id : view.groups) {
    const auto index = scheme.group_index(id);
    if (!index) throw Defect("view " + view.id + " names a group that the scheme does not have");
    const GroupResult& group = groups[*index];
    if (!lowest) {
      lowest = group;
      continue;
    }
    lowest->determined = lowest->determined && group.determined;
    lowest->naming = std::min(lowest->naming, group.naming);
    lowest->score = {std::min(lowest->score.low, group.score.low), std::min(lowest->score.high, group.score.high)};
    lowest->assessed = std::min(lowest->assessed, group.assessed);
  }
  return lowest.value_or(GroupResult{false, 0, {0, per_cent}, 0});
}

std::optional<int> legal_minimum_score(const Criterion& criterion) {
  std::optional<int> score;
  for (int s = 1; s <= max_score; ++s) {
    const auto& limit = criterion.scale.limits[static_cast<std::size_t>(s)];
    if (limit && limit->legal_minimum) score = s;
  }
  return score;
}

Demand mandatory_demand(const Criterion& criterion, const CriterionResult& result) {
  if (!criterion.mandatory || result.verdict == Verdict::not_applicable) return Demand::none;
  if (result.verdict == Verdict::met) return Demand::satisfied;
  return result.verdict == Verdict::not_met ? Demand::failed : Demand::open;
}

Demand demand_from_level(const Criterion& criterion, const CriterionResult& result) {
  if (criterion.mandatory_from.empty() || result.verdict == Verdict::not_applicable) return Demand::none;
  if (result.verdict == Verdict::met) return Demand::satisfied;
  return result.verdict == Verdict::not_met ? Demand::failed : Demand::open;
}

Demand legal_demand(const Criterion& criterion, const CriterionResult& result) {
  const auto score = legal_minimum_score(criterion);
  if (!score || result.verdict == Verdict::not_applicable) return Demand::none;
  if (result.verdict == Verdict::not_observed) return Demand::open;
  if (result.score.low >= *score) return Demand::satisfied;
  return result.score.high < *score ? Demand::failed : Demand::open;
}

OutcomeInput outcome_input(const Scheme& scheme, const std::vector<std::uint32_t>& in_scope, const SiteScores& scores,
                           const std::vector<CriterionResult>& results) {
  OutcomeInput input;
  input.total = scores.total;
  for (const DimensionResult& dimension : scores.dimensions) {
    input.floors.emplace_back(dimension.determined, dimension.score);
    // One of which nothing applies is undetermined, which bars every level without failing it.
    if (dimension.determined && dimension.not_applicable > scheme.rules.not_applicable_at_most) input.too_much_not_applicable = true;
  }
  for (const std::uint32_t group : in_scope) input.floors.emplace_back(scores.groups[group].determined, scores.groups[group].score);
  input.has_desk = scores.has_desk;
  input.has_field = scores.has_field;
  input.desk = scores.desk;
  input.field = scores.field;
  input.assessed = scores.assessed;
  for (std::size_t i = 0; i < results.size(); ++i) {
    for (const Demand demand : {mandatory_demand(scheme.criteria[i], results[i]), legal_demand(scheme.criteria[i], results[i])}) {
      if (demand == Demand::failed) input.mandatory_not_met = true;
      if (demand == Demand::open) input.mandatory_open = true;
    }
    const auto level = scheme.level_index(scheme.criteria[i].mandatory_from);
    if (!level || results[i].verdict == Verdict::not_applicable || results[i].verdict == Verdict::met) continue;
    auto& from = results[i].verdict == Verdict::not_met ? input.not_met_from : input.open_from;
    from = std::min(from.value_or(*level), *level);
  }
  return input;
}

}  // namespace levelground
