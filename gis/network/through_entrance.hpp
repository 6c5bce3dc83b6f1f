// SPDX-License-Identifier: Apache-2.0
/// Through the entrance of a site: who does not pass what stands in it walks only within the site.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/base/interval.hpp"
#include "gis/network/site_walks.hpp"

namespace levelground::gis {

/// Where walks between a site and everything else begin and end, for who passes what stands in its entrances at least so surely: each entrance that is on
/// the network and passed; of one that is not, the places behind it. `standing(feature)`: how surely a thing is passed
/// (Passability::standing). An entrance as near to a way as the tolerance of its mapping stands on that way, or beside it: nobody has surely walked less than
/// the straight stretch to it (offset_mm), and perhaps somebody has (then it is 0). All answers that begin or end at a site take it from here. In the order of the entrances. Thread-safe.
std::vector<GraphPlace> places_through(std::span<const Entrance> entrances, const std::function<Tri(std::uint32_t)>& standing, Tri at_least);

/// The same for somebody who passes everything, perhaps.
std::vector<GraphPlace> all_places(std::span<const Entrance> entrances);

}  // namespace levelground::gis
