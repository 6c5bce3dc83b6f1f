// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/least_walk.hpp"

#include <algorithm>
#include <cmath>

#include "gis/network/site_area.hpp"

namespace levelground::gis {
namespace {

/// At least so far apart, metres.
double apart(const Geometry& begins, const Geometry& thing, const Box& there) {
  if (const auto* point = std::get_if<Point>(&begins)) return distance(thing, *point);
  if (const auto* point = std::get_if<Point>(&thing)) return distance(begins, *point);
  return std::max(0.0, distance(begins, there.centre()) - distance({there.min_x, there.min_y}, there.centre()));
}

/// Shortens what is known of a walk, `least` metres, to the straight line where a way that nobody mapped may lead along it.
void shorten(double& least, bool& unmapped, const Geometry& begins, const Geometry& ends, double mapped, const std::function<bool(const Box&)>& walkways_complete) {
  const Box there = bounds(ends);
  if (there.empty()) return;
  const double straight = apart(begins, ends, there);
  if (straight >= least) return;
  // Nowhere farther from the line between its foci than half its small axis.
  Box box = bounds(begins);
  box.include(there);
  if (walkways_complete(box.grown(std::sqrt(mapped * mapped - straight * straight) / 2))) return;
  least = straight;
  unmapped = true;
}

LeastWalk least_of(double least, bool unmapped, std::int64_t mapped_mm) { return {std::min(mapped_mm, static_cast<std::int64_t>(std::floor(least * 1000.0))), unmapped}; }

}  // namespace

LeastWalk least_walk(const City& city, const Geometry& begins, std::span<const std::uint32_t> things, std::int64_t mapped_mm,
                     const std::function<bool(const Box&)>& walkways_complete) {
  const double mapped = static_cast<double>(mapped_mm) / 1000.0;
  double least = mapped;
  bool unmapped = false;
  for (const std::uint32_t number : things) shorten(least, unmapped, begins, city.feature(number).geometry, mapped, walkways_complete);
  return least_of(least, unmapped, mapped_mm);
}

LeastWalk least_walk(const Geometry& begins, const Geometry& ends, std::int64_t mapped_mm, const std::function<bool(const Box&)>& walkways_complete) {
  const double mapped = static_cast<double>(mapped_mm) / 1000.0;
  double least = mapped;
  bool unmapped = false;
  shorten(least, unmapped, begins, ends, mapped, walkways_complete);
  return least_of(least, unmapped, mapped_mm);
}

SiteBegins begins_of_site(const City& city, const SiteArea& area, std::span<const Entrance> entrances, const Date& as_of) {
  SiteBegins found;
  found.may_lack_entrances = city.complete(Theme::walkway, area.box(), as_of) == nullptr && city.complete(Theme::entrance, area.box(), as_of) == nullptr;
  if (found.may_lack_entrances) {
    found.begins.emplace_back(area.area());
    return found;
  }
  for (const Entrance& entrance : entrances) {
    if (!entrance.place) continue;
    // Beside its way as it is mapped, or on it.
    if (entrance.at == entrance.place->at) found.begins.emplace_back(entrance.at);
    else found.begins.emplace_back(Line{entrance.at, entrance.place->at});
  }
  return found;
}

}  // namespace levelground::gis
