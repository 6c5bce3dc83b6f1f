// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/conditions.hpp"

#include <algorithm>

#include "core/city/of_kind.hpp"
#include "gis/measure/stated_hours.hpp"

namespace levelground::gis {
namespace {

void accept(const Parameters& parameters, std::string_view name, Condition& condition, const std::string& word) {
  const PropertyInfo& info = property_info(condition.property);
  if (condition.property == Property::opening_hours) {
    if (!condition.open) condition.open = parse_clock_span(word);
    else parameters.refuse(name, "‘" + word + "’ is a second span", "name one span of the clock");
    if (!condition.open) parameters.refuse(name, "‘" + word + "’ is no span of the clock", "write when it must be open, such as opening_hours=08:00-20:00");
    return;
  }
  switch (info.quantity) {
    case Quantity::presence:
      if (word != "yes" && word != "no") parameters.refuse(name, "‘" + word + "’ is neither yes nor no", "write yes or no");
      (word == "yes" ? condition.yes : condition.no) = true;
      return;
    case Quantity::category:
    case Quantity::ordinal: {
      const auto code = std::find(info.codes.begin(), info.codes.end(), word);
      if (code == info.codes.end()) {
        parameters.refuse(name, "‘" + word + "’ is not a value of " + std::string(info.name), "use a value of the plain schema");
      }
      condition.codes |= 1U << static_cast<std::uint32_t>(code - info.codes.begin());
      return;
    }
    case Quantity::text:
      condition.texts.push_back(word);
      return;
    default:
      parameters.refuse(name, std::string(info.name) + " is a number", "name a property with named values");
  }
}

Tri in_ranks(const Interval& range, std::uint32_t codes) {
  bool some = false;
  bool all = true;
  const std::int64_t low = range.low.is_finite() ? range.low.ceil() : 0;
  const std::int64_t high = range.high.is_finite() ? std::min<std::int64_t>(range.high.floor(), 31) : 31;
  for (std::int64_t rank = low; rank <= high; ++rank) {
    const bool accepted = (codes >> static_cast<std::uint32_t>(rank) & 1U) != 0;
    some = some || accepted;
    all = all && accepted;
  }
  if (all && some) return Tri::yes;
  return some ? Tri::unknown : Tri::no;
}

Tri answer(const Known& value, const Condition& condition, Quantity quantity) {
  if (!condition.bounds.none()) return lies_within(condition.bounds, value.range, quantity);
  if (quantity == Quantity::category) {
    if ((value.codes & ~condition.codes) == 0) return Tri::yes;
    return (value.codes & condition.codes) == 0 ? Tri::no : Tri::unknown;
  }
  if (quantity == Quantity::ordinal) return in_ranks(value.range, condition.codes);
  const bool may_yes = value.range.high >= Rational(1);
  const bool may_no = value.range.low <= Rational(0);
  const bool sure = (!may_yes || condition.yes) && (!may_no || condition.no);
  const bool possible = (may_yes && condition.yes) || (may_no && condition.no);
  if (sure) return Tri::yes;
  return possible ? Tri::unknown : Tri::no;
}

}  // namespace

std::vector<Condition> read_conditions(const Parameters& parameters, std::string_view name) {
  std::vector<Condition> conditions;
  for (const std::string& text : parameters.words(name)) {
    ConditionFault fault;
    const auto read = parse_condition(text, fault);
    if (!read) parameters.refuse(name, fault.what, fault.remedy);
    Condition condition;
    condition.property = read->property;
    condition.bounds = read->bounds;
    condition.words = text;
    for (const std::string& value : read->values) accept(parameters, name, condition, value);
    conditions.push_back(std::move(condition));
  }
  return conditions;
}

Condition read_accepted(const Parameters& parameters, std::string_view name, Property property) {
  Condition condition;
  condition.property = property;
  for (const std::string& word : parameters.words(name)) {
    accept(parameters, name, condition, word);
    condition.words += (condition.words.empty() ? "" : ", ") + word;
  }
  if (condition.words.empty()) parameters.refuse(name, "no value is accepted", "name at least one value");
  return condition;
}

Tri satisfies(const MeasureContext& context, const Feature& feature, const Condition& condition, std::vector<MeasureInput>& inputs,
              Grade& grade) {
  const PropertyInfo& info = property_info(condition.property);
  if (condition.open) {
    const std::vector<StatedHours> stated = stated_hours(context, feature);
    for (const StatedHours& one : stated) {
      inputs.push_back(one.input);
      if (one.hours) grade = std::min(grade, one.grade);
    }
    return open_every_day(context, feature, stated, condition.open->first, condition.open->second);
  }
  if (condition.property == Property::kind) return of_kind(feature, condition.texts);
  if (info.quantity == Quantity::text) {
    const std::string_view text = feature.text(condition.property);
    if (text.empty()) return Tri::unknown;
    return std::find(condition.texts.begin(), condition.texts.end(), text) != condition.texts.end() ? Tri::yes : Tri::no;
  }
  const Known value = accepted_known(context, feature, condition.property);
  if (!value.stated) return Tri::unknown;
  for (const auto& statement : value.statements) inputs.push_back(input_of(statement, feature, condition.property));
  grade = std::min(grade, value.grade);
  return answer(value, condition, info.quantity);
}

Tri satisfies(const Observation& observation, const Condition& condition) {
  if (condition.open || observation.quantity == Quantity::text) return Tri::unknown;
  Known value;
  value.stated = true;
  value.range = observation.range;
  value.codes = observation.codes;
  return answer(value, condition, observation.quantity);
}

ParameterSpec among_parameter() {
  return {.name = "among",
          .type = ParameterSpec::Type::conditions,
          .help = "which features are judged, as property=value or of a number property>=1; those that surely do not match are left out"};
}

Tri satisfies_all(const MeasureContext& context, const Feature& feature, const std::vector<Condition>& conditions,
                  std::vector<MeasureInput>& inputs, Grade& grade) {
  Tri all = is_fresh(context, feature) ? Tri::yes : Tri::unknown;
  for (const Condition& condition : conditions) all = std::min(all, satisfies(context, feature, condition, inputs, grade));
  return all;
}

}  // namespace levelground::gis
