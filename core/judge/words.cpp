// SPDX-License-Identifier: Apache-2.0
// Words that the terminal, the window and the report share.
#include <algorithm>
#include <span>

#include "core/city/theme.hpp"
#include "core/judge/explanation.hpp"
#include "core/judge/scores.hpp"
#include "core/judge/words.hpp"

namespace levelground {

namespace {

/// Candidates for worst served that are still listed by name; more are counted.
constexpr std::size_t candidates_listed = 3;

/// The codes of the ordered list that the criterion's measure reads, if it reads one property.
std::span<const std::string_view> ordinal_codes(const Criterion& criterion) {
  const auto parameter = criterion.measure.parameters.find("property");
  if (parameter == criterion.measure.parameters.end()) return {};
  const auto property = property_from_name(parameter->second);
  if (!property || property_info(*property).quantity != Quantity::ordinal) return {};
  return property_info(*property).codes;
}

std::string code_name(std::span<const std::string_view> codes, const Rational& rank, const Texts& texts) {
  const auto index = static_cast<std::size_t>(rank.num());
  return rank.is_finite() && rank.den() == 1 && rank.num() >= 0 && index < codes.size() ? std::string(codes[index]) : number_words(rank.to_text_exact(), texts);
}

std::string limit_value(const Criterion& criterion, const Rational& value, const Texts& texts) {
  if (criterion.scale.quantity == Quantity::ordinal) {
    const auto codes = ordinal_codes(criterion);
    if (!codes.empty()) return code_name(codes, value, texts);
  }
  return display(value, criterion.scale.quantity, criterion.scale.unit, texts.language());
}

/// The group codes in the scheme's order, as they stand in tables.
std::string candidate_codes(const Scheme& scheme, const WorstServed& worst) {
  std::string codes;
  for (const WorstServed::Candidate& candidate : worst.candidates) {
    if (!codes.empty()) codes += ' ';
    codes += scheme.groups[candidate.group].code;
    if (candidate.only_for_want_of_data) codes += '?';
  }
  return codes;
}

}  // namespace

std::string number_words(std::string decimal, const Texts& texts) {
  if (texts.language() == "sv") std::replace(decimal.begin(), decimal.end(), '.', ',');
  return decimal;
}

std::string decimal_words(const Rational& value, const Texts& texts) { return number_words(value.to_text_floor(1), texts); }

std::string verdict_words(Verdict verdict, const Texts& texts) { return texts.get("judge.verdict." + std::string(verdict_name(verdict))); }

std::string outcome_words(const Scheme& scheme, Outcome outcome, const std::optional<std::uint32_t>& level, const Texts& texts) {
  if (outcome == Outcome::level && level) return scheme.levels[*level].name.in(texts.language());
  return texts.get("judge.outcome." + std::string(outcome_name(outcome)));
}

std::string outcome_words(const Scheme& scheme, const SiteResult& site, const Texts& texts) {
  return outcome_words(scheme, site.outcome, site.level, texts);
}

std::string gap_words(const Gap& gap, const Texts& texts) {
  const std::string kind(gap_kind_name(gap.kind));
  return texts.get((gap.mandatory ? "judge.gap_mandatory." : "judge.gap.") + kind);
}

std::string measured_words(const Criterion& criterion, const Interval& value, bool known, const Texts& texts) {
  const Quantity quantity = criterion.scale.quantity;
  if (!known || value.contains(domain(quantity))) return texts.get("judge.measured.not_known");
  if (quantity == Quantity::ordinal) {
    const auto codes = ordinal_codes(criterion);
    if (!codes.empty()) {
      const Rational best = static_cast<std::int64_t>(codes.size()) - 1;
      if (value.is_exact()) return code_name(codes, value.low, texts);
      if (value.low <= Rational(0) && value.high >= best) return texts.get("judge.measured.not_known");
      if (value.high >= best) return texts.get("judge.required.at_least", {{"value", code_name(codes, value.low, texts)}});
      if (value.low <= Rational(0)) return texts.get("judge.required.at_most", {{"value", code_name(codes, value.high, texts)}});
      return texts.get("judge.measured.range", {{"low", code_name(codes, value.low, texts)}, {"high", code_name(codes, value.high, texts)}});
    }
  }
  if (quantity == Quantity::presence) return texts.get(value.low == Rational(1) ? "judge.measured.present" : "judge.measured.absent");
  std::vector<Rational> limits;  // no rounding may show a value on another side of a limit than the one it is judged on
  for (const auto& limit : criterion.scale.limits) {
    if (!limit) continue;
    limits.push_back(limit->limit);
    if (limit->upper) limits.push_back(*limit->upper);
    for (const WeakerRun& exception : limit->exceptions) limits.push_back(exception.value);
  }
  return display(value, quantity, criterion.scale.unit, texts.language(), limits);
}

std::string limit_words(const Criterion& criterion, const Limit& limit, const Texts& texts) {
  const Scale& scale = criterion.scale;
  const std::string value = limit_value(criterion, limit.limit, texts);
  if (scale.direction == Scale::Direction::within && limit.upper) {
    return texts.get("judge.required.within", {{"low", value}, {"high", limit_value(criterion, *limit.upper, texts)}});
  }
  const bool least = scale.direction == Scale::Direction::at_least;
  if (scale.quantity == Quantity::presence) return texts.get(least ? "judge.required.present" : "judge.required.absent");
  std::string words = limit.short_of ? texts.get(least ? "judge.required.above" : "judge.required.below",
                                                 {{"value", limit_value(criterion, *limit.short_of, texts)}})
                                     : texts.get(least ? "judge.required.at_least" : "judge.required.at_most", {{"value", value}});
  if (limit.for_each_group) {
    words = texts.get("judge.required.for_each_group", {{"limit", words}, {"each", limit_value(criterion, *limit.for_each_group, texts)}});
  }
  for (const WeakerRun& exception : limit.exceptions) {
    const bool inside = limit.within_run && &exception != &limit.exceptions.front();
    words = texts.get(inside ? "judge.required.and_within" : "judge.required.or_short", {{"limit", words},
                                                  {"weaker", limit_value(criterion, exception.value, texts)},
                                                  {"length", display(exception.length, Quantity::length, "m", texts.language())}});
  }
  return words;
}

int best_score(const Criterion& criterion) {
  int best = 0;
  for (int s = 1; s <= max_score; ++s) best = criterion.scale.limits.at(static_cast<std::size_t>(s)) ? s : best;
  return best;
}

std::optional<int> passing_score(const Criterion& criterion) {
  for (int s = std::max(criterion.pass_score, 1); s <= max_score; ++s) {
    if (criterion.scale.limits[static_cast<std::size_t>(s)]) return s;
  }
  return std::nullopt;
}

std::string required_words(const Criterion& criterion, const Texts& texts) {
  const auto score = passing_score(criterion);
  if (!score) return texts.get("judge.required.none");
  return limit_words(criterion, *criterion.scale.limits[static_cast<std::size_t>(*score)], texts);
}

std::string marked_required_words(const Criterion& criterion, const Texts& texts) {
  const auto score = passing_score(criterion);
  const bool marked = score && criterion.scale.limits[static_cast<std::size_t>(*score)]->confidence == Confidence::unconfirmed;
  const std::string words = required_words(criterion, texts);
  return marked ? texts.get("judge.unconfirmed_limit", {{"limit", words}}) : words;
}

std::string worst_served_words(const Scheme& scheme, const SiteResult& site, const Texts& texts) {
  const WorstServed& worst = site.worst;
  if (worst.candidates.empty()) return texts.get("judge.worst.nobody");
  if (worst.candidates.size() > candidates_listed) {
    return texts.plural("judge.worst.candidates", static_cast<long long>(worst.candidates.size()));
  }
  return candidate_codes(scheme, worst);
}

std::string score_words(const Fractions& score, const Texts& texts) {
  const std::string low = decimal_words(score.low, texts);
  const std::string high = decimal_words(score.high, texts);
  return low == high ? low : low + "–" + high;
}

std::string jurisdiction_words(const std::string& jurisdiction, const Texts& texts) {
  for (const char* word : {"international", "none", "not stated"}) {
    if (jurisdiction != word) continue;
    std::string id = "judge.jurisdiction.";
    for (const char* c = word; *c != 0; ++c) id += *c == ' ' ? '_' : *c;
    return texts.get(id);
  }
  return jurisdiction;
}

std::string scope_words(const Scheme& scheme, const Scope& scope, const Texts& texts) {
  const bool narrow = is_narrow(scheme, scope);
  std::string names;
  for (const std::uint32_t group : groups_in_scope(scheme, scope)) {
    if (!narrow && scheme.groups[group].has_floor) continue;  // of a wider scope only what comes on top is named
    if (!names.empty()) names += ", ";
    names += scheme.groups[group].name.in(texts.language());
  }
  if (names.empty()) return texts.get("judge.scope.all");
  return texts.get(narrow ? "judge.scope.narrow" : "judge.scope.wide", {{"groups", names}});
}

}  // namespace levelground
