// SPDX-License-Identifier: Apache-2.0
#include "gis/network/graph_order.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace levelground::gis {
namespace {

constexpr std::uint32_t cells = 1U << 16U;

/// Place of a cell along the Hilbert curve: quadrant by quadrant, each turned so that the curve joins.
std::uint64_t hilbert(std::uint32_t x, std::uint32_t y) {
  std::uint64_t place = 0;
  for (std::uint32_t s = cells / 2; s > 0; s /= 2) {
    const bool right = (x & s) != 0;
    const bool upper = (y & s) != 0;
    place += std::uint64_t{s} * s * ((right ? 3U : 0U) ^ (upper ? 1U : 0U));
    if (upper) continue;
    if (right) {
      x = cells - 1 - x;
      y = cells - 1 - y;
    }
    std::swap(x, y);
  }
  return place;
}

std::vector<std::uint32_t> new_order(const std::vector<Point>& vertices) {
  Box box;
  for (const Point& p : vertices) box.include(p);
  const double size = std::max({box.width(), box.height(), 1.0});
  std::vector<std::uint64_t> place(vertices.size());
  for (std::size_t v = 0; v < vertices.size(); ++v) {
    const auto cell = [&](double offset) { return static_cast<std::uint32_t>(offset / size * (cells - 1)); };
    place[v] = hilbert(cell(vertices[v].x - box.min_x), cell(vertices[v].y - box.min_y));
  }
  std::vector<std::uint32_t> order(vertices.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return place[a] < place[b]; });
  return order;
}

template <typename T>
void reorder(std::vector<T>& values, const std::vector<std::uint32_t>& order) {
  std::vector<T> sorted;
  sorted.reserve(values.size());
  for (const std::uint32_t old : order) sorted.push_back(values[old]);
  values = std::move(sorted);
}

void reorder_things(WalkGraph& graph, const std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> start{0};
  start.reserve(order.size() + 1);
  std::vector<std::uint32_t> things;
  things.reserve(graph.things.size());
  for (const std::uint32_t old : order) {
    const auto there = graph.things_at(old);
    things.insert(things.end(), there.begin(), there.end());
    start.push_back(static_cast<std::uint32_t>(things.size()));
  }
  graph.thing_start = std::move(start);
  graph.things = std::move(things);
}

void fill_rows(WalkGraph& graph) {
  graph.row_start.assign(graph.vertices.size() + 1, 0);
  for (const WalkGraph::Edge& edge : graph.edges) {
    ++graph.row_start[edge.from + 1];
    if (edge.to != edge.from) ++graph.row_start[edge.to + 1];
  }
  std::partial_sum(graph.row_start.begin(), graph.row_start.end(), graph.row_start.begin());
  graph.row_edge.resize(graph.row_start.back());
  graph.row_target.resize(graph.row_start.back());
  std::vector<std::uint32_t> next(graph.row_start.begin(), graph.row_start.end() - 1);
  for (std::uint32_t e = 0; e < graph.edges.size(); ++e) {
    const WalkGraph::Edge& edge = graph.edges[e];
    graph.row_target[next[edge.from]] = edge.to;
    graph.row_edge[next[edge.from]++] = e;
    if (edge.to == edge.from) continue;
    graph.row_target[next[edge.to]] = edge.from;
    graph.row_edge[next[edge.to]++] = e;
  }
}

}  // namespace

void order_graph(WalkGraph& graph) {
  const std::vector<std::uint32_t> order = new_order(graph.vertices);
  std::vector<std::uint32_t> number(order.size());
  for (std::uint32_t v = 0; v < order.size(); ++v) number[order[v]] = v;
  reorder(graph.vertices, order);
  reorder(graph.keys, order);
  reorder_things(graph, order);
  for (WalkGraph::Edge& edge : graph.edges) {
    edge.from = number[edge.from];
    edge.to = number[edge.to];
  }
  graph.edges.shrink_to_fit();
  std::sort(graph.edges.begin(), graph.edges.end(), [](const WalkGraph::Edge& a, const WalkGraph::Edge& b) {
    return std::tie(a.feature, a.start_mm, a.end_mm, a.side, a.from, a.to) < std::tie(b.feature, b.start_mm, b.end_mm, b.side, b.from, b.to);
  });
  fill_rows(graph);
}

}  // namespace levelground::gis
