// SPDX-License-Identifier: Apache-2.0
#include "core/hours/sun.hpp"

#include <gtest/gtest.h>

namespace levelground::sun_test {
namespace {

TEST(Sun, StandsOverTheTropicsAtTheSolsticesAndOverTheEquatorBetween) {
  EXPECT_NEAR(sun_declination({2026, 6, 21}), 23.44, 0.01);
  EXPECT_NEAR(sun_declination({2026, 12, 21}), -23.44, 0.01);
  EXPECT_NEAR(sun_declination({2026, 3, 20}), 0.0, 0.25);   // the equinox falls at 14:46 UT
  // Meeus, example 25.a: 1992 October 13, 0 TD; here at 12 UT, half a day and 0.19° later.
  EXPECT_NEAR(sun_declination({1992, 10, 13}), -7.785 - 0.19, 0.02);
}

TEST(Sun, IsHighestInTheSouthAtNoon) {
  const SunPosition noon = sun_position(59.33, {2026, 6, 21}, 12);
  EXPECT_NEAR(noon.elevation, 90 - 59.33 + 23.44, 0.02);
  EXPECT_NEAR(noon.azimuth, 180, 0.001);
  const SunPosition south = sun_position(-33.87, {2026, 6, 21}, 12);
  EXPECT_NEAR(south.azimuth, 0, 0.001);
  EXPECT_NEAR(south.elevation, 90 - 33.87 - 23.44, 0.02);
}

TEST(Sun, RisesInTheEastAtTheEquinox) {
  const SunPosition morning = sun_position(59.33, {2026, 3, 20}, 6);
  EXPECT_NEAR(morning.elevation, 0, 0.3);
  EXPECT_NEAR(morning.azimuth, 90, 0.3);
  const SunPosition evening = sun_position(59.33, {2026, 3, 20}, 18);
  EXPECT_NEAR(evening.azimuth, 270, 0.3);
}

// Almanac: Stockholm, from sunrise to sunset 18 h 37 min at midsummer, 6 h 5 min at midwinter.
TEST(Sun, DaysAreAsLongAsAlmanacsSay) {
  EXPECT_NEAR(minutes_above(sunset_elevation, 59.33, {2026, 6, 21}), 18 * 60 + 37, 3);
  EXPECT_NEAR(minutes_above(sunset_elevation, 59.33, {2026, 12, 21}), 6 * 60 + 5, 3);
  EXPECT_NEAR(minutes_above(sunset_elevation, 0, {2026, 9, 23}), 12 * 60 + 7, 2);
}

TEST(Sun, ThereIsMidnightSunAndPolarNight) {
  EXPECT_EQ(minutes_above(sunset_elevation, 69.65, {2026, 6, 21}), 1440);
  EXPECT_EQ(minutes_above(sunset_elevation, 69.65, {2026, 12, 21}), 0);
  EXPECT_GT(minutes_above(dusk_elevation, 69.65, {2026, 12, 21}), 0);
}

}  // namespace
}  // namespace levelground::sun_test
