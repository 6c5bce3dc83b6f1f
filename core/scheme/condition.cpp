// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/condition.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/quantity.hpp"
#include "core/base/quantity_units.hpp"
#include "core/base/yaml.hpp"

namespace levelground {
namespace {

std::vector<std::string> all_properties() {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < property_count; ++i) names.emplace_back(property_info(static_cast<Property>(i)).name);
  return names;
}

std::optional<PropertyCondition> faulty(ConditionFault& fault, std::string what, std::string remedy) {
  fault = {std::move(what), std::move(remedy)};
  return std::nullopt;
}

/// What may be written of a property that is no number; empty: any text.
std::vector<std::string> condition_words(const PropertyInfo& info) {
  if (info.quantity == Quantity::presence) return {"yes", "no"};
  return {info.codes.begin(), info.codes.end()};
}

bool is_in_words(Quantity quantity) {
  return quantity == Quantity::text || quantity == Quantity::category || quantity == Quantity::ordinal || quantity == Quantity::presence;
}

std::string number_example(const PropertyInfo& info) {
  std::string example(quantity_example(info.quantity));   // “1.20 m” or “20 mm”
  const std::size_t begin = example.find("“") + std::string("“").size();
  return fmt::format("{}>={}", info.name, example.substr(begin, example.find("”") - begin));
}

}  // namespace

Tri lies_within(const Bounds& bounds, Interval value, Quantity quantity) {
  if (quantity == Quantity::slope && value.low < Rational(0)) {
    const Rational steepest = std::max(-value.low, value.high);
    value = {value.high < Rational(0) ? -value.high : Rational(0), steepest};
  }
  const bool surely = (!bounds.at_least || value.low >= *bounds.at_least) && (!bounds.at_most || value.high <= *bounds.at_most);
  if (surely) return Tri::yes;
  const bool never = (bounds.at_least && value.high < *bounds.at_least) || (bounds.at_most && value.low > *bounds.at_most);
  return never ? Tri::no : Tri::unknown;
}

std::optional<PropertyCondition> parse_condition(std::string_view text, ConditionFault& fault) {
  const std::size_t sign = text.find_first_of("<>=");
  const std::string name(text.substr(0, sign));
  const auto property = property_from_name(name);
  if (sign == std::string_view::npos || !property) {
    const std::string near = sign == std::string_view::npos ? std::string() : nearest_word(name, all_properties());
    return faulty(fault, fmt::format("‘{}’ is not a condition", text),
                   near.empty() ? "write property=value, property=value|value, or of a number property>=1 or property<=1, with a property of the plain schema"
                                : fmt::format("did you mean ‘{}{}’?", near, text.substr(sign)));
  }
  const PropertyInfo& info = property_info(*property);
  PropertyCondition condition;
  condition.property = *property;
  if (!is_in_words(info.quantity)) {
    const bool has_ends = text[sign] != '=' && sign + 1 < text.size() && text[sign + 1] == '=';
    if (!has_ends) return faulty(fault, fmt::format("‘{}’: {} is a number", text, name), fmt::format("write {}, or <= for at most", number_example(info)));
    std::string why;
    const auto number = parse_exact(text.substr(sign + 2), info.quantity, why);
    if (!number) return faulty(fault, fmt::format("‘{}’: {}", text, why), fmt::format("write a number with its unit, such as {}", number_example(info)));
    if (number->base < Rational(0)) return faulty(fault, fmt::format("‘{}’ is below 0", text), "write a number that is not negative");
    (text[sign] == '>' ? condition.bounds.at_least : condition.bounds.at_most) = number->base;
    return condition;
  }
  if (text[sign] != '=') return faulty(fault, fmt::format("‘{}’: {} is no number", text, name), fmt::format("write {}=value", name));
  const std::vector<std::string> known = condition_words(info);
  for (std::size_t begin = sign + 1; begin <= text.size();) {
    const std::size_t end = std::min(text.find('|', begin), text.size());
    std::string word(text.substr(begin, end - begin));
    if (word.empty()) return faulty(fault, fmt::format("‘{}’ compares with nothing", text), "write “property=value”");
    if (!known.empty() && std::find(known.begin(), known.end(), word) == known.end()) {
      const std::string near = nearest_word(word, known);
      return faulty(fault, fmt::format("‘{}’ is not a known value of {}", word, name),
                     near.empty() ? fmt::format("write one of: {}", fmt::join(known, ", ")) : fmt::format("did you mean ‘{}’?", near));
    }
    condition.values.push_back(std::move(word));
    begin = end + 1;
  }
  return condition;
}

std::string condition_text(const PropertyCondition& condition) {
  const PropertyInfo& info = property_info(condition.property);
  if (condition.bounds.none()) return fmt::format("{}={}", info.name, fmt::join(condition.values, "|"));
  const Rational& number = condition.bounds.at_least ? *condition.bounds.at_least : *condition.bounds.at_most;
  return fmt::format("{}{}{}", info.name, condition.bounds.at_least ? ">=" : "<=", display(number, info.quantity, "", "en"));
}

}  // namespace levelground
