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

/// What may follow the day: nothing, or a time of day, which is not read but must look like one.
bool is_time_or_nothing(std::string_view text) {
  if (text.empty()) return true;
  if (text.size() < 3 || (text[0] != 'T' && text[0] != 't' && text[0] != ' ')) return false;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return is_digit(text[1]) && is_digit(text[2]) &&
         text.find_first_not_of("0123456789:.,+-Zz", 1) == std::string_view::npos;
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
