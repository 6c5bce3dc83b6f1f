// SPDX-License-Identifier: Apache-2.0
/// A route as a small network, cut at chosen places.
#pragma once

#include <functional>
#include <set>
#include <vector>

#include "gis/measure/route.hpp"
#include "gis/measure/walk_net.hpp"
#include "gis/network/edge_shape.hpp"

namespace levelground::gis {

/// A route being made into a network: collect cuts first, then lay().
class RouteNet {
 public:
  RouteNet(const MeasureContext& context, const std::vector<RoutePiece>& route);

  [[nodiscard]] std::size_t piece_count() const { return m_route.size(); }
  [[nodiscard]] const RoutePiece& piece(std::size_t i) const { return m_route[i]; }
  [[nodiscard]] const EdgeShape& shape(std::size_t i) const { return m_shapes[i]; }
  [[nodiscard]] const Box& box(std::size_t i) const { return m_boxes[i]; }
  /// Cuts piece i at a distance along its edge, within the piece.
  void cut(std::size_t i, std::int32_t at_mm) { m_cuts[i].push_back(at_mm); }
  /// The node there; only at a cut or an end of the piece, after lay().
  std::uint32_t node_at(std::size_t i, std::int32_t at_mm);
  /// Makes nodes and links; `state` says what holds between two neighbouring cuts of a piece. Entrances become ends.
  void lay(const std::function<Tri(std::size_t piece, std::int32_t from_mm, std::int32_t to_mm)>& state);
  [[nodiscard]] WalkNet& net() { return m_net; }

 private:
  const MeasureContext& m_context;
  const std::vector<RoutePiece>& m_route;
  std::set<std::uint32_t> m_edges;   ///< of the route
  std::vector<EdgeShape> m_shapes;
  std::vector<Box> m_boxes;
  std::vector<std::vector<std::int32_t>> m_cuts;
  WalkNet m_net;
};

/// "Entrance north", "end of the route": what a node is called.
LocalText node_words(const WalkNet::Node& node);

}  // namespace levelground::gis
