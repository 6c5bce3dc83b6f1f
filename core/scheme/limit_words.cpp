// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/limit_words.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace levelground {

namespace {

std::string with_comma(std::string number) {
  std::replace(number.begin(), number.end(), '.', ',');
  return number;
}

/// "1.0 m for at most 6 m", as the reader keeps an exception, in its two halves.
std::pair<std::string, std::string> halves(const std::string& exception) {
  static constexpr std::string_view between = " for at most ";
  const std::size_t at = exception.find(between);
  if (at == std::string::npos) return {exception, {}};
  return {exception.substr(0, at), exception.substr(at + between.size())};
}

}  // namespace

LocalText written_figure(const Limit& limit) {
  if (limit.text == "yes") return {"yes", "ja"};
  LocalText words{limit.text, with_comma(limit.text)};
  for (const auto& [english, swedish] : {std::pair{"below ", "under "}, std::pair{"above ", "över "}}) {
    if (words.sv.starts_with(english)) words.sv.replace(0, std::string(english).size(), swedish);
  }
  return words;
}

LocalText written_limit(Scale::Direction direction, const Limit& limit) {
  if (direction == Scale::Direction::within) return {limit.text, with_comma(limit.text)};
  const bool least = direction == Scale::Direction::at_least;
  const std::string sign = least ? "≥ " : "≤ ";
  LocalText words{sign + limit.text, sign + with_comma(limit.text)};
  if (limit.text == "yes") words = {"yes", "ja"};   // of what is there or not, there is no more or less
  if (limit.short_of) {
    const std::string value = limit.text.substr(limit.text.find(' ') + 1);  // after "below" or "above"
    words = {limit.text, (least ? "över " : "under ") + with_comma(value)};
  }
  if (limit.for_each_group) {
    words.en += " for each group in scope";
    words.sv += " för varje grupp i omfattningen";
  }
  for (const WeakerRun& exception : limit.exceptions) {
    const bool inside = limit.within_run && &exception != &limit.exceptions.front();
    const auto [value, length] = halves(exception.text);
    words.en += (inside ? ", and within that " : ", or ") + sign + exception.text;
    words.sv += (inside ? ", och inom den sträckan " : ", eller ") + sign + with_comma(value) + " på högst " + with_comma(length);
  }
  return words;
}

LocalText written_authority(const Limit& limit) {
  const auto source = [&](std::string_view language) {
    return limit.source + (limit.clause.empty() ? "" : " " + limit.clause_in(language)) + " [" + confidence_letter(limit.confidence) + "]";
  };
  LocalText words{source("en"), source("sv")};
  if (limit.legal_minimum) {
    words.en += ", legal minimum";
    words.sv += ", lagens minimum";
  }
  if (limit.valid_from.is_set()) {
    words.en += ", in force since " + to_text(limit.valid_from);
    words.sv += ", gäller sedan " + to_text(limit.valid_from);
  }
  return words;
}

}  // namespace levelground
