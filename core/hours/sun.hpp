// SPDX-License-Identifier: Apache-2.0
/// Where the sun stands, in apparent solar time: noon is when it crosses the meridian, so that neither a time zone nor a longitude is
/// needed. Source of the series: J. Meeus, Astronomical Algorithms, chapter 25 (low accuracy, 0.01°), as NOAA's solar calculator uses it.
/// Pure functions, thread-safe.
#pragma once

#include "core/base/date.hpp"

namespace levelground {

/// Degrees, north positive, at 12 h UT of that day; over a day it changes by at most 0.4°, which moves sunrise by less than two minutes
/// outside the polar circles.
double sun_declination(const Date& date);

struct SunPosition {
  double elevation;  ///< degrees above a level horizon, without refraction, −90..90
  double azimuth;    ///< degrees from north over east, 0..360
};
/// `latitude`: degrees, −90..90. `solar_hour`: 0..24, 12 is noon.
SunPosition sun_position(double latitude, const Date& date, double solar_hour);

/// Where the sun's centre stands when its rim touches the horizon, refraction included (50′ below it), and at the end of civil twilight; degrees. Twilight is
/// what lies between. Source: U.S. Naval Observatory, Rise, Set, and Twilight Definitions; the same in Meeus, chapter 15.
inline constexpr double sunset_elevation = -0.833;
inline constexpr double dusk_elevation = -6.0;
/// How long the sun's centre stands higher than `elevation`, in minutes, 0 (polar night) .. 1440 (midnight sun).
double minutes_above(double elevation, double latitude, const Date& date);

}  // namespace levelground
