// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "core/hours/moment.hpp"
#include "core/hours/sun.hpp"

namespace levelground::moment_test {
namespace {

constexpr double stockholm_north = 59.33;
constexpr double stockholm_east = 18.07;

SunRange in_stockholm(const char* time) { return sun_at(*parse_moment(time), stockholm_north, stockholm_east); }

TEST(Moment, IsReadAsPeopleWriteIt) {
  const auto at = parse_moment("2026-06-01T12:30:15+02:00");
  ASSERT_TRUE(at);
  EXPECT_EQ(at->date, (Date{2026, 6, 1}));
  EXPECT_EQ(at->earliest, 12 * 60 + 30);
  EXPECT_EQ(at->latest, 12 * 60 + 31);
  EXPECT_EQ(at->zone, 120);
  EXPECT_EQ(parse_moment("20260601T1200Z")->zone, 0);
  EXPECT_EQ(parse_moment("2026-06-01 12:00-0330")->zone, -210);
  EXPECT_EQ(parse_moment("2026-06-01T12")->latest, 13 * 60) << "some time within that hour";
  EXPECT_FALSE(parse_moment("2026-06-01 12:00")->zone);
  for (const char* none : {"2026-06-01", "2026-06-01T25:00", "2026-06-01T12:61", "2026-06-01T12:00+2", "yesterday"}) EXPECT_FALSE(parse_moment(none)) << none;
}

TEST(Moment, TheSunIsWhereItSurelyIs) {
  EXPECT_GT(in_stockholm("2026-06-01T12:00:00+02:00").lowest, 45);
  EXPECT_LT(in_stockholm("2026-06-01T12:00:00+02:00").highest, 60);
  EXPECT_LT(in_stockholm("2026-12-15T17:00+01:00").highest, dusk_elevation) << "it sets before three";
  EXPECT_GT(in_stockholm("2026-06-01T19:30Z").highest, sunset_elevation) << "it sets at 19:50 UTC: nobody can be sure";
  EXPECT_LT(in_stockholm("2026-06-01T21:30Z").highest, 0);
}

TEST(Moment, WithoutAZoneOnlyWhatHoldsForEveryClock) {
  EXPECT_GT(in_stockholm("2026-06-01T12:00").lowest, sunset_elevation) << "noon is light on every clock";
  EXPECT_LT(in_stockholm("2026-06-01T21:00").lowest, sunset_elevation);
  EXPECT_GT(in_stockholm("2026-06-01T21:00").highest, 0) << "it may be anything";
  EXPECT_LT(sun_at(*parse_moment("2026-12-15T00:30"), stockholm_north, stockholm_east).highest, dusk_elevation) << "and midnight in winter dark";
}

TEST(Moment, TheDayTurnsWhereTheClockDoes) {
  // 23:30 in Auckland is 11:30 UTC, and there it is night.
  EXPECT_LT(sun_at(*parse_moment("2026-06-01T23:30+12:00"), -36.85, 174.76).highest, dusk_elevation);
  EXPECT_GT(sun_at(*parse_moment("2026-06-01T00:00Z"), -36.85, 174.76).lowest, 0);
}

}  // namespace
}  // namespace levelground::moment_test
