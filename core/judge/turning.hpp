// SPDX-License-Identifier: Apache-2.0
/// Where a number of the scheme can be moved to before something changes: the steps of a walk outwards from it. Pure functions.
#pragma once

#include <optional>
#include <vector>

#include "core/base/rational.hpp"

namespace levelground {

/// One step of the walk. What was measured changes nothing between two neighbouring candidates, so one value between them stands for all.
struct Step {
  Rational value;       ///< to try
  Rational at;          ///< what a turning found here is called by
  bool beyond = false;  ///< it turns past `at`; else already at it
};

/// How far a number may be moved in one direction; no end: for ever.
struct Bound {
  std::optional<Rational> end;
  bool included = true;  ///< may it be moved to the end itself?
};

/// The steps from `now` upwards or downwards: past `now`, at each candidate on the way, past it, and so on to the bound. Candidates in any
/// order, any number of times; those that are not finite are no steps.
std::vector<Step> steps_outward(const Rational& now, std::vector<Rational> candidates, bool up, const Bound& bound);

}  // namespace levelground
