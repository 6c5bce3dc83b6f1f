// SPDX-License-Identifier: Apache-2.0
/// The median of numbers of which each is known only as an interval.
#pragma once

#include <vector>

#include "core/base/interval.hpp"

namespace levelground {

/// Of an even number the lower middle of the lows and the upper middle of the highs, so that neither end claims what is not known.
/// `values` must not be empty; their unit is that of the result. Thread-safe.
Interval median_of(const std::vector<Interval>& values);

}  // namespace levelground
