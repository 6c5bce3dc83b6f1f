// SPDX-License-Identifier: Apache-2.0
#include "core/city/statement_names.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace levelground {
namespace {

/// Whoever measures writes down what was asked for: the measure.
constexpr std::array<std::pair<std::string_view, Property>, 5> measured_as = {{
    {"clear_width", Property::width},
    {"entrance_width", Property::opening_width},
    {"kerb_upstand", Property::kerb_height},
    {"ramp_gradient", Property::incline},
    {"speed_near", Property::speed_limit},
}};

}  // namespace

std::optional<Property> property_stated_as(std::string_view name) {
  const auto measured = std::find_if(measured_as.begin(), measured_as.end(), [&](const auto& one) { return one.first == name; });
  return measured != measured_as.end() ? std::optional(measured->second) : property_from_name(name);
}

std::vector<std::string_view> names_of_statements(Property property) {
  std::vector<std::string_view> names;
  for (const auto& [name, stated] : measured_as) {
    if (stated == property) names.push_back(name);
  }
  names.push_back(property_info(property).name);
  return names;
}

}  // namespace levelground
