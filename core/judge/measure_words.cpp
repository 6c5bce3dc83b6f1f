// SPDX-License-Identifier: Apache-2.0
#include "core/judge/measure_words.hpp"

#include <algorithm>
#include <array>

#include "core/judge/explanation.hpp"

namespace levelground {

namespace {

bool is_one(std::string_view name, const auto& list) { return std::find(list.begin(), list.end(), name) != list.end(); }

/// "motorway_link|trunk" as it is read aloud.
std::string spoken(std::string text) {
  std::replace(text.begin(), text.end(), '_', ' ');
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 3)) text.replace(at, 1, " / ");
  return text;
}

std::string property_words(const std::string& property, const Texts& texts) {
  const std::string id = "core.property." + property;
  return texts.has(id) ? texts.get(id) : spoken(property);
}

std::string value_words(const std::string& parameter, const std::string& value, const Texts& texts) {
  // Words that a kind fixes are of the program; what else stands there is the scheme's or the map's, and stays as it is written.
  static constexpr std::array<std::string_view, 6> fixed = {"of", "from", "per", "needs", "lane", "by"};
  static constexpr std::array<std::string_view, 6> themes = {"theme", "to", "on", "facilities", "near", "obstacles"};
  static constexpr std::array<std::string_view, 2> pairs = {"with", "among"};
  if (parameter == "property") return property_words(value, texts);
  if (is_one(parameter, pairs)) {
    ConditionFault fault;
    if (const auto condition = parse_condition(value, fault)) {
      const std::string numbers = bounds_words(*condition, texts);
      return property_words(std::string(property_info(condition->property).name), texts) + " " + (numbers.empty() ? spoken(value.substr(value.find('=') + 1)) : numbers);
    }
  }
  const std::string word = "core.measure.word." + value;
  if (is_one(parameter, fixed) && texts.has(word)) return texts.get(word);
  const std::string theme = "core.theme." + value;
  if (is_one(parameter, themes) && texts.has(theme)) return texts.get(theme);
  // "0.5 m" has the decimal mark of the language; spans of the clock, days and lists are left as they are written.
  const bool number = !value.empty() && value[0] >= '0' && value[0] <= '9' && value.find_first_of(":-|") == std::string::npos;
  return number ? number_words(value, texts) : spoken(value);
}

}  // namespace

std::string bounds_words(const PropertyCondition& condition, const Texts& texts) {
  const auto shown = [&](const Rational& number) { return display(number, property_info(condition.property).quantity, "", texts.language()); };
  if (condition.bounds.at_least) return texts.get("judge.required.at_least", {{"value", shown(*condition.bounds.at_least)}});
  if (condition.bounds.at_most) return texts.get("judge.required.at_most", {{"value", shown(*condition.bounds.at_most)}});
  return {};
}

std::string measure_kind_words(const MeasureCall& measure, const Texts& texts) {
  const std::string id = "core.measure.kind." + measure.kind;
  return texts.has(id) ? texts.get(id) + " (" + measure.kind + ")" : measure.kind;
}

std::vector<ParameterWords> parameter_words(const MeasureCall& measure, const Texts& texts) {
  static constexpr std::array<std::string_view, 5> flags = {"barriers", "narrow_stated", "observed_first", "somewhere_in", "step_free"};
  std::vector<ParameterWords> all;
  for (const auto& [name, value] : measure.parameters) {
    const std::string id = "core.measure.parameter." + name;
    ParameterWords words{texts.has(id) ? texts.get(id) : spoken(name), {}};
    if (is_one(name, flags)) {
      if (value != "yes") words.values.push_back(texts.get("core.measure.word.no"));
    } else {
      for (const std::string& entry : measure.list(name)) words.values.push_back(value_words(name, entry, texts));
    }
    all.push_back(std::move(words));
  }
  return all;
}

std::string in_one_line(const ParameterWords& parameter) {
  std::string line = parameter.name;
  for (std::size_t i = 0; i < parameter.values.size(); ++i) line += (i == 0 ? ": " : ", ") + parameter.values[i];
  return line;
}

}  // namespace levelground
