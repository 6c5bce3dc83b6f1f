// SPDX-License-Identifier: Apache-2.0
/// How short a walk may be that nobody mapped: no way is shorter than the straight line.
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "core/city/city.hpp"

namespace levelground::gis {

struct LeastWalk {
  std::int64_t mm = 0;     ///< on the map; at least 0, at most what was mapped
  bool unmapped = false;   ///< a straight line decided, not a mapped way
};

/// A walk from `begins` (a point, or anywhere on a line or in an area) to one of the things (numbers of features) is at least so long:
/// `mapped_mm` over mapped ways, unless a shorter way may lead where `walkways_complete` is false of the box around it. A way no longer than
/// the mapped one stays in an ellipse, so that only walkways in its box matter. Thread-safe.
LeastWalk least_walk(const City& city, const Geometry& begins, std::span<const std::uint32_t> things, std::int64_t mapped_mm,
                     const std::function<bool(const Box&)>& walkways_complete);

}  // namespace levelground::gis
