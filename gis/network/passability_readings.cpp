// SPDX-License-Identifier: Apache-2.0
// What observers read at a position on a way, or on a thing that stands on it: it can bar the way, and never opens one.
#include <algorithm>

#include "core/city/statement_names.hpp"
#include "gis/network/admission.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/stated.hpp"

namespace levelground::gis {
namespace {

/// Is it said of one spot of a way, so that something else may be said of the way as a whole and both be right?
bool is_of_a_spot(Property property) {
  switch (property) {
    case Property::width:
    case Property::incline:
    case Property::cross_slope:
    case Property::surface:
    case Property::smoothness:
    case Property::lit: return true;
    default: return false;
  }
}

bool is_a_step(Property property) { return property == Property::kerb_height || property == Property::kerb_kind || property == Property::step_count; }

/// Somebody in the place of the feature of whom the reading alone is known.
Feature as_read(const Feature& feature, const ReadingOnWay& reading) {
  Feature spot;
  spot.theme = feature.theme;
  spot.source = feature.source;
  spot.geometry = *reading.observation->position;
  spot.attributes.push_back({reading.property, Grade::tagged, reading.observation->codes, reading.observation->range, reading.observation->result});
  return spot;
}

}  // namespace

Tri Passability::slope_at_most(const Feature& feature, const SlopeLimit& limits) {
  if (!limits.value) return Tri::yes;
  const Tri within = at_most(feature, Property::incline, *limits.value, true);
  if (within != Tri::no || !limits.steeper) return within;
  // How long it is as steep as that one reading does not tell.
  return at_most(feature, Property::incline, limits.steeper->value, true) == Tri::no ? Tri::no : Tri::unknown;
}

Tri Passability::keeps_limit(const Feature& feature, Property property) {
  switch (property) {
    case Property::kerb_height:
    case Property::kerb_kind: return kerb_of(feature);
    case Property::step_free: {
      if (!m_limits.on_wheels()) return Tri::yes;
      return read_presence(m_city, feature, property, m_as_of);
    }
    case Property::step_count: {
      if (!m_limits.steps_at_most) return Tri::yes;
      return at_most(feature, property, *m_limits.steps_at_most, false);
    }
    case Property::opening_width:
    case Property::width: {
      if (!m_limits.width_at_least) return Tri::yes;
      const Tri wide = at_least(feature, property, *m_limits.width_at_least);
      if (wide != Tri::no || !m_limits.narrower || property == Property::opening_width) return wide;
      return at_least(feature, property, m_limits.narrower->value) == Tri::no ? Tri::no : Tri::unknown;
    }
    case Property::incline: {
      const Tri up = slope_at_most(feature, limit_up());
      return up == slope_at_most(feature, limit_down()) ? up : Tri::unknown;   // it says how steep it is, not which way it falls
    }
    case Property::cross_slope: return m_limits.cross_slope_at_most ? at_most(feature, property, *m_limits.cross_slope_at_most, true) : Tri::yes;
    case Property::smoothness: return m_limits.smoothness_at_least ? at_least(feature, property, *m_limits.smoothness_at_least) : Tri::yes;
    case Property::surface: return surface_taken(read_property(m_city, feature, property, m_as_of));
    case Property::lit: return m_limits.needs_light ? read_presence(m_city, feature, property, m_as_of) : Tri::yes;
    case Property::speed_limit: return m_limits.traffic_at_most ? at_most(feature, property, *m_limits.traffic_at_most, false) : Tri::yes;
    case Property::crossing_control: return control_of(feature);
    case Property::foot:
    case Property::access: return m_limits.minds_access ? admits(m_city, feature, m_as_of) : Tri::yes;
    case Property::opening_hours: return opened(feature);
    default: return Tri::yes;
  }
}

Tri Passability::heard_between(const Point& from, const Point& to, const Feature& way) {
  constexpr double mm_per_metre = 1000;
  const Line straight = {from, to};
  const double beside = std::max(no_distance, m_city.sources().at(way.source).entrance_tolerance);   // metres that a reading may lie off
  for (const Observation* reading : m_city.made_in(bounds(straight).grown(beside), m_as_of)) {
    const auto property = property_stated_as(reading->property);
    if (!property || reading->quantity != property_info(*property).quantity) continue;
    if (distance(straight, *reading->position) > beside + reading->position_accuracy.to_double() / mm_per_metre) continue;
    if (keeps_limit(as_read(way, {reading, *property, false}), *property) != Tri::yes) return Tri::unknown;
  }
  return Tri::yes;
}

Tri Passability::heard(const Feature& feature, const std::vector<ReadingOnWay>& readings) {
  Tri answer = Tri::yes;
  for (const ReadingOnWay& reading : readings) {
    Tri one = keeps_limit(as_read(feature, reading), reading.property);
    if (one != Tri::no) {
      answer = both(answer, one);
      continue;
    }
    const bool by_day = reading.property == Property::lit && reading.observation->light == Light::day;   // when no lamp burns
    const bool is_old = reading.observation->source < m_old_sources.size() && m_old_sources[reading.observation->source];
    // Two statements about one thing that disagree stay side by side (judgement.md section 1); a spot is not the whole way.
    const bool is_disputed = !is_of_a_spot(reading.property) && ((read_property(m_city, feature, reading.property, m_as_of).stated && keeps_limit(feature, reading.property) == Tri::yes) ||
                                                                 (is_a_step(reading.property) && said_of_wheels(feature).answer == Tri::yes));
    if (!reading.surely || by_day || is_old || is_disputed) one = Tri::unknown;
    answer = both(answer, one);
  }
  return answer;
}

}  // namespace levelground::gis
