// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "app/cli/command.hpp"
#include "app/run/schemes.hpp"
#include "core/base/errors.hpp"
#include "core/judge/explanation.hpp"

namespace levelground::cli {

namespace {

struct Options {
  std::string scheme = "levelground-dignity", profile, language = "en";
};

void bind(CLI::App& app, Options& options) {
  app.add_option("SCHEME", options.scheme, "scheme id or folder; default: levelground-dignity");
  app.add_option("--profile", options.profile, "national profile of the scheme");
  app.add_option("--language", options.language, "en or sv")->check(CLI::IsMember({"en", "sv"}));
}

int run_lint(const Options& options, const Context& context) {
  const auto texts = run::load_texts(options.language);
  const Scheme scheme = run::load_scheme(options.scheme, options.profile);
  const std::vector<Problem> problems = lint(scheme);
  std::string out;
  for (const Problem& problem : problems) out += to_text(problem) + "\n";
  out += texts->get("cli.scheme.linted", {{"scheme", scheme.id + " " + scheme.version},
                                          {"criteria", std::to_string(scheme.criteria.size())},
                                          {"problems", std::to_string(problems.size())}}) + "\n";
  write_output("-", context.terminal.plain(out));
  return problems.empty() ? done : fail_on_hit;
}

int run_show(const Options& options, const Context& context) {
  const auto texts = run::load_texts(options.language);
  const Scheme scheme = run::load_scheme(options.scheme, options.profile);
  std::string out = scheme.title.in(options.language) + "  " + scheme.id + " " + scheme.version + "\nsha256 " + scheme.hash + "\n";
  for (const Dimension& dimension : scheme.dimensions) {
    out += "\n" + context.terminal.paint(Ink::bold, dimension.code + "  " + dimension.name.in(options.language)) + "\n";
    for (const Criterion& criterion : scheme.criteria) {
      if (criterion.dimension != dimension.id) continue;
      std::string groups;
      for (const std::string& id : criterion.groups) groups += (groups.empty() ? "" : " ") + scheme.groups[*scheme.group_index(id)].code;
      out += "  " + pad(criterion.code, 8) + pad(shorten(criterion.title.in(options.language), 44), 46) + pad(criterion.mandatory ? "M" : "", 2) +
             pad(std::to_string(criterion.weight), 3) + pad(shorten(required_words(criterion, *texts), 34), 36) + groups + "\n";
    }
  }
  write_output("-", context.terminal.plain(out));
  return done;
}

}  // namespace

std::vector<Command> add_scheme(CLI::App& program) {
  CLI::App* scheme = program.add_subcommand("scheme", "check and show certification schemes");
  scheme->require_subcommand(1);
  auto lint_options = std::make_shared<Options>();
  CLI::App* lint_app = scheme->add_subcommand("lint", "find what a certifier would be ashamed of; exit code 1 when there is something");
  bind(*lint_app, *lint_options);
  lint_app->footer(footer("levelground scheme lint criteria/levelground-dignity/"));
  auto show_options = std::make_shared<Options>();
  CLI::App* show_app = scheme->add_subcommand("show", "list the criteria with their limits");
  bind(*show_app, *show_options);
  show_app->footer(footer("levelground scheme show levelground-dignity --profile se"));
  return {{lint_app, [lint_options](const Context& context) { return run_lint(*lint_options, context); }},
          {show_app, [show_options](const Context& context) { return run_show(*show_options, context); }}};
}

}  // namespace levelground::cli
