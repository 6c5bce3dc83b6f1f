// SPDX-License-Identifier: Apache-2.0
#include "core/hours/moment.hpp"

#include <algorithm>
#include <cmath>

#include "core/hours/sun.hpp"

namespace levelground {
namespace {

constexpr double day_of_minutes = 1440;
constexpr double solar_noon = 720;
constexpr double equation_of_time = 17;       // minutes: apparent and mean solar time are never farther apart
constexpr double minutes_of_degree = 4;
constexpr double declination_error = 0.5;     // degrees: that of 12 h UT stands for a moment up to 26 hours away, at most 0.4° each day (sun.hpp)

/// Reads digits from the front of `text`, which it takes off; nullopt when they are not there.
std::optional<int> take_two(std::string_view& text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() < 2 || !is_digit(text[0]) || !is_digit(text[1])) return std::nullopt;
  const int value = (text[0] - '0') * 10 + (text[1] - '0');
  text.remove_prefix(2);
  return value;
}

/// "Z", "+02:00", "-0330", "+2" is none.
std::optional<int> take_zone(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const int sign = text[0] == '-' ? -1 : 1;
  text.remove_prefix(1);
  const auto hours = take_two(text);
  if (!text.empty() && text[0] == ':') text.remove_prefix(1);
  const auto minutes = text.empty() ? std::optional<int>(0) : take_two(text);
  if (!hours || !minutes || !text.empty() || *hours > 14 || *minutes > 59) return std::nullopt;
  return sign * (*hours * 60 + *minutes);
}

bool reaches(double from, double to, double minute) { return std::ceil((from - minute) / day_of_minutes) * day_of_minutes + minute <= to; }

}  // namespace

std::optional<Moment> parse_moment(std::string_view text) {
  const auto date = parse_date(text);
  if (!date) return std::nullopt;
  text.remove_prefix(text.size() >= 5 && text[4] == '-' ? 10 : 8);
  if (text.empty()) return std::nullopt;
  text.remove_prefix(1);   // T or a blank: parse_date has looked
  const auto hour = take_two(text);
  if (!hour || *hour > 23) return std::nullopt;
  std::optional<int> minute;
  if (!text.empty() && text[0] == ':') text.remove_prefix(1);
  if (!text.empty() && text[0] >= '0' && text[0] <= '9') {
    minute = take_two(text);
    if (!minute || *minute > 59) return std::nullopt;
  }
  // Seconds and their parts move the sun by less than a minute does.
  while (!text.empty() && text[0] != 'Z' && text[0] != 'z' && text[0] != '+' && text[0] != '-') text.remove_prefix(1);
  Moment moment;
  moment.date = *date;
  moment.earliest = *hour * 60 + minute.value_or(0);
  moment.latest = moment.earliest + (minute ? 1 : 60);
  if (!text.empty()) {
    moment.zone = take_zone(text);
    if (!moment.zone) return std::nullopt;
  }
  return moment;
}

SunRange sun_at(const Moment& moment, double latitude, double longitude) {
  double from = moment.earliest;
  double to = moment.latest;
  if (moment.zone) {
    const double ahead = longitude * minutes_of_degree - *moment.zone;
    from += ahead - equation_of_time;
    to += ahead + equation_of_time;
  } else {
    from += solar_noon - latest_noon;
    to += solar_noon - earliest_noon;
  }
  // Between noon and midnight the sun only sinks, between midnight and noon it only rises.
  const auto height = [&](double minutes) { return sun_position(latitude, moment.date, minutes / 60.0).elevation; };
  const double ends[] = {height(from), height(to)};
  SunRange range;
  range.lowest = reaches(from, to, 0) ? height(0) : std::min(ends[0], ends[1]);
  range.highest = reaches(from, to, solar_noon) ? height(solar_noon) : std::max(ends[0], ends[1]);
  range.lowest -= declination_error;
  range.highest += declination_error;
  return range;
}

}  // namespace levelground
