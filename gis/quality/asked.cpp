// SPDX-License-Identifier: Apache-2.0
#include "gis/quality/asked.hpp"

#include <map>
#include <set>
#include <utility>

#include "core/scheme/condition.hpp"
#include "gis/measure/measure.hpp"
#include "gis/measure/parameters.hpp"

namespace levelground::gis {
namespace {

using Asked = std::set<std::pair<Theme, Property>>;

/// Whose limits these are asks of whatever they may meet on a walk.
void add_limits(const TravellerLimits& limits, Asked& asked) {
  const auto add = [&](bool minds, std::initializer_list<std::pair<Theme, Property>> of) {
    if (minds) asked.insert(of.begin(), of.end());
  };
  add(limits.kerb_at_most.has_value(), {{Theme::kerb, Property::kerb_height}, {Theme::kerb, Property::kerb_kind}, {Theme::crossing, Property::kerb_height}, {Theme::crossing, Property::kerb_kind}});
  add(limits.incline_at_most || limits.incline_down_at_most, {{Theme::walkway, Property::incline}});
  add(limits.cross_slope_at_most.has_value(), {{Theme::walkway, Property::cross_slope}});
  add(limits.width_at_least.has_value(), {{Theme::walkway, Property::width}, {Theme::barrier, Property::opening_width}, {Theme::entrance, Property::opening_width}});
  add(limits.steps_at_most.has_value(), {{Theme::steps, Property::step_count}, {Theme::walkway, Property::step_free}, {Theme::entrance, Property::step_free}});
  add(limits.smoothness_at_least.has_value(), {{Theme::walkway, Property::smoothness}});
  add(limits.surfaces_refused != 0, {{Theme::walkway, Property::surface}});
  add(limits.crossings_accepted != ~0U, {{Theme::crossing, Property::crossing_control}});
  add(limits.traffic_at_most.has_value(), {{Theme::road, Property::speed_limit}, {Theme::road, Property::sidewalk}});
  add(limits.needs_light, {{Theme::walkway, Property::lit}});
  add(limits.hours.has_value(), {{Theme::walkway, Property::opening_hours}, {Theme::barrier, Property::opening_hours}});
}

/// The themes that a parameter with one or several of them names.
std::vector<Theme> themes_named(const MeasureCall& call, std::initializer_list<std::string_view> parameters) {
  std::vector<Theme> themes;
  for (const std::string_view parameter : parameters) {
    for (const std::string& name : call.list(parameter)) {
      if (const auto theme = theme_from_name(name)) themes.push_back(*theme);
    }
  }
  return themes;
}

void add_criterion(const Criterion& criterion, Asked& asked) {
  const MeasureKind* kind = find_measure_kind(criterion.measure.kind);
  if (kind == nullptr) return;
  for (const AskedOf& one : kind->spec.asks) asked.emplace(one.theme, one.property);
  const std::vector<Theme> judged = themes_named(criterion.measure, {"theme", "to"});
  for (const ParameterSpec& parameter : kind->spec.parameters) {
    const std::string* text = criterion.measure.find(parameter.name);
    if (text == nullptr) continue;
    if (parameter.type == ParameterSpec::Type::property) {
      const auto property = property_from_name(*text);
      if (!property) continue;
      if (judged.empty()) asked.emplace(Theme::walkway, *property);   // kinds along a route name no theme
      for (const Theme theme : judged) asked.emplace(theme, *property);
    }
    if (parameter.type != ParameterSpec::Type::conditions) continue;
    for (const std::string& condition : criterion.measure.list(parameter.name)) {
      ConditionFault fault;
      if (const auto read = parse_condition(condition, fault)) {
        for (const Theme theme : judged) asked.emplace(theme, read->property);
      }
    }
  }
  if (criterion.measure.find("kerb_at_most") != nullptr) add_limits(Parameters(criterion).limits(), asked);
}

}  // namespace

std::vector<AskedProperty> asked_properties(const Scheme& scheme, const std::vector<Traveller>& travellers) {
  std::map<std::pair<Theme, Property>, std::pair<std::set<std::string>, std::set<std::string>>> who;
  for (const Criterion& criterion : scheme.criteria) {
    if (criterion.evaluation != Evaluation::layers) continue;
    Asked asked;
    add_criterion(criterion, asked);
    for (const auto& one : asked) who[one].first.insert(criterion.code);
  }
  for (const Traveller& traveller : travellers) {
    Asked asked;
    add_limits(traveller.limits, asked);
    for (const auto& one : asked) who[one].second.insert(traveller.id);
  }
  std::vector<AskedProperty> all;
  for (const auto& [what, by] : who) {
    all.push_back({what.first, what.second, {by.first.begin(), by.first.end()}, {by.second.begin(), by.second.end()}});
  }
  return all;
}

}  // namespace levelground::gis
