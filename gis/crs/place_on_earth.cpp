// SPDX-License-Identifier: Apache-2.0
#include "gis/crs/place_on_earth.hpp"

#include <cmath>
#include <memory>
#include <numbers>

#include "gis/crs/crs.hpp"

namespace levelground::gis {
namespace {

constexpr double radians = std::numbers::pi / 180.0;

struct Opened {
  explicit Opened(const std::string& code) : crs(read_crs(proj, code, Problem{Problem::Severity::error, "", "", code, 0, "", ""})), lon_lat(proj, crs) {}
  ProjContext proj;
  Crs crs;
  LonLatOf lon_lat;
};

struct LonLat {
  double longitude, latitude;
};
LonLat lon_lat_of(const std::string& code, const Point& at) {
  thread_local std::string last;
  thread_local std::unique_ptr<Opened> opened;
  if (opened == nullptr || last != code) {
    opened = std::make_unique<Opened>(code);
    last = code;
  }
  const auto box = opened->lon_lat.box(at.x, at.y, at.x, at.y);
  if (!box) {
    throw InputError(Problem{Problem::Severity::error, "", "", code, 0, "a place of the city has no latitude in this CRS", "measure in a CRS that covers the city"});
  }
  return {box->west, box->south};
}

double to_thousandth(double degrees) { return std::round(degrees * 1000.0) / 1000.0; }

}  // namespace

double latitude_of(const std::string& code, const Point& at) { return to_thousandth(lon_lat_of(code, at).latitude); }

double longitude_of(const std::string& code, const Point& at) { return to_thousandth(lon_lat_of(code, at).longitude); }

double grid_north_of(const std::string& code, const Point& at) {
  constexpr double step = 500;   // metres up the map
  const LonLat here = lon_lat_of(code, at);
  const LonLat up = lon_lat_of(code, {at.x, at.y + step});
  const double east = std::remainder(up.longitude - here.longitude, 360.0) * std::cos((here.latitude + up.latitude) / 2.0 * radians);
  return to_thousandth(std::atan2(east, up.latitude - here.latitude) / radians);
}

}  // namespace levelground::gis
