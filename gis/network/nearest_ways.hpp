// SPDX-License-Identifier: Apache-2.0
/// Where things stand on the network: found once, and kept as long as the layers stay as they are.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "core/city/city.hpp"
#include "gis/network/site_walks.hpp"

namespace levelground::gis {

class WalkPieces;

/// Serves every City with the same layers, whatever is observed or said of single things otherwise (shapes_the_city). Thread-safe.
class NearestWays {
 public:
  NearestWays();
  ~NearestWays();
  NearestWays(const NearestWays&) = delete;
  NearestWays& operator=(const NearestWays&) = delete;
  /// As ways_to() finds them, of a feature and of anything else, and perhaps across the street (other_side.hpp). `metres`: on the ground, at least 0; what hangs on
  /// the scale of the map, which is known as an interval, is perhaps joined. Never null.
  std::shared_ptr<const std::vector<GraphPlace>> of(const City& city, std::uint32_t feature, double metres);
  std::vector<GraphPlace> of(const City& city, const Geometry& thing, double metres);

 private:
  const WalkPieces& pieces_of(const City& city);
  std::mutex m_mutex;
  std::map<std::pair<std::uint32_t, double>, std::shared_ptr<const std::vector<GraphPlace>>> m_found;   ///< by feature and metres
  std::unique_ptr<WalkPieces> m_pieces;   ///< made when it is first asked for
};

}  // namespace levelground::gis
