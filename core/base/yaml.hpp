// SPDX-License-Identifier: Apache-2.0
/// YAML text as our own tree with line numbers: duplicate keys refused, aliases bounded, no tags, no implicit types.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/errors.hpp"

namespace levelground {

/// One node of a YAML document. Scalars stay text: what "no" or "1:20" means is decided by whoever reads the key.
struct YamlNode {
  enum class Kind { null, scalar, sequence, mapping };
  Kind kind = Kind::null;
  std::int64_t line = 0;  ///< 1-based
  bool quoted = false;    ///< scalar written in quotes
  std::string scalar;
  std::vector<YamlNode> items;                             ///< sequence
  std::vector<std::pair<std::string, YamlNode>> entries;   ///< mapping, in file order
  std::vector<std::int64_t> entry_lines;                   ///< line of each key

  [[nodiscard]] const YamlNode* find(std::string_view key) const;  ///< nullptr when absent
};

/// Parses one document. `file` is only for messages. Throws InputError with file and line on bad syntax, duplicate keys,
/// non-scalar keys, more than 100 levels, more than 1 000 000 nodes after alias expansion, or more than one document.
YamlNode parse_yaml(std::string_view text, const std::string& file);

/// Reads the keys of a mapping and reports what is unknown, with line and the nearest known key. Problems are collected, so
/// that a reader reports everything at once.
class YamlReader {
 public:
  YamlReader(const YamlNode& node, std::string file, std::vector<Problem>& problems);
  /// nullptr when absent (no problem noted).
  const YamlNode* optional(std::string_view key);
  /// nullptr when absent; a problem is noted.
  const YamlNode* required(std::string_view key);
  std::string text(std::string_view key, std::string_view fallback = "");   ///< scalar or fallback; problem if not a scalar
  std::string required_text(std::string_view key);
  std::vector<std::string> texts(std::string_view key);                     ///< scalar or list of scalars
  bool flag(std::string_view key, bool fallback);                           ///< yes/no/true/false only
  std::int64_t whole(std::string_view key, std::int64_t fallback);
  /// Notes every key that was never asked for, with the nearest known key ("did you mean ‘width’?").
  void finish();
  void problem(std::int64_t line, std::string what, std::string remedy = {});
  [[nodiscard]] const YamlNode& node() const { return m_node; }
  [[nodiscard]] const std::string& file() const { return m_file; }

 private:
  const YamlNode& m_node;
  std::string m_file;
  std::vector<Problem>& m_problems;
  std::vector<std::string> m_known;
};

/// The member of `known` with the smallest edit distance to `word`, or empty if none is near (distance > 1/2 of the length).
std::string nearest_word(std::string_view word, const std::vector<std::string>& known);

}  // namespace levelground
