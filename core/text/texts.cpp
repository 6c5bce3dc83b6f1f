// SPDX-License-Identifier: Apache-2.0
#include "core/text/texts.hpp"

#include <fmt/format.h>

namespace levelground {

namespace {

using Values = std::initializer_list<std::pair<std::string_view, std::string>>;

/// One pass from left to right: a value is never looked into, so a name with braces in somebody's data stays as it is.
std::string filled_in(std::string_view pattern, const Values& values, const std::pair<std::string_view, std::string>* extra) {
  std::string result;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    result += pattern.substr(0, open);
    if (open == std::string_view::npos) break;
    pattern.remove_prefix(open);
    const std::size_t close = pattern.find('}');
    const std::string_view name = close == std::string_view::npos ? std::string_view{} : pattern.substr(1, close - 1);
    const std::pair<std::string_view, std::string>* found = nullptr;
    for (const auto& value : values) {
      if (value.first == name) found = &value;
    }
    if (found == nullptr && extra != nullptr && extra->first == name) found = extra;
    if (found == nullptr || name.empty()) {
      result += '{';
      pattern.remove_prefix(1);
    } else {
      result += found->second;
      pattern.remove_prefix(close + 1);
    }
  }
  return result;
}

}  // namespace

const LocalText& SharedText::none() {
  static const LocalText empty;
  return empty;
}

std::vector<std::pair<std::string, LocalText>> Texts::parse(std::string_view yaml, const std::string& file) {
  const YamlNode root = parse_yaml(yaml, file);
  std::vector<Problem> problems;
  std::vector<std::pair<std::string, LocalText>> entries;
  if (root.kind != YamlNode::Kind::mapping && root.kind != YamlNode::Kind::null) {
    problems.push_back({Problem::Severity::error, file, {}, {}, root.line, "texts by id are expected here",
                        "write “id: {en: \"…\", sv: \"…\"}”"});
  }
  for (const auto& [id, node] : root.entries) {
    YamlReader reader(node, file, problems);
    LocalText text{reader.required_text("en"), reader.required_text("sv")};
    reader.finish();
    entries.emplace_back(id, std::move(text));
  }
  if (!problems.empty()) throw InputError(std::move(problems));
  return entries;
}

Texts::Texts(const std::vector<std::pair<std::string, LocalText>>& entries, std::string language)
    : m_language(std::move(language)) {
  std::vector<Problem> problems;
  for (const auto& [id, text] : entries) {
    if (!m_texts.emplace(id, text.in(m_language)).second) {
      problems.push_back({Problem::Severity::error, {}, {}, {}, 0, fmt::format("the text ‘{}’ is given twice", id),
                          "keep it in one of the files of texts/"});
    }
  }
  if (!problems.empty()) throw InputError(std::move(problems));
}

std::string Texts::get(std::string_view id, Values values) const {
  const auto found = m_texts.find(std::string(id));
  if (found == m_texts.end()) return fmt::format("[{}]", id);
  return filled_in(found->second, values, nullptr);
}

std::string Texts::plural(std::string_view id, long long count, Values values) const {
  const std::string chosen = std::string(id) + (count == 1 ? ".one" : ".many");
  const auto found = m_texts.find(chosen);
  if (found == m_texts.end()) return fmt::format("[{}]", chosen);
  const std::pair<std::string_view, std::string> counted{"count", std::to_string(count)};
  return filled_in(found->second, values, &counted);
}

bool Texts::has(std::string_view id) const { return m_texts.contains(std::string(id)); }

}  // namespace levelground
