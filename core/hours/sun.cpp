// SPDX-License-Identifier: Apache-2.0
#include "core/hours/sun.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace levelground {
namespace {

constexpr double radians = std::numbers::pi / 180.0;

}  // namespace

double sun_declination(const Date& date) {
  const double days = static_cast<double>(days_between({2000, 1, 1}, date));   // since J2000.0, which is 12 h of that day
  const double t = days / 36525.0;
  const double mean_longitude = 280.46646 + t * (36000.76983 + t * 0.0003032);
  const double anomaly = (357.52911 + t * (35999.05029 - t * 0.0001537)) * radians;
  const double centre = std::sin(anomaly) * (1.914602 - t * (0.004817 + t * 0.000014)) + std::sin(2 * anomaly) * (0.019993 - t * 0.000101) +
                        std::sin(3 * anomaly) * 0.000289;
  const double node = (125.04 - 1934.136 * t) * radians;
  const double longitude = (mean_longitude + centre - 0.00569 - 0.00478 * std::sin(node)) * radians;
  const double obliquity = (23.439291 - t * 0.013004 + 0.00256 * std::cos(node)) * radians;
  return std::asin(std::sin(obliquity) * std::sin(longitude)) / radians;
}

SunPosition sun_position(double latitude, const Date& date, double solar_hour) {
  const double phi = latitude * radians;
  const double delta = sun_declination(date) * radians;
  const double hour_angle = (solar_hour - 12.0) * 15.0 * radians;
  const double up = std::sin(phi) * std::sin(delta) + std::cos(phi) * std::cos(delta) * std::cos(hour_angle);
  const double east = -std::cos(delta) * std::sin(hour_angle);
  const double north = std::cos(phi) * std::sin(delta) - std::sin(phi) * std::cos(delta) * std::cos(hour_angle);
  const double azimuth = std::atan2(east, north) / radians;
  return {std::asin(std::clamp(up, -1.0, 1.0)) / radians, azimuth < 0 ? azimuth + 360.0 : azimuth};
}

double minutes_above(double elevation, double latitude, const Date& date) {
  const double phi = latitude * radians;
  const double delta = sun_declination(date) * radians;
  const double across = std::cos(phi) * std::cos(delta);
  const double rest = std::sin(elevation * radians) - std::sin(phi) * std::sin(delta);
  if (rest >= across) return 0;
  if (rest <= -across) return 1440;
  return 2.0 * std::acos(rest / across) / radians * 4.0;   // the sun turns by 1° in 4 minutes
}

}  // namespace levelground
