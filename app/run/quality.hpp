// SPDX-License-Identifier: Apache-2.0
/// How good the data of a city is, before anything is judged.
#pragma once

#include <vector>

#include "app/run/travel.hpp"
#include "gis/quality/quality.hpp"

namespace levelground::run {

struct QualityReport {
  std::vector<gis::ThemeKnowledge> themes;
  std::vector<gis::SiteKnowledge> sites;   ///< every site, by number
  gis::NetworkPieces network;
};
/// Throws Cancelled.
QualityReport find_quality(const CityView& view, unsigned threads, Progress& progress, const std::stop_token& stop);

}  // namespace levelground::run
