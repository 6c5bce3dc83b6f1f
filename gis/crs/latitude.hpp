// SPDX-License-Identifier: Apache-2.0
/// How far north a place lies, for the sun.
#pragma once

#include <string>

#include "core/geometry/geometry.hpp"

namespace levelground::gis {

/// Degrees, north positive, to a thousandth (100 m), of the CRS's own datum. `code`: of the measuring CRS. Throws InputError when the CRS
/// is not known or the point has no latitude in it. Thread-safe; each thread keeps the last CRS it was asked for.
double latitude_of(const std::string& code, const Point& at);

}  // namespace levelground::gis
