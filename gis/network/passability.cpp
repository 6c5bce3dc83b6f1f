// SPDX-License-Identifier: Apache-2.0
#include "gis/network/passability.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/hours/opening_hours.hpp"
#include "gis/crs/place_on_earth.hpp"
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

Tri keeps(const SlopeSample& sample, const Rational& limit) {
  if (!sample.is_known()) return Tri::unknown;
  const Interval slope = sample.slope();
  if (slope.high <= limit) return Tri::yes;
  return slope.low > limit ? Tri::no : Tri::unknown;
}

}  // namespace

std::optional<Interval> stated_slope(const City& city, const Feature& feature, Property property, const Date& as_of) {
  const Reading reading = read_property(city, feature, property, as_of);
  if (!reading.stated) return std::nullopt;
  const Interval size = size_of(reading.range);
  const bool is_silent = size.low == Rational(0) && !size.high.is_finite();
  return is_silent ? std::nullopt : std::optional(size);
}

Passability::Passability(const City& city, const TravellerLimits& limits, const Date& as_of, std::shared_ptr<PassabilityTable> table, SlopesOfEdges slopes)
    : m_city(city), m_limits(limits), m_as_of(as_of), m_table(std::move(table)), m_slopes(std::move(slopes)) {
  if (!m_slopes.along && m_table != nullptr) m_slopes = m_table->slopes();
  const bool asks = m_limits.incline_at_most || m_limits.incline_down_at_most || m_limits.cross_slope_at_most;
  if (!m_slopes.along && m_table == nullptr && asks && m_limits.slope_from_heights) m_slopes = slopes_of_edges(city, *m_limits.slope_from_heights);
}

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
  if (!m_limits.kerb_at_most) return Tri::yes;
  const Tri height = at_most(feature, Property::kerb_height, *m_limits.kerb_at_most, false);
  if (height != Tri::unknown) return height;
  const Reading kind = read_property(m_city, feature, Property::kerb_kind, m_as_of);
  if (kind.stated && kind.codes == code_bit(Property::kerb_kind, "none")) return Tri::yes;
  return Tri::unknown;
}

Tri Passability::thing(const Feature& feature) {
  // What is said of wheelchairs shows that others pass too; that a wheelchair does not says nothing of who can take a step.
  Tri stated = feature_step_free(feature);
  if (stated == Tri::no && !m_limits.on_wheels()) stated = Tri::unknown;
  if (feature.theme == Theme::kerb) {   // never shut
    const Tri kerb = kerb_of(feature);
    return kerb == Tri::unknown ? stated : kerb;
  }
  Tri answer = stated;
  if (stated == Tri::unknown) {
    const std::string_view kind = feature.text(Property::kind);
    if (is_one_of(kind, blocking)) answer = m_limits.on_wheels() ? Tri::no : m_limits.steps_at_most ? Tri::unknown : Tri::yes;
    // An entrance without other words is as its way is.
    else if (is_one_of(kind, open) || feature.theme == Theme::entrance || !m_limits.steps_at_most) answer = Tri::yes;
    if (read_property(m_city, feature, Property::kerb_height, m_as_of).stated) answer = both(answer, kerb_of(feature));
  }
  // "Usable by a wheelchair" answers for a width that nobody states, not for one that is stated and may be too narrow.
  if (m_limits.width_at_least &&
      (stated != Tri::yes || read_property(m_city, feature, Property::opening_width, m_as_of).stated)) {
    answer = both(answer, at_least(feature, Property::opening_width, *m_limits.width_at_least));
  }
  return both(answer, opened(feature));
}

Tri Passability::opened(const Feature& feature) {
  if (!m_limits.minds_hours) return Tri::yes;
  std::vector<std::string> said;
  if (const std::string_view words = feature.text(Property::opening_hours); !words.empty()) said.emplace_back(words);
  if (!m_city.observations().empty()) {
    for (const Observation* observation : m_city.about_feature(feature.id, property_info(Property::opening_hours).name, m_as_of)) {
      said.push_back(observation->result);
    }
  }
  std::optional<Tri> answer;
  for (const std::string& words : said) {
    std::string why;
    const auto hours = OpeningHours::parse(words, why);
    if (!hours) continue;
    const double latitude = hours->uses_sun() ? latitude_of(m_city.crs().code, representative_point(feature.geometry).value_or(Point{})) : 0.0;
    const auto [begin, end] = m_limits.hours.value_or(std::pair{0, minutes_of_day});
    Tri one = open_every_day(*hours, begin, end, m_as_of, latitude);
    // Who may come at any time finds it shut at times: it depends.
    if (one == Tri::no && !m_limits.hours) one = Tri::unknown;
    answer = !answer || *answer == one ? one : Tri::unknown;
  }
  return answer.value_or(said.empty() ? Tri::yes : Tri::unknown);
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

template <typename Ok>
Tri Passability::short_run(std::uint32_t number, const Rational& longest, Ok&& ok) {
  const WalkGraph& graph = m_city.graph();
  const std::uint32_t feature = graph.edges[number].feature;
  const auto [begin, end] = edges_of(graph, feature);
  std::int64_t length = 0;
  for (std::uint32_t e = begin; e < end; ++e) length += graph.edges[e].length_mm;
  if (Rational(length) > longest) return Tri::no;
  for (std::uint32_t e = begin; e < end; ++e) {
    for (const std::uint32_t vertex : {graph.edges[e].from, graph.edges[e].to}) {
      for (const std::uint32_t other : graph.edges_at(vertex)) {
        if (graph.edges[other].feature != feature && ok(other, vertex) != Tri::yes) return Tri::unknown;
      }
    }
  }
  return Tri::yes;
}

Tri Passability::cross_slopes(std::uint32_t number) {
  if (!m_limits.cross_slope_at_most) return Tri::yes;
  const Rational& limit = *m_limits.cross_slope_at_most;
  const Feature& feature = m_city.feature(m_city.graph().edges[number].feature);
  if (!m_slopes.across || stated_slope(m_city, feature, Property::cross_slope, m_as_of)) return at_most(feature, Property::cross_slope, limit, true);
  Tri answer = Tri::yes;
  for (const SlopeSample& sample : m_slopes.across->of(number)) answer = both(answer, keeps(sample, limit));
  return answer;
}

Tri Passability::inclines(std::uint32_t number) {
  const Feature& feature = m_city.feature(m_city.graph().edges[number].feature);
  const Tri answer = cross_slopes(number);
  std::optional<Rational> limit = m_limits.incline_at_most;
  if (m_limits.incline_down_at_most && (!limit || *m_limits.incline_down_at_most < *limit)) limit = m_limits.incline_down_at_most;
  if (!limit) return answer;
  if (m_slopes.along && !stated_slope(m_city, feature, Property::incline, m_as_of)) return both(answer, ground_incline(number, *limit));
  Tri slope = at_most(feature, Property::incline, *limit, true);
  if (slope != Tri::yes && m_limits.steeper) {
    const Tri steep = at_most(feature, Property::incline, m_limits.steeper->value, true);
    const auto gentle = [&](std::uint32_t other, std::uint32_t vertex) { return gentle_at(other, vertex, *limit); };
    slope = std::max(slope, both(steep, short_run(number, m_limits.steeper->length, gentle)));
  }
  return both(answer, slope);
}

Tri Passability::ground_incline(std::uint32_t number, const Rational& limit) {
  Tri gentle = Tri::yes;
  Tri steep = Tri::yes;
  for (const SlopeSample& sample : m_slopes.along->of(number)) {
    gentle = both(gentle, keeps(sample, limit));
    if (m_limits.steeper) steep = both(steep, keeps(sample, m_limits.steeper->value));
  }
  if (gentle == Tri::yes || !m_limits.steeper) return gentle;
  return std::max(gentle, both(steep, run_on_ground(number, limit, *m_limits.steeper)));
}

Tri Passability::run_on_ground(std::uint32_t number, const Rational& limit, const ShortRun& steeper) {
  const WalkGraph& graph = m_city.graph();
  const WalkGraph::Edge& edge = graph.edges[number];
  const std::vector<SlopeSample>& samples = m_slopes.along->of(number);
  const auto adjoining_is_gentle = [&](std::uint32_t vertex) {
    const auto others = graph.edges_at(vertex);
    return std::all_of(others.begin(), others.end(), [&](std::uint32_t other) { return other == number || gentle_at(other, vertex, limit) == Tri::yes; });
  };
  const auto longer = [&](std::int64_t mm) { return Rational(mm) > steeper.length; };
  Tri answer = Tri::yes;
  for (std::size_t first = 0; first < samples.size(); ++first) {
    if (keeps(samples[first], limit) == Tri::yes) continue;
    std::size_t last = first;
    std::int64_t surely_from = -1;   // mm: where the run of samples began that are surely above the limit; −1: none
    for (; last < samples.size() && keeps(samples[last], limit) != Tri::yes; ++last) {
      if (keeps(samples[last], limit) == Tri::unknown) surely_from = -1;
      else if (surely_from < 0) surely_from = samples[last].at_mm;
      if (surely_from >= 0 && longer(samples[last].at_mm - surely_from)) return Tri::no;
    }
    const std::int64_t from = first > 0 ? samples[first - 1].at_mm : 0;
    const std::int64_t to = last < samples.size() ? samples[last].at_mm : edge.length_mm;
    if (longer(to - from)) answer = Tri::unknown;
    if (first == 0 && !adjoining_is_gentle(edge.from)) answer = Tri::unknown;
    if (last == samples.size() && !adjoining_is_gentle(edge.to)) answer = Tri::unknown;
    first = last;
  }
  return answer;
}

Tri Passability::gentle_at(std::uint32_t number, std::uint32_t vertex, const Rational& limit) {
  const WalkGraph::Edge& edge = m_city.graph().edges[number];
  const Feature& feature = m_city.feature(edge.feature);
  if (!m_slopes.along || is_step_across(edge) || stated_slope(m_city, feature, Property::incline, m_as_of)) {
    return at_most(feature, Property::incline, limit, true);
  }
  const std::vector<SlopeSample>& samples = m_slopes.along->of(number);
  if (edge.from == edge.to) return both(keeps(samples.front(), limit), keeps(samples.back(), limit));
  return keeps(vertex == edge.from ? samples.front() : samples.back(), limit);
}

Tri Passability::widths(std::uint32_t number) {
  if (!m_limits.width_at_least) return Tri::yes;
  const WalkGraph::Edge& edge = m_city.graph().edges[number];
  const Feature& feature = m_city.feature(edge.feature);
  // The width of a road is that of its carriageway; it says nothing of a sidewalk beside it.
  if (edge.side == WalkGraph::Side::left || edge.side == WalkGraph::Side::right) return Tri::unknown;
  const Tri wide = at_least(feature, Property::width, *m_limits.width_at_least);
  if (wide == Tri::yes || !m_limits.narrower) return wide;
  const Tri narrow = at_least(feature, Property::width, m_limits.narrower->value);
  const auto enough = [&](std::uint32_t other, std::uint32_t) {
    return at_least(m_city.feature(m_city.graph().edges[other].feature), Property::width, *m_limits.width_at_least);
  };
  return std::max(wide, both(narrow, short_run(number, m_limits.narrower->length, enough)));
}

Tri Passability::surfaces(const Feature& feature) {
  Tri answer = Tri::yes;
  if (m_limits.smoothness_at_least) answer = at_least(feature, Property::smoothness, *m_limits.smoothness_at_least);
  if (m_limits.surfaces_refused == 0) return answer;
  const Reading surface = read_property(m_city, feature, Property::surface, m_as_of);
  if (!surface.stated) return both(answer, Tri::unknown);
  const std::uint32_t refused = surface.codes & m_limits.surfaces_refused;
  if (refused == 0) return answer;
  return both(answer, refused == surface.codes ? Tri::no : Tri::unknown);
}

Tri Passability::flight(const Feature& steps, Tri stated) {
  if (!m_limits.steps_at_most || stated == Tri::yes) return Tri::yes;
  if (!m_limits.on_wheels()) return at_most(steps, Property::step_count, *m_limits.steps_at_most, false);
  if (stated == Tri::no) return Tri::no;
  return read_presence(m_city, steps, Property::ramp, m_as_of) == Tri::yes ? Tri::unknown : Tri::no;
}

Tri Passability::underfoot(std::uint32_t number) {
  const WalkGraph::Edge& edge = m_city.graph().edges[number];
  const Feature& feature = m_city.feature(edge.feature);
  Tri stated = feature_step_free(feature);
  if (stated == Tri::no && !m_limits.on_wheels()) stated = Tri::unknown;
  if (feature.theme == Theme::steps) return flight(feature, stated);
  if (feature.theme == Theme::lift) return stated == Tri::unknown ? Tri::yes : stated;
  if (stated != Tri::unknown) return stated;
  Tri answer = Tri::yes;
  if (feature.theme == Theme::crossing) answer = crossing(number);
  if (feature.theme == Theme::road && m_limits.kerb_at_most) {
    if (is_step_across(edge)) return Tri::unknown;
    if (edge.side == WalkGraph::Side::own && !is_one_of(feature.text(Property::kind), shared_streets)) answer = Tri::unknown;
  }
  if (is_step_across(edge)) return answer;
  return both(both(answer, inclines(number)), both(widths(number), surfaces(feature)));
}

Tri Passability::surroundings(std::uint32_t number) {
  const WalkGraph::Edge& edge = m_city.graph().edges[number];
  const Feature& feature = m_city.feature(edge.feature);
  Tri answer = m_limits.needs_light ? read_presence(m_city, feature, Property::lit, m_as_of) : Tri::yes;
  const bool crosses = feature.theme == Theme::crossing || is_step_across(edge);
  if (crosses && m_limits.crossings_accepted != ~0U) {
    const Reading control = read_property(m_city, feature, Property::crossing_control, m_as_of);
    // A street that is crossed where nothing is built for it has no control; a crossing may have one that nobody noted.
    const std::uint32_t none = code_bit(Property::crossing_control, "none");
    const std::uint32_t codes = feature.theme == Theme::crossing ? (control.stated ? control.codes : ~0U) : none;
    if ((codes & m_limits.crossings_accepted) == 0) return Tri::no;
    if ((codes & ~m_limits.crossings_accepted) != 0) answer = both(answer, Tri::unknown);
  }
  const bool on_carriageway = feature.theme == Theme::road && edge.side == WalkGraph::Side::own && !is_step_across(edge);
  if (on_carriageway && m_limits.traffic_at_most) {
    answer = both(answer, at_most(feature, Property::speed_limit, *m_limits.traffic_at_most, false));
  }
  return answer;
}

Tri Passability::compute_edge(std::uint32_t number) {
  const Tri answer = both(underfoot(number), surroundings(number));
  return answer == Tri::no ? answer : both(answer, opened(m_city.feature(m_city.graph().edges[number].feature)));
}

}  // namespace levelground::gis
