// SPDX-License-Identifier: Apache-2.0
/// A text in each language of the program.
#pragma once

#include <compare>
#include <string>
#include <string_view>

namespace levelground {

struct LocalText {
  std::string en;
  std::string sv;
  [[nodiscard]] const std::string& in(std::string_view language) const { return language == "sv" && !sv.empty() ? sv : en; }
  [[nodiscard]] bool empty() const { return en.empty(); }
  friend auto operator<=>(const LocalText&, const LocalText&) = default;
};

/// One after the other; where one of them has no Swedish its English stands in the Swedish too.
inline LocalText operator+(const LocalText& one, const LocalText& other) { return {one.en + other.en, one.in("sv") + other.in("sv")}; }

}  // namespace levelground
