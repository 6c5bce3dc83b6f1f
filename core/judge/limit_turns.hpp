// SPDX-License-Identifier: Apache-2.0
/// The numbers of a scale that can be moved one at a time, and what a kept measurement makes of the moved scale. Used by sensitivity.cpp.
#pragma once

#include <vector>

#include "core/judge/assessment.hpp"
#include "core/judge/turning.hpp"

namespace levelground {

/// Which number of a limit: the limit itself (of a range its lower end), a range's upper end, or an exception's value or length.
enum class LimitPart : std::uint8_t { limit, upper, exception_value, exception_length };

/// One number of a scale.
struct LimitNumber {
  int score = 0;
  LimitPart part = LimitPart::limit;
  std::size_t exception = 0;  ///< index into Limit::exceptions
};

/// All numbers of the scale, by score; of each limit the number itself first.
std::vector<LimitNumber> numbers_of(const Scale& scale);
Rational number_now(const Scale& scale, const LimitNumber& number);
/// Is more asked when the number grows?
bool stricter_upwards(Scale::Direction direction, const LimitNumber& number);

/// The criterion's scale with one number moved. Limits of higher scores that would then ask for less than the moved one give way, as far as
/// they must and no further; before one below the score that passes none does.
Scale with_number(const Criterion& criterion, const LimitNumber& number, const Rational& value);

/// How far the number may be moved: within what the quantity can be, not so far that the limit asks for nothing; of a score above the one that
/// passes no weaker than the limit below it, of one below it no stricter than the limit above.
Bound bound_of(const Criterion& criterion, const LimitNumber& number, bool up);

/// The values at which a number may begin to decide otherwise: ends of what was measured, lengths of runs.
std::vector<Rational> candidates_of(const Criterion& criterion, DecisionRule rule, const Measurement& measurement, const LimitNumber& number);

/// The steps at which the score that a kept measurement gets becomes another, nearest first. A stricter number never raises a score, so they are
/// found by halving. `moved`: a copy of the criterion, whose scale is changed and put back.
std::vector<Step> score_changes(Criterion& moved, DecisionRule rule, const Measurement& measurement, const LimitNumber& number,
                                const std::vector<Step>& steps);

}  // namespace levelground
