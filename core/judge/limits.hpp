// SPDX-License-Identifier: Apache-2.0
/// Does a value reach a limit? The one place where a value meets a number of a standard.
#pragma once

#include "core/base/interval.hpp"
#include "core/scheme/criterion.hpp"

namespace levelground {

/// Which end of what is known decides: the end that can only be better, or the end that can only be worse.
enum class End : std::uint8_t { pessimistic, optimistic };

/// Limits are inclusive. For `within`, pessimistic asks for the whole interval, optimistic for any part of it.
/// Throws Defect when a range has no upper limit: the scheme reader refuses such a scale.
bool reaches(Scale::Direction direction, const Limit& limit, const Interval& value, End end);

/// The same for a weaker value that is allowed over a short run. Throws Defect for `within`: a range has no weaker side.
bool reaches_exception(Scale::Direction direction, const WeakerRun& exception, const Interval& value, End end);

}  // namespace levelground
