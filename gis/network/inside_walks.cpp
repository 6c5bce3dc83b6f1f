// SPDX-License-Identifier: Apache-2.0
#include "gis/network/inside_walks.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <tuple>

#include "gis/network/edge_shape.hpp"
#include "gis/network/walk_search.hpp"

namespace levelground::gis {

InsideWalks::InsideWalks(const City& city, const SiteWalks& walks) : m_city(city), m_walks(walks) {
  for (const InsidePiece& piece : walks.inside) {
    if (!is_perhaps_joined(city.graph().edges[piece.edge])) m_inside.insert(piece.edge);
  }
}

bool InsideWalks::holds_vertex(std::uint32_t vertex) {
  const auto [at, is_new] = m_holds.try_emplace(vertex, false);
  if (is_new) at->second = m_walks.area->holds(m_city.graph().vertices[vertex]);
  return at->second;
}

void InsideWalks::add_back_from(const WalkSearch& search, std::uint32_t vertex, std::vector<InsidePiece>& pieces) const {
  const WalkGraph& graph = m_city.graph();
  while (search.edge_to(vertex) != WalkSearch::no_edge) {
    const std::uint32_t e = search.edge_to(vertex);
    pieces.push_back({e, 0, graph.edges[e].length_mm});
    vertex = graph.edges[e].to == vertex ? graph.edges[e].from : graph.edges[e].to;
  }
  const GraphPlace& seed = search.seeds()[search.seed_of(vertex)];
  const WalkGraph::Edge& edge = graph.edges[seed.edge];
  // The shorter way along the seed's edge to this end.
  if (vertex == edge.from && (vertex != edge.to || seed.from_mm <= edge.length_mm - seed.from_mm)) {
    if (seed.from_mm > 0) pieces.push_back({seed.edge, 0, seed.from_mm});
  } else if (seed.from_mm < edge.length_mm) {
    pieces.push_back({seed.edge, seed.from_mm, edge.length_mm});
  }
}

bool InsideWalks::add_walk(const WalkSearch& search, const GraphPlace& from, const GraphPlace& to, bool along, std::vector<InsidePiece>& pieces) const {
  const WalkGraph& graph = m_city.graph();
  const std::int64_t total = search.to_place(graph, to, along);
  if (total == WalkSearch::unreached) return false;
  const WalkGraph::Edge& edge = graph.edges[to.edge];
  if (along && from.edge == to.edge && total == std::abs(from.from_mm - to.from_mm)) {
    if (total > 0) pieces.push_back({to.edge, std::min(from.from_mm, to.from_mm), std::max(from.from_mm, to.from_mm)});
    return true;
  }
  const std::int64_t over_from = search.to_vertex(edge.from);
  if ((along || to.from_mm == 0) && over_from != WalkSearch::unreached && over_from + to.from_mm == total) {
    if (to.from_mm > 0) pieces.push_back({to.edge, 0, to.from_mm});
    add_back_from(search, edge.from, pieces);
  } else {
    if (to.from_mm < edge.length_mm) pieces.push_back({to.edge, to.from_mm, edge.length_mm});
    add_back_from(search, edge.to, pieces);
  }
  return true;
}

/// Overlaps merged, cut to what lies inside the site.
std::vector<InsidePiece> InsideWalks::clipped(std::vector<InsidePiece> pieces) const {
  const auto order = [](const InsidePiece& a, const InsidePiece& b) {
    return std::tie(a.edge, a.from_mm, a.to_mm) < std::tie(b.edge, b.from_mm, b.to_mm);
  };
  std::sort(pieces.begin(), pieces.end(), order);
  std::vector<InsidePiece> merged;
  for (const InsidePiece& piece : pieces) {
    if (!merged.empty() && merged.back().edge == piece.edge && piece.from_mm <= merged.back().to_mm) {
      merged.back().to_mm = std::max(merged.back().to_mm, piece.to_mm);
    } else {
      merged.push_back(piece);
    }
  }
  std::vector<InsidePiece> inside;
  auto at = m_walks.inside.begin();
  for (const InsidePiece& piece : merged) {
    while (at != m_walks.inside.end() && at->edge < piece.edge) ++at;
    for (auto own = at; own != m_walks.inside.end() && own->edge == piece.edge; ++own) {
      const InsidePiece part{piece.edge, std::max(piece.from_mm, own->from_mm), std::min(piece.to_mm, own->to_mm)};
      if (part.from_mm < part.to_mm) inside.push_back(part);
    }
  }
  return inside;
}

std::vector<InsidePiece> InsideWalks::between(const std::vector<GraphPlace>& targets, std::size_t starts, const std::function<bool(std::uint32_t)>& may_walk,
                                              const std::function<void(const GraphPlace&, const GraphPlace&)>& unjoined) {
  const auto ok = [&](std::uint32_t e) { return m_inside.contains(e) && (!may_walk || may_walk(e)); };
  const SearchLease lease;
  WalkSearch& search = *lease;
  std::vector<InsidePiece> pieces;
  for (std::size_t i = 0; i < starts; ++i) {
    search.run(m_city, {targets[i]}, std::numeric_limits<std::int32_t>::max(), ok, [&](std::uint32_t v) { return holds_vertex(v); });
    for (std::size_t j = i + 1; j < targets.size(); ++j) {
      if (!add_walk(search, targets[i], targets[j], ok(targets[j].edge), pieces)) unjoined(targets[i], targets[j]);
    }
    // Every walk found so far is kept once: the list must not grow with the square of the entrances.
    pieces = clipped(std::move(pieces));
  }
  return pieces;
}

std::vector<GraphPlace> InsideWalks::gates(const std::unordered_set<std::uint32_t>& areas, const std::function<bool(std::uint32_t feature)>& joins) {
  const WalkGraph& graph = m_city.graph();
  std::vector<GraphPlace> found;
  std::set<std::uint32_t> seen;
  for (const InsidePiece& piece : m_walks.inside) {
    const WalkGraph::Edge& edge = graph.edges[piece.edge];
    if (!m_inside.contains(piece.edge) || !areas.contains(edge.feature)) continue;
    for (const std::uint32_t vertex : {edge.from, edge.to}) {
      if (!holds_vertex(vertex) || !seen.insert(vertex).second) continue;
      const bool met = std::ranges::any_of(joined_edges_at(graph, vertex), [&](std::uint32_t e) {
        const std::uint32_t other = graph.edges[e].feature;
        return !areas.contains(other) && !is_step_across(graph.edges[e]) && joins(other);
      });
      if (met) found.push_back({piece.edge, vertex == edge.from ? 0 : edge.length_mm, 0, graph.vertices[vertex]});
    }
  }
  for (const Entrance& entrance : m_walks.entrances) {
    if (entrance.place) found.push_back(*entrance.place);
  }
  return found;
}

std::vector<InsidePiece> InsideWalks::over_areas(const std::function<bool(std::uint32_t feature)>& crossed, const std::function<bool(std::uint32_t feature)>& joins) {
  const WalkGraph& graph = m_city.graph();
  std::unordered_set<std::uint32_t> left;   // areas that no walk crosses yet
  for (const InsidePiece& piece : m_walks.inside) {
    const std::uint32_t feature = graph.edges[piece.edge].feature;
    if (std::holds_alternative<MultiPolygon>(m_city.feature(feature).geometry) && crossed(feature)) left.insert(feature);
  }
  std::vector<InsidePiece> pieces;
  const auto any_way = [](std::uint32_t) { return true; };
  for (const auto& meeting : {joins, std::function<bool(std::uint32_t)>(any_way)}) {
    if (left.empty()) break;
    const std::vector<GraphPlace> ends = gates(left, meeting);
    const auto walks = between(ends, ends.size(), [&](std::uint32_t e) { return left.contains(graph.edges[e].feature); }, [](const GraphPlace&, const GraphPlace&) {});
    pieces.insert(pieces.end(), walks.begin(), walks.end());
    for (const InsidePiece& piece : walks) left.erase(graph.edges[piece.edge].feature);
  }
  for (const InsidePiece& piece : m_walks.inside) {
    const WalkGraph::Edge& edge = graph.edges[piece.edge];
    if (left.contains(edge.feature) && !is_over_area(edge) && m_inside.contains(piece.edge)) pieces.push_back(piece);
  }
  return clipped(std::move(pieces));
}

}  // namespace levelground::gis
