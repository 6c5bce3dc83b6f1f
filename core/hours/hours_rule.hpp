// SPDX-License-Identifier: Apache-2.0
/// One rule of an opening_hours text, as read. Only for the files of this room.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"

namespace levelground {

/// A time of day: minutes of the clock, or of an event of the sun with an offset.
struct HoursMoment {
  enum class Event : std::uint8_t { clock, dawn, sunrise, sunset, dusk } event = Event::clock;
  int minutes = 0;   ///< clock: 0..2880; else the offset
};
struct HoursSpan {
  HoursMoment from, to;
  bool open_end = false;   ///< "18:00+": from then on nobody knows until when
};

/// A stretch of the calendar, in each of its years. year 0: every year. `through`: once, from the day in the first year to the one in the last.
struct HoursDates {
  int year_from = 0, year_to = 0;
  int month_from = 1, day_from = 1;
  int month_to = 12, day_to = 31;
  bool through = false;
};

/// Weeks of ISO 8601, every first, second, … of them from the first on.
struct HoursWeeks {
  int from = 1, to = 1;
  int every = 1;
};

/// Monday is bit 0. `nth`: 0 every one, else only the nth of the month, from the end when negative.
struct HoursWeekday {
  std::uint8_t days = 0;
  int nth = 0;
};

struct HoursRule {
  enum class Joined : std::uint8_t { instead, also, otherwise } joined = Joined::instead;   ///< ; , ||
  enum class State : std::uint8_t { open, closed, unknown } state = State::open;
  bool commented = false;      ///< a comment limits it in words
  bool always = false;         ///< 24/7
  std::vector<HoursDates> dates;        ///< empty: the whole calendar
  std::vector<HoursWeeks> weeks;        ///< empty: every week
  std::vector<HoursWeekday> weekdays;   ///< empty: every day, unless a holiday is named
  bool public_holidays = false;
  bool school_holidays = false;
  bool holidays_and_days = false;       ///< "SH Mo-Fr": both must hold
  std::vector<HoursSpan> spans;         ///< empty: the whole day
};

/// The rules in their order, or nullopt and why.
std::optional<std::vector<HoursRule>> parse_hours(std::string_view words, std::string& why);

}  // namespace levelground
