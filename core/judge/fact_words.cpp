// SPDX-License-Identifier: Apache-2.0
#include "core/judge/fact_words.hpp"

#include <algorithm>
#include <map>

#include "core/judge/explanation.hpp"
#include "core/judge/matrix.hpp"
#include "core/judge/measure_words.hpp"
#include "core/judge/scheme_words.hpp"
#include "core/scheme/limit_words.hpp"

namespace levelground {

namespace {

/// Facts of which each value is one word of a closed list, with where the catalogue keeps those words.
const std::map<std::string, std::string>& lists_of_words() {
  static const std::map<std::string, std::string> lists = {
      {"evaluation", "core.evaluation."}, {"stage", "core.stage."},           {"indicator", "core.indicator."},
      {"light", "core.light."},           {"method_light", "core.method_light."}, {"quantity", "core.quantity."},
      {"lowest_grade", "judge.grade."},   {"direction", "scheme.direction."}, {"combine", "scheme.why.combine."},
      {"decision_rule", "scheme.decision_rule."}, {"floor_of_group", "scheme.word."}, {"figure_unconfirmed", "scheme.word."}};
  return lists;
}

/// Facts that are one number, with or without a unit.
bool is_number(const std::string& fact) {
  static constexpr std::string_view numbers[] = {"share", "total", "floor", "rule", "coverage", "max_uncertainty", "weight", "cost"};
  return std::find(std::begin(numbers), std::end(numbers), fact) != std::end(numbers);
}

template <typename Named>
std::string name_of(const std::vector<Named>& all, const std::string& id, const Texts& texts) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Named& one) { return one.id == id; });
  return found == all.end() ? id : found->name.in(texts.language());
}

/// Each word of "children, older" by its name.
template <typename Name>
std::string names_of_list(const std::string& value, Name name) {
  static constexpr std::string_view comma = ", ";
  std::string out;
  for (std::size_t from = 0; from <= value.size();) {
    const std::size_t to = std::min(value.find(comma, from), value.size());
    out += (out.empty() ? std::string() : std::string(comma)) + name(value.substr(from, to - from));
    from = to + comma.size();
  }
  return out;
}

const Limit* limit_of(const Criterion* criterion, const SchemeChange& change) {
  if (criterion == nullptr) return nullptr;
  for (std::size_t score = 0; score < criterion->scale.limits.size(); ++score) {
    if (change.item == std::to_string(score) && criterion->scale.limits.at(score)) return &*criterion->scale.limits.at(score);
  }
  return nullptr;
}

std::string mandatory_words(const Scheme& scheme, const Criterion& criterion, const Texts& texts) {
  const auto from = scheme.level_index(criterion.mandatory_from);
  if (from) return texts.get("scheme.word.from", {{"level", scheme.levels[*from].name.in(texts.language())}});
  return texts.get(criterion.mandatory ? "scheme.word.yes" : "scheme.word.no");
}

/// A measure with its parameters, each by its name.
std::string called(const MeasureCall& measure, const Texts& texts) {
  std::string words = measure_kind_words(measure, texts);
  for (const ParameterWords& parameter : parameter_words(measure, texts)) words += ", " + in_one_line(parameter);
  return words;
}

/// What the catalogue makes of a value that scheme files write in English words.
std::string translated(const Scheme& scheme, const Criterion* criterion, const SchemeChange& change, const std::string& value, const Texts& texts) {
  const std::string& fact = change.fact;
  if (const auto list = lists_of_words().find(fact); list != lists_of_words().end()) return texts.get(list->second + value);
  if (is_number(fact)) return number_words(value, texts);
  if (fact == "groups" || fact == "view") {
    if (fact == "groups" && value == "all") return texts.get("judge.explain.everyone");
    return names_of_list(value, [&](const std::string& id) { return name_of(scheme.groups, id, texts); });
  }
  if (fact == "dimension") return name_of(scheme.dimensions, value, texts);
  if (fact == "owner") return name_of(scheme.owners, value, texts);
  if (fact == "rights") return names_of_list(value, [&](const std::string& id) { return name_of(scheme.rights, id, texts); });
  if (fact == "grounds") return names_of_list(value, [&](const std::string& id) { return ground_words(scheme, id, texts); });
  if (criterion == nullptr) return value;
  if (fact == "criterion") return criterion->title.in(texts.language());
  if (fact == "measure") return called(criterion->measure, texts);
  if (fact == "mandatory") return mandatory_words(scheme, *criterion, texts);
  if (fact == "max_age" && criterion->max_age_months) return texts.plural("scheme.word.months", *criterion->max_age_months);
  return value;
}

}  // namespace

std::string fact_words(const Scheme& scheme, const Criterion* criterion, const SchemeChange& change, const std::string& value, const Texts& texts) {
  if (value.empty()) return value;
  if (const Limit* limit = limit_of(criterion, change)) {
    if (change.fact == "limit") return written_limit(criterion->scale.direction, *limit).in(texts.language());
    if (change.fact == "authority") return written_authority(*limit).in(texts.language());
  }
  // What scheme files write is plain English but for where a criterion applies, which they say in keys.
  if (change.fact == "applies" && criterion != nullptr) return applies_words(scheme, criterion->applies, texts);
  return texts.language() == "en" ? value : translated(scheme, criterion, change, value, texts);
}

std::string item_words(const Scheme& scheme, const SchemeChange& change, const Texts& texts) {
  if (texts.language() == "en") return change.item;
  if (change.fact == "share") return name_of(scheme.dimensions, change.item, texts);
  if (change.fact == "floor_of_group") return name_of(scheme.groups, change.item, texts);
  if (change.fact == "total" || change.fact == "floor") return name_of(scheme.levels, change.item, texts);
  // Disclosure has rules of its own, of which no outcome hangs.
  if (const std::string rule = "outcome.rule." + change.item; change.fact == "rule" && texts.has(rule)) return texts.get(rule);
  return change.item;
}

}  // namespace levelground
