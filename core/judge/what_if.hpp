// SPDX-License-Identifier: Apache-2.0
/// What the outcome of a site would be if one criterion had another score: the answer to "what would change it".
#pragma once

#include "core/judge/scores.hpp"

namespace levelground {

/// Scores and outcome of a site with one verdict replaced.
struct WhatIf {
  Fractions total;
  Outcome outcome = Outcome::undetermined;
  std::optional<std::uint32_t> level;
  std::optional<std::uint32_t> lowest_group;  ///< index into Scheme::groups: the determined group in scope with the smallest low end
  Fractions lowest;
};

/// `criterion`: index into Scheme::criteria; it is taken to be met with exactly `score`, which must reach its pass score.
WhatIf if_met(const Assessment& assessment, const SiteResult& site, std::uint32_t criterion, int score);

}  // namespace levelground
