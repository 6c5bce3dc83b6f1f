// SPDX-License-Identifier: Apache-2.0
#include "app/run/schemes.hpp"

#include <algorithm>
#include <filesystem>

#include "app/run/files.hpp"
#include "app/run/run.hpp"
#include "core/base/names.hpp"
#include "core/base/yaml.hpp"
#include "core/scheme/lint.hpp"
#include "gis/measure/measure.hpp"
#include "gis/measure/reference.hpp"
#include "gis/read/mapping_format.hpp"

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

[[noreturn]] void unknown(const std::string& what, const std::string& name, const fs::path& folder, const std::vector<std::string>& names, const fs::path& holds) {
  std::error_code failed;
  if (!holds.empty() && fs::exists(fs::path(name) / holds, failed)) {
    throw InputError(Problem{Problem::Severity::error, folder.string(), "", "", 0, "there is no " + what + " ‘" + name + "’",
                             "for the folder of that name here write ‘./" + name + "’"});
  }
  const std::string near = nearest_word(name, names);
  std::string remedy = near.empty() ? "" : "did you mean ‘" + near + "’? ";
  remedy += "there is:";
  for (const std::string& known : names) remedy += " " + known;
  throw InputError(Problem{Problem::Severity::error, folder.string(), "", "", 0, "there is no " + what + " ‘" + name + "’", remedy});
}

/// The file of a profile that is not called as it was written: codes of countries are mostly written in capitals, and NO is Norway.
fs::path profile_in_other_letters(const std::string& name, const fs::path& folder) {
  const std::vector<std::string> names = names_in(folder, false);
  const auto known = std::find_if(names.begin(), names.end(), [&name](const std::string& other) { return same_name(name, other); });
  if (known == names.end()) unknown("profile", name, folder, names, {});
  return folder / (*known + ".yaml");
}

/// scheme.yaml first; the profile's file, or none.
struct Files {
  std::vector<NamedText> scheme;
  std::vector<NamedText> profile;
};

Files files_of(const std::string& scheme, const std::string& profile) {
  const fs::path criteria = data_folder() / "criteria";
  fs::path folder = scheme.find('/') != std::string::npos ? fs::path(scheme) : criteria / scheme;
  if (!fs::exists(folder / "scheme.yaml")) unknown("scheme", scheme, criteria, names_in(criteria, true), "scheme.yaml");
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
    fs::path file = profile.find('/') != std::string::npos ? fs::path(profile) : folder / "profiles" / (profile + ".yaml");
    if (!fs::exists(file)) file = profile_in_other_letters(profile, folder / "profiles");
    overrides.push_back({file.string(), read_text(file)});
    shorten(overrides.back());
  }
  return {std::move(files), std::move(overrides)};
}

}  // namespace

Scheme load_scheme(const std::string& scheme, const std::string& profile) {
  const Files files = files_of(scheme, profile);
  return read_scheme(files.scheme, files.profile, measure_kinds());
}

std::vector<Problem> lint_scheme(const std::string& scheme, const std::string& profile) {
  const Files files = files_of(scheme, profile);
  return lint(read_scheme(files.scheme, files.profile, measure_kinds()), files.scheme.front());
}

std::optional<Problem> unlike_its_release(const Scheme& scheme) {
  const fs::path file = data_folder() / "criteria" / "released.yaml";
  const YamlNode record = parse_yaml(read_text(file), file.string());
  std::vector<Problem> problems;
  std::string released;
  for (const YamlNode& item : record.items) {
    YamlReader entry(item, file.string(), problems);
    const std::string id = entry.required_text("scheme");
    const std::string version = entry.required_text("version");
    const std::string profile = entry.text("profile");
    const std::string hash = entry.required_text("sha256");
    entry.finish();
    if (id == scheme.id && version == scheme.version && profile == scheme.profile) released = hash;
  }
  if (!problems.empty()) throw InputError(std::move(problems));
  if (released.empty() || released == scheme.hash) return std::nullopt;
  const std::string name = scheme.id + " " + scheme.version + (scheme.profile.empty() ? "" : ":" + scheme.profile);
  return Problem{Problem::Severity::warning, name, "", "", 0, "it is not what was released under this name: its hash is " + scheme.hash + ", and was " + released,
                 "give it another version, or an id of its own"};
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
