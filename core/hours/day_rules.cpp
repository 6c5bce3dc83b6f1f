// SPDX-License-Identifier: Apache-2.0
#include "core/hours/day_rules.hpp"

#include <algorithm>
#include <chrono>
#include <tuple>

namespace levelground {
namespace {

int weekday_of(const Date& date) {
  const std::chrono::sys_days day =
      std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) / std::chrono::day(static_cast<unsigned>(date.day));
  return static_cast<int>(std::chrono::weekday(day).iso_encoding()) - 1;
}
int length_of_month(const Date& date) {
  const auto last = std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) / std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

bool holds(const HoursDates& range, const Date& date) {
  if (range.year_from != 0 && (date.year < range.year_from || date.year > range.year_to)) return false;
  if (range.through) {
    const std::tuple at{date.year, date.month, date.day};
    return std::tuple{range.year_from, range.month_from, range.day_from} <= at && at <= std::tuple{range.year_to, range.month_to, range.day_to};
  }
  const std::pair from{range.month_from, range.day_from};
  const std::pair to{range.month_to, range.day_to};
  const std::pair at{date.month, date.day};
  return from <= to ? from <= at && at <= to : at >= from || at <= to;
}

/// The week of ISO 8601: that of its Thursday.
int week_of(const Date& date) {
  const std::chrono::sys_days day =
      std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) / std::chrono::day(static_cast<unsigned>(date.day));
  const std::chrono::sys_days thursday = day + std::chrono::days(3 - weekday_of(date));
  const std::chrono::sys_days new_year = std::chrono::year_month_day(thursday).year() / std::chrono::January / 1;
  return static_cast<int>((thursday - new_year).count()) / 7 + 1;
}

bool holds(const HoursWeeks& weeks, const Date& date) {
  const int week = week_of(date);
  return weeks.from <= week && week <= weeks.to && (week - weeks.from) % weeks.every == 0;
}

bool holds(const HoursWeekday& entry, const Date& date) {
  if ((entry.days >> static_cast<unsigned>(weekday_of(date)) & 1U) == 0) return false;
  if (entry.nth > 0) return (date.day - 1) / 7 + 1 == entry.nth;
  if (entry.nth < 0) return (length_of_month(date) - date.day) / 7 + 1 == -entry.nth;
  return true;
}

bool applies(const HoursRule& rule, const Date& date, bool holidays) {
  if (!rule.dates.empty() && std::none_of(rule.dates.begin(), rule.dates.end(), [&](const HoursDates& range) { return holds(range, date); })) return false;
  if (!rule.weeks.empty() && std::none_of(rule.weeks.begin(), rule.weeks.end(), [&](const HoursWeeks& weeks) { return holds(weeks, date); })) return false;
  const bool on_day = std::any_of(rule.weekdays.begin(), rule.weekdays.end(), [&](const HoursWeekday& entry) { return holds(entry, date); });
  const bool on_holiday = rule.school_holidays && holidays;
  if (!rule.public_holidays && !rule.school_holidays) return rule.weekdays.empty() || on_day;
  return rule.holidays_and_days ? on_holiday && on_day : on_holiday || on_day;
}

MinuteSpan minute_of(const HoursMoment& moment, const SunClock& sun) {
  const auto moved = [&](const MinuteSpan& event) { return MinuteSpan{event.earliest + moment.minutes, event.latest + moment.minutes}; };
  switch (moment.event) {
    case HoursMoment::Event::clock: return {moment.minutes, moment.minutes};
    case HoursMoment::Event::dawn: return moved(sun.dawn);
    case HoursMoment::Event::sunrise: return moved(sun.sunrise);
    case HoursMoment::Event::sunset: return moved(sun.sunset);
    case HoursMoment::Event::dusk: return moved(sun.dusk);
  }
  return {};
}

bool in_the_evening(const HoursMoment& moment) { return moment.event == HoursMoment::Event::sunset || moment.event == HoursMoment::Event::dusk; }
bool in_the_morning(const HoursMoment& moment) { return moment.event == HoursMoment::Event::dawn || moment.event == HoursMoment::Event::sunrise; }

/// Does a span end the day after it begins? "22:00-04:00" does; of the sun's events those of the evening and the next morning, even where it does
/// not rise. Unknown: the sun's minute decides, and is not known so well.
Tri ends_next_day(const HoursSpan& span, const MinuteSpan& from, const MinuteSpan& to) {
  if (span.open_end) return Tri::no;
  if (in_the_evening(span.from) && in_the_morning(span.to)) return Tri::yes;
  const bool by_clock = span.from.event == HoursMoment::Event::clock && span.to.event == HoursMoment::Event::clock;
  if (by_clock || span.from.event == span.to.event) return to.earliest < from.earliest || (by_clock && to.earliest == from.earliest) ? Tri::yes : Tri::no;
  if (to.latest < from.earliest) return Tri::yes;
  return to.earliest >= from.latest ? Tri::no : Tri::unknown;
}

void fill(TwoDays& minutes, int from, int to) {
  constexpr int end = 2 * minutes_of_day;
  for (int m = std::clamp(from, 0, end); m < std::clamp(to, 0, end); ++m) minutes.set(static_cast<std::size_t>(m));
}

/// What a rule covers: for certain, and at most (an open end, a minute of the sun).
struct Covered {
  TwoDays sure, possible;
};
Covered covered_by(const HoursRule& rule, const SunClock& sun) {
  Covered covered;
  if (rule.spans.empty()) fill(covered.sure, 0, minutes_of_day);
  for (const HoursSpan& span : rule.spans) {
    const MinuteSpan from = minute_of(span.from, sun);
    const MinuteSpan to = minute_of(span.to, sun);
    const Tri next_day = ends_next_day(span, from, to);
    const int later = next_day == Tri::no ? 0 : minutes_of_day;
    if (next_day != Tri::unknown) fill(covered.sure, from.latest, to.earliest + later);
    fill(covered.possible, from.earliest, to.latest + later);
    if (span.open_end) fill(covered.possible, from.earliest, std::max(to.latest, minutes_of_day) + minutes_of_day / 4);
  }
  covered.possible |= covered.sure;
  return covered;
}

}  // namespace

RuledDay rule_day(const std::vector<HoursRule>& rules, const Date& date, const SunClock& sun, bool holidays) {
  RuledDay day;
  bool ruled = false;
  for (const HoursRule& rule : rules) {
    if (!applies(rule, date, holidays)) continue;
    const Covered covered = covered_by(rule, sun);
    // A bare comment says that it depends.
    const bool nothing_else = rule.commented && !rule.always && rule.spans.empty() && rule.weekdays.empty() && rule.dates.empty() && rule.weeks.empty();
    const HoursRule::State state = nothing_else && rule.state == HoursRule::State::open ? HoursRule::State::unknown : rule.state;
    if (rule.joined == HoursRule::Joined::otherwise) {
      if (state == HoursRule::State::closed) continue;
      day.possible |= covered.possible;
      if (state == HoursRule::State::open && !rule.commented) day.sure |= covered.sure;
      ruled = true;
      continue;
    }
    if (state == HoursRule::State::closed) {
      // A closure that a comment limits may not hold.
      day.sure &= ~covered.possible;
      if (!rule.commented) day.possible &= ~covered.sure;
      if (rule.spans.empty()) {
        // The night before ends with the day, and so does what would reach into the next.
        day.shut = rule.commented ? Tri::unknown : Tri::yes;
        day.sure.reset();
        if (!rule.commented) day.possible.reset();
      }
      ruled = true;
      continue;
    }
    if (rule.joined == HoursRule::Joined::instead && ruled) {
      day.sure.reset();
      if (!rule.commented) day.possible.reset();
    }
    day.shut = Tri::no;
    day.possible |= covered.possible;
    if (state == HoursRule::State::open && !rule.commented) day.sure |= covered.sure;
    ruled = true;
  }
  return day;
}

}  // namespace levelground
