// SPDX-License-Identifier: Apache-2.0
/// From the coordinates of a source to those of the City: one operation, named, with its accuracy, never a ballpark.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "core/geometry/geometry.hpp"
#include "gis/crs/crs.hpp"
#include "gis/crs/smooth_tiles.hpp"

namespace levelground::gis {

/// One coordinate operation, chosen once for the whole area so that two points never take different ways. One thread;
/// must not outlive its ProjContext. From degrees to metres without a grid of shifts, points are placed by SmoothTiles,
/// within a micrometre of PROJ. Coordinates are x east, y north (longitude, latitude) on both sides, whatever the
/// authority's axis order.
class Transformation {
 public:
  enum class Ballpark : std::uint8_t { refused, allowed };
  /// Throws InputError made from `where` when PROJ knows no operation for the area but a ballpark one (or needs a grid
  /// that is not installed); `allowed` takes a ballpark one where there is no other.
  Transformation(ProjContext& proj, const Crs& from, const Crs& to, const LonLatBox& area, const Problem& where,
                 Ballpark ballpark = Ballpark::refused);

  /// Transforms in place. Points that have no place in the target become infinite.
  void apply(std::span<Point> points) const;
  [[nodiscard]] Point apply(const Point& point) const;

  [[nodiscard]] bool identity() const { return !m_operation; }
  /// Metres as stated by the authority; 0 when the datum stays the same; nullopt when the authority states none.
  [[nodiscard]] std::optional<double> accuracy() const { return m_accuracy; }
  /// "1 m (SWEREF99 to WGS 84 (1))"; empty when the datum stays the same.
  [[nodiscard]] const std::string& words() const { return m_words; }
  /// Was there no other, and this one allowed? Then nobody knows how far off it is.
  [[nodiscard]] bool is_ballpark() const { return m_is_ballpark; }
  /// What a more accurate operation would need: "us_noaa_nyhpgn.tif, for 0.05 m (NAD83 to …)"; empty when nothing is
  /// missing, or this one is accurate to a metre.
  [[nodiscard]] const std::string& missing_grid() const { return m_missing_grid; }

 private:
  void take_ballpark(ProjContext& proj, const PJ* source, const PJ* target, const LonLatBox& area);

  ProjObject m_operation;
  std::unique_ptr<SmoothTiles> m_tiles;  ///< null: PROJ itself is asked for each point
  std::optional<double> m_accuracy = 0.0;
  std::string m_words;
  std::string m_missing_grid;
  bool m_is_ballpark = false;
};

}  // namespace levelground::gis
