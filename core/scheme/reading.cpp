// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/reading.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/scheme/missing_criterion.hpp"

namespace levelground::reading {

LocalText local_text(const YamlNode* node, const std::string& file, std::vector<Problem>& problems) {
  if (node == nullptr) return {};
  YamlReader reader(*node, file, problems);
  LocalText text{reader.required_text("en"), reader.text("sv")};
  reader.finish();
  return text;
}

LocalText own_words(YamlReader& reader, std::string_view key, bool required, std::vector<Problem>& problems) {
  const YamlNode* node = reader.node().find(key);
  if (node == nullptr || node->kind != YamlNode::Kind::mapping) return {required ? reader.required_text(key) : reader.text(key), {}};
  LocalText words = local_text(reader.optional(key), reader.file(), problems);
  if (words.sv.empty()) words.sv = words.en;
  return words;
}

SchemeSource read_source(YamlReader& entry, std::vector<Problem>& problems) {
  SchemeSource read;
  read.key = entry.required_text("key");
  LocalText title = own_words(entry, "title", true, problems);
  read.title = std::move(title.en);
  read.title_sv = std::move(title.sv);
  read.jurisdiction = entry.required_text("jurisdiction");
  return read;
}

std::int64_t line_of(const YamlReader& reader, std::string_view key) {
  const YamlNode* value = reader.node().find(key);
  return value != nullptr ? value->line : reader.node().line;
}

void unknown_word(YamlReader& reader, std::int64_t line, std::string_view what, std::string_view word,
                  const std::vector<std::string>& known) {
  const std::string near = nearest_word(word, known);
  reader.problem(line, fmt::format("‘{}’ is not a known {}", word, what),
                 near.empty() ? fmt::format("known are {}", fmt::join(known, ", ")) : fmt::format("did you mean ‘{}’?", near));
}

void unknown_criterion(YamlReader& reader, std::int64_t line, std::string_view code, const Scheme& scheme) {
  const MissingCriterion missing = missing_criterion(scheme, code);
  if (missing.deprecated || !missing.now.empty()) return reader.problem(line, missing.what, missing.remedy);
  std::vector<std::string> codes;
  for (const Criterion& criterion : scheme.criteria) codes.push_back(criterion.code);
  unknown_word(reader, line, "criterion", code, codes);
}

std::optional<std::size_t> choice(YamlReader& reader, std::string_view key, const std::vector<std::string>& known) {
  const std::string word = reader.required_text(key);
  if (word.empty()) return std::nullopt;
  const auto found = std::find(known.begin(), known.end(), word);
  if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
  unknown_word(reader, line_of(reader, key), key, word, known);
  return std::nullopt;
}

std::optional<Rational> quantity(YamlReader& reader, std::string_view key, Quantity expected) {
  if (reader.optional(key) == nullptr) return std::nullopt;
  const std::string text = reader.required_text(key);
  if (text.empty()) return std::nullopt;
  std::string why;
  const std::optional<ExactQuantity> value = parse_exact(text, expected, why);
  if (value) return value->base;
  reader.problem(line_of(reader, key), fmt::format("‘{}’: {}", key, why));
  return std::nullopt;
}

std::optional<Date> date(YamlReader& reader, std::string_view key) {
  const std::string text = reader.required_text(key);
  if (text.empty()) return std::nullopt;
  const std::optional<Date> day = parse_date(text);
  if (!day) reader.problem(line_of(reader, key), fmt::format("‘{}’ is not a date", text), "write for example 2026-01-01");
  return day;
}

}  // namespace levelground::reading
