// SPDX-License-Identifier: Apache-2.0
#include "app/run/schemes.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "app/run/files.hpp"
#include "app/run/project.hpp"
#include "app/run/run.hpp"
#include "core/base/local_format.hpp"
#include "core/base/names.hpp"
#include "core/base/parallel.hpp"
#include "core/base/yaml.hpp"
#include "core/judge/assessment.hpp"
#include "core/judge/conformance.hpp"
#include "core/scheme/lint.hpp"
#include "gis/measure/measure.hpp"
#include "gis/measure/reference.hpp"
#include "gis/network/site_labels.hpp"
#include "gis/read/mapping_format.hpp"
#include "gis/read/read_city.hpp"

namespace levelground::run {

namespace {

namespace fs = std::filesystem;

/// Names of the schemes (or .yaml files) in a folder, for "did you mean".
std::vector<std::string> names_in(const fs::path& folder, bool folders) {
  std::vector<std::string> names;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    if (folders ? fs::exists(entry->path() / "scheme.yaml") : entry->path().extension() == ".yaml") names.push_back(folders ? entry->path().filename().string() : entry->path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// "did you mean ‘se’? There is: de dk se", or that there is none.
LocalText instead(const std::string& name, const std::vector<std::string>& names, const LocalText& none) {
  if (names.empty()) return none;
  const std::string near = nearest_word(name, names);
  std::string all;
  for (const std::string& known : names) all += " " + known;
  return near.empty() ? in_both("there is:{}", "det finns:{}", all) : in_both("did you mean ‘{}’? There is:{}", "menade du ”{}”? Det finns:{}", near, all);
}

bool is_path(const std::string& name) { return name.find('/') != std::string::npos; }

[[noreturn]] void unknown_scheme(const std::string& name, const fs::path& criteria) {
  const auto refuse = [](const std::string& where, std::string what, std::string remedy) {
    throw InputError(Problem{Problem::Severity::error, where, "", "", 0, std::move(what), std::move(remedy)});
  };
  // Who writes a slash means a folder of their own, and is not helped by the names of the house.
  if (is_path(name)) refuse(name, "there is no such folder with a scheme.yaml", "name the folder that holds it, or a scheme of the house without a slash");
  const std::string what = "there is no scheme ‘" + name + "’";
  std::error_code failed;
  if (fs::exists(fs::path(name) / "scheme.yaml", failed)) refuse(criteria.string(), what, "for the folder of that name here write ‘./" + name + "’");
  refuse(criteria.string(), what, instead(name, names_in(criteria, true), {"check the data folder: it holds no scheme", ""}).en);
  throw Defect("refusing throws");
}

[[noreturn]] void unknown_profile(const std::string& name, const fs::path& profiles) {
  const std::string others = instead(is_path(name) ? std::string() : name, names_in(profiles, false), {"the scheme has none: leave it out, or name a .yaml file of your own", ""}).en;
  if (is_path(name)) {
    throw InputError(Problem{Problem::Severity::error, name, "", "", 0, "the profile is not to be found: there is no such file",
                             "name a profile of the scheme or a .yaml file; " + others});
  }
  throw InputError(Problem{Problem::Severity::error, profiles.string(), "", "", 0, "there is no profile ‘" + name + "’", others});
}

/// The file of a profile that is not called as it was written: codes of countries are mostly written in capitals, and NO is Norway.
fs::path profile_in_other_letters(const std::string& name, const fs::path& folder) {
  const std::vector<std::string> names = names_in(folder, false);
  const auto known = std::find_if(names.begin(), names.end(), [&name](const std::string& other) { return same_name(name, other); });
  if (known == names.end()) unknown_profile(name, folder);
  return folder / (*known + ".yaml");
}

/// scheme.yaml first; the profile's file, or none.
struct Files {
  std::vector<NamedText> scheme;
  std::vector<NamedText> profile;
};

Files files_of(const std::string& scheme, const std::string& profile) {
  const fs::path folder = scheme_folder(scheme);
  if (!fs::exists(folder / "scheme.yaml")) unknown_scheme(scheme, data_folder() / "criteria");
  // Shipped files go by their place in the data folder: reports that quote them read the same on every machine.
  const std::string shipped = data_folder().string() + "/";
  const auto shorten = [&](NamedText& file) {
    if (file.name.starts_with(shipped)) file.name.erase(0, shipped.size());
  };
  std::vector<NamedText> files = read_yaml_folder(folder);
  std::for_each(files.begin(), files.end(), shorten);
  const auto head = std::find_if(files.begin(), files.end(), [](const NamedText& file) { return file.name.ends_with("/scheme.yaml"); });
  std::rotate(files.begin(), head, head + 1);
  std::vector<NamedText> overrides;
  if (!profile.empty()) {
    fs::path file = is_path(profile) ? fs::path(profile) : folder / "profiles" / (profile + ".yaml");
    if (is_path(profile) && !fs::is_regular_file(file)) unknown_profile(profile, folder / "profiles");
    if (!fs::exists(file)) file = profile_in_other_letters(profile, folder / "profiles");
    overrides.push_back({file.string(), read_text(file)});
    shorten(overrides.back());
  }
  return {std::move(files), std::move(overrides)};
}

}  // namespace

fs::path scheme_folder(const std::string& scheme) { return is_path(scheme) ? fs::path(scheme) : data_folder() / "criteria" / scheme; }

std::vector<std::string> shipped_schemes() { return names_in(data_folder() / "criteria", true); }

Scheme load_scheme(const std::string& scheme, const std::string& profile) {
  const Files files = files_of(scheme, profile);
  Scheme read = read_scheme(files.scheme, files.profile, measure_kinds());
  read.altered = unlike_its_release(read).has_value();
  return read;
}

std::vector<std::string> profiles_of(const std::string& scheme) { return names_in(scheme_folder(scheme) / "profiles", false); }

std::string scheme_id(const std::string& scheme) {
  const fs::path head = scheme_folder(scheme) / "scheme.yaml";
  if (!is_path(scheme) || !fs::is_regular_file(head)) return scheme;
  std::vector<Problem> problems;  // what is wrong with it is said when the scheme is read
  const YamlNode root = parse_yaml(read_text(head), head.string());
  return YamlReader(root, head.string(), problems).text("id", scheme);
}

namespace {

std::vector<Problem> lint_one(const std::string& scheme, const std::string& profile) {
  const Files files = files_of(scheme, profile);
  const Scheme read = read_scheme(files.scheme, files.profile, measure_kinds());
  std::vector<Problem> problems = lint(read, files.scheme.front());
  for (Problem& problem : problems) {
    if (problem.file.empty() && !files.profile.empty()) problem.file = files.profile.front().name;
  }
  if (auto changed = unlike_its_release(read)) problems.push_back(std::move(*changed));
  return problems;
}

/// Sites that cases name and their town has not, each at its first case. They are looked for as `scheme conformance` looks for them. Throws InputError: the
/// town cannot be read.
std::vector<Problem> sites_not_there(const ConformanceSet& set, const Scheme& scheme, const fs::path& file) {
  Project town = read_project(file.parent_path() / set.project);
  town.city.asks_for_ways = false;
  const City city = gis::read_city(town.city, silent_progress(), {});
  const std::vector<std::uint32_t>& all = city.of_theme(Theme::site);
  const std::vector<LocalText> labels = gis::site_labels(city, scheme.site_kinds);
  Assessment sites;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Feature& feature = city.feature(all[i]);
    SiteResult site;
    site.id = feature.id;
    site.name = std::string(feature.text(Property::name));
    site.label = labels[i];
    names.push_back(site.name.empty() ? site.id : site.name);
    sites.sites.push_back(std::move(site));
  }
  std::vector<Problem> problems;
  std::set<std::string_view> told;
  for (const ConformanceCase& one : set.cases) {
    if (sites.find(one.site) != nullptr || !told.insert(one.site).second) continue;
    const LocalText advice = instead(one.site, names, {"draw it there: the town has no site", "rita den där: staden har ingen plats"});
    problems.push_back(said_of_file(Problem::Severity::warning, file.string(),
                                    in_both("a case is of the site ‘{}’, which its town ‘{}’ has not", "ett fall gäller platsen ”{}”, som dess stad ”{}” inte har", one.site, set.project),
                                    advice));
    problems.back().line = one.line;
  }
  return problems;
}

/// What the published cases beside a scheme name that is not there. Whether they pass is for `scheme conformance` to say.
std::vector<Problem> lint_cases(const std::string& scheme) {
  const fs::path file = cases_of(scheme);
  if (!fs::exists(file)) return {};
  std::vector<Problem> problems;
  try {
    const Scheme read = load_scheme(scheme, {});
    const ConformanceSet set = read_conformance({file.string(), read_text(file)}, read);
    if (fs::exists(file.parent_path() / set.project)) {
      problems = sites_not_there(set, read, file);
    } else {
      problems.push_back(said_of_file(Problem::Severity::warning, file.string(),
                                      in_both("the cases are of the project ‘{}’, and there is no such file", "fallen gäller projektet ”{}”, och det finns ingen sådan fil", set.project),
                                      {"name the project that holds their sites", "ange projektet som har deras platser"}));
    }
  } catch (const InputError& error) {
    problems = error.problems();
  }
  for (Problem& problem : problems) problem.severity = Problem::Severity::warning;
  return problems;
}

}  // namespace

fs::path cases_of(const std::string& scheme) { return scheme_folder(scheme) / "conformance" / "cases.yaml"; }

std::vector<Problem> lint_scheme(const std::string& scheme, const std::string& profile) {
  std::vector<Problem> problems = lint_one(scheme, profile);
  for (Problem& problem : lint_cases(scheme)) problems.push_back(std::move(problem));
  if (!profile.empty()) return problems;
  for (const std::string& each : profiles_of(scheme)) {
    std::vector<Problem> found;
    try {
      found = lint_one(scheme, each);
    } catch (const InputError& error) {  // one profile that cannot be read must not hide what is wrong with the next
      found = error.problems();
    }
    for (Problem& problem : found) {
      if (std::find(problems.begin(), problems.end(), problem) == problems.end()) problems.push_back(std::move(problem));
    }
  }
  return problems;
}

namespace {

/// What a version was released as; empty: it was not.
std::string released_hash(const std::string& id, const std::string& version, const std::string& profile) {
  const fs::path file = data_folder() / "criteria" / "released.yaml";
  const YamlNode record = parse_yaml(read_text(file), file.string());
  std::vector<Problem> problems;
  std::string released;
  for (const YamlNode& item : record.items) {
    YamlReader entry(item, file.string(), problems);
    const bool is_scheme = entry.required_text("scheme") == id;
    const bool is_version = entry.required_text("version") == version;
    const bool is_profile = entry.text("profile") == profile;
    const std::string hash = entry.required_text("sha256");
    entry.finish();
    if (is_scheme && is_version && is_profile) released = hash;
  }
  if (!problems.empty()) throw InputError(std::move(problems));
  return released;
}

}  // namespace

bool was_released(const std::string& scheme, const std::string& version) { return !released_hash(scheme, version, "").empty(); }

std::optional<Problem> unlike_its_release(const Scheme& scheme) {
  const std::string released = released_hash(scheme.id, scheme.version, scheme.profile);
  if (released.empty() || released == scheme.hash) return std::nullopt;
  const std::string name = scheme.id + " " + scheme.version + (scheme.profile.empty() ? "" : ":" + scheme.profile);
  return said_of_file(Problem::Severity::warning, name,
                      in_both("it is not what was released under this name: its hash is {}, and was {}", "det är inte det som släpptes under detta namn: dess hash är {}, och var {}", scheme.hash, released),
                      {"give it another version, or an id of its own", "ge det en annan version, eller ett eget id"});
}

MeasureCatalogue measure_kinds() { return gis::measure_catalogue(); }

std::vector<FormatFile> language_files() {
  std::vector<FormatFile> files = scheme_format();
  files.push_back(gis::mapping_format());
  return files;
}

std::string language_reference() {
  const fs::path examples = data_folder() / "sample-maps" / "own-city";
  return format_page(language_files(), [&examples](const std::string& name) { return read_text(examples / name); });
}

std::string measure_reference() { return gis::reference_page(); }

}  // namespace levelground::run
