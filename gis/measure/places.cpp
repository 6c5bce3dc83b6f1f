// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/places.hpp"

#include "core/base/joined_range.hpp"
#include "gis/measure/search_distance.hpp"
#include "gis/network/labels.hpp"

#include <algorithm>
#include <iterator>

namespace levelground::gis {

PointScale scale_for(const MeasureContext& context) { return context.city.scale_around(context.site, search_distance(context.criterion)); }

Interval length_on_ground(const MeasureContext& context, std::int64_t mm_low, std::int64_t mm_high) {
  const PointScale scale = scale_for(context);
  // Distance on the map = scale × distance on the ground.
  const Rational low = scale.high == 1 ? Rational(mm_low) : Rational::floor_of(static_cast<double>(mm_low) / scale.high);
  const Rational high = scale.low == 1 ? Rational(mm_high) : Rational::ceil_of(static_cast<double>(mm_high) / scale.low);
  return {low, high};
}

LocalText located(const MeasureContext& context, const LocalText& what, const std::optional<Point>& at) {
  const Box box = bounds(context.site.geometry);
  if (!at || box.empty()) return what;
  const LocalText direction = direction_words(box, *at);
  return {what.en + ", " + direction.en, what.in("sv") + ", " + direction.sv};
}

LocalText located_label(const MeasureContext& context, const Feature& feature, const std::optional<Point>& at) {
  const LocalText name = name_of(feature);
  return name.empty() ? located(context, capitalised(theme_words(feature.theme)), at) : name;
}

PlaceResult unknown_place(Quantity quantity, std::string feature, LocalText label, Geometry where) {
  PlaceResult place;
  place.feature = std::move(feature);
  place.label = std::move(label);
  place.where = std::move(where);
  place.value = domain(quantity);
  return place;
}

PlaceResult property_place(const Feature& feature, Property property, const Known& value, LocalText label, Geometry where) {
  PlaceResult place = unknown_place(property_info(property).quantity, feature.id, std::move(label), std::move(where));
  for (const auto& statement : value.statements) place.inputs.push_back(input_of(statement, feature, property));
  if (!value.stated) return place;
  place.value = value.range;
  place.known = true;
  place.grade = value.grade;
  place.dissent = value.dissent;
  if (value.spread != value.range) place.spread = value.spread;
  return place;
}

namespace {

JoinedRange said_of(const PlaceResult& place) { return {place.value, place.spread ? *place.spread : place.value, place.dissent}; }

}  // namespace

void join_statement(PlaceResult& place, const PlaceResult& other) {
  JoinedRange joined = said_of(place);
  joined.add(said_of(other));
  place.dissent = joined.dissent();
  place.value = joined.known();
  place.spread.reset();
  if (joined.spread() != place.value) place.spread = joined.spread();
  place.grade = std::min(place.grade, other.grade);
  if (other.date) place.date = std::max(place.date.value_or(Date{}), *other.date);
  place.inputs.insert(place.inputs.end(), other.inputs.begin(), other.inputs.end());
}

std::optional<Interval> stated_range(const Observation& observation, Quantity quantity) {
  const std::optional<Interval> range = range_as(observation, quantity);
  if (!range || quantity != Quantity::slope || range->low >= Rational(0)) return range;
  if (range->high <= Rational(0)) return Interval{-range->high, -range->low};
  return Interval{Rational(0), std::max(-range->low, range->high)};
}

void may_not_count(const MeasureContext& context, Quantity quantity, PlaceResult& place) {
  const Interval all = domain(quantity);
  place.spread.reset();
  const Scale::Direction direction = context.criterion.scale.direction;
  const bool one_decides = context.criterion.combine == Combine::worst;
  if (!one_decides || direction != Scale::Direction::at_least) place.value.low = all.low;
  if (!one_decides || direction != Scale::Direction::at_most) place.value.high = all.high;
}

namespace {

std::int64_t weight_of(const PlaceResult& place, bool by_length) {
  if (!by_length) return 1;
  return place.stretch ? place.stretch->to_mm - place.stretch->from_mm : 0;
}

/// The greatest share below one that is told: some surely lack, however many more there are.
constexpr std::int64_t parts_of_share = 1'000'000;

}  // namespace

void finish_places(const MeasureContext& context, Measurement& measurement, std::optional<PlaceResult> unmapped, std::vector<PlaceResult> readings) {
  measurement.value = domain(measurement.quantity);
  if (measurement.places.empty() && readings.empty()) return;
  // A stretch without length (a gate on the route) would weigh nothing: then places are counted.
  const bool by_length = std::all_of(measurement.places.begin(), measurement.places.end(), [](const PlaceResult& place) {
    return place.stretch && place.stretch->to_mm > place.stretch->from_mm;
  });
  if (unmapped) measurement.places.push_back(std::move(*unmapped));
  const std::size_t with_extent = measurement.places.size();
  std::move(readings.begin(), readings.end(), std::back_inserter(measurement.places));
  std::int64_t total = 0;
  std::int64_t known = 0;
  bool any_known = false;
  Grade grade = Grade::measured;
  std::optional<Interval> worst;
  for (std::size_t i = 0; i < measurement.places.size(); ++i) {
    const PlaceResult& place = measurement.places[i];
    const std::int64_t weight = i < with_extent ? weight_of(place, by_length) : 0;
    total += weight;
    if (place.known) {
      known += weight;
      any_known = true;
      grade = std::min(grade, place.grade);
    }
    if (!worst) {
      worst = place.value;
      continue;
    }
    switch (context.criterion.scale.direction) {
      case Scale::Direction::at_least:
        worst = Interval{std::min(worst->low, place.value.low), std::min(worst->high, place.value.high)};
        break;
      case Scale::Direction::at_most:
        worst = Interval{std::max(worst->low, place.value.low), std::max(worst->high, place.value.high)};
        break;
      case Scale::Direction::within:
        worst = hull(*worst, place.value);
        break;
    }
  }
  measurement.value = *worst;
  measurement.observed = any_known;
  // Answers of people about the whole are no places, and how many they were nobody is told.
  const bool answers = std::any_of(measurement.places.begin(), measurement.places.end(), [](const PlaceResult& place) { return place.is_statement; });
  if (total > 0 && !by_length && !answers) measurement.cover(CountedExtent{CountedExtent::Of::places, known, total});
  else measurement.cover(total > 0 ? Rational::ratio(known, total) : Rational(0));
  measurement.grade = any_known ? grade : Grade::inferred;
}

void make_all_unknown(Quantity quantity, std::vector<PlaceResult>& places) {
  for (PlaceResult& place : places) {
    place.known = false;
    place.value = domain(quantity);
  }
}

namespace {

/// What observers state of the site as a whole under one of the names; nullopt: nothing.
std::optional<PlaceResult> stated_of_whole(const MeasureContext& context, Quantity quantity, const std::vector<std::string_view>& names) {
  std::optional<PlaceResult> whole;
  for (const std::string_view name : names) {
    for (const Observation* observation : about_whole_site(context, name)) {
      const auto range = stated_range(*observation, quantity);
      if (!range) continue;
      PlaceResult stated;
      stated.label = {"The site as a whole", "Platsen som helhet"};
      stated.where = context.site.geometry;
      stated.value = *range;
      stated.known = true;
      stated.grade = grade_of(*observation);
      if (observation->date.is_set()) stated.date = observation->date;
      stated.inputs.push_back(input_of(*observation));
      if (whole) join_statement(*whole, stated);
      else whole = std::move(stated);
    }
  }
  return whole;
}

}  // namespace

void add_site_statements(const MeasureContext& context, Measurement& measurement, const std::vector<std::string_view>& names,
                         const std::optional<JoinedRange>& layers) {
  std::optional<PlaceResult> whole = stated_of_whole(context, measurement.quantity, names);
  if (!whole) return;
  if (!measurement.places.empty() && context.criterion.combine != Combine::share) {
    measurement.observed = true;
    measurement.whole = std::move(*whole);
    return;
  }
  // A single value: narrowed by what the observers say, or held beside it. What the layers bound so widely that no observer is
  // contradicted adds nothing to what observers dispute among themselves.
  JoinedRange joined = said_of(*whole);
  const JoinedRange from_layers = layers.value_or(JoinedRange(measurement.value));
  const bool contradicts_none = !from_layers.dissent() && from_layers.known().contains(joined.spread());
  if (!contradicts_none) joined.add(from_layers);
  const bool complete = measurement.observed && measurement.coverage == Rational(1);
  measurement.grade = complete ? std::min(measurement.grade, whole->grade) : whole->grade;
  measurement.value = joined.known();
  measurement.observed = true;
  measurement.cover(Rational(1));
  for (const MeasureInput& input : whole->inputs) {
    measurement.steps.push_back({"Stated of the site as a whole: " + input.words.text().en, "Sagt om platsen som helhet: " + input.words.text().sv});
  }
  if (!joined.dissent()) return;
  if (whole->dissent) measurement.steps.push_back({"The observers disagree: what is known covers all of them.", "Observatörerna är oense: det som är känt omfattar alla."});
  else measurement.steps.push_back({"The layers and the observer disagree.", "Lagren och observatören är oense."});
}

void ShareOf::add(Tri answer, std::int64_t weight, PlaceResult place) {
  m_total += weight;
  m_by_number = m_by_number && weight == 1;
  if (answer == Tri::yes) m_yes += weight;
  if (answer == Tri::no) m_no += weight;
  if (answer != Tri::unknown || place.known) {
    m_observed = true;
    m_grade = std::min(m_grade, place.grade);
  }
  if (answer == Tri::yes) return;
  place.known = answer == Tri::no;
  place.value = place.known ? Interval::exact(0) : domain(Quantity::share);
  m_lacking.push_back(std::move(place));
}

void ShareOf::add_unmapped(PlaceResult place, std::int64_t weight) {
  m_unmapped += weight;
  place.known = false;
  place.value = domain(Quantity::share);
  m_open.push_back(std::move(place));
}

Measurement ShareOf::finish(std::vector<SharedText> steps) {
  Measurement measurement;
  measurement.quantity = Quantity::share;
  measurement.value = domain(Quantity::share);
  measurement.steps = std::move(steps);
  if (m_total == 0) return measurement;
  measurement.value = {Rational::ratio(m_yes, m_total), Rational::ratio(m_total - m_no, m_total)};
  if (m_unmapped > 0) measurement.value = {Rational(0), m_no > 0 ? Rational::ratio(parts_of_share - 1, parts_of_share) : Rational(1)};
  measurement.observed = m_observed;
  const CountedExtent extent{CountedExtent::Of::places, m_yes + m_no, m_total + m_unmapped};
  if (m_by_number) measurement.cover(extent);
  else measurement.cover(Rational::ratio(extent.known, extent.all));
  measurement.grade = measurement.observed ? m_grade : Grade::inferred;
  measurement.lacking = std::move(m_lacking);
  std::move(m_open.begin(), m_open.end(), std::back_inserter(measurement.lacking));
  return measurement;
}

void join_place(PlaceResult& place, PlaceResult next, const Interval& value, bool next_decides) {
  std::vector<MeasureInput> inputs = std::move(place.inputs);
  inputs.insert(inputs.end(), next.inputs.begin(), next.inputs.end());
  const Grade grade = !next.known ? place.grade : !place.known ? next.grade : std::min(place.grade, next.grade);
  const bool known = place.known || next.known;
  const bool dissent = place.dissent || next.dissent;
  if (next_decides) place = std::move(next);
  place.value = value;
  place.grade = grade;
  place.known = known;
  place.dissent = dissent;
  place.inputs = std::move(inputs);
}

void tell_too_old(std::size_t count, std::vector<SharedText>& steps) {
  if (count == 0) return;
  steps.push_back(counted(count, "Not counted, as their layers are too old here", "Inte räknade, eftersom deras lager är för gamla här"));
}

LocalText counted(std::size_t count, std::string_view english, std::string_view swedish) {
  const std::string number = std::to_string(count);
  return {std::string(english) + ": " + number + ".", std::string(swedish) + ": " + number + "."};
}

}  // namespace levelground::gis
