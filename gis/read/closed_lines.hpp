// SPDX-License-Identifier: Apache-2.0
/// Lines where a mapping asks for areas: which close, which nearly do, and what is said of them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "core/city/theme.hpp"
#include "gis/read/mapping.hpp"
#include "gis/read/ogr_geometry.hpp"
#include "gis/read/ogr_troubles.hpp"

namespace levelground::gis {

/// How far the ends of a line are apart, in units of its coordinates; nullopt where the record is not one open line that could surround something.
std::optional<double> gap_of(const ReadGeometry& geometry);

/// What the record offers, with an area among it where its line is open by no more than the mapping allows. `metres`: of one unit of the coordinates;
/// 0: not known, and nothing is closed.
GeometryKinds offered_with_closing(const LayerMapping& mapping, const ReadGeometry& geometry, double metres);

/// The same line, ending where it begins.
Line closed_straight(Line line);

/// Counts and tells, for one layer.
class ClosedLines {
 public:
  /// A closed line, or one that was closed, became an area of a theme. `gap`: nullopt where it closes exactly.
  void area(Theme theme, const std::string& which, std::optional<double> gap, double metres, LayerTroubles& troubles);
  /// A closed line stays one.
  void line(Theme theme) { ++m_lines[theme]; }
  /// A line that does not close and is wanted only as an area; returns what is wrong with it.
  static LocalText open(const LayerMapping& mapping, const ReadGeometry& geometry, const std::string& which, double metres, LayerTroubles& troubles);
  /// How many lines of each theme were taken as areas; of a drawing also how many stayed lines.
  void tell(bool is_drawing, const Problem& where, std::vector<Problem>& problems) const;
  /// "A3 (0.05 m)", or in units of the drawing.
  static std::string with_gap(const std::string& which, double gap, double metres);

 private:
  std::map<Theme, std::uint64_t> m_areas, m_lines;
};

}  // namespace levelground::gis
