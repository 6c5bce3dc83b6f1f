// SPDX-License-Identifier: Apache-2.0
/// Who lives within a walk of one site: the homes around it, and how many of their people a search reaches, by age and sex.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "gis/network/homes.hpp"

namespace levelground::gis {

class WalkCache;

/// People of one group, to a thousandth.
struct PeopleCount {
  Rational fewest, most;
  std::uint32_t homes_silent = 0;     ///< homes that may be reached and do not state the group: withheld or not counted
  std::uint32_t homes_left_out = 0;   ///< of these, those that do not state how many live there either: in no number
};
using PeopleByGroup = std::array<PeopleCount, people.size()>;   ///< in the order of `people`

/// Homes near one site. One thread; must not outlive the City.
class PeopleAround {
 public:
  /// Homes whose box meets `box`; a home that is a point may lie `home_metres` from the nearest way. `entrances`: of the site.
  PeopleAround(const City& city, const Box& box, double home_metres, std::span<const GraphPlace> entrances, WalkCache& cache);
  [[nodiscard]] bool empty() const { return m_homes.empty(); }

  /// All whom a search reached that was run with `edge_ok` and `limit_mm`. Fewest: of homes all of whose ways are reached. Most: of homes of whose
  /// ways any is and, `with_off`, of homes on no way that lie within the limit as the crow flies. `to_place(place)`: how far it is, the largest
  /// number when it is not reached; `parts`: what of an edge is reached, both of that search; `joined`: as reached_part().
  template <typename ToPlace, typename Joined, typename Parts, typename EdgeOk>
  [[nodiscard]] PeopleByGroup reached(const ToPlace& to_place, const Joined& joined, Parts& parts, const EdgeOk& edge_ok, std::int64_t limit_mm, bool with_off) const;

  /// Of one home what is reached on some edges: millimetres of its ways, or 1 where it lies at a place on one of them.
  using OnEdges = std::map<std::uint32_t, std::int64_t>;   ///< home -> that
  template <typename ToPlace, typename Joined, typename Parts, typename EdgeOk>
  [[nodiscard]] OnEdges reached_on(std::span<const std::uint32_t> edges, const ToPlace& to_place, const Joined& joined, Parts& parts, const EdgeOk& edge_ok, std::int64_t limit_mm) const;
  /// How many people more, from what was reached on the same edges before and then, if those of an area live evenly along its ways: an assumption,
  /// by which repairs are compared.
  [[nodiscard]] PeopleCount more(const OnEdges& before, const OnEdges& then) const;

 private:
  struct Living {
    Home home;
    double straight = 0;   ///< metres from the nearest entrance as the crow flies, of a home on no way
    std::array<HomeCount, people.size()> count;
  };
  struct OnEdge {
    std::uint32_t edge = 0;
    std::uint32_t home = 0;
    std::int64_t from_mm = 0, to_mm = 0;   ///< of an area; equal: the home lies at its place
  };
  std::vector<Living> m_homes;
  std::vector<OnEdge> m_by_edge;   ///< sorted by edge, then home
};

template <typename ToPlace, typename Joined, typename Parts, typename EdgeOk>
PeopleByGroup PeopleAround::reached(const ToPlace& to_place, const Joined& joined, Parts& parts, const EdgeOk& edge_ok, std::int64_t limit_mm, bool with_off) const {
  std::array<std::pair<std::int64_t, std::int64_t>, people.size()> sum{};
  PeopleByGroup found;
  for (const Living& living : m_homes) {
    bool all = false;
    if (living.home.is_off()) {
      if (!with_off || living.straight * 1000.0 > static_cast<double>(limit_mm)) continue;
    } else {
      const auto part = reached_part(to_place, joined, parts, edge_ok, limit_mm, living.home);
      if (!may_reach_all(part)) continue;
      all = reaches_all(part);
    }
    for (std::size_t g = 0; g < people.size(); ++g) {
      const HomeCount& count = living.count[g];
      if (!count.stated) ++found[g].homes_silent;
      if (!count.known) ++found[g].homes_left_out;
      if (all) sum[g].first += count.low;
      sum[g].second += count.high;
    }
  }
  for (std::size_t g = 0; g < people.size(); ++g) {
    found[g].fewest = Rational::ratio(sum[g].first, parts_of_a_person);
    found[g].most = Rational::ratio(sum[g].second, parts_of_a_person);
  }
  return found;
}

template <typename ToPlace, typename Joined, typename Parts, typename EdgeOk>
PeopleAround::OnEdges PeopleAround::reached_on(std::span<const std::uint32_t> edges, const ToPlace& to_place, const Joined& joined, Parts& parts, const EdgeOk& edge_ok,
                                               std::int64_t limit_mm) const {
  OnEdges found;
  for (const std::uint32_t edge : edges) {
    auto here = std::lower_bound(m_by_edge.begin(), m_by_edge.end(), edge, [](const OnEdge& one, std::uint32_t e) { return one.edge < e; });
    for (; here != m_by_edge.end() && here->edge == edge; ++here) {
      if (here->from_mm == here->to_mm) {
        // By whichever of its places: what is reached already by another is no gain.
        if (reached_part(to_place, joined, parts, edge_ok, limit_mm, m_homes[here->home].home).first > 0) found[here->home] = 1;
        continue;
      }
      if (!edge_ok(edge)) continue;
      for (const auto& [from, to] : parts.of(edge)) {
        const std::int64_t mm = std::min(to, here->to_mm) - std::max(from, here->from_mm);
        if (mm > 0) found[here->home] += mm;
      }
    }
  }
  return found;
}

}  // namespace levelground::gis
