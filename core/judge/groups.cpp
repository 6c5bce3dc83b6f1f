// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "core/judge/judge.hpp"

namespace levelground {

WorstServed find_worst_served(const std::vector<GroupResult>& groups, const std::vector<std::uint32_t>& in_scope) {
  WorstServed worst;
  std::vector<std::uint32_t> determined;
  for (const std::uint32_t group : in_scope) {
    if (groups[group].determined) determined.push_back(group);
  }
  if (determined.size() < 2) return worst;  // one group alone is worse off than nobody

  const auto by_high = [&](std::uint32_t a, std::uint32_t b) { return groups[a].score.high < groups[b].score.high; };
  const Rational smallest_high = groups[*std::min_element(determined.begin(), determined.end(), by_high)].score.high;
  for (const std::uint32_t group : determined) {
    if (groups[group].score.low > smallest_high) continue;
    // Were its own unknowns answered well it would no longer be a candidate: only the want of data makes it one.
    worst.candidates.push_back({group, groups[group].score.high > smallest_high});
  }
  // One candidate among several groups: its high end lies below every other low end.
  worst.named = worst.candidates.size() == 1;
  return worst;
}

}  // namespace levelground
