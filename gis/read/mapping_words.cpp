// SPDX-License-Identifier: Apache-2.0
// Small parts that reading a mapping and applying it share: comparing keys, and words of our own schema.
#include <algorithm>

#include <fmt/format.h>

#include "core/base/quantity.hpp"
#include "gis/read/mapping_data.hpp"

namespace levelground::gis {

namespace {

/// Does text fit the pattern, where "*" stands for any characters? Linear in the text for each star.
bool fits(std::string_view pattern, std::string_view text) {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

bool equals_lower(std::string_view value, std::string_view lower) {
  return value.size() == lower.size() && std::equal(value.begin(), value.end(), lower.begin(), [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
         });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string list_of(std::span<const std::string_view> codes) { return fmt::format("{}", fmt::join(codes, ", ")); }

/// Bits or ranks of the codes named.
std::optional<Meaning> codes_of(const PropertyInfo& info, const std::vector<std::string>& words, std::string& why) {
  Meaning meaning;
  bool first = true;
  for (const std::string& word : words) {
    const auto code = std::find(info.codes.begin(), info.codes.end(), word);
    if (code == info.codes.end()) {
      std::vector<std::string> known(info.codes.begin(), info.codes.end());
      const std::string near = nearest_word(word, known);
      why = fmt::format("‘{}’ is no {}; {}", word, info.name,
                        near.empty() ? "it is one of " + list_of(info.codes) : "did you mean ‘" + near + "’?");
      return std::nullopt;
    }
    const auto index = static_cast<std::int64_t>(code - info.codes.begin());
    meaning.codes |= std::uint32_t{1} << static_cast<std::uint32_t>(index);
    const Interval rank = Interval::exact(Rational(index));
    meaning.range = first ? rank : hull(meaning.range, rank);
    first = false;
  }
  if (info.quantity == Quantity::category) meaning.range = {};
  else meaning.codes = 0;
  return meaning;
}

std::optional<Meaning> presence_of(const std::vector<std::string>& words, std::string& why) {
  Meaning meaning;
  bool first = true;
  for (const std::string& word : words) {
    const bool yes = word == "yes" || word == "true" || word == "1";
    if (!yes && word != "no" && word != "false" && word != "0") {
      why = fmt::format("‘{}’ is neither yes nor no", word);
      return std::nullopt;
    }
    const Interval value = Interval::exact(Rational(yes ? 1 : 0));
    meaning.range = first ? value : hull(meaning.range, value);
    first = false;
  }
  return meaning;
}

/// One quantity, or a low and a high end of which either may be "unbounded".
std::optional<Meaning> quantity_of(Quantity quantity, const std::vector<std::string>& words, std::string& why) {
  Meaning meaning;
  meaning.range = domain(quantity);
  if (words.size() > 2) {
    why = "a range has a low and a high end, not more";
    return std::nullopt;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words.size() == 2 && words[i] == "unbounded") continue;
    const auto exact = parse_exact(words[i], quantity, why);
    if (!exact) return std::nullopt;
    if (i == 0) meaning.range.low = exact->base;
    if (i + 1 == words.size()) meaning.range.high = exact->base;
  }
  if (meaning.range.low > meaning.range.high) {
    why = "the low end of the range lies above its high end";
    return std::nullopt;
  }
  return meaning;
}

}  // namespace

std::string lower_trimmed(std::string_view text) {
  std::string result(trimmed(text));
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string_view value_of(const KeyValues& tags, std::string_view key) {
  const auto found = std::lower_bound(tags.begin(), tags.end(), key, [](const KeyValue& tag, std::string_view k) { return tag.first < k; });
  return found != tags.end() && found->first == key ? found->second : std::string_view{};
}

bool matches(const TagCondition& condition, const KeyValues& tags) {
  const std::string_view value = value_of(tags, condition.key);
  if (value.empty()) return false;
  if (condition.any) return true;
  if (condition.whole) return std::binary_search(condition.values.begin(), condition.values.end(), value);
  std::size_t begin = 0;
  while (begin <= value.size()) {
    const std::size_t end = std::min(value.find(';', begin), value.size());
    const std::string_view part = trimmed(value.substr(begin, end - begin));
    if (std::any_of(condition.values.begin(), condition.values.end(), [&](const std::string& v) { return equals_lower(part, v); })) return true;
    begin = end + 1;
  }
  return false;
}

bool all_match(const std::vector<TagCondition>& conditions, const KeyValues& tags) {
  return std::all_of(conditions.begin(), conditions.end(), [&](const TagCondition& c) { return matches(c, tags); });
}

bool any_match(const std::vector<TagCondition>& conditions, const KeyValues& tags) {
  return std::any_of(conditions.begin(), conditions.end(), [&](const TagCondition& c) { return matches(c, tags); });
}

bool layer_matches(const std::vector<std::string>& patterns, std::string_view layer) {
  return patterns.empty() || std::any_of(patterns.begin(), patterns.end(), [&](const std::string& p) { return fits(p, layer); });
}

std::optional<Meaning> own_word(Property property, const std::vector<std::string>& words, std::string& why) {
  const PropertyInfo& info = property_info(property);
  if (words.empty()) {
    why = "there is no value";
    return std::nullopt;
  }
  if (words.size() == 1 && words.front() == "unknown") {
    Meaning meaning;
    meaning.unknown = true;
    return meaning;
  }
  switch (info.quantity) {
    case Quantity::text: {
      if (words.size() != 1) {
        why = "one text is expected";
        return std::nullopt;
      }
      Meaning meaning;
      meaning.text = words.front();
      return meaning;
    }
    case Quantity::presence: return presence_of(words, why);
    case Quantity::category:
    case Quantity::ordinal: return codes_of(info, words, why);
    default: return quantity_of(info.quantity, words, why);
  }
}

}  // namespace levelground::gis
