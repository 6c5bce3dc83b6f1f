// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "gis/measure/places.hpp"
#include "gis/measure/unvouched.hpp"

namespace levelground::gis {
namespace {

MeasureSpec entrance_width_spec() {
  MeasureSpec spec;
  spec.kind = "entrance_width";
  spec.help =
      "Free passage at each entrance: its opening width, or that of a gate or barrier standing on it, or the width of "
      "the way that leads in. Where nobody vouches that entrances or walkways are complete, there may be a narrower one. "
      "A width is as exact as it is stated, else half a unit of its last digit; nothing is measured on the map.";
  spec.example = "{kind: entrance_width}";
  spec.quantities = {Quantity::length};
  spec.has_runs = false;
  return spec;
}

Measurement measure(const MeasureContext& context) {
  const WalkGraph& graph = context.city.graph();
  Measurement measurement;
  measurement.quantity = Quantity::length;
  for (const Entrance& entrance : context.walks.entrances) {
    Known width;
    width.range = domain(Quantity::length);
    const Feature* said_by = nullptr;
    Property property = Property::opening_width;
    const auto ask = [&](std::uint32_t feature, Property what) {
      if (width.stated) return;
      said_by = &context.city.feature(feature);
      property = what;
      width = accepted_known(context, *said_by, what);
    };
    if (entrance.feature) ask(*entrance.feature, Property::opening_width);
    if (entrance.place) {
      const WalkGraph::Edge& edge = graph.edges[entrance.place->edge];
      for (const std::uint32_t vertex : {edge.from, edge.to}) {
        const bool here = entrance.place->from_mm == (vertex == edge.from ? 0 : edge.length_mm);
        if (!here) continue;
        for (const std::uint32_t standing : graph.things_at(vertex)) ask(standing, Property::opening_width);
      }
      if (context.city.feature(edge.feature).theme != Theme::road) ask(edge.feature, Property::width);
    }
    PlaceResult place = unknown_place(Quantity::length, "", entrance.label, entrance.at);
    if (said_by != nullptr && width.stated) place = property_place(*said_by, property, width, entrance.label, entrance.at);
    place.feature = entrance.feature ? context.city.feature(*entrance.feature).id : "";
    measurement.places.push_back(std::move(place));
  }
  measurement.steps = context.walks.steps;
  Unvouched unvouched(context);
  unvouched.ask_entrances();
  finish_places(context, measurement, unvouched, {"entrance_width", "opening_width"});
  return measurement;
}

}  // namespace

MeasureKind entrance_width_kind() { return {entrance_width_spec(), measure}; }

}  // namespace levelground::gis
