// SPDX-License-Identifier: Apache-2.0
/// UTF-8 as bytes: one character at a time, with the malformed ones told apart. No state, thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace levelground {

/// One character at the front of a text.
struct Utf8Character {
  std::optional<std::uint32_t> code_point;  ///< nullopt: the byte does not begin a well-formed character (Unicode table 3-7)
  std::size_t length = 1;                   ///< bytes to step over, 1 when malformed
};

/// `text` must not be empty.
Utf8Character first_character(std::string_view text);

/// Text for one line of a terminal or log: control characters, line and paragraph separators, direction overrides and
/// malformed bytes are written as \n, \t or \x{..}.
std::string on_one_line(std::string_view text);

}  // namespace levelground
