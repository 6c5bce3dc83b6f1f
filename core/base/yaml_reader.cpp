// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "core/base/yaml.hpp"

namespace levelground {

YamlReader::YamlReader(const YamlNode& node, std::string file, std::vector<Problem>& problems)
    : m_node(node), m_file(std::move(file)), m_problems(problems) {
  if (m_node.kind != YamlNode::Kind::mapping) problem(m_node.line, "keys and values are expected here", "write “key: value”");
}

const YamlNode* YamlReader::optional(std::string_view key) {
  if (std::find(m_known.begin(), m_known.end(), key) == m_known.end()) m_known.emplace_back(key);
  return m_node.find(key);
}

const YamlNode* YamlReader::required(std::string_view key) {
  const YamlNode* value = optional(key);
  // Where no keys stand at all, one problem has been noted already.
  if (value == nullptr && m_node.kind == YamlNode::Kind::mapping) {
    problem(m_node.line, fmt::format("the key ‘{}’ is missing", key), "add it");
  }
  return value;
}

std::string YamlReader::text(std::string_view key, std::string_view fallback) {
  const YamlNode* value = optional(key);
  if (value == nullptr) return std::string(fallback);
  if (value->kind == YamlNode::Kind::scalar) return value->scalar;
  problem(value->line, fmt::format("‘{}’ must be a single text", key), "write one value after the colon");
  return std::string(fallback);
}

std::string YamlReader::required_text(std::string_view key) {
  const YamlNode* value = required(key);
  if (value == nullptr) return {};
  if (value->kind == YamlNode::Kind::scalar && !value->scalar.empty()) return value->scalar;
  problem(value->line, fmt::format("‘{}’ must be a single text that is not empty", key), "write one value after the colon");
  return {};
}

std::vector<std::string> YamlReader::texts(std::string_view key) {
  const YamlNode* value = optional(key);
  if (value == nullptr) return {};
  if (value->kind == YamlNode::Kind::scalar) return {value->scalar};
  std::vector<std::string> result;
  if (value->kind == YamlNode::Kind::sequence) {
    for (const YamlNode& item : value->items) {
      if (item.kind == YamlNode::Kind::scalar) {
        result.push_back(item.scalar);
      } else {
        problem(item.line, fmt::format("every entry of ‘{}’ must be a single text", key), "write “[first, second]”");
      }
    }
    return result;
  }
  problem(value->line, fmt::format("‘{}’ must be a list", key), "write “[first, second]”");
  return result;
}

bool YamlReader::flag(std::string_view key, bool fallback) {
  const YamlNode* value = optional(key);
  if (value == nullptr) return fallback;
  const bool scalar = value->kind == YamlNode::Kind::scalar;
  if (scalar && (value->scalar == "yes" || value->scalar == "true")) return true;
  if (scalar && (value->scalar == "no" || value->scalar == "false")) return false;
  problem(value->line, fmt::format("‘{}’ must be yes or no", key), "write “yes” or “no”");
  return fallback;
}

std::int64_t YamlReader::whole(std::string_view key, std::int64_t fallback) {
  const YamlNode* value = optional(key);
  if (value == nullptr) return fallback;
  std::int64_t number = 0;
  if (value->kind == YamlNode::Kind::scalar) {
    const std::string& digits = value->scalar;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error == std::errc{} && end == digits.data() + digits.size()) return number;
  }
  problem(value->line, fmt::format("‘{}’ must be a whole number", key), "write digits only");
  return fallback;
}

void YamlReader::finish() {
  for (std::size_t i = 0; i < m_node.entries.size(); ++i) {
    const std::string& key = m_node.entries[i].first;
    if (std::find(m_known.begin(), m_known.end(), key) != m_known.end()) continue;
    const std::string near = nearest_word(key, m_known);
    problem(m_node.entry_lines[i], fmt::format("the key ‘{}’ is not known here", key),
            near.empty() ? fmt::format("remove it; known keys are {}", fmt::join(m_known, ", "))
                         : fmt::format("did you mean ‘{}’?", near));
  }
}

void YamlReader::problem(std::int64_t line, std::string what, std::string remedy) {
  m_problems.push_back({Problem::Severity::error, m_file, {}, {}, line, std::move(what), std::move(remedy)});
}

}  // namespace levelground
