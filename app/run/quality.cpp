// SPDX-License-Identifier: Apache-2.0
#include "app/run/quality.hpp"

#include <atomic>

namespace levelground::run {

QualityReport find_quality(const CityView& view, unsigned threads, Progress& progress, const std::stop_token& stop) {
  const City& city = *view.city;
  QualityReport report;
  report.themes = gis::theme_knowledge(city, view.as_of);
  const std::vector<std::uint32_t>& sites = city.of_theme(Theme::site);
  report.sites.resize(sites.size());
  const gis::WalkFinder finder(city);
  std::atomic<std::size_t> done = 0;
  for_each_index(sites.size(), threads, stop, [&](std::size_t i) {
    report.sites[i] = gis::site_knowledge(city, sites[i], finder.find(city.feature(sites[i]), view.as_of), view.as_of);
    progress.step("progress.measuring", ++done, sites.size());
  });
  std::vector<std::vector<gis::GraphPlace>> entrances;
  for (const gis::SiteKnowledge& site : report.sites) entrances.push_back(site.entrances);
  report.network = gis::network_pieces(city, sites, entrances);
  return report;
}

}  // namespace levelground::run
