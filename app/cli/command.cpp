// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "app/run/unheard.hpp"
#include "core/base/errors.hpp"
#include "core/base/quantity_units.hpp"
#include "core/base/yaml.hpp"

namespace levelground::cli {

namespace fs = std::filesystem;

void add_city_options(CLI::App& app, InputOptions& options) {
  app.add_option("--mapping", options.mapping, "layer mapping; default: by format");
  app.add_option("--crs", options.crs, "measuring CRS, such as EPSG:3006; default: the project's, else auto");
  app.add_option("--as-of", options.as_of, "judge as of this day, YYYY-MM-DD; default: the newest date in the inputs");
  app.add_option("--language", options.language, "en or sv")->check(CLI::IsMember({"en", "sv"}));
  app.add_option("--threads", options.threads, "worker threads; default: all cores");
  app.add_flag("--progress", options.progress, "show progress even when standard error is no terminal");
  app.add_flag("--no-progress", options.no_progress, "show no progress");
}

void add_input_options(CLI::App& app, InputOptions& options, bool positional_input) {
  if (positional_input) app.add_option("INPUT", options.input, "project (.yaml), city file (.osm.pbf, .gpkg, …) or assessment (.gpkg)")->required();
  app.add_option("--scheme", options.scheme, "scheme id or folder; default: the project's, else levelground-dignity");
  // By hand: what the parser makes of an empty word for an optional would be no word at all, and here it means no profile.
  app.add_option_function<std::string>("--profile", [&options](const std::string& profile) { options.profile = profile; },
                                       "national profile of the scheme; \"\" for none; default: the project's, where --scheme names no other scheme");
  app.add_option("--site", options.sites, "only this site (id or name); may be repeated");
  app.add_flag("--certifying", options.certifying, "judge for a certificate: hold back evidence of too low a grade, and decisions on figures that nobody has confirmed or accepted");
  add_city_options(app, options);
}

run::AssessOptions run_options(const InputOptions& options) {
  run::AssessOptions wanted;
  wanted.input = options.input;
  wanted.mapping = options.mapping;
  wanted.scheme = options.scheme;
  wanted.profile = options.profile;
  wanted.crs = options.crs;
  wanted.threads = options.threads;
  wanted.sites = options.sites;
  wanted.certifying = options.certifying;
  if (options.as_of.empty()) return wanted;
  const auto date = parse_date(options.as_of);
  if (!date) {
    throw CLI::ValidationError("--as-of", "‘" + options.as_of + "’ is not a date; write year-month-day, such as 2026-09-15");
  }
  wanted.as_of = *date;
  return wanted;
}

bool shows_progress(const InputOptions& options) { return options.progress || (!options.no_progress && isatty(STDERR_FILENO) == 1); }

void print_warnings(const City& city, const Context& context, const Texts& texts) {
  for (const Problem& problem : city.problems()) {
    if (problem.severity == Problem::Severity::note) continue;
    std::fprintf(stderr, "%s: %s\n", texts.get("cli.warning").c_str(), context.terminal.plain(to_text(problem, texts.language())).c_str());
  }
}

/// Which units would have been heard; a pure number takes the name of its quantity for one.
std::string unfit_words(const run::Unheard& unheard, const Texts& texts) {
  std::string criteria, quantities, units;
  for (const std::string& code : unheard.asked_by) criteria += (criteria.empty() ? "" : ", ") + code;
  for (const Quantity quantity : unheard.asked) {
    const std::string name(quantity_name(quantity));
    quantities += (quantities.empty() ? "" : ", ") + texts.get("core.quantity." + name);
    const std::string of_it = quantity == Quantity::presence ? texts.get("cli.unheard.yes_no") : quantity_units(quantity).empty() ? name : quantity_units(quantity);
    units += (units.empty() ? "" : "; ") + of_it;
  }
  return texts.get("cli.unheard.unit", {{"stated", unheard.stated}, {"criteria", criteria}, {"quantity", quantities}, {"units", units}});
}

/// What nobody heard is said before anything is shown: a reading that nothing came of is a mistake somewhere.
void print_unheard(const run::RunResult& result, const Context& context, const Texts& texts) {
  constexpr std::size_t listed = 5;
  for (const run::Unheard& unheard : run::unheard_observations(*result.city, *result.assessment)) {
    std::string ids;
    for (std::size_t i = 0; i < std::min(listed, unheard.ids.size()); ++i) ids += (i == 0 ? "" : ", ") + unheard.ids[i];
    if (unheard.ids.size() > listed) ids += ", …";
    std::string words = texts.plural("cli.unheard", static_cast<long long>(unheard.ids.size()), {{"property", unheard.property}, {"ids", ids}});
    if (!unheard.asked.empty()) words += " " + unfit_words(unheard, texts);
    else if (!unheard.meant.empty()) words += " " + texts.get("cli.unheard.meant", {{"meant", unheard.meant}});
    else words += " " + texts.get(unheard.of_features ? "cli.unheard.feature" : unheard.at_positions ? "cli.unheard.position" : "cli.unheard.whole");
    std::fprintf(stderr, "%s: %s\n", texts.get("cli.warning").c_str(), context.terminal.plain(words).c_str());
  }
}

run::RunResult assess_for(const InputOptions& options, const Context& context, const Texts& texts) {
  ProgressLine progress(shows_progress(options), texts);
  run::RunResult result = run::assess(run_options(options), progress, context.stop);
  progress.clear();
  print_warnings(*result.city, context, texts);
  for (const Problem& problem : result.warnings) {
    std::fprintf(stderr, "%s: %s\n", texts.get("cli.warning").c_str(), context.terminal.plain(to_text(problem, texts.language())).c_str());
  }
  print_unheard(result, context, texts);
  return result;
}

const SiteResult& site_named(const run::RunResult& result, const std::string& input, const std::string& name) {
  if (const SiteResult* site = result.assessment->find(name)) return *site;
  std::vector<std::string> names;
  for (const SiteResult& other : result.assessment->sites) {
    names.push_back(other.title("en"));
    names.push_back(other.title("sv"));
    names.push_back(other.id);
  }
  const std::string near = nearest_word(name, names);
  throw InputError(Problem{Problem::Severity::error, input, "", name, 0, "no site has this id or name",
                           near.empty() ? "the sites are listed by: levelground assess" : "did you mean ‘" + near + "’?"});
}

CLI::Option* add_output_options(CLI::App& app, std::string& output, bool& overwrite, const std::string& help) {
  CLI::Option* option = app.add_option("-o,--output", output, help);
  option->check([](const std::string& name) { return name.empty() ? std::string("it names no file") : std::string(); });
  app.add_flag("-O,--overwrite", overwrite, "overwrite the output");
  return option;
}

void check_output(const std::string& output, bool overwrite) {
  if (output == "-") return;
  const auto refuse = [&](std::string what, std::string remedy) {
    throw InputError(Problem{Problem::Severity::error, output, "", "", 0, std::move(what), std::move(remedy)});
  };
  if (!overwrite && fs::exists(fs::symlink_status(output))) refuse("the output exists already", "name another file, or add -O to overwrite");
  if (fs::is_directory(output)) refuse("this is a folder", "name a file in it");
  const fs::path file = output;
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  if (!fs::is_directory(folder)) refuse("its folder does not exist", "make the folder first");
  if (access(folder.c_str(), W_OK | X_OK) != 0) refuse("its folder may not be written to", "choose another folder, or change its permissions");
}

void write_output(const std::string& output, std::string_view bytes) {
  if (output == "-") {
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size() || std::fflush(stdout) != 0) {
      throw InputError(Problem{Problem::Severity::error, "standard output", "", "", 0, std::strerror(errno), "check where the output goes"});
    }
    return;
  }
  const std::string beside = output + ".part-" + std::to_string(getpid());
  const auto fail = [&](int error) {
    unlink(beside.c_str());
    throw InputError(Problem{Problem::Severity::error, output, "", "", 0, std::string("not written: ") + std::strerror(error),
                             "check the folder, its permissions and the space on the disk"});
  };
  const int file = open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (file < 0) fail(errno);
  std::size_t written = 0;
  while (written < bytes.size()) {
    const ssize_t part = write(file, bytes.data() + written, bytes.size() - written);
    if (part < 0 && errno == EINTR) continue;
    if (part < 0) {
      const int error = errno;
      close(file);
      fail(error);
    }
    written += static_cast<std::size_t>(part);
  }
  if (fsync(file) != 0 || close(file) != 0) fail(errno);
  if (std::rename(beside.c_str(), output.c_str()) != 0) fail(errno);
}

std::string footer(const std::string& example) {
  return "Example:\n  " + example +
         "\n\nExit codes: 0 done, 1 done and --fail-on was hit, 2 command line, 3 input, 4 internal, 130 stopped";
}

}  // namespace levelground::cli
