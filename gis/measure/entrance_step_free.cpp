// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>

#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/thing_readings.hpp"
#include "gis/measure/unvouched.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/sidewalk.hpp"
#include "gis/network/site_area.hpp"

namespace levelground::gis {
namespace {

MeasureSpec entrance_step_free_spec() {
  MeasureSpec spec;
  spec.kind = "entrance_step_free";
  spec.help =
      "Entrances of the site that can be entered without a step: from the entrance's own attributes, a kerb or barrier "
      "standing on it, and the way that leads in. The scale's quantity decides: a share of all entrances, or a count. "
      "Where nobody vouches that entrances or walkways are complete, there may be more. Where nobody vouches that kerbs and barriers are, one in which none is mapped may "
      "have a step all the same, unless its own attributes (step_free, or a kerb and an opening) say otherwise. A reading at the position of an entrance (step_free, "
      "kerb_height, opening_width) counts as one more statement about it.";
  spec.example = "{kind: entrance_step_free, kerb_at_most: 20 mm, width_at_least: 0.90 m}";
  spec.quantities = {Quantity::share, Quantity::count};
  spec.has_runs = false;
  spec.asks = {{Theme::entrance, Property::step_free}, {Theme::entrance, Property::opening_width}};
  spec.parameters = {
      kerb_parameter(true),
      {.name = "width_at_least",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "narrowest opening that still counts as step-free: the entrance's own, that of a gate or barrier standing "
               "in it, else the way that leads in; without it widths do not matter"},
  };
  spec.errors = {.positions = "do not matter: what stands in an entrance and which way leads in is read from common points, or within the tolerances that the mapping states (join_tolerance, "
                              "entrance_tolerance); nothing is measured between them",
                 .values = "heights and widths are compared as intervals, as exact as they are stated",
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

/// What decides at an entrance: as the criterion asks, and the same without a width, for ways whose width is not asked.
struct Asked {
  Passability full;
  Passability without_width;
  bool width;
  bool kerbs_complete, barriers_complete;   ///< in the site: somebody vouches, or states that there are none
  bool silent = false;                      ///< an entrance was met of which nothing else says that nothing stands in it
};

/// What is said of an entrance and of what stands in it.
struct Said {
  bool kerb = false;      ///< how high a kerb there is
  bool opening = false;   ///< how wide one comes through
};

/// Adds what is accepted of a thing that stands in the entrance; true when something of it bears on the answer.
bool hear(const MeasureContext& context, const Asked& asked, const Feature& feature, Said& said, PlaceResult& place) {
  bool bears = false;
  for (const Property property : {Property::step_free, Property::kerb_kind, Property::kerb_height, Property::step_count, Property::opening_width}) {
    const Known value = accepted_known(context, feature, property);
    for (const auto& statement : value.statements) place.inputs.push_back(input_of(statement, feature, property));
    if (value.stated && (property == Property::kerb_kind || property == Property::kerb_height)) said.kerb = true;
    if (value.stated && property == Property::opening_width) said.opening = true;
    if (!value.stated || (property == Property::opening_width && !asked.width)) continue;
    bears = true;
    place.grade = std::min(place.grade, value.grade);
    place.dissent = place.dissent || value.dissent;
  }
  return bears;
}

/// The way that leads in. What nobody says of its width does not matter where the opening itself has one.
Tri way_in(const MeasureContext& context, Asked& asked, std::uint32_t number, bool opening_stated) {
  const WalkGraph::Edge& edge = context.city.graph().edges[number];
  const Feature& feature = context.city.feature(edge.feature);
  const auto width = property_on(context.city, feature, Property::width, edge.side, context.as_of);
  const bool silent = !width || !accepted_known(context, feature, *width).stated;
  return opening_stated && silent ? asked.without_width.edge(number) : asked.full.edge(number);
}

/// Can one come in here without a step? `place.known`: something is said that bears on it.
Tri comes_in(const MeasureContext& context, Asked& asked, const Entrance& entrance, PlaceResult& place) {
  Tri answer = Tri::yes;
  bool stated = false;
  Said said;
  if (entrance.feature) {
    const Feature& feature = context.city.feature(*entrance.feature);
    place.known = hear(context, asked, feature, said, place);
    stated = accepted_known(context, feature, Property::step_free).range.low >= Rational(1);
    answer = asked.full.thing(feature);
    // Where the opening has no width of its own, it is as wide as the gate that stands in it or the way that leads in.
    if (asked.width && !said.opening) answer = asked.without_width.thing(feature);
  }
  if (!entrance.place) return std::min(answer, Tri::unknown);
  const WalkGraph& graph = context.city.graph();
  const WalkGraph::Edge& edge = graph.edges[entrance.place->edge];
  for (const std::uint32_t vertex : {edge.from, edge.to}) {
    if (entrance.place->from_mm != (vertex == edge.from ? 0 : edge.length_mm)) continue;
    answer = std::min(answer, asked.full.vertex(vertex));
    for (const std::uint32_t standing : graph.things_at(vertex)) {
      if (entrance.feature && standing == *entrance.feature) continue;
      const Feature& thing = context.city.feature(standing);
      place.known = hear(context, asked, thing, said, place) || place.known;
      stated = stated || (thing.theme == Theme::entrance && accepted_known(context, thing, Property::step_free).range.low >= Rational(1));
    }
  }
  // That no kerb and no gate is mapped in it says nothing where nobody vouches that they are all mapped.
  if (!stated && !((said.kerb || asked.kerbs_complete) && (said.opening || asked.barriers_complete))) {
    asked.silent = true;
    answer = std::min(answer, Tri::unknown);
  }
  const Tri way = way_in(context, asked, entrance.place->edge, said.opening);
  place.inputs.push_back({{"way " + context.city.feature(edge.feature).id, "väg " + context.city.feature(edge.feature).id},
                          context.city.feature(edge.feature).id, Grade::tagged, {}});
  // Where somebody says that the entrance is step-free, the way's silence does not matter; its steps do.
  if (stated && way == Tri::unknown) return answer;
  return std::min(answer, way);
}

/// What may be read at an entrance. A low kerb or a wide opening proves nothing: there may be a step beside it.
std::vector<AskedReading> questions_of(const TravellerLimits& limits) {
  Condition step_free;
  step_free.property = Property::step_free;
  step_free.yes = true;
  std::vector<AskedReading> questions = asked_by({step_free});
  if (const auto most = limits.kerb_at_most) questions.push_back({Property::kerb_height, [most](const Observation& said) { return said.range.low > *most ? Tri::no : Tri::unknown; }});
  if (const auto least = limits.width_at_least) {
    questions.push_back({Property::opening_width, [least](const Observation& said) { return said.range.high < *least ? Tri::no : Tri::unknown; }});
  }
  return questions;
}

Measurement measure_entrance_step_free(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const TravellerLimits limits = parameters.limits();
  TravellerLimits any_width = limits;
  any_width.width_at_least.reset();
  any_width.narrower.reset();
  Asked asked{passability_for(context, limits), passability_for(context, any_width), limits.width_at_least.has_value(),
              is_complete_in_site(context, Theme::kerb, context.walks.area->box()), is_complete_in_site(context, Theme::barrier, context.walks.area->box())};
  const bool as_count = context.criterion.scale.quantity == Quantity::count;
  ShareOf share(context);
  std::int64_t yes = 0;
  std::int64_t possible = 0;
  std::vector<PlaceResult> places;
  for (const Entrance& entrance : context.walks.entrances) {
    places.push_back(unknown_place(Quantity::share, entrance.feature ? context.city.feature(*entrance.feature).id : "", entrance.label, entrance.at));
    places.back().grade = entrance.feature ? Grade::tagged : Grade::inferred;
  }
  const std::vector<AskedReading> questions = questions_of(limits);
  const ThingReadings readings(context, places, questions);
  for (std::size_t i = 0; i < places.size(); ++i) {
    PlaceResult& place = places[i];
    Tri answer = comes_in(context, asked, context.walks.entrances[i], place);
    for (std::size_t q = 0; q < questions.size(); ++q) {
      // What was read of a mapped entrance its passability has weighed already against what is said otherwise of it: what that leaves open stays so.
      const Tri heard = readings.heard(i, q, answer, place);
      if (!context.walks.entrances[i].feature || answer != Tri::unknown) answer = heard;
    }
    if (answer == Tri::yes) ++yes;
    if (answer != Tri::no) ++possible;
    share.add(answer, 1, std::move(place));
  }
  const bool any = !share.empty();
  Unvouched unvouched(context);
  unvouched.ask_entrances();
  Measurement measurement = finish_share(share, unvouched, context.walks.steps);
  readings.tell(measurement.steps);
  if (asked.silent) {
    measurement.steps.push_back({"Nobody vouches that every kerb and barrier is mapped here: an entrance is surely without a step only where that is said of it, or how high its kerb and how wide its opening is.",
                                 "Ingen går i god för att alla kantstenar och hinder är kartlagda här: en entré är säkert utan steg bara där det sägs om den, eller hur hög dess kant och hur bred dess öppning är."});
  }
  measurement.steps.push_back(counted(static_cast<std::size_t>(yes), "Entrances surely without a step", "Entréer säkert utan steg"));
  if (as_count) {
    measurement.quantity = Quantity::count;
    // Those that are mapped prove at least so many.
    measurement.value = any ? Interval{Rational(yes), unvouched.any() ? Rational::infinity() : Rational(possible)} : domain(Quantity::count);
    for (PlaceResult& place : measurement.lacking) {
      if (!place.known) place.value = {Rational(0), Rational(1)};
    }
  }
  add_site_statements(context, measurement, {"entrance_step_free"});
  return measurement;
}

}  // namespace

MeasureKind entrance_step_free_kind() { return {entrance_step_free_spec(), measure_entrance_step_free}; }

}  // namespace levelground::gis
