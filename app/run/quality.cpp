// SPDX-License-Identifier: Apache-2.0
#include "app/run/quality.hpp"

#include <algorithm>
#include <atomic>

#include "app/run/project.hpp"
#include "app/run/schemes.hpp"
#include "app/run/travellers.hpp"

namespace levelground::run {

namespace {

/// Both lists sorted, each entry once.
void join(std::vector<std::string>& all, const std::vector<std::string>& more) {
  all.insert(all.end(), more.begin(), more.end());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

}  // namespace

InVain asked_in_vain(const QualityReport& report) {
  InVain vain;
  for (const gis::AskedProperty& one : report.asked) {
    const auto theme = std::find_if(report.themes.begin(), report.themes.end(), [&](const gis::ThemeKnowledge& known) { return known.theme == one.theme; });
    if (theme == report.themes.end()) {
      if (vain.without_features.empty() || vain.without_features.back().first != one.theme) vain.without_features.emplace_back(one.theme, gis::AskedProperty{one.theme, one.property, {}, {}});
      join(vain.without_features.back().second.criteria, one.criteria);
      join(vain.without_features.back().second.travellers, one.travellers);
      continue;
    }
    const bool is_stated = std::any_of(theme->properties.begin(), theme->properties.end(),
                                       [&](const gis::PropertyKnowledge& known) { return known.property == one.property && known.stated > 0; });
    if (!is_stated) vain.unstated.push_back(one);
  }
  return vain;
}

QualityReport find_quality(const CityView& view, const AssessOptions& options, unsigned threads, Progress& progress, const std::stop_token& stop) {
  const City& city = *view.city;
  QualityReport report;
  const Project project = project_for(options);
  const Scheme scheme = load_scheme(project.scheme, project.profile);
  report.scheme = {scheme.id + " " + version_words(scheme, "en"), scheme.id + " " + version_words(scheme, "sv")};
  report.asked = gis::asked_properties(scheme, load_travellers());
  report.themes = gis::theme_knowledge(city, report.asked, view.as_of);
  const std::vector<std::uint32_t>& sites = city.of_theme(Theme::site);
  report.sites.resize(sites.size());
  const gis::WalkFinder finder(city);
  std::atomic<std::size_t> done = 0;
  for_each_index(sites.size(), threads, stop, [&](std::size_t i) {
    report.sites[i] = gis::site_knowledge(city, sites[i], finder.find(city.feature(sites[i]), view.as_of), report.asked, view.as_of);
    progress.step("progress.measuring", ++done, sites.size());
  });
  std::vector<std::vector<gis::GraphPlace>> entrances;
  for (const gis::SiteKnowledge& site : report.sites) entrances.push_back(site.entrances);
  report.network = gis::network_pieces(city, sites, entrances);
  return report;
}

}  // namespace levelground::run
