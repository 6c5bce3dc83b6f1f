// SPDX-License-Identifier: Apache-2.0
/// Calendar dates. There is no clock here: "today" is always passed in.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace levelground {

/// A day of the proleptic Gregorian calendar.
struct Date {
  int year = 0;   ///< 0 means "no date"
  int month = 0;  ///< 1..12
  int day = 0;    ///< 1..31
  [[nodiscard]] bool is_set() const { return year != 0; }
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// Parses the date part of "2026-05-12", "2026-05-12T09:30:00Z", "20260512". Refuses days that do not exist, and times of day that no clock shows:
/// hours above 23, minutes above 59, seconds above 60, a zone that is not Z, ±hh, ±hhmm or ±hh:mm within 14 hours.
std::optional<Date> parse_date(std::string_view text);
std::string to_text(const Date& date);  ///< "2026-05-12"; empty when not set
/// "12 May 2026" or "12 maj 2026".
std::string to_words(const Date& date, std::string_view language);
std::int64_t days_between(const Date& from, const Date& to);
/// The same day `months` later, or the last day of that month.
Date add_months(const Date& date, int months);
/// Is what is of `date` at most so many calendar months old on the day `as_of`? Of what has no date nobody knows: no.
bool is_at_most_months_old(const Date& date, const Date& as_of, int months);
/// Whole calendar months, and the days beyond them.
struct Age {
  int months = 0;
  int days = 0;
  friend bool operator==(const Age&, const Age&) = default;
};
/// How old what is of `date` is on the day `as_of`. Both must be set, and `date` not the later.
Age age_on(const Date& date, const Date& as_of);
/// Parses "24 months", "2 years" to months; nullopt otherwise.
std::optional<int> parse_months(std::string_view text);

}  // namespace levelground
