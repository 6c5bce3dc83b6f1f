// SPDX-License-Identifier: Apache-2.0
// What is known in one site, theme by theme.
#include <algorithm>

#include "gis/quality/quality.hpp"

namespace levelground::gis {

std::vector<SiteThemeKnowledge> site_themes(const City& city, const Feature& site, const std::vector<AskedProperty>& asked, const Date& as_of) {
  std::vector<SiteThemeKnowledge> all;
  const auto* outline = std::get_if<MultiPolygon>(&site.geometry);
  if (outline == nullptr) return all;
  for (std::size_t t = 0; t < theme_count; ++t) {
    const auto theme = static_cast<Theme>(t);
    std::vector<std::uint32_t> features;
    if (theme == Theme::site) {
      if (const auto number = city.find_feature(site.id)) features.push_back(*number);   // of other sites in it their own rows tell
    } else {
      features = city.near(theme, *outline, 0);
    }
    SiteThemeKnowledge knowledge{theme, features.size(), city.complete(theme, bounds(site.geometry), as_of) != nullptr, {}};
    for (const AskedProperty& one : asked) {
      if (one.theme != theme) continue;
      const auto stated = std::count_if(features.begin(), features.end(), [&](std::uint32_t f) { return is_stated(city, city.feature(f), one.property, as_of); });
      knowledge.properties.push_back({one.property, static_cast<std::uint64_t>(stated)});
    }
    if (!features.empty() || !knowledge.properties.empty()) all.push_back(std::move(knowledge));
  }
  return all;
}

}  // namespace levelground::gis
