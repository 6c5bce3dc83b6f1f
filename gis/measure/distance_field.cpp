// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/distance_field.hpp"

#include <algorithm>
#include <tuple>

#include "core/base/errors.hpp"
#include "gis/network/edge_shape.hpp"

namespace levelground::gis {

namespace {

/// The numbers of those on `edges` (sorted; none: on any), by edge, then number.
std::vector<std::uint32_t> by_edge(const std::vector<GraphPlace>& things, const std::vector<std::uint32_t>& edges) {
  std::vector<std::uint64_t> keys;
  for (std::size_t i = 0; i < things.size(); ++i) {
    if (edges.empty() || std::binary_search(edges.begin(), edges.end(), things[i].edge)) keys.push_back(std::uint64_t{things[i].edge} << 32U | i);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<std::uint32_t> numbers(keys.size());
  std::transform(keys.begin(), keys.end(), numbers.begin(), [](std::uint64_t key) { return static_cast<std::uint32_t>(key); });
  return numbers;
}

std::vector<GraphPlace> those(const std::vector<GraphPlace>& things, const std::vector<std::uint32_t>& numbers) {
  std::vector<GraphPlace> found;
  found.reserve(numbers.size());
  for (const std::uint32_t number : numbers) found.push_back(things[number]);
  return found;
}

std::vector<std::uint32_t> each_once(std::vector<std::uint32_t> numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

std::vector<std::uint32_t> ends_of(const WalkGraph& graph, const std::vector<std::uint32_t>& edges) {
  std::vector<std::uint32_t> ends;
  ends.reserve(2 * edges.size());
  for (const std::uint32_t edge : edges) ends.insert(ends.end(), {graph.edges[edge].from, graph.edges[edge].to});
  return ends;
}

}  // namespace

DistanceField::DistanceField(const City& city, std::vector<GraphPlace> things, std::int64_t limit_mm, Test edge_ok, Test vertex_ok, std::vector<std::uint32_t> asked_on)
    : m_city(city), m_limit(limit_mm), m_edge_ok(std::move(edge_ok)), m_vertex_ok(std::move(vertex_ok)), m_all(std::move(things)), m_asked(each_once(std::move(asked_on))),
      m_numbers(by_edge(m_all, m_asked)), m_things(those(m_all, m_numbers)), m_search(city.graph(), m_all, true), m_reach(city.graph(), m_search, m_edge_ok, m_vertex_ok) {
  m_search.run(limit_mm, m_edge_ok, m_vertex_ok, ends_of(city.graph(), m_asked));
}

const std::vector<DistanceField::End>& DistanceField::ends() const {
  std::call_once(m_ends_made, [this] {
    for (std::uint32_t i = 0; i < m_all.size(); ++i) {
      m_search.each_end(m_all[i], m_edge_ok, [&](std::uint32_t vertex, std::int64_t mm) {
        if (m_reach.to_vertex(vertex) == mm) m_ends.push_back({vertex, i});
      });
    }
    std::sort(m_ends.begin(), m_ends.end(), [](const End& a, const End& b) { return std::tie(a.vertex, a.thing) < std::tie(b.vertex, b.thing); });
  });
  return m_ends;
}

std::span<const GraphPlace> DistanceField::things_on(std::uint32_t edge) const {
  if (!m_asked.empty() && !std::binary_search(m_asked.begin(), m_asked.end(), edge)) throw Defect("a distance is asked for on an edge for which no search was made");
  const auto [first, last] = std::equal_range(m_things.begin(), m_things.end(), GraphPlace{edge, 0, 0, {}},
                                              [](const GraphPlace& a, const GraphPlace& b) { return a.edge < b.edge; });
  return {first, last};
}

std::optional<std::int64_t> DistanceField::at(const GraphPlace& place) const {
  const std::int64_t mm = m_reach.to_place(place, things_on(place.edge));
  if (mm == PlaceSearch::unreached || mm > m_limit) return std::nullopt;
  return mm;
}

std::optional<std::int64_t> DistanceField::from(const GraphPlace& place) const {
  const auto mm = at(place);
  if (!mm || *mm + place.offset_mm > m_limit) return std::nullopt;
  return *mm + place.offset_mm;
}

std::tuple<double, double, std::uint32_t> DistanceField::last_bend(std::uint32_t edge, std::uint32_t end) const {
  const EdgeShape shape = edge_shape(m_city, edge);
  const Point& bend = m_city.graph().edges[edge].to == end ? shape.points[shape.points.size() - 2] : shape.points[1];
  return {bend.x, bend.y, edge};
}

std::uint32_t DistanceField::thing_before(std::uint32_t vertex) const {
  const WalkGraph& graph = m_city.graph();
  const std::vector<End>& ends = this->ends();
  while (true) {
    const auto first = std::lower_bound(ends.begin(), ends.end(), vertex, [](const End& end, std::uint32_t v) { return end.vertex < v; });
    if (first != ends.end() && first->vertex == vertex) return first->thing;
    const std::int64_t mm = m_reach.to_vertex(vertex);
    std::optional<std::uint32_t> by;
    std::uint32_t before = 0;
    const auto edges = graph.edges_at(vertex);
    const auto targets = graph.targets_at(vertex);
    for (std::size_t i = 0; i < edges.size(); ++i) {
      const std::uint32_t e = edges[i];
      if (targets[i] == vertex || !m_reach.goes_on(targets[i]) || m_reach.to_vertex(targets[i]) + graph.edges[e].length_mm != mm || !m_edge_ok(e)) continue;
      if (by && last_bend(*by, vertex) < last_bend(e, vertex)) continue;
      by = e;
      before = targets[i];
    }
    if (!by) throw Defect("a vertex was reached from nowhere");
    vertex = before;
  }
}

std::optional<std::uint32_t> DistanceField::nearest_thing(const GraphPlace& place) const {
  const WalkGraph::Edge& edge = m_city.graph().edges[place.edge];
  std::int64_t best = PlaceSearch::unreached;
  std::optional<std::uint32_t> nearest;
  const auto along = things_on(place.edge);
  for (const GraphPlace& thing : along) {
    const std::int64_t mm = thing.gap_to(place) + std::int64_t{thing.offset_mm};
    if (mm >= best || (thing.gap_to(place) > 0 && !place.goes_to(thing.from_mm))) continue;
    best = mm;
    nearest = m_numbers[static_cast<std::size_t>(&thing - m_things.data())];
  }
  for (const std::uint32_t end : {edge.from, edge.to}) {
    const std::int64_t rest = end == edge.from ? place.from_mm : edge.length_mm - place.from_mm;
    const std::int64_t mm = m_reach.to_vertex(end);
    if (!(end == edge.from ? place.goes_back() : place.goes_onwards())) continue;
    if (mm == PlaceSearch::unreached || (rest > 0 && !m_reach.goes_on(end)) || mm + rest >= best) continue;
    best = mm + rest;
    nearest = thing_before(end);
  }
  return nearest;
}

std::optional<std::int64_t> DistanceField::farthest_on(std::uint32_t number, std::int32_t from_mm, std::int32_t to_mm) const {
  const WalkGraph::Edge& edge = m_city.graph().edges[number];
  if (!m_edge_ok(number)) return std::nullopt;
  // Along an edge the distance is the lowest of some cones: from its two ends and from things on it. Between two neighbours it
  // is largest where their flanks meet.
  std::vector<std::pair<std::int64_t, std::int64_t>> cones;  // place on the edge, distance there
  const auto add = [&](std::uint32_t vertex, std::int64_t at) {
    if (m_reach.goes_on(vertex)) cones.emplace_back(at, m_reach.to_vertex(vertex));
  };
  add(edge.from, 0);
  add(edge.to, edge.length_mm);
  const auto things = things_on(number);
  for (const GraphPlace& thing : things) {
    cones.emplace_back(thing.from_mm, thing.offset_mm);
    if (thing.along_mm > 0) cones.emplace_back(thing.end_mm(), thing.offset_mm);
  }
  if (cones.empty()) return std::nullopt;
  const auto height = [&](std::int64_t at) {
    std::int64_t lowest = PlaceSearch::unreached;
    for (const auto& [place, mm] : cones) lowest = std::min(lowest, mm + std::abs(place - at));
    for (const GraphPlace& thing : things) {   // a thing that goes on beside the edge is as near all along
      if (thing.from_mm < at && at < thing.end_mm()) lowest = std::min<std::int64_t>(lowest, thing.offset_mm);
    }
    return lowest;
  };
  std::int64_t farthest = std::max(height(from_mm), height(to_mm));
  for (const auto& [left, left_mm] : cones) {
    for (const auto& [right, right_mm] : cones) {
      if (left >= right) continue;
      const std::int64_t middle = (left + right + right_mm - left_mm) / 2;
      for (const std::int64_t at : {middle, middle + 1}) {
        if (at > from_mm && at < to_mm) farthest = std::max(farthest, height(at));
      }
    }
  }
  for (const auto& [place, mm] : cones) {
    if (place > from_mm && place < to_mm) farthest = std::max(farthest, height(place));
  }
  if (farthest > m_limit) return std::nullopt;
  return farthest;
}

}  // namespace levelground::gis
