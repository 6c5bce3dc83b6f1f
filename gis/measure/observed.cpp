// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/raster_cells.hpp"
#include "gis/measure/refused.hpp"
#include "gis/measure/site_features.hpp"
#include "gis/measure/stations.hpp"
#include "gis/measure/unvouched.hpp"

namespace levelground::gis {
namespace {

MeasureSpec observed_spec() {
  MeasureSpec spec;
  spec.kind = "observed";
  spec.help =
      "Any property stated by observations: numbers at places, or one for the site as a whole. What several state at exactly one position is of one "
      "place, and where they disagree all of it stands. Only observations in the criterion's light and not "
      "older than its evidence allows are accepted. With on, each feature of that theme in the site is a place and one without an observation is "
      "unknown. Where the worst place decides, places that were read prove nothing of the rest of the site, nor of what may be unmapped: it is "
      "unknown until an observation speaks for the site as a whole. With noise_map, a noise map of that indicator states the level that is not "
      "exceeded on noise_over of the site's area, beside what observers state of the site as a whole: what the map does not cover may be as quiet "
      "or as loud as can be. With `by: light` every observation is one count, and one place for each light is the median of its counts, so that a bad "
      "evening does not drown among good days: combine with worst. An observation that does not say its light is not accepted.";
  spec.example = "{kind: observed, property: illuminance, stations_at_least: 6}";
  spec.quantities = {Quantity::length, Quantity::area, Quantity::slope, Quantity::illuminance, Quantity::duration, Quantity::age, Quantity::speed, Quantity::share, Quantity::ratio, Quantity::count, Quantity::rating, Quantity::sound_level, Quantity::mass, Quantity::temperature, Quantity::presence, Quantity::ordinal};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "property",
       .type = ParameterSpec::Type::word,
       .required = true,
       .help = "property observed: one of the City's, or one the criterion names"},
      {.name = "on",
       .type = ParameterSpec::Type::theme,
       .help = "theme of the features that carry it; without it the observations of the site itself and at positions in "
               "it"},
      {.name = "stations_at_least",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::count,
       .help = "method gate: fewer features and positions than this and the value may not be used, whatever is said of the site as a whole"},
      {.name = "by", .type = ParameterSpec::Type::word, .words = {"light"}, .help = "one median for each light in which it was counted"},
      {.name = "counts_at_least",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::count,
       .help = "by light, method gate: fewer counts than this in all and the value may not be used"},
      {.name = "lights",
       .type = ParameterSpec::Type::words,
       .words = {"day", "dusk", "night"},
       .help = "by light, method gate: lights in which it must have been counted"},
      {.name = "noise_map",
       .type = ParameterSpec::Type::word,
       .help = "indicator of a noise map that also bears on the site (Lden); needs noise_over"},
      {.name = "noise_over",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::share,
       .help = "share of the site's area on which the level of the map is not exceeded"},
  };
  spec.errors = {.positions = "do not matter: what is observed belongs to the site, or to the thing it names",
                 .values = "as exact as its instrument is stated to be, else half a unit of its last digit",
                 .rasters = "with noise_map only: a cell is within the stated accuracy or class of its level, and counts with the area of it that lies in the site",
                 .age = "an observation older than the criterion allows, or undated where it does, is not accepted"};
  return spec;
}

/// Each feature of the theme is a place, whether somebody looked at it or not. How many statements were taken.
std::size_t add_features(const MeasureContext& context, Theme theme, const std::string& property, Measurement& measurement) {
  std::size_t accepted = 0;
  for (const std::uint32_t f : features_at(context, theme, 0)) {
    const Feature& feature = context.city.feature(f);
    PlaceResult place = unknown_place(measurement.quantity, feature.id, feature_label(context, feature), feature.geometry);
    std::vector<const Observation*> bearing;
    for (const Observation* observation : said_of_feature(context, feature.id, property)) {
      if (bears(context, *observation)) bearing.push_back(observation);
    }
    accepted += bearing.size();
    for (const Observation* observation : counting(context, std::move(bearing))) {
      PlaceResult stated = place_of(context, *observation);
      if (place.known) join_statement(place, stated);
      else place = std::move(stated);
    }
    measurement.places.push_back(std::move(place));
  }
  return accepted;
}

/// What a noise map states of the site as a whole.
std::optional<PlaceResult> from_noise_map(const MeasureContext& context, const Parameters& parameters, std::vector<SharedText>& steps) {
  if (!parameters.given("noise_map")) return std::nullopt;
  if (context.criterion.scale.quantity != Quantity::sound_level) parameters.refuse("noise_map", "a noise map tells levels of sound", "leave it out, or judge a level of sound");
  const Rational over = parameters.quantity("noise_over", Quantity::share);
  if (over <= Rational(0)) parameters.refuse("noise_over", "no level is exceeded on nothing", "write a share above 0 %");
  const auto cells = cells_in_site(context, RasterKind::noise, parameters.word("noise_map"));
  if (!cells) return std::nullopt;
  PlaceResult place;
  place.value = level_over_share(*cells, over, Quantity::sound_level);
  if (place.value == domain(Quantity::sound_level)) return std::nullopt;
  place.known = true;
  place.grade = cells->raster->facts().grade;
  const Date& date = context.city.sources().at(cells->raster->facts().source).date;
  if (date.is_set()) place.date = date;
  place.inputs.push_back(input_of_raster(context, *cells->raster));
  steps.push_back(place.inputs.front().words);
  return place;
}

/// What nobody looked at: on features what may be unmapped, else the rest of the site.
std::optional<PlaceResult> the_rest(const MeasureContext& context, const Parameters& parameters, Measurement& measurement) {
  if (context.criterion.combine != Combine::worst || measurement.places.empty()) return std::nullopt;
  if (parameters.given("on")) {
    Unvouched unvouched(context);
    unvouched.ask(parameters.theme("on"), 0);
    if (!unvouched.any()) return std::nullopt;
    measurement.steps.push_back(unvouched.step());
    return unvouched.place(measurement.quantity);
  }
  return rest_of_site(context, measurement);
}

struct LightWords {
  Light light;
  std::string_view word;
  LocalText label;
};

/// One place for each light, the median of what was counted in it.
Measurement medians_of_lights(const MeasureContext& context, const Parameters& parameters, const std::string& property) {
  static const std::array<LightWords, 3> lights = {{{Light::day, "day", {"Median by day", "Median i dagsljus"}},
                                                    {Light::dusk, "dusk", {"Median at dusk", "Median i skymning"}},
                                                    {Light::night, "night", {"Median at night", "Median på natten"}}}};
  Measurement measurement;
  measurement.quantity = context.criterion.scale.quantity;
  std::map<Light, std::vector<const Observation*>> by_light;
  std::size_t counts = 0;
  for (const Observation* observation : said_of_site(context, property)) {
    if (!bears(context, *observation)) continue;
    if (observation->light == Light::not_stated) {
      const LocalText made = light_of(*observation);
      refuse(context, *observation, {made.en + ", and counts are told apart by light", made.sv + ", och räkningar skiljs åt efter ljus"});
      continue;
    }
    by_light[observation->light].push_back(observation);
    ++counts;
  }
  const std::vector<std::string> needed = parameters.words("lights");
  std::optional<LocalText> missing;
  for (const LightWords& light : lights) {
    if (by_light.contains(light.light)) {
      PlaceResult place = median_place(by_light.at(light.light), measurement.quantity);
      place.label = light.label;
      place.is_statement = true;
      place.where = context.site.geometry;
      measurement.places.push_back(std::move(place));
    } else if (!missing && std::find(needed.begin(), needed.end(), light.word) != needed.end()) {
      missing = LocalText{"Not counted in this light: " + std::string(light.word) + ".", "Inte räknat i detta ljus: " + std::string(light.word) + "."};
    }
  }
  finish_places(context, measurement);
  measurement.steps.push_back(counted(counts, "Counts accepted", "Godtagna räkningar"));
  const auto least = parameters.optional_quantity("counts_at_least", Quantity::count);
  if (counts == 0) return measurement;
  if (least && Rational(static_cast<std::int64_t>(counts)) < *least) {
    measurement.unusable = LocalText{"Counted " + std::to_string(counts) + " of at least " + least->to_text_exact() + " times.",
                                     "Räknat " + std::to_string(counts) + " av minst " + least->to_text_exact() + " gånger."};
    // Of ratings each is a voice: where a scheme lets nobody be recognised, how few they are is not told.
    if (measurement.quantity == Quantity::rating)
      measurement.unusable = LocalText{"Rated fewer than " + least->to_text_exact() + " times.", "Bedömt färre än " + least->to_text_exact() + " gånger."};
  } else if (missing) {
    measurement.unusable = *missing;
  }
  return measurement;
}

/// What is said of the whole is one statement, however many places it speaks for: it stands in for no station.
LocalText too_few_stations(std::size_t made, const Rational& least, bool beside_whole) {
  const std::string count = std::to_string(made);
  const std::string needed = least.to_text_exact();
  LocalText why{"Only " + count + " of at least " + needed + " places were observed.", "Bara " + count + " av minst " + needed + " platser har observerats."};
  if (beside_whole) why = {why.en + " What is said of the site as a whole stands in for none of them.", why.sv + " Det som sägs om platsen som helhet ersätter ingen av dem."};
  return why;
}

Measurement measure_observed(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const std::string property = parameters.word("property");
  if (parameters.given("by")) return medians_of_lights(context, parameters, property);  // the one word it may be is light
  Measurement measurement;
  measurement.quantity = context.criterion.scale.quantity;
  const std::size_t of_features = parameters.given("on") ? add_features(context, parameters.theme("on"), property, measurement) : 0;
  Stations stations = add_stations(context, property, parameters.given("on"), measurement);
  stations.accepted += of_features;
  if (auto mapped = from_noise_map(context, parameters, measurement.steps)) {
    if (stations.whole) {
      join_statement(*stations.whole, *mapped);
    } else {
      mapped->label = {"The site as a whole", "Platsen som helhet"};
      mapped->where = context.site.geometry;
      stations.whole = std::move(mapped);
    }
  }
  const std::size_t made = station_count(measurement.places);
  auto rest = stations.whole ? std::nullopt : the_rest(context, parameters, measurement);
  finish_stations(context, std::move(stations), measurement, std::move(rest));
  const auto least = parameters.optional_quantity("stations_at_least", Quantity::count);
  if (least && measurement.observed && Rational(static_cast<std::int64_t>(made)) < *least) measurement.unusable = too_few_stations(made, *least, measurement.whole.has_value());
  return measurement;
}

}  // namespace

MeasureKind observed_kind() { return {observed_spec(), measure_observed}; }

}  // namespace levelground::gis
