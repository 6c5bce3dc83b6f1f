// SPDX-License-Identifier: Apache-2.0
#include "core/base/date.hpp"

#include <array>
#include <charconv>
#include <chrono>

#include <fmt/format.h>

#include "core/base/errors.hpp"

namespace levelground {

namespace {

std::chrono::year_month_day calendar(const Date& date) {
  return {std::chrono::year{date.year}, std::chrono::month{static_cast<unsigned>(date.month)},
          std::chrono::day{static_cast<unsigned>(date.day)}};
}

/// All digits, or nullopt.
std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty() || text.front() == '-') return std::nullopt;
  return value;
}

/// Takes two digits of at most `most` off the front of `text`.
bool take_two(std::string_view& text, int most) {
  const std::optional<int> value = text.size() < 2 ? std::nullopt : digits(text.substr(0, 2));
  if (!value || *value > most) return false;
  text.remove_prefix(2);
  return true;
}

bool starts_with_digit(std::string_view text) { return !text.empty() && text[0] >= '0' && text[0] <= '9'; }

/// "Z", "+02:00", "-0330", "+02"; at most 14 hours from UTC, as far as clocks are.
bool is_zone(std::string_view text) {
  if (text == "Z" || text == "z") return true;
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return false;
  text.remove_prefix(1);
  if (!take_two(text, 14)) return false;
  if (text.empty()) return true;
  if (text[0] == ':') text.remove_prefix(1);
  return take_two(text, 59) && text.empty();
}

/// What may follow the day: nothing, or a time of day that a clock shows (ISO 8601), with its zone or without.
bool is_time_or_nothing(std::string_view text) {
  if (text.empty()) return true;
  if (text[0] != 'T' && text[0] != 't' && text[0] != ' ') return false;
  text.remove_prefix(1);
  if (!take_two(text, 23)) return false;
  for (const int most : {59, 60}) {   // minutes, and seconds with the one that leaps
    const bool colon = !text.empty() && text[0] == ':';
    if (!colon && !starts_with_digit(text)) break;
    if (colon) text.remove_prefix(1);
    if (!take_two(text, most)) return false;
    if (most == 59 || text.size() < 2 || (text[0] != '.' && text[0] != ',')) continue;
    text.remove_prefix(1);
    if (!starts_with_digit(text)) return false;
    while (starts_with_digit(text)) text.remove_prefix(1);
  }
  return text.empty() || is_zone(text);
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  const bool dashed = text.size() >= 5 && text[4] == '-';
  const std::size_t length = dashed ? 10 : 8;
  if (text.size() < length || (dashed && text[7] != '-') || !is_time_or_nothing(text.substr(length))) return std::nullopt;
  const std::optional<int> year = digits(text.substr(0, 4));
  const std::optional<int> month = digits(text.substr(dashed ? 5 : 4, 2));
  const std::optional<int> day = digits(text.substr(dashed ? 8 : 6, 2));
  if (!year || !month || !day || *year == 0) return std::nullopt;
  const Date date{*year, *month, *day};
  if (!calendar(date).ok()) return std::nullopt;
  return date;
}

std::string to_text(const Date& date) {
  if (!date.is_set()) return {};
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string to_words(const Date& date, std::string_view language) {
  if (!date.is_set()) return {};
  static constexpr std::array<std::string_view, 12> english{"January", "February", "March",     "April",   "May",      "June",
                                                            "July",    "August",   "September", "October", "November", "December"};
  static constexpr std::array<std::string_view, 12> swedish{"januari", "februari", "mars",      "april",   "maj",      "juni",
                                                            "juli",    "augusti",  "september", "oktober", "november", "december"};
  const auto month = static_cast<std::size_t>(date.month - 1);
  return fmt::format("{} {} {}", date.day, (language == "sv" ? swedish : english).at(month), date.year);
}

std::int64_t days_between(const Date& from, const Date& to) {
  if (!from.is_set() || !to.is_set()) throw Defect("days between dates that are not set");
  return (std::chrono::sys_days{calendar(to)} - std::chrono::sys_days{calendar(from)}).count();
}

Date add_months(const Date& date, int months) {
  if (!date.is_set()) throw Defect("months added to a date that is not set");
  std::chrono::year_month_day day = calendar(date) + std::chrono::months{months};
  if (!day.ok()) day = day.year() / day.month() / std::chrono::last;
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

bool is_at_most_months_old(const Date& date, const Date& as_of, int months) { return date.is_set() && as_of <= add_months(date, months); }

Age age_on(const Date& date, const Date& as_of) {
  int months = (as_of.year - date.year) * 12 + as_of.month - date.month;
  if (as_of < add_months(date, months)) --months;
  return {months, static_cast<int>(days_between(add_months(date, months), as_of))};
}

std::optional<int> parse_months(std::string_view text) {
  const std::size_t gap = text.find(' ');
  if (gap == std::string_view::npos) return std::nullopt;
  const std::optional<int> number = digits(text.substr(0, gap));
  const std::string_view unit = text.substr(gap + 1);
  constexpr int most_years = 200;  // beyond any service life; keeps the product far from overflow
  if (!number || *number > most_years * 12) return std::nullopt;
  if (unit == "month" || unit == "months") return *number;
  if ((unit == "year" || unit == "years") && *number <= most_years) return *number * 12;
  return std::nullopt;
}

}  // namespace levelground
