// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/site_features.hpp"
#include "gis/measure/thing_readings.hpp"
#include "gis/measure/unvouched.hpp"
#include "gis/network/crossing_ends.hpp"
#include "gis/network/labels.hpp"

namespace levelground::gis {
namespace {

MeasureSpec tactile_at_crossings_spec() {
  MeasureSpec spec;
  spec.kind = "tactile_at_crossings";
  spec.help =
      "Share of crossing ends with tactile paving, for the crossings on the main route or near an entrance. Where nobody vouches that crossings are "
      "complete, one that surely lacks it proves that not all have it, and nothing more. A reading at the position of an end counts as one more statement about it.";
  spec.example = "{kind: tactile_at_crossings, within: 50 m}";
  spec.quantities = {Quantity::share};
  spec.has_runs = false;
  spec.asks = {{Theme::kerb, Property::tactile_paving}, {Theme::crossing, Property::tactile_paving}};
  spec.parameters = {crossings_within_parameter(),
                     accuracy_parameter("how far a crossing may lie from where it is mapped, seen from the entrances: one as near to within as that perhaps counts")};
  spec.errors = {.positions = "with accuracy, a crossing as near to within as that perhaps counts; without it crossings are taken where they are mapped. Which of them the main route "
                              "leads over is read from common points, which no error of positions parts",
                 .values = "a yes or a no is one",
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

Measurement measure_tactile_at_crossings(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const double accuracy = parameters.metres("accuracy");
  const auto crossings = crossings_at(context, parameters.quantity("within", Quantity::length).to_double() / 1000.0, accuracy);
  struct End {
    Tri answer = Tri::unknown;
    bool surely_there = false;
    std::int64_t weight = 1;
  };
  std::vector<End> ends;
  std::vector<PlaceResult> places;
  for (const auto& [crossing, surely_there] : crossings) {
    const Feature& feature = context.city.feature(crossing);
    for (const CrossingEnd& end : crossing_ends(context.city, crossing)) {
      Known tactile;
      const Feature* said_by = &feature;
      const Feature own = end_feature(context, crossing, end.number);
      if (!end.both_ends) {
        said_by = &own;
        tactile = accepted_known(context, own, Property::tactile_paving);
      }
      if (end.kerb && !tactile.stated) {
        said_by = &context.city.feature(*end.kerb);
        tactile = accepted_known(context, *said_by, Property::tactile_paving);
      }
      if (!tactile.stated) {
        said_by = &feature;
        tactile = accepted_known(context, feature, Property::tactile_paving);
      }
      LocalText label = crossing_label(context, crossing);
      if (!end.both_ends) {
        const LocalText side = direction_words(bounds(feature.geometry), end.at);
        label = {label.en + ", " + side.en + " end", label.in("sv") + ", " + side.sv};
      }
      PlaceResult place = property_place(*said_by, Property::tactile_paving, tactile, std::move(label), end.at);
      place.feature = end.both_ends ? feature.id : own.id;
      Tri answer = Tri::unknown;
      if (tactile.stated && tactile.range.low >= Rational(1)) answer = Tri::yes;
      if (tactile.stated && tactile.range.high <= Rational(0)) answer = Tri::no;
      ends.push_back({answer, surely_there, end.both_ends ? 2 : 1});   // a mere point speaks for both its ends
      places.push_back(std::move(place));
    }
  }
  Condition paved;
  paved.property = Property::tactile_paving;
  paved.yes = true;
  const ThingReadings readings(context, places, asked_by({paved}));
  ShareOf share(context);
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const Tri answer = readings.heard(i, 0, ends[i].answer, places[i]);
    share.add(ends[i].surely_there ? answer : Tri::unknown, ends[i].weight, std::move(places[i]));
  }
  std::vector<SharedText> steps = context.walks.steps;
  readings.tell(steps);
  steps.push_back(counted(crossings.size(), "Crossings on the main route or near an entrance", "Övergångsställen på huvudstråket eller nära en entré"));
  Unvouched unvouched(context);
  unvouched.ask(Theme::crossing, parameters.metres("within") + accuracy);
  unvouched.ask_route("main_route");
  Measurement measurement = finish_share(share, unvouched, std::move(steps));
  add_site_statements(context, measurement, {"tactile_at_crossings"});
  return measurement;
}

}  // namespace

MeasureKind tactile_at_crossings_kind() { return {tactile_at_crossings_spec(), measure_tactile_at_crossings}; }

}  // namespace levelground::gis
