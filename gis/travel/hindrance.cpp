// SPDX-License-Identifier: Apache-2.0
#include "gis/travel/hindrance.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "gis/network/crossable_area.hpp"
#include "gis/network/crossing_ends.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/sidewalk.hpp"

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
  if (limit == "access") return {Property::foot, Property::access, Property::kind};
  return {Property::lit};
}

bool is_underfoot(Property property) {
  return property == Property::width || property == Property::surface || property == Property::smoothness || property == Property::incline ||
         property == Property::cross_slope || property == Property::kerb_height;
}

void add_statements(const City& city, const Feature& feature, WalkGraph::Side side, const std::string& limit, const Date& as_of,
                    std::vector<std::string>& said) {
  std::vector<Property> properties = properties_of(limit);
  if (is_beside(side)) {   // of a sidewalk what its road states of it; who is let in and how fast cars go holds for both
    std::vector<Property> there;
    for (const Property property : properties) {
      if (!is_underfoot(property)) there.push_back(property);
      else if (const auto stated = property_on(city, feature, property, side, as_of)) there.push_back(*stated);
    }
    properties = std::move(there);
  } else if (feature.theme == Theme::road && limit == "kerb_at_most") {
    properties.insert(properties.end(), {Property::sidewalk_left_kerb_height, Property::sidewalk_right_kerb_height});
  }
  for (const Property property : properties) {
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

/// What was read at positions of it, "width: E-014: 70 cm, 2026-05-12".
void add_readings(const std::vector<ReadingOnWay>& readings, const std::string& limit, std::vector<std::string>& said) {
  const std::vector<Property> properties = properties_of(limit);
  for (const ReadingOnWay& reading : readings) {
    if (std::find(properties.begin(), properties.end(), reading.property) == properties.end()) continue;
    said.push_back(reading.observation->property + ": " + statement_words(*reading.observation));
  }
}

/// `readings`: at positions of the feature.
Hindrance explain(const City& city, const TravellerLimits& limits, const Date& as_of, std::uint32_t feature, WalkGraph::Side side,
                  const SlopesOfEdges& slopes, std::vector<ReadingOnWay> readings, const std::function<Tri(Passability&)>& ask) {
  Hindrance hindrance;
  hindrance.feature = feature;
  hindrance.passable = Tri::yes;
  std::vector<std::uint32_t> about{feature};
  if (city.feature(feature).theme == Theme::crossing) {
    for (const CrossingEnd& end : crossing_ends(city, feature)) {
      if (!end.kerb) continue;
      about.push_back(*end.kerb);
      const auto of_kerb = readings_on_thing(city, city.feature(*end.kerb), as_of);
      readings.insert(readings.end(), of_kerb.begin(), of_kerb.end());
    }
  }
  for (const auto& [name, limit] : limit_by_limit(limits)) {
    Passability passability(city, limit, as_of, nullptr, slopes);
    const Tri answer = ask(passability);
    if (answer == Tri::yes) continue;
    hindrance.passable = both(hindrance.passable, answer);
    HindranceReason reason{name, answer, false, {}, std::nullopt};
    for (const std::uint32_t thing : about) add_statements(city, city.feature(thing), side, name, as_of, reason.said);
    add_readings(readings, name, reason.said);
    hindrance.reasons.push_back(std::move(reason));
  }
  return hindrance;
}

/// The run of samples that surely, or perhaps, exceed the limit, with the steepest among them.
std::optional<SteepStretch> steep_stretch(const City& city, EdgeSlopes& slopes, std::uint32_t number, const Rational& limit, Tri passable) {
  const std::vector<SlopeSample>& samples = slopes.of(number);
  const auto exceeds = [&](const SlopeSample& sample) {
    return sample.is_known() && (passable == Tri::no ? sample.slope().low : sample.slope().high) > limit;
  };
  const auto steeper = [](const SlopeSample& a, const SlopeSample& b) { return std::pair(a.low, a.high) > std::pair(b.low, b.high); };
  std::optional<std::size_t> worst;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (exceeds(samples[i]) && (!worst || steeper(samples[i], samples[*worst]))) worst = i;
  }
  if (!worst) return std::nullopt;
  std::size_t first = *worst;
  std::size_t last = *worst;
  while (first > 0 && exceeds(samples[first - 1])) --first;
  while (last + 1 < samples.size() && exceeds(samples[last + 1])) ++last;
  SteepStretch stretch;
  stretch.slope = samples[*worst].slope();
  stretch.base_mm = slopes.how().base_mm;
  stretch.source = city.sources().at(city.rasters()[samples[*worst].raster].facts().source).name;
  const std::int32_t length = city.graph().edges[number].length_mm;
  const auto half = static_cast<std::int32_t>(stretch.base_mm / 2);
  const std::int32_t from = std::clamp(samples[first].at_mm - half, 0, length);
  const std::int32_t to = std::clamp(samples[last].at_mm + half, from, length);
  stretch.mm = to - from;
  stretch.where = part_of(edge_shape(city, number), from, to);
  return stretch;
}

/// What the heights say of a limit on slope, where they decide.
std::optional<SteepStretch> ground_of(const City& city, const TravellerLimits& limits, const Date& as_of, const SlopesOfEdges& slopes, std::uint32_t edge,
                                      const HindranceReason& reason) {
  const WalkGraph::Edge& piece = city.graph().edges[edge];
  if (reason.limit == "cross_slope_at_most" && slopes.across && !is_beside(piece.side) && !stated_slope_on(city, piece, Property::cross_slope, as_of)) {
    return steep_stretch(city, *slopes.across, edge, *limits.cross_slope_at_most, reason.passable);
  }
  const bool is_down = reason.limit == "incline_down_at_most";
  if ((reason.limit != "incline_at_most" && !is_down) || !slopes.along || stated_slope_on(city, piece, Property::incline, as_of)) return std::nullopt;
  const Rational up = limits.incline_at_most.value_or(Rational::infinity());
  const Rational down = limits.incline_down_at_most.value_or(up);
  // In both directions what passes neither limit bars the way, and what does not pass both is open.
  const Rational most = is_down ? down : !reason.both_directions ? up : reason.passable == Tri::no ? std::max(up, down) : std::min(up, down);
  return steep_stretch(city, *slopes.along, edge, most, reason.passable);
}

}  // namespace

std::vector<std::pair<std::string, TravellerLimits>> limit_by_limit(const TravellerLimits& limits) {
  std::vector<std::pair<std::string, TravellerLimits>> each;
  const auto add = [&](const char* name, bool is_set, const std::function<void(TravellerLimits&)>& keep) {
    if (!is_set) return;
    TravellerLimits one;
    one.minds_hours = false;
    one.minds_access = false;
    keep(one);
    each.emplace_back(name, one);
  };
  add("steps_at_most", limits.steps_at_most.has_value(), [&](TravellerLimits& one) { one.steps_at_most = limits.steps_at_most; });
  add("kerb_at_most", limits.kerb_at_most.has_value(), [&](TravellerLimits& one) { one.kerb_at_most = limits.kerb_at_most; });
  add("incline_at_most", limits.incline_at_most || limits.incline_down_at_most, [&](TravellerLimits& one) {
    one.incline_at_most = limits.incline_at_most;
    one.incline_down_at_most = limits.incline_down_at_most;
    one.steeper = limits.steeper;
    one.steeper_down = limits.steeper_down;
    one.slope_from_heights = limits.slope_from_heights;
  });
  add("cross_slope_at_most", limits.cross_slope_at_most.has_value(),
      [&](TravellerLimits& one) {
        one.cross_slope_at_most = limits.cross_slope_at_most;
        one.slope_from_heights = limits.slope_from_heights;
      });
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
  add("access", limits.minds_access, [&](TravellerLimits& one) { one.minds_access = true; });
  return each;
}

namespace {

/// Along the outline of an area, where houses or water are drawn over it; nullopt: the piece joins two ways.
std::optional<Hindrance> hindrance_on_covered(const City& city, const WalkGraph::Edge& piece) {
  constexpr double on_outline = 0.001;   // metres
  const Feature& area = city.feature(piece.feature);
  if (!std::holds_alternative<MultiPolygon>(area.geometry)) return std::nullopt;
  HindranceReason reason{"covered", Tri::unknown, false, {}, std::nullopt};
  Box box;
  for (const std::uint32_t vertex : {piece.from, piece.to}) box.include(city.graph().vertices[vertex]);
  for (const Theme theme : {Theme::building, Theme::water, Theme::barrier}) {
    for (const std::uint32_t f : city.find(theme, box)) {
      const Feature& thing = city.feature(f);
      const auto holds = [&](std::uint32_t vertex) { return distance(thing.geometry, city.graph().vertices[vertex]) <= on_outline; };
      if (std::holds_alternative<MultiPolygon>(thing.geometry) && cuts_area(thing, area) && (holds(piece.from) || holds(piece.to))) reason.said.push_back(thing.id);
    }
  }
  if (reason.said.empty()) return std::nullopt;
  return Hindrance{piece.feature, Tri::unknown, city.graph().vertices[piece.from], {std::move(reason)}};
}

/// From one way to another that it perhaps joins: no limit bears on that, so every traveller asks the same.
Hindrance hindrance_between_ways(const City& city, const WalkGraph::Edge& piece) {
  const WalkGraph& graph = city.graph();
  HindranceReason reason{"joined", Tri::unknown, false, {}, std::nullopt};
  for (const std::uint32_t vertex : {piece.from, piece.to}) {
    std::vector<std::uint32_t> there = joined_edges_at(graph, vertex);
    if (there.empty()) there.assign(graph.edges_at(vertex).begin(), graph.edges_at(vertex).end());   // a place made for several ends that name one node
    for (const std::uint32_t e : there) {
      if (graph.edges[e].feature != piece.feature) reason.said.push_back(city.feature(graph.edges[e].feature).id);
    }
  }
  std::sort(reason.said.begin(), reason.said.end());
  reason.said.erase(std::unique(reason.said.begin(), reason.said.end()), reason.said.end());
  return {piece.feature, Tri::unknown, graph.vertices[piece.from], {std::move(reason)}};
}

}  // namespace

Hindrance hindrance_on_edge(const City& city, const TravellerLimits& limits, const Date& as_of, std::uint32_t edge, const SlopesOfEdges& slopes,
                           std::optional<bool> onwards) {
  const WalkGraph::Edge& piece = city.graph().edges[edge];
  if (is_crossed_anywhere(piece)) {
    const Tri passable = Passability(city, limits, as_of, nullptr, slopes).edge(edge);
    return {piece.feature, passable, city.graph().vertices[piece.from], {{"across", passable, false, {}, std::nullopt}}};
  }
  if (is_perhaps_joined(piece)) return hindrance_on_covered(city, piece).value_or(hindrance_between_ways(city, piece));
  Hindrance hindrance = explain(city, limits, as_of, piece.feature, piece.side, slopes, readings_on_edge(city, edge, as_of),
                               [&](Passability& passability) { return onwards ? passability.edge(edge, *onwards) : passability.edge(edge); });
  hindrance.at = point_at(edge_shape(city, edge), piece.length_mm / 2);
  for (HindranceReason& reason : hindrance.reasons) {
    if (reason.limit == "incline_at_most" && limits.incline_down_at_most) {
      const int rise = onwards ? Passability(city, limits, as_of, nullptr, slopes).rise(edge, *onwards) : 0;
      reason.both_directions = rise == 0;
      if (rise < 0) reason.limit = "incline_down_at_most";
    }
    reason.ground = ground_of(city, limits, as_of, slopes, edge, reason);
    if (reason.ground && reason.passable == hindrance.passable) hindrance.at = reason.ground->where[reason.ground->where.size() / 2];
  }
  return hindrance;
}

namespace {

Hindrance hindrance_of_thing(const City& city, const TravellerLimits& limits, const Date& as_of, std::uint32_t thing, std::uint32_t vertex) {
  Hindrance hindrance = explain(city, limits, as_of, thing, WalkGraph::Side::own, {}, readings_on_thing(city, city.feature(thing), as_of), [&](Passability& passability) { return passability.standing(thing); });
  hindrance.at = city.graph().vertices[vertex];
  return hindrance;
}

}  // namespace

Hindrance hindrance_at_vertex(const City& city, const TravellerLimits& limits, const Date& as_of, std::uint32_t vertex) {
  // Of several things on one place the worst, and of those as bad the first.
  Passability all(city, limits, as_of);
  const auto there = city.graph().things_at(vertex);
  const std::uint32_t worst = *std::min_element(there.begin(), there.end(), [&](std::uint32_t a, std::uint32_t b) { return all.standing(a) < all.standing(b); });
  return hindrance_of_thing(city, limits, as_of, worst, vertex);
}

std::vector<Hindrance> hindrances_at_vertex(const City& city, const TravellerLimits& limits, const Date& as_of, std::uint32_t vertex, Tri at_least) {
  Passability passability(city, limits, as_of);
  std::vector<Hindrance> hindrances;
  for (const std::uint32_t thing : city.graph().things_at(vertex)) {
    if (passability.standing(thing) < at_least) hindrances.push_back(hindrance_of_thing(city, limits, as_of, thing, vertex));
  }
  return hindrances;
}

}  // namespace levelground::gis
