// SPDX-License-Identifier: Apache-2.0
#include "gis/network/nearest_ways.hpp"

#include <algorithm>
#include <cmath>

#include "gis/network/other_side.hpp"
#include "gis/network/ways_to.hpp"

namespace levelground::gis {

namespace {

/// Those that are not found where only what is surely near enough is looked at are joined perhaps.
template <typename Ways>
void leave_open(const Ways& ways, double surely, std::vector<GraphPlace>& places) {
  // Walks over an area are as long as they may be: which ways it is come to by is what the limit is on.
  const bool all_near = std::all_of(places.begin(), places.end(), [&](const GraphPlace& place) {
    const bool over = place.joint == GraphPlace::Joint::over_area || place.joint == GraphPlace::Joint::among;
    return over || place.offset_mm <= std::floor(surely * 1000.0);
  });
  if (all_near) return;
  const std::vector<GraphPlace> sure = ways(surely);
  for (GraphPlace& place : places) {
    const bool found = std::any_of(sure.begin(), sure.end(), [&](const GraphPlace& one) {
      return one.edge == place.edge && one.from_mm == place.from_mm && one.offset_mm == place.offset_mm && one.joint == place.joint;
    });
    if (!found) place.joint = GraphPlace::Joint::perhaps;
  }
}

}  // namespace

NearestWays::NearestWays() = default;
NearestWays::~NearestWays() = default;

std::shared_ptr<const std::vector<GraphPlace>> NearestWays::of(const City& city, std::uint32_t feature, double metres) {
  const std::pair key{feature, metres};
  {
    const std::lock_guard lock(m_mutex);
    const auto known = m_found.find(key);
    if (known != m_found.end()) return known->second;
  }
  auto places = std::make_shared<const std::vector<GraphPlace>>(of(city, city.feature(feature).geometry, metres));
  const std::lock_guard lock(m_mutex);
  return m_found.emplace(key, std::move(places)).first->second;
}

std::vector<GraphPlace> NearestWays::of(const City& city, const Geometry& thing, double metres) {
  const PointScale scale = city.scale_over(bounds(thing));
  const auto ways = [&](double on_map) { return ways_to(city, thing, on_map, [&]() -> const WalkPieces& { return pieces_of(city); }); };
  std::vector<GraphPlace> places = ways(metres * scale.high);
  if (scale.low < scale.high) leave_open(ways, metres * scale.low, places);
  add_other_sides(city, places);
  return places;
}

const WalkPieces& NearestWays::pieces_of(const City& city) {
  const std::lock_guard lock(m_mutex);
  if (m_pieces == nullptr) m_pieces = std::make_unique<WalkPieces>(city.graph());
  return *m_pieces;
}

}  // namespace levelground::gis
