// SPDX-License-Identifier: Apache-2.0
#include "core/base/utf8.hpp"

#include <fmt/format.h>

namespace levelground {

namespace {

bool hides_or_moves_text(std::uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
         c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

Utf8Character first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  std::size_t length = 0;
  std::uint32_t code = 0;
  std::uint32_t least = 0;  // smaller values would be overlong forms
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2, code = lead & 0x1FU, least = 0x80;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3, code = lead & 0x0FU, least = 0x800;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4, code = lead & 0x07U, least = 0x10000;
  } else {
    return {std::nullopt, 1};
  }
  if (text.size() < length) return {std::nullopt, 1};
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {std::nullopt, 1};
    code = (code << 6U) | (byte(i) & 0x3FU);
  }
  if (code < least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return {std::nullopt, 1};
  return {code, length};
}

std::string on_one_line(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const Utf8Character character = first_character(text);
    if (!character.code_point) {
      result += fmt::format("\\x{{{:02x}}}", static_cast<unsigned>(static_cast<std::uint8_t>(text.front())));
    } else if (*character.code_point == '\n') {
      result += "\\n";
    } else if (*character.code_point == '\t') {
      result += "\\t";
    } else if (hides_or_moves_text(*character.code_point)) {
      result += fmt::format("\\x{{{:02x}}}", *character.code_point);
    } else {
      result += text.substr(0, character.length);
    }
    text.remove_prefix(character.length);
  }
  return result;
}

}  // namespace levelground
