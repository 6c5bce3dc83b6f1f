// SPDX-License-Identifier: Apache-2.0
/// The id of a gap: sixteen characters, kept in place, because a city has millions of them.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

#include "core/base/errors.hpp"

namespace levelground {

/// At most `size` characters, none of them NUL. A value, thread-safe.
class GapId {
 public:
  static constexpr std::size_t size = 16;

  GapId() = default;
  /// Throws Defect for a text that is longer.
  GapId(std::string_view text) {  // NOLINT(google-explicit-constructor): it is that text
    if (text.size() > size) throw Defect("a gap's id of more than 16 characters: " + std::string(text));
    std::copy(text.begin(), text.end(), m_text.begin());
  }
  GapId(const std::string& text) : GapId(std::string_view(text)) {}  // NOLINT(google-explicit-constructor)
  GapId(const char* text) : GapId(std::string_view(text)) {}         // NOLINT(google-explicit-constructor)

  [[nodiscard]] std::string_view text() const {
    return {m_text.data(), static_cast<std::size_t>(std::find(m_text.begin(), m_text.end(), '\0') - m_text.begin())};
  }
  [[nodiscard]] std::string str() const { return std::string(text()); }
  [[nodiscard]] bool empty() const { return m_text[0] == '\0'; }
  friend bool operator==(const GapId&, const GapId&) = default;
  friend auto operator<=>(const GapId& a, const GapId& b) { return a.text() <=> b.text(); }
  friend std::ostream& operator<<(std::ostream& out, const GapId& id) { return out << id.text(); }

 private:
  std::array<char, size> m_text{};
};

}  // namespace levelground
