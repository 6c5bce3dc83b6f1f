// SPDX-License-Identifier: Apache-2.0
/// What of an area people walk on can be crossed: without the buildings, the water and the walls that are drawn on it.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/city/feature.hpp"

namespace levelground::gis {

/// Is it of the things that cut an area when they stand on it: buildings but no roofs, waters, barriers that are lines or areas? Thread-safe.
bool cuts_areas(const Feature& thing);
/// The same of one area: in a corridor one is in the houses that are drawn around it, and they do not cut it. Thread-safe.
bool cuts_area(const Feature& thing, const Feature& area);
/// Do two features lie on one level (Property::layer)? Thread-safe.
bool on_one_level(const Feature& a, const Feature& b);

/// Asks the buildings, waters and linear barriers among features; gathers them when it is first asked. One thread.
class CrossableAreas {
 public:
  explicit CrossableAreas(const std::vector<const Feature*>& features);
  ~CrossableAreas();
  CrossableAreas(const CrossableAreas&) = delete;
  CrossableAreas& operator=(const CrossableAreas&) = delete;

  struct Answer {
    bool is_cut = false;    ///< false: nothing stands on it, and `area` is empty
    MultiPolygon area;      ///< what is left; corners that were there keep their place exactly
  };
  /// Things on another level (Property::layer), roofs, and what covers the whole area (a station hall) do not cut. nullopt: the outline of
  /// the area crosses itself, so that nothing can be cut out of it.
  std::optional<Answer> crossable(const Feature& area);

 private:
  struct Parts;
  const std::vector<const Feature*>& m_features;
  std::unique_ptr<Parts> m_parts;
};

}  // namespace levelground::gis
