// SPDX-License-Identifier: Apache-2.0
/// The area of a site, made ready for asking where ways run into it.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "core/city/city.hpp"
#include "core/geometry/box_index.hpp"
#include "gis/network/edge_shape.hpp"

namespace levelground::gis {

/// A stretch of an edge that lies wholly inside or wholly outside.
struct AreaPiece {
  std::int32_t from_mm = 0;
  std::int32_t to_mm = 0;
  bool inside = false;
};

/// Immutable once made. The boundary belongs to the area; half a millimetre, the unit in which the graph counts, is no distance.
class SiteArea {
 public:
  explicit SiteArea(const Geometry& geometry);
  [[nodiscard]] bool empty() const { return m_area.empty(); }
  [[nodiscard]] const MultiPolygon& area() const { return m_area; }
  [[nodiscard]] const Box& box() const { return m_box; }
  [[nodiscard]] bool holds(const Point& p) const;
  /// Does any of the geometry lie in the area? A point that does; a line or area whose nearest point does.
  [[nodiscard]] bool touches(const Geometry& geometry) const;
  /// Metres to the nearest point of the boundary, at most `up_to` (else infinity).
  [[nodiscard]] double to_boundary(const Point& p, double up_to) const;
  /// Segments of the boundary whose box meets a box, in the order of the rings.
  [[nodiscard]] std::vector<std::pair<Point, Point>> boundary_near(const Box& box) const;
  /// The shape cut where it crosses the boundary; neighbours differ in `inside`.
  [[nodiscard]] std::vector<AreaPiece> cut(const EdgeShape& shape) const;
  /// Metres of a line that lie inside; what lies on the boundary does.
  [[nodiscard]] double length_inside(std::span<const Point> line) const;

 private:
  /// Where the boundary crosses a segment, as fractions of it, ascending, with both ends.
  void find_cuts(const Point& a, const Point& b, std::vector<double>& cuts) const;
  MultiPolygon m_area;
  Box m_box;
  std::vector<std::pair<Point, Point>> m_boundary;
  BoxIndex m_index;
};

}  // namespace levelground::gis
