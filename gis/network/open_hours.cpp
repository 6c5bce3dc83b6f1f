// SPDX-License-Identifier: Apache-2.0
#include "gis/network/open_hours.hpp"

#include <string>
#include <vector>

#include "core/hours/opening_hours.hpp"
#include "gis/crs/place_on_earth.hpp"

namespace levelground::gis {
namespace {

std::vector<std::string> said_of_hours(const City& city, const Feature& feature, const Date& as_of) {
  std::vector<std::string> said;
  if (const std::string_view words = feature.text(Property::opening_hours); !words.empty()) said.emplace_back(words);
  if (city.observations().empty()) return said;
  const std::string_view name = property_info(Property::opening_hours).name;
  for (const Observation* observation : city.about_feature(feature.id, name, as_of)) said.push_back(observation->result);
  if (feature.theme != Theme::site) return said;
  for (const Observation* observation : city.about_site(feature.id, name, as_of)) {
    if (observation->feature.empty() && !observation->position) said.push_back(observation->result);
  }
  return said;
}

}  // namespace

Tri open_when(const City& city, const Feature& feature, const std::optional<std::pair<int, int>>& hours, const Date& as_of) {
  const std::vector<std::string> said = said_of_hours(city, feature, as_of);
  std::optional<Tri> answer;
  for (const std::string& words : said) {
    std::string why;
    const auto stated = OpeningHours::parse(words, why);
    if (!stated) continue;
    const double latitude = stated->uses_sun() ? latitude_of(city.crs().code, representative_point(feature.geometry).value_or(Point{})) : 0.0;
    const auto [begin, end] = hours.value_or(std::pair{0, minutes_of_day});
    Tri one = open_every_day(*stated, begin, end, as_of, latitude);
    // Shut on some days or at some of the hours, it is passed at others. Not so where it is never open while somebody walks.
    if (one == Tri::no && !is_never_open(*stated, as_of, begin, end)) one = Tri::unknown;
    answer = !answer || *answer == one ? one : Tri::unknown;
  }
  return answer.value_or(said.empty() ? Tri::yes : Tri::unknown);
}

}  // namespace levelground::gis
