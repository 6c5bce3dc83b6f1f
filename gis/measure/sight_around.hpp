// SPDX-License-Identifier: Apache-2.0
/// What stands around a route and is as high as the eye: what blocks the view, and what only holds people back.
#pragma once

#include <string>
#include <vector>

#include "gis/measure/measure.hpp"
#include "gis/measure/sight.hpp"

namespace levelground::gis {

struct SightRules {
  Rational height;                        ///< mm: what is lower does not matter
  std::vector<std::string> opaque;        ///< kinds of barrier that cannot be looked through
  std::vector<std::string> see_through;   ///< kinds that can, and hold people back all the same
  std::vector<std::string> dense;         ///< kinds of green area that cannot be looked through
};

/// `eye_height`, `opaque` and `dense`, of kinds that judge what is seen.
std::vector<ParameterSpec> sight_parameters();

struct SightAround {
  SightBlockers blockers;   ///< sealed
  struct Standing {
    std::uint32_t feature = 0;
    bool surely = false;    ///< as high as the rules say, of a kind that holds back, of a source that is fresh, and no way leads through it
  };
  std::vector<Standing> standing;   ///< all that holds people back, by theme, then number
  bool complete = false;            ///< somebody says that buildings, barriers and (where they matter) green areas are all mapped
};

/// Buildings (but those stated to be low, and perhaps roofs), barriers and green areas near a box. A barrier or green area of which no kind is stated may be of any. `route`: what it leads through may be open. Thread-safe.
SightAround look_around(const MeasureContext& context, const SightRules& rules, const std::vector<Line>& route, const Box& box);

}  // namespace levelground::gis
