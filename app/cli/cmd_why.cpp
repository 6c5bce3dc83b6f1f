// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

#include "app/cli/command.hpp"
#include "core/base/errors.hpp"
#include "core/judge/assessment_json.hpp"
#include "core/judge/explain_cell.hpp"
#include "core/judge/explain_outcome.hpp"
#include "core/judge/explain_score.hpp"
#include "core/scheme/missing_criterion.hpp"

namespace levelground::cli {

namespace {

namespace fs = std::filesystem;

struct WhyOptions {
  InputOptions input;
  std::array<std::string, 3> words;  ///< [INPUT] SITE CRITERION, from the left
  bool json = false;
};

/// The only project file of the current folder.
std::string project_here() {
  std::vector<std::string> found;
  for (const auto& entry : fs::directory_iterator(".")) {
    if (entry.path().extension() == ".yaml") found.push_back(entry.path().filename().string());
  }
  if (found.size() == 1) return found.front();
  throw InputError(Problem{Problem::Severity::error, ".", "", "", 0,
                           found.empty() ? "this folder holds no project file" : "this folder holds more than one .yaml file",
                           "name the input: levelground why INPUT SITE CRITERION"});
}

/// Words fill the places from the left, so CLI11 takes the last one for optional; it is the first that may be left out.
class Usage : public CLI::Formatter {
 public:
  std::string make_usage(const CLI::App*, std::string name) const override {
    return "Usage: " + name + " [OPTIONS] [INPUT] SITE CRITERION\n";
  }
};

/// The number that a word means, that is no criterion: the outcome, a score, a cell of a matrix. nullopt: it means none.
std::optional<Explanation> number_named(const Assessment& assessment, const SiteResult& site, const std::string& word, const InputOptions& input,
                                        const Texts& texts) {
  if (word == "outcome") return explain_outcome(assessment, site, texts);
  if (auto sum = explain_score(assessment, site, word, texts)) return sum;
  const std::vector<CellName> cells = cells_named(assessment.scheme, word, texts);
  if (cells.empty()) return std::nullopt;
  if (cells.size() == 1) return explain_cell(assessment, site, cells.front(), texts);
  std::string choices;
  for (const CellName& cell : cells) choices += (choices.empty() ? "" : ", ") + cell.text();
  throw InputError(Problem{Problem::Severity::error, input.input, "", site.title(texts.language()), 0, "‘" + word + "’ stands on several axes", "say which: " + choices});
}

int run_why(WhyOptions& options, const Context& context) {
  const auto given = std::count_if(options.words.begin(), options.words.end(), [](const std::string& word) { return !word.empty(); });
  if (given < 2) throw CLI::ValidationError("why", "SITE and CRITERION are required");
  const auto texts = run::load_texts(options.input.language);
  options.input.input = given == 3 ? options.words[0] : project_here();
  const std::string& name = options.words[given == 3 ? 1 : 0];
  const std::string& code = options.words[given == 3 ? 2 : 1];
  const run::RunResult result = assess_for(options.input, context, *texts);
  const SiteResult* site = &site_named(result, options.input.input, name);
  const Scheme& scheme = result.assessment->scheme;
  const Criterion* criterion = scheme.find(code);
  if (criterion == nullptr) {
    const auto sum = code == "outcome" ? std::optional(explain_outcome(*result.assessment, *site, *texts, {.in_full = true}))
                                       : number_named(*result.assessment, *site, code, options.input, *texts);
    if (sum) {
      if (options.json) {
        write_output("-", explanation_json(*sum));
      } else {
        write_output("-", context.terminal.plain(context.terminal.paint(Ink::bold, site->title(texts->language())) + "\n\n" + tree_lines(*sum)));
      }
      return done;
    }
    std::vector<std::string> codes = explained_scores(scheme);
    codes.emplace_back("outcome");
    for (const Dimension& dimension : scheme.dimensions) codes.push_back(dimension.name.in(texts->language()));
    for (const Group& group : scheme.groups) codes.push_back(group.name.in(texts->language()));
    for (const GroupView& view : scheme.views) codes.push_back(view.name.in(texts->language()));
    for (int by = 0; by <= static_cast<int>(MatrixBy::article); ++by) {
      for (const std::string& row : matrix_row_ids(scheme, static_cast<MatrixBy>(by)))
        if (!row.empty()) codes.push_back(row);
    }
    const MissingCriterion missing = missing_criterion(scheme, code, options.input.language, std::move(codes));
    throw InputError(Problem{Problem::Severity::error, options.input.input, "", name, 0, missing.what,
                             missing.remedy.empty() ? "the codes are listed by: levelground scheme show; numbers are total, desk, field, assessed, outcome, each dimension, group, view, ground, right, article, stage, principle, owner and indicator by its id or name, and ROW/COLUMN of a matrix" : missing.remedy});
  }
  const CriterionResult& judged = site->criteria[static_cast<std::size_t>(criterion - scheme.criteria.data())];
  const Explanation tree = explain(*result.assessment, *site, judged, *texts);
  if (options.json) {
    write_output("-", explanation_json(tree));
    return done;
  }
  std::string out = context.terminal.paint(Ink::bold, criterion->code + "  " + criterion->title.in(texts->language())) + "    " + site->title(texts->language()) + "\n\n";
  out += tree_lines(tree);
  write_output("-", context.terminal.plain(out));
  return done;
}

}  // namespace

Command add_why(CLI::App& program) {
  auto options = std::make_shared<WhyOptions>();
  CLI::App* app = program.add_subcommand("why", "explain one verdict (inputs, rule, arithmetic, clause), or one number (total, a dimension, a group, a cell of a matrix …)");
  app->add_option("INPUT", options->words[0], "project or city file; without it the project file of this folder");
  app->add_option("SITE", options->words[1], "site by id or name");
  app->add_option("CRITERION", options->words[2], "criterion by code; or outcome, total, desk, field, assessed, or a dimension, group, view, ground, right, article, stage, principle, owner or indicator by id or name, or ROW/COLUMN of a matrix (women/safety, streets_and_parks/not_met, right:security)");
  app->formatter(std::make_shared<Usage>());
  add_input_options(*app, options->input, false);
  app->add_flag("--json", options->json, "print the tree as JSON");
  app->footer(footer("levelground why sample-maps/alvhamra/alvhamra.yaml Kvarntorget ACC-30"));
  return {app, [options](const Context& context) { return run_why(*options, context); }};
}

}  // namespace levelground::cli
