// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "core/judge/matrix.hpp"
#include "core/judge/scope_json.hpp"
#include "core/base/json_text.hpp"

namespace levelground {

namespace {

using Json = nlohmann::ordered_json;


Json cell_json(const MatrixCell& cell, bool gaps) {
  Json verdicts = Json::object();
  for (std::size_t v = 0; v < cell.verdicts.size(); ++v)
    verdicts[std::string(verdict_name(static_cast<Verdict>(v)))] = cell.verdicts.at(v);
  const bool any = cell.criteria > 0;
  return {{"criteria", cell.criteria},
          {"score_low", any ? Json(cell.score.low.to_text_exact()) : Json()},
          {"score_high", any ? Json(cell.score.high.to_text_exact()) : Json()},
          {"assessed", any ? Json(cell.assessed.to_text_exact()) : Json()},
          {"verdicts", verdicts},
          {"gaps", gaps ? Json(cell.gaps) : Json()},
          {"mandatory_gaps", gaps ? Json(cell.mandatory_gaps) : Json()}};
}

}  // namespace

std::string matrix_json(const Scheme& scheme, const Scope& scope, const Matrix& matrix) {
  const std::vector<std::string> columns = matrix_columns(scheme, matrix.across);
  const bool gaps = matrix.across == MatrixAcross::gap;
  Json rows = Json::array();
  for (const MatrixRow& row : matrix.rows) {
    Json cells = Json::object();
    for (std::size_t d = 0; d < row.cells.size(); ++d) cells[columns[d]] = cell_json(row.cells[d], gaps);
    Json entry = {{"id", row.id.empty() ? Json() : Json(row.id)}, {"cells", cells}, {"all", cell_json(row.all, gaps)}};
    if (row.view) entry["view"] = true;
    rows.push_back(std::move(entry));
  }
  Json all = {{"scheme", scheme.id}, {"version", scheme.version}};
  if (scheme.altered) all["altered"] = true;
  all["scope"] = scope_json<Json>(scheme, scope);
  all["by"] = matrix_by_name(matrix.by);
  all["across"] = matrix_across_name(matrix.across);
  all["columns"] = columns;
  all["rows"] = std::move(rows);
  return json_text(all);
}

}  // namespace levelground
