// SPDX-License-Identifier: Apache-2.0
#include <random>

#include <gtest/gtest.h>

#include "gis/network/snap.hpp"
#include "gis/network/walk_search.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::walk_search_test {
namespace {

/// Shortest walks between all vertices, the slow way (Floyd 1962).
std::vector<std::vector<std::int64_t>> all_walks(const WalkGraph& graph, const std::vector<bool>& edge_ok) {
  const std::size_t n = graph.vertices.size();
  constexpr std::int64_t far = std::numeric_limits<std::int64_t>::max() / 4;
  std::vector<std::vector<std::int64_t>> mm(n, std::vector<std::int64_t>(n, far));
  for (std::size_t v = 0; v < n; ++v) mm[v][v] = 0;
  for (std::size_t e = 0; e < graph.edges.size(); ++e) {
    if (!edge_ok[e]) continue;
    auto& there = mm[graph.edges[e].from][graph.edges[e].to];
    auto& back = mm[graph.edges[e].to][graph.edges[e].from];
    there = std::min<std::int64_t>(there, graph.edges[e].length_mm);
    back = std::min<std::int64_t>(back, graph.edges[e].length_mm);
  }
  for (std::size_t v = 0; v < n; ++v) mm[v][v] = 0;
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) mm[i][j] = std::min(mm[i][j], mm[i][k] + mm[k][j]);
    }
  }
  for (auto& row : mm) {
    for (auto& value : row) {
      if (value >= far) value = gis::WalkSearch::unreached;
    }
  }
  return mm;
}

TEST(WalkSearch, AgreesWithTheSlowWayOnRandomTowns) {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    DrawnTown town("A");
    // Streets between points of a grid of 1/1024 m, some with sidewalks.
    const auto coordinate = [&] { return static_cast<double>(random() % 16384) / 1024.0 * 8; };
    std::vector<Point> points;
    for (int i = 0; i < 25; ++i) points.push_back({coordinate(), coordinate()});
    for (int i = 0; i < 45; ++i) {
      const Point& a = points[random() % points.size()];
      const Point& b = points[random() % points.size()];
      if (a == b) continue;
      Drawn way = town.add(random() % 3 == 0 ? Theme::road : Theme::walkway, "w" + std::to_string(i), Line{a, b});
      if (random() % 2 == 0) way.code(Property::sidewalk, "both");
    }
    const City city = town.city();
    const WalkGraph& graph = city.graph();
    std::vector<bool> edge_ok(graph.edges.size());
    for (std::size_t e = 0; e < edge_ok.size(); ++e) edge_ok[e] = random() % 8 != 0;
    const auto slow = all_walks(graph, edge_ok);
    gis::WalkSearch search;
    for (std::uint32_t v = 0; v < graph.vertices.size(); ++v) {
      if (graph.edges_at(v).empty()) continue;
      const std::uint32_t e = graph.edges_at(v)[0];
      const gis::GraphPlace start{e, graph.edges[e].from == v ? 0 : graph.edges[e].length_mm, 0, graph.vertices[v]};
      const std::int64_t limit = random() % 4 == 0 ? 60'000 : 10'000'000;
      search.run(city, {start}, limit, [&](std::uint32_t edge) { return edge_ok[edge]; }, [](std::uint32_t) { return true; });
      for (std::uint32_t w = 0; w < graph.vertices.size(); ++w) {
        // Starting on an edge that may be walked also reaches its other end along it: as the slow way has it.
        const std::int64_t expected = slow[v][w] <= limit ? slow[v][w] : gis::WalkSearch::unreached;
        EXPECT_EQ(search.to_vertex(w), expected) << "from " << v << " to " << w;
      }
    }
  }
}

TEST(WalkSearch, ABlockedVertexIsReachedButNotPassed) {
  DrawnTown town("A----K-----B");
  town.line(Theme::walkway, "way", "AB");
  town.point(Theme::kerb, "kerb", 'K');
  const City city = town.city();
  gis::WalkSearch search;
  const auto start = gis::snap(city, Geometry(town.at('A')), 0.1);
  ASSERT_TRUE(start);
  search.run(city, {*start}, 1'000'000, [](std::uint32_t) { return true; }, [&](std::uint32_t v) { return city.graph().things_at(v).empty(); });
  for (std::uint32_t v = 0; v < city.graph().vertices.size(); ++v) {
    const bool is_far_end = city.graph().vertices[v] == town.at('B');
    EXPECT_EQ(search.to_vertex(v) == gis::WalkSearch::unreached, is_far_end);
  }
}

TEST(Snap, FindsTheNearestPointOfAnEdgeNotTheNearestVertex) {
  DrawnTown town(R"(
      s

  A-------------------B
      C
)");
  town.line(Theme::walkway, "way", "AB");
  town.add(Theme::walkway, "elsewhere", Line{{6, -4}, {6, -9}});
  const City city = town.city();
  const auto place = gis::snap(city, Geometry(town.at('s')), 5);
  ASSERT_TRUE(place);
  EXPECT_EQ(place->from_mm, 4'000);
  EXPECT_EQ(place->offset_mm, 2'000);
  EXPECT_FALSE(gis::snap(city, Geometry(town.at('s')), 1.5));
}

TEST(Snap, AThingBelongsToTheSidewalkOnItsSide) {
  DrawnTown town(R"(
      n
  A---------B
      s
)");
  town.line(Theme::road, "street", "AB").code(Property::sidewalk, "both");
  const City city = town.city();
  const auto north = gis::snap(city, Geometry(town.at('n')), 3);
  const auto south = gis::snap(city, Geometry(town.at('s')), 3);
  ASSERT_TRUE(north && south);
  EXPECT_EQ(city.graph().edges[north->edge].side, WalkGraph::Side::left);
  EXPECT_EQ(city.graph().edges[south->edge].side, WalkGraph::Side::right);
}

TEST(Snap, AnAreaThatAWayTouchesIsOnIt) {
  DrawnTown town(R"(
      4--3
  A---|--|--B
      1--2
)");
  town.line(Theme::walkway, "way", "AB");
  town.area(Theme::play, "play", "1234");
  const City city = town.city();
  const auto place = gis::snap(city, city.feature(*city.find_feature("play")).geometry, 1);
  ASSERT_TRUE(place);
  EXPECT_EQ(place->offset_mm, 0);
}

TEST(WalkSearch, NothingBehindABarredVertexIsReachedOverIt) {
  DrawnTown town("  A---k-p-B\n");
  town.line(Theme::walkway, "way", "AkB");
  town.point(Theme::kerb, "kerb", 'k');
  town.with_node_ids();
  const City city = town.city();
  const auto at = [&](char mark) { return gis::snap(city, town.at(mark), 0.5).value(); };
  gis::WalkSearch search;
  search.run(city, {at('A')}, 100'000, [](std::uint32_t) { return true; }, [&](std::uint32_t v) { return city.graph().things_at(v).empty(); });
  EXPECT_EQ(search.to_place(city.graph(), at('k')), 4000) << "the kerb itself is reached";
  EXPECT_EQ(search.to_place(city.graph(), at('p')), gis::WalkSearch::unreached);
  EXPECT_EQ(search.nearest_seed(city.graph(), at('p')), std::nullopt);
  EXPECT_EQ(search.to_place(city.graph(), at('B')), gis::WalkSearch::unreached);
}

}  // namespace
}  // namespace levelground::test::walk_search_test
