// SPDX-License-Identifier: Apache-2.0
#include "core/judge/ratings.hpp"

#include <algorithm>
#include <numeric>

namespace levelground {

namespace {

constexpr std::size_t between = max_score + 1;

/// How many people a median needs before it tells of nobody: as many voices as are shown at all, and so many that the half of them at or below it, and the
/// half at or above it, are no small count.
std::int64_t people_for_a_median(const RatingDisclosure& rule) { return std::max(rule.respondents_at_least, 2 * rule.count_at_least - 1); }

/// The median of as many people as that at one spot, or of the whole.
bool tells_of_nobody(const RatingDisclosure& rule, const PlaceResult& place) { return place.known && place.people >= people_for_a_median(rule); }

bool is_by_spot(const Criterion& criterion) {
  const std::string* by = criterion.measure.find("by");
  return by != nullptr && *by == "spot";
}

std::size_t column_of(const Interval& rating) {
  for (std::size_t score = 0; score <= max_score; ++score) {
    const Rational exact(static_cast<std::int64_t>(score));
    if (rating == Interval{exact, exact}) return score;
  }
  return between;
}

}  // namespace

RatingSpread disclose(const RatingDisclosure& rule, std::array<std::int64_t, rating_count> counts) {
  RatingSpread spread;
  const std::int64_t all = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
  spread.asked = all > 0;
  if (all < rule.respondents_at_least) return spread;
  spread.shown = true;
  spread.respondents = all;
  std::int64_t withheld = 0;
  std::int64_t withheld_sum = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts.at(i) > 0 && counts.at(i) < rule.count_at_least) {
      ++withheld;
      withheld_sum += counts.at(i);
    } else {
      spread.counts.at(i) = counts.at(i);
    }
  }
  // What is withheld together must not be a small number either, or the sum gives it away: the smallest counts shown go
  // with it.
  while (withheld > 0 && (withheld == 1 || withheld_sum < rule.count_at_least)) {
    std::optional<std::size_t> smallest;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (!spread.counts.at(i) || *spread.counts.at(i) == 0) continue;
      if (!smallest || counts.at(i) < counts.at(*smallest)) smallest = i;
    }
    if (!smallest) {  // the sum alone would say it
      spread = {};
      spread.asked = true;
      return spread;
    }
    spread.counts.at(*smallest).reset();
    ++withheld;
    withheld_sum += counts.at(*smallest);
  }
  return spread;
}

bool withholds_voices(const Scheme& scheme, const Criterion& criterion) {
  return scheme.disclosure && criterion.evaluation == Evaluation::observed && criterion.scale.quantity == Quantity::rating;
}

void withhold_voices(const Scheme& scheme, CriterionResult& result) {
  const Criterion& criterion = scheme.criteria.at(result.criterion);
  if (!withholds_voices(scheme, criterion)) return;
  for (PlaceResult& place : result.measurement.places) {
    place.inputs.clear();
    if (is_by_spot(criterion) && tells_of_nobody(*scheme.disclosure, place)) continue;
    place.feature.clear();
    place.label = SharedText();
    place.where = Geometry();
    place.is_statement = true;
  }
  if (result.measurement.whole) {
    result.measurement.whole->inputs.clear();
    result.measurement.whole->is_statement = !tells_of_nobody(*scheme.disclosure, *result.measurement.whole);
  }
  result.measurement.steps.clear();          // they tell how many observed
  result.measurement.not_accepted.reset();   // it names who said what
}

void withhold_days(const Scheme& scheme, const Criterion& criterion, Measurement& measurement) {
  if (!measurement.too_old || !withholds_voices(scheme, criterion)) return;
  for (TooOld& old : *measurement.too_old) {
    if (old.what == TooOld::What::observations) old.date = Date{};
  }
}

bool may_be_handed_on(const Scheme& scheme, const Observation& observation) {
  if (scheme.disclosure && observation.quantity == Quantity::rating) return false;
  return std::none_of(scheme.criteria.begin(), scheme.criteria.end(), [&](const Criterion& criterion) {
    const std::string* by = criterion.measure.find("by");
    const std::string* property = criterion.measure.find("property");
    return by != nullptr && *by == "perspective" && property != nullptr && *property == observation.property;
  });
}

std::optional<std::int64_t> not_handed_on(const Scheme& scheme, const std::vector<Observation>& observations) {
  const auto count = std::count_if(observations.begin(), observations.end(), [&](const Observation& one) { return !may_be_handed_on(scheme, one); });
  const auto rated = std::count_if(scheme.criteria.begin(), scheme.criteria.end(), [&](const Criterion& one) { return withholds_voices(scheme, one); });
  const bool few = scheme.disclosure && count > 0 && count < scheme.disclosure->respondents_at_least * rated;
  return few ? std::nullopt : std::optional<std::int64_t>(count);
}

std::vector<Interval> voices_of(const Measurement& measurement) {
  if (measurement.voices) return *measurement.voices;
  std::vector<Interval> voices;
  for (const PlaceResult& place : measurement.places) {
    if (place.known) voices.push_back(place.value);
  }
  return voices;
}

RatingSpread spread_of(const RatingDisclosure& rule, const Measurement& measurement) {
  std::array<std::int64_t, rating_count> counts{};
  for (const Interval& rating : voices_of(measurement)) ++counts.at(column_of(rating));
  return disclose(rule, counts);
}

RatingSpread spread_of(const Scheme& scheme, const CriterionResult& result) {
  RatingSpread spread = spread_of(*scheme.disclosure, result.measurement);
  spread.criterion = result.criterion;
  return spread;
}

std::string spread_words(const RatingDisclosure& rule, const RatingSpread& spread, const Texts& texts) {
  if (!spread.asked) return texts.get("judge.ratings.nobody");
  if (!spread.shown) return texts.get("judge.ratings.few", {{"respondents", std::to_string(rule.respondents_at_least)}});
  std::string counts;
  for (std::size_t i = 0; i < spread.counts.size(); ++i) {
    const auto& count = spread.counts.at(i);
    if (i == between && count && *count == 0) continue;
    counts += (counts.empty() ? "" : ", ") + (i == between ? texts.get("judge.ratings.between") : std::to_string(i)) + ": " + (count ? std::to_string(*count) : "×");
  }
  return texts.plural("judge.ratings.spread", static_cast<long long>(spread.respondents), {{"counts", counts}});
}

std::vector<RatingSpread> rating_spreads(const Scheme& scheme, const SiteResult& site) {
  std::vector<RatingSpread> spreads;
  for (std::uint32_t i = 0; i < scheme.criteria.size(); ++i) {
    if (!withholds_voices(scheme, scheme.criteria[i])) continue;
    spreads.push_back(spread_of(scheme, site.criteria[i]));
    spreads.back().criterion = i;
  }
  return spreads;
}

}  // namespace levelground
