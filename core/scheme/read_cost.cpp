// SPDX-License-Identifier: Apache-2.0
// What a remedy cost: in a criterion's file, and in a project.
#include <algorithm>

#include <fmt/format.h>

#include "core/scheme/reading.hpp"

namespace levelground {

namespace {

Rational amount(YamlReader& reader, std::string_view key) {
  const std::string text = reader.required_text(key);
  if (text.empty()) return {};
  const std::optional<Rational> value = Rational::from_decimal(text);
  if (value && *value >= Rational(0)) return *value;
  reader.problem(reading::line_of(reader, key), fmt::format("‘{}’ is no amount of money", text),
                 "write a number without separators: 45000");
  return {};
}

}  // namespace

RemedyCost read_remedy_cost(YamlReader& reader, std::vector<Problem>& problems) {
  RemedyCost cost;
  cost.what = reading::local_text(reader.required("what"), reader.file(), problems);
  cost.from = amount(reader, "from");
  cost.to = amount(reader, "to");
  if (cost.to < cost.from)
    reader.problem(reading::line_of(reader, "to"), "the range of a cost ends before it begins",
                   "write the lower amount under ‘from’");
  cost.currency = reader.required_text("currency");
  const bool is_code = cost.currency.size() == 3 && std::all_of(cost.currency.begin(), cost.currency.end(),
                                                                [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!cost.currency.empty() && !is_code) {
    reader.problem(reading::line_of(reader, "currency"), fmt::format("‘{}’ is no currency", cost.currency),
                   "write its three letters: SEK, EUR, GBP");
  }
  if (reader.optional("year") != nullptr) {
    constexpr std::int64_t first = 1900, last = 2200;
    const std::int64_t year = reader.whole("year", first);
    if (year < first || year > last) {
      reader.problem(reading::line_of(reader, "year"), fmt::format("{} is no year of a price", year),
                     "write four digits, or leave it out where the source gives none");
    }
    cost.year = static_cast<int>(year);
  }
  cost.source = reader.required_text("source");
  cost.finds_out = reader.flag("finds_out", false);
  return cost;
}

}  // namespace levelground
