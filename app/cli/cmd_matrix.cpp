// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>

#include "app/cli/command.hpp"
#include "core/judge/explanation.hpp"
#include "core/judge/matrix.hpp"
#include "core/judge/scores.hpp"
#include "core/judge/words.hpp"

namespace levelground::cli {

namespace {

struct MatrixOptions {
  InputOptions input;
  std::string by = "group", across = "dimension";
  bool json = false;
};

constexpr int name_width = 44;  ///< longest name of a row or column that is not cut
constexpr int article_width = 64;  ///< an article stands with what it is about
constexpr int gutter = 2;

/// "45.0–61.2 (90 %)": the score and how much of its weight is assessed; before it the number of gaps or of judgements.
std::string cell_text(const MatrixCell& cell, MatrixAcross across, const Texts& texts) {
  std::int64_t judged = 0;
  for (const std::int64_t count : cell.verdicts) judged += count;
  std::string count;
  if (across == MatrixAcross::gap) count = std::to_string(cell.gaps) + " ";
  if (across == MatrixAcross::verdict) count = std::to_string(judged) + " ";
  if (cell.criteria == 0) return across == MatrixAcross::verdict && judged > 0 ? count : "–";
  return count + score_words(cell.score, texts) + " (" + (cell.assessed * Rational(100)).to_text_floor(0) + " %)";
}

using TableRow = std::vector<std::string>;

/// Each column as wide as what stands in it, so that no cell runs into the next.
std::string aligned(const std::vector<TableRow>& rows, const Context& context) {
  std::vector<int> widths(rows.front().size(), 0);
  for (const TableRow& row : rows)
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], display_width(row[c]));
  std::string out;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::string line;
    for (std::size_t c = 0; c < rows[r].size(); ++c) line += c + 1 == rows[r].size() ? rows[r][c] : pad(rows[r][c], widths[c] + gutter);
    out += (r == 0 ? context.terminal.paint(Ink::bold, line) : line) + "\n";
  }
  return out;
}

std::string as_text(const Scheme& scheme, const Matrix& matrix, const Context& context, const Texts& texts) {
  const int widest_row = matrix.by == MatrixBy::article ? article_width : name_width;
  TableRow head{texts.get("judge.matrix.by." + std::string(matrix_by_name(matrix.by)))};
  for (const std::string& name : column_names(scheme, matrix.across, texts)) head.push_back(shorten(name, name_width));
  head.push_back(texts.get("judge.matrix.all"));
  head.push_back(texts.get("judge.matrix.verdicts"));
  std::vector<TableRow> rows{head};
  for (const MatrixRow& row : matrix.rows) {
    TableRow cells{shorten(row_name(scheme, matrix.by, row, texts), widest_row)};
    for (const MatrixCell& cell : row.cells) cells.push_back(cell_text(cell, matrix.across, texts));
    cells.push_back(cell_text(row.all, matrix.across, texts));
    std::string counts;
    for (const std::int64_t count : row.all.verdicts) counts += (counts.empty() ? "" : " / ") + std::to_string(count);
    cells.push_back(counts);
    rows.push_back(std::move(cells));
  }
  std::string out = aligned(rows, context);
  if (matrix.across != MatrixAcross::dimension)
    out += "\n" + texts.get("judge.matrix.counts." + std::string(matrix_across_name(matrix.across)));
  return out + "\n" + texts.get("judge.matrix.legend") + "\n";
}

int run_matrix(const MatrixOptions& options, const Context& context) {
  const auto texts = run::load_texts(options.input.language);
  const run::RunResult result = assess_for(options.input, context, *texts);
  std::vector<const SiteResult*> sites;
  for (const SiteResult& site : result.assessment->sites) sites.push_back(&site);
  const Scheme& scheme = result.assessment->scheme;
  const Matrix pooled = matrix(scheme, sites, *matrix_by_from_name(options.by),
                               *matrix_across_from_name(options.across));  // CLI11 has checked both names
  const Scope& scope = result.assessment->options.scope;
  const std::string narrow = is_narrow(scheme, scope) ? scope_words(scheme, scope, *texts) + "\n" : "";
  write_output("-", options.json ? matrix_json(scheme, scope, pooled)
                                 : context.terminal.plain(as_text(scheme, pooled, context, *texts) + narrow));
  return done;
}

}  // namespace

Command add_matrix(CLI::App& program) {
  auto options = std::make_shared<MatrixOptions>();
  CLI::App* app = program.add_subcommand(
      "matrix",
      "groups, grounds, rights, stages, principles, owners or indicators against dimensions, stages, verdicts or gaps, with intervals and coverage");
  add_input_options(*app, options->input, true);
  app->add_option("--by", options->by, "group, ground, right, article, stage, principle, owner or indicator")
      ->check(CLI::IsMember({"group", "ground", "right", "article", "stage", "principle", "owner", "indicator"}));
  app->add_option("--across", options->across, "dimension, stage, verdict or gap")->check(CLI::IsMember({"dimension", "stage", "verdict", "gap"}));
  app->add_flag("--json", options->json, "print as JSON");
  app->footer(footer("levelground matrix sample-maps/alvhamra/alvhamra.yaml --by ground --site Lekudden"));
  return {app, [options](const Context& context) { return run_matrix(*options, context); }};
}

}  // namespace levelground::cli
