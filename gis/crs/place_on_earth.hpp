// SPDX-License-Identifier: Apache-2.0
/// Where a place of the City lies on the earth, for the sun: how far north, and where north is on the map.
#pragma once

#include <string>

#include "core/geometry/geometry.hpp"

namespace levelground::gis {

/// Both of the CRS's own datum, rounded to a thousandth, so that no version of PROJ changes a result. `code`: of the measuring CRS. They
/// throw InputError when the CRS is not known or the point has no latitude in it. Thread-safe; each thread keeps the last CRS it was
/// asked for.

/// Degrees, north positive.
double latitude_of(const std::string& code, const Point& at);
/// Degrees, east positive.
double longitude_of(const std::string& code, const Point& at);
/// The direction of the map's y axis there, degrees from true north over east, −180..180: the meridian convergence.
double grid_north_of(const std::string& code, const Point& at);

}  // namespace levelground::gis
