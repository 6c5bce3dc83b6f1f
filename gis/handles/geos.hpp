// SPDX-License-Identifier: Apache-2.0
/// Owners of GEOS objects: one context for each thread, geometries that free themselves, plain geometry in and out.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/geometry/geometry.hpp"

#include <geos_c.h>

namespace levelground::gis {

/// A GEOS context with its messages kept here. One thread; nothing of GEOS is ever shared between threads (its const
/// geometries fill caches lazily). Geometries must not outlive their context.
class GeosContext {
 public:
  GeosContext();
  ~GeosContext();
  GeosContext(const GeosContext&) = delete;
  GeosContext& operator=(const GeosContext&) = delete;

  [[nodiscard]] GEOSContextHandle_t handle() const { return m_handle; }
  /// What GEOS last complained about; empty when it did not. Taken.
  std::string take_message();

 private:
  static void keep(const char* message, void* self);
  GEOSContextHandle_t m_handle;
  std::string m_message;
};

struct GeosGeometryDeleter {
  GEOSContextHandle_t context = nullptr;
  void operator()(GEOSGeometry* geometry) const noexcept { GEOSGeom_destroy_r(context, geometry); }
};
using GeosGeometry = std::unique_ptr<GEOSGeometry, GeosGeometryDeleter>;

struct GeosPreparedDeleter {
  GEOSContextHandle_t context = nullptr;
  void operator()(const GEOSPreparedGeometry* geometry) const noexcept { GEOSPreparedGeom_destroy_r(context, geometry); }
};
using GeosPrepared = std::unique_ptr<const GEOSPreparedGeometry, GeosPreparedDeleter>;

/// Takes ownership of what a GEOS function returned. Throws Defect with GEOS's words when it returned nothing: callers check
/// their input before they hand it to GEOS.
GeosGeometry own(GeosContext& context, GEOSGeometry* geometry);

/// Plain geometry to GEOS. Throws Defect when it is too short to be one (a line of one point, a ring of three).
GeosGeometry to_geos(GeosContext& context, const Point& point);
GeosGeometry to_geos(GeosContext& context, const Line& line);
GeosGeometry to_geos(GeosContext& context, const MultiPolygon& polygons);

/// The polygons of any GEOS geometry, outer rings counter-clockwise and holes clockwise; lines and points are left out.
MultiPolygon polygons_of(GeosContext& context, const GEOSGeometry* geometry);
/// The lines of any GEOS geometry (not the rings of polygons), in its order.
std::vector<Line> lines_of(GeosContext& context, const GEOSGeometry* geometry);

/// Why a polygon is not valid, and where; nullopt when it is valid.
struct Invalidity {
  std::string reason;  ///< "Self-intersection"
  Point at;
};
std::optional<Invalidity> find_invalidity(GeosContext& context, const MultiPolygon& polygons);
/// A valid area that covers what the rings of an invalid one enclose (GEOSMakeValid, structure method: rings are made valid first, then
/// holes are taken out of outlines). Empty when nothing of an area is left.
MultiPolygon make_valid(GeosContext& context, const MultiPolygon& polygons);

}  // namespace levelground::gis
