// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/reference.hpp"

#include <fmt/format.h>

#include "gis/measure/measure.hpp"

namespace levelground::gis {
namespace {

std::string_view type_name(ParameterSpec::Type type) {
  using Type = ParameterSpec::Type;
  switch (type) {
    case Type::theme: return "theme";
    case Type::themes: return "list of themes";
    case Type::property: return "property";
    case Type::quantity: return "quantity";
    case Type::word: return "word";
    case Type::words: return "list of words";
    case Type::conditions: return "list of [conditions](scheme-language.md#a-feature-with-a-value)";
    case Type::flag: return "yes or no";
  }
  return "";
}

std::string type_words(const ParameterSpec& parameter) {
  if (parameter.type == ParameterSpec::Type::quantity) return std::string(quantity_name(parameter.quantity));
  if (parameter.words.empty()) return std::string(type_name(parameter.type));
  std::string words;
  for (const auto word : parameter.words) words += fmt::format("{}`{}`", words.empty() ? "" : ", ", word);
  return words;
}

std::string escaped(std::string_view text) {
  std::string cell;
  for (const char c : text) {
    if (c == '|') cell += '\\';
    cell += c;
  }
  return cell;
}

void add_kind(std::string& page, const MeasureSpec& spec) {
  page += fmt::format("\n## {}\n\n{}\n\n", spec.kind, spec.help);
  std::string quantities;
  for (const auto quantity : spec.quantities) quantities += fmt::format("{}{}", quantities.empty() ? "" : ", ", quantity_name(quantity));
  page += fmt::format("Yields: {}.{}\n", quantities,
                      spec.has_runs ? " Places carry run lengths: a limit may have an `except`." : "");
  if (!spec.parameters.empty()) {
    page += "\n| parameter | value | needed | what it says |\n|---|---|---|---|\n";
    for (const auto& parameter : spec.parameters) {
      page += fmt::format("| `{}` | {} | {} | {} |\n", parameter.name, type_words(parameter), parameter.required ? "yes" : "no",
                          escaped(parameter.help));
    }
  }
  if (!spec.asks.empty()) {
    std::string asked;
    for (const AskedOf& one : spec.asks) asked += fmt::format("{}`{}` of `{}`", asked.empty() ? "" : ", ", property_info(one.property).name, theme_name(one.theme));
    page += fmt::format("\nReads, whatever its parameters: {}.\n", asked);
  }
  const ErrorModel& errors = spec.errors;
  page += fmt::format("\nHow exact: positions: {}. Values: {}. Rasters: {}. Age: {}.\n", errors.positions, errors.values, errors.rasters, errors.age);
  page += fmt::format("\n```yaml\nmeasure: {}\n```\n", spec.example);
}

}  // namespace

std::string reference_page() {
  std::string page =
      "# Measure kinds\n\n"
      "What a criterion can name in `measure:`. Made from the program's own help texts; `levelground kinds` prints it.\n"
      "A parameter that is not needed and not given changes nothing: no kind has a number of its own.\n\n"
      "How exact they are: a value is as wide as its source, its instrument or its mapping states, else half a unit of its last digit; how old a\n"
      "statement, a layer or a raster may be says the criterion (`evidence: max_age`), and what is older is not known, nor is a statement\n"
      "without a date where an age is asked. A layer without a date counts, but for no certificate.\n"
      "Rasters are never finer than their cells. Each kind says below what else widens its interval, and what it does not see. With `accuracy` an interval\n"
      "holds what would be measured wherever within it each thing really stands; without it things are taken where they are mapped, as exact as that is.\n\n"
      "An observation of a site as a whole, whose property is the kind's name and whose quantity is the one it yields, speaks for the\n"
      "whole site: for places it bounds those of which nothing is known, for a single value it narrows it or stands beside it as dissent.\n"
      "`clear_width` also hears `width`, `lamp_coverage` `share_of_route:lit`, `kerb_upstand` `kerb_height`, `entrance_width` `opening_width`, `speed_near` `speed_limit`,\n"
      "`shade_share` with `theme: play` `shaded_play_share`, `network_distance` with `to: [parking]` `designated_bay_distance`, `worst_of_features` of the\n"
      "`opening_width` of barriers `barrier_passage`;\n"
      "`worst_on_route` and `worst_of_features` hear the name of their property; `share_of_route:lit`, `count:seat`,\n"
      "`share_of_features:seat`, `share_near:seat` and `network_distance:toilet` name what they are about.\n"
      "The observation `absent:seat` (`yes`, or result `none`) says that the site has none of a theme.\n";
  for (const auto& kind : measure_kinds()) add_kind(page, kind.spec);
  return page;
}

}  // namespace levelground::gis
