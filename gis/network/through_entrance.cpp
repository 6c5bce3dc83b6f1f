// SPDX-License-Identifier: Apache-2.0
#include "gis/network/through_entrance.hpp"

#include <algorithm>

namespace levelground::gis {

std::vector<GraphPlace> places_through(std::span<const Entrance> entrances, const std::function<Tri(std::uint32_t)>& standing, Tri at_least) {
  std::vector<GraphPlace> places;
  for (const Entrance& entrance : entrances) {
    if (!entrance.place) continue;
    const bool passed = std::all_of(entrance.things.begin(), entrance.things.end(), [&](std::uint32_t thing) { return standing(thing) >= at_least; });
    if (passed) places.push_back(*entrance.place);
    else places.insert(places.end(), entrance.inwards.begin(), entrance.inwards.end());
  }
  if (at_least != Tri::yes) {
    for (GraphPlace& place : places) place.offset_mm = 0;
  }
  return places;
}

std::vector<GraphPlace> all_places(std::span<const Entrance> entrances) {
  return places_through(entrances, [](std::uint32_t) { return Tri::yes; }, Tri::unknown);
}

}  // namespace levelground::gis
