// SPDX-License-Identifier: Apache-2.0
/// Our plain geometry as OGR geometry, for writing. (Implementation detail of gis/write: include only from its .cpp files.)
#pragma once

#include <ogrsf_frmts.h>

#include "core/geometry/geometry.hpp"
#include "gis/handles/gdal.hpp"

namespace levelground::gis {

/// Point, LineString or MultiPolygon without CRS; null for a thing without a place.
GdalGeometry to_ogr(const Geometry& geometry);

}  // namespace levelground::gis
