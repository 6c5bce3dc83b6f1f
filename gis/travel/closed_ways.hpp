// SPDX-License-Identifier: Apache-2.0
/// Which closed ways stand between two places that no open way joins.
#pragma once

#include <optional>
#include <vector>

#include "gis/travel/route.hpp"

namespace levelground::gis {

/// A City of which the ways that are surely closed to people on foot are walked too, as barred. As large as the City it is made from, which
/// outlives it. Immutable, thread-safe.
class ClosedCity {
 public:
  explicit ClosedCity(const City& city);
  /// The walk with the fewest closed ways and other things that bar it, then the shortest; nullopt where no way is mapped, open or closed. Places
  /// and the features of the answer are those of the City.
  [[nodiscard]] std::optional<Walk> least_bad(const TravellerLimits& limits, const Date& as_of, const std::vector<GraphPlace>& from,
                                              const std::vector<GraphPlace>& to) const;

 private:
  [[nodiscard]] std::vector<GraphPlace> places_here(const std::vector<GraphPlace>& places) const;

  const City& m_city;
  City m_with_closed;
};

}  // namespace levelground::gis
