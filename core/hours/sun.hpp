// SPDX-License-Identifier: Apache-2.0
/// Where the sun stands, in apparent solar time: noon is when it crosses the meridian, so that neither a time zone nor a longitude is
/// needed. Pure functions, thread-safe.
///
/// Source of the series: J. Meeus, Astronomical Algorithms, chapter 25 (Solar Coordinates), equations 25.2, 25.3 and 25.8, in their form of low accuracy.
/// The book itself was not read: the chapter, the equations and the figures are as programs that cite it have them (meeusjs; the Go package learnmeeus, "Solar:
/// Chapter 25, Solar Coordinates"; mbostock/solar-calculator, "Equations based on NOAA’s Solar Calculator"), which agree, and the series gives the
/// declination of the book's example 25.a, 13 October 1992 at 0 h, as they print it (−7°47′06″). The accuracy of 0.01° that is told of it is unconfirmed. NOAA
/// says of its calculators: "based on equations from Astronomical Algorithms, by Jean Meeus", sunrise and sunset "accurate to within a minute for
/// locations between +/- 72° latitude, and within 10 minutes outside of those latitudes" (Solar Calculation Details, archived 16 September 2008).
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
/// what lies between. Source: of the first, NOAA, Solar Calculation Details, "we assume 0.833° of atmospheric refraction"; of the second, Hong Kong
/// Observatory, What is Twilight?, "the centre of the Sun is 6 degrees below the horizon". The U.S. Naval Observatory, Rise, Set, and Twilight
/// Definitions, is quoted by others with the same (90.8333° from the zenith, 6° below the horizon); its wording is unconfirmed, as is Meeus, chapter 15.
inline constexpr double sunset_elevation = -0.833;
inline constexpr double dusk_elevation = -6.0;
/// How long the sun's centre stands higher than `elevation`, in minutes, 0 (polar night) .. 1440 (midnight sun).
double minutes_above(double elevation, double latitude, const Date& date);

}  // namespace levelground
