// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>

#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/network/passability.hpp"

namespace levelground::gis {
namespace {

MeasureSpec entrance_step_free_spec() {
  MeasureSpec spec;
  spec.kind = "entrance_step_free";
  spec.help =
      "Entrances of the site that can be entered without a step: from the entrance's own attributes, a kerb or barrier "
      "standing on it, and the way that leads in. The scale's quantity decides: a share of all entrances, or a count.";
  spec.example = "{kind: entrance_step_free, kerb_at_most: 20 mm, width_at_least: 0.90 m}";
  spec.quantities = {Quantity::share, Quantity::count};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "kerb_at_most",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "highest kerb a traveller without steps can pass"},
      {.name = "width_at_least",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "narrowest walkway, gate or barrier that still counts as step-free; without it widths do not matter"},
  };
  return spec;
}

/// Can one come in here without a step?
Tri comes_in(const MeasureContext& context, Passability& passability, const Entrance& entrance, PlaceResult& place) {
  Tri answer = Tri::yes;
  bool stated = false;
  if (entrance.feature) {
    const Feature& feature = context.city.feature(*entrance.feature);
    for (const Property property : {Property::step_free, Property::kerb_height, Property::opening_width}) {
      const Known value = accepted_known(context, feature, property);
      stated = stated || (value.stated && property == Property::step_free);
      for (const auto& statement : value.statements) place.inputs.push_back(input_of(statement, feature, property));
    }
    answer = passability.thing(feature);
  }
  if (!entrance.place) return std::min(answer, Tri::unknown);
  const WalkGraph& graph = context.city.graph();
  const WalkGraph::Edge& edge = graph.edges[entrance.place->edge];
  if (entrance.place->from_mm == 0) answer = std::min(answer, passability.vertex(edge.from));
  if (entrance.place->from_mm == edge.length_mm) answer = std::min(answer, passability.vertex(edge.to));
  const Tri way = passability.edge(entrance.place->edge);
  place.inputs.push_back({{"way " + context.city.feature(edge.feature).id, "väg " + context.city.feature(edge.feature).id},
                          context.city.feature(edge.feature).id, Grade::tagged, {}});
  // Where somebody says that the entrance is step-free, the way's silence does not matter; its steps do.
  if (stated && way == Tri::unknown) return answer;
  return std::min(answer, way);
}

Measurement measure(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  Passability passability = passability_for(context, parameters.limits());
  const bool as_count = context.criterion.scale.quantity == Quantity::count;
  ShareOf share(context);
  std::int64_t yes = 0;
  std::int64_t possible = 0;
  for (const Entrance& entrance : context.walks.entrances) {
    PlaceResult place = unknown_place(Quantity::share, entrance.feature ? context.city.feature(*entrance.feature).id : "", entrance.label, entrance.at);
    place.grade = entrance.feature ? Grade::tagged : Grade::inferred;
    const Tri answer = comes_in(context, passability, entrance, place);
    if (answer == Tri::yes) ++yes;
    if (answer != Tri::no) ++possible;
    share.add(answer, 1, std::move(place));
  }
  const bool any = !share.empty();
  Measurement measurement = share.finish(context.walks.steps);
  measurement.steps.push_back(counted(static_cast<std::size_t>(yes), "Entrances surely without a step", "Entréer säkert utan steg"));
  if (as_count) {
    measurement.quantity = Quantity::count;
    measurement.value = any ? Interval{Rational(yes), Rational(possible)} : domain(Quantity::count);
    for (PlaceResult& place : measurement.lacking) {
      if (!place.known) place.value = {Rational(0), Rational(1)};
    }
  }
  add_site_statements(context, measurement, {"entrance_step_free"});
  return measurement;
}

}  // namespace

MeasureKind entrance_step_free_kind() { return {entrance_step_free_spec(), measure}; }

}  // namespace levelground::gis
