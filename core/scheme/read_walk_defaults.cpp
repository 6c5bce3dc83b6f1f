// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include "core/scheme/reading.hpp"
#include "core/scheme/walk_defaults.hpp"

namespace levelground {

WalkDefaults read_walk_defaults(const NamedText& file, const std::vector<SchemeSource>& sources) {
  static constexpr std::array<std::pair<std::string_view, Rational WalkDefaults::*>, 7> lengths_and_time = {{
      {"reach_distance", &WalkDefaults::reach_distance}, {"reach_time", &WalkDefaults::reach_time},
      {"access_distance", &WalkDefaults::access_distance}, {"nearest_distance", &WalkDefaults::nearest_distance},
      {"facility_to_way", &WalkDefaults::facility_to_way}, {"home_to_way", &WalkDefaults::home_to_way},
      {"point_to_way", &WalkDefaults::point_to_way},
  }};
  std::vector<Problem> problems;
  WalkDefaults defaults;
  std::vector<std::string> keys;
  for (const SchemeSource& source : sources) keys.push_back(source.key);
  const YamlNode root = parse_yaml(file.text, file.name);
  YamlReader reader(root, file.name, problems);
  for (const auto& [name, member] : lengths_and_time) {
    const YamlNode* node = reader.required(name);
    if (node == nullptr) continue;
    YamlReader entry(*node, file.name, problems);
    entry.required_text("limit");
    const auto value = reading::quantity(entry, "limit", name == "reach_time" ? Quantity::duration : Quantity::length);
    if (value && *value <= Rational(0)) entry.problem(reading::line_of(entry, "limit"), "nothing is within no distance", "write more than 0");
    if (value) defaults.*member = *value;
    reading::choice(entry, "source", keys);
    entry.required_text("clause");
    reading::choice(entry, "confidence", {"C", "S", "D", "U"});
    entry.finish();
  }
  reader.finish();
  if (!problems.empty()) throw InputError(std::move(problems));
  return defaults;
}

}  // namespace levelground
