// SPDX-License-Identifier: Apache-2.0
/// Where every node of an OpenStreetMap file is, in 16 bytes a node.
#pragma once

#include <cstdint>
#include <vector>

#include <osmium/osm/location.hpp>

namespace levelground::gis {

/// Filled in any order, then sealed, then asked. Not thread-safe while it is filled.
class NodeLocations {
 public:
  void add(std::int64_t id, osmium::Location location);
  /// Sorts. Of several nodes with one id the first added counts.
  void seal();
  /// Undefined when there is no such node.
  [[nodiscard]] osmium::Location find(std::int64_t id) const;
  /// Ids that stood more than once, ascending; known after seal().
  [[nodiscard]] const std::vector<std::int64_t>& duplicates() const { return m_duplicates; }

 private:
  struct Entry {
    std::int64_t id;
    osmium::Location location;
  };
  std::vector<Entry> m_entries;
  std::vector<std::uint32_t> m_buckets;   ///< first entry of each stretch of ids
  unsigned m_shift = 0;
  std::vector<std::int64_t> m_duplicates;
};

}  // namespace levelground::gis
