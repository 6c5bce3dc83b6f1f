// SPDX-License-Identifier: Apache-2.0
/// Lines and areas of OpenStreetMap objects whose nodes have their places, in longitude and latitude.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <osmium/memory/buffer.hpp>
#include <osmium/osm/node_ref.hpp>
#include <osmium/osm/relation.hpp>

#include "core/geometry/geometry.hpp"

namespace levelground::gis {

/// A line with the node of each point; nodes without a place and a node that follows itself are left out.
struct OsmLine {
  Line line;
  std::vector<std::int64_t> nodes;
  bool cut = false;    ///< nodes at an end have no place: the line ends earlier
  bool gaps = false;   ///< nodes between others have no place: a straight piece stands for them
};
OsmLine line_of(const std::vector<osmium::NodeRef>& nodes);

/// An area with the node of each point, ring after ring in the order of the polygons.
struct OsmArea {
  MultiPolygon polygons;
  std::vector<std::int64_t> nodes;
};

/// Builds valid areas: rings that close, do not cross, holes inside their outer ring. Keeps its memory between calls.
class OsmAreas {
 public:
  /// The area of one closed way. nullopt when the outline is not valid or a node has no place.
  std::optional<OsmArea> of(std::int64_t way, const std::vector<osmium::NodeRef>& nodes);
  /// Members of a relation, in its order; then the relation itself.
  void begin();
  void add(std::int64_t way, const std::vector<osmium::NodeRef>& nodes);
  std::optional<OsmArea> of(const osmium::Relation& relation);

 private:
  std::optional<OsmArea> take(bool built);
  osmium::memory::Buffer m_ways{64 * 1024, osmium::memory::Buffer::auto_grow::yes};
  std::vector<std::size_t> m_members;   ///< places in m_ways
  osmium::memory::Buffer m_buffer{64 * 1024, osmium::memory::Buffer::auto_grow::yes};
};

}  // namespace levelground::gis
