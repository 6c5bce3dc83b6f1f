// SPDX-License-Identifier: Apache-2.0
/// Why a site has its level and not the next, what would have to move before that changed, and where the missing points
/// are.
#pragma once

#include "core/judge/explanation.hpp"

namespace levelground {

/// Reasons, scores, the criteria that hold back most points, the site's tier, and the sensitivity to thresholds,
/// shares, weights and limits. Pure function, thread-safe.
Explanation explain_outcome(const Assessment& assessment, const SiteResult& site, const Texts& texts);

}  // namespace levelground
