// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <cmath>
#include <compare>
#include <map>
#include <set>
#include <tuple>

#include "core/base/names.hpp"
#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/refused.hpp"
#include "gis/measure/site_features.hpp"
#include "gis/measure/stations.hpp"

namespace levelground::gis {
namespace {

MeasureSpec observed_rating_spec() {
  MeasureSpec spec;
  spec.kind = "observed_rating";
  spec.help =
      "Ratings from 0 to 3 given on site by observers, one place for each observer, perspective and spot (the newest accepted "
      "rating of each). Too few observers, or a required perspective that is missing, and the value may not be used. "
      "With `by: perspective` one place for each perspective instead, the median of its ratings, so that a group that is few does not "
      "drown: combine with worst. With `by: spot` one place for each spot instead, the median of its ratings, so that one bad flight of steps does "
      "not drown among good ones: combine with worst. A spot is the feature that a rating names, else its position on a grid of 1 m; of a spot that "
      "fewer than minimum_observers rated nothing is known, nor, where spots were rated, of the rest of the site until as many rate the site as a "
      "whole, without a position; a spot that somebody found worse than the whole then may be as bad as that.";
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
      {.name = "by", .type = ParameterSpec::Type::word, .words = {"perspective", "spot"}, .help = "one median for each perspective, or for each spot, instead of one place for each voice"},
      {.name = "of_spot",
       .type = ParameterSpec::Type::word,
       .words = {"median", "newest"},
       .help = "by spot: the median of its ratings (without this too), or only those of its newest day, where what is rated is mended or replaced as a whole"},
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

/// What was rated: a feature, else a spot on a grid of 1 m as in the ids of gaps, else the site as a whole.
struct Spot {
  std::string feature;
  std::int64_t east = 0;
  std::int64_t north = 0;
  bool has_position = false;
  [[nodiscard]] bool is_whole() const { return feature.empty() && !has_position; }
  friend auto operator<=>(const Spot&, const Spot&) = default;
};

/// Whose rating of what: a later one takes the place of an earlier one.
struct Voice {
  std::u32string observer;   ///< folded: spelling makes no second person
  std::string perspective;
  Spot spot;
  friend auto operator<=>(const Voice&, const Voice&) = default;
};

Voice voice_of(const Observation& observation) {
  Voice voice{folded_name(observation.observer), observation.perspective, {observation.feature}};
  if (observation.position && observation.feature.empty()) {  // who stood where beside a feature makes no second spot
    voice.spot.east = static_cast<std::int64_t>(std::floor(observation.position->x));
    voice.spot.north = static_cast<std::int64_t>(std::floor(observation.position->y));
    voice.spot.has_position = true;
  }
  return voice;
}

using Voices = std::map<Voice, const Observation*>;

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
std::vector<PlaceResult> medians_of_groups(const MeasureContext& context, const Voices& latest,
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
    PlaceResult place = median_place(ratings);
    place.label = {"Median of those who answer as " + perspective, "Median av dem som svarar som " + perspective};
    place.is_statement = true;
    place.where = context.site.geometry;
    const std::string count = std::to_string(ratings.size());
    MeasureInput input;
    input.words = {perspective + ": median of " + count + " ratings", perspective + ": median av " + count + " betyg"};
    input.reference = perspective;
    input.grade = place.grade;
    place.inputs = {std::move(input)};
    places.push_back(std::move(place));
  }
  return places;
}

Rational lowest(const std::vector<const Observation*>& ratings) {
  Rational low = ratings.front()->range.low;
  for (const Observation* rating : ratings) low = std::min(low, rating->range.low);
  return low;
}

/// One place for each spot, the median of its ratings, and what they say of the site as a whole; the rest of the site is open until enough do.
void medians_of_spots(const MeasureContext& context, const Parameters& parameters, const Voices& latest, Measurement& measurement) {
  const Rational needed = parameters.quantity("minimum_observers", Quantity::count);
  const bool newest_only = parameters.given("of_spot") && parameters.word("of_spot") == "newest";
  std::map<Spot, std::vector<const Observation*>> by_spot;
  for (const auto& [voice, observation] : latest) by_spot[voice.spot].push_back(observation);
  std::optional<PlaceResult> whole;
  std::vector<std::pair<std::size_t, Rational>> lowest_of_few;   // of the spots that too few rated, by their place
  std::size_t enough = 0;
  for (auto& [spot, ratings] : by_spot) {
    if (newest_only) {
      Date newest;
      for (const Observation* rating : ratings) newest = std::max(newest, rating->date);
      std::erase_if(ratings, [&](const Observation* rating) { return rating->date != newest; });
    }
    PlaceResult place = median_place(ratings);
    place.feature = spot.feature;
    place.where = ratings.front()->position ? Geometry(*ratings.front()->position) : context.site.geometry;
    if (const auto feature = spot.feature.empty() ? std::nullopt : context.city.find_feature(spot.feature)) {
      place.label = feature_label(context, context.city.feature(*feature));
      place.where = context.city.feature(*feature).geometry;
    } else {
      place.label = spot.is_whole() ? LocalText{"The site as a whole", "Platsen som helhet"} : located(context, {"Spot", "Ställe"}, ratings.front()->position);
    }
    const std::size_t observers = observers_of(ratings);
    if (Rational(static_cast<std::int64_t>(observers)) < needed) {
      const std::string of = std::to_string(observers) + " / " + needed.to_text_exact();
      measurement.steps.push_back({place.label.text().en + ": too few observers (" + of + ").", place.label.text().sv + ": för få observatörer (" + of + ")."});
      if (spot.is_whole()) continue;
      lowest_of_few.emplace_back(measurement.places.size(), lowest(ratings));
      place.known = false;
      place.value = domain(Quantity::rating);
    } else {
      ++enough;
    }
    if (spot.is_whole()) whole = std::move(place);
    else measurement.places.push_back(std::move(place));
  }
  // What is said of the whole says nothing against somebody who found a spot worse: it may be as bad as that.
  for (const auto& [number, low] : lowest_of_few) {
    if (!whole || low >= whole->value.low) continue;
    measurement.places[number].known = true;
    measurement.places[number].value.low = low;
  }
  auto rest = whole ? std::nullopt : rest_of_site(context, measurement);
  finish_places(context, measurement, std::move(rest));
  if (whole) speak_for_whole(context, measurement, std::move(*whole));
  if (enough == 0 && !latest.empty()) {
    measurement.unusable = LocalText{"No spot was rated by " + needed.to_text_exact() + " observers: those who rate the same thing name its feature, or give one position.",
                                     "Inget ställe har bedömts av " + needed.to_text_exact() + " observatörer: de som bedömer samma sak anger dess objekt, eller ett och samma läge."};
  }
}

Measurement measure_observed_rating(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const std::string property = parameters.word("property");
  Measurement measurement;
  measurement.quantity = Quantity::rating;
  // One voice for each observer, perspective and spot: who rates four spots says four things. Ratings without a name may all be of one
  // person: together they are one observer.
  Voices latest;
  for (const Observation* observation : said_of_site(context, property)) {
    if (observation->quantity != Quantity::rating) {
      refuse_quantity(context, *observation);
      continue;
    }
    if (!accepts(context, *observation)) continue;
    const Observation*& of_voice = latest[voice_of(*observation)];
    if (of_voice == nullptr || is_later(*observation, *of_voice)) of_voice = observation;
  }
  std::vector<const Observation*> ratings;
  std::set<std::string> perspectives;
  for (const auto& [voice, observation] : latest) {
    ratings.push_back(observation);
    perspectives.insert(voice.perspective);
  }
  const std::string by = parameters.given("by") ? parameters.word("by") : "";
  const bool by_group = by == "perspective";
  if (by == "spot") {
    medians_of_spots(context, parameters, latest, measurement);
    std::vector<Interval> voices;
    for (const Observation* rating : ratings) voices.push_back(rating->range);
    std::sort(voices.begin(), voices.end(), [](const Interval& a, const Interval& b) { return std::tie(a.low, a.high) < std::tie(b.low, b.high); });
    if (!voices.empty()) measurement.voices = std::move(voices);
  } else {
    if (by_group) measurement.places = medians_of_groups(context, latest, parameters.optional_quantity("minimum_each", Quantity::count));
    else for (const Observation* rating : ratings) measurement.places.push_back(rating_place(context, *rating));
    finish_places(context, measurement);
  }
  measurement.steps.push_back(counted(observers_of(ratings), "Observers", "Observatörer"));
  if (latest.empty()) return measurement;
  refuse_too_few(measurement, observers_of(ratings), parameters.quantity("minimum_observers", Quantity::count), {"Rated", "Bedömt"});
  if (measurement.unusable) return measurement;
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
  if (by_group && measurement.places.empty()) {
    measurement.unusable = LocalText{"No group has voices enough to be judged by itself.", "Ingen grupp har röster nog för att bedömas för sig."};
  }
  return measurement;
}

}  // namespace

MeasureKind observed_rating_kind() { return {observed_rating_spec(), measure_observed_rating}; }

}  // namespace levelground::gis
