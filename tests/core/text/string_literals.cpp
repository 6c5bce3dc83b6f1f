// SPDX-License-Identifier: Apache-2.0
#include "tests/core/text/string_literals.hpp"

#include <algorithm>
#include <cctype>

namespace levelground::testing_text {

namespace {

class Scanner {
 public:
  explicit Scanner(std::string_view source) : m_source(source) {}

  std::vector<StringLiteral> run() {
    while (m_at < m_source.size()) {
      if (starts("//")) skip_to("\n");
      else if (starts("/*")) skip_to("*/");
      else if (m_source[m_at] == '"') take_literal();
      else if (m_source[m_at] == '\'' && !is_word(previous())) take_quoted('\'');
      else step();
    }
    return std::move(m_found);
  }

 private:
  [[nodiscard]] bool starts(std::string_view what) const { return m_source.substr(m_at, what.size()) == what; }
  [[nodiscard]] char previous() const { return m_code.empty() ? ' ' : m_code.back(); }
  static bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

  void advance(std::size_t count) {
    const std::string_view part = m_source.substr(m_at, count);
    m_line += std::count(part.begin(), part.end(), '\n');
    m_at += part.size();
  }
  void skip_to(std::string_view end) {
    const std::size_t found = m_source.find(end, m_at + 2);
    advance(found == std::string_view::npos ? m_source.size() - m_at : found + end.size() - m_at);
  }
  void step() {
    const char c = m_source[m_at];
    if (std::isspace(static_cast<unsigned char>(c)) == 0) m_code += c;
    advance(1);
  }

  std::string take_quoted(char quote) {
    std::size_t end = m_at + 1;
    while (end < m_source.size() && m_source[end] != quote && m_source[end] != '\n') end += m_source[end] == '\\' ? 2U : 1U;
    const std::string text(m_source.substr(m_at + 1, std::min(end, m_source.size()) - m_at - 1));
    advance(std::min(end + 1, m_source.size()) - m_at);
    m_code += quote;
    return text;
  }
  void take_literal() {
    if (previous() == 'R') {  // R"delimiter( … )delimiter"
      const std::size_t open = m_source.find('(', m_at);
      const std::string close = ")" + std::string(m_source.substr(m_at + 1, open - m_at - 1)) + "\"";
      const std::size_t end = m_source.find(close, open);
      advance(end == std::string_view::npos ? m_source.size() - m_at : end + close.size() - m_at);
      m_code += '"';
      return;
    }
    constexpr std::size_t remembered = 40;
    StringLiteral literal;
    literal.line = m_line;
    literal.before = m_code.size() > remembered ? m_code.substr(m_code.size() - remembered) : m_code;
    literal.text = take_quoted('"');
    m_found.push_back(std::move(literal));
  }

  std::string_view m_source;
  std::size_t m_at = 0;
  std::int64_t m_line = 1;
  std::string m_code;
  std::vector<StringLiteral> m_found;
};

}  // namespace

std::vector<StringLiteral> string_literals(std::string_view source) { return Scanner(source).run(); }

}  // namespace levelground::testing_text
