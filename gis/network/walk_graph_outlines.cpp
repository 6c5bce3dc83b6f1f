// SPDX-License-Identifier: Apache-2.0
// Outlines of areas people walk on, where houses or water are drawn over them.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/geometry/segments.hpp"
#include "gis/network/groups.hpp"
#include "gis/network/inside_stretches.hpp"
#include "gis/network/walk_graph_builder.hpp"

namespace levelground::gis {

/// The stretches of an outline that lie in what cuts the area, along all its rings, ascending; none touches another.
std::vector<WalkGraphBuilder::Covered> WalkGraphBuilder::covered_of(const WalkedArea& area) const {
  std::vector<Covered> covered;
  std::int64_t at_mm = 0;
  for (const Line* ring : walk_lines(area.feature->geometry)) {
    each_segment(*ring, [&](const Point& a, const Point& b) {
      const std::int64_t segment = segment_mm(a, b);
      Box box;
      box.include(a);
      box.include(b);
      for (const std::uint32_t number : area.open.cut_by) {
        const Geometry& thing = m_features[number]->geometry;
        if (!bounds(thing).intersects(box)) continue;
        for (const auto& [begin, end] : inside_stretches(a, b, std::get<MultiPolygon>(thing))) {
          const auto mm = [&](double part) { return at_mm + std::llround(part * static_cast<double>(segment)); };
          covered.push_back({mm(begin), mm(end), point_between(a, b, begin), point_between(a, b, end)});
        }
      }
      at_mm += segment;
    });
  }
  std::sort(covered.begin(), covered.end(), [](const Covered& a, const Covered& b) { return std::pair{a.from_mm, a.to_mm} < std::pair{b.from_mm, b.to_mm}; });
  std::vector<Covered> merged;
  for (const Covered& one : covered) {
    if (merged.empty() || one.from_mm > merged.back().to_mm) {
      merged.push_back(one);
    } else if (one.to_mm > merged.back().to_mm) {
      merged.back().to_mm = one.to_mm;
      merged.back().to = one.to;
    }
  }
  return merged;
}

/// An edge along the outline is parted where something covers it. There it may lead through a passage that nobody drew, or past what is drawn a little aside:
/// perhaps one gets from one side to the other, and in a straight line at the shortest.
void WalkGraphBuilder::part_outlines(std::vector<WalkedArea>& areas) {
  struct Parted {
    WalkedArea* area = nullptr;
    std::vector<Covered> stretches;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pieces;   ///< ends of what is left of the outline
  };
  std::map<std::uint32_t, Parted> covered;   // by feature
  for (WalkedArea& area : areas) {
    if (area.open.cut_by.empty()) continue;
    if (auto stretches = covered_of(area); !stretches.empty()) covered.emplace(m_lines[area.line].feature, Parted{&area, std::move(stretches), {}});
  }
  if (covered.empty()) return;
  const std::size_t count = m_graph.edges.size();
  const auto first_made = static_cast<std::uint32_t>(m_graph.vertices.size());
  for (std::size_t e = 0; e < count; ++e) {
    const WalkGraph::Edge edge = m_graph.edges[e];
    if (edge.side != WalkGraph::Side::own || edge.start_mm == edge.end_mm) continue;
    const auto of_feature = covered.find(edge.feature);
    if (of_feature == covered.end()) continue;
    std::uint32_t last = edge.from;
    std::int32_t last_mm = edge.start_mm;
    bool is_first = true;
    const auto add = [&](const WalkGraph::Edge& piece) {
      if (piece.side == WalkGraph::Side::own) of_feature->second.pieces.emplace_back(piece.from, piece.to);
      if (is_first) m_graph.edges[e] = piece;
      else m_graph.edges.push_back(piece);
      is_first = false;
    };
    const auto go_on = [&](std::int32_t to_mm, const Point& at) {
      const std::uint32_t vertex = to_mm == edge.end_mm ? edge.to : made_vertex(at);
      add({last, vertex, std::max(1, to_mm - last_mm), edge.feature, last_mm, to_mm, WalkGraph::Side::own});
      last = vertex;
      last_mm = to_mm;
    };
    for (const Covered& stretch : of_feature->second.stretches) {
      const auto from_mm = static_cast<std::int32_t>(std::max<std::int64_t>(stretch.from_mm, edge.start_mm));
      const auto to_mm = static_cast<std::int32_t>(std::min<std::int64_t>(stretch.to_mm, edge.end_mm));
      if (from_mm >= to_mm) continue;
      if (from_mm > last_mm) go_on(from_mm, stretch.from);
      const std::uint32_t vertex = to_mm == edge.end_mm ? edge.to : made_vertex(stretch.to);
      const auto straight = static_cast<std::int32_t>(std::floor(distance(m_graph.vertices[last], m_graph.vertices[vertex]) * 1000));
      add({std::min(last, vertex), std::max(last, vertex), std::max(1, straight), edge.feature, from_mm, from_mm, WalkGraph::Side::perhaps});
      last = vertex;
      last_mm = to_mm;
    }
    if (is_first) of_feature->second.pieces.emplace_back(edge.from, edge.to);
    else if (last_mm < edge.end_mm) go_on(edge.end_mm, {});
  }
  for (auto& [feature, parted] : covered) find_loose(*parted.area, parted.pieces, first_made);
}

/// What is left of an outline between two houses hangs together with the rest by the area alone: walks over it lead to one of its ends.
void WalkGraphBuilder::find_loose(WalkedArea& area, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pieces, std::uint32_t first_made) const {
  std::map<std::uint32_t, std::uint32_t> number;   // vertex -> its place in the groups
  for (const auto& [from, to] : pieces) {
    for (const std::uint32_t vertex : {from, to}) number.try_emplace(vertex, static_cast<std::uint32_t>(number.size()));
  }
  Groups groups(number.size());
  for (const auto& [from, to] : pieces) groups.join(number[from], number[to]);
  std::set<std::uint32_t> met;   // groups
  for (const std::uint32_t node : area.outline.node) {
    if (!m_meeting[node]) continue;
    for (const std::uint32_t vertex : vertices_at(node)) {
      if (const auto there = number.find(vertex); there != number.end()) met.insert(groups.find(there->second));
    }
  }
  for (const auto& [vertex, place] : number) {
    if (vertex >= first_made && met.insert(groups.find(place)).second) area.loose.push_back(vertex);
  }
}

}  // namespace levelground::gis
