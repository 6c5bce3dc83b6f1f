// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

#include "app/cli/command.hpp"
#include "core/base/errors.hpp"
#include "core/judge/assessment_json.hpp"
#include "core/judge/explain_outcome.hpp"
#include "core/judge/explain_score.hpp"

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
    const auto sum = code == "outcome" ? std::optional(explain_outcome(*result.assessment, *site, *texts, {.in_full = true})) : explain_score(*result.assessment, *site, code, *texts);
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
    for (const Criterion& other : scheme.criteria) codes.push_back(other.code);
    const std::string near = nearest_word(code, codes);
    throw InputError(Problem{Problem::Severity::error, options.input.input, "", name, 0, "the scheme has no criterion ‘" + code + "’",
                             near.empty() ? "levelground scheme show lists them; numbers are total, desk, field, assessed, outcome, and each dimension, group and view by its id or name" : "did you mean ‘" + near + "’?"});
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
  CLI::App* app = program.add_subcommand("why", "explain one verdict (inputs, rule, arithmetic, clause), or one score (total, a dimension, a group …)");
  app->add_option("INPUT", options->words[0], "project or city file; without it the project file of this folder");
  app->add_option("SITE", options->words[1], "site by id or name");
  app->add_option("CRITERION", options->words[2], "criterion by code; or outcome, total, desk, field, assessed, or a dimension, group or view by id or name");
  app->formatter(std::make_shared<Usage>());
  add_input_options(*app, options->input, false);
  app->add_flag("--json", options->json, "print the tree as JSON");
  app->footer(footer("levelground why sample-maps/alvhamra/alvhamra.yaml Kvarntorget ACC-30"));
  return {app, [options](const Context& context) { return run_why(*options, context); }};
}

}  // namespace levelground::cli
