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
  return std::all_of(strict.exceptions.begin(), strict.exceptions.end(), [&](const WeakerRun& run) {
    return reaches(run.value, weak.limit) || std::any_of(weak.exceptions.begin(), weak.exceptions.end(), [&](const WeakerRun& other) {
      return reaches(run.value, other.value) && run.length <= other.length;
    });
  });
}

}  // namespace levelground
