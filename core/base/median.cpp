// SPDX-License-Identifier: Apache-2.0
#include "core/base/median.hpp"

#include <algorithm>
#include <cstddef>

namespace levelground {

Interval median_of(const std::vector<Interval>& values) {
  std::vector<Rational> lows;
  std::vector<Rational> highs;
  for (const Interval& value : values) {
    lows.push_back(value.low);
    highs.push_back(value.high);
  }
  const auto lower = static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
  const auto upper = static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(lows.begin(), lows.begin() + lower, lows.end());
  std::nth_element(highs.begin(), highs.begin() + upper, highs.end());
  return {lows[static_cast<std::size_t>(lower)], highs[static_cast<std::size_t>(upper)]};
}

}  // namespace levelground
