// SPDX-License-Identifier: Apache-2.0
/// Where things stand on the network: found once, and kept as long as the layers stay as they are.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "core/city/city.hpp"
#include "gis/network/site_walks.hpp"

namespace levelground::gis {

/// Serves every City with the same layers, whatever is observed or said of single things otherwise (shapes_the_city). Thread-safe.
class NearestWays {
 public:
  /// The place on the network nearest to a feature, at most `metres` away, as snap() finds it.
  std::optional<GraphPlace> of(const City& city, std::uint32_t feature, double metres);

 private:
  /// On a way that is not left open.
  std::optional<GraphPlace> walked(const City& city, std::uint32_t feature, double metres);
  struct Snapped {
    double searched = 0;   ///< metres
    std::optional<GraphPlace> place;
  };
  std::mutex m_mutex;
  std::unordered_map<std::uint32_t, Snapped> m_snapped;
};

}  // namespace levelground::gis
