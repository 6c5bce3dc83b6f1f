// SPDX-License-Identifier: Apache-2.0
#include "app/run/area_rules.hpp"

#include <algorithm>
#include <filesystem>

#include "app/run/files.hpp"
#include "app/run/run.hpp"
#include "core/base/yaml.hpp"
#include "core/scheme/traveller.hpp"

namespace levelground::run {

namespace {

namespace fs = std::filesystem;

const char* const list_of_sources = "sources.yaml";
const std::string shown_folder = "criteria/public-space-1171/areas/";

fs::path folder() { return data_folder() / shown_folder; }

std::vector<SchemeSource> load_sources() {
  return read_traveller_sources({shown_folder + list_of_sources, read_text(folder() / list_of_sources)});
}

std::vector<std::string> shipped() {
  std::vector<std::string> ids;
  for (const NamedText& file : read_yaml_folder(folder())) {
    const fs::path name = fs::path(file.name).filename();
    if (name != list_of_sources) ids.push_back(name.stem().string());
  }
  return ids;
}

}  // namespace

std::vector<AreaRule> load_area_rules() {
  std::vector<AreaRule> rules;
  for (const std::string& id : shipped()) rules.push_back(load_area_rule(id));
  return rules;
}

AreaRule load_area_rule(const std::string& name) {
  if (name.find('/') != std::string::npos || name.ends_with(".yaml"))
    return read_area_rule({name, read_text(name)}, load_sources());
  const std::vector<std::string> ids = shipped();
  if (std::find(ids.begin(), ids.end(), name) == ids.end()) {
    const std::string near = nearest_word(name, ids);
    std::string remedy = near.empty() ? "there is:" : "did you mean ‘" + near + "’? there is:";
    for (const std::string& id : ids) remedy += " " + id;
    throw InputError(
        Problem{Problem::Severity::error, shown_folder, "", "", 0, "there is no rule ‘" + name + "’", remedy});
  }
  return read_area_rule({shown_folder + name + ".yaml", read_text(folder() / (name + ".yaml"))}, load_sources());
}

gis::AreaShare find_area_share(const CityView& view, const AreaRule& rule, const std::stop_token& stop) {
  return gis::area_share(*view.city, rule, view.as_of, stop);
}

}  // namespace levelground::run
