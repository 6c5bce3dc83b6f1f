// SPDX-License-Identifier: Apache-2.0
/// Why a site has its level and not the next, what would have to move before that changed, and where the missing points
/// are.
#pragma once

#include <optional>
#include <vector>

#include "core/judge/explanation.hpp"

namespace levelground {

/// What is asked about a site's outcome.
struct OutcomeQuestion {
  std::optional<std::uint32_t> level = {};  ///< why not this one (index into Scheme::levels); none: the next above the one it has
  bool in_full = false;                     ///< every open mandatory criterion and every one that lacks points; else the first, and how many more
};

/// The level that the question is about; nullopt: the site has the highest.
std::optional<std::uint32_t> level_asked(const Scheme& scheme, const SiteResult& site, const OutcomeQuestion& question);
/// What stands between the site and the level asked about; of a screening, that it is one comes first.
std::vector<SharedText> reasons_asked(const Assessment& assessment, const SiteResult& site, const OutcomeQuestion& question);

/// What one criterion would add to the proven total if it had its best score: share of its dimension times its part of
/// the dimension's weight, over all shares that count.
struct MissingPoints {
  std::uint32_t criterion = 0;  ///< index into Scheme::criteria
  Rational points;
};
/// Those that lack any, most points first.
std::vector<MissingPoints> missing_points(const Scheme& scheme, const SiteResult& site);

/// Reasons, scores, the criteria that hold back most points, the site's tier, and the sensitivity to thresholds,
/// shares, weights and limits. Pure function, thread-safe.
Explanation explain_outcome(const Assessment& assessment, const SiteResult& site, const Texts& texts, const OutcomeQuestion& question = {});

}  // namespace levelground
