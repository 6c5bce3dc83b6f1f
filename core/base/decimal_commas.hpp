// SPDX-License-Identifier: Apache-2.0
/// Numbers in words that somebody else wrote, for a language that writes a comma: "1.5 × 2.2 m" is "1,5 × 2,2 m".
#pragma once

#include <string>

namespace levelground {

/// The point between the digits of a number becomes a comma; what has several points (a date, a section) stays.
inline std::string with_decimal_commas(std::string text) {
  const auto is_digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(i)) {
      ++i;
      continue;
    }
    std::size_t end = i, points = 0, point = 0;
    while (is_digit(end) || (end < text.size() && text[end] == '.' && is_digit(end + 1))) {
      if (text[end] == '.') point = end, ++points;
      ++end;
    }
    if (points == 1) text[point] = ',';
    i = end;
  }
  return text;
}

}  // namespace levelground
