// SPDX-License-Identifier: Apache-2.0
/// Objects that stand more than once in an OpenStreetMap file: which of them counts, whatever their order.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <osmium/osm/object.hpp>

#include "gis/read/osm_file.hpp"
#include "gis/read/osm_troubles.hpp"

namespace levelground::gis {

/// Ids of nodes, ways and relations that stand more than once, each list sorted and each id once.
struct OsmContested {
  std::vector<std::int64_t> nodes, ways, relations;
  [[nodiscard]] bool empty() const { return nodes.empty() && ways.empty() && relations.empty(); }
};

/// Of every contested object the copy with the highest version counts, as in OpenStreetMap: when that one is deleted, none does. Copies of one version
/// that differ are all left out: which of them is right nobody can tell. Made by reading the file again; files without copies never pay for it.
class OsmCopies {
 public:
  /// Throws as OsmFile::each_buffer.
  OsmCopies(const OsmFile& file, const OsmContested& contested);
  /// Does the object with this place in the file (0 for the first) count? What is not contested does.
  [[nodiscard]] bool counts(const osmium::OSMObject& object, std::uint64_t serial) const;
  /// Is it one of several that say different things, none of which counts?
  [[nodiscard]] bool disputed(const osmium::OSMObject& object) const;
  /// One remark for each contested object.
  void tell(OsmTroubles& troubles) const;

 private:
  struct Best {
    std::uint32_t version = 0;
    std::uint64_t serial = 0;
    std::uint64_t copies = 0;
    bool visible = true;
    bool differ = false;      ///< another copy of this version says something else
    std::string content;
  };
  using Bests = std::map<std::int64_t, Best>;
  [[nodiscard]] const Best* find(const osmium::OSMObject& object) const;
  void look_at(const osmium::OSMObject& object, std::uint64_t serial);
  std::array<Bests, 3> m_bests;   ///< nodes, ways, relations
};

}  // namespace levelground::gis
