// SPDX-License-Identifier: Apache-2.0
/// How good the data of a city is, before anything is judged.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/run/travel.hpp"
#include "gis/quality/quality.hpp"

namespace levelground::run {

struct QualityReport {
  LocalText scheme;                        ///< whose criteria ask: id and version
  std::vector<gis::AskedProperty> asked;   ///< by them, and by the shipped travellers
  std::vector<gis::ThemeKnowledge> themes;
  std::vector<gis::SiteKnowledge> sites;   ///< every site, by number
  gis::NetworkPieces network;
};
/// What is asked for in vain.
struct InVain {
  std::vector<gis::AskedProperty> unstated;   ///< asked of features of which there are some, and stated of none
  /// Themes of which nothing is mapped, with everybody who asks anything of them. By theme.
  std::vector<std::pair<Theme, gis::AskedProperty>> without_features;
};
InVain asked_in_vain(const QualityReport& report);

/// `options`: what was read, and by which scheme it would be judged. Throws InputError (the scheme cannot be read), Cancelled.
QualityReport find_quality(const CityView& view, const AssessOptions& options, unsigned threads, Progress& progress, const std::stop_token& stop);

}  // namespace levelground::run
