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

constexpr int name_width = 34;
constexpr int article_width = 64;  // an article stands with what it is about
constexpr int cell_width = 20;

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

std::string as_text(const Scheme& scheme, const Matrix& matrix, const Context& context, const Texts& texts) {
  const int width = matrix.by == MatrixBy::article ? article_width : name_width;
  std::string head = pad(texts.get("judge.matrix.by." + std::string(matrix_by_name(matrix.by))), width);
  for (const std::string& name : column_names(scheme, matrix.across, texts))
    head += pad(shorten(name, cell_width - 2), cell_width);
  head += pad(texts.get("judge.matrix.all"), cell_width) + texts.get("judge.matrix.verdicts");
  std::string out = context.terminal.paint(Ink::bold, head) + "\n";
  for (const MatrixRow& row : matrix.rows) {
    out += pad(shorten(row_name(scheme, matrix.by, row, texts), width - 2), width);
    for (const MatrixCell& cell : row.cells) out += pad(cell_text(cell, matrix.across, texts), cell_width);
    out += pad(cell_text(row.all, matrix.across, texts), cell_width);
    std::string counts;
    for (const std::int64_t count : row.all.verdicts) counts += (counts.empty() ? "" : " / ") + std::to_string(count);
    out += counts + "\n";
  }
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
  write_output("-", options.json ? matrix_json(scheme, pooled)
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
