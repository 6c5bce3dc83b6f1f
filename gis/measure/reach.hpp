// SPDX-License-Identifier: Apache-2.0
/// Which part of a segment lies near something.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "core/geometry/geometry.hpp"

namespace levelground::gis {

/// The part of the segment a–b, as fractions of it, that lies at most `metres` from the segment c–d (which may be a point).
/// Exact to a nanometre. nullopt: none of it.
std::optional<std::pair<double, double>> near_part(const Point& a, const Point& b, const Point& c, const Point& d, double metres);

/// Overlapping and touching intervals made one, ascending.
std::vector<std::pair<double, double>> merged(std::vector<std::pair<double, double>> intervals);

}  // namespace levelground::gis
