// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/least_walk.hpp"

#include <algorithm>
#include <cmath>

namespace levelground::gis {
namespace {

/// At least so far apart, metres.
double apart(const Geometry& begins, const Geometry& thing, const Box& there) {
  if (const auto* point = std::get_if<Point>(&begins)) return distance(thing, *point);
  return std::max(0.0, distance(begins, there.centre()) - distance({there.min_x, there.min_y}, there.centre()));
}

}  // namespace

LeastWalk least_walk(const City& city, const Geometry& begins, std::span<const std::uint32_t> things, std::int64_t mapped_mm,
                     const std::function<bool(const Box&)>& walkways_complete) {
  const double longest = static_cast<double>(mapped_mm) / 1000.0;
  LeastWalk found{mapped_mm, false};
  double least = longest;
  for (const std::uint32_t number : things) {
    const Geometry& thing = city.feature(number).geometry;
    const Box there = bounds(thing);
    if (there.empty()) continue;
    const double straight = apart(begins, thing, there);
    if (straight >= least) continue;
    // Nowhere farther from the line between its foci than half its small axis.
    Box box = bounds(begins);
    box.include(there);
    if (walkways_complete(box.grown(std::sqrt(longest * longest - straight * straight) / 2))) continue;
    least = straight;
    found.unmapped = true;
  }
  found.mm = std::min(mapped_mm, static_cast<std::int64_t>(std::floor(least * 1000.0)));
  return found;
}

}  // namespace levelground::gis
