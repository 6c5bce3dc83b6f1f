// SPDX-License-Identifier: Apache-2.0
/// Names of people and places compared as a reader would: spelling in capitals, or with other blanks, makes no other name. No locale, so
/// that the answer is the same everywhere; thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace levelground {

/// Code points in lower case (letters of European languages), a letter and its combining mark as one where Latin-1 has it, runs of blanks
/// as one and none at the ends; malformed bytes stand for themselves, beyond every code point.
std::u32string folded_name(std::string_view name);
/// Is it the same name?
bool same_name(std::string_view a, std::string_view b);

}  // namespace levelground
