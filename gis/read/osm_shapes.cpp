// SPDX-License-Identifier: Apache-2.0
#include "gis/read/osm_shapes.hpp"

#include <algorithm>

#include <osmium/area/assembler.hpp>
#include <osmium/builder/osm_object_builder.hpp>
#include <osmium/osm/area.hpp>
#include <osmium/osm/way.hpp>

namespace levelground::gis {

namespace {

Point point_of(const osmium::Location& location) { return {location.lon_without_check(), location.lat_without_check()}; }

/// Adds the nodes of the ring to `ids`, in the order of its points.
Line ring_of(const osmium::NodeRefList& nodes, bool counter_clockwise, std::vector<std::int64_t>& ids) {
  Line ring;
  std::vector<std::int64_t> ring_ids;
  ring.reserve(nodes.size());
  ring_ids.reserve(nodes.size());
  for (const osmium::NodeRef& node : nodes) {
    const Point point = point_of(node.location());
    if (!ring.empty() && ring.back() == point) continue;
    ring.push_back(point);
    ring_ids.push_back(node.ref());
  }
  if ((signed_area(ring) > 0) != counter_clockwise) {
    std::reverse(ring.begin(), ring.end());
    std::reverse(ring_ids.begin(), ring_ids.end());
  }
  ids.insert(ids.end(), ring_ids.begin(), ring_ids.end());
  return ring;
}

/// The assembler keeps a reference to its settings, so they live as long as the program.
const osmium::area::AssemblerConfig& settings() {
  static const osmium::area::AssemblerConfig result = [] {
    osmium::area::AssemblerConfig made;
    made.create_empty_areas = false;
    return made;
  }();
  return result;
}

}  // namespace

OsmLine line_of(const std::vector<osmium::NodeRef>& nodes) {
  OsmLine result;
  result.line.reserve(nodes.size());
  result.nodes.reserve(nodes.size());
  bool missing = false;
  for (const osmium::NodeRef& node : nodes) {
    if (!node.location().valid()) {
      missing = true;
      continue;
    }
    if (missing) (result.nodes.empty() ? result.cut : result.gaps) = true;
    missing = false;
    // Two nodes on one spot are two nodes: another way may join at either.
    if (!result.nodes.empty() && result.nodes.back() == node.ref()) continue;
    result.line.push_back(point_of(node.location()));
    result.nodes.push_back(node.ref());
  }
  result.cut = result.cut || missing;
  return result;
}

void OsmAreas::begin() {
  m_ways.clear();
  m_members.clear();
}

void OsmAreas::add(std::int64_t way, const std::vector<osmium::NodeRef>& nodes) {
  {
    osmium::builder::WayBuilder builder{m_ways};
    builder.object().set_id(way);
    osmium::builder::WayNodeListBuilder list{m_ways, &builder};
    for (const osmium::NodeRef& node : nodes) list.add_node_ref(node);
  }
  m_members.push_back(m_ways.commit());
}

std::optional<OsmArea> OsmAreas::of(std::int64_t way, const std::vector<osmium::NodeRef>& nodes) {
  begin();
  add(way, nodes);
  m_buffer.clear();
  osmium::area::Assembler assembler{settings()};
  return take(assembler(m_ways.get<osmium::Way>(m_members.front()), m_buffer));
}

std::optional<OsmArea> OsmAreas::of(const osmium::Relation& relation) {
  std::vector<const osmium::Way*> ways;
  ways.reserve(m_members.size());
  for (const std::size_t place : m_members) ways.push_back(&m_ways.get<osmium::Way>(place));
  m_buffer.clear();
  osmium::area::Assembler assembler{settings()};
  return take(assembler(relation, ways, m_buffer));
}

std::optional<OsmArea> OsmAreas::take(bool built) {
  if (!built) return std::nullopt;
  OsmArea result;
  for (const osmium::Area& area : m_buffer.select<osmium::Area>()) {
    for (const osmium::OuterRing& outer : area.outer_rings()) {
      Polygon polygon;
      polygon.outer = ring_of(outer, true, result.nodes);
      for (const osmium::InnerRing& inner : area.inner_rings(outer)) polygon.holes.push_back(ring_of(inner, false, result.nodes));
      result.polygons.push_back(std::move(polygon));
    }
  }
  if (result.polygons.empty()) return std::nullopt;
  return result;
}

}  // namespace levelground::gis
