// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>

#include "app/cli/command.hpp"
#include "app/run/schemes.hpp"
#include "core/base/errors.hpp"
#include "core/base/yaml.hpp"
#include "core/judge/assessment_json.hpp"
#include "core/judge/scheme_reference.hpp"
#include "core/judge/scheme_words.hpp"
#include "core/judge/words.hpp"
#include "core/scheme/json_schema.hpp"
#include "core/scheme/missing_criterion.hpp"
#include "core/scheme/scheme_json.hpp"

namespace levelground::cli {

namespace {

struct SchemeOptions {
  std::string scheme = "levelground-dignity", profile, language = "en";
  std::string other;      ///< diff: the newer scheme
  std::string criterion;  ///< why
  bool json = false;
  bool reference = false;  ///< show
};

void bind_language(CLI::App& app, SchemeOptions& options) {
  app.add_option("--language", options.language, "en or sv")->check(CLI::IsMember({"en", "sv"}));
}

void bind(CLI::App& app, SchemeOptions& options) {
  app.add_option("SCHEME", options.scheme, "scheme id or folder, with :PROFILE behind it when one applies; default: levelground-dignity");
  app.add_option("--profile", options.profile, "national profile of the scheme");
  bind_language(app, options);
}

/// Scheme and profile of a command that takes either SCHEME:PROFILE or --profile.
std::pair<std::string, std::string> named(const SchemeOptions& options) {
  auto both = split_profile(options.scheme);
  if (options.profile.empty()) return both;
  if (!both.second.empty() && both.second != options.profile) {
    throw CLI::ValidationError("--profile", "two profiles are named, ‘" + both.second + "’ and ‘" + options.profile + "’");
  }
  both.second = options.profile;
  return both;
}

Scheme load_named(const SchemeOptions& options) {
  const auto [scheme, profile] = named(options);
  return run::load_scheme(scheme, profile);
}

Scheme load_with_profile(const std::string& name) {
  const auto [scheme, profile] = split_profile(name);
  return run::load_scheme(scheme, profile);
}

std::string scheme_name(const Scheme& scheme, const Texts& texts) {
  return scheme.id + " " + version_words(scheme, texts.language()) + (scheme.profile.empty() ? "" : ":" + scheme.profile);
}

int run_lint(const SchemeOptions& options, const Context& context) {
  const auto texts = run::load_texts(options.language);
  const auto [id, profile] = named(options);
  const Scheme scheme = run::load_scheme(id, profile);
  const std::vector<Problem> problems = run::lint_scheme(id, profile);
  std::string out;
  for (const Problem& problem : problems) out += to_text(problem, texts->language()) + "\n";
  std::string name = scheme_name(scheme, *texts);
  if (const auto profiles = static_cast<long long>(profile.empty() ? run::profiles_of(id).size() : 0); profiles > 0) {
    name = texts->plural("cli.scheme.with_profiles", profiles, {{"scheme", name}});
  }
  out += texts->plural("cli.scheme.linted", static_cast<long long>(problems.size()),
                       {{"scheme", name}, {"criteria", texts->plural("cli.scheme.criteria", static_cast<long long>(scheme.criteria.size()))}}) + "\n";
  write_output("-", context.terminal.plain(out));
  return problems.empty() ? done : fail_on_hit;
}

/// Levels, rules and the words behind the letters of the table.
std::string head_of(const Scheme& scheme, const Texts& texts) {
  std::string out;
  for (const Level& level : scheme.levels) {
    out += texts.get("cli.show.level", {{"level", level.name.in(texts.language())},
                                        {"total", number_words(level.total.to_text_exact(), texts)},
                                        {"floor", number_words(level.floor.to_text_exact(), texts)}}) + "\n";
  }
  const auto percent = [&](const Rational& share) { return number_words((share * 100).to_text_exact(), texts); };
  const OutcomeRules& rules = scheme.rules;
  const bool guarded = scheme.decision_rule == DecisionRule::guarded;
  out += texts.get("cli.show.rules", {{"desk", percent(rules.desk_at_least)},
                                      {"field", percent(rules.field_at_least)},
                                      {"assessed", percent(rules.assessed_at_least)},
                                      {"not_applicable", percent(rules.not_applicable_at_most)},
                                      {"criteria", std::to_string(rules.criteria_per_group)},
                                      {"rule", texts.get(guarded ? "cli.show.rule.guarded" : "cli.show.rule.simple")}}) + "\n";
  std::string groups;
  for (const Group& group : scheme.groups) {
    const std::string name = group.code + " " + group.name.in(texts.language());
    groups += (groups.empty() ? "" : ", ") + (group.has_floor ? name : texts.get("cli.show.no_floor", {{"group", name}}));
  }
  return out + texts.get("cli.show.groups", {{"groups", groups}}) + "\n" + texts.get("cli.show.legend") + "\n";
}

/// A criterion in the table: what is too long for its column goes on in the next row, for half a limit is none.
std::string criterion_rows(const Scheme& scheme, const Criterion& criterion, int code_width, const Texts& texts) {
  constexpr int title_width = 44;
  constexpr int limit_width = 36;
  std::string groups;
  for (const std::string& id : criterion.groups) groups += (groups.empty() ? "" : " ") + scheme.groups[*scheme.group_index(id)].code;
  const std::vector<std::string> titles = wrapped(criterion.title.in(texts.language()), title_width);
  const std::vector<std::string> limits = wrapped(marked_required_words(criterion, texts), limit_width);
  std::string out;
  for (std::size_t row = 0; row < std::max(titles.size(), limits.size()); ++row) {
    const bool first = row == 0;
    const char* mandatory = criterion.mandatory ? "M" : criterion.mandatory_from.empty() ? "" : "m";
    std::string line = "  " + pad(first ? criterion.code : "", code_width + 2) + pad(row < titles.size() ? titles[row] : "", title_width + 2) +
                       pad(first ? mandatory : "", 2) + pad(first ? std::to_string(criterion.weight) : "", 3) +
                       pad(row < limits.size() ? limits[row] : "", limit_width + 2) + (first ? groups : "");
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

int run_show(const SchemeOptions& options, const Context& context) {
  const auto texts = run::load_texts(options.language);
  const Scheme scheme = load_named(options);
  if (options.json) {
    write_output("-", scheme_json(scheme));
    return done;
  }
  if (options.reference) {
    write_output("-", scheme_reference(scheme, *texts));
    return done;
  }
  std::string out = scheme.title.in(options.language) + "  " + scheme_name(scheme, *texts) + "\nsha256 " + scheme.hash + "\n\n" + head_of(scheme, *texts);
  int code_width = 6;
  for (const Criterion& criterion : scheme.criteria) code_width = std::max(code_width, display_width(criterion.code));
  for (const Dimension& dimension : scheme.dimensions) {
    const std::string name = texts->get("cli.show.dimension", {{"code", dimension.code}, {"name", dimension.name.in(options.language)}, {"share", std::to_string(dimension.share)}});
    out += "\n" + context.terminal.paint(Ink::bold, name) + "\n";
    for (const Criterion& criterion : scheme.criteria) {
      if (criterion.dimension == dimension.id) out += criterion_rows(scheme, criterion, code_width, *texts);
    }
  }
  write_output("-", context.terminal.plain(out));
  return done;
}

int run_diff(const SchemeOptions& options, const Context& context) {
  const auto texts = run::load_texts(options.language);
  const Scheme older = load_with_profile(options.scheme);
  const Scheme newer = load_with_profile(options.other);
  const std::vector<SchemeChange> changes = diff(older, newer);
  if (options.json) {
    write_output("-", diff_json(older, newer, changes));
    return done;
  }
  std::string out = texts->get(changes.empty() ? "scheme.diff.none" : "scheme.diff.title",
                               {{"older", scheme_name(older, *texts)}, {"newer", scheme_name(newer, *texts)}, {"count", std::to_string(changes.size())}}) + "\n";
  std::string heading = "-";
  for (const SchemeChange& change : changes) {
    if (change.criterion != heading) {
      heading = change.criterion;
      const Criterion* criterion = newer.find(heading) != nullptr ? newer.find(heading) : older.find(heading);
      const std::string words = criterion == nullptr ? texts->get("scheme.diff.scheme") : heading + "  " + criterion->title.in(options.language);
      out += "\n" + context.terminal.paint(Ink::bold, words) + "\n";
    }
    out += "  " + change_words(older, newer, change, *texts) + "\n";
  }
  write_output("-", context.terminal.plain(out));
  return done;
}

int run_requirement(const SchemeOptions& options, const Context& context) {
  const auto texts = run::load_texts(options.language);
  const Scheme scheme = load_named(options);
  const Criterion* criterion = scheme.find(options.criterion);
  if (criterion == nullptr) {
    const MissingCriterion missing = missing_criterion(scheme, options.criterion, options.language);
    throw InputError(Problem{Problem::Severity::error, options.scheme, "", "", 0, missing.what, missing.remedy.empty() ? "the codes are listed by: levelground scheme show" : missing.remedy});
  }
  const Explanation tree = explain_requirement(scheme, *criterion, *texts);
  if (options.json) {
    write_output("-", explanation_json(tree));
    return done;
  }
  const std::string title = criterion->code + "  " + criterion->title.in(options.language);
  write_output("-", context.terminal.plain(context.terminal.paint(Ink::bold, title) + "    " + scheme_name(scheme, *texts) + "\n\n" + tree_lines(tree)));
  return done;
}

std::vector<std::string> schema_names() {
  std::vector<std::string> names;
  for (const FormatFile& file : run::language_files()) names.push_back(file.id);
  return names;
}

int run_schema(const std::string& name) {
  for (const FormatFile& file : run::language_files()) {
    if (file.id == name) write_output("-", json_schema(file, run::measure_kinds()));  // CLI11 has checked the name
  }
  return done;
}

}  // namespace

std::vector<Command> add_scheme(CLI::App& program) {
  CLI::App* scheme = program.add_subcommand("scheme", "check and show certification schemes");
  scheme->require_subcommand(1);
  auto lint_options = std::make_shared<SchemeOptions>();
  CLI::App* lint_app = scheme->add_subcommand("lint", "find what a certifier would be ashamed of; exit code 1 when there is something");
  bind(*lint_app, *lint_options);
  lint_app->footer(footer("levelground scheme lint criteria/levelground-dignity/"));
  auto show_options = std::make_shared<SchemeOptions>();
  CLI::App* show_app = scheme->add_subcommand("show", "list the criteria with their limits");
  bind(*show_app, *show_options);
  CLI::Option* as_json = show_app->add_flag("--json", show_options->json, "print the whole scheme as JSON");
  show_app->add_flag("--reference", show_options->reference, "print every criterion in full as a page (Markdown)")->excludes(as_json);
  show_app->footer(footer("levelground scheme show levelground-dignity --profile se"));
  auto diff_options = std::make_shared<SchemeOptions>();
  CLI::App* diff_app = scheme->add_subcommand("diff", "say what changed from one scheme to another, or from one profile to another");
  diff_app->add_option("OLDER", diff_options->scheme, "scheme id or folder, with :PROFILE behind it when one applies")->required();
  diff_app->add_option("NEWER", diff_options->other, "the same for the newer one")->required();
  bind_language(*diff_app, *diff_options);
  diff_app->add_flag("--json", diff_options->json, "print the changes as JSON");
  diff_app->footer(footer("levelground scheme diff levelground-dignity levelground-dignity:se"));
  auto why_options = std::make_shared<SchemeOptions>();
  CLI::App* why_app = scheme->add_subcommand("why", "trace a requirement to its clauses, sources and the limits that a profile replaced");
  why_app->add_option("SCHEME", why_options->scheme, "scheme id or folder, with :PROFILE behind it when one applies")->required();
  why_app->add_option("CRITERION", why_options->criterion, "criterion by code")->required();
  why_app->add_option("--profile", why_options->profile, "national profile of the scheme");
  bind_language(*why_app, *why_options);
  why_app->add_flag("--json", why_options->json, "print the tree as JSON");
  why_app->footer(footer("levelground scheme why levelground-dignity ACC-30 --profile se"));
  auto schema_name = std::make_shared<std::string>();
  CLI::App* schema_app = scheme->add_subcommand("schema", "print the JSON Schema of a scheme's files, for editors");
  schema_app->add_option("FILE", *schema_name, "scheme, criterion, profile, cases, traveller or mapping")->required()->check(CLI::IsMember(schema_names()));
  schema_app->footer(footer("levelground scheme schema criterion"));
  CLI::App* reference_app = scheme->add_subcommand("reference", "print the reference of the scheme language: every file, block and key (Markdown)");
  reference_app->footer(footer("levelground scheme reference"));
  return {{reference_app, [](const Context& context) {
             write_output("-", context.terminal.plain(run::language_reference()));
             return static_cast<int>(done);
           }},
          {schema_app, [schema_name](const Context&) { return run_schema(*schema_name); }},
          {diff_app, [diff_options](const Context& context) { return run_diff(*diff_options, context); }},
          {why_app, [why_options](const Context& context) { return run_requirement(*why_options, context); }},
          add_conformance(*scheme),
          add_scheme_copy(*scheme),
          add_impact(*scheme),
          {lint_app, [lint_options](const Context& context) { return run_lint(*lint_options, context); }},
          {show_app, [show_options](const Context& context) { return run_show(*show_options, context); }}};
}

}  // namespace levelground::cli
