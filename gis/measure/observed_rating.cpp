// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <cmath>
#include <compare>
#include <map>
#include <set>

#include "core/base/median.hpp"
#include "core/base/names.hpp"
#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"

namespace levelground::gis {
namespace {

MeasureSpec observed_rating_spec() {
  MeasureSpec spec;
  spec.kind = "observed_rating";
  spec.help =
      "Ratings from 0 to 3 given on site by observers, one place for each observer, perspective and spot (the newest accepted "
      "rating of each). Too few observers, or a required perspective that is missing, and the value may not be used. "
      "With `by: perspective` one place for each perspective instead, the median of its ratings, so that a group that is few does not "
      "drown: combine with worst.";
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
       .help = "method gate: groups from whose perspective at least one rating must be made; by perspective, at least minimum_each"},
      {.name = "by", .type = ParameterSpec::Type::word, .words = {"perspective"}, .help = "one median for each perspective instead of one place for each voice"},
      {.name = "minimum_each",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::count,
       .help = "by perspective: observers that a perspective needs to be judged, and shown, by itself"},
  };
  spec.errors = {.positions = "do not matter but for which ratings are of one spot: a metre",
                 .values = "a rating is the whole number that was given; how far people differ is seen in its places",
                 .rasters = no_rasters,
                 .age = "a rating older than the criterion allows, or undated where it does, is not accepted"};
  return spec;
}

/// Of two ratings by one observer the later counts; of one day's the one with the larger id.
bool is_later(const Observation& a, const Observation& b) {
  if (a.date != b.date) return b.date < a.date;
  return b.id < a.id;
}

/// Whose rating of what: a later one takes the place of an earlier one.
struct Voice {
  std::u32string observer;   ///< folded: spelling makes no second person
  std::string perspective;
  std::string feature;
  std::int64_t east = 0;     ///< the spot on a grid of 1 m, as in the ids of gaps; 0 where none is given
  std::int64_t north = 0;
  bool has_spot = false;
  friend auto operator<=>(const Voice&, const Voice&) = default;
};

Voice voice_of(const Observation& observation) {
  Voice voice{folded_name(observation.observer), observation.perspective, observation.feature};
  if (observation.position) {
    voice.east = static_cast<std::int64_t>(std::floor(observation.position->x));
    voice.north = static_cast<std::int64_t>(std::floor(observation.position->y));
    voice.has_spot = true;
  }
  return voice;
}

PlaceResult rating_place(const MeasureContext& context, const Observation& observation) {
  const std::string& who = observation.observer;
  PlaceResult place;
  place.feature = observation.feature;
  place.label = {"Rating by " + (who.empty() ? "an observer" : who), "Betyg av " + (who.empty() ? "en observatör" : who)};
  if (!observation.perspective.empty())
    place.label = {place.label.text().en + " (" + observation.perspective + ")", place.label.text().sv + " (" + observation.perspective + ")"};
  place.is_statement = !observation.position && observation.feature.empty();
  place.where = observation.position ? Geometry(*observation.position) : context.site.geometry;
  place.value = observation.range;
  place.known = true;
  place.grade = std::max(Grade::tagged, grade_of(observation));
  if (observation.date.is_set()) place.date = observation.date;
  place.inputs.push_back(input_of(observation));
  return place;
}

/// One place for each perspective that has voices enough: the median of its ratings. Few voices are nobody's to show: they are left out here,
/// and where the criterion asks for that perspective it stays unrated.
std::vector<PlaceResult> medians_of_groups(const MeasureContext& context, const std::map<Voice, const Observation*>& latest,
                                           const std::optional<Rational>& minimum_each) {
  std::map<std::string, std::vector<const Observation*>> by_perspective;
  std::map<std::string, std::set<std::u32string>> observers;
  for (const auto& [voice, observation] : latest) {
    if (voice.perspective.empty()) continue;
    by_perspective[voice.perspective].push_back(observation);
    observers[voice.perspective].insert(voice.observer);
  }
  std::vector<PlaceResult> places;
  for (const auto& [perspective, ratings] : by_perspective) {
    if (minimum_each && Rational(static_cast<std::int64_t>(observers[perspective].size())) < *minimum_each) continue;
    PlaceResult place;
    place.label = {"Median of those who answer as " + perspective, "Median av dem som svarar som " + perspective};
    place.is_statement = true;
    place.where = context.site.geometry;
    place.known = true;
    place.grade = Grade::measured;
    std::vector<Interval> values;
    Date newest;
    for (const Observation* rating : ratings) {
      values.push_back(rating->range);
      place.grade = std::min(place.grade, std::max(Grade::tagged, grade_of(*rating)));
      newest = std::max(newest, rating->date);
    }
    place.value = median_of(values);
    if (newest.is_set()) place.date = newest;
    const std::string count = std::to_string(ratings.size());
    MeasureInput input;
    input.words = {perspective + ": median of " + count + " ratings", perspective + ": median av " + count + " betyg"};
    input.reference = perspective;
    input.grade = place.grade;
    place.inputs.push_back(std::move(input));
    places.push_back(std::move(place));
  }
  return places;
}

Measurement measure_observed_rating(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const std::string property = parameters.word("property");
  Measurement measurement;
  measurement.quantity = Quantity::rating;
  std::size_t refused = 0;
  // One voice for each observer, perspective and spot: who rates four spots says four things. Ratings without a name may all be of one
  // person: together they are one observer.
  std::map<Voice, const Observation*> latest;
  for (const Observation* observation : context.city.about_site(context.site.id, property, context.as_of)) {
    if (observation->quantity != Quantity::rating || !accepts(context, *observation)) {
      ++refused;
      continue;
    }
    const Observation*& of_voice = latest[voice_of(*observation)];
    if (of_voice == nullptr || is_later(*observation, *of_voice)) of_voice = observation;
  }
  std::set<std::u32string> observers;
  std::set<std::string> perspectives;
  for (const auto& [voice, observation] : latest) {
    observers.insert(voice.observer);
    perspectives.insert(voice.perspective);
    measurement.places.push_back(rating_place(context, *observation));
  }
  const bool by_group = context.criterion.measure.find("by") != nullptr;  // the one word it may be is perspective
  if (by_group) measurement.places = medians_of_groups(context, latest, parameters.optional_quantity("minimum_each", Quantity::count));
  finish_places(context, measurement);
  measurement.steps.push_back(counted(observers.size(), "Observers", "Observatörer"));
  if (refused > 0) {
    measurement.steps.push_back(counted(refused, "Ratings not accepted (other light, too old, or not a rating)",
                                        "Betyg som inte godtagits (annat ljus, för gamla eller inte ett betyg)"));
  }
  if (latest.empty()) return measurement;
  const Rational needed = parameters.quantity("minimum_observers", Quantity::count);
  if (Rational(static_cast<std::int64_t>(observers.size())) < needed) {
    const std::string made = std::to_string(observers.size());
    measurement.unusable = LocalText{"Rated by " + made + " of at least " + needed.to_text_exact() + " observers.",
                                     "Bedömt av " + made + " av minst " + needed.to_text_exact() + " observatörer."};
    return measurement;
  }
  if (by_group) {
    perspectives.clear();
    for (const PlaceResult& place : measurement.places) perspectives.insert(place.inputs.front().reference);
  }
  for (const std::string& perspective : parameters.words("perspectives")) {
    if (perspectives.contains(perspective)) continue;
    measurement.unusable = LocalText{(by_group ? "Too few have rated it from the perspective of " : "Nobody has rated it from the perspective of ") + perspective + ".",
                                     (by_group ? "För få har bedömt det ur perspektivet " : "Ingen har bedömt det ur perspektivet ") + perspective + "."};
    return measurement;
  }
  if (measurement.places.empty()) {
    measurement.unusable = LocalText{"No group has voices enough to be judged by itself.", "Ingen grupp har röster nog för att bedömas för sig."};
  }
  return measurement;
}

}  // namespace

MeasureKind observed_rating_kind() { return {observed_rating_spec(), measure_observed_rating}; }

}  // namespace levelground::gis
