// SPDX-License-Identifier: Apache-2.0
#include "core/judge/in_force.hpp"

namespace levelground {

Date in_force_from(const Scheme& scheme, const Limit& limit) {
  if (limit.valid_from.is_set() || limit.file.empty()) return limit.valid_from;
  return scheme.profile_valid_from;
}

std::vector<EarlyLimit> early_limits(const Scheme& scheme, const Date& as_of) {
  std::vector<EarlyLimit> early;
  if (!as_of.is_set()) return early;
  for (std::uint32_t i = 0; i < scheme.criteria.size(); ++i) {
    const auto& limits = scheme.criteria[i].scale.limits;
    for (std::size_t score = 1; score < limits.size(); ++score) {
      if (!limits.at(score)) continue;
      const Date from = in_force_from(scheme, *limits.at(score));
      if (from.is_set() && as_of < from) early.push_back({i, static_cast<int>(score), from});
    }
  }
  return early;
}

}  // namespace levelground
