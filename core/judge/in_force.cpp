// SPDX-License-Identifier: Apache-2.0
#include "core/judge/in_force.hpp"

#include <algorithm>

namespace levelground {

std::vector<EarlyLimit> early_limits(const Scheme& scheme, const Date& as_of) {
  std::vector<EarlyLimit> early;
  if (!as_of.is_set()) return early;
  for (std::uint32_t i = 0; i < scheme.criteria.size(); ++i) {
    const auto& limits = scheme.criteria[i].scale.limits;
    for (std::size_t score = 1; score < limits.size(); ++score) {
      if (!limits.at(score)) continue;
      const Date from = limits.at(score)->valid_from;
      if (from.is_set() && as_of < from) early.push_back({i, static_cast<int>(score), from});
    }
  }
  return early;
}

std::vector<std::uint32_t> undated_criteria(const Scheme& scheme) {
  std::vector<std::uint32_t> undated;
  for (std::uint32_t i = 0; i < scheme.criteria.size(); ++i) {
    const auto& limits = scheme.criteria[i].scale.limits;
    const auto of_profile = [](const std::optional<Limit>& limit) { return limit && !limit->file.empty() && !limit->valid_from.is_set(); };
    if (std::any_of(limits.begin(), limits.end(), of_profile)) undated.push_back(i);
  }
  return undated;
}

}  // namespace levelground
