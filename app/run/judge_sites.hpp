// SPDX-License-Identifier: Apache-2.0
/// Measures and judges sites in parallel: the middle of the straight line.
#pragma once

#include <cstdint>
#include <stop_token>
#include <vector>

#include "core/base/parallel.hpp"
#include "core/city/city.hpp"
#include "core/judge/assessment.hpp"

namespace levelground::run {

/// One result for each site (feature index), in the order given. Thread count never changes a byte. Throws Cancelled.
std::vector<SiteResult> judge_sites(const City& city, const Scheme& scheme, const JudgeOptions& options,
                                    const std::vector<std::uint32_t>& sites, unsigned threads, Progress& progress,
                                    const std::stop_token& stop);

/// The largest length that any measure of the scheme is asked to look away from a site, metres. Features farther away than this
/// change none of its verdicts.
double largest_search_distance(const Scheme& scheme);

}  // namespace levelground::run
