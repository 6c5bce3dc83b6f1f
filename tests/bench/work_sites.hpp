// SPDX-License-Identifier: Apache-2.0
/// W2a and W3: what lies at and around each site.
#pragma once

#include <cstdint>
#include <vector>

#include "tests/bench/work_city.hpp"

namespace levelground::bench {

/// Per site (in the order of WorkCity::sites): the vertices at most access_within from its area, ascending.
using Access = std::vector<std::vector<std::uint32_t>>;
Access find_access(const WorkCity& work, const WorkRule& rule);

struct SiteMeasures {
  int benches = 0;
  int lamps = 0;
  std::int64_t toilet_mm = -1;       ///< -1: there is none anywhere
  std::int64_t walk_mm = 0;          ///< walked length inside the site
  std::int64_t walk_surface_mm = 0;  ///< of which the surface is stated
};
std::vector<SiteMeasures> measure_sites(const WorkCity& work, const WorkRule& rule);

}  // namespace levelground::bench
