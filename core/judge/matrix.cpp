// SPDX-License-Identifier: Apache-2.0
#include "core/judge/matrix.hpp"

#include <algorithm>

#include "core/base/errors.hpp"
#include "core/judge/explanation.hpp"
#include "core/scheme/vocabulary.hpp"

namespace levelground {

namespace {

constexpr std::array<std::string_view, 8> names = {"group", "ground", "right", "stage", "owner", "indicator", "principle", "article"};

constexpr std::array<std::string_view, 4> across_names = {"dimension", "verdict", "gap", "stage"};
constexpr std::size_t verdict_count = 5;
constexpr std::size_t gap_kind_count = 4;

/// A cell while it is being added up, in whole numbers.
struct Sum {
  MatrixCell cell;
  std::int64_t weight = 0, low = 0, high = 0, assessed = 0;

  void add(const Criterion& criterion, const CriterionResult& result) {
    ++cell.verdicts.at(static_cast<std::size_t>(result.verdict));
    if (result.verdict == Verdict::not_applicable) return;
    ++cell.criteria;
    weight += criterion.weight;
    low += criterion.weight * result.score.low;
    high += criterion.weight * result.score.high;
    if (result.assessed) assessed += criterion.weight;
  }

  MatrixCell finish() {
    constexpr std::int64_t per_cent = 100;
    if (weight > 0) {
      cell.score = {Rational::ratio(per_cent * low, max_score * weight),
                    Rational::ratio(per_cent * high, max_score * weight)};
      cell.assessed = Rational::ratio(assessed, weight);
    }
    return cell;
  }
};

bool contains(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// Rows in their order; the last, empty one takes what names none.
std::vector<std::string> row_ids(const Scheme& scheme, MatrixBy by) {
  std::vector<std::string> ids;
  switch (by) {
    case MatrixBy::group:
      for (const Group& group : scheme.groups) ids.push_back(group.id);
      return ids;  // a criterion that names none is for all of them
    case MatrixBy::ground:
      ids = scheme.grounds();
      break;
    case MatrixBy::right:
      for (const Right& right : scheme.rights) ids.push_back(right.id);
      break;
    case MatrixBy::stage:
      ids = vocabulary::list(vocabulary::stages());
      break;
    case MatrixBy::owner:
      for (const Owner& owner : scheme.owners) ids.push_back(owner.id);
      break;
    case MatrixBy::indicator:
      ids = vocabulary::list(vocabulary::indicators());
      break;
    case MatrixBy::principle:
      for (const Principle& principle : scheme.principles) ids.push_back(principle.id);
      break;
    case MatrixBy::article:  // one that several rights name stands once
      ids = scheme.article_ids();
      break;
  }
  ids.emplace_back();
  return ids;
}

/// A right's row holds what names the right and what names one of its articles, also where another right that rests on it is named.
bool of_right(const Scheme& scheme, const Criterion& criterion, const std::string& id) {
  if (id.empty()) return criterion.rights.empty() && criterion.articles.empty();
  return std::any_of(scheme.rights.begin(), scheme.rights.end(),
                     [&](const Right& right) { return right.id == id && serves(criterion, right); });
}

bool belongs(const Scheme& scheme, const Criterion& criterion, MatrixBy by, const std::string& id) {
  const auto in_list = [&](const std::vector<std::string>& list) {
    return id.empty() ? list.empty() : contains(list, id);
  };
  switch (by) {
    case MatrixBy::group:
      return criterion.groups.empty() || contains(criterion.groups, id);
    case MatrixBy::ground:
      return in_list(criterion.grounds);
    case MatrixBy::right:
      return of_right(scheme, criterion, id);
    case MatrixBy::stage:
      return criterion.stage == id;
    case MatrixBy::owner:
      return criterion.owner == id;
    case MatrixBy::indicator:
      return criterion.indicator == id;
    case MatrixBy::principle:
      return in_list(criterion.principles);
    case MatrixBy::article:
      return in_list(criterion.articles);
  }
  throw Defect("a matrix by nothing");
}

/// Gaps of one criterion at one site, by kind.
struct GapCounts {
  std::array<std::int64_t, gap_kind_count> all{}, mandatory{};
};

GapCounts count_gaps(const SiteResult& site, std::size_t criterion) {
  GapCounts counts;
  for (const Gap& gap : site.gaps) {
    if (gap.criterion != criterion) continue;
    ++counts.all.at(static_cast<std::size_t>(gap.kind));
    if (gap.mandatory) ++counts.mandatory.at(static_cast<std::size_t>(gap.kind));
  }
  return counts;
}

/// Adds one criterion at one site under every kind of gap it has there.
void add_gaps(const Criterion& criterion, const CriterionResult& result, const GapCounts& counts,
              std::vector<Sum>& sums, Sum& all) {
  for (std::size_t kind = 0; kind < gap_kind_count; ++kind) {
    if (counts.all.at(kind) == 0) continue;
    sums[kind].add(criterion, result);
    for (Sum* sum : {&sums[kind], &all}) {
      sum->cell.gaps += counts.all.at(kind);
      sum->cell.mandatory_gaps += counts.mandatory.at(kind);
    }
  }
}

/// `belongs_here`: whether a criterion stands in the row.
template <typename Belongs>
MatrixRow add_up_row(const Scheme& scheme, const std::vector<const SiteResult*>& sites, MatrixAcross across, const std::string& id,
                     const Belongs& belongs_here) {
  const std::vector<std::string> columns = matrix_columns(scheme, across);
  std::vector<Sum> sums(columns.size());
  Sum all;
  for (std::size_t i = 0; i < scheme.criteria.size(); ++i) {
    const Criterion& criterion = scheme.criteria[i];
    if (!belongs_here(criterion)) continue;
    for (const SiteResult* site : sites) {
      const CriterionResult& result = site->criteria[i];
      all.add(criterion, result);
      if (across == MatrixAcross::dimension) sums[*scheme.dimension_index(criterion.dimension)].add(criterion, result);
      if (across == MatrixAcross::verdict) sums[static_cast<std::size_t>(result.verdict)].add(criterion, result);
      if (across == MatrixAcross::stage) {
        const auto column = std::find(columns.begin(), columns.end(), criterion.stage);
        if (column != columns.end()) sums[static_cast<std::size_t>(column - columns.begin())].add(criterion, result);
      }
      if (across == MatrixAcross::gap) add_gaps(criterion, result, count_gaps(*site, i), sums, all);
    }
  }
  MatrixRow row;
  row.id = id;
  for (Sum& sum : sums) row.cells.push_back(sum.finish());
  row.all = all.finish();
  return row;
}

/// "Persons with disabilities" is the lowest of its groups, never a mean; one that no criterion of the cell is for says nothing.
void lower_to(MatrixCell& cell, const MatrixCell& group, bool& first) {
  if (group.criteria == 0) return;
  cell.score = first ? group.score : Fractions{std::min(cell.score.low, group.score.low), std::min(cell.score.high, group.score.high)};
  cell.assessed = first ? group.assessed : std::min(cell.assessed, group.assessed);
  first = false;
}

MatrixRow add_up_view(const Scheme& scheme, const std::vector<const SiteResult*>& sites, MatrixAcross across, const GroupView& view) {
  const auto of_group = [&](const std::string& group) {
    return [&scheme, group](const Criterion& criterion) { return belongs(scheme, criterion, MatrixBy::group, group); };
  };
  MatrixRow row = add_up_row(scheme, sites, across, view.id, [&](const Criterion& criterion) {
    return std::any_of(view.groups.begin(), view.groups.end(), [&](const std::string& group) { return of_group(group)(criterion); });
  });
  row.view = true;
  std::vector<MatrixRow> groups;
  for (const std::string& group : view.groups) groups.push_back(add_up_row(scheme, sites, across, group, of_group(group)));
  for (std::size_t c = 0; c <= row.cells.size(); ++c) {
    bool first = true;
    for (const MatrixRow& group : groups) lower_to(c < row.cells.size() ? row.cells[c] : row.all, c < row.cells.size() ? group.cells[c] : group.all, first);
  }
  return row;
}

bool is_empty(const MatrixCell& cell) {
  return std::all_of(cell.verdicts.begin(), cell.verdicts.end(), [](std::int64_t count) { return count == 0; });
}

}  // namespace

bool in_row(const Scheme& scheme, const Criterion& criterion, MatrixBy by, const std::string& id) { return belongs(scheme, criterion, by, id); }

bool in_column(const Scheme& scheme, const SiteResult& site, std::size_t criterion, MatrixAcross across, std::string_view column) {
  switch (across) {
    case MatrixAcross::dimension: return scheme.criteria[criterion].dimension == column;
    case MatrixAcross::stage: return scheme.criteria[criterion].stage == column;
    case MatrixAcross::verdict: return verdict_name(site.criteria[criterion].verdict) == column;
    case MatrixAcross::gap: break;
  }
  return std::any_of(site.gaps.begin(), site.gaps.end(), [&](const Gap& gap) { return gap.criterion == criterion && gap_kind_name(gap.kind) == column; });
}

std::vector<std::string> matrix_row_ids(const Scheme& scheme, MatrixBy by) { return row_ids(scheme, by); }

std::string_view matrix_by_name(MatrixBy by) { return names.at(static_cast<std::size_t>(by)); }

std::optional<MatrixBy> matrix_by_from_name(std::string_view name) {
  const auto at = std::find(names.begin(), names.end(), name);
  return at == names.end() ? std::nullopt : std::optional(static_cast<MatrixBy>(at - names.begin()));
}

std::string_view matrix_across_name(MatrixAcross across) { return across_names.at(static_cast<std::size_t>(across)); }

std::optional<MatrixAcross> matrix_across_from_name(std::string_view name) {
  const auto at = std::find(across_names.begin(), across_names.end(), name);
  return at == across_names.end() ? std::nullopt : std::optional(static_cast<MatrixAcross>(at - across_names.begin()));
}

std::vector<std::string> matrix_columns(const Scheme& scheme, MatrixAcross across) {
  std::vector<std::string> ids;
  if (across == MatrixAcross::dimension) {
    for (const Dimension& dimension : scheme.dimensions) ids.push_back(dimension.id);
  } else if (across == MatrixAcross::stage) {
    ids = vocabulary::list(vocabulary::stages());
  } else if (across == MatrixAcross::verdict) {
    for (std::size_t v = 0; v < verdict_count; ++v) ids.emplace_back(verdict_name(static_cast<Verdict>(v)));
  } else {
    for (std::size_t k = 0; k < gap_kind_count; ++k) ids.emplace_back(gap_kind_name(static_cast<GapKind>(k)));
  }
  return ids;
}

std::vector<std::string> column_names(const Scheme& scheme, MatrixAcross across, const Texts& texts) {
  std::vector<std::string> names_of;
  if (across == MatrixAcross::dimension) {
    for (const Dimension& dimension : scheme.dimensions) names_of.push_back(dimension.name.in(texts.language()));
  } else if (across == MatrixAcross::stage) {
    for (const std::string_view stage : vocabulary::stages()) names_of.push_back(texts.get("core.stage." + std::string(stage)));
  } else if (across == MatrixAcross::verdict) {
    for (std::size_t v = 0; v < verdict_count; ++v) names_of.push_back(verdict_words(static_cast<Verdict>(v), texts));
  } else {
    for (std::size_t k = 0; k < gap_kind_count; ++k) {
      names_of.push_back(texts.get("judge.gap." + std::string(gap_kind_name(static_cast<GapKind>(k)))));
    }
  }
  return names_of;
}

Matrix matrix(const Scheme& scheme, const std::vector<const SiteResult*>& sites, MatrixBy by, MatrixAcross across) {
  Matrix result;
  result.by = by;
  result.across = across;
  for (const std::string& id : row_ids(scheme, by)) {
    MatrixRow row = add_up_row(scheme, sites, across, id, [&](const Criterion& criterion) { return belongs(scheme, criterion, by, id); });
    if (!is_empty(row.all)) result.rows.push_back(std::move(row));
  }
  if (by == MatrixBy::group) {
    for (const GroupView& view : scheme.views) {
      MatrixRow row = add_up_view(scheme, sites, across, view);
      if (!is_empty(row.all)) result.rows.push_back(std::move(row));
    }
  }
  return result;
}

std::string ground_words(const Scheme& scheme, const std::string& ground, const Texts& texts) {
  for (const Term& more : scheme.more_grounds) {
    if (more.id == ground) return more.name.in(texts.language());
  }
  return texts.get("core.ground." + ground);
}

std::string row_name(const Scheme& scheme, MatrixBy by, const MatrixRow& row, const Texts& texts) {
  if (row.id.empty()) return texts.get("judge.matrix.none");
  const auto named = [&](const auto& list) {
    const auto at = std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.id == row.id; });
    return at == list.end() ? row.id : at->name.in(texts.language());
  };
  switch (by) {
    case MatrixBy::group:
      return row.view ? named(scheme.views) : named(scheme.groups);
    case MatrixBy::ground:
      return ground_words(scheme, row.id, texts);
    case MatrixBy::right:
      return named(scheme.rights);
    case MatrixBy::stage:
      return texts.get("core.stage." + row.id);
    case MatrixBy::owner:
      return named(scheme.owners);
    case MatrixBy::indicator:
      return texts.get("core.indicator." + row.id);
    case MatrixBy::principle:
      for (const Principle& principle : scheme.principles) {
        if (principle.id == row.id && principle.confidence == Confidence::unconfirmed) return row.id + " " + named(scheme.principles) + " [U]";
      }
      return row.id + " " + named(scheme.principles);
    case MatrixBy::article:
      for (const Article& article : scheme.articles) {
        if (article.id == row.id) return row.id + ": " + article.name.in(texts.language());
      }
      return row.id;
  }
  throw Defect("a matrix by nothing");
}

}  // namespace levelground
