// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/strictness.hpp"

#include <algorithm>

namespace levelground {

using Direction = Scale::Direction;

bool implies(Direction direction, const Limit& strict, const Limit& weak) {
  switch (direction) {
    case Direction::at_least:
      return strict.limit >= weak.limit;
    case Direction::at_most:
      return strict.limit <= weak.limit;
    case Direction::within:
      return strict.limit >= weak.limit && strict.upper <= weak.upper;
  }
  return false;
}

bool exception_implies(Direction direction, const Limit& strict, const Limit& weak) {
  const auto reaches = [direction](const Rational& value, const Rational& limit) {
    return direction == Direction::at_least ? value >= limit : value <= limit;
  };
  const auto passes = [&](const Rational& value, const Rational& length) {
    return reaches(value, weak.limit) || std::any_of(weak.exceptions.begin(), weak.exceptions.end(), [&](const WeakerRun& other) {
      return reaches(value, other.value) && length <= other.length;
    });
  };
  if (!std::all_of(strict.exceptions.begin(), strict.exceptions.end(), [&](const WeakerRun& run) { return passes(run.value, run.length); })) return false;
  if (!strict.within_run || weak.within_run) return true;
  // What passes in layers may be as long as its first pair and as weak as its last: at `weak` one pair must hold for that.
  const auto first = std::find_if(strict.exceptions.begin(), strict.exceptions.end(), [&](const WeakerRun& run) { return !reaches(run.value, weak.limit); });
  return first == strict.exceptions.end() || passes(strict.exceptions.back().value, first->length);
}

}  // namespace levelground
