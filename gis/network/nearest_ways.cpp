// SPDX-License-Identifier: Apache-2.0
#include "gis/network/nearest_ways.hpp"

#include "gis/network/other_side.hpp"
#include "gis/network/ways_to.hpp"

namespace levelground::gis {

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
  std::vector<GraphPlace> places = ways_to(city, thing, metres, [&]() -> const WalkPieces& { return pieces_of(city); });
  add_other_sides(city, places);
  return places;
}

const WalkPieces& NearestWays::pieces_of(const City& city) {
  const std::lock_guard lock(m_mutex);
  if (m_pieces == nullptr) m_pieces = std::make_unique<WalkPieces>(city.graph());
  return *m_pieces;
}

}  // namespace levelground::gis
