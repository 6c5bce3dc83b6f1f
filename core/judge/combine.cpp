// SPDX-License-Identifier: Apache-2.0
#include "core/judge/combine.hpp"

#include <algorithm>

#include "core/base/median.hpp"
#include "core/judge/judge.hpp"
#include "core/judge/runs.hpp"

namespace levelground {

namespace {

/// An unknown place, as far as an observation for the whole bounds it: nothing is worse than the worst point.
Interval bounded(Scale::Direction direction, const Interval& value, const Interval& whole) {
  Interval bound = whole;
  if (direction == Scale::Direction::at_least) bound.high = Rational::infinity();
  if (direction == Scale::Direction::at_most) bound.low = Rational::negative_infinity();
  // Statements that exclude each other stay side by side.
  return intersection(value, bound).value_or(hull(value, whole));
}

Interval worst_of(Scale::Direction direction, const std::vector<Interval>& values) {
  Interval worst = values.front();
  for (const Interval& value : values) {
    switch (direction) {
      case Scale::Direction::at_least:
        worst = {std::min(worst.low, value.low), std::min(worst.high, value.high)};
        break;
      case Scale::Direction::at_most:
        worst = {std::max(worst.low, value.low), std::max(worst.high, value.high)};
        break;
      case Scale::Direction::within:  // no end of a range is the worse one
        worst = hull(worst, value);
        break;
    }
  }
  return worst;
}

/// Marks the places of the newest date and those that may be newest; the hull of what they say.
Interval latest_of(const std::vector<PlaceResult>& places, const std::vector<Interval>& values, std::vector<PlaceScore>& scores) {
  Date newest;
  for (const PlaceResult& place : places) {
    if (place.known && place.date && *place.date > newest) newest = *place.date;
  }
  std::optional<Interval> latest;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const bool dated = places[i].date && places[i].date->is_set();
    scores[i].counts = dated ? places[i].known && *places[i].date == newest : true;
    if (scores[i].counts) latest = latest ? hull(*latest, values[i]) : values[i];
  }
  return latest ? *latest : worst_of(Scale::Direction::within, values);
}

void take_worse(ScoreInterval& score, const ScoreInterval& other) {
  score = {std::min(score.low, other.low), std::min(score.high, other.high)};
}

}  // namespace

bool value_decides(const Criterion& criterion, const Measurement& measurement) {
  return criterion.combine == Combine::share || (measurement.places.empty() && !measurement.whole);
}

/// What several statements leave between them, a dispute, or what a word of a map may stand for was reported by nobody.
std::optional<Rational> reported_accuracy(const PlaceResult& place) {
  const bool reported = place.inputs.size() == 1 && !place.dissent && place.grade != Grade::inferred;
  if (!reported || !place.value.low.is_finite() || !place.value.high.is_finite()) return std::nullopt;
  return (place.value.high - place.value.low) / 2;
}

/// The simple rule takes the reported value where its accuracy is good enough; else the interval decides.
Interval decided_value(const Criterion& criterion, DecisionRule rule, const PlaceResult& place) {
  if (rule != DecisionRule::simple || !criterion.max_uncertainty) return place.value;
  const std::optional<Rational> accuracy = reported_accuracy(place);
  return accuracy && *accuracy <= *criterion.max_uncertainty ? Interval::exact(place.value.low + *accuracy) : place.value;
}

std::vector<Interval> judged_values(const Criterion& criterion, DecisionRule rule, const Measurement& measurement) {
  std::optional<Interval> whole;
  if (measurement.whole) whole = decided_value(criterion, rule, *measurement.whole);
  std::vector<Interval> values;
  values.reserve(measurement.places.size() + 1);
  for (const PlaceResult& place : measurement.places) {
    if (place.known) {
      values.push_back(decided_value(criterion, rule, place));
    } else {
      values.push_back(whole ? bounded(criterion.scale.direction, place.value, *whole) : place.value);
    }
  }
  return values;
}

Interval worst_value(const Criterion& criterion, const Measurement& measurement) {
  if (value_decides(criterion, measurement)) return measurement.value;
  std::vector<Interval> values = judged_values(criterion, DecisionRule::guarded, measurement);
  if (measurement.whole) values.push_back(decided_value(criterion, DecisionRule::guarded, *measurement.whole));
  return worst_of(criterion.scale.direction, values);
}

Judged judge_value(const Criterion& criterion, DecisionRule rule, const Measurement& measurement) {
  const Scale& scale = criterion.scale;
  std::optional<Interval> whole;
  if (measurement.whole) whole = decided_value(criterion, rule, *measurement.whole);
  std::vector<Interval> values = judged_values(criterion, rule, measurement);
  Judged judged;
  judged.places = score_places(scale, measurement.places, values);

  if (value_decides(criterion, measurement)) {
    judged.value = measurement.value;
    judged.score = score_of(scale, judged.value);
    return judged;
  }
  if (measurement.places.empty()) {  // only the observation that speaks for the whole
    judged.value = *whole;
    judged.score = score_of(scale, *whole);
    judged.whole = judged.score;
    return judged;
  }
  if (whole) judged.whole = score_whole(scale, measurement.places, values, *whole);
  switch (criterion.combine) {
    case Combine::worst:
    case Combine::share: {
      judged.score = {max_score, max_score};
      for (const PlaceScore& place : judged.places) take_worse(judged.score, place.score);
      if (whole) {
        take_worse(judged.score, judged.whole);
        values.push_back(*whole);
      }
      judged.value = worst_of(scale.direction, values);
      break;
    }
    case Combine::median:
      judged.value = median_of(values);
      judged.score = score_of(scale, judged.value);
      break;
    case Combine::latest:
      judged.value = latest_of(measurement.places, values, judged.places);
      judged.score = score_of(scale, judged.value);
      break;
  }
  return judged;
}

}  // namespace levelground
