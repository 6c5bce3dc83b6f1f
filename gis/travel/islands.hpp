// SPDX-License-Identifier: Apache-2.0
/// Which parts of the network a traveller can reach from each other, surely and perhaps, and what separates the largest of them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/scheme/traveller.hpp"
#include "gis/network/homes.hpp"
#include "gis/travel/hindrance.hpp"

namespace levelground::gis {

class WalkCache;

/// A part of the network: from everywhere in it one gets everywhere in it and back.
struct Island {
  std::int64_t mm = 0;                ///< of ways in it, both sides of a street apart; straight walks over areas join, but are no length
  std::uint32_t way = 0;              ///< the feature of which most lies in it
  Point at;                           ///< on that way
  std::vector<std::uint32_t> sites;   ///< with an entrance on it, by number
  Rational fewest, most;              ///< people: of homes all of whose ways lie in it, and of homes any of whose ways does
  std::vector<Hindrance> between;     ///< on the walk from the largest island over as few hindrances as can be; none on the largest
  bool no_way = false;                ///< no mapped way that is open to people on foot leads here from the largest
};

/// Over one of the two graphs.
struct Islands {
  std::uint64_t count = 0;            ///< with ways of any length
  std::int64_t mm = 0;                ///< of all of them
  std::vector<Island> largest;        ///< longest first, no more than were asked for
};

struct IslandsAnswer {
  Islands sure;                       ///< parts in which one surely gets everywhere
  Islands possible;                   ///< parts between which one surely does not get: within each one may. Each sure one lies in one of these
  std::uint64_t pieces = 0;           ///< of the mapped network, for somebody without limits
  std::int64_t network_mm = 0;
  std::int64_t longest_piece_mm = 0;
};

/// What the islands of all travellers are asked about, found once.
struct IslandsQuestion {
  std::size_t largest = 0;                       ///< how many islands are told, at least 1
  std::vector<Home> homes;                       ///< empty: nobody says where people live
  std::vector<std::uint32_t> sites;
  std::vector<std::vector<GraphPlace>> entrances;   ///< of each site
};

/// Of parts equally long the one with the smaller edge comes first. Thread-safe.
IslandsAnswer find_islands(const City& city, const TravellerLimits& limits, const Date& as_of, WalkCache& cache, const IslandsQuestion& question);

}  // namespace levelground::gis
