// SPDX-License-Identifier: Apache-2.0
/// What is said of when a place is open, on evidence that the criterion accepts.
#pragma once

#include <optional>
#include <vector>

#include "core/hours/opening_hours.hpp"
#include "gis/measure/evidence.hpp"

namespace levelground::gis {

struct StatedHours {
  std::optional<OpeningHours> hours;   ///< none: the words are not understood
  MeasureInput input;
  Grade grade = Grade::tagged;
};
/// By the source, then by observers: of the feature, and of the whole site where the feature is the site. What is not understood says so
/// in its input.
std::vector<StatedHours> stated_hours(const MeasureContext& context, const Feature& feature);

/// Seconds open on the day with fewest in the year from as_of, within 0..24 h: what all statements allow, or their hull with `dissent`
/// where they exclude each other. nullopt: nothing is said that can be understood.
std::optional<Interval> open_on_worst_day(const MeasureContext& context, const Feature& feature, const std::vector<StatedHours>& stated, bool& dissent);
/// Open from `begin` to `end` (minutes of the clock) on every day of that year? Statements that disagree: unknown.
Tri open_every_day(const MeasureContext& context, const Feature& feature, const std::vector<StatedHours>& stated, int begin, int end);

}  // namespace levelground::gis
