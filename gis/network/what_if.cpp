// SPDX-License-Identifier: Apache-2.0
#include "gis/network/what_if.hpp"

#include <algorithm>
#include <functional>
#include <queue>
#include <unordered_map>

#include "gis/network/admission.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/graph_lines.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/snap.hpp"

namespace levelground::gis {
namespace {

/// Collects features, each once.
class Felt {
 public:
  explicit Felt(const City& city) : m_city(city), m_graph(city.graph()) {}

  void add(std::uint32_t feature) {
    if (std::find(m_features.begin(), m_features.end(), feature) != m_features.end()) return;
    m_features.push_back(feature);
  }
  void add_adjoining(std::uint32_t vertex) {
    for (const std::uint32_t e : m_graph.edges_at(vertex)) add(m_graph.edges[e].feature);
  }
  /// Ways that a walk along the network from the feature, so long, meets.
  void add_within(std::uint32_t feature, std::int64_t longest_mm) {
    using Entry = std::pair<std::int64_t, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    std::unordered_map<std::uint32_t, std::int64_t> reached;   // vertex -> mm
    const auto reach = [&](std::uint32_t vertex, std::int64_t mm) {
      if (mm > longest_mm) return;
      const auto [at, is_new] = reached.emplace(vertex, mm);
      if (!is_new && at->second <= mm) return;
      at->second = mm;
      open.emplace(mm, vertex);
    };
    const auto [first, last] = edges_of(m_graph, feature);
    for (std::uint32_t e = first; e < last; ++e) {
      for (const std::uint32_t end : {m_graph.edges[e].from, m_graph.edges[e].to}) {
        reach(end, 0);
        // A run is looked at to the far end of the piece that makes it too long, however long that is: whether it forks there.
        for (const std::uint32_t beyond : m_graph.targets_at(end)) reach(beyond, 0);
      }
    }
    while (!open.empty()) {
      const auto [mm, vertex] = open.top();
      open.pop();
      if (mm > reached.at(vertex)) continue;
      add_adjoining(vertex);
      const auto edges = m_graph.edges_at(vertex);
      const auto targets = m_graph.targets_at(vertex);
      for (std::size_t i = 0; i < edges.size(); ++i) reach(targets[i], mm + m_graph.edges[edges[i]].length_mm);
    }
  }
  /// A kerb belongs to the crossing from which a way leads to it without a fork.
  void add_crossing_beyond(std::uint32_t vertex, std::uint32_t edge) {
    const std::uint32_t began_with = edge;
    while (true) {
      const std::uint32_t feature = m_graph.edges[edge].feature;
      add(feature);
      if (m_city.feature(feature).theme == Theme::crossing) return;
      vertex = m_graph.edges[edge].from == vertex ? m_graph.edges[edge].to : m_graph.edges[edge].from;
      const std::vector<std::uint32_t> edges = joined_edges_at(m_graph, vertex);
      if (edges.size() != 2 || edges[0] == edges[1]) {
        add_adjoining(vertex);
        return;
      }
      edge = edges[0] == edge ? edges[1] : edges[0];
      if (edge == began_with) return;  // once around
    }
  }
  std::vector<std::uint32_t> take() { return std::move(m_features); }

 private:
  const City& m_city;
  const WalkGraph& m_graph;
  std::vector<std::uint32_t> m_features;
};

}  // namespace

bool shapes_the_city(const Feature& feature, Property property) {
  switch (property) {
    case Property::name:
    case Property::kind:
    case Property::layer: return true;
    case Property::foot:
    case Property::access: return is_walked(feature.theme) || (is_ground(feature.theme) && feature.theme != Theme::site && std::holds_alternative<MultiPolygon>(feature.geometry));
    case Property::sidewalk: return feature.theme == Theme::road;
    default: return false;
  }
}

bool bars_the_way(Property property) {
  switch (property) {
    case Property::kerb_kind:
    case Property::kerb_height:
    case Property::incline:
    case Property::cross_slope:
    case Property::surface:
    case Property::smoothness:
    case Property::width: return true;
    default: return false;
  }
}

std::int64_t longest_run(const TravellerLimits& limits) {
  Rational longest;
  for (const auto& run : {limits.steeper, limits.steeper_down, limits.narrower}) {
    if (run) longest = std::max(longest, run->length);
  }
  return longest.ceil();
}

std::vector<std::uint32_t> felt_by(const City& city, std::uint32_t feature, std::int64_t longest_run_mm) {
  Felt felt(city);
  felt.add(feature);
  const WalkGraph& graph = city.graph();
  const auto [first, last] = edges_of(graph, feature);
  for (std::uint32_t e = first; e < last; ++e) {
    felt.add_adjoining(graph.edges[e].from);
    felt.add_adjoining(graph.edges[e].to);
  }
  if (first != last && longest_run_mm > 0) felt.add_within(feature, longest_run_mm);
  if (first != last || graph.empty()) return felt.take();
  // A thing may stand on a vertex; which one is found by the ways around it.
  const bool is_crossing = city.feature(feature).theme == Theme::crossing;
  for (const std::uint32_t way : walked_features(city, bounds(city.feature(feature).geometry).grown(1))) {
    if (is_crossing) felt.add(way);  // streets are judged by the crossings they have
    const auto [begin, end] = edges_of(graph, way);
    for (std::uint32_t e = begin; e < end; ++e) {
      for (const std::uint32_t vertex : {graph.edges[e].from, graph.edges[e].to}) {
        if (!graph.stands_at(feature, vertex)) continue;
        for (const std::uint32_t there : graph.edges_at(vertex)) felt.add_crossing_beyond(vertex, there);
      }
    }
  }
  return felt.take();
}

PassabilityChange passability_change(const City& before, const City& after, const std::vector<std::uint32_t>& features, const TravellerLimits& limits,
                                     const Date& as_of) {
  Passability was(before, limits, as_of);
  Passability is(after, limits, as_of);
  std::vector<std::uint32_t> joined = features;
  const std::int64_t run = longest_run(limits);
  for (const std::uint32_t feature : features) {
    if (run == 0) break;
    const auto more = felt_by(after, feature, run);
    joined.insert(joined.end(), more.begin(), more.end());
  }
  const auto each_once = [](std::vector<std::uint32_t>& numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  };
  each_once(joined);
  PassabilityChange change;
  const auto note = [&](Tri a, Tri b, std::initializer_list<std::uint32_t> vertices) {
    if (a == b) return;
    change.any = true;
    if ((a == Tri::yes) != (b == Tri::yes)) change.surely.insert(change.surely.end(), vertices);
    if ((a == Tri::no) != (b == Tri::no)) change.perhaps.insert(change.perhaps.end(), vertices);
  };
  // A straight walk between a thing and its way leads over lines and areas (OpenGround), or across a road.
  const auto leads_over_otherwise = [&](std::uint32_t number) {
    const Feature& then = before.feature(number);
    const Feature& now = after.feature(number);
    if (std::holds_alternative<Point>(now.geometry)) return false;
    if (was.thing(then) != is.thing(now) || (limits.minds_access && admits(before, then, as_of) != admits(after, now, as_of))) return true;
    return now.theme == Theme::road && was.across(then) != is.across(now);
  };
  for (const std::uint32_t feature : joined) {
    note(was.thing(before.feature(feature)), is.thing(after.feature(feature)), {});
    if (leads_over_otherwise(feature)) {
      change.any = true;
      change.beside.push_back(feature);
    }
    const auto [first, last] = edges_of(after.graph(), feature);
    for (std::uint32_t e = first; e < last; ++e) {
      const WalkGraph::Edge& edge = after.graph().edges[e];
      note(was.edge(e), is.edge(e), {edge.from, edge.to});
      for (const std::uint32_t vertex : {edge.from, edge.to}) note(was.vertex(vertex), is.vertex(vertex), {vertex});
    }
  }
  each_once(change.surely);
  each_once(change.perhaps);
  each_once(change.beside);
  return change;
}

}  // namespace levelground::gis
