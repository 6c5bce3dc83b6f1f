// SPDX-License-Identifier: Apache-2.0
/// The same results from other sides: groups, grounds, rights, articles of treaties and laws, stages, principles, owners or types of indicator against dimensions,
/// stages, verdicts or kinds of gap. A cell knows how much of it is known and how its criteria were judged. Pure functions, thread-safe.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/judge/assessment.hpp"
#include "core/text/texts.hpp"

namespace levelground {

enum class MatrixBy : std::uint8_t { group, ground, right, stage, owner, indicator, principle, article };
std::string_view matrix_by_name(MatrixBy by);
std::optional<MatrixBy> matrix_by_from_name(std::string_view name);

/// What stands across the top. Under a verdict stand the criteria that were judged so, under a kind of gap those that
/// have such a gap; one may stand under several kinds.
enum class MatrixAcross : std::uint8_t { dimension, verdict, gap, stage };
std::string_view matrix_across_name(MatrixAcross across);
std::optional<MatrixAcross> matrix_across_from_name(std::string_view name);

struct MatrixCell {
  std::int64_t criteria = 0;               ///< applicable criteria, counted once for each site
  Fractions score{0, 100};                 ///< Σ w·s / (3 Σ w) over them; [0, 100] when there is none
  Rational assessed;                       ///< share of their weight, 0..1
  std::array<std::int64_t, 5> verdicts{};  ///< in the order of enum Verdict; not applicable ones too
  std::int64_t gaps = 0;                   ///< across gaps: how many there are of the kind, in `all` of every kind; else 0
  std::int64_t mandatory_gaps = 0;         ///< those of them that stand in the way of a certificate
};

struct MatrixRow {
  std::string id;                 ///< of the group, ground, right …; empty: criteria that name none
  std::vector<MatrixCell> cells;  ///< in the order of matrix_columns()
  MatrixCell all;                 ///< over all columns
  bool view = false;              ///< by group: a view. Score and share assessed are the lowest of its groups' cells, counts are of the criteria for any of them
};

struct Matrix {
  MatrixBy by = MatrixBy::group;
  MatrixAcross across = MatrixAcross::dimension;
  std::vector<MatrixRow>
      rows;  ///< in the scheme's order, or that of the vocabulary, views after the groups; rows without a criterion are left out
};

/// Pooled over the sites given. A criterion for all counts for every group; one that names several rights, articles or principles
/// counts in each. An article's row holds the criteria that name it; a right's those of its articles and those that name the right.
Matrix matrix(const Scheme& scheme, const std::vector<const SiteResult*>& sites, MatrixBy by,
              MatrixAcross across = MatrixAcross::dimension);

/// Does the criterion stand in the row? An empty id: it names none.
bool in_row(const Scheme& scheme, const Criterion& criterion, MatrixBy by, const std::string& id);
/// Does it, as it was judged at the site, stand in the column?
bool in_column(const Scheme& scheme, const SiteResult& site, std::size_t criterion, MatrixAcross across, std::string_view column);
/// Ids of the rows that a matrix may have, in their order; the last is empty, except by group.
std::vector<std::string> matrix_row_ids(const Scheme& scheme, MatrixBy by);

/// Ids of the columns: of dimensions, verdicts ("not_met"), kinds of gap ("barrier") or stages.
std::vector<std::string> matrix_columns(const Scheme& scheme, MatrixAcross across);
/// Their names in the language of `texts`, in the same order.
std::vector<std::string> column_names(const Scheme& scheme, MatrixAcross across, const Texts& texts);

/// A ground of discrimination in words: of the seven, or one that the scheme adds.
std::string ground_words(const Scheme& scheme, const std::string& ground, const Texts& texts);

/// The row's name in the language of `texts`.
std::string row_name(const Scheme& scheme, MatrixBy by, const MatrixRow& row, const Texts& texts);

/// One JSON object with `by`, `across`, `columns` and `rows`; ends with a line break.
std::string matrix_json(const Scheme& scheme, const Scope& scope, const Matrix& matrix);

}  // namespace levelground
