// SPDX-License-Identifier: Apache-2.0
/// Do the ends of lines lie at the nodes that their source names for them?
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/city/city.hpp"

namespace levelground::gis {

/// A record that is a node (OpenSidewalks), whether or not a feature was made of it.
struct NodeRecord {
  std::int64_t key = 0;    ///< node_key() of its id
  Point at;
};

/// A line of which the source names both end nodes.
struct EdgeRecord {
  std::string feature;     ///< id in the City
  std::string id;          ///< as messages name the record
  std::string from, to;    ///< node ids, as the source writes them
};

/// Of one layer.
struct NodeRecords {
  std::string file, layer;
  std::vector<NodeRecord> nodes;   ///< in metres when they are checked
  std::vector<EdgeRecord> edges;
  [[nodiscard]] bool empty() const { return nodes.empty() && edges.empty(); }
};

/// Checks the edges of a source against its nodes. An edge that ends more than `tolerance` metres from a node it names, that names a node of which two records
/// say different places, or that names a node without record at which the ends of other edges do not lie, loses its node ids: it is joined by position, as
/// a line of a source without node ids is, and perhaps to what else has its nodes (Source::named_nodes): what its source says of it is
/// not taken for untrue. Nodes without record are told even where all ends agree. `features` must be sorted by id; what was
/// done is added to `problems`, and to `mended` of the ledgers of `source`. The order of records does not matter.
void check_node_places(const std::vector<NodeRecords>& layers, double tolerance, std::vector<Feature>& features, Source& source,
                       std::vector<Problem>& problems);

}  // namespace levelground::gis
