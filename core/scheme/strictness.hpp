// SPDX-License-Identifier: Apache-2.0
/// Which of two limits of one scale asks for more. Both must be limits of the same quantity and direction.
#pragma once

#include "core/scheme/criterion.hpp"

namespace levelground {

/// Does every value that reaches `strict` outright also reach `weak` outright?
bool implies(Scale::Direction direction, const Limit& strict, const Limit& weak);

/// The same for what the exceptions allow: a run that passes by an exception of `strict` must pass at `weak`, outright or by one of
/// its own.
bool exception_implies(Scale::Direction direction, const Limit& strict, const Limit& weak);

/// Does all that passes `strict`, outright or by exception, pass `weak`?
inline bool as_strict_as(Scale::Direction direction, const Limit& strict, const Limit& weak) {
  return implies(direction, strict, weak) && exception_implies(direction, strict, weak);
}

}  // namespace levelground
