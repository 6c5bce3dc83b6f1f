// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/readings.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>

#include "gis/measure/places.hpp"
#include "gis/measure/refused.hpp"
#include "gis/measure/stations.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/snap.hpp"

namespace levelground::gis {
namespace {

/// Metres around what is drawn within which a position is a position on it.
double reach_of(const MeasureContext& context, const PlaceResult& place) {
  const auto number = place.feature.empty() ? std::nullopt : context.city.find_feature(place.feature);
  if (!number) {
    double largest = 0;
    for (const Source& source : context.city.sources()) largest = std::max(largest, source.entrance_tolerance);
    return largest;
  }
  const Feature& feature = context.city.feature(*number);
  const double tolerance = context.city.sources().at(feature.source).entrance_tolerance;
  if (!place.stretch || feature.theme == Theme::road) return tolerance;   // the width of a road is none of the sidewalk beside it
  const Known width = accepted_known(context, feature, Property::width);
  return width.stated && width.range.high.is_finite() ? std::max(tolerance, width.range.high.to_double() / 2000.0) : tolerance;
}

/// Does another way than those judged pass so near?
bool other_way_within(const MeasureContext& context, const Point& at, double metres, const std::vector<PlaceResult>& places) {
  constexpr double on_it = 0.001;   // metres
  const WalkGraph& graph = context.city.graph();
  Box box;
  box.include(at);
  for (const std::uint32_t way : walked_features(context.city, box.grown(metres))) {
    const auto [first, last] = edges_of(graph, way);
    for (std::uint32_t e = first; e < last; ++e) {
      if (is_step_across(graph.edges[e]) || is_over_area(graph.edges[e])) continue;
      const Nearest nearest = nearest_on(edge_shape(context.city, e), at);
      if (nearest.metres > metres) continue;
      const bool judged = std::any_of(places.begin(), places.end(), [&](const PlaceResult& place) { return distance(place.where, nearest.at) <= on_it; });
      if (!judged) return true;
    }
  }
  return false;
}

/// Read of one and the same spot: where two say different things of it, both stand.
bool of_one_spot(const ReadingAtPlace& a, const ReadingAtPlace& b) {
  const std::optional<Point>& at = a.observation->position;
  const std::optional<Point>& other = b.observation->position;
  const bool same = a.observation->feature == b.observation->feature && at.has_value() == other.has_value() && (!at || same_position(*at, *other));
  return same && a.place == b.place && a.surely == b.surely;
}

}  // namespace

std::vector<ReadingAtPlace> readings_at(const MeasureContext& context, const std::vector<std::string_view>& names, Quantity quantity,
                                 const std::vector<PlaceResult>& places) {
  std::vector<ReadingAtPlace> readings;
  for (const std::string_view name : names) {
    for (const Observation* observation : said_of_site(context, name)) {
      if (!observation->position || !observation->feature.empty() || !range_as(*observation, quantity)) continue;
      double nearest = std::numeric_limits<double>::infinity();
      ReadingAtPlace reading{observation, 0, false};
      for (std::size_t i = 0; i < places.size(); ++i) {
        if (std::holds_alternative<std::monostate>(places[i].where)) continue;
        const double away = distance(places[i].where, *observation->position);
        if (away < nearest) nearest = away, reading.place = i;
      }
      if (nearest == std::numeric_limits<double>::infinity()) continue;
      const PlaceResult& place = places[reading.place];
      const double off = observation->position_accuracy.to_double() / 1000.0;
      const double reach = reach_of(context, place);
      if (nearest > reach + off || !accepts(context, *observation)) continue;
      // Who stood on a way, where no other is, measured that way, however far off the position may be.
      reading.surely = place.stretch ? nearest <= reach && !other_way_within(context, *observation->position, reach + off, places) : nearest + off <= reach;
      readings.push_back(reading);
    }
    if (property_from_name(name)) continue;   // what is said of a property of a thing is part of what is known of the thing
    std::set<std::string_view> asked;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (places[i].feature.empty() || !asked.insert(places[i].feature).second) continue;
      for (const Observation* observation : said_of_feature(context, places[i].feature, name)) {
        if (observation->property == name && range_as(*observation, quantity) && accepts(context, *observation)) readings.push_back({observation, i, true});
      }
    }
  }
  return readings;
}

std::vector<PlaceResult> places_of_readings(const MeasureContext& context, const std::vector<std::string_view>& names, const std::vector<PlaceResult>& also,
                                            Measurement& measurement) {
  std::vector<PlaceResult> all;
  if (!also.empty()) {
    all = measurement.places;
    all.insert(all.end(), also.begin(), also.end());
  }
  const std::vector<ReadingAtPlace> readings = readings_at(context, names, measurement.quantity, also.empty() ? measurement.places : all);
  const bool is_slope = measurement.quantity == Quantity::slope;   // which matters by its size
  std::vector<PlaceResult> more;
  std::vector<const ReadingAtPlace*> first;   // of each of these
  for (const ReadingAtPlace& reading : readings) {
    PlaceResult place = place_of(context, *reading.observation);
    const auto same = std::find_if(first.begin(), first.end(), [&](const ReadingAtPlace* other) { return of_one_spot(reading, *other); });
    if (same != first.end()) {
      join_statement(more[static_cast<std::size_t>(same - first.begin())], place);
      continue;
    }
    more.push_back(std::move(place));
    first.push_back(&reading);
  }
  for (std::size_t i = 0; i < more.size(); ++i) {
    if (!first[i]->surely) may_not_count(context, measurement.quantity, more[i]);
    if (is_slope) more[i].value.low = std::max(more[i].value.low, Rational(0));
  }
  tell_readings(readings, measurement.steps);
  return more;
}

void tell_readings(const std::vector<ReadingAtPlace>& readings, std::vector<SharedText>& steps) {
  if (readings.empty()) return;
  steps.push_back(counted(readings.size(), "Readings at places of it, which speak for those alone", "Avläsningar på ställen av det, som talar bara för dem"));
  const auto perhaps = std::count_if(readings.begin(), readings.end(), [](const ReadingAtPlace& reading) { return !reading.surely; });
  if (perhaps == 0) return;
  steps.push_back(counted(static_cast<std::size_t>(perhaps), "Of these perhaps made beside it, so far as their position may be off", "Av dem kanske gjorda bredvid, så långt deras läge kan slå fel"));
}

}  // namespace levelground::gis
