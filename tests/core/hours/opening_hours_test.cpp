// SPDX-License-Identifier: Apache-2.0
#include "core/hours/opening_hours.hpp"

#include <gtest/gtest.h>

#include <random>

#include <fmt/format.h>

#include "core/hours/sun.hpp"

namespace levelground::opening_hours_test {
namespace {

constexpr double stockholm = 59.33;
const Date monday{2026, 6, 15};
const Date saturday{2026, 6, 20};
const Date sunday{2026, 6, 21};
constexpr int noon = 12 * 60;

OpeningHours hours(const std::string& words) {
  std::string why;
  auto found = OpeningHours::parse(words, why);
  EXPECT_TRUE(found) << words << ": " << why;
  return found ? *found : *OpeningHours::parse("24/7", why);
}

/// The day as "08:00-12:00? 13:00-20:00", a question mark behind what only may be.
std::string day(const std::string& words, const Date& date) {
  const OpeningHours::Day minutes = hours(words).on(date, stockholm, noon);
  const auto state = [&](int m) { return m == minutes_of_day ? 0 : static_cast<int>(minutes.sure[static_cast<std::size_t>(m)]) + static_cast<int>(minutes.possible[static_cast<std::size_t>(m)]); };
  const auto clock = [](int m) { return fmt::format("{:02}:{:02}", m / 60, m % 60); };
  std::string out;
  for (int m = 0; m < minutes_of_day;) {
    const int s = state(m);
    int end = m;
    while (end < minutes_of_day && state(end) == s) ++end;
    if (s > 0) out += (out.empty() ? "" : " ") + clock(m) + "-" + clock(end) + (s == 1 ? "?" : "");
    m = end;
  }
  return out;
}

TEST(OpeningHours, ReadsWhatCitiesWrite) {
  EXPECT_EQ(day("24/7", monday), "00:00-24:00");
  EXPECT_EQ(day("Mo-Su", monday), "00:00-24:00");
  EXPECT_EQ(day("closed", monday), "");
  EXPECT_EQ(day("08:00-20:00", monday), "08:00-20:00");
  EXPECT_EQ(day("8:00-17:00", monday), "08:00-17:00");
  EXPECT_EQ(day("Mo-Fr 09:00-19:00; Sa 09:00-18:00", monday), "09:00-19:00");
  EXPECT_EQ(day("Mo-Fr 09:00-19:00; Sa 09:00-18:00", saturday), "09:00-18:00");
  EXPECT_EQ(day("Mo-Fr 09:00-19:00; Sa 09:00-18:00", sunday), "");
  EXPECT_EQ(day("Mo-Fr 08:00-12:00, 13:30-17:00", monday), "08:00-12:00 13:30-17:00");
  EXPECT_EQ(day("Mo-Fr 10:00-20:00, Sa 10:00-18:00", saturday), "10:00-18:00");
  EXPECT_EQ(day("Mo-Sa 09:15-20:00;Su off", sunday), "");
  EXPECT_EQ(day("Mo,We 07:00-21:00; Tu 09:00-21:00", monday), "07:00-21:00");
  EXPECT_EQ(day("Fr-Mo 07:00-21:00", sunday), "07:00-21:00");
  EXPECT_EQ(day("mo-fr 07:00-21:00;", monday), "07:00-21:00");
}

TEST(OpeningHours, KnowsTheCalendar) {
  const std::string park = "Apr-Sep Mo-Su 09:00-19:00; Oct-Mar Mo-Su 09:00-18:00";
  EXPECT_EQ(day(park, monday), "09:00-19:00");
  EXPECT_EQ(day(park, {2026, 1, 31}), "09:00-18:00");
  EXPECT_EQ(day("Oct-Mar off; Apr-Sep: 10:00-18:00", {2026, 12, 1}), "");
  EXPECT_EQ(day("Dec 24-26 off", {2026, 12, 25}), "");
  EXPECT_EQ(day("24/7; Dec 24,Dec 31 off", {2026, 12, 31}), "");
  EXPECT_EQ(day("May 15-Sep 10 10:00-18:00", {2026, 5, 14}), "");
  EXPECT_EQ(day("Nov 15-Feb 10 10:00-18:00", {2026, 1, 2}), "10:00-18:00");
  EXPECT_EQ(day("2026 Jun 15 10:00-11:00", monday), "10:00-11:00");
  EXPECT_EQ(day("2025 10:00-11:00", monday), "");
  EXPECT_EQ(day("2025+ 10:00-11:00", monday), "10:00-11:00");
  EXPECT_EQ(day("Mo[3] 10:00-11:00", monday), "10:00-11:00");
  EXPECT_EQ(day("Mo[1] 10:00-11:00", monday), "");
  EXPECT_EQ(day("Sa[-2] 10:00-11:00", saturday), "10:00-11:00");
}

TEST(OpeningHours, NightsRunIntoTheNextDay) {
  EXPECT_EQ(day("Su 22:00-04:00", monday), "00:00-04:00");
  EXPECT_EQ(day("Su 22:00-28:00", monday), "00:00-04:00");
  EXPECT_EQ(day("Mo-Su 10:00-00:00", monday), "10:00-24:00");
  EXPECT_EQ(day("Mo-Su 22:00-02:00", monday), "00:00-02:00 22:00-24:00");
  // A Monday that is closed may or may not end the night.
  EXPECT_EQ(day("Mo-Su 22:00-02:00; Mo off", monday), "00:00-02:00?");
  EXPECT_EQ(day("Mo-Su 22:00-02:00; Mo off \"if it rains\"", monday), "00:00-02:00? 22:00-24:00?");
  EXPECT_EQ(day("Mo-Su 22:00-02:00; Su off \"if it rains\"", monday), "00:00-02:00? 22:00-24:00") << "a night that may not begin may not run on";
}

TEST(OpeningHours, WhatWordsLeaveOpenStaysOpen) {
  EXPECT_EQ(day("10:00-12:00 \"members\"", monday), "10:00-12:00?");
  EXPECT_EQ(day("\"on appointment\"", monday), "00:00-24:00?");
  EXPECT_EQ(day("Mo-Fr 08:00-19:00 || \"on appointment\"", monday), "00:00-08:00? 08:00-19:00 19:00-24:00?");
  EXPECT_EQ(day("Mo-Fr 08:00-10:00 unknown", monday), "08:00-10:00?");
  EXPECT_EQ(day("20:00+", monday), "00:00-06:00? 20:00-24:00?");
  EXPECT_EQ(day("18:00-20:00+", monday), "00:00-06:00? 18:00-20:00 20:00-24:00?");
  EXPECT_EQ(day("08:00-20:00; 12:00-13:00 off", monday), "08:00-12:00 13:00-20:00");
}

TEST(OpeningHours, PublicHolidaysAreLeftOutAndSchoolHolidaysAreNotKnown) {
  EXPECT_EQ(day("Mo-Fr 08:00-16:00; PH off", monday), "08:00-16:00");
  EXPECT_EQ(day("Mo-Sa 08:00-18:00;PH,Su off", sunday), "");
  EXPECT_EQ(day("PH 10:00-12:00", monday), "");
  EXPECT_EQ(day("Mo-Fr 08:00-16:00; SH off", monday), "08:00-16:00?");
  EXPECT_EQ(day("Mo-Fr 08:00-16:00; SH Mo-Fr 10:00-14:00", monday), "08:00-10:00? 10:00-14:00 14:00-16:00?");
  EXPECT_EQ(day("SH Sa 10:00-14:00", monday), "");
}

TEST(OpeningHours, TheSunOpensAndCloses) {
  const OpeningHours park = hours("sunrise-sunset");
  EXPECT_TRUE(park.uses_sun());
  const OpeningHours::Day summer = park.on(sunday, stockholm, noon);
  const double light = minutes_above(sunset_elevation, stockholm, sunday);
  EXPECT_LT(static_cast<double>(summer.sure.count()), light);
  EXPECT_GT(static_cast<double>(summer.possible.count()), light);
  EXPECT_LE(summer.possible.count() - summer.sure.count(), 4U) << "the days next to midsummer are as long";
  // Near the equinox a day is five minutes longer than the one before, and the hour of Greenwich is not that of the place.
  const OpeningHours::Day spring = park.on({2026, 3, 20}, stockholm, noon);
  for (const Date day : {Date{2026, 3, 19}, Date{2026, 3, 20}, Date{2026, 3, 21}}) {
    EXPECT_LE(static_cast<double>(spring.sure.count()), minutes_above(sunset_elevation, stockholm, day));
    EXPECT_GE(static_cast<double>(spring.possible.count()), minutes_above(sunset_elevation, stockholm, day));
  }
  EXPECT_TRUE(summer.sure[noon]);
  EXPECT_LT(hours("(sunrise+01:00)-(sunset-00:30)").on(sunday, stockholm, noon).sure.count(), summer.sure.count() - 85);
  EXPECT_GT(hours("dawn-dusk").on(sunday, stockholm, noon).sure.count(), summer.sure.count());
}

TEST(OpeningHours, NightIsTheWholeDayWhereTheSunDoesNotRise) {
  constexpr double kiruna = 69.5;
  const Date midwinter{2026, 12, 21};
  EXPECT_EQ(hours("sunrise-sunset").on(midwinter, kiruna, noon).possible.count(), 0U);
  EXPECT_EQ(hours("sunset-sunrise").on(midwinter, kiruna, noon).sure.count(), std::size_t{minutes_of_day});
  EXPECT_EQ(hours("sunset-sunrise").on(sunday, kiruna, noon).possible.count(), 0U);
}

TEST(OpeningHours, ReadsWeeksAndDatesOfTwoYears) {
  EXPECT_EQ(day("week 01-26 10:00-12:00", monday), "10:00-12:00");   // of week 25
  EXPECT_EQ(day("week 26-53: Mo 10:00-12:00", monday), "");
  EXPECT_EQ(day("week 1-53/2 10:00-12:00; week 2-52/2 13:00-14:00", monday), "10:00-12:00");
  EXPECT_EQ(day("week 24,26 10:00-12:00", monday), "");
  EXPECT_EQ(day("week 53 Mo-Su 10:00-12:00", {2027, 1, 3}), "10:00-12:00") << "a week is of the year of its Thursday";
  EXPECT_EQ(day("May 01-Oct 31: Su 10:00-17:00", sunday), "10:00-17:00");
  EXPECT_EQ(day("May 01-Oct 31: Su 10:00-17:00", monday), "");
  EXPECT_EQ(day("Jun 15: 10:00-17:00", monday), "10:00-17:00");
  EXPECT_EQ(day("24/7; 2026 Jun 1 - 2026 Jul 8 off", monday), "");
  EXPECT_EQ(day("24/7; 2025 Dec 1 - 2026 Jul 8 off", monday), "");
  EXPECT_EQ(day("24/7; 2025 Dec 1 - 2026 Jun 14 off", monday), "00:00-24:00");
  EXPECT_EQ(day("24/7; 2025 Jun 1-Jun 30, 2026 Jun 10-Jun 20 off", monday), "");
  EXPECT_TRUE(hours("2017 Jul 1 - 2017 Aug 8 off").names_years());
}

TEST(OpeningHours, RefusesWhatItDoesNotUnderstand) {
  for (const char* words : {"", "  ", "2025-07-27", "week 54 off", "week 20-10 off", "week", "2017 Jul 1-2016 Aug 8 off", "Jul 1-2017 Aug 8 off", "easter off", "by appointment", "Mo-Fr 9-17", "10:00", "25:00-26:70", "49:00-50:00",
                            "Mo-Fr 10:00-12:00 Sa", "Feb 30 off", "Mo[9] 10:00-11:00", "10:00-12:00 \"no end", "10:00-12:00|11:00", "Mo-", "Mo-Fr 9:00 AM-5:00 PM",
                            "\xc3\xa4ven 10:00", "-1:00-12:00", "10:00-12:00;;;", "(sunrise)-sunset", "2026-2025 10:00-12:00", "2000-2200", "0800-1600"}) {
    std::string why;
    EXPECT_FALSE(OpeningHours::parse(words, why)) << words;
    EXPECT_FALSE(why.empty()) << words;
  }
  std::string why;
  EXPECT_FALSE(OpeningHours::parse(std::string(1001, 'M'), why));
}

TEST(OpeningHours, AnyBytesAreReadOrRefused) {
  const std::string alphabet = "MoTuSaPH0123456789:-,;|+[]()\" offsunrise";
  std::mt19937 random(20260613);
  SCOPED_TRACE("seed 20260613");
  std::size_t read = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string words;
    for (std::size_t n = 1 + random() % 14; n > 0; --n) words += alphabet[random() % alphabet.size()];
    std::string why;
    const auto found = OpeningHours::parse(words, why);
    if (!found) continue;
    ++read;
    const OpeningHours::Day minutes = found->on(monday, stockholm, noon);
    EXPECT_TRUE((minutes.sure & ~minutes.possible).none()) << words;
  }
  EXPECT_GT(read, 5U);
}

Interval h(std::int64_t low, std::int64_t high) { return {Rational(low * 3600), Rational(high * 3600)}; }

TEST(OpenOnTheWorstDay, IsTheDayWithFewestHours) {
  EXPECT_EQ(open_on_worst_day(hours("24/7"), monday, stockholm), h(24, 24));
  EXPECT_EQ(open_on_worst_day(hours("Apr-Sep 06:00-22:00; Oct-Mar 06:00-18:00"), monday, stockholm), h(12, 12));
  EXPECT_EQ(open_on_worst_day(hours("Mo-Sa 06:00-22:00"), monday, stockholm), h(0, 0));
  EXPECT_EQ(open_on_worst_day(hours("08:00-20:00; SH 10:00-14:00"), monday, stockholm), h(4, 12));
  EXPECT_EQ(open_on_worst_day(hours("08:00-20:00 || \"by key\""), monday, stockholm), h(12, 24));
}

TEST(OpenOnTheWorstDay, OfAParkThatShutsAtSunsetIsMidwinter) {
  const Interval park = open_on_worst_day(hours("sunrise-sunset"), monday, stockholm);
  constexpr double noaa = 6 * 60 + 5.0;   // NOAA's formula, 21 December; the length of a day does not depend on the clock
  EXPECT_LT(park.low.to_double() / 60, noaa);
  EXPECT_GT(park.high.to_double() / 60, noaa);
  EXPECT_LE((park.high - park.low).to_double() / 60, 4);
  const Interval morning = open_on_worst_day(hours("08:00-sunset"), monday, stockholm);
  EXPECT_LT(morning.low, morning.high);   // but when the sun sets does
}

TEST(OpenOnTheWorstDay, WithoutADayAnyYearMayBeMeant) {
  // 2001 has neither a week 53 nor a 29 February; other years have.
  for (const char* words : {"24/7; week 53 off", "24/7; Feb 29 off"}) {
    EXPECT_EQ(open_on_worst_day(hours(words), Date{}, stockholm), h(0, 24)) << words;
    EXPECT_EQ(open_every_day(hours(words), 480, 1200, Date{}, stockholm), Tri::unknown) << words;
  }
  EXPECT_EQ(open_on_worst_day(hours("24/7; week 40 off"), Date{}, stockholm), h(0, 0)) << "every year has one";
  EXPECT_EQ(open_on_worst_day(hours("24/7; Feb 28 off"), Date{}, stockholm), h(0, 0));
  EXPECT_EQ(open_on_worst_day(hours("Apr-Sep sunrise-sunset; Oct-Mar 10:00-12:00"), Date{}, stockholm), h(2, 2));
  EXPECT_EQ(open_on_worst_day(hours("sunrise-sunset; week 40 off"), Date{}, stockholm), h(0, 24)) << "what sun and weeks decide is not asked of every year";
}

TEST(OpenOnTheWorstDay, NeedsNoDayUnlessTheWordsNameYears) {
  EXPECT_EQ(open_on_worst_day(hours("Apr-Sep 06:00-22:00; Oct-Mar 06:00-18:00"), Date{}, stockholm), h(12, 12));
  EXPECT_EQ(open_on_worst_day(hours("2026 06:00-22:00"), Date{}, stockholm), h(0, 24));
  EXPECT_EQ(open_every_day(hours("Mo-Su 07:00-22:00"), 480, 1200, Date{}, stockholm), Tri::yes);
  EXPECT_EQ(open_every_day(hours("2026 07:00-22:00"), 480, 1200, Date{}, stockholm), Tri::unknown);
}

TEST(OpenEveryDay, IsYesNoOrUnknown) {
  EXPECT_EQ(open_every_day(hours("24/7"), 0, 1440, monday, stockholm), Tri::yes);
  EXPECT_EQ(open_every_day(hours("07:00-22:00"), 480, 1200, monday, stockholm), Tri::yes);
  EXPECT_EQ(open_every_day(hours("07:00-22:00"), 1320, 120, monday, stockholm), Tri::no);
  EXPECT_EQ(open_every_day(hours("06:00-02:00"), 1320, 120, monday, stockholm), Tri::yes);
  EXPECT_EQ(open_every_day(hours("Mo-Sa 07:00-22:00"), 480, 1200, monday, stockholm), Tri::no);
  EXPECT_EQ(open_every_day(hours("07:00-22:00; SH 10:00-12:00"), 480, 1200, monday, stockholm), Tri::unknown);
  EXPECT_EQ(open_every_day(hours("sunrise-sunset"), 1320, 120, monday, stockholm), Tri::no);
  EXPECT_EQ(open_every_day(hours("08:00-24:00"), 1200, 1440, monday, stockholm), Tri::yes);
}

TEST(NeverOpen, IsOnNoDayAtAll) {
  for (const char* words : {"off", "closed", "24/7 off"}) EXPECT_TRUE(is_never_open(hours(words), monday)) << words;
  for (const char* words : {"Feb 29 10:00-12:00", "sunrise-sunset", "2019 off", "off; PH 10:00-12:00", "off \"till spring\""}) EXPECT_FALSE(is_never_open(hours(words), monday)) << words;
  EXPECT_TRUE(is_never_open(hours("08:00-20:00"), monday, 1320, 300));
  EXPECT_FALSE(is_never_open(hours("08:00-20:00; Fr 08:00-23:00"), monday, 1320, 300));
  EXPECT_FALSE(is_never_open(hours("08:00-20:00"), Date{}, 1190, 1320));
}

TEST(ClockSpan, IsTwoTimes) {
  EXPECT_EQ(parse_clock_span("08:00-20:00"), (std::pair{480, 1200}));
  EXPECT_EQ(parse_clock_span("22:00-02:00"), (std::pair{1320, 120}));
  for (const char* text : {"08:00", "Mo 08:00-20:00", "sunrise-sunset", "24/7", "08:00-20:00+", "08:00-08:00", "08:00-09:00,10:00-11:00"}) {
    EXPECT_EQ(parse_clock_span(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace levelground::opening_hours_test
