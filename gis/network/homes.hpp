// SPDX-License-Identifier: Apache-2.0
/// Where people live on the network, and what part of a home a walk reaches.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "gis/network/nearest_ways.hpp"
#include "gis/network/place_search.hpp"
#include "gis/network/reached_parts.hpp"
#include "gis/network/site_walks.hpp"

namespace levelground::gis {

/// Groups of people that a home may count.
inline constexpr std::array<Property, 5> people = {Property::population, Property::population_children, Property::population_older,
                                                   Property::population_women, Property::population_men};

/// The ways of a home: stretches of edges, or the places where a point is joined to the network (ways_to.hpp). People of an area live somewhere along the
/// ways in it; those of a point or a building at the nearest way.
struct Home {
  std::uint32_t feature = 0;
  std::vector<InsidePiece> ways;
  std::int64_t ways_mm = 0;
  std::vector<GraphPlace> places;
  [[nodiscard]] bool is_off() const { return ways_mm == 0 && places.empty(); }
};

/// Features of theme `residents`; where there are none, buildings that state a population. Ascending.
std::vector<std::uint32_t> homes_of(const City& city);
/// How many of one group live in a home, thousandths of a person.
struct HomeCount {
  bool stated = false;
  bool known = false;   ///< stated, or bounded by how many live there in all: between nobody and everybody (but the men who are stated, for women, and the other way round)
  std::int64_t low = 0, high = 0;
};
/// In the order of `people`.
std::array<HomeCount, people.size()> counts_of(const Feature& home);
/// How many of them state each group of `people`, in their order; all 0: no source says where people live.
std::array<std::uint64_t, people.size()> homes_by_group(const City& city);
/// Of these, the ones whose box meets a box.
std::vector<std::uint32_t> homes_in(const City& city, const Box& box);
/// A home that is a point or a building may lie `home_metres` from the nearest way; an area without a way in it is off. Thread-safe.
Home home_of(const City& city, std::uint32_t number, double home_metres, NearestWays& nearest);

/// Which homes are counted: population comes by region, a network by city, and who lives outside it is not asked about. The City must outlive it;
/// one object for one thread.
class HomesAsked {
 public:
  explicit HomesAsked(const City& city) : m_city(city) {}
  /// A home is counted when a way lies in it, or at it when it is a point, or when its middle lies in the box of the network.
  [[nodiscard]] bool counts(const Home& home);

 private:
  const City& m_city;
  std::optional<Box> m_network;   ///< found when it is first asked for
};

/// People are counted in thousandths, so that a part of a grid cell is not rounded to a person.
inline constexpr std::int64_t parts_of_a_person = 1000;

/// What part of a home a search reached that was run with `edge_ok` and `limit_mm`: reached and whole in the same measure (millimetres of
/// ways, or 1), reached <= whole, whole > 0. `to_place(place)`: how far it is, the largest number when it is not reached; `parts`: both of that
/// search; `joined(place)`: whether one gets from such a place of a home to it. Not for a home that is off.
template <typename ToPlace, typename Joined, typename Parts, typename EdgeOk>
std::pair<std::int64_t, std::int64_t> reached_part(const ToPlace& to_place, const Joined& joined, Parts& parts, const EdgeOk& edge_ok, std::int64_t limit_mm,
                                                   const Home& home) {
  if (!home.places.empty()) {
    const bool reached = std::any_of(home.places.begin(), home.places.end(),
                                     [&](const GraphPlace& place) { return joined(place) && to_place(place) <= limit_mm - place.offset_mm; });
    return {reached ? 1 : 0, 1};
  }
  std::int64_t reached = 0;
  for (const InsidePiece& way : home.ways) {
    if (!edge_ok(way.edge)) continue;
    for (const auto& [from, to] : parts.of(way.edge)) {
      reached += std::max<std::int64_t>(0, std::min<std::int64_t>(to, way.to_mm) - std::max<std::int64_t>(from, way.from_mm));
    }
  }
  return {reached, home.ways_mm};
}

/// Whom of a home such a part reaches, whatever place in it each of them lives at: nobody of an area need live along the piece that is reached,
/// and all may.
constexpr bool reaches_all(const std::pair<std::int64_t, std::int64_t>& part) { return part.first == part.second; }
constexpr bool may_reach_all(const std::pair<std::int64_t, std::int64_t>& part) { return part.first > 0; }

/// What part of each home a search of its own reaches. One object for one thread, on the thread that made it.
class HomeSearch {
 public:
  using Test = std::function<bool(std::uint32_t)>;
  using Joined = std::function<bool(const GraphPlace&)>;
  /// Along the network, at most `limit_mm` from the nearest of `entrances`, over what the tests let pass; `joined`: as reached_part().
  HomeSearch(const City& city, std::vector<GraphPlace> entrances, std::int64_t limit_mm, Test edge_ok, Test vertex_ok, Joined joined);
  HomeSearch(const HomeSearch&) = delete;
  HomeSearch& operator=(const HomeSearch&) = delete;
  /// As reached_part().
  [[nodiscard]] std::pair<std::int64_t, std::int64_t> part_of(const Home& home);

 private:
  using Reach = PlaceReach<Test, Test>;
  std::vector<GraphPlace> m_entrances;   ///< by edge
  Test m_edge_ok;
  Test m_vertex_ok;
  Joined m_joined;
  PlaceSearch m_search;
  Reach m_reach;
  ReachedPartsOf<Reach> m_parts;
};

}  // namespace levelground::gis
