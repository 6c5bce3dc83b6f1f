// SPDX-License-Identifier: Apache-2.0
/// Ratings of spots: which of them are of one spot, and what they say of it. Where positions leave open whether two are, every way to read them
/// counts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gis/measure/measure.hpp"

namespace levelground::gis {

/// Of two ratings by one observer the later counts; of one day's the one with the larger id.
bool is_later_rating(const Observation& a, const Observation& b);

struct SpotRules {
  Rational minimum_observers = {};   ///< of a spot, and of the site as a whole
  bool newest_day_only = false;      ///< of each spot's ratings those of its newest day alone
  std::optional<Theme> on = {};      ///< each mapped feature of this theme in the site is a spot, rated or not
};

/// One place for each spot, the median of its ratings, and what they say of the site as a whole; the rest of the site is open until enough speak for it
/// who were there no earlier than anybody who rated a spot. `ratings`: accepted, of the site; none twice. Fills places, value, coverage, grade, `whole`,
/// steps, and `unusable` where there are ratings and no spot, nor the whole, has observers enough. Thread-safe.
///
/// Two ratings are of one spot where they name one feature or give one and the same position, or where their positions are no more than 1 m apart
/// however far off both may be; of two where they name two features or are farther apart than that however far off they may be. A position is that of
/// a feature of `on` in the same way; whether it is that of another feature is open where it may be within 1 m. Where it is open, the spots are one place
/// that covers every way to part them.
void rate_spots(const MeasureContext& context, const SpotRules& rules, const std::vector<const Observation*>& ratings, Measurement& measurement);

}  // namespace levelground::gis
