// SPDX-License-Identifier: Apache-2.0
/// The string literals of a C++ source, so that a test can look for text ids without being misled by comments.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace levelground::testing_text {

struct StringLiteral {
  std::string text;        ///< as written, escapes not resolved
  std::string before;      ///< the code right before the opening quote, blanks left out, at most 40 characters
  std::int64_t line = 0;   ///< 1-based
};

/// Ordinary literals only; raw literals and comments are stepped over.
std::vector<StringLiteral> string_literals(std::string_view source);

}  // namespace levelground::testing_text
