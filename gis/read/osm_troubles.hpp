// SPDX-License-Identifier: Apache-2.0
/// Troubles of an OpenStreetMap file, grouped: one problem for each kind, with how many there are and the first ids.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/errors.hpp"

namespace levelground::gis {

enum class OsmTrouble : std::uint8_t {
  node_without_place,     ///< no coordinates, or outside the world
  line_cut,               ///< nodes at its ends are not in the file
  line_with_gaps,         ///< nodes between others are not in the file
  line_lost,              ///< fewer than two different nodes left
  area_with_gaps,         ///< a node of its outline is not in the file
  area_invalid,           ///< outline crosses itself or does not close
  relation_incomplete,    ///< member ways are not in the file
  relation_without_ways,
  duplicate_node,
  duplicate_way,
  duplicate_relation,
  copies_differ,          ///< an object stands more than once with one version, and says different things
  copies_deleted,         ///< an object stands more than once, and its highest version is deleted
  deleted_object,
};
inline constexpr std::size_t osm_trouble_count = 14;

class OsmTroubles {
 public:
  /// `object` is the object's id as in "w123".
  void note(OsmTrouble trouble, std::string object);
  /// What the trouble is of one object, as a clause for a ledger.
  [[nodiscard]] static LocalText words_of(OsmTrouble trouble);
  [[nodiscard]] std::uint64_t count(OsmTrouble trouble) const;
  /// In the order of the kinds. `duplicates` of nodes and so on are warnings, as everything that loses or bends a feature.
  [[nodiscard]] std::vector<Problem> problems(const std::string& file) const;

 private:
  struct Kind {
    std::uint64_t count = 0;
    std::vector<std::string> first;
  };
  std::array<Kind, osm_trouble_count> m_kinds;
};

}  // namespace levelground::gis
