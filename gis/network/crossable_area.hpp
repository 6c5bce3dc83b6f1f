// SPDX-License-Identifier: Apache-2.0
/// What of an area people walk on can be crossed: without the buildings, the water and the walls that are drawn on it; and what lies across it
/// and is crossed as far as it lets people pass.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/city/feature.hpp"

namespace levelground::gis {

/// Is it of the things that cut an area when they stand on it: buildings but no roofs, waters, barriers that are lines or areas? Thread-safe.
bool cuts_areas(const Feature& thing);
/// The same of one area: in a corridor one is in the houses that are drawn around it, and they do not cut it. Thread-safe.
bool cuts_area(const Feature& thing, const Feature& area);
/// Ground (is_ground) of which its source says that somebody may not be let in, drawn as an area: a building site, a garden for guests. Thread-safe.
bool is_closed_ground(const Feature& feature);
/// Is it of the things that are met where a walk over an area crosses them: kerbs, flights of steps, streets and rails, drawn as lines or (but
/// rails) as areas, and closed ground? Steps are none on an area of steps; streets and rails are none on a crossing, nor where the source's own node ids say that they do
/// not meet the area, nor is a road that people and cars share (is_no_street). Thread-safe.
bool lies_across(const Feature& thing, const Feature& area);
/// The same of what lies between a thing and a way beside it: also what by the source's node ids has nothing to do with the way. Thread-safe.
bool stands_between(const Feature& thing, const Feature& way);
/// Do two features lie on one level (Property::layer, levels.hpp)? Thread-safe.
bool on_one_level(const Feature& a, const Feature& b);

/// Asks the buildings, waters, linear barriers and what lies across areas among features; gathers them when it is first asked. One thread.
class CrossableAreas {
 public:
  /// `tolerance`: metres within which a gate stands on a wall that has no node in common with it.
  CrossableAreas(const std::vector<const Feature*>& features, double tolerance);
  ~CrossableAreas();
  CrossableAreas(const CrossableAreas&) = delete;
  CrossableAreas& operator=(const CrossableAreas&) = delete;

  /// Part of the area that whoever walks over it passes with a feature.
  struct Met {
    std::uint32_t feature = 0;   ///< place in the features: what lies there, or what lets pass there: a gate in a wall, a lowered place in a kerb
    Geometry shape;              ///< a line inside the area, or an area that may reach beyond it
    MultiPolygon around;         ///< what somebody walks around who does not pass it: a line as thick as a wall; empty for what lets pass
  };
  struct Answer {
    bool is_cut = false;         ///< false: nothing cuts it, and `area` is empty
    MultiPolygon area;           ///< what is left; corners that were there keep their place exactly
    std::vector<std::uint32_t> cut_by;   ///< places in the features of the areas among what cuts it, ascending
    std::vector<Met> met;        ///< in the order of the features
  };
  /// `outline`: that of the feature, perhaps with more corners on its sides. Things on another level (Property::layer), roofs, and what covers the
  /// whole area (a station hall) do not cut, nor are they met. A wall drawn as a line is open where a gate or an entrance stands on it.
  /// nullopt: the outline of the area crosses itself, so that nothing can be cut out of it.
  std::optional<Answer> crossable(const Feature& area, const MultiPolygon& outline);

  /// An area with its outline and what crossable() said of it; not owned.
  struct Drawn {
    const Feature* feature = nullptr;
    const MultiPolygon* outline = nullptr;
    const Answer* open = nullptr;
    /// What of it can be crossed.
    [[nodiscard]] const MultiPolygon& rest() const { return open->is_cut ? open->area : *outline; }
  };
  /// Areas that share an edge, touch or overlap on one level, whatever nodes they have, half a millimetre being no distance: groups of places in
  /// `areas`, ascending; an area by itself is a group. An indoor corridor, which has walls, adjoins nothing, and crossings and lifts are crossed by themselves.
  std::vector<std::vector<std::uint32_t>> adjoining(const std::vector<Drawn>& areas);
  /// All of a group as one area: `area` is what can be crossed, without the walls drawn along the borders between them; corners move by less than a
  /// millimetre. nullopt: their outlines cannot be joined.
  std::optional<Answer> together(const std::vector<Drawn>& group);

 private:
  struct Parts;
  void gather();
  void cut_borders(const std::vector<Drawn>& group, Answer& answer);
  [[nodiscard]] std::vector<std::pair<double, std::uint32_t>> openings(const Feature& thing, const Line& line) const;
  const std::vector<const Feature*>& m_features;
  double m_tolerance;
  std::unique_ptr<Parts> m_parts;
};

}  // namespace levelground::gis
