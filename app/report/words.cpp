// SPDX-License-Identifier: Apache-2.0
#include "app/report/words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/judge/ratings.hpp"
#include "core/judge/words.hpp"

namespace levelground::report {

std::string site_name(const Context& c, const SiteResult& site) {
  return site.title(c.language());
}

std::string city_name(const Context& c) { return c.city.name().empty() ? c.texts.get("report.unnamed_city") : c.city.name(); }

std::string capitalised(const std::string& words) {
  std::string result = words;
  if (result.empty()) return result;
  const auto first = static_cast<unsigned char>(result[0]);
  if (first >= 'a' && first <= 'z') result[0] = static_cast<char>(first - 'a' + 'A');
  // U+00E0..U+00FE are C3 A0..C3 BE in UTF-8; upper case lies 0x20 below, but for the division sign.
  if (first == 0xC3 && result.size() > 1) {
    const auto second = static_cast<unsigned char>(result[1]);
    if (second >= 0xA0 && second <= 0xBE && second != 0xB7) result[1] = static_cast<char>(second - 0x20);
  }
  return result;
}

std::string date_words(const Context& c, const Date& date) {
  return date.is_set() ? to_words(date, c.language()) : c.texts.get("report.no_date");
}

std::string grouped(long long value) {
  std::string digits = fmt::format("{}", value);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > (value < 0 ? 1 : 0); at -= 3)
    digits.insert(static_cast<std::size_t>(at), "\u00A0");
  return digits;
}

std::string decimal(const Context& c, const Rational& value) { return decimal_words(value, c.texts); }

std::string percent(const Context& c, const Rational& share) { return decimal_words(share * 100, c.texts); }

std::string whole_or_decimal(const Context& c, const Rational& value) {
  return value.is_finite() && value.den() == 1 ? fmt::format("{}", value.num()) : decimal_words(value, c.texts);
}

std::vector<std::uint32_t> groups_of(const Scheme& scheme, const Criterion& criterion) {
  std::vector<std::uint32_t> groups;
  for (std::uint32_t g = 0; g < scheme.groups.size(); ++g)
    if (std::find(criterion.groups.begin(), criterion.groups.end(), scheme.groups[g].id) != criterion.groups.end()) groups.push_back(g);
  return groups;
}

std::string clause_words(const Context& c, const Criterion& criterion) {
  const auto score = passing_score(criterion);
  if (!score) return {};
  const Limit& limit = *criterion.scale.limits[static_cast<std::size_t>(*score)];
  const std::string& source = limit.source;  // its title stands in the list of sources: titles are long, columns are not
  const std::string confidence(1, confidence_letter(limit.confidence));
  const std::string words = limit.clause.empty()
                                ? c.texts.get("report.clause_plain", {{"source", source}, {"confidence", confidence}})
                                : c.texts.get("report.clause", {{"source", source}, {"clause", limit.clause_in(c.language())}, {"confidence", confidence}});
  return limit.legal_minimum ? words + ", " + c.texts.get("report.clause_legal") : words;
}

namespace {

std::string accepted_words(const Context& c, const SiteResult& site, const CriterionResult& result) {
  if (withholds_voices(c.scheme(), c.scheme().criteria[result.criterion])) return spread_words(*c.scheme().disclosure, spread_of(c.scheme(), result), c.texts);
  const std::vector<MeasureInput>* inputs = nullptr;
  for (const Gap& gap : site.gaps)
    if (inputs == nullptr && gap.criterion == result.criterion && !gap.inputs().empty()) inputs = &gap.inputs();
  if (inputs == nullptr && result.measurement.whole && !result.measurement.whole->inputs.empty()) inputs = &result.measurement.whole->inputs;
  for (const PlaceResult& place : result.measurement.places)
    if (inputs == nullptr && !place.inputs.empty()) inputs = &place.inputs;
  if (inputs == nullptr) {
    if (!result.measurement.observed || result.measurement.steps.empty()) return c.texts.get("report.evidence.none");
    return result.measurement.steps.back().in(c.language());
  }
  std::string words = inputs->front().words.in(c.language());
  if (inputs->size() > 1) words = c.texts.get("report.evidence.more", {{"words", words}, {"count", fmt::format("{}", inputs->size() - 1)}});
  return words;
}

}  // namespace

std::string evidence_words(const Context& c, const SiteResult& site, const CriterionResult& result) {
  std::string words = accepted_words(c, site, result);
  if (!result.measurement.not_accepted) return words;
  constexpr std::size_t named = 5;   // the rest is counted; `why` and the JSON name every one
  const std::vector<NotAccepted>& refused = *result.measurement.not_accepted;
  for (std::size_t i = 0; i < std::min(named, refused.size()); ++i) {
    words += " " + c.texts.get("report.evidence.not_accepted", {{"observation", refused[i].observation}, {"why", refused[i].why.in(c.language())}});
  }
  if (refused.size() > named) words += " " + c.texts.get("report.evidence.not_accepted_more", {{"count", fmt::format("{}", refused.size() - named)}});
  return words;
}

std::string where_words(const Context& c, const SiteResult& site, const Gap& gap) {
  const std::string& label = gap.label().in(c.language());
  return label.empty() ? site_name(c, site) : label;
}

std::string rule_words(const Context& c) {
  const DecisionRule rule = c.assessment.options.decision_rule.value_or(c.scheme().decision_rule);
  return c.texts.get(rule == DecisionRule::guarded ? "report.rule.guarded" : "report.rule.simple");
}

}  // namespace levelground::report
