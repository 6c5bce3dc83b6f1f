// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/stations.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <variant>

#include "core/base/median.hpp"
#include "core/base/names.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/refused.hpp"
#include "gis/measure/site_features.hpp"
#include "gis/network/labels.hpp"

namespace levelground::gis {

bool bears(const MeasureContext& context, const Observation& observation) {
  if (range_as(observation, context.criterion.scale.quantity)) return accepts(context, observation);
  refuse_quantity(context, observation);
  return false;
}

PlaceResult place_of(const MeasureContext& context, const Observation& observation) {
  PlaceResult place;
  place.feature = observation.feature;
  place.value = stated_range(observation, context.criterion.scale.quantity).value_or(observation.range);
  place.known = true;
  place.grade = grade_of(observation);
  if (observation.date.is_set()) place.date = observation.date;
  place.inputs.push_back(input_of(observation));
  if (observation.position) place.where = *observation.position;
  const auto feature = observation.feature.empty() ? std::nullopt : context.city.find_feature(observation.feature);
  if (feature) {
    place.label = feature_label(context, context.city.feature(*feature));
    if (!observation.position) place.where = context.city.feature(*feature).geometry;
  } else {
    place.label = {"Station " + observation.id, "Mätpunkt " + observation.id};
  }
  return place;
}

PlaceResult median_place(const std::vector<const Observation*>& observations, Quantity quantity) {
  PlaceResult place;
  place.known = true;
  place.grade = Grade::measured;
  std::vector<Interval> values;
  Date newest;
  for (const Observation* observation : observations) {
    values.push_back(stated_range(*observation, quantity).value_or(observation->range));
    place.grade = std::min(place.grade, std::max(Grade::tagged, grade_of(*observation)));
    newest = std::max(newest, observation->date);
    place.inputs.push_back(input_of(*observation));
  }
  place.value = median_of(values);
  if (newest.is_set()) place.date = newest;
  return place;
}

std::size_t observers_of(const std::vector<const Observation*>& observations) {
  std::set<std::u32string> names;
  for (const Observation* observation : observations) names.insert(folded_name(observation->observer));
  return names.size();
}

void refuse_too_few(Measurement& measurement, std::size_t observers, const Rational& needed, const LocalText& done) {
  if (Rational(static_cast<std::int64_t>(observers)) >= needed) return;
  const std::string made = std::to_string(observers);
  measurement.unusable = LocalText{done.en + " by " + made + " of at least " + needed.to_text_exact() + " observers.",
                                   done.sv + " av " + made + " av minst " + needed.to_text_exact() + " observatörer."};
}

namespace {

/// Is the place the one that the statement is of: the same feature, else one and the same position?
bool is_of(const PlaceResult& place, const Observation& observation) {
  if (!observation.feature.empty() || !place.feature.empty()) return place.feature == observation.feature;
  const Point* at = std::get_if<Point>(&place.where);
  return at != nullptr && observation.position && same_position(*at, *observation.position);
}

}  // namespace

bool same_position(const Point& a, const Point& b) {
  constexpr double half_a_millimetre = 0.0005;
  return distance(a, b) < half_a_millimetre;
}

std::size_t station_count(const std::vector<PlaceResult>& places) {
  std::set<std::string_view> features;
  std::vector<Point> positions;
  for (const PlaceResult& place : places) {
    if (!place.known || place.is_statement) continue;
    if (!place.feature.empty()) {
      features.insert(place.feature);
      continue;
    }
    const Point* at = std::get_if<Point>(&place.where);
    if (at == nullptr) continue;
    if (std::none_of(positions.begin(), positions.end(), [&](const Point& other) { return same_position(*at, other); })) positions.push_back(*at);
  }
  return features.size() + positions.size();
}

std::vector<const Observation*> counting(const MeasureContext& context, std::vector<const Observation*> of_feature) {
  if (context.criterion.combine != Combine::latest) return of_feature;
  Date newest;
  for (const Observation* observation : of_feature) newest = std::max(newest, observation->date);
  std::erase_if(of_feature, [&](const Observation* observation) { return observation->date.is_set() && observation->date < newest; });
  return of_feature;
}

Stations add_stations(const MeasureContext& context, const std::string& property, bool features_are_there, Measurement& measurement) {
  Stations stations;
  std::vector<const Observation*> all;
  std::map<std::string_view, std::vector<const Observation*>> of_feature;
  for (const Observation* observation : said_of_site(context, property)) {
    if (!bears(context, *observation)) continue;
    all.push_back(observation);
    if (!observation->feature.empty()) of_feature[observation->feature].push_back(observation);
  }
  std::set<const Observation*> overtaken;
  for (auto& [feature, said] : of_feature) {
    overtaken.insert(said.begin(), said.end());
    for (const Observation* observation : counting(context, std::move(said))) overtaken.erase(observation);
  }
  for (const Observation* observation : all) {
    const bool has_place = !observation->feature.empty() || observation->position;
    if (has_place) {
      // Each statement stands for its time where the latest decides; a feature is one place all the same, with the newest that is stated of it.
      const bool apart = context.criterion.combine == Combine::latest && observation->feature.empty();
      const auto there = std::find_if(measurement.places.begin(), measurement.places.end(), [&](const PlaceResult& place) { return is_of(place, *observation); });
      const bool is_new = apart || there == measurement.places.end();
      if (!is_new && !observation->feature.empty() && features_are_there) continue;   // what is stated of it is in its place already, and counted
      ++stations.accepted;
      if (overtaken.contains(observation)) continue;
      if (is_new) measurement.places.push_back(place_of(context, *observation));
      else join_statement(*there, place_of(context, *observation));
      continue;
    }
    ++stations.accepted;
    PlaceResult stated = place_of(context, *observation);
    stated.label = {"The site as a whole", "Platsen som helhet"};
    stated.where = context.site.geometry;
    if (context.criterion.combine == Combine::latest || context.criterion.combine == Combine::median) {
      measurement.places.push_back(std::move(stated));  // each statement stands for its time
    } else if (stations.whole) {
      join_statement(*stations.whole, stated);
    } else {
      stations.whole = std::move(stated);
    }
  }
  return stations;
}

std::optional<PlaceResult> rest_of_site(const MeasureContext& context, Measurement& measurement) {
  if (context.criterion.combine != Combine::worst || measurement.places.empty()) return std::nullopt;
  Geometry where;
  if (const auto at = representative_point(context.site.geometry)) where = *at;
  measurement.steps.push_back({"Nobody speaks for the rest of the site: state what holds for the site as a whole, without a position.",
                               "Ingen talar för resten av platsen: ange vad som gäller för platsen som helhet, utan läge."});
  return unknown_place(measurement.quantity, "", {"The rest of the site", "Resten av platsen"}, std::move(where));
}

void speak_for_whole(const MeasureContext& context, Measurement& measurement, PlaceResult whole) {
  if (measurement.places.empty()) {
    measurement.value = whole.value;
    measurement.cover(Rational(1));
  }
  // Of places nobody knows the whole is all there is to go by.
  if (std::none_of(measurement.places.begin(), measurement.places.end(), [](const PlaceResult& place) { return place.known; })) measurement.grade = whole.grade;
  measurement.observed = true;
  if (context.criterion.combine == Combine::share) measurement.value = whole.value;
  measurement.whole = std::move(whole);
}

void finish_stations(const MeasureContext& context, Stations stations, Measurement& measurement, std::optional<PlaceResult> rest) {
  measurement.steps.push_back(counted(stations.accepted, "Observations accepted", "Godtagna observationer"));
  finish_places(context, measurement, std::move(rest));
  if (stations.whole) speak_for_whole(context, measurement, std::move(*stations.whole));
}

std::optional<Measurement> observed_at_places(const MeasureContext& context, const std::string& property) {
  Measurement measurement;
  measurement.quantity = context.criterion.scale.quantity;
  Stations stations = add_stations(context, property, false, measurement);
  if (measurement.places.empty() && !stations.whole) return std::nullopt;
  auto rest = stations.whole ? std::nullopt : rest_of_site(context, measurement);
  finish_stations(context, std::move(stations), measurement, std::move(rest));
  return measurement;
}

}  // namespace levelground::gis
