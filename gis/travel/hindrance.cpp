// SPDX-License-Identifier: Apache-2.0
#include "gis/travel/hindrance.hpp"

#include <array>
#include <functional>

#include "gis/network/crossing_ends.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/passability.hpp"

namespace levelground::gis {
namespace {

/// Properties that bear on a limit, most telling first.
std::vector<Property> properties_of(const std::string& limit) {
  if (limit == "kerb_at_most") return {Property::kerb_height, Property::kerb_kind, Property::step_free};
  if (limit == "incline_at_most") return {Property::incline, Property::step_free};
  if (limit == "cross_slope_at_most") return {Property::cross_slope, Property::step_free};
  if (limit == "width_at_least") return {Property::width, Property::opening_width, Property::step_free};
  if (limit == "steps_at_most") return {Property::step_count, Property::ramp, Property::step_free, Property::kind};
  if (limit == "smoothness_at_least") return {Property::smoothness, Property::step_free};
  if (limit == "surfaces_refused") return {Property::surface, Property::step_free};
  if (limit == "crossings_accepted") return {Property::crossing_control};
  if (limit == "traffic_at_most") return {Property::speed_limit};
  if (limit == "hours") return {Property::opening_hours};
  return {Property::lit};
}

void add_statements(const City& city, const Feature& feature, const std::string& limit, const Date& as_of, std::vector<std::string>& said) {
  for (const Property property : properties_of(limit)) {
    const std::string name(property_info(property).name);
    if (property_info(property).quantity == Quantity::text) {
      if (!feature.text(property).empty()) said.push_back(name + ": " + std::string(feature.text(property)));
      continue;
    }
    for (const Known::Statement& statement : known(city, feature, property, as_of).statements) {
      // A tag names its key itself.
      said.push_back(statement.words.find('=') != std::string::npos ? statement.words : name + ": " + statement.words);
    }
  }
}

Hindrance explain(const City& city, const TravellerLimits& limits, const Date& as_of, std::uint32_t feature,
                  const std::function<Tri(Passability&)>& ask) {
  Hindrance hindrance;
  hindrance.feature = feature;
  hindrance.passable = Tri::yes;
  std::vector<std::uint32_t> about{feature};
  if (city.feature(feature).theme == Theme::crossing) {
    for (const CrossingEnd& end : crossing_ends(city, feature)) {
      if (end.kerb) about.push_back(*end.kerb);
    }
  }
  for (const auto& [name, limit] : limit_by_limit(limits)) {
    Passability passability(city, limit, as_of);
    const Tri answer = ask(passability);
    if (answer == Tri::yes) continue;
    hindrance.passable = both(hindrance.passable, answer);
    HindranceReason reason{name, answer, {}};
    for (const std::uint32_t thing : about) add_statements(city, city.feature(thing), name, as_of, reason.said);
    hindrance.reasons.push_back(std::move(reason));
  }
  return hindrance;
}

}  // namespace

std::vector<std::pair<std::string, TravellerLimits>> limit_by_limit(const TravellerLimits& limits) {
  std::vector<std::pair<std::string, TravellerLimits>> each;
  const auto add = [&](const char* name, bool is_set, const std::function<void(TravellerLimits&)>& keep) {
    if (!is_set) return;
    TravellerLimits one;
    one.minds_hours = false;
    keep(one);
    each.emplace_back(name, one);
  };
  add("steps_at_most", limits.steps_at_most.has_value(), [&](TravellerLimits& one) { one.steps_at_most = limits.steps_at_most; });
  add("kerb_at_most", limits.kerb_at_most.has_value(), [&](TravellerLimits& one) { one.kerb_at_most = limits.kerb_at_most; });
  add("incline_at_most", limits.incline_at_most || limits.incline_down_at_most, [&](TravellerLimits& one) {
    one.incline_at_most = limits.incline_at_most;
    one.incline_down_at_most = limits.incline_down_at_most;
    one.steeper = limits.steeper;
  });
  add("cross_slope_at_most", limits.cross_slope_at_most.has_value(),
      [&](TravellerLimits& one) { one.cross_slope_at_most = limits.cross_slope_at_most; });
  add("width_at_least", limits.width_at_least.has_value(), [&](TravellerLimits& one) {
    one.width_at_least = limits.width_at_least;
    one.narrower = limits.narrower;
  });
  add("smoothness_at_least", limits.smoothness_at_least.has_value(),
      [&](TravellerLimits& one) { one.smoothness_at_least = limits.smoothness_at_least; });
  add("surfaces_refused", limits.surfaces_refused != 0, [&](TravellerLimits& one) { one.surfaces_refused = limits.surfaces_refused; });
  add("crossings_accepted", limits.crossings_accepted != ~0U,
      [&](TravellerLimits& one) { one.crossings_accepted = limits.crossings_accepted; });
  add("traffic_at_most", limits.traffic_at_most.has_value(), [&](TravellerLimits& one) { one.traffic_at_most = limits.traffic_at_most; });
  add("needs_light", limits.needs_light, [&](TravellerLimits& one) { one.needs_light = true; });
  add("hours", limits.minds_hours, [&](TravellerLimits& one) {   // who sets none may come at any time
    one.hours = limits.hours;
    one.minds_hours = true;
  });
  return each;
}

Hindrance hindrance_on_edge(const City& city, const TravellerLimits& limits, const Date& as_of, std::uint32_t edge) {
  const WalkGraph::Edge& piece = city.graph().edges[edge];
  Hindrance hindrance = explain(city, limits, as_of, piece.feature, [&](Passability& passability) { return passability.edge(edge); });
  hindrance.at = point_at(edge_shape(city, edge), piece.length_mm / 2);
  return hindrance;
}

Hindrance hindrance_at_vertex(const City& city, const TravellerLimits& limits, const Date& as_of, std::uint32_t vertex) {
  Hindrance hindrance = explain(city, limits, as_of, city.graph().barriers[vertex] - 1,
                                [&](Passability& passability) { return passability.vertex(vertex); });
  hindrance.at = city.graph().vertices[vertex];
  return hindrance;
}

}  // namespace levelground::gis
