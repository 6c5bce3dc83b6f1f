// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "core/judge/judge.hpp"

namespace levelground {

namespace {

/// The unknown whose answer moves the total most: width of its score times its share of the total. Earliest code when equal.
std::string separating_unknown(const Scheme& scheme, const SiteResult& site) {
  std::vector<std::int64_t> weights(scheme.dimensions.size(), 0);
  const auto dimension_of = [&](std::size_t i) { return *scheme.dimension_index(scheme.criteria[i].dimension); };
  for (std::size_t i = 0; i < site.criteria.size(); ++i) {
    if (site.criteria[i].verdict != Verdict::not_applicable) weights[dimension_of(i)] += scheme.criteria[i].weight;
  }
  const Criterion* widest = nullptr;
  Rational greatest;
  for (std::size_t i = 0; i < site.criteria.size(); ++i) {
    const CriterionResult& result = site.criteria[i];
    if (result.verdict != Verdict::cannot_tell && result.verdict != Verdict::not_observed) continue;
    const std::size_t d = dimension_of(i);
    if (weights[d] == 0) continue;  // criteria without weight move nothing
    const Criterion& criterion = scheme.criteria[i];
    const Rational width =
        Rational::ratio(scheme.dimensions[d].share * criterion.weight * (result.score.high - result.score.low), weights[d]);
    if (width > greatest || (widest && width == greatest && criterion.code < widest->code)) {
      widest = &criterion;
      greatest = width;
    }
  }
  return widest ? widest->code : std::string();
}

}  // namespace

/// A stands above B only when A's low end is at least B's high end (two equal points tie). Sites that tie with a site that ties with
/// a third share its tier, so that a tier stands as a whole above the next.
void rank_in_tiers(const Scheme& scheme, std::vector<SiteResult>& sites) {
  std::vector<std::size_t> order(sites.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (sites[a].total.high != sites[b].total.high) return sites[a].total.high > sites[b].total.high;
    if (sites[a].total.low != sites[b].total.low) return sites[a].total.low > sites[b].total.low;
    return a < b;
  });

  std::uint32_t tier = 0;
  std::size_t begin = 0;
  while (begin < order.size()) {
    ++tier;
    Rational low = sites[order[begin]].total.low;
    std::size_t end = begin + 1;
    while (end < order.size()) {
      const Fractions& next = sites[order[end]].total;
      const bool equal_points = next == sites[order[end - 1]].total && next.low == next.high;
      if (low >= next.high && !equal_points) break;
      low = std::min(low, next.low);
      ++end;
    }
    for (std::size_t i = begin; i < end; ++i) {
      SiteResult& site = sites[order[i]];
      site.tier = tier;
      site.separating = end - begin > 1 ? separating_unknown(scheme, site) : std::string();
    }
    begin = end;
  }
  for (std::size_t i = 0; i < sites.size(); ++i) {  // only here is it known where a site stands among the others
    for (Gap& gap : sites[i].gaps) gap.site = static_cast<std::uint32_t>(i);
  }
}

}  // namespace levelground
