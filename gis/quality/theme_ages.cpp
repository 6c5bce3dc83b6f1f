// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "gis/quality/quality.hpp"

namespace levelground::gis {
namespace {

/// The newest day on which somebody looked at the feature: of its source, and of what was observed of it.
Date newest_of(const City& city, const Feature& feature, const Date& as_of) {
  Date newest = city.sources()[feature.source].date;
  if (!city.is_observed(feature.id)) return newest;
  for (std::size_t p = 0; p < property_count; ++p) {
    for (const Observation* seen : city.about_feature(feature.id, property_info(static_cast<Property>(p)).name, as_of)) {
      if (seen->date.is_set() && (!newest.is_set() || newest < seen->date)) newest = seen->date;
    }
  }
  return newest;
}

}  // namespace

AgeSpread age_spread(const City& city, Theme theme, const Date& as_of) {
  AgeSpread spread;
  std::vector<std::int64_t> ages;
  for (const std::uint32_t f : city.of_theme(theme)) {
    const Date newest = newest_of(city, city.feature(f), as_of);
    if (newest.is_set() && as_of.is_set()) ages.push_back(days_between(newest, as_of));
    else ++spread.undated;
  }
  spread.dated = ages.size();
  if (ages.empty()) return spread;
  std::sort(ages.begin(), ages.end());
  spread.newest = ages.front();
  spread.median = ages[ages.size() / 2];
  spread.oldest = ages.back();
  return spread;
}

}  // namespace levelground::gis
