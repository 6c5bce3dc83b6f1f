// SPDX-License-Identifier: Apache-2.0
/// Scores of places, with limits of the form "this weaker value for at most n metres" judged over runs of adjoining stretches.
#pragma once

#include <vector>

#include "core/judge/combine.hpp"

namespace levelground {

/// The score of each place at its low and at its high end. A stretch reaches a score when its value reaches the limit, or when the
/// run of adjoining stretches on its line that fail the limit has the exception's value everywhere and is no longer than the
/// exception allows. `values` in the order of `places`. O(n log n).
std::vector<PlaceScore> score_places(const Scale& scale, const std::vector<PlaceResult>& places, const std::vector<Interval>& values);

/// The score of an observation that speaks for the whole ("narrowest point 1.62 m"). Its point lies somewhere on the stretches: at
/// its high end it may be as short as an exception asks; at its low end only if some stretch may be as bad as it, so that the run
/// it lies in is judged with its length. Where every stretch is known to be better, the two statements disagree and nobody knows
/// how long the narrow part is: the limit itself counts.
ScoreInterval score_whole(const Scale& scale, const std::vector<PlaceResult>& places, const std::vector<Interval>& values,
                          const Interval& whole);

}  // namespace levelground
