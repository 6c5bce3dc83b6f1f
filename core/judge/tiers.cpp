// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <numeric>

#include "core/judge/ranking.hpp"

namespace levelground {

namespace {

/// Best first; by number when equal, so that there is one order only.
struct Better {
  const std::vector<Fractions>& totals;
  bool operator()(std::uint32_t a, std::uint32_t b) const {
    const Fractions& x = totals[a];
    const Fractions& y = totals[b];
    if (x.high != y.high) return x.high > y.high;
    if (x.low != y.low) return x.low > y.low;
    return a < b;
  }
};

/// A stands above B only when A's low end is at least B's high end (two equal points tie). Sites that tie with a site that ties with
/// a third share its tier, so that a tier stands as a whole above the next.
void draw_tiers(Ranking& ranking) {
  const auto& order = ranking.order;
  std::uint32_t tier = 0;
  std::size_t begin = 0;
  while (begin < order.size()) {
    ++tier;
    Rational low = ranking.totals[order[begin]].low;
    std::size_t end = begin + 1;
    while (end < order.size()) {
      const Fractions& next = ranking.totals[order[end]];
      const bool equal_points = next == ranking.totals[order[end - 1]] && next.low == next.high;
      if (low >= next.high && !equal_points) break;
      low = std::min(low, next.low);
      ++end;
    }
    for (std::size_t i = begin; i < end; ++i) ranking.placings[order[i]] = {tier, end - begin > 1};
    begin = end;
  }
}

}  // namespace

Ranking rank_in_tiers(const SiteResults& sites) {
  Ranking ranking;
  ranking.totals.reserve(sites.size());
  for (const SiteResult& site : sites) ranking.totals.push_back(site.total);
  ranking.order.resize(sites.size());
  std::iota(ranking.order.begin(), ranking.order.end(), 0U);
  std::sort(ranking.order.begin(), ranking.order.end(), Better{ranking.totals});
  ranking.placings.resize(sites.size());
  draw_tiers(ranking);
  return ranking;
}

Ranking rank_again(Ranking before, const SiteResults& sites, const std::vector<std::uint32_t>& changed) {
  std::vector<std::uint32_t> moved;
  for (const std::uint32_t i : changed) {
    if (before.totals.at(i) == sites[i].total) continue;
    before.totals[i] = sites[i].total;
    moved.push_back(i);
  }
  if (moved.empty()) return before;
  const Better better{before.totals};
  std::vector<std::uint32_t> kept;
  kept.reserve(before.order.size());
  std::copy_if(before.order.begin(), before.order.end(), std::back_inserter(kept),
               [&](std::uint32_t i) { return !std::binary_search(moved.begin(), moved.end(), i); });
  std::sort(moved.begin(), moved.end(), better);
  std::merge(kept.begin(), kept.end(), moved.begin(), moved.end(), before.order.begin(), better);
  draw_tiers(before);
  return before;
}

}  // namespace levelground
