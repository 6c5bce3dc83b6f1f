// SPDX-License-Identifier: Apache-2.0
/// GDAL geometry into plain geometry, still in the coordinates of its source.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/local_text.hpp"
#include "core/geometry/geometry.hpp"
#include "gis/read/mapping.hpp"

class OGRGeometry;

namespace levelground::gis {

/// What one record of a layer offers. A multi-point or multi-line gives several parts, a multi-polygon one.
struct ReadGeometry {
  std::vector<Geometry> parts;   ///< all of one kind; empty when there is no usable geometry
  GeometryKinds offered = 0;
  LocalText fault;               ///< why it cannot be used; empty when it can, and when there is none
  std::optional<Point> at;       ///< where a line of no length lies
  bool dropped_z = false;        ///< heights or measures were dropped
  bool straightened = false;     ///< arcs became straight pieces
};

/// `swap`: the data has y before x. Holes and rings are turned as geometry.hpp promises; points that repeat are dropped from lines.
ReadGeometry read_geometry(const OGRGeometry* geometry, bool swap);

/// From "POINT (1 2)" and the like. A text that is no WKT gives a fault.
ReadGeometry read_wkt(const std::string& text);

/// A closed line as the polygon it surrounds; empty when it is none.
MultiPolygon closed_line_as_polygon(const Line& line);

}  // namespace levelground::gis
