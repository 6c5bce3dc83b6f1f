// SPDX-License-Identifier: Apache-2.0
// Straight walks over areas people walk on.
#include <algorithm>
#include <map>

#include "gis/network/area_crossings.hpp"
#include "gis/network/walk_graph_builder.hpp"

namespace levelground::gis {

namespace {

/// Steps of looking from corner to corner of one area: about a second. A square of 500 corners of which half bend inwards stays below.
constexpr std::uint64_t most_work_for_an_area = 200'000'000;

}  // namespace

/// Areas people walk on are crossed freely: straight walks join what meets their outline.
void WalkGraphBuilder::cross_areas() {
  for (std::uint32_t l = 0; l < m_lines.size();) {
    const std::uint32_t feature = m_lines[l].feature;
    std::uint32_t end = l;
    while (end < m_lines.size() && m_lines[end].feature == feature) ++end;
    const bool is_area = std::holds_alternative<MultiPolygon>(m_features[feature]->geometry);
    if (is_area && m_lines[l].use == LineUse::own) cross_area(*m_features[feature], l, end);
    l = end;
  }
}

void WalkGraphBuilder::cross_area(const Feature& feature, std::uint32_t first_line, std::uint32_t end_line) {
  const auto give_up = [&] { m_graph.outline_only.push_back(m_lines[first_line].feature); };
  const auto& drawn = std::get<MultiPolygon>(feature.geometry);
  const auto open = m_crossable.crossable(feature);
  if (!open) return give_up();
  const MultiPolygon& area = open->is_cut ? open->area : drawn;
  // Corners are counted as the lines of an area are: ring by ring. Things and ways that meet a side between two corners are not
  // corners, and are joined by the outline.
  std::map<std::pair<double, double>, std::uint32_t> node_at;
  std::vector<std::uint32_t> node;   // of each corner; none: made by what stands on the area
  std::int64_t rings_mm = 0;
  for (std::uint32_t l = first_line; l < end_line; ++l) {
    const GraphLine& ring = m_lines[l];
    for (std::uint32_t i = 0; i + 1 < ring.count; ++i) {
      node.push_back(m_join.node_of_point[ring.first + i]);
      if (open->is_cut) node_at.emplace(std::pair{ring.points[i].x, ring.points[i].y}, node.back());
    }
    rings_mm = std::max<std::int64_t>(rings_mm, m_station_mm[m_first[l + 1] - 1]);
  }
  if (node.size() != area_corners(drawn).size()) return;  // a ring too short to walk along is no line: its area is nothing to cross
  std::vector<AreaCorner> corners = area_corners(area);
  if (open->is_cut) {
    node.assign(corners.size(), none);
    for (std::uint32_t c = 0; c < corners.size(); ++c) {
      const auto at = node_at.find({corners[c].at.x, corners[c].at.y});
      if (at != node_at.end()) node[c] = at->second;
    }
  }
  for (std::uint32_t c = 0; c < corners.size(); ++c) corners[c].gate = node[c] != none && m_meeting[node[c]];
  const auto pairs = area_crossings(area, corners, most_work_for_an_area);
  if (!pairs) return give_up();
  std::map<std::uint32_t, std::uint32_t> made;   // corner of something that stands there -> its vertex
  const auto vertex_at = [&](std::uint32_t from, std::uint32_t to) {
    if (node[from] == none) {
      const auto [at, is_new] = made.try_emplace(from, static_cast<std::uint32_t>(m_graph.vertices.size()));
      if (is_new) {
        m_graph.vertices.push_back(corners[from].at);
        m_graph.keys.push_back(0);
      }
      return at->second;
    }
    const StreetPlace* place = street(node[from]);
    const Point towards{corners[to].at.x - corners[from].at.x, corners[to].at.y - corners[from].at.y};
    return vertex(node[from], place == nullptr ? own_slot : 1 + place->corner_towards(towards));
  };
  for (const auto& [a, b] : *pairs) {
    const std::uint32_t v = vertex_at(a, b);
    const std::uint32_t w = vertex_at(b, a);
    if (v == w) continue;
    const std::int64_t mm = std::max<std::int64_t>(1, segment_mm(corners[a].at, corners[b].at));
    m_graph.edges.push_back({std::min(v, w), std::max(v, w), static_cast<std::int32_t>(mm), m_lines[first_line].feature,
                             static_cast<std::int32_t>(rings_mm), static_cast<std::int32_t>(rings_mm), WalkGraph::Side::over});
  }
}

}  // namespace levelground::gis
