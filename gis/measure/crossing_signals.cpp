// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>

#include "gis/measure/conditions.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/site_features.hpp"
#include "gis/measure/thing_readings.hpp"
#include "gis/measure/unvouched.hpp"
#include "gis/network/stated.hpp"

namespace levelground::gis {
namespace {

MeasureSpec crossing_signals_spec() {
  MeasureSpec spec;
  spec.kind = "crossing_signals";
  spec.help =
      "Share of the crossings with traffic signals that also tell by sound or by vibration when to walk, for the crossings on "
      "the main route or near the site. One that surely has no signals is left out; one of which that is not known, and a "
      "signal of which nobody says what it does, are unknown. Only an explicit no is a silent signal. "
      "Where nobody vouches that crossings are complete, a silent signal proves that not all tell, and nothing more. A reading at the position of a crossing counts as "
      "one more statement about it.";
  spec.example = "{kind: crossing_signals, within: 60 m, needs: either}";
  spec.quantities = {Quantity::share};
  spec.has_runs = false;
  spec.asks = {{Theme::crossing, Property::crossing_control}, {Theme::crossing, Property::sound_signal}, {Theme::crossing, Property::vibration_signal}};
  spec.parameters = {
      {.name = "within",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "crossings at most this far from the site are judged as well as those on the main route"},
      {.name = "needs",
       .type = ParameterSpec::Type::word,
       .words = {"sound", "vibration", "either", "both"},
       .required = true,
       .help = "what a signal must have: sound, vibration, either of them, or both"},
      accuracy_parameter("how far a crossing may lie from where it is mapped, seen from the site: one as near to within as that perhaps counts"),
  };
  spec.errors = {.positions = "with accuracy, a crossing as near to within as that perhaps counts; without it crossings are taken where they are mapped. Which of them the main route "
                              "leads over is read from common points, which no error of positions parts",
                 .values = "a yes or a no is one",
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

Measurement measure_crossing_signals(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const std::string needs = parameters.word("needs");
  const double accuracy = parameters.metres("accuracy");
  const std::vector<std::uint32_t> on_route = crossings_at(context, 0);
  std::vector<std::uint32_t> crossings = on_route;
  std::vector<std::uint32_t> perhaps;   // near enough, or not
  for (const auto& [crossing, surely_there] : features_at(context, Theme::crossing, parameters.metres("within"), accuracy)) {
    crossings.push_back(crossing);
    if (!surely_there && !std::binary_search(on_route.begin(), on_route.end(), crossing)) perhaps.push_back(crossing);
  }
  std::sort(crossings.begin(), crossings.end());
  crossings.erase(std::unique(crossings.begin(), crossings.end()), crossings.end());
  const std::uint32_t signals = code_bit(Property::crossing_control, "signals");
  std::vector<PlaceResult> places;
  for (const std::uint32_t number : crossings) {
    const Feature& feature = context.city.feature(number);
    places.push_back(unknown_place(Quantity::share, feature.id, crossing_label(context, number), feature.geometry));
    places.back().grade = Grade::measured;
  }
  enum Question : std::size_t { has_signals, tells_by_sound, tells_by_vibration };
  Condition asked_control, asked_sound, asked_vibration;
  asked_control.property = Property::crossing_control;
  asked_control.codes = signals;
  asked_sound.property = Property::sound_signal;
  asked_vibration.property = Property::vibration_signal;
  asked_sound.yes = asked_vibration.yes = true;
  const ThingReadings readings(context, places, asked_by({asked_control, asked_sound, asked_vibration}));
  ShareOf share(context);
  std::size_t judged = 0;
  for (std::size_t i = 0; i < crossings.size(); ++i) {
    const std::uint32_t number = crossings[i];
    const Feature& feature = context.city.feature(number);
    PlaceResult place = std::move(places[i]);
    const Known control = accepted_known(context, feature, Property::crossing_control);
    Tri signalled = control.stated && control.codes == signals ? Tri::yes : (control.codes & signals) == 0 ? Tri::no : Tri::unknown;
    signalled = readings.heard(i, has_signals, signalled, place);
    if (signalled == Tri::no) continue;
    const bool surely = signalled == Tri::yes;
    ++judged;
    place.known = false;
    place.grade = std::min(place.grade, surely ? control.grade : Grade::inferred);
    const auto ask = [&](Property property, Question question) {
      const Known value = accepted_known(context, feature, property);
      for (const auto& statement : value.statements) place.inputs.push_back(input_of(statement, feature, property));
      Tri answer = Tri::unknown;
      if (value.stated) {
        place.known = surely;
        place.grade = std::min(place.grade, value.grade);
        if (value.range.low >= Rational(1)) answer = Tri::yes;
        else if (value.range.high <= Rational(0)) answer = Tri::no;
      }
      return readings.heard(i, question, answer, place);
    };
    for (const auto& statement : control.statements) place.inputs.push_back(input_of(statement, feature, Property::crossing_control));
    const Tri sound = needs == "vibration" ? Tri::unknown : ask(Property::sound_signal, tells_by_sound);
    const Tri vibration = needs == "sound" ? Tri::unknown : ask(Property::vibration_signal, tells_by_vibration);
    place.known = place.known && surely;
    Tri answer = needs == "sound" ? sound : vibration;
    if (needs == "either") answer = std::max(sound, vibration);
    if (needs == "both") answer = std::min(sound, vibration);
    const bool counts = surely && !std::binary_search(perhaps.begin(), perhaps.end(), number);
    share.add(counts ? answer : Tri::unknown, 1, std::move(place));
  }
  Unvouched unvouched(context);
  unvouched.ask(Theme::crossing, parameters.metres("within") + accuracy);
  unvouched.ask_route("main_route");
  Measurement measurement = finish_share(share, unvouched, context.walks.steps);
  measurement.steps.push_back(counted(crossings.size(), "Crossings on the main route or near the site", "Övergångsställen på huvudstråket eller nära platsen"));
  readings.tell(measurement.steps);
  measurement.steps.push_back(counted(judged, "Of these with signals, or perhaps", "Av dem med signaler, eller kanske"));
  add_site_statements(context, measurement, {"crossing_signals"});
  return measurement;
}

}  // namespace

MeasureKind crossing_signals_kind() { return {crossing_signals_spec(), measure_crossing_signals}; }

}  // namespace levelground::gis
