// SPDX-License-Identifier: Apache-2.0
/// When a place is open, from the words of `opening_hours` (grammar: OpenStreetMap wiki, "Key:opening_hours/specification"), as far as
/// cities use it: rules after ; , and ||, years, months and dates, weeks, weekdays with [n], PH and SH, spans past midnight, open ends,
/// sunrise, sunset, dawn and dusk with offsets, off, closed, unknown and comments. What is written otherwise (Easter, free
/// words) is refused, never guessed.
///
/// What the words leave open stays open: a comment ("by appointment"), an open end, school holidays. Public holidays are left out:
/// answers hold for ordinary days. Times are those of the clock; the clock may show noon 90 minutes before or 210 after the sun does.
#pragma once

#include <bitset>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/interval.hpp"

namespace levelground {

struct HoursRule;

inline constexpr int minutes_of_day = 1440;
using DayMinutes = std::bitset<minutes_of_day>;

class OpeningHours {
 public:
  /// nullopt when the words are not understood; `why` then says at what. Refuses words longer than 1000 bytes.
  static std::optional<OpeningHours> parse(std::string_view words, std::string& why);
  OpeningHours(const OpeningHours&);
  ~OpeningHours();

  /// Needs sunrise or sunset: then answers depend on the latitude.
  [[nodiscard]] bool uses_sun() const;
  /// The same each week of every year.
  [[nodiscard]] bool is_weekly() const;
  /// Names weeks or weekdays: then years with as many days differ.
  [[nodiscard]] bool names_weeks() const;
  /// Says something of public holidays, which answers leave out.
  [[nodiscard]] bool names_public_holidays() const;
  /// Has words of its own beside a rule, which may limit what the rule says.
  [[nodiscard]] bool has_comments() const;
  /// Holds for some years only: nothing can be said where the day judged is not known.
  [[nodiscard]] bool names_years() const;
  /// One ordinary day, for a clock that shows `noon` minutes when the sun is highest. `latitude`: degrees.
  struct Day {
    DayMinutes sure;       ///< open in any case
    DayMinutes possible;   ///< open, or perhaps
  };
  [[nodiscard]] Day on(const Date& date, double latitude, int noon) const;

 private:
  OpeningHours();
  std::shared_ptr<const std::vector<HoursRule>> m_rules;
};

/// Hours open, as seconds, on the day with fewest of the 365 from `from` on: what is sure, and what may be. A `from` that is not set stands
/// for any year, whichever it is: then what holds in every one is sure. Thread-safe.
Interval open_on_worst_day(const OpeningHours& hours, const Date& from, double latitude);
/// Open from `begin` to `end` (minutes of the clock, 0..1440, begin < end, or end < begin over midnight) on each of the 365 days from
/// `from` on: yes, no (on some day surely closed at some time), or unknown. Thread-safe.
Tri open_every_day(const OpeningHours& hours, int begin, int end, const Date& from, double latitude);
/// Shut between two minutes of the clock (0..1440, end < begin over midnight) on every day of four years from that of `from` on, whatever their weeks and leap days. What
/// follows the sun, or names years or public holidays, may be open. Thread-safe.
bool is_never_open(const OpeningHours& hours, const Date& from, int begin = 0, int end = minutes_of_day);
/// "08:00-20:00" as the two minutes of open_every_day; nullopt when it is no such span.
std::optional<std::pair<int, int>> parse_clock_span(std::string_view text);

}  // namespace levelground
