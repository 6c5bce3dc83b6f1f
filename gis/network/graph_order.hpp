// SPDX-License-Identifier: Apache-2.0
/// Puts a walking graph in its final order: neighbours in space are neighbours in memory, and rows are compressed.
#pragma once

#include "core/city/walk_graph.hpp"

namespace levelground::gis {

/// Renumbers the vertices along a Hilbert curve over their extent, sorts edges by feature and place on it, fills the rows.
/// Vertices, keys, things and edges must be filled.
void order_graph(WalkGraph& graph);

}  // namespace levelground::gis
