// SPDX-License-Identifier: Apache-2.0
/// A time of day as somebody wrote it, and what the sun surely did then. Pure functions, thread-safe.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/date.hpp"

namespace levelground {

/// How far a clock may be from the sun, wherever its time zone is drawn and summer time or not: it shows noon 90 minutes before the sun is highest, or
/// 210 after.
inline constexpr int earliest_noon = 10 * 60 + 30;
inline constexpr int latest_noon = 15 * 60 + 30;

/// A day and a time of day. `12` alone is the whole hour, `12:30` the whole minute.
struct Moment {
  Date date;
  int earliest = 0;         ///< minutes after midnight of the clock, 0..1440
  int latest = 0;           ///< >= earliest
  std::optional<int> zone;  ///< minutes by which the clock is ahead of UTC; not set: nobody says which clock it was
};

/// Reads "2026-06-01T12:00:00+02:00", "2026-06-01 12:00", "20260601T1200Z". nullopt where there is no time of day, or none that is understood.
std::optional<Moment> parse_moment(std::string_view text);

/// How high the sun stood, in degrees above a level horizon without refraction: surely no lower than `lowest` and no higher than `highest`.
struct SunRange {
  double lowest = -90;
  double highest = 90;
};
/// `latitude` −90..90, `longitude` −180..180, degrees. Without a zone every clock that may be kept anywhere counts; with one the equation of time does,
/// which stays within 17 minutes.
SunRange sun_at(const Moment& moment, double latitude, double longitude);

}  // namespace levelground
