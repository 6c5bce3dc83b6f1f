// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/city/city.hpp"

namespace levelground::gis {

/// Metres between the two places of two things that are nearest to each other; 0 where they touch, cross or lie one within the other; infinity where one
/// has no geometry. Takes as long as both have segments multiplied. Thread-safe.
double least_distance(const Geometry& a, const Geometry& b);

}  // namespace levelground::gis
