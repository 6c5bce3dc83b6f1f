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
#include "gis/measure/rated_spots.hpp"
#include "gis/measure/refused.hpp"
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
      "not drown among good ones: combine with worst. Ratings are of one spot where they name one feature, give one and the same position, or "
      "give positions at most 1 m apart however far off both may be; of two where they name two features, or are farther apart than that however far off "
      "they may be. Where that is open, the spots are one place as wide as every way to part them. Of a spot that fewer than minimum_observers rated "
      "nothing is known, nor, where spots were rated, of the rest of the site until as many rate the site as a whole, without a position, on the day of "
      "the newest rating of a spot or later: an earlier rating of the whole says nothing of what nobody rated since. A spot that somebody found worse "
      "than the whole then may be as bad as that. With on, each mapped feature of that theme in the site is a spot, rated or not, and the rest is what "
      "may be unmapped.";
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
      {.name = "on",
       .type = ParameterSpec::Type::theme,
       .help = "by spot: each mapped feature of this theme in the site is a spot, also one that nobody rated; a rating at a position is of it in the same way "
               "as of a spot"},
      {.name = "minimum_each",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::count,
       .help = "by perspective: observers that a perspective needs to be judged, and shown, by itself"},
  };
  spec.errors = {.positions = "decide by spot which ratings are of one: so far as the accuracy of each leaves it open, both ways count",
                 .values = "a rating is the whole number that was given; how far people differ is seen in its places",
                 .rasters = no_rasters,
                 .age = "a rating older than the criterion allows, or undated where it does, is not accepted"};
  return spec;
}

/// Where a voice was raised: at a feature, else in a square of a grid of 1 m as in the ids of gaps, else of the site as a whole. It tells which earlier
/// rating a later one by the same person takes the place of, and no more: which spots there are is for rate_spots().
struct Spot {
  std::string feature;
  std::int64_t east = 0;
  std::int64_t north = 0;
  bool has_position = false;
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
    PlaceResult place = median_place(ratings, Quantity::rating);
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

Measurement measure_observed_rating(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const std::string property = parameters.word("property");
  Measurement measurement;
  measurement.quantity = Quantity::rating;
  // One voice for each observer, perspective and spot: who rates four spots says four things. Ratings without a name may all be of one
  // person: together they are one observer.
  Voices latest;
  std::vector<const Observation*> accepted;
  for (const Observation* observation : said_of_site(context, property)) {
    if (observation->quantity != Quantity::rating) {
      refuse_quantity(context, *observation);
      continue;
    }
    if (!accepts(context, *observation)) continue;
    accepted.push_back(observation);
    const Observation*& of_voice = latest[voice_of(*observation)];
    if (of_voice == nullptr || is_later_rating(*observation, *of_voice)) of_voice = observation;
  }
  std::vector<const Observation*> ratings;
  std::set<std::string> perspectives;
  for (const auto& [voice, observation] : latest) {
    ratings.push_back(observation);
    perspectives.insert(voice.perspective);
  }
  measurement.steps.push_back(counted(observers_of(ratings), "Observers", "Observatörer"));
  const std::string by = parameters.given("by") ? parameters.word("by") : "";
  const bool by_group = by == "perspective";
  if (by == "spot") {
    SpotRules rules;
    rules.minimum_observers = parameters.quantity("minimum_observers", Quantity::count);
    rules.newest_day_only = parameters.given("of_spot") && parameters.word("of_spot") == "newest";
    if (parameters.given("on")) rules.on = parameters.theme("on");
    rate_spots(context, rules, accepted, measurement);
    // A voice is a person's, as one of a perspective, wherever they rated: of several ratings their lowest, as the worst spot decides.
    std::map<std::pair<std::u32string, std::string>, Interval> lowest;
    for (const auto& [voice, rating] : latest) {
      const auto [at, is_new] = lowest.emplace(std::pair(voice.observer, voice.perspective), rating->range);
      if (!is_new && std::tie(rating->range.low, rating->range.high) < std::tie(at->second.low, at->second.high)) at->second = rating->range;
    }
    std::vector<Interval> voices;
    for (const auto& [person, range] : lowest) voices.push_back(range);
    std::sort(voices.begin(), voices.end(), [](const Interval& a, const Interval& b) { return std::tie(a.low, a.high) < std::tie(b.low, b.high); });
    if (!voices.empty()) measurement.voices = std::move(voices);
  } else {
    if (parameters.given("on")) parameters.refuse("on", "each thing is a spot only where spots are judged", "add by: spot, or leave it out");
    if (by_group) measurement.places = medians_of_groups(context, latest, parameters.optional_quantity("minimum_each", Quantity::count));
    else for (const Observation* rating : ratings) measurement.places.push_back(rating_place(context, *rating));
    finish_places(context, measurement);
  }
  if (latest.empty()) return measurement;
  // How few they are is not said: where a scheme lets nobody be recognised it would tell.
  if (const Rational needed = parameters.quantity("minimum_observers", Quantity::count); Rational(static_cast<std::int64_t>(observers_of(ratings))) < needed) {
    measurement.unusable = LocalText{"Rated by fewer than " + needed.to_text_exact() + " observers.", "Bedömt av färre än " + needed.to_text_exact() + " observatörer."};
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
  if (by_group && measurement.places.empty()) {
    measurement.unusable = LocalText{"No group has voices enough to be judged by itself.", "Ingen grupp har röster nog för att bedömas för sig."};
  }
  return measurement;
}

}  // namespace

MeasureKind observed_rating_kind() { return {observed_rating_spec(), measure_observed_rating}; }

}  // namespace levelground::gis
