// SPDX-License-Identifier: Apache-2.0
#include "core/judge/costs.hpp"

#include <algorithm>

#include "core/judge/explanation.hpp"

namespace levelground {

namespace {

constexpr const char* no_break_space = "\xC2\xA0";

/// Digits in groups of three before the decimal mark.
std::string grouped_amount(const Rational& value) {
  std::string text = value.to_text_exact();
  const std::size_t whole = std::min(text.find('.'), text.size());
  constexpr std::size_t group = 3;
  for (std::size_t at = whole; at > group;) {
    at -= group;
    text.insert(at, no_break_space);
  }
  return text;
}

}  // namespace

std::vector<KnownCost> costs_of(const JudgeOptions& options, const Criterion& criterion, CostFor what_for) {
  const bool finds_out = what_for == CostFor::finding_out;
  std::vector<KnownCost> known;
  for (const CityCost& own : options.costs) {
    if (own.criterion == criterion.code && own.cost.finds_out == finds_out) known.push_back({own.cost, true});
  }
  if (!known.empty()) return known;
  for (const RemedyCost& cost : criterion.costs) {
    if (cost.finds_out == finds_out) known.push_back({cost, false});
  }
  return known;
}

std::string amount_words(const RemedyCost& cost, const Texts& texts) {
  std::string out = grouped_amount(cost.from);
  if (cost.to != cost.from) out += "–" + grouped_amount(cost.to);
  return number_words(out, texts) + no_break_space + cost.currency;
}

std::string price_year_words(const RemedyCost& cost, const Texts& texts) {
  return cost.year ? std::to_string(*cost.year) : texts.get("judge.cost.undated");
}

std::string cost_source_words(const Scheme& scheme, const KnownCost& known, const Texts& texts) {
  if (known.of_city) return texts.get("judge.cost.of_city", {{"source", known.cost.source}});
  const auto source = std::find_if(scheme.sources.begin(), scheme.sources.end(),
                                   [&](const SchemeSource& s) { return s.key == known.cost.source; });
  return source == scheme.sources.end() ? known.cost.source : source->title_in(texts.language());
}

std::string cost_words(const Scheme& scheme, const KnownCost& known, const Texts& texts) {
  return texts.get(known.of_city ? "judge.cost.here" : "judge.cost.elsewhere", {{"cost", published_cost_words(scheme, known, texts)}});
}

std::string published_cost_words(const Scheme& scheme, const KnownCost& known, const Texts& texts) {
  return texts.get(known.cost.finds_out ? "judge.cost.line_finds_out" : "judge.cost.line",
                   {{"what", known.cost.what.in(texts.language())},
                    {"amount", amount_words(known.cost, texts)},
                    {"year", price_year_words(known.cost, texts)},
                    {"source", cost_source_words(scheme, known, texts)}});
}

}  // namespace levelground
