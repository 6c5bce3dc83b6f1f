// SPDX-License-Identifier: Apache-2.0
#include "gis/travel/islands.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <queue>
#include <set>
#include <tuple>

#include "gis/network/edge_shape.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/walk_cache.hpp"

namespace levelground::gis {
namespace {

constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

/// What of the network may be passed.
struct Open {
  std::function<bool(std::uint32_t)> edge;
  std::function<bool(std::uint32_t)> vertex;
};

/// Parts that hang together, as one number for each edge: `nowhere` for what may not be passed.
class Parts {
 public:
  Parts(const WalkGraph& graph, const Open& open) : m_graph(graph), m_of(graph.edges.size(), nowhere) {
    std::vector<std::uint32_t> root(graph.edges.size());
    std::iota(root.begin(), root.end(), 0U);
    const auto find = [&](std::uint32_t e) {
      while (root[e] != e) e = root[e] = root[root[e]];
      return e;
    };
    for (std::uint32_t e = 0; e < m_of.size(); ++e) {
      if (open.edge(e)) m_of[e] = e;
    }
    for (std::uint32_t v = 0; v < graph.vertices.size(); ++v) {
      if (!open.vertex(v)) continue;   // one gets there from each side, and not from one to the other
      std::uint32_t first = nowhere;
      for (const std::uint32_t e : graph.edges_at(v)) {
        if (m_of[e] == nowhere) continue;
        if (first == nowhere) first = e;
        const std::uint32_t a = find(first);
        const std::uint32_t b = find(e);
        root[std::max(a, b)] = std::min(a, b);
      }
    }
    std::map<std::uint32_t, std::int64_t> length;   // by the smallest edge of a part
    for (std::uint32_t e = 0; e < m_of.size(); ++e) {
      if (m_of[e] == nowhere) continue;
      m_of[e] = find(e);
      if (!is_over_area(graph.edges[e]) && !is_step_across(graph.edges[e])) length[m_of[e]] += graph.edges[e].length_mm;
    }
    for (const auto& [part, mm] : length) {
      m_largest.push_back({part, mm});
      m_mm += mm;
    }
    std::stable_sort(m_largest.begin(), m_largest.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  }
  [[nodiscard]] std::uint32_t of(std::uint32_t edge) const { return m_of[edge]; }
  /// Smallest edge and length, longest first.
  [[nodiscard]] const std::vector<std::pair<std::uint32_t, std::int64_t>>& largest() const { return m_largest; }
  [[nodiscard]] std::int64_t mm() const { return m_mm; }

 private:
  const WalkGraph& m_graph;
  std::vector<std::uint32_t> m_of;
  std::vector<std::pair<std::uint32_t, std::int64_t>> m_largest;
  std::int64_t m_mm = 0;
};

/// Walks from one part to everywhere over as few hindrances as can be, then the shortest, then by the smallest edges.
class WalksOut {
 public:
  using Cost = std::pair<std::uint32_t, std::int64_t>;   ///< hindrances, mm
  static constexpr Cost unreached{nowhere, 0};

  WalksOut(const WalkGraph& graph, const Open& open, const Parts& parts, std::uint32_t from)
      : m_graph(graph), m_open(open), m_cost(graph.vertices.size(), unreached), m_by(graph.vertices.size(), nowhere) {
    using Entry = std::tuple<Cost, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    for (std::uint32_t e = 0; e < graph.edges.size(); ++e) {
      if (parts.of(e) != from) continue;
      for (const std::uint32_t v : {graph.edges[e].from, graph.edges[e].to}) {
        if (m_cost[v] == Cost{}) continue;
        m_cost[v] = {};
        queue.emplace(Cost{}, v);
      }
    }
    while (!queue.empty()) {
      const auto [cost, v] = queue.top();
      queue.pop();
      if (cost != m_cost[v]) continue;
      const auto edges = graph.edges_at(v);
      const auto targets = graph.targets_at(v);
      for (std::size_t i = 0; i < edges.size(); ++i) {
        const std::uint32_t e = edges[i];
        const Cost next{cost.first + hindrance_at(v) + (open.edge(e) ? 0U : 1U), cost.second + graph.edges[e].length_mm};
        if (next > m_cost[targets[i]] || (next == m_cost[targets[i]] && (m_by[targets[i]] == nowhere || e >= m_by[targets[i]]))) continue;
        const bool nearer = next < m_cost[targets[i]];
        m_cost[targets[i]] = next;
        m_by[targets[i]] = e;
        if (nearer) queue.emplace(next, targets[i]);
      }
    }
  }

  /// What it costs to be on an edge by one of its ends.
  [[nodiscard]] Cost onto(std::uint32_t vertex) const {
    return m_cost[vertex] == unreached ? unreached : Cost{m_cost[vertex].first + hindrance_at(vertex), m_cost[vertex].second};
  }
  /// Calls at_vertex(v) and on_edge(e) for what is not open on the walk to an edge at `vertex`, from its far end.
  template <typename AtVertex, typename OnEdge>
  void each_hindrance(std::uint32_t vertex, AtVertex&& at_vertex, OnEdge&& on_edge) const {
    while (true) {
      if (hindrance_at(vertex) > 0) at_vertex(vertex);
      const std::uint32_t e = m_by[vertex];
      if (e == nowhere) return;
      if (!m_open.edge(e)) on_edge(e);
      vertex = m_graph.edges[e].from == vertex ? m_graph.edges[e].to : m_graph.edges[e].from;
    }
  }

 private:
  [[nodiscard]] std::uint32_t hindrance_at(std::uint32_t vertex) const { return m_open.vertex(vertex) ? 0 : 1; }
  const WalkGraph& m_graph;
  const Open& m_open;
  std::vector<Cost> m_cost;
  std::vector<std::uint32_t> m_by;   ///< the edge by which a vertex is reached
};

class Finder {
 public:
  Finder(const City& city, const TravellerLimits& limits, const Date& as_of, WalkCache& cache, const IslandsQuestion& question)
      : m_city(city), m_graph(city.graph()), m_limits(limits), m_as_of(as_of), m_question(question),
        m_passability(city, limits, as_of, cache.passability(limits, as_of)) {}

  Islands over(Tri at_least) {
    const Open open{[this, at_least](std::uint32_t e) { return m_passability.edge(e) >= at_least; }, [this, at_least](std::uint32_t v) { return m_passability.vertex(v) >= at_least; }};
    const Parts parts(m_graph, open);
    Islands islands;
    islands.count = parts.largest().size();
    islands.mm = parts.mm();
    std::map<std::uint32_t, std::size_t> number;   // of a part that is told
    for (const auto& [part, mm] : parts.largest()) {
      if (islands.largest.size() == m_question.largest) break;
      number.emplace(part, islands.largest.size());
      islands.largest.emplace_back().mm = mm;
    }
    if (islands.largest.empty()) return islands;
    name(parts, number, islands);
    add_sites(parts, number, islands);
    add_people(parts, number, islands);
    separate(open, at_least, parts, number, islands);
    return islands;
  }

 private:
  using Numbers = std::map<std::uint32_t, std::size_t>;

  void name(const Parts& parts, const Numbers& number, Islands& islands) {
    std::vector<std::map<std::uint32_t, std::int64_t>> by_feature(islands.largest.size());
    for (std::uint32_t e = 0; e < m_graph.edges.size(); ++e) {
      const auto at = number.find(parts.of(e));
      const WalkGraph::Edge& edge = m_graph.edges[e];
      if (at != number.end() && !is_over_area(edge) && !is_step_across(edge)) by_feature[at->second][edge.feature] += edge.length_mm;
    }
    for (std::size_t i = 0; i < by_feature.size(); ++i) {
      const auto longest = std::max_element(by_feature[i].begin(), by_feature[i].end(), [](const auto& a, const auto& b) { return a.second < b.second; });
      islands.largest[i].way = longest->first;
      const auto [first, last] = edges_of(m_graph, longest->first);
      for (std::uint32_t e = first; e < last; ++e) {
        const auto at = number.find(parts.of(e));
        if (at == number.end() || at->second != i) continue;
        const EdgeShape shape = edge_shape(m_city, e);
        islands.largest[i].at = point_at(shape, m_graph.edges[e].length_mm / 2);
        break;
      }
    }
  }

  void add_sites(const Parts& parts, const Numbers& number, Islands& islands) {
    for (std::size_t s = 0; s < m_question.sites.size(); ++s) {
      std::set<std::size_t> on;
      for (const GraphPlace& entrance : m_question.entrances[s]) {
        const auto at = number.find(parts.of(entrance.edge));
        if (at != number.end()) on.insert(at->second);
      }
      for (const std::size_t island : on) islands.largest[island].sites.push_back(m_question.sites[s]);
    }
  }

  void add_people(const Parts& parts, const Numbers& number, Islands& islands) {
    std::vector<std::pair<std::int64_t, std::int64_t>> sum(islands.largest.size());
    for (const Home& home : m_question.homes) {
      if (home.is_off()) continue;
      std::set<std::uint32_t> on;   // parts; `nowhere` for a way that may not be passed
      for (const InsidePiece& way : home.ways) on.insert(parts.of(way.edge));
      if (!home.places.empty()) on.insert(parts.of(home.places.front().edge));
      const HomeCount count = counts_of(m_city.feature(home.feature)).front();
      if (!count.known) continue;
      for (const std::uint32_t part : on) {
        const auto at = number.find(part);
        if (at == number.end()) continue;
        if (on.size() == 1) sum[at->second].first += count.low;
        sum[at->second].second += count.high;
      }
    }
    for (std::size_t i = 0; i < sum.size(); ++i) {
      islands.largest[i].fewest = Rational::ratio(sum[i].first, parts_of_a_person);
      islands.largest[i].most = Rational::ratio(sum[i].second, parts_of_a_person);
    }
  }

  void separate(const Open& open, Tri at_least, const Parts& parts, const Numbers& number, Islands& islands) {
    if (islands.largest.size() < 2) return;
    const WalksOut walks(m_graph, open, parts, parts.largest().front().first);
    struct Nearest {
      WalksOut::Cost cost = WalksOut::unreached;
      std::uint32_t vertex = nowhere;
    };
    std::vector<Nearest> nearest(islands.largest.size());
    for (std::uint32_t e = 0; e < m_graph.edges.size(); ++e) {
      const auto at = number.find(parts.of(e));
      if (at == number.end() || at->second == 0) continue;
      for (const std::uint32_t v : {m_graph.edges[e].from, m_graph.edges[e].to}) {
        Nearest& best = nearest[at->second];
        const auto cost = walks.onto(v);
        if (std::tie(cost, v) < std::tie(best.cost, best.vertex)) best = {cost, v};
      }
    }
    for (std::size_t i = 1; i < nearest.size(); ++i) {
      Island& island = islands.largest[i];
      island.no_way = nearest[i].cost == WalksOut::unreached;
      if (island.no_way) continue;
      const auto add = [&](Hindrance hindrance) {
        const bool told = std::any_of(island.between.begin(), island.between.end(), [&](const Hindrance& other) { return other.feature == hindrance.feature; });
        if (!told) island.between.push_back(std::move(hindrance));
      };
      walks.each_hindrance(
          nearest[i].vertex, [&](std::uint32_t v) { for (Hindrance& hindrance : hindrances_at_vertex(m_city, m_limits, m_as_of, v, at_least)) add(std::move(hindrance)); },
          [&](std::uint32_t e) { add(hindrance_on_edge(m_city, m_limits, m_as_of, e, m_passability.slopes())); });
      std::reverse(island.between.begin(), island.between.end());   // as one meets them, coming from the largest
    }
  }

  const City& m_city;
  const WalkGraph& m_graph;
  const TravellerLimits& m_limits;
  Date m_as_of;
  const IslandsQuestion& m_question;
  Passability m_passability;
};

}  // namespace

IslandsAnswer find_islands(const City& city, const TravellerLimits& limits, const Date& as_of, WalkCache& cache, const IslandsQuestion& question) {
  Finder finder(city, limits, as_of, cache, question);
  IslandsAnswer answer;
  answer.sure = finder.over(Tri::yes);
  answer.possible = finder.over(Tri::unknown);
  const auto all = [](std::uint32_t) { return true; };
  const Parts pieces(city.graph(), {all, all});
  answer.pieces = pieces.largest().size();
  answer.network_mm = pieces.mm();
  if (answer.pieces > 0) answer.longest_piece_mm = pieces.largest().front().second;
  return answer;
}

}  // namespace levelground::gis
