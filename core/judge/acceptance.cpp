// SPDX-License-Identifier: Apache-2.0
#include "core/judge/acceptance.hpp"

#include <algorithm>

#include "core/judge/combine.hpp"
#include "core/judge/sentences.hpp"

namespace levelground {

namespace {

/// Length of a stretch, or one for a place without: shares are of lengths when every place has one.
std::int64_t extent_of(const PlaceResult& place, bool by_length) {
  return by_length ? place.stretch->to_mm - place.stretch->from_mm : 1;
}

void forget(PlaceResult& place, Quantity quantity) {
  place.known = false;
  place.value = domain(quantity);
}

/// Of `known` places `accepted` may be used; what they are a part of stays as large as it was.
void accept_extent(Measurement& measurement, bool by_length, std::int64_t known, std::int64_t accepted) {
  if (measurement.counted && measurement.counted->known == known) {
    measurement.cover(CountedExtent{measurement.counted->of, accepted, measurement.counted->all});
  } else if (measurement.coverage == Rational(1) && !by_length) {
    measurement.cover(CountedExtent{CountedExtent::Of::places, accepted, known});
  } else {
    measurement.cover(measurement.coverage * Rational::ratio(accepted, known));
  }
}

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

}  // namespace

bool rests_on_unconfirmed(const Criterion& criterion) {
  return std::any_of(criterion.scale.limits.begin(), criterion.scale.limits.end(),
                     [](const std::optional<Limit>& limit) { return limit && limit->confidence == Confidence::unconfirmed; });
}

const AcceptedFigure* acceptance_of(const JudgeOptions& options, const std::string& code) {
  const auto found = std::find_if(options.accepted_figures.begin(), options.accepted_figures.end(), [&](const AcceptedFigure& accepted) {
    return accepted.criterion == code && !is_blank(accepted.reason) && !is_blank(accepted.accepted_by);
  });
  return found == options.accepted_figures.end() ? nullptr : &*found;
}

bool judged_by_unconfirmed(const Criterion& criterion, const CriterionResult& result) {
  return rests_on_unconfirmed(criterion) && result.verdict != Verdict::not_applicable && result.verdict != Verdict::not_observed && !result.equivalent;
}

std::vector<std::string> unconfirmed_in_use(const Assessment& assessment) {
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < assessment.scheme.criteria.size(); ++i) {
    const Criterion& criterion = assessment.scheme.criteria[i];
    if (std::any_of(assessment.sites.begin(), assessment.sites.end(), [&](const SiteResult& site) { return judged_by_unconfirmed(criterion, site.criteria[i]); }))
      codes.push_back(criterion.code);
  }
  return codes;
}

std::vector<std::string> figures_refused(const Scheme& scheme, const JudgeOptions& options) {
  std::vector<std::string> codes;
  if (!options.certifying) return codes;
  for (const Criterion& criterion : scheme.criteria) {
    if (rests_on_unconfirmed(criterion) && acceptance_of(options, criterion.code) == nullptr) codes.push_back(criterion.code);
  }
  return codes;
}

bool is_observed(const Criterion& criterion, const Measurement& measurement) {
  if (!measurement.observed) return false;
  if (value_decides(criterion, measurement) || measurement.whole) return true;
  return std::any_of(measurement.places.begin(), measurement.places.end(), [](const PlaceResult& place) { return place.known; });
}

Measurement accept_evidence(const Criterion& criterion, bool certifying, Measurement measurement, std::vector<SharedText>& notes) {
  const Grade lowest = criterion.lowest_grade;
  if (value_decides(criterion, measurement)) {
    if (!measurement.observed || measurement.grade >= lowest) return measurement;
    notes.push_back(certifying ? sentences::none_accepted(lowest) : sentences::rests_on(measurement.grade, lowest));
    if (certifying) {
      measurement.observed = false;
      measurement.value = domain(measurement.quantity);
      measurement.cover(Rational(0));
      for (PlaceResult& place : measurement.lacking) forget(place, measurement.quantity);
    }
    return measurement;
  }

  const bool by_length = !measurement.places.empty() && std::all_of(measurement.places.begin(), measurement.places.end(),
                                                                    [](const PlaceResult& p) { return p.stretch.has_value(); });
  std::int64_t known = 0;
  std::int64_t accepted = 0;
  std::size_t weak = 0;
  Grade weakest = Grade::measured;
  for (PlaceResult& place : measurement.places) {
    if (!place.known) continue;
    known += extent_of(place, by_length);
    if (place.grade >= lowest) {
      accepted += extent_of(place, by_length);
      continue;
    }
    ++weak;
    weakest = std::min(weakest, place.grade);
    if (certifying) forget(place, measurement.quantity);
  }
  if (measurement.whole && measurement.whole->grade < lowest) {
    ++weak;
    weakest = std::min(weakest, measurement.whole->grade);
    if (certifying) measurement.whole.reset();
  }
  if (weak == 0) return measurement;
  notes.push_back(certifying ? sentences::not_accepted(weak, lowest) : sentences::rests_on(weakest, lowest));
  if (certifying) {
    if (known > 0) accept_extent(measurement, by_length, known, accepted);
    if (measurement.places.empty()) {  // the observation for the whole was all there was
      measurement.observed = false;
      measurement.value = domain(measurement.quantity);
    }
  }
  return measurement;
}

}  // namespace levelground
