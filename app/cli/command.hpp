// SPDX-License-Identifier: Apache-2.0
/// The commands of `levelground`, and what they share.
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/cli/terminal.hpp"
#include "app/run/run.hpp"
#include "core/judge/explanation.hpp"

namespace levelground::cli {

/// Exit codes, as every --help prints them.
enum ExitCode : int { done = 0, fail_on_hit = 1, bad_command_line = 2, bad_input = 3, defect = 4, stopped = 130 };

/// What a command needs while it runs.
struct Context {
  Terminal terminal;
  std::stop_token stop;
};

/// Options of every command that assesses something. A plain struct; add_input_options binds it.
struct InputOptions {
  std::string input;                 ///< project (.yaml), city file, or assessment (.gpkg)
  std::string mapping, scheme, crs, as_of;
  std::optional<std::string> profile;  ///< none: the project's; empty: no profile
  std::string language = "en";
  std::vector<std::string> sites;
  unsigned threads = 0;
  bool progress = false, no_progress = false;
  bool certifying = false;
};

/// A command: parsing binds options only and opens no file; run() does the work and returns the exit code.
struct Command {
  CLI::App* app = nullptr;
  std::function<int(const Context&)> run;
};

/// `positional_input` false leaves the input to the command (why SITE CRITERION).
void add_input_options(CLI::App& app, InputOptions& options, bool positional_input);
/// The options that say which city to read and how: input, mapping, CRS, day, language, threads, progress.
void add_city_options(CLI::App& app, InputOptions& options);
/// What the options ask of a run. Throws CLI::ValidationError for a day that is none.
run::AssessOptions run_options(const InputOptions& options);
/// Is progress to be shown?
bool shows_progress(const InputOptions& options);
/// Warnings about the input, on standard error.
void print_warnings(const City& city, const Context& context, const Texts& texts);
/// Assesses with a progress line; warnings about the input go to standard error.
run::RunResult assess_for(const InputOptions& options, const Context& context, const Texts& texts);
/// The site of this id or name. Throws InputError with the nearest one.
const SiteResult& site_named(const run::RunResult& result, const std::string& input, const std::string& name);
/// -o and -O. An empty name, as an unset variable of a shell gives, is refused.
CLI::Option* add_output_options(CLI::App& app, std::string& output, bool& overwrite, const std::string& help);
/// Before the work begins: refuses an output that exists, unless asked to overwrite, and a folder that is not there or may not be written to.
/// Throws InputError.
void check_output(const std::string& output, bool overwrite);
/// Writes bytes beside and renames into place; "-" is standard output. Throws InputError, leaving nothing behind.
void write_output(const std::string& output, std::string_view bytes);
/// An explanation as lines with branches; values stand in a column of their own.
std::string tree_lines(const Explanation& root);
/// Text after every --help: example and exit codes.
std::string footer(const std::string& example);

/// One function a command, in the order of `levelground --help`.
Command add_assess(CLI::App& program);
Command add_why(CLI::App& program);
Command add_info(CLI::App& program);
Command add_outcome(CLI::App& program);
Command add_matrix(CLI::App& program);
Command add_report(CLI::App& program);
Command add_map(CLI::App& program);
std::vector<Command> add_scheme(CLI::App& program);
/// `scheme` is the subcommand that add_scheme made.
Command add_conformance(CLI::App& scheme);
Command add_scheme_copy(CLI::App& scheme);
Command add_impact(CLI::App& scheme);
/// "levelground-dignity:no" is a scheme under a profile: both names, the second empty without one.
std::pair<std::string, std::string> split_profile(const std::string& name);
Command add_kinds(CLI::App& program);
Command add_route(CLI::App& program);
Command add_reach(CLI::App& program);
Command add_nearest(CLI::App& program);
Command add_islands(CLI::App& program);
Command add_access(CLI::App& program);
Command add_measure(CLI::App& program);
Command add_quality(CLI::App& program);
Command add_ratings(CLI::App& program);
Command add_sdg1171(CLI::App& program);
Command add_travellers(CLI::App& program);
Command add_what_if(CLI::App& program);

/// The table that `assess` prints.
std::string summary(const run::RunResult& result, const Texts& texts, const Terminal& terminal, bool all_sites);

}  // namespace levelground::cli
