// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"

namespace levelground::gis {
namespace {

MeasureSpec observed_rating_spec() {
  MeasureSpec spec;
  spec.kind = "observed_rating";
  spec.help =
      "Ratings from 0 to 3 given on site by observers, one place for each observer and perspective (the newest accepted "
      "rating of each). Too few observers, or a required perspective that is missing, and the value may not be used.";
  spec.example = "{kind: observed_rating, property: felt_safety, minimum_observers: 2, perspectives: [women]}";
  spec.quantities = {Quantity::rating};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "property",
       .type = ParameterSpec::Type::word,
       .required = true,
       .help = "what is rated"},
      {.name = "minimum_observers",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::count,
       .required = true,
       .help = "method gate: number of different observers"},
      {.name = "perspectives",
       .type = ParameterSpec::Type::words,
       .help = "method gate: groups from whose perspective at least one rating must be made"},
  };
  return spec;
}

/// Of two ratings by one observer the later counts; of one day's the one with the larger id.
bool is_later(const Observation& a, const Observation& b) {
  if (a.date != b.date) return b.date < a.date;
  return b.id < a.id;
}

Measurement measure(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const std::string property = parameters.word("property");
  Measurement measurement;
  measurement.quantity = Quantity::rating;
  std::size_t refused = 0;
  // One voice for each observer and perspective. Ratings without a name may all be of one person: together they are one observer.
  std::map<std::pair<std::string, std::string>, const Observation*> latest;
  for (const Observation* observation : context.city.about_site(context.site.id, property, context.as_of)) {
    if (observation->quantity != Quantity::rating || !accepts(context, *observation)) {
      ++refused;
      continue;
    }
    const Observation*& of_observer = latest[{observation->observer, observation->perspective}];
    if (of_observer == nullptr || is_later(*observation, *of_observer)) of_observer = observation;
  }
  std::set<std::string> observers;
  std::set<std::string> perspectives;
  for (const auto& [who, observation] : latest) {
    observers.insert(who.first);
    perspectives.insert(who.second);
    PlaceResult place;
    place.feature = observation->feature;
    place.label = {"Rating by " + (who.first.empty() ? "an observer" : who.first), "Betyg av " + (who.first.empty() ? "en observatör" : who.first)};
    if (!who.second.empty()) place.label = {place.label.en + " (" + who.second + ")", place.label.sv + " (" + who.second + ")"};
    place.is_statement = !observation->position && observation->feature.empty();
    place.where = observation->position ? Geometry(*observation->position) : context.site.geometry;
    place.value = observation->range;
    place.known = true;
    place.grade = std::max(Grade::tagged, grade_of(*observation));
    if (observation->date.is_set()) place.date = observation->date;
    place.inputs.push_back(input_of(*observation));
    measurement.places.push_back(std::move(place));
  }
  finish_places(context, measurement);
  measurement.steps.push_back(counted(observers.size(), "Observers", "Observatörer"));
  if (refused > 0) {
    measurement.steps.push_back(counted(refused, "Ratings not accepted (other light, too old, or not a rating)",
                                        "Betyg som inte godtagits (annat ljus, för gamla eller inte ett betyg)"));
  }
  if (!measurement.observed) return measurement;
  const Rational needed = parameters.quantity("minimum_observers", Quantity::count);
  if (Rational(static_cast<std::int64_t>(observers.size())) < needed) {
    const std::string made = std::to_string(observers.size());
    measurement.unusable = LocalText{"Rated by " + made + " of at least " + needed.to_text_exact() + " observers.",
                                     "Bedömt av " + made + " av minst " + needed.to_text_exact() + " observatörer."};
    return measurement;
  }
  for (const std::string& perspective : parameters.words("perspectives")) {
    if (perspectives.contains(perspective)) continue;
    measurement.unusable = LocalText{"Nobody has rated it from the perspective of " + perspective + ".",
                                     "Ingen har bedömt det ur perspektivet " + perspective + "."};
    return measurement;
  }
  return measurement;
}

}  // namespace

MeasureKind observed_rating_kind() { return {observed_rating_spec(), measure}; }

}  // namespace levelground::gis
