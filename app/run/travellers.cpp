// SPDX-License-Identifier: Apache-2.0
#include "app/run/travellers.hpp"

#include <algorithm>
#include <filesystem>

#include "app/run/files.hpp"
#include "app/run/run.hpp"
#include "core/base/yaml.hpp"

namespace levelground::run {

namespace {

namespace fs = std::filesystem;

const char* const list_of_sources = "sources.yaml";
const char* const defaults_of_walks = "walks.yaml";
const char* const side_by_side = "compared.yaml";

fs::path folder() { return data_folder() / "criteria" / "travellers"; }

std::vector<std::string> shipped() {
  std::vector<std::string> ids;
  for (const NamedText& file : read_yaml_folder(folder())) {
    const fs::path name = fs::path(file.name).filename();
    if (name != list_of_sources && name != defaults_of_walks && name != side_by_side) ids.push_back(name.stem().string());
  }
  std::stable_partition(ids.begin(), ids.end(), [](const std::string& id) { return id == "everybody"; });
  return ids;
}

}  // namespace

std::vector<SchemeSource> load_traveller_sources() {
  return read_traveller_sources({"criteria/travellers/" + std::string(list_of_sources), read_text(folder() / list_of_sources)});
}

TravellerTable load_traveller_table() {
  return read_traveller_table({"criteria/travellers/" + std::string(side_by_side), read_text(folder() / side_by_side)}, load_traveller_sources());
}

std::vector<Traveller> load_travellers() {
  std::vector<Traveller> travellers;
  for (const std::string& id : shipped()) travellers.push_back(load_traveller(id));
  return travellers;
}

namespace {

Traveller read(const std::string& name) {
  if (name.find('/') != std::string::npos || name.ends_with(".yaml")) return read_traveller({name, read_text(name)}, load_traveller_sources());
  const std::vector<std::string> ids = shipped();
  if (std::find(ids.begin(), ids.end(), name) == ids.end()) {
    const std::string near = nearest_word(name, ids);
    std::string remedy = near.empty() ? "" : "did you mean ‘" + near + "’? ";
    if (fs::exists(fs::path(name + ".yaml"))) remedy = "for the file here write ‘" + name + ".yaml’; ";
    remedy += "there is:";
    for (const std::string& id : ids) remedy += " " + id;
    throw InputError(Problem{Problem::Severity::error, "criteria/travellers", "", "", 0, "there is no traveller ‘" + name + "’", remedy});
  }
  return read_traveller({"criteria/travellers/" + name + ".yaml", read_text(folder() / (name + ".yaml"))}, load_traveller_sources());
}

}  // namespace

Traveller load_traveller(const std::string& name) {
  Traveller traveller = read(name);
  traveller.limits.slope_from_heights = load_walk_defaults().slope_from_heights;
  return traveller;
}

WalkDefaults load_walk_defaults() {
  return read_walk_defaults({"criteria/travellers/" + std::string(defaults_of_walks), read_text(folder() / defaults_of_walks)}, load_traveller_sources());
}

}  // namespace levelground::run
