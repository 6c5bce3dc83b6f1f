// SPDX-License-Identifier: Apache-2.0
/// Shortest walks between places inside a site, as the pieces of edges they lead over.
#pragma once

#include <functional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "gis/network/site_area.hpp"
#include "gis/network/site_walks.hpp"

namespace levelground::gis {

/// Walks that never leave the site. `walks.area` and `walks.inside` must be there; both must outlive it. One object for one thread.
class InsideWalks {
 public:
  InsideWalks(const City& city, const SiteWalks& walks);

  /// Does any of an edge lie inside, and is it known to be joined?
  [[nodiscard]] bool holds(std::uint32_t edge) const { return m_inside.contains(edge); }
  /// The shortest walks from each of the first `starts` targets to each target after it over edges that hold and `may_walk` lets pass (empty: all of
  /// them), cut to what lies inside, by edge; nothing twice. `unjoined(a, b)` is told of every pair without a walk.
  [[nodiscard]] std::vector<InsidePiece> between(const std::vector<GraphPlace>& targets, std::size_t starts, const std::function<bool(std::uint32_t)>& may_walk,
                                                 const std::function<void(const GraphPlace&, const GraphPlace&)>& unjoined);
  /// Walks over areas people walk on, instead of their outlines, along which nobody is bound to go: the shortest ones over the areas that `crossed` names
  /// between the places where entrances, and ways that `joins` names, meet them; where fewer than two do, where any way does. An area
  /// that no such walk crosses keeps the pieces of its outline. By edge; nothing twice.
  [[nodiscard]] std::vector<InsidePiece> over_areas(const std::function<bool(std::uint32_t feature)>& crossed, const std::function<bool(std::uint32_t feature)>& joins);

 private:
  bool add_walk(const class WalkSearch& search, const GraphPlace& from, const GraphPlace& to, bool along, std::vector<InsidePiece>& pieces) const;
  void add_back_from(const class WalkSearch& search, std::uint32_t vertex, std::vector<InsidePiece>& pieces) const;
  [[nodiscard]] std::vector<InsidePiece> clipped(std::vector<InsidePiece> pieces) const;
  [[nodiscard]] std::vector<GraphPlace> gates(const std::unordered_set<std::uint32_t>& areas, const std::function<bool(std::uint32_t feature)>& joins);
  bool holds_vertex(std::uint32_t vertex);

  const City& m_city;
  const SiteWalks& m_walks;
  std::unordered_set<std::uint32_t> m_inside;
  std::unordered_map<std::uint32_t, bool> m_holds;
};

}  // namespace levelground::gis
