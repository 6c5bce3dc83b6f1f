// SPDX-License-Identifier: Apache-2.0
/// Where people live on the network, and what part of a home a walk reaches.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "gis/network/reached_parts.hpp"
#include "gis/network/site_walks.hpp"
#include "gis/network/walk_search.hpp"

namespace levelground::gis {

/// The ways of a home: stretches of edges, or the one place where a point meets the network. People of an area are taken to live
/// evenly along the ways in it; those of a point or a building at the nearest way.
struct Home {
  std::uint32_t feature = 0;
  std::vector<InsidePiece> ways;
  std::int64_t ways_mm = 0;
  std::optional<GraphPlace> place;
  [[nodiscard]] bool is_off() const { return ways_mm == 0 && !place; }
};

/// Features of theme `residents`; where there are none, buildings that state a population. Ascending.
std::vector<std::uint32_t> homes_of(const City& city);
/// Of these, the ones whose box meets a box.
std::vector<std::uint32_t> homes_in(const City& city, const Box& box);
/// A home that is a point may lie `home_metres` from the nearest way. Thread-safe.
Home home_of(const City& city, std::uint32_t number, double home_metres);

/// People are counted in thousandths, so that a part of a grid cell is not rounded to a person.
inline constexpr std::int64_t parts_of_a_person = 1000;

/// What part of a home a search reached that was run with `edge_ok` and `limit_mm`: reached and whole in the same measure (millimetres of
/// ways, or 1), reached <= whole, whole > 0. `parts`: of that search. Not for a home that is off.
std::pair<std::int64_t, std::int64_t> reached_part(const WalkGraph& graph, const WalkSearch& search, ReachedParts& parts,
                                                   const std::function<bool(std::uint32_t)>& edge_ok, std::int64_t limit_mm, const Home& home);

/// What part of each home a search of its own reaches. One object for one thread, on the thread that made it.
class HomeSearch {
 public:
  using Test = std::function<bool(std::uint32_t)>;
  /// Along the network, at most `limit_mm` from the nearest of `entrances`, over what the tests let pass.
  HomeSearch(const City& city, const std::vector<GraphPlace>& entrances, std::int64_t limit_mm, Test edge_ok, const Test& vertex_ok);
  /// As reached_part().
  [[nodiscard]] std::pair<std::int64_t, std::int64_t> part_of(const Home& home);

 private:
  ReachedParts run(const City& city, const std::vector<GraphPlace>& entrances, const Test& vertex_ok);
  const WalkGraph& m_graph;
  std::int64_t m_limit_mm;
  Test m_edge_ok;
  SearchLease m_search;
  ReachedParts m_parts;
};

}  // namespace levelground::gis
