// SPDX-License-Identifier: Apache-2.0
#include "core/base/names.hpp"

#include <array>
#include <cstdint>

#include "core/base/utf8.hpp"

namespace levelground {

namespace {

std::uint32_t lower(std::uint32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;                          // Latin-1
  if (c >= 0x100 && c <= 0x137) return c | 1U;                                     // Latin Extended-A, pairs even-odd
  if (c >= 0x139 && c <= 0x148) return c % 2 == 1 ? c + 1 : c;                     // pairs odd-even
  if (c >= 0x14A && c <= 0x177) return c | 1U;
  if (c >= 0x179 && c <= 0x17E) return c % 2 == 1 ? c + 1 : c;
  if (c >= 0x391 && c <= 0x3A9) return c + 32;                                     // Greek
  if (c >= 0x410 && c <= 0x42F) return c + 32;                                     // Cyrillic
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  return c;
}

/// Spaces that a keyboard, a table or a web page gives (Unicode property White_Space).
bool is_blank(std::uint32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

/// The letters of Latin-1 that a file may also write as a letter and a mark after it (Unicode, canonical decomposition).
struct Composed {
  std::uint32_t mark;
  std::string_view letters;
  std::array<std::uint32_t, 6> with_mark;
};
constexpr std::array<Composed, 7> composed = {{{0x300, "aeiou", {0xE0, 0xE8, 0xEC, 0xF2, 0xF9}},
                                               {0x301, "aeiouy", {0xE1, 0xE9, 0xED, 0xF3, 0xFA, 0xFD}},
                                               {0x302, "aeiou", {0xE2, 0xEA, 0xEE, 0xF4, 0xFB}},
                                               {0x303, "ano", {0xE3, 0xF1, 0xF5}},
                                               {0x308, "aeiouy", {0xE4, 0xEB, 0xEF, 0xF6, 0xFC, 0xFF}},
                                               {0x30A, "a", {0xE5}},
                                               {0x327, "c", {0xE7}}}};

std::uint32_t joined(std::uint32_t letter, std::uint32_t mark) {
  for (const Composed& row : composed) {
    if (row.mark != mark || letter > 0x7F) continue;
    const std::size_t at = row.letters.find(static_cast<char>(letter));
    if (at != std::string_view::npos) return row.with_mark.at(at);
  }
  return 0;
}

}  // namespace

std::u32string folded_name(std::string_view name) {
  constexpr std::uint32_t beyond = 0x110000;
  std::u32string result;
  while (!name.empty()) {
    const Utf8Character character = first_character(name);
    const std::uint32_t c = character.code_point ? lower(*character.code_point) : beyond + static_cast<unsigned char>(name.front());
    name.remove_prefix(character.length);
    if (is_blank(c)) {
      if (!result.empty() && result.back() != U' ') result += U' ';
    } else if (const std::uint32_t one = result.empty() ? 0 : joined(static_cast<std::uint32_t>(result.back()), c); one != 0) {
      result.back() = static_cast<char32_t>(one);
    } else {
      result += static_cast<char32_t>(c);
    }
  }
  if (!result.empty() && result.back() == U' ') result.pop_back();
  return result;
}

bool same_name(std::string_view a, std::string_view b) { return folded_name(a) == folded_name(b); }

}  // namespace levelground
