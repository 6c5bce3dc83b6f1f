// SPDX-License-Identifier: Apache-2.0
#include "core/base/utf8.hpp"
#include "core/judge/assessment.hpp"

namespace levelground {

namespace {

/// Lower case of the letters of European languages; no locale, so that a name is found the same way everywhere.
std::uint32_t folded(std::uint32_t c) {
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

/// Code points in lower case; malformed bytes stand for themselves, beyond every code point.
std::u32string folded(std::string_view text) {
  constexpr std::uint32_t beyond = 0x110000;
  std::u32string result;
  while (!text.empty()) {
    const Utf8Character character = first_character(text);
    result += static_cast<char32_t>(character.code_point ? folded(*character.code_point) : beyond + static_cast<unsigned char>(text.front()));
    text.remove_prefix(character.length);
  }
  return result;
}

}  // namespace

std::optional<std::uint32_t> Assessment::find_number(std::string_view id_or_name) const {
  const auto first = [&](auto&& matches) -> std::optional<std::uint32_t> {
    for (std::uint32_t i = 0; i < sites.size(); ++i) {
      if (matches(sites[i])) return i;
    }
    return std::nullopt;
  };
  if (const auto by_id = first([&](const SiteResult& site) { return site.id == id_or_name; })) return by_id;
  if (const auto by_name = first([&](const SiteResult& site) { return !site.name.empty() && site.name == id_or_name; })) return by_name;
  const std::u32string wanted = folded(id_or_name);
  return first([&](const SiteResult& site) { return !site.name.empty() && folded(site.name) == wanted; });
}

const SiteResult* Assessment::find(std::string_view id_or_name) const {
  const auto number = find_number(id_or_name);
  return number ? &sites[*number] : nullptr;
}

}  // namespace levelground
