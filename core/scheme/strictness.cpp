// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/strictness.hpp"

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
  if (!strict.exception) return true;
  const auto reaches = [direction](const Rational& value, const Rational& limit) {
    return direction == Direction::at_least ? value >= limit : value <= limit;
  };
  if (reaches(*strict.exception, weak.limit)) return true;
  return weak.exception && reaches(*strict.exception, *weak.exception) &&
         strict.exception_length <= weak.exception_length;
}

}  // namespace levelground
