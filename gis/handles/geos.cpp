// SPDX-License-Identifier: Apache-2.0
#include "gis/handles/geos.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

GEOSCoordSequence* sequence_of(GeosContext& context, const Line& line) {
  static_assert(sizeof(Point) == 2 * sizeof(double));
  GEOSCoordSequence* sequence =
      GEOSCoordSeq_copyFromBuffer_r(context.handle(), &line.data()->x, static_cast<unsigned>(line.size()), 0, 0);
  if (sequence == nullptr) throw Defect("GEOS: " + context.take_message());
  return sequence;
}

Line points_of(GeosContext& context, const GEOSGeometry* line) {
  const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(context.handle(), line);
  unsigned count = 0;
  if (sequence == nullptr || GEOSCoordSeq_getSize_r(context.handle(), sequence, &count) == 0) {
    throw Defect("GEOS: " + context.take_message());
  }
  Line points(count);
  if (count > 0 && GEOSCoordSeq_copyToBuffer_r(context.handle(), sequence, &points.data()->x, 0, 0) == 0) {
    throw Defect("GEOS: " + context.take_message());
  }
  return points;
}

Line turned(Line ring, bool counter_clockwise) {
  if ((signed_area(ring) > 0) != counter_clockwise) std::reverse(ring.begin(), ring.end());
  return ring;
}

void add_polygons(GeosContext& context, const GEOSGeometry* geometry, MultiPolygon& out) {
  const auto handle = context.handle();
  const int type = GEOSGeomTypeId_r(handle, geometry);
  if (type == GEOS_POLYGON) {
    if (GEOSisEmpty_r(handle, geometry) != 0) return;
    Polygon polygon;
    polygon.outer = turned(points_of(context, GEOSGetExteriorRing_r(handle, geometry)), true);
    const int holes = GEOSGetNumInteriorRings_r(handle, geometry);
    for (int i = 0; i < holes; ++i) {
      polygon.holes.push_back(turned(points_of(context, GEOSGetInteriorRingN_r(handle, geometry, i)), false));
    }
    out.push_back(std::move(polygon));
  } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
    const int parts = GEOSGetNumGeometries_r(handle, geometry);
    for (int i = 0; i < parts; ++i) add_polygons(context, GEOSGetGeometryN_r(handle, geometry, i), out);
  }
}

void add_lines(GeosContext& context, const GEOSGeometry* geometry, std::vector<Line>& out) {
  const auto handle = context.handle();
  const int type = GEOSGeomTypeId_r(handle, geometry);
  if (type == GEOS_LINESTRING || type == GEOS_LINEARRING) {
    Line line = points_of(context, geometry);
    if (line.size() >= 2) out.push_back(std::move(line));
  } else if (type == GEOS_MULTILINESTRING || type == GEOS_GEOMETRYCOLLECTION) {
    const int parts = GEOSGetNumGeometries_r(handle, geometry);
    for (int i = 0; i < parts; ++i) add_lines(context, GEOSGetGeometryN_r(handle, geometry, i), out);
  }
}

GeosGeometry ring_of(GeosContext& context, const Line& ring) {
  return own(context, GEOSGeom_createLinearRing_r(context.handle(), sequence_of(context, ring)));
}

}  // namespace

GeosContext::GeosContext() : m_handle(GEOS_init_r()) {
  GEOSContext_setErrorMessageHandler_r(m_handle, keep, this);
  GEOSContext_setNoticeMessageHandler_r(m_handle, keep, this);
}

GeosContext::~GeosContext() { GEOS_finish_r(m_handle); }

void GeosContext::keep(const char* message, void* self) { static_cast<GeosContext*>(self)->m_message = message; }

std::string GeosContext::take_message() { return std::exchange(m_message, {}); }

GeosGeometry own(GeosContext& context, GEOSGeometry* geometry) {
  if (geometry == nullptr) throw Defect("GEOS: " + context.take_message());
  return GeosGeometry(geometry, GeosGeometryDeleter{context.handle()});
}

GeosGeometry to_geos(GeosContext& context, const Point& point) {
  return own(context, GEOSGeom_createPointFromXY_r(context.handle(), point.x, point.y));
}

GeosGeometry to_geos(GeosContext& context, const Line& line) {
  if (line.size() < 2) throw Defect("a line of fewer than two points");
  return own(context, GEOSGeom_createLineString_r(context.handle(), sequence_of(context, line)));
}

GeosGeometry to_geos(GeosContext& context, const MultiPolygon& polygons) {
  std::vector<GeosGeometry> parts;
  for (const Polygon& polygon : polygons) {
    GeosGeometry outer = ring_of(context, polygon.outer);
    std::vector<GeosGeometry> holes;
    for (const Line& hole : polygon.holes) holes.push_back(ring_of(context, hole));
    std::vector<GEOSGeometry*> raw;
    for (GeosGeometry& hole : holes) raw.push_back(hole.release());
    // GEOS owns the rings from here, also when it fails.
    parts.push_back(own(context, GEOSGeom_createPolygon_r(context.handle(), outer.release(), raw.data(),
                                                          static_cast<unsigned>(raw.size()))));
  }
  if (parts.size() == 1) return std::move(parts.front());
  std::vector<GEOSGeometry*> raw;
  for (GeosGeometry& part : parts) raw.push_back(part.release());
  return own(context, GEOSGeom_createCollection_r(context.handle(), GEOS_MULTIPOLYGON, raw.data(),
                                                  static_cast<unsigned>(raw.size())));
}

MultiPolygon polygons_of(GeosContext& context, const GEOSGeometry* geometry) {
  MultiPolygon polygons;
  add_polygons(context, geometry, polygons);
  return polygons;
}

std::vector<Line> lines_of(GeosContext& context, const GEOSGeometry* geometry) {
  std::vector<Line> lines;
  add_lines(context, geometry, lines);
  return lines;
}

std::optional<Invalidity> find_invalidity(GeosContext& context, const MultiPolygon& polygons) {
  const GeosGeometry geometry = to_geos(context, polygons);
  char* reason = nullptr;
  GEOSGeometry* location = nullptr;
  const char valid = GEOSisValidDetail_r(context.handle(), geometry.get(), 0, &reason, &location);
  const GeosGeometry place(location, GeosGeometryDeleter{context.handle()});
  if (valid == 2) {
    GEOSFree_r(context.handle(), reason);
    throw Defect("GEOS: " + context.take_message());
  }
  if (valid == 1) return std::nullopt;
  Invalidity found;
  if (reason != nullptr) found.reason = reason;
  GEOSFree_r(context.handle(), reason);
  if (place) {
    GEOSGeomGetX_r(context.handle(), place.get(), &found.at.x);
    GEOSGeomGetY_r(context.handle(), place.get(), &found.at.y);
  }
  return found;
}

MultiPolygon make_valid(GeosContext& context, const MultiPolygon& polygons) {
  const GeosGeometry geometry = to_geos(context, polygons);
  const auto destroy = [&](GEOSMakeValidParams* params) { GEOSMakeValidParams_destroy_r(context.handle(), params); };
  const std::unique_ptr<GEOSMakeValidParams, decltype(destroy)> how(GEOSMakeValidParams_create_r(context.handle()), destroy);
  GEOSMakeValidParams_setMethod_r(context.handle(), how.get(), GEOS_MAKE_VALID_STRUCTURE);
  GEOSMakeValidParams_setKeepCollapsed_r(context.handle(), how.get(), 0);
  const GeosGeometry valid = own(context, GEOSMakeValidWithParams_r(context.handle(), geometry.get(), how.get()));
  return polygons_of(context, valid.get());
}

}  // namespace levelground::gis
