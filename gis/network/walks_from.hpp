// SPDX-License-Identifier: Apache-2.0
/// How far a site is on foot from something that changed, at the least: whoever walks, and wherever in the site the walk ends.
#pragma once

#include <cstdint>
#include <span>

#include "core/city/city.hpp"
#include "gis/network/lease.hpp"
#include "gis/network/network_search.hpp"

namespace levelground::gis {

/// Walks from the ends of every way of some features. Must end on the thread on which it was made; any thread may ask it. The City must
/// outlive it.
class WalksFrom {
 public:
  WalksFrom(const City& city, std::span<const std::uint32_t> features, double limit_metres);
  /// Metres to the nearer end of the nearest way that comes within `beside` metres of the site's box; infinity: none is reached within the limit.
  [[nodiscard]] double metres_to(const Feature& site, double beside) const;

 private:
  const City& m_city;
  Lease<NetworkSearch> m_search;
};

}  // namespace levelground::gis
