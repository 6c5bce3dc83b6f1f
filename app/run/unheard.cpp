// SPDX-License-Identifier: Apache-2.0
#include "app/run/unheard.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace levelground::run {
namespace {

/// Is there a criterion that applies only where there is something of the theme? It hears that there is none.
bool asks_whether_there_is(const Applicability& rule, std::string_view theme) {
  return std::any_of(rule.exists.begin(), rule.exists.end(), [&](Theme one) { return theme_name(one) == theme; }) ||
         std::any_of(rule.any_of.begin(), rule.any_of.end(), [&](const Applicability& part) { return asks_whether_there_is(part, theme); });
}

/// Does a criterion name the property, or ask whether there is something that is said to be absent?
bool is_asked(const Scheme& scheme, std::string_view property) {
  constexpr std::string_view absent = "absent:";
  return std::any_of(scheme.criteria.begin(), scheme.criteria.end(), [&](const Criterion& criterion) {
    if (property.starts_with(absent)) return asks_whether_there_is(criterion.applies, property.substr(absent.size()));
    const auto& given = criterion.measure.parameters;
    return std::any_of(given.begin(), given.end(), [&](const auto& parameter) { return parameter.second == property; });
  });
}

}  // namespace

std::vector<Unheard> unheard_observations(const City& city, const Assessment& assessment) {
  std::map<std::string, Unheard> by_property;
  const Date& as_of = assessment.options.as_of;
  std::set<std::string_view> heard;
  std::set<std::string_view> sites;
  for (const SiteResult& site : assessment.sites) {
    sites.insert(site.id);
    for (const CriterionResult& result : site.criteria) {
      if (result.measurement.heard) heard.insert(result.measurement.heard->begin(), result.measurement.heard->end());
    }
  }
  for (const Observation& observation : city.observations()) {
    if (!observation.feature.empty() || heard.contains(observation.id)) continue;
    const bool everywhere = observation.site == "*";
    if (!everywhere && !sites.contains(observation.site)) continue;
    const bool absence = observation.property.starts_with("absent:");
    if ((everywhere || absence) && is_asked(assessment.scheme, observation.property)) continue;
    const auto in_force = city.about_site(observation.site, observation.property, as_of);
    if (std::find(in_force.begin(), in_force.end(), &observation) == in_force.end()) continue;
    Unheard& unheard = by_property[observation.property];
    unheard.property = observation.property;
    unheard.ids.push_back(observation.id);
    unheard.at_positions = unheard.at_positions || observation.position.has_value();
  }
  std::vector<Unheard> all;
  for (auto& [property, unheard] : by_property) all.push_back(std::move(unheard));
  return all;
}

}  // namespace levelground::run
