// SPDX-License-Identifier: Apache-2.0
/// How far a change of what is known about one feature can be felt, when the network itself stays.
#pragma once

#include <cstdint>
#include <vector>

#include "core/city/city.hpp"
#include "core/scheme/traveller.hpp"

namespace levelground::gis {

/// Does the network, or what things are called, rest on this property of this feature? Then City::with_attributes must not change it:
/// the city has to be read again.
bool shapes_the_city(const Feature& feature, Property property);

/// Is the property of a thing that is no site nothing but a reason why somebody can or cannot pass? Then it changes no entrance, main
/// route or label, and no walk of whoever passes as before.
bool bars_the_way(Property property);

/// The longest short run of the limits, mm; 0: they have none.
std::int64_t longest_run(const TravellerLimits& limits);

/// The feature and every feature whose passability is judged by looking at it: ways that adjoin it, and the crossing that a kerb belongs to.
/// Each once. What a site's measures find within some distance is unchanged when all of these lie farther away. `longest_run_mm`: of the limits that
/// are asked about, the longest short run (0: none has one): a way may be passed or not by how long the steep or narrow run is that it lies in, over any
/// number of ways. No criterion's limits have runs (Parameters::limits()). Thread-safe.
std::vector<std::uint32_t> felt_by(const City& city, std::uint32_t feature, std::int64_t longest_run_mm = 0);

/// Where a traveller passes otherwise in one City than in the other.
struct PassabilityChange {
  bool any = false;                     ///< of a way or a thing, also of one that stands on no way
  std::vector<std::uint32_t> surely;    ///< vertices, sorted: ends of what is surely passed in one of them and not in the other
  std::vector<std::uint32_t> perhaps;   ///< the same of what may be passed
  std::vector<std::uint32_t> beside;    ///< features over which a thing may be joined to the ways, and which are passed otherwise; ascending
};

/// What `features`, and the ways they stand on, changed for somebody with these limits. Both Cities have the same layers. Ways that a short run of the
/// limits joins to them are looked at too.
/// Thread-safe.
PassabilityChange passability_change(const City& before, const City& after, const std::vector<std::uint32_t>& features, const TravellerLimits& limits,
                                     const Date& as_of);

}  // namespace levelground::gis
