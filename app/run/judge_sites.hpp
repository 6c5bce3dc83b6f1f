// SPDX-License-Identifier: Apache-2.0
/// Measures and judges sites in parallel: the middle of the straight line.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/base/parallel.hpp"
#include "core/city/city.hpp"
#include "core/judge/assessment.hpp"
#include "gis/measure/measure.hpp"
#include "gis/network/nearest_ways.hpp"

namespace levelground::run {

/// One result for each site (feature index), in the order given. Thread count never changes a byte. `nearest`: as WalkFinder takes it. Throws Cancelled.
std::vector<SiteResult> judge_sites(const City& city, const Scheme& scheme, const JudgeOptions& options,
                                    const std::vector<std::uint32_t>& sites, unsigned threads, Progress& progress,
                                    const std::stop_token& stop, std::shared_ptr<gis::NearestWays> nearest = nullptr);

/// A site near something that changed since it was judged.
struct SiteAgain {
  const SiteResult* before = nullptr;   ///< never null
  double metres = 0;   ///< from the site's box to the change: criteria that look less far keep their result
  bool grade_anew = false;   ///< what the criteria are weighed by changed as well
};
/// What a change means to a criterion.
struct Minds {
  bool at_all = false;     ///< may it matter to any site?
  bool near = false;       ///< to every site it touches? Else to those to which it would matter from afar
  gis::Far far = gis::Far::none;
  std::uint32_t traveller = 0;   ///< far on walks: whose, by a number
  std::optional<Theme> where = {};   ///< far: only to sites with something of this theme in them or beside them
};
/// Metres that a traveller walks from what changed to a site, at the least. Called from any thread.
using WalkTo = std::function<double(const Feature& site, std::uint32_t traveller)>;
/// The same as judge_sites, where only what changed lies at least so far from each site; nullopt for a site that is judged as before.
/// `minds`: for each criterion.
std::vector<std::optional<SiteResult>> judge_sites_again(const City& city, const Scheme& scheme, const JudgeOptions& options,
                                                         const std::vector<SiteAgain>& sites, const std::vector<Minds>& minds, const WalkTo& walk_to,
                                                         unsigned threads, Progress& progress, const std::stop_token& stop,
                                                         std::shared_ptr<gis::NearestWays> nearest = nullptr);

/// Metres within which everything about a site is measured: entrances may lie off the boundary by the tolerance of their source, and who asks
/// what lies at a place allows a metre.
double beside_a_site(const City& city);
/// How far each criterion looks away from a site, metres: what lies farther away changes no verdict of it.
std::vector<double> search_distances(const Scheme& scheme, const City& city);

}  // namespace levelground::run
