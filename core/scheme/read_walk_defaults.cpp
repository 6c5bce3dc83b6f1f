// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include "core/city/theme.hpp"
#include "core/scheme/reading.hpp"
#include "core/scheme/walk_defaults.hpp"

namespace levelground {

WalkDefaults read_walk_defaults(const NamedText& file, const std::vector<SchemeSource>& sources) {
  WalkDefaults defaults;
  const std::array<std::pair<std::string_view, Rational*>, 10> values = {{
      {"reach_distance", &defaults.reach_distance}, {"reach_time", &defaults.reach_time},
      {"access_distance", &defaults.access_distance}, {"nearest_distance", &defaults.nearest_distance},
      {"facility_to_way", &defaults.facility_to_way}, {"home_to_way", &defaults.home_to_way},
      {"point_to_way", &defaults.point_to_way}, {"slope_base", &defaults.slope_from_heights.base},
      {"slope_cell_at_most", &defaults.slope_from_heights.cell_at_most}, {"slope_line_accuracy", &defaults.slope_from_heights.line_accuracy},
  }};
  std::vector<Problem> problems;
  std::vector<std::string> keys;
  for (const SchemeSource& source : sources) keys.push_back(source.key);
  const YamlNode root = parse_yaml(file.text, file.name);
  YamlReader reader(root, file.name, problems);
  const auto each = [&](std::string_view name, const auto& read_limit) {
    const YamlNode* node = reader.required(name);
    if (node == nullptr) return;
    YamlReader entry(*node, file.name, problems);
    read_limit(entry);
    reading::choice(entry, "source", keys);
    entry.required_text("clause");
    reading::choice(entry, "confidence", {"C", "S", "D", "U"});
    entry.finish();
  };
  for (const auto& [name, place] : values) {
    each(name, [&, name = name, place = place](YamlReader& entry) {
      entry.required_text("limit");
      const auto value = reading::quantity(entry, "limit", name == "reach_time" ? Quantity::duration : Quantity::length);
      if (value && *value <= Rational(0)) entry.problem(reading::line_of(entry, "limit"), "nothing is within no distance", "write more than 0");
      if (value) *place = *value;
    });
  }
  each("public_access", [&](YamlReader& entry) {
    entry.required("limit");
    const auto known = property_info(Property::access).codes;
    defaults.public_access = entry.texts("limit");
    for (const std::string& word : defaults.public_access) {
      if (std::find(known.begin(), known.end(), word) == known.end()) reading::unknown_word(entry, reading::line_of(entry, "limit"), "access", word, {known.begin(), known.end()});
    }
  });
  reader.finish();
  if (!problems.empty()) throw InputError(std::move(problems));
  return defaults;
}

}  // namespace levelground
