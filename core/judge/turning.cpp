// SPDX-License-Identifier: Apache-2.0
#include "core/judge/turning.hpp"

#include <algorithm>

namespace levelground {

std::vector<Step> steps_outward(const Rational& now, std::vector<Rational> candidates, bool up, const Bound& bound) {
  const auto nearer = [up](const Rational& a, const Rational& b) { return up ? a < b : b < a; };
  const bool ends = bound.end && bound.end->is_finite();
  if (ends && !nearer(now, *bound.end)) return {};
  candidates.erase(std::remove_if(candidates.begin(), candidates.end(),
                                  [&](const Rational& c) { return !c.is_finite() || !nearer(now, c) || (ends && !nearer(c, *bound.end)); }),
                   candidates.end());
  std::sort(candidates.begin(), candidates.end(), nearer);
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());

  std::vector<Step> steps;
  Rational last = now;
  const auto walk_to = [&](const Rational& next) {
    steps.push_back({(last + next) / 2, last, true});
    last = next;
  };
  for (const Rational& candidate : candidates) {
    walk_to(candidate);
    steps.push_back({candidate, candidate, false});
  }
  if (ends) {
    walk_to(*bound.end);
    if (bound.included) steps.push_back({*bound.end, *bound.end, false});
  } else {
    steps.push_back({up ? last + 1 : last - 1, last, true});
  }
  return steps;
}

}  // namespace levelground
