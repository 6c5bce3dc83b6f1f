// SPDX-License-Identifier: Apache-2.0
/// Sentences with values in them, in both languages at once: for what travels with data and is read in either.
#pragma once

#include <string>
#include <type_traits>

#include <fmt/format.h>

#include "core/base/local_text.hpp"

namespace levelground {

namespace detail {

template <typename T>
using Said = std::conditional_t<std::is_same_v<T, LocalText>, std::string, T>;

template <typename T>
const Said<T>& said(const T& value, std::string_view language) {
  if constexpr (std::is_same_v<T, LocalText>) return value.in(language);
  else return value;
}

}  // namespace detail

/// fmt::format with the same values in both: a LocalText among them is said in the language of the sentence. Both patterns are checked as they are compiled.
template <typename... Values>
LocalText in_both(fmt::format_string<const detail::Said<Values>&...> en, fmt::format_string<const detail::Said<Values>&...> sv, const Values&... values) {
  return {fmt::format(en, detail::said(values, "en")...), fmt::format(sv, detail::said(values, "sv")...)};
}

/// A number with so many decimals and the decimal mark of each language.
inline LocalText in_decimals(double value, int decimals) {
  LocalText text{fmt::format("{:.{}f}", value, decimals), {}};
  text.sv = text.en;
  if (const std::size_t point = text.sv.find('.'); point != std::string::npos) text.sv[point] = ',';
  return text;
}

}  // namespace levelground
