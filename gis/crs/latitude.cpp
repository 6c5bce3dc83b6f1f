// SPDX-License-Identifier: Apache-2.0
#include "gis/crs/latitude.hpp"

#include <cmath>
#include <memory>

#include "gis/crs/crs.hpp"

namespace levelground::gis {
namespace {

struct Opened {
  explicit Opened(const std::string& code) : crs(read_crs(proj, code, Problem{Problem::Severity::error, "", "", code, 0, "", ""})), lon_lat(proj, crs) {}
  ProjContext proj;
  Crs crs;
  LonLatOf lon_lat;
};

}  // namespace

double latitude_of(const std::string& code, const Point& at) {
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
  return std::round(box->south * 1000.0) / 1000.0;
}

}  // namespace levelground::gis
