// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/route_net.hpp"

#include <algorithm>

#include "gis/network/one_place.hpp"

namespace levelground::gis {

RouteNet::RouteNet(const MeasureContext& context, const std::vector<RoutePiece>& route) : m_context(context), m_route(route) {
  for (const RoutePiece& piece : route) {
    m_edges.insert(piece.edge);
    m_shapes.push_back(edge_shape(context.city, piece.edge));
    m_boxes.push_back(bounds(m_shapes.back().points));
    m_cuts.push_back({piece.from_mm, piece.to_mm});
  }
  for (const Entrance& entrance : context.walks.entrances) {
    for (std::size_t i = 0; entrance.place && i < route.size(); ++i) {
      const std::int32_t at = entrance.place->from_mm;
      if (route[i].edge == entrance.place->edge && route[i].from_mm <= at && at <= route[i].to_mm) cut(i, at);
    }
  }
}

std::uint32_t RouteNet::node_at(std::size_t i, std::int32_t at_mm) {
  const WalkGraph& graph = m_context.city.graph();
  const WalkGraph::Edge& edge = graph.edges[m_route[i].edge];
  const Point at = point_at(m_shapes[i], at_mm);
  if (at_mm == 0) return m_net.node({0, one_place(graph, edge.from, m_edges), 0}, at);
  if (at_mm == edge.length_mm) return m_net.node({0, one_place(graph, edge.to, m_edges), 0}, at);
  return m_net.node({1, m_route[i].edge, at_mm}, at);
}

void RouteNet::lay(const std::function<Tri(std::size_t, std::int32_t, std::int32_t)>& state) {
  const WalkGraph& graph = m_context.city.graph();
  for (std::size_t i = 0; i < m_route.size(); ++i) {
    std::vector<std::int32_t>& cuts = m_cuts[i];
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    for (std::size_t k = 1; k < cuts.size(); ++k) {
      WalkNet::Link link;
      link.a = node_at(i, cuts[k - 1]);
      link.b = node_at(i, cuts[k]);
      link.mm = cuts[k] - cuts[k - 1];
      link.where = part_of(m_shapes[i], cuts[k - 1], cuts[k]);
      link.feature = graph.edges[m_route[i].edge].feature;
      link.state = state(i, cuts[k - 1], cuts[k]);
      m_net.add(std::move(link));
    }
  }
  for (const Entrance& entrance : m_context.walks.entrances) {
    if (!entrance.place) continue;
    const GraphPlace& place = *entrance.place;
    const WalkGraph::Edge& edge = graph.edges[place.edge];
    std::tuple<int, std::int64_t, std::int64_t> key{1, place.edge, place.from_mm};
    if (place.from_mm == 0) key = {0, one_place(graph, edge.from, m_edges), 0};
    else if (place.from_mm == edge.length_mm) key = {0, one_place(graph, edge.to, m_edges), 0};
    const std::size_t before = m_net.node_count();
    const std::uint32_t node = m_net.node(key, place.at);
    if (node == before) continue;  // not on this route: a node by itself does no harm
    m_net[node].is_end = true;
    m_net[node].label = entrance.label;
  }
}

LocalText node_words(const WalkNet::Node& node) {
  return node.label.empty() ? LocalText{"the end of the route", "stråkets ände"} : node.label;
}

}  // namespace levelground::gis
