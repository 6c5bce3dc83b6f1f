// SPDX-License-Identifier: Apache-2.0
/// A drawing in coordinates of its own, placed by points whose true place is known.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/errors.hpp"
#include "core/base/rational.hpp"
#include "core/geometry/geometry.hpp"

namespace levelground::gis {

struct ControlPoint {
  Point drawing;  ///< as the drawing has it, in its unit
  Point truth;    ///< x east, y north, in the CRS
};

/// What a project states of a drawing's place.
struct PlacementSpec {
  std::string crs;                   ///< of the true coordinates: projected
  std::string unit;                  ///< of the drawing: m, cm, mm, ft, in …
  std::vector<ControlPoint> points;  ///< at least two
  Rational scale_tolerance;          ///< share by which the scale between the points may differ from the unit
  std::optional<double>
      tolerance;  ///< metres by which a point may lie off after the fit; needed for more than two points
};

/// The similarity (Helmert transformation: a shift, a turn and one scale) that fits the control points best in the
/// sense of least squares. With two points it fits exactly: then the scale alone tells whether they are right.
/// Immutable.
class Placement {
 public:
  /// Throws InputError made from `where`: points that coincide, a scale that is not that of the unit, points too far
  /// off, a CRS that is not projected, a unit that is none.
  Placement(const PlacementSpec& spec, const Problem& where);

  [[nodiscard]] Point apply(const Point& drawing) const;
  void apply(Geometry& geometry) const;
  /// Scale, turn and how far points lie off: for the quality report.
  [[nodiscard]] const LocalText& words() const { return m_words; }

 private:
  Point m_from, m_to;       ///< the middles of the points
  double m_a = 1, m_b = 0;  ///< scale × cosine and scale × sine of the turn
  LocalText m_words;
};

/// Units of a projected CRS for one of the drawing. Throws InputError made from `where`.
double scale_of_unit(const std::string& unit, const std::string& of_truth, const Problem& where);
void scale_drawing(Geometry& geometry, double scale);

/// The unit that a DXF file states ($INSUNITS): "mm", "m", "in", "ft", …; empty when it states none or one that has no
/// name here.
std::string dxf_unit(const std::filesystem::path& file);

}  // namespace levelground::gis
