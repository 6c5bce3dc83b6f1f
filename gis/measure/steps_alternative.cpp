// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <limits>
#include <set>
#include <tuple>

#include "gis/measure/distance_field.hpp"
#include "gis/measure/ground_slope.hpp"
#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/site_features.hpp"
#include "gis/measure/unvouched.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/site_area.hpp"
#include "gis/network/what_if.hpp"

namespace levelground::gis {
namespace {

MeasureSpec steps_alternative_spec() {
  MeasureSpec spec;
  spec.kind = "steps_alternative";
  spec.help =
      "For every flight of steps in the site or on its main route: length of the step-free way between its two ends "
      "over the way by the steps. No step-free way in the network gives a ratio without end where walkways are complete; else a way "
      "as short as the straight line stays possible. Where nobody vouches that steps are complete, there may be more flights. "
      "With elevation_base, inclines that nobody stated come from heights of the ground.";
  spec.example = "{kind: steps_alternative, within: 500 m, kerb_at_most: 20 mm}";
  spec.quantities = {Quantity::ratio};
  spec.has_runs = false;
  spec.more_is_worse = true;
  spec.parameters = {
      {.name = "within",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "how long a step-free way is looked for; beyond it there is none"},
      kerb_parameter(true),
      incline_parameter(),
      width_parameter(),
      accuracy_parameter("how far the ends of a flight may lie from where they are drawn, along the steps and the way round; and a flight, seen from the site"),
  };
  spec.errors = {.positions = "with accuracy, both ways may be longer or shorter by that at each of their two ends, and a flight as near to the edge of the site as that perhaps counts; "
                              "without it both are as long as they are drawn. What joins what is read from common points, which no error of positions parts; the scale of the map cancels out",
                 .values = as_stated,
                 .rasters = slopes_from_rasters,
                 .age = old_is_unknown};
  for (ParameterSpec& parameter : ground_slope_parameters()) spec.parameters.push_back(std::move(parameter));
  return spec;
}

/// Flights that follow each other without a way off between them: one climb.
struct Climb {
  std::set<std::uint32_t> features;
  std::set<std::uint32_t> edges;
  bool counts = true;   ///< some of it surely lies in the site or on its main route
};

std::vector<Climb> climbs_of(const MeasureContext& context, double accuracy) {
  const City& city = context.city;
  const WalkGraph& graph = city.graph();
  std::set<std::uint32_t> flights;
  std::set<std::uint32_t> surely;
  for (const auto& [f, surely_there] : features_at(context, Theme::steps, 0, accuracy)) {
    flights.insert(f);
    if (surely_there) surely.insert(f);
  }
  for (const RoutePiece& piece : context.walks.main_route) {
    const std::uint32_t f = graph.edges[piece.edge].feature;
    if (city.feature(f).theme != Theme::steps) continue;
    flights.insert(f);
    surely.insert(f);
  }
  const auto is_steps = [&](std::uint32_t e) { return city.feature(graph.edges[e].feature).theme == Theme::steps; };
  std::vector<Climb> climbs;
  std::set<std::uint32_t> done;
  for (const std::uint32_t flight : flights) {
    if (done.contains(flight)) continue;
    Climb climb;
    std::vector<std::uint32_t> open = {flight};
    while (!open.empty()) {
      const std::uint32_t f = open.back();
      open.pop_back();
      if (!climb.features.insert(f).second) continue;
      const auto [first, last] = edges_of(graph, f);
      for (std::uint32_t e = first; e < last; ++e) {
        if (is_perhaps_joined(graph.edges[e])) continue;
        climb.edges.insert(e);
        for (const std::uint32_t v : {graph.edges[e].from, graph.edges[e].to}) {
          const std::vector<std::uint32_t> edges = joined_edges_at(graph, v);
          if (!std::all_of(edges.begin(), edges.end(), is_steps)) continue;
          for (const std::uint32_t next : edges) open.push_back(graph.edges[next].feature);
        }
      }
    }
    done.insert(climb.features.begin(), climb.features.end());
    climb.counts = std::any_of(climb.features.begin(), climb.features.end(), [&](std::uint32_t f) { return surely.contains(f); });
    if (!climb.edges.empty()) climbs.push_back(std::move(climb));
  }
  return climbs;
}

/// A vertex as a place on one of its edges.
GraphPlace place_of(const WalkGraph& graph, std::uint32_t vertex, std::uint32_t edge) {
  return {edge, graph.edges[edge].from == vertex ? 0 : graph.edges[edge].length_mm, 0, graph.vertices[vertex]};
}

/// The two ends of a climb: where other ways go on; of more than two those farthest apart over the steps.
std::optional<std::tuple<GraphPlace, GraphPlace, std::int64_t>> ends_of(const City& city, const Climb& climb) {
  const WalkGraph& graph = city.graph();
  std::map<std::uint32_t, std::uint32_t> ends;  // vertex -> an edge of the climb there
  for (const std::uint32_t e : climb.edges) {
    for (const std::uint32_t v : {graph.edges[e].from, graph.edges[e].to}) {
      const std::vector<std::uint32_t> edges = joined_edges_at(graph, v);
      if (std::any_of(edges.begin(), edges.end(), [&](std::uint32_t other) { return !climb.edges.contains(other); })) ends.emplace(v, e);
    }
  }
  std::optional<std::tuple<GraphPlace, GraphPlace, std::int64_t>> farthest;
  // Vertices are numbered by where they lie in the whole city; of two pairs equally far apart the one farther west, then south, counts.
  const auto comes_first = [](const GraphPlace& a, const GraphPlace& b, const GraphPlace& c, const GraphPlace& d) {
    using Spot = std::pair<double, double>;
    const auto key = [](const GraphPlace& p, const GraphPlace& q) {
      const Spot one{p.at.x, p.at.y};
      const Spot other{q.at.x, q.at.y};
      return std::pair(std::min(one, other), std::max(one, other));
    };
    return key(a, b) < key(c, d);
  };
  for (const auto& [from, from_edge] : ends) {
    const DistanceField field(city, {place_of(graph, from, from_edge)}, std::numeric_limits<std::int32_t>::max(),
                              [&](std::uint32_t e) { return climb.edges.contains(e); }, [](std::uint32_t) { return true; });
    for (const auto& [to, to_edge] : ends) {
      if (to <= from) continue;
      const auto mm = field.at(place_of(graph, to, to_edge));
      if (!mm || *mm <= 0) continue;
      const GraphPlace a = place_of(graph, from, from_edge);
      const GraphPlace b = place_of(graph, to, to_edge);
      const bool better = !farthest || *mm > std::get<2>(*farthest) ||
                          (*mm == std::get<2>(*farthest) && comes_first(a, b, std::get<0>(*farthest), std::get<1>(*farthest)));
      if (better) farthest = {a, b, *mm};
    }
  }
  return farthest;
}

Measurement measure_steps_alternative(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const City& city = context.city;
  const std::int64_t limit = parameters.quantity("within", Quantity::length).ceil();
  Passability passability = passability_for(context, parameters.limits());
  Measurement measurement;
  measurement.quantity = Quantity::ratio;
  bool all_complete = true;
  const double accuracy = parameters.metres("accuracy");
  const auto shift = 2 * static_cast<std::int64_t>(std::ceil(accuracy * 1000.0));   // of both ends
  for (const Climb& climb : climbs_of(context, accuracy)) {
    const Feature& first = city.feature(*climb.features.begin());
    PlaceResult place = unknown_place(Quantity::ratio, first.id, feature_label(context, first), first.geometry);
    for (const std::uint32_t f : climb.features) place.inputs.push_back(input_of_presence(context, city.feature(f)));
    if (const auto ends = ends_of(city, climb)) {
      const auto& [from, to, by_steps] = *ends;
      const auto one_way = [&](Tri at_least, const GraphPlace& start, const GraphPlace& end) {
        const DistanceField field(city, {start}, at_least == Tri::yes ? limit - shift : limit + shift, [&, at_least](std::uint32_t e) { return passability.edge(e) >= at_least; },
                                  [&, at_least](std::uint32_t v) { return passability.vertex(v) >= at_least; }, {end.edge});
        return field.at(end);
      };
      // What stands on the end one walks to counts, on the one where one begins it does not: surely there is a way where there is one there and
      // back, perhaps where there is one of them. Which end comes first is an accident of numbers.
      const auto there = one_way(Tri::yes, from, to);
      const auto sure = there ? one_way(Tri::yes, to, from) : there;
      auto possible = one_way(Tri::unknown, from, to);
      if (!possible) possible = one_way(Tri::unknown, to, from);
      Box box;
      box.include(from.at);
      box.include(to.at);
      // No way that short leads farther away. One that nobody mapped is at least as long as the straight line between its ends.
      const bool complete = is_complete(context, Theme::walkway, box.grown(parameters.metres("within") / 2 + accuracy));
      all_complete = all_complete && complete;
      std::optional<std::int64_t> least = possible;
      if (!complete) least = std::min(possible.value_or(limit), static_cast<std::int64_t>(std::floor(distance(from.at, to.at) * 1000.0)));
      place.value = {least ? Rational::ratio(std::max<std::int64_t>(0, *least - shift), by_steps + shift) : Rational::infinity(),
                     sure && by_steps > shift ? Rational::ratio(*sure + shift, by_steps - shift) : Rational::infinity()};
      place.known = true;
      place.grade = Grade::tagged;
    }
    if (!climb.counts) may_not_count(context, measurement.quantity, place);
    measurement.places.push_back(std::move(place));
  }
  measurement.steps.push_back(counted(measurement.places.size(), "Flights of steps", "Trappor"));
  if (!all_complete) {
    measurement.steps.push_back({"Nobody says that every walkway is mapped: a shorter step-free way may be there.",
                                 "Ingen säger att alla gångvägar är kartlagda: det kan finnas en kortare väg utan steg."});
  }
  Unvouched unvouched(context);
  unvouched.ask(Theme::steps, accuracy);
  if (measurement.places.empty() && !context.walks.area->empty() && !unvouched.any()) {
    measurement.value = Interval::exact(1);
    measurement.observed = true;
    measurement.cover(Rational(1));
    measurement.grade = Grade::tagged;
    measurement.steps.push_back({"There are no steps here.", "Det finns inga trappor här."});
    add_site_statements(context, measurement, {"steps_alternative"});
  } else {
    finish_places(context, measurement, unvouched, {"steps_alternative"});
  }
  return measurement;
}

/// From afar only what can be passed matters, and that to sites with steps. A flight that begins in the site may end where no way of the site does.
MindsFar steps_alternative_minds_far(const Criterion& criterion, const FarChange& change) {
  const bool differs = passability_change(change.before, change.after, change.felt, Parameters(criterion).limits(), change.as_of).any;
  if (!differs) return {};
  const Parameters parameters(criterion);
  return {Far::around, {}, parameters.metres("accuracy") > 0 ? std::nullopt : std::optional(Theme::steps)};
}

}  // namespace

MeasureKind steps_alternative_kind() { return {steps_alternative_spec(), measure_steps_alternative, steps_alternative_minds_far}; }

}  // namespace levelground::gis
