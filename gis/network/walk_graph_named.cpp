// SPDX-License-Identifier: Apache-2.0
// Node ids that do not decide alone: of several sources with the same ids, and of ends for which their source names a node that lies elsewhere, so that by its
// topology they are joined and by its drawing apart.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "gis/network/walk_graph_builder.hpp"

namespace levelground::gis {
namespace {

/// Metres from each point to the nearest other.
std::vector<double> nearest_others(const std::vector<Point>& points) {
  std::vector<std::size_t> order(points.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return points[a].x < points[b].x; });
  std::vector<double> metres(points.size(), std::numeric_limits<double>::infinity());
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = i + 1; j < order.size(); ++j) {
      const Point& a = points[order[i]];
      const Point& b = points[order[j]];
      if (b.x - a.x >= metres[order[i]]) break;   // every later one lies farther
      metres[order[i]] = std::min(metres[order[i]], distance(a, b));
    }
    for (std::size_t j = i; j-- > 0;) {
      const Point& a = points[order[i]];
      const Point& b = points[order[j]];
      if (a.x - b.x >= metres[order[i]]) break;
      metres[order[i]] = std::min(metres[order[i]], distance(a, b));
    }
  }
  return metres;
}

std::int32_t whole_mm(double metres) {
  return static_cast<std::int32_t>(std::clamp(std::floor(metres * 1000), 1.0, static_cast<double>(std::numeric_limits<std::int32_t>::max())));
}

}  // namespace

/// A node of OpenStreetMap is one node in whichever extract it stands: of two that overlap each object is read from one alone, and ways that meet at a node may
/// come from both.
void WalkGraphBuilder::unite_sources() {
  const auto is_openstreetmap = [&](std::uint32_t source) { return source < m_sources.size() && m_sources[source].format.starts_with("OpenStreetMap"); };
  std::uint32_t extracts = 0;
  for (std::uint32_t s = 0; s < m_sources.size(); ++s) extracts += is_openstreetmap(s) ? 1 : 0;
  if (extracts < 2) return;
  std::vector<std::uint32_t> parent(m_join.node_count);
  std::iota(parent.begin(), parent.end(), 0U);
  const auto find = [&](std::uint32_t node) {
    while (parent[node] != node) node = parent[node] = parent[parent[node]];
    return node;
  };
  std::unordered_map<std::int64_t, std::uint32_t> by_key;
  for (const GraphLine& line : m_lines) {
    for (std::uint32_t i = 0; line.keys != nullptr && is_openstreetmap(line.source) && i < line.count; ++i) {
      const std::uint32_t node = m_join.node_of_point[line.first + i];
      const auto [first, fresh] = by_key.try_emplace(line.keys[i], node);
      if (fresh) continue;
      const auto [low, high] = std::minmax({find(first->second), find(node)});
      parent[high] = low;
    }
  }
  std::vector<std::uint32_t> number(parent.size(), none);
  std::uint32_t count = 0;
  for (std::uint32_t node = 0; node < parent.size(); ++node) {   // the lowest of each comes first
    if (find(node) == node) number[node] = count++;
  }
  const auto renumber = [&](std::uint32_t& node) { node = number[find(node)]; };
  for (std::uint32_t& node : m_join.node_of_point) renumber(node);
  for (LineSplit& split : m_join.splits) renumber(split.node);
  for (StandingThing& thing : m_join.things) renumber(thing.node);
  for (std::uint32_t& node : m_join.at_sites) renumber(node);
  for (LineCrossing& crossing : m_join.crossings) {
    if (crossing.taken_as == LinesCross::apart) continue;
    renumber(crossing.node);
    renumber(crossing.other_node);
  }
  std::erase_if(m_join.crossings, [](const LineCrossing& crossing) { return crossing.taken_as == LinesCross::perhaps && crossing.node == crossing.other_node; });
  const auto in_order = [](const StandingThing& a, const StandingThing& b) { return std::tie(a.feature, a.node) < std::tie(b.feature, b.node); };
  std::sort(m_join.things.begin(), m_join.things.end(), in_order);
  m_join.things.erase(std::unique(m_join.things.begin(), m_join.things.end(), [](const StandingThing& a, const StandingThing& b) { return a.feature == b.feature && a.node == b.node; }), m_join.things.end());
  m_join.node_count = count;
}

void WalkGraphBuilder::find_named() {
  std::map<std::pair<std::uint32_t, std::int64_t>, std::vector<NamedPlace>> by_node;   // source, node
  for (std::uint32_t s = 0; s < m_sources.size(); ++s) {
    for (const NamedNode& named : m_sources[s].named_nodes) {
      const auto feature = std::lower_bound(m_features.begin(), m_features.end(), named.feature, [](const Feature* f, const std::string& id) { return f->id < id; });
      if (feature == m_features.end() || (*feature)->id != named.feature) continue;
      const auto number = static_cast<std::uint32_t>(feature - m_features.begin());
      const auto line = std::lower_bound(m_lines.begin(), m_lines.end(), number, [](const GraphLine& l, std::uint32_t f) { return l.feature < f; });
      if (line == m_lines.end() || line->feature != number) continue;   // nobody walks there
      const auto l = static_cast<std::uint32_t>(line - m_lines.begin());
      const Station end = station(l, named.at_end ? stations_of(l) - 1 : 0);
      by_node[{s, named.node}].push_back({end.node, l, static_cast<std::int32_t>(end.at_mm)});
    }
  }
  if (by_node.empty()) return;
  for (std::uint32_t l = 0; l < m_lines.size(); ++l) {
    const GraphLine& line = m_lines[l];
    std::int64_t at_mm = line.start_mm;
    for (std::uint32_t i = 0; line.keys != nullptr && i < line.count; ++i) {
      const auto found = by_node.find({line.source, line.keys[i]});
      if (found != by_node.end()) found->second.push_back({m_join.node_of_point[line.first + i], l, static_cast<std::int32_t>(at_mm)});
      if (i + 1 < line.count) at_mm += segment_mm(line.points[i], line.points[i + 1]);
    }
  }
  for (auto& [node, places] : by_node) {
    std::sort(places.begin(), places.end(), [](const NamedPlace& a, const NamedPlace& b) { return std::tie(a.node, a.line, a.at_mm) < std::tie(b.node, b.line, b.at_mm); });
    places.erase(std::unique(places.begin(), places.end(), [](const NamedPlace& a, const NamedPlace& b) { return a.node == b.node; }), places.end());
    if (places.size() > 1) m_named.push_back(std::move(places));
  }
}

void WalkGraphBuilder::join_named() {
  for (std::vector<NamedPlace> places : m_named) {
    std::erase_if(places, [&](const NamedPlace& place) { return vertices_at(place.node).empty(); });
    if (places.size() > 1) join_named(places);
  }
}

/// Two places straight. Of more any two are joined by way of a place that is made for them, none of them farther from it than half way to
/// the nearest other: so no walk between two is taken for longer than it may be, and a node that many ends name costs no edge for each pair.
void WalkGraphBuilder::join_named(const std::vector<NamedPlace>& places) {
  std::vector<Point> points(places.size());
  std::transform(places.begin(), places.end(), points.begin(), [&](const NamedPlace& place) { return place_of(place.node); });
  const auto join = [&](std::uint32_t a, std::uint32_t b, double metres, const NamedPlace& place) {
    m_graph.edges.push_back({std::min(a, b), std::max(a, b), whole_mm(metres), m_lines[place.line].feature, place.at_mm, place.at_mm, WalkGraph::Side::perhaps});
  };
  if (places.size() == 2) {
    for (const std::uint32_t a : vertices_at(places[0].node)) {
      for (const std::uint32_t b : vertices_at(places[1].node)) join(a, b, distance(points[0], points[1]), places[0]);
    }
    return;
  }
  Box box;
  for (const Point& p : points) box.include(p);
  const auto middle = static_cast<std::uint32_t>(m_graph.vertices.size());
  m_graph.vertices.push_back({(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2});
  m_graph.keys.push_back(0);
  const std::vector<double> metres = nearest_others(points);
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (const std::uint32_t v : vertices_at(places[i].node)) join(v, middle, metres[i] / 2, places[i]);
  }
}

}  // namespace levelground::gis
