// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "gis/network/graph_order.hpp"
#include "gis/network/network_search.hpp"

namespace levelground::test::network_search_test {
namespace {

using gis::NetworkSearch;
using gis::NetworkView;

/// Any edges between any vertices: loops and parallel edges too.
WalkGraph random_graph(std::mt19937& random, std::uint32_t vertices, std::uint32_t edges) {
  WalkGraph graph;
  graph.vertices.resize(vertices);
  for (std::uint32_t e = 0; e < edges; ++e) {
    WalkGraph::Edge edge;
    edge.from = random() % vertices;
    edge.to = random() % 10 == 0 ? edge.from : random() % vertices;
    edge.length_mm = 1 + static_cast<std::int32_t>(random() % (random() % 5 == 0 ? 20 : 90'000));
    graph.edges.push_back(edge);
  }
  return graph;
}

struct Traveller {
  std::vector<bool> walks;   ///< per edge
  std::vector<bool> leaves;  ///< per vertex
};

/// Distances by trying every edge again and again until nothing changes (Bellman 1958).
std::vector<std::uint64_t> slowly(const WalkGraph& graph, const Traveller& who,
                                  const std::vector<std::uint32_t>& sources) {
  constexpr std::uint64_t far = ~0ULL / 2;
  std::vector<std::uint64_t> mm(graph.vertices.size(), far);
  for (const std::uint32_t source : sources) {
    if (who.leaves[source]) mm[source] = 0;
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
      if (!who.walks[e]) continue;
      const WalkGraph::Edge& edge = graph.edges[e];
      for (const auto& [a, b] : {std::pair(edge.from, edge.to), std::pair(edge.to, edge.from)}) {
        if (!who.leaves[a] || mm[a] == far || mm[a] + static_cast<std::uint64_t>(edge.length_mm) >= mm[b]) continue;
        mm[b] = mm[a] + static_cast<std::uint64_t>(edge.length_mm);
        changed = true;
      }
    }
  }
  return mm;
}

NetworkView view_of(const WalkGraph& graph, const Traveller& who) {
  return {graph,
          [&](std::uint32_t e) { return who.walks[e] ? static_cast<std::uint32_t>(graph.edges[e].length_mm) : 0U; },
          [&](std::uint32_t v) { return who.leaves[v]; }};
}

TEST(NetworkSearch, AgreesWithTheSlowWayOnRandomGraphs) {
  NetworkSearch search;  // one for all: nothing of a run may be left over
  for (unsigned seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const std::uint32_t vertices = 2 + random() % 60;
    const WalkGraph graph = random_graph(random, vertices, random() % 120);
    Traveller who{std::vector<bool>(graph.edges.size()), std::vector<bool>(vertices)};
    for (std::size_t e = 0; e < graph.edges.size(); ++e) who.walks[e] = random() % 6 != 0;
    for (std::uint32_t v = 0; v < vertices; ++v) who.leaves[v] = random() % 12 != 0;
    std::vector<std::uint32_t> sources(1 + random() % 4);
    for (std::uint32_t& source : sources) source = random() % vertices;
    const std::uint32_t limit = random() % 3 == 0 ? random() % 1'000 : random() % 300'000;
    const NetworkView view = view_of(graph, who);
    search.run(view, sources, limit);

    const auto expected = slowly(graph, who, sources);
    std::vector<std::uint32_t> reached;
    for (std::uint32_t v = 0; v < vertices; ++v) {
      const bool within = expected[v] <= limit;
      EXPECT_EQ(search.distance(v), within ? expected[v] : NetworkSearch::unreached) << "vertex " << v;
      if (within) reached.push_back(v);
    }
    std::vector<std::uint32_t> found = search.reached();
    std::sort(found.begin(), found.end());
    EXPECT_EQ(found, reached);

    std::uint64_t covered = 0;
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
      if (!who.walks[e]) continue;
      const WalkGraph::Edge& edge = graph.edges[e];
      std::uint64_t parts = 0;
      for (const std::uint32_t end : {edge.from, edge.to}) {
        if (who.leaves[end] && expected[end] <= limit) parts += limit - expected[end];
      }
      covered += std::min(parts, static_cast<std::uint64_t>(edge.length_mm));
    }
    EXPECT_EQ(search.covered_mm(view), covered);
  }
}

TEST(NetworkSearch, OnTheGraphItKnowsWhatIsAskedAndWhatIsNearer) {
  NetworkSearch all;
  NetworkSearch some;
  std::size_t ended_early = 0;
  for (unsigned seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const std::uint32_t vertices = 2 + random() % 60;
    WalkGraph graph = random_graph(random, vertices, random() % 200);
    for (Point& at : graph.vertices) at = {static_cast<double>(random() % 1000), static_cast<double>(random() % 1000)};
    graph.keys.resize(vertices);
    graph.thing_start.assign(vertices + 1, 0);
    gis::order_graph(graph);
    Traveller who{std::vector<bool>(graph.edges.size()), std::vector<bool>(vertices)};
    for (std::size_t e = 0; e < graph.edges.size(); ++e) who.walks[e] = random() % 6 != 0;
    for (std::uint32_t v = 0; v < vertices; ++v) who.leaves[v] = random() % 12 != 0;
    const auto edge_ok = [&](std::uint32_t e) { return static_cast<bool>(who.walks[e]); };
    const auto vertex_ok = [&](std::uint32_t v) { return static_cast<bool>(who.leaves[v]); };
    const std::uint32_t limit = random() % 300'000;
    const auto below = [&](std::uint32_t end) { return static_cast<std::uint32_t>(random() % end); };
    const std::vector<NetworkSearch::Start> starts = {{below(vertices), below(50'000)}, {below(vertices), 0}};
    std::vector<std::uint32_t> asked(1 + random() % 3);
    for (std::uint32_t& vertex : asked) vertex = random() % vertices;
    all.run(graph, starts, limit, edge_ok, vertex_ok);
    some.run(graph, starts, limit, edge_ok, vertex_ok, asked);
    std::uint32_t farthest = 0;
    for (const std::uint32_t vertex : asked) {
      EXPECT_EQ(some.distance(vertex), all.distance(vertex)) << "vertex " << vertex;
      farthest = std::max(farthest, all.distance(vertex));
    }
    for (std::uint32_t v = 0; v < vertices; ++v) {
      if (all.distance(v) > farthest) continue;
      EXPECT_EQ(some.distance(v), all.distance(v)) << "vertex " << v;
    }
    ended_early += some.reached().size() < all.reached().size() ? 1 : 0;
  }
  EXPECT_GT(ended_early, 20U);
}

TEST(NetworkSearch, TheBoundItselfIsReached) {
  WalkGraph graph;
  graph.vertices.resize(3);
  graph.edges = {{0, 1, 400'000}, {1, 2, 1}};
  const NetworkView view = view_of(graph, {{true, true}, {true, true, true}});
  NetworkSearch search;
  const std::vector<std::uint32_t> source = {0};
  search.run(view, source, 400'000);
  EXPECT_EQ(search.distance(1), 400'000U);
  EXPECT_EQ(search.distance(2), NetworkSearch::unreached);
  EXPECT_EQ(search.covered_mm(view), 400'000U);
  search.run(view, source, 399'999);
  EXPECT_EQ(search.distance(1), NetworkSearch::unreached);
  EXPECT_EQ(search.covered_mm(view), 399'999U);
}

TEST(NetworkSearch, AClosedVertexIsReachedButNotLeftAndNoWalkBeginsThere) {
  WalkGraph graph;
  graph.vertices.resize(3);
  graph.edges = {{0, 1, 10'000}, {1, 2, 10'000}};
  const NetworkView view = view_of(graph, {{true, true}, {true, false, true}});
  NetworkSearch search;
  search.run(view, std::vector<std::uint32_t>{0}, 100'000);
  EXPECT_EQ(search.distance(1), 10'000U);
  EXPECT_EQ(search.distance(2), NetworkSearch::unreached);
  search.run(view, std::vector<std::uint32_t>{1}, 100'000);
  EXPECT_TRUE(search.reached().empty());
}

}  // namespace
}  // namespace levelground::test::network_search_test
