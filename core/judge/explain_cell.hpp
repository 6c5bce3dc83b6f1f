// SPDX-License-Identifier: Apache-2.0
/// The explanation tree of a cell of a matrix at one site: how its score was come by, of which criteria, and what of it is unknown.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/judge/explanation.hpp"
#include "core/judge/matrix.hpp"

namespace levelground {

/// A row of a matrix, or one cell of it.
struct CellName {
  MatrixBy by = MatrixBy::group;
  std::string row;   ///< id; empty: criteria that name none
  std::string view;  ///< id of a view: the lowest of its groups' cells. Then `by` is group and `row` is not used
  std::optional<MatrixAcross> across;  ///< none: the whole row
  std::string column;

  /// As it can be asked for: "right:security/dimension:safety".
  [[nodiscard]] std::string text() const;
};

/// The cells that a word may mean: ROW or ROW/COLUMN, each an id or a name in the language of `texts`, alone or after its axis and a colon
/// ("right:security", "gap:not_observed"); "none" after an axis is what names none. Empty: it means none; several: it does not say which.
std::vector<CellName> cells_named(const Scheme& scheme, std::string_view word, const Texts& texts);

/// How the cell's number at one site was come by. Pure function, thread-safe.
Explanation explain_cell(const Assessment& assessment, const SiteResult& site, const CellName& cell, const Texts& texts);

}  // namespace levelground
