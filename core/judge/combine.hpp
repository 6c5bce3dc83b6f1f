// SPDX-License-Identifier: Apache-2.0
/// From the places of a measurement to one value and one score: worst, median, latest, share (judgement.md section 2).
#pragma once

#include <optional>
#include <vector>

#include "core/judge/assessment.hpp"

namespace levelground {

/// What one place adds.
struct PlaceScore {
  ScoreInterval score;
  bool counts = true;  ///< false: an older observation under `latest`, which decides nothing
};

/// The judged value of a measurement.
struct Judged {
  Interval value;                  ///< base unit of the measurement's quantity
  ScoreInterval score;
  std::vector<PlaceScore> places;  ///< in the order of Measurement::places
  ScoreInterval whole;             ///< of the observation that speaks for the whole; unused when there is none
};

/// True when the measurement's own value decides: shares, and kinds without places.
bool value_decides(const Criterion& criterion, const Measurement& measurement);

/// How inaccurate the value is that one statement reports of the place (half the width of its interval, base unit); nullopt where nobody
/// reported one value: several statements bear on it, they disagree, it is inferred or has no ends.
std::optional<Rational> reported_accuracy(const PlaceResult& place);

/// The value of a place as the decision rule sees it: under `simple` the value that one statement reports (the middle of its interval), if its
/// accuracy is within the criterion's max_uncertainty; else the interval: where several statements bear on the place, where they
/// disagree, where it is inferred, and where the criterion states no max_uncertainty.
Interval decided_value(const Criterion& criterion, DecisionRule rule, const PlaceResult& place);

/// The value of each place as it is judged: as the decision rule sees it, an unknown one bounded by an observation that speaks for the
/// whole. In the order of Measurement::places.
std::vector<Interval> judged_values(const Criterion& criterion, DecisionRule rule, const Measurement& measurement);

/// The worst of the places together with an observation that speaks for the whole, each as its interval says; where the measurement's own value
/// decides, that. What a measure taken alone comes to.
Interval worst_value(const Criterion& criterion, const Measurement& measurement);

/// Combines. Readings that judgement.md leaves open, each the cautious one:
/// - median of an even number of places: the lower middle of the lows, the upper middle of the highs;
/// - an unknown place takes part with everything it can be, bounded on its worse side by an observation that speaks for the whole;
/// - latest: the places of the newest date; those without a date may be newest, so they are held beside them;
/// - an exception counts over runs of adjoining stretches that fail the limit itself; a place without a stretch has no run, so
///   only the limit itself counts for it.
Judged judge_value(const Criterion& criterion, DecisionRule rule, const Measurement& measurement);

}  // namespace levelground
