// SPDX-License-Identifier: Apache-2.0
#include "gis/network/passability.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "core/base/one_of.hpp"
#include "gis/network/admission.hpp"
#include "gis/network/crossable_area.hpp"
#include "gis/network/crossing_ends.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/gaps_over_area.hpp"
#include "gis/network/graph_lines.hpp"
#include "gis/network/open_hours.hpp"
#include "gis/network/sidewalk.hpp"
#include "gis/network/stated.hpp"
#include "gis/network/walk_cache.hpp"

namespace levelground::gis {
namespace {

/// Streets without an edge to step over: people and cars share one surface, or there is no carriageway to speak of.
constexpr std::array<std::string_view, 4> shared_streets = {"living_street", "pedestrian", "shared_street", "path"};
/// Made to be climbed or turned: a wheel does not pass.
constexpr std::array<std::string_view, 3> blocking = {"stile", "turnstile", "full-height_turnstile"};
/// What is drawn at one place of two layers lies no farther apart, in metres.
constexpr double same_place = 0.001;
/// Passed by everybody when nothing else is said.
constexpr std::array<std::string_view, 6> open = {"bollard", "gate", "entrance", "lift_gate", "swing_gate", "sliding_gate"};
/// Passed on foot when nothing else is said. Whether one gets through any other kind (a wall, a fence, debris) is not known.
constexpr std::array<std::string_view, 14> passed_on_foot = {"stile", "turnstile", "full-height_turnstile", "block", "kissing_gate", "cycle_barrier",
                                                             "wicket_gate", "hampshire_gate", "motorcycle_barrier", "cattle_grid", "planter",
                                                             "height_restrictor", "toll_booth", "step"};

}  // namespace

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

Tri Passability::at_most_on(const WalkGraph::Edge& edge, Property property, const Rational& limit) {
  const Feature& feature = m_city.feature(edge.feature);
  const auto stated = property_on(m_city, feature, property, edge.side, m_as_of);
  return stated ? at_most(feature, *stated, limit, true) : Tri::unknown;
}

Tri Passability::at_least_on(const WalkGraph::Edge& edge, Property property, const Rational& limit) {
  const Feature& feature = m_city.feature(edge.feature);
  const auto stated = property_on(m_city, feature, property, edge.side, m_as_of);
  return stated ? at_least(feature, *stated, limit) : Tri::unknown;
}

Tri Passability::kerb_of(const Feature& feature) {
  if (!m_limits.kerb_at_most) return Tri::yes;
  const Tri height = at_most(feature, Property::kerb_height, *m_limits.kerb_at_most, false);
  if (height != Tri::unknown) return height;
  const Reading kind = read_property(m_city, feature, Property::kerb_kind, m_as_of);
  if (kind.stated && kind.codes == code_bit(Property::kerb_kind, "none")) return Tri::yes;
  return Tri::unknown;
}

Passability::Said Passability::said_of_wheels(const Feature& feature) {
  const Reading reading = read_property(m_city, feature, Property::step_free, m_as_of);
  if (!reading.stated) return {};
  if (reading.range.low >= Rational(1)) return {Tri::yes, true};
  // That a wheelchair does not pass, or not well, says nothing of who can take a step.
  if (!m_limits.on_wheels()) return {};
  return {reading.range.high <= Rational(0) ? Tri::no : Tri::unknown, true};
}

/// Usable without a step as somebody says: so it is where nobody states a kerb or a step. What is stated of these and surely beyond the limit is a
/// contradiction, and open.
Tri Passability::weighed(const Said& said, Tri stated) {
  if (said.answer == Tri::yes) return stated == Tri::no ? Tri::unknown : Tri::yes;
  return said.stated ? both(said.answer, stated) : stated;
}

/// The same of what is no step: a width, a slope, a surface. Whoever says that a way can be used answers for what nobody states of them; but a step
/// says nothing of a width, so what is stated and surely beyond the limit bars the way.
Tri Passability::filled(const Said& said, Tri stated) {
  return said.answer == Tri::yes && stated == Tri::unknown ? Tri::yes : stated;
}

/// A cabin or an opening is wide enough where somebody says so. Nobody saying how wide is not known; `silent_ok`: it does not matter.
Tri Passability::opening(const Feature& feature, bool silent_ok) {
  if (!m_limits.width_at_least) return Tri::yes;
  Tri answer = Tri::yes;
  bool stated = false;
  for (const Property property : {Property::opening_width, Property::width}) {
    if (property == Property::width && feature.theme != Theme::lift) continue;
    if (!read_property(m_city, feature, property, m_as_of).stated) continue;
    stated = true;
    answer = both(answer, at_least(feature, property, *m_limits.width_at_least));
  }
  return stated || silent_ok ? answer : Tri::unknown;
}

/// A kind of barrier that people pass, as far as its kind says.
Tri Passability::kind_passed(const Feature& feature) {
  const std::string_view kind = feature.text(Property::kind);
  const bool is_point = std::holds_alternative<Point>(feature.geometry);
  if (is_one_of(kind, open)) return Tri::yes;
  // An entrance without other words is as its way is.
  const bool on_foot = is_one_of(kind, passed_on_foot);
  if (feature.theme == Theme::entrance && !on_foot) return Tri::yes;
  if (!on_foot || !is_point) return m_limits.minds_access || m_limits.steps_at_most ? Tri::unknown : Tri::yes;
  if (!m_limits.steps_at_most) return Tri::yes;
  return is_one_of(kind, blocking) && m_limits.on_wheels() ? Tri::no : Tri::unknown;
}

Tri Passability::thing(const Feature& feature) {
  if (is_old(feature)) return Tri::unknown;
  const Tri stated = thing_as_stated(feature);
  return stated == Tri::no ? stated : both(stated, heard(feature, readings_on_thing(m_city, feature, m_as_of)));
}

Tri Passability::thing_as_stated(const Feature& feature) {
  const Said said = said_of_wheels(feature);
  if (feature.theme == Theme::kerb) {  // never shut
    Tri kerb = kerb_of(feature);
    if (kerb == Tri::no && is_in_step_free_entrance(feature)) kerb = Tri::unknown;
    if (said.stated && said.answer == Tri::no) return kerb == Tri::yes ? Tri::unknown : Tri::no;
    return weighed(said, kerb);
  }
  if (feature.theme == Theme::crossing) return both(weighed(said, kerb_of(feature)), control_of(feature));
  if (feature.theme == Theme::road) {  // a way crosses it where the two share no place: by a bridge, or across its traffic
    return m_limits.kerb_at_most || m_limits.crossings_accepted != ~0U ? Tri::unknown : Tri::yes;
  }
  // Where nothing is built for crossing rails nobody says that one may, nor how high they stand.
  if (feature.theme == Theme::rail) return m_limits.minds_access || m_limits.kerb_at_most || m_limits.crossings_accepted != ~0U ? Tri::unknown : Tri::yes;
  const Tri let_in = m_limits.minds_access ? admits(m_city, feature, m_as_of) : Tri::yes;
  if (is_ground(feature.theme) && std::holds_alternative<MultiPolygon>(feature.geometry)) return both(let_in, opened(feature));   // it lies on an area
  Tri answer = Tri::yes;
  if (feature.theme == Theme::steps) {   // they lie across an area
    answer = flight(feature, said);
  } else if (feature.theme == Theme::lift) {
    answer = both(weighed(said, Tri::yes), opening(feature, said.answer == Tri::yes));
  } else {
    const bool kerb_stated = read_property(m_city, feature, Property::kerb_height, m_as_of).stated;
    Tri kerb = kerb_stated ? kerb_of(feature) : Tri::yes;
    if (m_limits.steps_at_most && read_property(m_city, feature, Property::step_count, m_as_of).stated) {
      kerb = both(kerb, at_most(feature, Property::step_count, *m_limits.steps_at_most, false));
    }
    // "Usable by a wheelchair" answers for a width that nobody states, not for one that is stated and may be too narrow.
    const Tri wide = opening(feature, said.answer == Tri::yes || feature.theme == Theme::entrance);
    const Tri passed = said.answer == Tri::yes ? Tri::yes : kind_passed(feature);
    answer = both(weighed(said, both(passed, kerb)), wide);
  }
  return both(both(answer, let_in), opened(feature));
}

Tri Passability::opened(const Feature& feature) { return m_limits.minds_hours ? open_when(m_city, feature, m_limits.hours, m_as_of) : Tri::yes; }

Tri Passability::vertex(std::uint32_t vertex) {
  Tri answer = Tri::yes;
  for (const std::uint32_t feature : m_city.graph().things_at(vertex)) answer = both(answer, standing(feature));
  return answer;
}

Tri Passability::standing(std::uint32_t feature) {
  if (m_table != nullptr) {
    if (const auto answer = m_table->thing(feature)) return *answer;
    const Tri answer = thing(m_city.feature(feature));
    m_table->set_thing(feature, answer);
    return answer;
  }
  const auto known_already = m_things.find(feature);
  if (known_already != m_things.end()) return known_already->second;
  return m_things[feature] = thing(m_city.feature(feature));
}

Tri Passability::edge(std::uint32_t edge) {
  if (m_table != nullptr) {
    if (const auto answer = m_table->edge(edge)) return *answer;
    const Tri answer = compute_edge(edge, Way::both);
    m_table->set_edge(edge, answer);
    return answer;
  }
  const auto known_already = m_edges.find(edge);
  if (known_already != m_edges.end()) return known_already->second;
  return m_edges[edge] = compute_edge(edge, Way::both);
}

Tri Passability::edge(std::uint32_t edge, bool onwards) {
  const Tri there_and_back = this->edge(edge);
  if (there_and_back == Tri::yes || limit_up() == limit_down()) return there_and_back;
  const std::uint32_t key = key_of({edge, onwards});
  const auto known_already = m_one_way.find(key);
  if (known_already != m_one_way.end()) return known_already->second;
  return m_one_way[key] = compute_edge(edge, onwards ? Way::onwards : Way::back);
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

Tri Passability::widths(std::uint32_t number) {
  if (!m_limits.width_at_least) return Tri::yes;
  const WalkGraph::Edge& edge = m_city.graph().edges[number];
  const auto at_least_over = [&](const Rational& limit) {
    const Tri stated = at_least_on(edge, Property::width, limit);
    // An area is as wide as is stated where nothing stands on it.
    constexpr double mm_per_metre = 1000;
    const bool held_up = stated == Tri::yes && is_over_area(edge) && may_be_held_up(m_city, edge, limit.to_double() / mm_per_metre * scale_at(m_city, edge).high);
    return held_up ? Tri::unknown : stated;
  };
  const Tri wide = at_least_over(*m_limits.width_at_least);
  if (wide == Tri::yes || !m_limits.narrower) return wide;
  const Tri narrow = at_least_over(m_limits.narrower->value);
  const auto enough = [&](const Step&, const Step& other, std::uint32_t) {
    return at_least_on(m_city.graph().edges[other.edge], Property::width, *m_limits.width_at_least);
  };
  return std::max(wide, both(narrow, short_run(number, true, m_limits.narrower->length, enough)));
}

/// The width and surface of a road are those of its carriageway; a sidewalk beside it has its own.
Tri Passability::surfaces(const WalkGraph::Edge& edge) {
  const Feature& feature = m_city.feature(edge.feature);
  Tri answer = Tri::yes;
  if (m_limits.smoothness_at_least) answer = at_least_on(edge, Property::smoothness, *m_limits.smoothness_at_least);
  if (m_limits.surfaces_refused == 0) return answer;
  const auto stated = property_on(m_city, feature, Property::surface, edge.side, m_as_of);
  const Reading surface = stated ? read_property(m_city, feature, *stated, m_as_of) : Reading{};
  return both(answer, surface_taken(surface));
}

Tri Passability::surface_taken(const Reading& surface) const {
  if (m_limits.surfaces_refused == 0) return Tri::yes;
  if (!surface.stated) return Tri::unknown;
  const std::uint32_t refused = surface.codes & m_limits.surfaces_refused;
  if (refused == 0) return Tri::yes;
  return refused == surface.codes ? Tri::no : Tri::unknown;
}

/// A flight of steps is as wide as is stated, and taken by who takes so many steps. A ramp beside it may take whoever does not.
Tri Passability::flight(const Feature& steps, const Said& said) {
  const Tri wide = m_limits.width_at_least ? at_least(steps, Property::width, *m_limits.width_at_least) : Tri::yes;
  if (steps.text(Property::kind) == "escalator") {
    if (m_limits.on_wheels()) return Tri::no;
    return both(wide, m_limits.minds_access ? Tri::unknown : Tri::yes);  // it runs one way, and everybody must come back
  }
  if (!m_limits.steps_at_most) return wide;
  const Tri ramp = read_presence(m_city, steps, Property::ramp, m_as_of);
  const Tri counted = at_most(steps, Property::step_count, *m_limits.steps_at_most, false);
  if (said.answer == Tri::yes) {
    // So many steps that are stated contradict it, unless a ramp leads past them; and so does that none does.
    const bool contradicted = ramp == Tri::no || (counted == Tri::no && ramp != Tri::yes);
    return both(filled(said, wide), contradicted ? Tri::unknown : Tri::yes);
  }
  if (said.stated && said.answer == Tri::no) return Tri::no;
  Tri taken = m_limits.on_wheels() ? Tri::no : counted;
  // Also a ramp of which nobody says whether it is for wheels.
  const bool may_have_ramp = ramp == Tri::yes || (ramp == Tri::unknown && read_property(m_city, steps, Property::ramp, m_as_of).stated);
  if (taken == Tri::no && may_have_ramp) taken = Tri::unknown;
  return taken == Tri::yes ? wide : both(taken, m_limits.on_wheels() ? Tri::yes : wide);
}

/// Low enough all along both sides: then also where one steps down and up. A high kerb may be lowered at a corner, so it says nothing there.
Tri Passability::kerbs_beside(const Feature& road) {
  Tri answer = Tri::yes;
  for (const WalkGraph::Side side : {WalkGraph::Side::left, WalkGraph::Side::right}) {
    answer = both(answer, at_most(road, *property_beside(Property::kerb_height, side), *m_limits.kerb_at_most, false));
  }
  return answer == Tri::yes ? Tri::yes : Tri::unknown;
}

Tri Passability::underfoot(std::uint32_t number, Way way) {
  const WalkGraph::Edge& edge = m_city.graph().edges[number];
  const Feature& feature = m_city.feature(edge.feature);
  const Said said = said_of_wheels(feature);
  if (feature.theme == Theme::steps) return flight(feature, said);
  if (feature.theme == Theme::lift) return both(weighed(said, Tri::yes), opening(feature, said.answer == Tri::yes));
  if (said.stated && said.answer == Tri::no) return Tri::no;
  Tri answer = Tri::yes;
  if (feature.theme == Theme::crossing) answer = crossing(number);
  if (feature.theme == Theme::road && m_limits.kerb_at_most) {
    if (is_step_across(edge)) return said.answer == Tri::yes || kerbs_beside(feature) == Tri::yes ? Tri::yes : Tri::unknown;
    if (edge.side == WalkGraph::Side::own && !is_one_of(feature.text(Property::kind), shared_streets)) answer = Tri::unknown;
  }
  answer = weighed(said, answer);
  return is_step_across(edge) ? answer : both(answer, filled(said, both(inclines(number, way), both(widths(number), surfaces(edge)))));
}

Tri Passability::across(const Feature& road) {
  if (is_old(road)) return Tri::unknown;
  const bool freely = m_limits.crossings_accepted == ~0U && !(m_limits.minds_access && is_for_cars(road));
  const bool low = !m_limits.kerb_at_most || said_of_wheels(road).answer == Tri::yes || kerbs_beside(road) == Tri::yes;
  return freely && low ? Tri::yes : Tri::unknown;
}

/// Somebody says that one comes in there without a step: a kerb drawn at that place contradicts it.
bool Passability::is_in_step_free_entrance(const Feature& kerb) {
  const auto* at = std::get_if<Point>(&kerb.geometry);
  if (at == nullptr) return false;
  return std::ranges::any_of(m_city.find(Theme::entrance, bounds(kerb.geometry).grown(same_place)), [&](std::uint32_t f) {
    const Feature& entrance = m_city.feature(f);
    return distance(entrance.geometry, *at) <= same_place && on_one_level(entrance, kerb) && said_of_wheels(entrance).answer == Tri::yes;
  });
}

/// One crossing may be drawn as a point and as a line through it: where they exclude each other, nobody knows.
Tri Passability::control_of(const Feature& crossing) {
  if (m_limits.crossings_accepted == ~0U) return Tri::yes;
  const Tri own = control_stated(crossing);
  if (own == Tri::unknown) return own;
  const auto* at = std::get_if<Point>(&crossing.geometry);
  if (at == nullptr && !std::holds_alternative<Line>(crossing.geometry)) return own;
  for (const std::uint32_t f : m_city.find(Theme::crossing, bounds(crossing.geometry).grown(same_place))) {
    const Feature& other = m_city.feature(f);
    const auto* there = std::get_if<Point>(&other.geometry);
    const bool is_same = at != nullptr ? std::holds_alternative<Line>(other.geometry) && distance(other.geometry, *at) <= same_place
                                       : there != nullptr && distance(crossing.geometry, *there) <= same_place;
    if (!is_same || !on_one_level(crossing, other)) continue;
    const Tri answer = control_stated(other);
    if (answer != own && answer != Tri::unknown) return Tri::unknown;
  }
  return own;
}

/// A crossing may have a control that nobody noted.
Tri Passability::control_stated(const Feature& crossing) {
  const std::uint32_t codes = read_property(m_city, crossing, Property::crossing_control, m_as_of).codes;
  if ((codes & m_limits.crossings_accepted) == 0) return Tri::no;
  return (codes & ~m_limits.crossings_accepted) != 0 ? Tri::unknown : Tri::yes;
}

/// Does a step lead from a sidewalk or way onto a carriageway that people walk along, not across it?
bool Passability::steps_onto_carriageway(const WalkGraph::Edge& step) const {
  const WalkGraph& graph = m_city.graph();
  for (const std::uint32_t vertex : {step.from, step.to}) {
    for (const std::uint32_t other : graph.edges_at(vertex)) {
      const WalkGraph::Edge& edge = graph.edges[other];
      const bool is_road = m_city.feature(edge.feature).theme == Theme::road;
      if (is_road && edge.side == WalkGraph::Side::own && !is_step_across(edge)) return true;
    }
  }
  return false;
}

Tri Passability::surroundings(std::uint32_t number) {
  const WalkGraph::Edge& edge = m_city.graph().edges[number];
  const Feature& feature = m_city.feature(edge.feature);
  Tri answer = m_limits.needs_light ? read_presence(m_city, feature, Property::lit, m_as_of) : Tri::yes;
  if (feature.theme == Theme::crossing) return both(answer, control_of(feature));
  if (feature.theme != Theme::road) return answer;
  bool among_cars = edge.side == WalkGraph::Side::own;
  if (is_step_across(edge)) {
    among_cars = steps_onto_carriageway(edge);
    if (is_for_cars(feature) && m_limits.minds_access) answer = both(answer, Tri::unknown);
    // A street that is crossed where nothing is built for it has no control. Between a drive or a yard and a street the map does not tell.
    const bool is_street = !among_cars && !is_no_street(feature);
    const std::uint32_t none = code_bit(Property::crossing_control, "none");
    // Round a dead end a sidewalk may lead from one side to the other.
    if (is_street && (m_limits.crossings_accepted & none) == 0) return is_at_dead_end(m_city.graph(), edge) ? Tri::unknown : Tri::no;
    if (m_limits.crossings_accepted != ~0U) answer = both(answer, Tri::unknown);
  }
  if (among_cars && m_limits.traffic_at_most) {
    answer = both(answer, at_most(feature, Property::speed_limit, *m_limits.traffic_at_most, false));
  }
  return answer;
}

Tri Passability::compute_edge(std::uint32_t number, Way way) {
  const WalkGraph::Edge& edge = m_city.graph().edges[number];
  if (is_crossed_anywhere(edge)) return both(Tri::unknown, surroundings(number));   // surely not by who needs a crossing
  if (is_perhaps_joined(edge)) return Tri::unknown;   // for everybody
  const Feature& feature = m_city.feature(edge.feature);
  if (is_old(feature)) return Tri::unknown;
  Tri answer = both(underfoot(number, way), surroundings(number));
  if (answer == Tri::no) return answer;
  // Who may go along a road does not decide who may step across it.
  const bool across = is_step_across(edge) && feature.theme == Theme::road;
  if (m_limits.minds_access && !across) answer = both(answer, admits(m_city, feature, m_as_of));
  answer = both(answer, opened(feature));
  return answer == Tri::no ? answer : both(answer, heard(feature, readings_on_edge(m_city, number, m_as_of)));
}

}  // namespace levelground::gis
