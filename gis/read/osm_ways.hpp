// SPDX-License-Identifier: Apache-2.0
/// The nodes of every way of an OpenStreetMap file, in two or three bytes a node: so few that all can be kept until the relations at
/// the end of the file say which are wanted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <osmium/osm/node_ref.hpp>
#include <osmium/osm/node_ref_list.hpp>

#include "gis/read/osm_nodes.hpp"

namespace levelground::gis {

/// Node ids as differences from the one before, seven bits a byte. Not thread-safe while it is filled.
class WayNodes {
 public:
  /// Returns the place of the way in the store: larger for ways that are added later.
  std::size_t add(const osmium::NodeRefList& nodes);
  /// The nodes of the way at a place, with where they are (undefined for nodes that are not there). Replaces what is in `nodes`.
  void read(std::size_t place, const NodeLocations& locations, std::vector<osmium::NodeRef>& nodes) const;

 private:
  void put(std::uint64_t number);
  std::vector<std::uint8_t> m_bytes;
};

}  // namespace levelground::gis
