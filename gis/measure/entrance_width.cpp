// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <utility>

#include "core/city/statement_names.hpp"
#include "gis/measure/errors.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/unvouched.hpp"
#include "gis/network/sidewalk.hpp"

namespace levelground::gis {
namespace {

MeasureSpec entrance_width_spec() {
  MeasureSpec spec;
  spec.kind = "entrance_width";
  spec.help =
      "Free passage at each entrance: the narrowest opening width of what one goes through there, a mapped entrance and every gate or barrier "
      "standing on it. A gate or barrier that states none is not known, however wide the way; where nothing stands, the width of the way that leads "
      "in counts. Where nobody vouches that entrances or walkways are complete, there may be a narrower one. Where nobody vouches that "
      "barriers are, a gate that nobody mapped may stand in an entrance of which no opening width is stated.";
  spec.example = "{kind: entrance_width}";
  spec.quantities = {Quantity::length};
  spec.has_runs = false;
  spec.asks = {{Theme::entrance, Property::opening_width}};
  spec.errors = {.positions = "do not matter: what stands in an entrance and which way leads in is read from common points, or within the tolerances that the mapping "
                              "states",
                 .values = as_stated,
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

/// A way in without anything that could narrow it: a mapped entrance that is no gate.
bool is_bare(const Feature& entrance) {
  const std::string_view kind = entrance.text(Property::kind);
  return kind == "entrance" || (entrance.theme == Theme::entrance && (kind.empty() || kind == "yes" || kind == "main"));
}

/// Narrows a place by the next thing that one goes through. One that states nothing may be as narrow as can be; what is stated of another still
/// says how wide it is at most.
void go_through(PlaceResult& place, PlaceResult next) {
  const Interval narrower{std::min(place.value.low, next.value.low), std::min(place.value.high, next.value.high)};
  const bool decides = next.value.high < place.value.high;
  join_place(place, std::move(next), narrower, decides);
}

Measurement measure_entrance_width(const MeasureContext& context) {
  const WalkGraph& graph = context.city.graph();
  Measurement measurement;
  measurement.quantity = Quantity::length;
  const bool barriers_complete = is_complete_in_site(context, Theme::barrier, context.walks.area->box());
  bool silent = false;
  for (const Entrance& entrance : context.walks.entrances) {
    PlaceResult place = unknown_place(Quantity::length, "", entrance.label, entrance.at);
    bool is_first = true;
    bool has_opening = false;
    const auto ask = [&](std::uint32_t feature, Property what) {
      const Feature& asked = context.city.feature(feature);
      const Known width = accepted_known(context, asked, what);
      if (!width.stated && what == Property::opening_width && is_bare(asked)) return;   // as wide as its way
      PlaceResult next = property_place(asked, what, width, entrance.label, entrance.at);
      has_opening = has_opening || (width.stated && what == Property::opening_width);
      if (is_first) place = std::move(next);
      else go_through(place, std::move(next));
      is_first = false;
    };
    if (entrance.feature) ask(*entrance.feature, Property::opening_width);
    if (entrance.place) {
      const WalkGraph::Edge& edge = graph.edges[entrance.place->edge];
      for (const std::uint32_t vertex : {edge.from, edge.to}) {
        const bool here = entrance.place->from_mm == (vertex == edge.from ? 0 : edge.length_mm);
        if (!here) continue;
        for (const std::uint32_t standing : graph.things_at(vertex)) {
          const Theme theme = context.city.feature(standing).theme;
          if (standing != entrance.feature && (theme == Theme::barrier || theme == Theme::entrance)) ask(standing, Property::opening_width);
        }
      }
      const bool is_carriageway = context.city.feature(edge.feature).theme == Theme::road && !is_beside(edge.side);
      const auto stated = property_on(context.city, context.city.feature(edge.feature), Property::width, edge.side, context.as_of);
      if (is_first && stated && !is_carriageway) ask(edge.feature, *stated);
    }
    // A gate that nobody mapped may stand in it.
    if (!has_opening && !barriers_complete) {
      go_through(place, unknown_place(Quantity::length, "", entrance.label, entrance.at));
      silent = true;
    }
    place.feature = entrance.feature ? context.city.feature(*entrance.feature).id : "";
    measurement.places.push_back(std::move(place));
  }
  measurement.steps = context.walks.steps;
  if (silent) {
    measurement.steps.push_back({"Nobody vouches that every barrier is mapped here: an entrance is surely so wide only where that is said of its opening.",
                                 "Ingen går i god för att alla hinder är kartlagda här: en entré är säkert så bred bara där det sägs om dess öppning."});
  }
  Unvouched unvouched(context);
  unvouched.ask_entrances();
  finish_places(context, measurement, unvouched, names_of_statements(Property::opening_width));
  return measurement;
}

}  // namespace

MeasureKind entrance_width_kind() { return {entrance_width_spec(), measure_entrance_width}; }

}  // namespace levelground::gis
