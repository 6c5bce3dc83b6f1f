// SPDX-License-Identifier: Apache-2.0
#include "app/run/unheard.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "core/base/yaml.hpp"
#include "core/city/statement_names.hpp"
#include "gis/measure/measure.hpp"
#include "gis/network/readings_on_ways.hpp"

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

/// Does some criterion walk with a limit on which the property bears? Who takes no kerb takes no step either.
bool is_walked_by(const Scheme& scheme, Property property) {
  const auto asks = [&](std::string_view limit) {
    return std::any_of(scheme.criteria.begin(), scheme.criteria.end(), [&](const Criterion& criterion) { return criterion.measure.find(limit) != nullptr; });
  };
  switch (property) {
    case Property::kerb_height:
    case Property::kerb_kind:
    case Property::step_free:
    case Property::step_count: return asks("kerb_at_most");
    case Property::width:
    case Property::opening_width: return asks("width_at_least");
    case Property::incline: return asks("incline_at_most");
    default: return false;
  }
}

/// Is it the name of a measure, or asked for by a criterion?
bool is_a_known_name(const Scheme& scheme, const std::string& name) {
  return property_stated_as(name) || gis::find_measure_kind(name) != nullptr || is_asked(scheme, name);
}

/// Criteria that take statements under this name as what they judge.
std::vector<const Criterion*> judged_by(const Scheme& scheme, const std::string& name) {
  constexpr std::array<std::string_view, 3> of_statements = {"observed", "document", "observed_rating"};
  std::vector<const Criterion*> found;
  for (const Criterion& criterion : scheme.criteria) {
    const std::string* property = criterion.measure.find("property");
    const bool by_property = property != nullptr && *property == name && std::find(of_statements.begin(), of_statements.end(), criterion.measure.kind) != of_statements.end();
    if (by_property || criterion.measure.kind == name) found.push_back(&criterion);
  }
  return found;
}

/// Says what was asked for, where the unit fits nothing of it.
void say_unfit(const Scheme& scheme, const Observation& observation, Unheard& unheard) {
  const std::vector<const Criterion*> asking = judged_by(scheme, observation.property);
  const auto fits = [&](const Criterion* criterion) {
    const bool any_document = criterion->measure.kind == "document" && criterion->scale.quantity == Quantity::presence;   // is there, whatever it states
    return any_document || range_as(observation, criterion->scale.quantity).has_value();
  };
  if (std::any_of(asking.begin(), asking.end(), fits)) return;
  for (const Criterion* criterion : asking) {
    unheard.asked_by.push_back(criterion->code);
    const Quantity quantity = criterion->scale.quantity;
    if (std::find(unheard.asked.begin(), unheard.asked.end(), quantity) == unheard.asked.end()) unheard.asked.push_back(quantity);
  }
  if (!asking.empty()) unheard.stated = observation.result + (observation.unit.empty() ? "" : " " + observation.unit);
}

bool is_in_force(const City& city, const Observation& observation, const Date& as_of) {
  const auto in_force = observation.feature.empty() ? city.about_site(observation.site, observation.property, as_of)
                                                    : city.about_feature(observation.feature, observation.property, as_of);
  return std::find(in_force.begin(), in_force.end(), &observation) != in_force.end();
}

/// What whoever wrote it may have meant.
std::string meant_by(const std::string& name) {
  std::vector<std::string> names;
  for (std::size_t p = 0; p < property_count; ++p) {
    for (const std::string_view one : names_of_statements(static_cast<Property>(p))) names.emplace_back(one);
  }
  // "width_clear" for "clear_width": the same words in another order.
  const auto words = [](std::string_view text) {
    std::set<std::string_view> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find('_', begin), text.size());
      parts.insert(text.substr(begin, end - begin));
      begin = end + 1;
    }
    return parts;
  };
  const auto same = std::find_if(names.begin(), names.end(), [&](const std::string& one) { return words(one) == words(name); });
  return same != names.end() ? *same : nearest_word(name, names);
}

}  // namespace

std::vector<Unheard> unheard_observations(const City& city, const Assessment& assessment) {
  std::map<std::tuple<std::string, bool, bool>, Unheard> by_property;   ///< whether of features, and whether of a unit that does not fit
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
    if (heard.contains(observation.id)) continue;
    const bool of_feature = !observation.feature.empty();
    const bool everywhere = observation.site == "*";
    if (of_feature) {
      if (property_stated_as(observation.property)) continue;
      // Where it names no site, nobody knows whether a judged one would have heard it; but what nobody knows nobody hears.
      if (!sites.contains(observation.site) && is_a_known_name(assessment.scheme, observation.property)) continue;
      if (!is_in_force(city, observation, as_of)) continue;
    } else if (!everywhere && !sites.contains(observation.site)) {
      continue;
    }
    const bool absence = observation.property.starts_with("absent:");
    if (!of_feature) {
      if ((everywhere || absence) && is_asked(assessment.scheme, observation.property)) continue;
      if (!is_in_force(city, observation, as_of)) continue;
      const auto property = property_stated_as(observation.property);
      if (observation.position && property && is_walked_by(assessment.scheme, *property) && !gis::read_features(city, observation, as_of).empty()) continue;
    }
    Unheard unfit;
    if (!absence) say_unfit(assessment.scheme, observation, unfit);
    Unheard& unheard = by_property.try_emplace({observation.property, of_feature, !unfit.asked.empty()}, unfit).first->second;
    unheard.property = observation.property;
    unheard.of_features = of_feature;
    if (of_feature && unheard.meant.empty() && !is_a_known_name(assessment.scheme, observation.property)) unheard.meant = meant_by(observation.property);
    unheard.ids.push_back(observation.id);
    unheard.at_positions = unheard.at_positions || (!of_feature && observation.position.has_value());
  }
  std::vector<Unheard> all;
  for (auto& [property, unheard] : by_property) all.push_back(std::move(unheard));
  return all;
}

}  // namespace levelground::run
