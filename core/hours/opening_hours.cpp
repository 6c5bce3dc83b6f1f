// SPDX-License-Identifier: Apache-2.0
#include "core/hours/opening_hours.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include "core/hours/day_rules.hpp"
#include "core/hours/moment.hpp"
#include "core/hours/sun.hpp"

namespace levelground {
namespace {

constexpr int days_of_year = 365;
constexpr int days_of_week = 7;
constexpr int noon_step = 15;   // minutes from earliest_noon to latest_noon

Date day_after(const Date& date, int days) {
  const std::chrono::sys_days day =
      std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) / std::chrono::day(static_cast<unsigned>(date.day));
  const std::chrono::year_month_day moved(day + std::chrono::days(days));
  return {static_cast<int>(moved.year()), static_cast<int>(static_cast<unsigned>(moved.month())), static_cast<int>(static_cast<unsigned>(moved.day()))};
}

/// Minutes from when the sun is highest to its set and to the end of twilight.
struct SunHalf {
  Date date;
  double latitude = 0;
  MinuteSpan light, twilight;
};

/// At whatever longitude: the sun's declination is that of some time between noon of the day before, in Greenwich, and of the day after. To that the
/// series' own error is added.
SunHalf half_of(const Date& date, double latitude) {
  constexpr double series = 0.02;   // degrees: twice what the series is good for (sun.hpp)
  const auto half = [&](double elevation) {
    MinuteSpan found{minutes_of_day, 0};
    for (const int days : {-1, 0, 1}) {
      const Date day = day_after(date, days);
      found.earliest = std::min(found.earliest, static_cast<int>(std::floor(minutes_above(elevation + series, latitude, day) / 2.0)));
      found.latest = std::max(found.latest, static_cast<int>(std::ceil(minutes_above(elevation - series, latitude, day) / 2.0)));
    }
    return found;
  };
  return {date, latitude, half(sunset_elevation), half(dusk_elevation)};
}

SunClock clock_of(const Date& date, double latitude, int noon) {
  // A day is asked for with every noon, and with the day before it.
  thread_local std::array<SunHalf, 2> known;
  SunHalf& half = known[static_cast<std::size_t>(days_between({2000, 1, 1}, date) & 1)];
  if (!(half.date == date) || half.latitude != latitude) half = half_of(date, latitude);
  const auto before = [&](const MinuteSpan& span) { return MinuteSpan{noon - span.latest, noon - span.earliest}; };
  const auto after = [&](const MinuteSpan& span) { return MinuteSpan{noon + span.earliest, noon + span.latest}; };
  return {before(half.twilight), before(half.light), after(half.light), after(half.twilight)};
}

bool needs_sun(const HoursMoment& moment) { return moment.event != HoursMoment::Event::clock; }

/// Where inputs state no day, any year may be meant. The calendar, weeks and leap days with it, comes again every 28 years of these.
constexpr int first_year = 2001;
constexpr int first_leap_year = 2004;
constexpr int years_of_calendar = 28;

/// So many days from one on.
struct Year {
  Date from;
  int days = 0;
};

/// The years that may be meant; none: too many for what the sun decides, so nothing is known.
std::vector<Year> years_from(const OpeningHours& hours, const Date& from) {
  const int days = hours.is_weekly() ? days_of_week : days_of_year;
  if (from.is_set()) return {{from, days}};
  if (hours.is_weekly()) return {{{first_year, 1, 1}, days}};
  std::vector<Year> all;
  if (hours.names_years()) return all;
  if (!hours.names_weeks()) return {{{first_year, 1, 1}, days}, {{first_leap_year, 1, 1}, days + 1}};
  if (hours.uses_sun()) return all;
  for (int year = first_year; year < first_year + years_of_calendar; ++year) all.push_back({{year, 1, 1}, days_of_year + 1});   // the longest there are
  return all;
}

template <typename Look>
void each_day(const OpeningHours& hours, const Year& year, double latitude, Look&& look) {
  for (int d = 0; d < year.days; ++d) {
    const Date date = day_after(year.from, d);
    if (!hours.uses_sun()) {
      look(d, hours.on(date, latitude, earliest_noon));
      continue;
    }
    for (int noon = earliest_noon; noon <= latest_noon; noon += noon_step) look(d, hours.on(date, latitude, noon));
  }
}

}  // namespace

OpeningHours::OpeningHours() = default;
OpeningHours::OpeningHours(const OpeningHours&) = default;
OpeningHours::~OpeningHours() = default;

std::optional<OpeningHours> OpeningHours::parse(std::string_view words, std::string& why) {
  auto rules = parse_hours(words, why);
  if (!rules) return std::nullopt;
  OpeningHours hours;
  hours.m_rules = std::make_shared<const std::vector<HoursRule>>(std::move(*rules));
  return hours;
}

bool OpeningHours::uses_sun() const {
  return std::any_of(m_rules->begin(), m_rules->end(), [](const HoursRule& rule) {
    return std::any_of(rule.spans.begin(), rule.spans.end(), [](const HoursSpan& span) { return needs_sun(span.from) || needs_sun(span.to); });
  });
}

bool OpeningHours::is_weekly() const {
  return !uses_sun() && std::all_of(m_rules->begin(), m_rules->end(), [](const HoursRule& rule) {
    return rule.dates.empty() && rule.weeks.empty() && std::all_of(rule.weekdays.begin(), rule.weekdays.end(), [](const HoursWeekday& entry) { return entry.nth == 0; });
  });
}

bool OpeningHours::names_weeks() const {
  return std::any_of(m_rules->begin(), m_rules->end(), [](const HoursRule& rule) { return !rule.weeks.empty() || !rule.weekdays.empty(); });
}

bool OpeningHours::names_years() const {
  return std::any_of(m_rules->begin(), m_rules->end(), [](const HoursRule& rule) {
    return std::any_of(rule.dates.begin(), rule.dates.end(), [](const HoursDates& range) { return range.year_from != 0; });
  });
}

bool OpeningHours::names_public_holidays() const {
  return std::any_of(m_rules->begin(), m_rules->end(), [](const HoursRule& rule) { return rule.public_holidays; });
}

bool OpeningHours::has_comments() const {
  return std::any_of(m_rules->begin(), m_rules->end(), [](const HoursRule& rule) { return rule.commented; });
}

OpeningHours::Day OpeningHours::on(const Date& date, double latitude, int noon) const {
  const bool school = std::any_of(m_rules->begin(), m_rules->end(), [](const HoursRule& rule) { return rule.school_holidays; });
  const bool sun = uses_sun();
  const Date before = day_after(date, -1);
  const auto clock = [&](const Date& day) { return sun ? clock_of(day, latitude, noon) : SunClock{}; };
  Day day;
  for (const bool holidays : {false, true}) {
    if (holidays && !school) break;
    const RuledDay today = rule_day(*m_rules, date, clock(date), holidays);
    const RuledDay yesterday = rule_day(*m_rules, before, clock(before), holidays);
    Day one;
    for (std::size_t m = 0; m < minutes_of_day; ++m) {
      // A night that runs into a day on which it is closed may end at midnight.
      const std::size_t late = m + minutes_of_day;
      one.sure[m] = today.sure[m] || (yesterday.sure[late] && today.shut == Tri::no);
      one.possible[m] = today.possible[m] || yesterday.possible[late];
    }
    day.sure = holidays ? day.sure & one.sure : one.sure;
    day.possible = holidays ? day.possible | one.possible : one.possible;
  }
  return day;
}

namespace {

Interval worst_day_of(const OpeningHours& hours, const Year& year, double latitude) {
  std::size_t sure = minutes_of_day;
  // Of each day what may be at most; of the days the fewest.
  std::size_t possible = minutes_of_day;
  std::size_t of_day = 0;
  int day = 0;
  each_day(hours, year, latitude, [&](int d, const OpeningHours::Day& minutes) {
    if (d != day) {
      possible = std::min(possible, of_day);
      of_day = 0;
      day = d;
    }
    sure = std::min(sure, minutes.sure.count());
    of_day = std::max(of_day, minutes.possible.count());
  });
  possible = std::min(possible, of_day);
  return {Rational(static_cast<std::int64_t>(sure) * 60), Rational(static_cast<std::int64_t>(possible) * 60)};
}

Tri open_each_day_of(const OpeningHours& hours, int begin, int end, const Year& year, double latitude) {
  DayMinutes asked;
  for (int m = begin; m < (end > begin ? end : end + minutes_of_day); ++m) asked.set(static_cast<std::size_t>(m % minutes_of_day));
  bool always = true;
  bool never_shut = true;
  bool may_be = false;   // on the day looked at, for some clock
  int day = 0;
  each_day(hours, year, latitude, [&](int d, const OpeningHours::Day& minutes) {
    if (d != day) {
      never_shut = never_shut && may_be;
      may_be = false;
      day = d;
    }
    always = always && (asked & ~minutes.sure).none();
    may_be = may_be || (asked & ~minutes.possible).none();
  });
  never_shut = never_shut && may_be;
  if (always) return Tri::yes;
  return never_shut ? Tri::unknown : Tri::no;
}

}  // namespace

Interval open_on_worst_day(const OpeningHours& hours, const Date& from, double latitude) {
  std::optional<Interval> all;
  for (const Year& year : years_from(hours, from)) {
    const Interval worst = worst_day_of(hours, year, latitude);
    all = all ? hull(*all, worst) : worst;
  }
  return all.value_or(Interval{Rational(0), Rational(std::int64_t{minutes_of_day} * 60)});
}

Tri open_every_day(const OpeningHours& hours, int begin, int end, const Date& from, double latitude) {
  std::optional<Tri> all;
  for (const Year& year : years_from(hours, from)) {
    const Tri open = open_each_day_of(hours, begin, end, year, latitude);
    all = !all || *all == open ? open : Tri::unknown;
  }
  return all.value_or(Tri::unknown);
}

bool is_never_open(const OpeningHours& hours, const Date& from, int begin, int end) {
  if (hours.uses_sun() || hours.names_years() || hours.names_public_holidays() || hours.has_comments()) return false;
  constexpr int noon = minutes_of_day / 2;
  DayMinutes asked;
  for (int minute = 0; minute < minutes_of_day; ++minute) {
    asked[static_cast<std::size_t>(minute)] = begin < end ? minute >= begin && minute < end : minute >= begin || minute < end;
  }
  const int first = from.is_set() ? from.year : first_leap_year;
  const Date last{first + 4, 1, 1};
  for (Date day{first, 1, 1}; day < last; day = day_after(day, 1)) {
    if ((hours.on(day, 0, noon).possible & asked).any()) return false;
  }
  return true;
}

std::optional<std::pair<int, int>> parse_clock_span(std::string_view text) {
  std::string why;
  const auto rules = parse_hours(text, why);
  if (!rules || rules->size() != 1) return std::nullopt;
  const HoursRule& rule = rules->front();
  if (rule.spans.size() != 1 || rule.commented || rule.state != HoursRule::State::open || !rule.dates.empty() || !rule.weeks.empty() || !rule.weekdays.empty() ||
      rule.public_holidays || rule.school_holidays) {
    return std::nullopt;
  }
  const HoursSpan& span = rule.spans.front();
  if (span.open_end || needs_sun(span.from) || needs_sun(span.to)) return std::nullopt;
  const int from = span.from.minutes;
  const int to = span.to.minutes;
  if (from >= minutes_of_day || to > minutes_of_day || from == to) return std::nullopt;
  return std::pair{from, to};
}

}  // namespace levelground
