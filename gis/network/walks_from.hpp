// SPDX-License-Identifier: Apache-2.0
/// How far a site is on foot from something that changed, at the least, wherever in the site the walk ends.
#pragma once

#include <cstdint>
#include <vector>

#include "core/city/city.hpp"
#include "core/scheme/traveller.hpp"
#include "gis/network/lease.hpp"
#include "gis/network/network_search.hpp"

namespace levelground::gis {

/// Walks of one traveller from what was changed, over what may be passed before the change or after it: by what is surely passed where that changed,
/// and by what may be passed where this changed. Whom none of them reaches finds every walk as it was, with the same length.
/// Must end on the thread on which it was made; any thread may ask it. The Cities must outlive it.
class WalksFrom {
 public:
  /// `features`: everything that feels the change (felt_by).
  WalksFrom(const City& before, const City& after, const std::vector<std::uint32_t>& features, const TravellerLimits& limits, const Date& as_of,
            double limit_metres);
  /// Metres to the nearer end of the nearest way that comes within `beside` metres of the site's box; infinity: none is reached within the limit. Where things may be
  /// joined to their ways over what was changed, no farther than that lies as the crow flies.
  [[nodiscard]] double metres_to(const Feature& site, double beside) const;

 private:
  [[nodiscard]] std::uint32_t least(std::uint32_t vertex) const;

  const City& m_city;
  Lease<NetworkSearch> m_surely;
  Lease<NetworkSearch> m_perhaps;
  std::vector<Box> m_beside;   ///< of what things may be joined to the ways over
};

}  // namespace levelground::gis
