// SPDX-License-Identifier: Apache-2.0
/// Scores of places, with limits of the form "this weaker value for at most n metres, that for at most m" judged over runs of
/// adjoining stretches.
#pragma once

#include <optional>
#include <vector>

#include "core/judge/combine.hpp"

namespace levelground {

/// The score of each place at its low and at its high end. A stretch reaches a score when its value reaches the limit, or when the
/// run of adjoining stretches on its line that fail the limit has the value of one exception everywhere and is no longer than that
/// one allows; with `within_run` when every run it lies in, of stretches that fail the limit or one of the exceptions, is no longer than the
/// next exception allows. A place among stretches that is none itself lies in a run of unknown length: at its high end it may be as short as an
/// exception asks. What does not reach a legal minimum itself has no score above it, whatever another limit's exception allows.
/// `values` in the order of `places`. O(n log n).
std::vector<PlaceScore> score_places(const Scale& scale, const std::vector<PlaceResult>& places, const std::vector<Interval>& values);

/// For each place that is a stretch and may fail the limit itself: how long the run is that it lies in, mm, where everything that may
/// fail does. nullopt for the others.
std::vector<std::optional<Rational>> run_lengths(const Scale& scale, const Limit& limit, const std::vector<PlaceResult>& places,
                                                 const std::vector<Interval>& values);

/// The score of an observation that speaks for the whole ("narrowest point 1.62 m"). Its point lies somewhere on the stretches: at
/// its high end it may be as short as the weakest exception asks; at its low end only if some stretch may be as bad as it, so that the run
/// it lies in is judged with its length. Where every stretch is known to be better, the two statements disagree and nobody knows
/// how long the narrow part is: the limit itself counts.
ScoreInterval score_whole(const Scale& scale, const std::vector<PlaceResult>& places, const std::vector<Interval>& values,
                          const Interval& whole);

}  // namespace levelground
