// SPDX-License-Identifier: Apache-2.0
/// Where a straight piece of a walk leads over an area.
#pragma once

#include <utility>
#include <vector>

#include "core/geometry/geometry.hpp"

namespace levelground::gis {

/// The parts of the piece from a to b that lie in the inside of an area, as fractions of it, ascending. What runs along the boundary lies
/// outside; half a millimetre is no distance. Thread-safe.
std::vector<std::pair<double, double>> inside_stretches(const Point& a, const Point& b, const MultiPolygon& area);

}  // namespace levelground::gis
