// SPDX-License-Identifier: Apache-2.0
#include "gis/network/passability.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "gis/network/crossing_ends.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/stated.hpp"
#include "gis/network/walk_cache.hpp"

namespace levelground::gis {
namespace {

template <std::size_t n>
bool is_one_of(std::string_view word, const std::array<std::string_view, n>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Streets without an edge to step over: people and cars share one surface, or there is no carriageway to speak of.
constexpr std::array<std::string_view, 6> shared_streets = {"living_street", "pedestrian", "service", "track", "shared_street", "path"};
/// Made to be climbed or turned: a wheel does not pass.
constexpr std::array<std::string_view, 4> blocking = {"stile", "turnstile", "full-height_turnstile", "block"};
/// Passed by everybody when nothing else is said.
constexpr std::array<std::string_view, 6> open = {"bollard", "gate", "entrance", "lift_gate", "swing_gate", "sliding_gate"};

/// A limit on a size, either way it falls.
Interval size_of(const Interval& range) {
  if (range.low >= Rational(0)) return range;
  if (range.high <= Rational(0)) return {-range.high, -range.low};
  return {Rational(0), std::max(-range.low, range.high)};
}

}  // namespace

Tri Passability::at_most(const Feature& feature, Property property, const Rational& limit, bool size_only) {
  const Reading reading = read_property(m_city, feature, property, m_as_of);
  if (!reading.stated) return Tri::unknown;
  const Interval range = size_only ? size_of(reading.range) : reading.range;
  if (range.high <= limit) return Tri::yes;
  return range.low > limit ? Tri::no : Tri::unknown;
}

Tri Passability::at_least(const Feature& feature, Property property, const Rational& limit) {
  const Reading reading = read_property(m_city, feature, property, m_as_of);
  if (!reading.stated) return Tri::unknown;
  if (reading.range.low >= limit) return Tri::yes;
  return reading.range.high < limit ? Tri::no : Tri::unknown;
}

Tri Passability::feature_step_free(const Feature& feature) { return read_presence(m_city, feature, Property::step_free, m_as_of); }

Tri Passability::kerb_of(const Feature& feature) {
  const Tri height = at_most(feature, Property::kerb_height, m_limits.kerb_at_most, false);
  if (height != Tri::unknown) return height;
  const Reading kind = read_property(m_city, feature, Property::kerb_kind, m_as_of);
  if (kind.stated && kind.codes == code_bit(Property::kerb_kind, "none")) return Tri::yes;
  return Tri::unknown;
}

Tri Passability::thing(const Feature& feature) {
  const Tri stated = feature_step_free(feature);
  if (feature.theme == Theme::kerb) {
    const Tri kerb = kerb_of(feature);
    return kerb == Tri::unknown ? stated : kerb;
  }
  Tri answer = stated;
  if (stated == Tri::unknown) {
    const std::string_view kind = feature.text(Property::kind);
    if (is_one_of(kind, blocking)) answer = Tri::no;
    // An entrance without other words is as its way is.
    else if (is_one_of(kind, open) || feature.theme == Theme::entrance) answer = Tri::yes;
    if (read_property(m_city, feature, Property::kerb_height, m_as_of).stated) answer = both(answer, kerb_of(feature));
  }
  if (m_limits.width_at_least) {
    const Tri width = at_least(feature, Property::opening_width, *m_limits.width_at_least);
    answer = both(answer, stated == Tri::yes && width == Tri::unknown ? Tri::yes : width);
  }
  return answer;
}

Tri Passability::vertex(std::uint32_t vertex) {
  const std::uint32_t standing = m_city.graph().barriers[vertex];
  if (standing == 0) return Tri::yes;
  if (m_table != nullptr) {
    if (const auto answer = m_table->thing(standing - 1)) return *answer;
    const Tri answer = thing(m_city.feature(standing - 1));
    m_table->set_thing(standing - 1, answer);
    return answer;
  }
  const auto known_already = m_things.find(standing);
  if (known_already != m_things.end()) return known_already->second;
  return m_things[standing] = thing(m_city.feature(standing - 1));
}

Tri Passability::edge(std::uint32_t edge) {
  if (m_table != nullptr) {
    if (const auto answer = m_table->edge(edge)) return *answer;
    const Tri answer = compute_edge(edge);
    m_table->set_edge(edge, answer);
    return answer;
  }
  const auto known_already = m_edges.find(edge);
  if (known_already != m_edges.end()) return known_already->second;
  return m_edges[edge] = compute_edge(edge);
}

/// A crossing is passed over the kerbs at its ends. Kerbs that stand on the graph are asked as vertices; here it matters whether
/// every end has one, or the crossing itself says how it is.
Tri Passability::crossing(std::uint32_t number) {
  const Feature& feature = m_city.feature(m_city.graph().edges[number].feature);
  if (const Tri own = kerb_of(feature); own != Tri::unknown) return own;
  Tri answer = Tri::yes;
  for (const CrossingEnd& end : crossing_ends(m_city, m_city.graph().edges[number].feature)) {
    answer = both(answer, end.kerb ? thing(m_city.feature(*end.kerb)) : Tri::unknown);
  }
  return answer;
}

Tri Passability::compute_edge(std::uint32_t number) {
  const WalkGraph::Edge& edge = m_city.graph().edges[number];
  const Feature& feature = m_city.feature(edge.feature);
  const Tri stated = feature_step_free(feature);
  Tri answer = Tri::yes;
  switch (feature.theme) {
    case Theme::steps:
      if (stated == Tri::yes) return Tri::yes;
      if (stated == Tri::no) return Tri::no;
      return read_presence(m_city, feature, Property::ramp, m_as_of) == Tri::yes ? Tri::unknown : Tri::no;
    case Theme::lift:
      return stated == Tri::unknown ? Tri::yes : stated;
    case Theme::crossing:
      if (stated != Tri::unknown) return stated;
      answer = crossing(number);
      break;
    case Theme::road:
      if (stated != Tri::unknown) return stated;
      if (is_step_across(edge)) return Tri::unknown;
      if (edge.side == WalkGraph::Side::own && !is_one_of(feature.text(Property::kind), shared_streets)) answer = Tri::unknown;
      break;
    default:
      if (stated != Tri::unknown) return stated;
  }
  if (m_limits.incline_at_most) answer = both(answer, at_most(feature, Property::incline, *m_limits.incline_at_most, true));
  // The width of a road is that of its carriageway; it says nothing of a sidewalk beside it.
  if (m_limits.width_at_least && edge.side == WalkGraph::Side::own) {
    answer = both(answer, at_least(feature, Property::width, *m_limits.width_at_least));
  } else if (m_limits.width_at_least) {
    answer = both(answer, Tri::unknown);
  }
  return answer;
}

}  // namespace levelground::gis
