// SPDX-License-Identifier: Apache-2.0
#include "gis/read/ogr_geometry.hpp"

#include <algorithm>
#include <cmath>

#include <ogr_geometry.h>

#include "gis/handles/gdal.hpp"

namespace levelground::gis {
namespace {

constexpr int most_points = 10'000'000;  // of one geometry; a hostile file can claim any number

/// Throws the words of the fault: deep inside a collection there is no better way out.
struct Fault {
  LocalText words;
  std::optional<Point> at = std::nullopt;
};

class GeometryReader {
 public:
  GeometryReader(ReadGeometry& out, bool swap) : m_out(out), m_swap(swap) {}

  void read(const OGRGeometry& geometry) {
    switch (wkbFlatten(geometry.getGeometryType())) {
      case wkbPoint: add(GeometryKind::point, point(*geometry.toPoint())); break;
      case wkbLineString: add_line(*geometry.toLineString()); break;
      case wkbPolygon: add_polygon(*geometry.toPolygon()); break;
      case wkbTriangle: add_polygon(*geometry.toPolygon()); break;
      case wkbMultiPoint:
      case wkbMultiLineString:
      case wkbMultiPolygon:
      case wkbGeometryCollection:
        for (const OGRGeometry* part : *geometry.toGeometryCollection()) {
          if (!part->IsEmpty()) read(*part);
        }
        break;
      case wkbPolyhedralSurface:
      case wkbTIN: throw Fault{{"it is a surface in space", "det är en yta i rymden"}};
      default: throw Fault{{"it is of a kind that has no place on a map of streets", "det är av ett slag som inte hör hemma på en gatukarta"}};
    }
  }

  void finish() {
    if (m_polygons.empty()) return;
    m_out.parts.emplace_back(std::move(m_polygons));
  }

 private:
  [[nodiscard]] Point point(double x, double y) const {
    if (!std::isfinite(x) || !std::isfinite(y)) throw Fault{{"a coordinate is not a number (NaN or infinite)", "en koordinat är inget tal (NaN eller oändligt)"}};
    return m_swap ? Point{y, x} : Point{x, y};
  }
  [[nodiscard]] Point point(const OGRPoint& p) const { return point(p.getX(), p.getY()); }

  [[nodiscard]] Line points(const OGRSimpleCurve& curve) const {
    if (curve.getNumPoints() > most_points) throw Fault{{"it has more than ten million points", "det har fler än tio miljoner punkter"}};
    Line line;
    line.reserve(static_cast<std::size_t>(curve.getNumPoints()));
    for (int i = 0; i < curve.getNumPoints(); ++i) {
      const Point next = point(curve.getX(i), curve.getY(i));
      if (line.empty() || !(line.back() == next)) line.push_back(next);
    }
    return line;
  }

  void offer(GeometryKind kind, GeometryKinds all) {
    const bool first = m_out.offered == 0;
    if (!first && (m_out.offered & kinds(kind)) == 0) throw Fault{{"it mixes points, lines and areas", "det blandar punkter, linjer och ytor"}};
    m_out.offered = static_cast<GeometryKinds>(first ? all : m_out.offered & all);
  }

  void add(GeometryKind kind, Geometry part) {
    offer(kind, kinds(kind));
    m_out.parts.push_back(std::move(part));
  }

  void add_line(const OGRLineString& curve) {
    Line line = points(curve);
    if (line.size() < 2) throw Fault{{"it is a line of no length", "det är en linje utan längd"}, line.empty() ? std::nullopt : std::optional(line.front())};
    const bool closed = line.size() >= 4 && line.front() == line.back();
    offer(GeometryKind::line, closed ? GeometryKind::line | GeometryKind::polygon : kinds(GeometryKind::line));
    m_out.parts.emplace_back(std::move(line));
  }

  Line ring(const OGRLinearRing& curve, bool counter_clockwise) const {
    Line line = points(curve);
    if (line.empty()) throw Fault{{"a ring is empty", "en ring är tom"}};
    if (!(line.front() == line.back())) throw Fault{{"a ring does not close", "en ring sluts inte"}};
    if (line.size() < 4) throw Fault{{"a ring has fewer than three corners", "en ring har färre än tre hörn"}};
    if ((signed_area(line) > 0) != counter_clockwise) std::reverse(line.begin(), line.end());
    return line;
  }

  void add_polygon(const OGRPolygon& source) {
    if (source.getExteriorRing() == nullptr) throw Fault{{"a polygon has no outer ring", "en polygon saknar yttre ring"}};
    offer(GeometryKind::polygon, polygon_record);
    Polygon polygon;
    polygon.outer = ring(*source.getExteriorRing(), true);
    for (int i = 0; i < source.getNumInteriorRings(); ++i) polygon.holes.push_back(ring(*source.getInteriorRing(i), false));
    m_polygons.push_back(std::move(polygon));
  }

  ReadGeometry& m_out;
  bool m_swap;
  MultiPolygon m_polygons;
};

}  // namespace

ReadGeometry read_geometry(const OGRGeometry* geometry, bool swap) {
  ReadGeometry out;
  if (geometry == nullptr || geometry->IsEmpty()) return out;
  GdalGeometry straight;
  if (geometry->hasCurveGeometry() != 0) {
    straight.reset(geometry->getLinearGeometry());
    if (!straight) {
      out.fault = {"its arcs cannot be made straight", "dess bågar går inte att räta ut"};
      return out;
    }
    geometry = straight.get();
    out.straightened = true;
  }
  out.dropped_z = geometry->Is3D() != 0 || geometry->IsMeasured() != 0;
  try {
    GeometryReader reader(out, swap);
    reader.read(*geometry);
    reader.finish();
  } catch (const Fault& fault) {
    out.parts.clear();
    out.offered = 0;
    out.fault = fault.words;
    if (wkbFlatten(geometry->getGeometryType()) == wkbLineString) out.at = fault.at;   // not one of several
  }
  return out;
}

ReadGeometry read_wkt(const std::string& text) {
  const GdalMessages quiet;
  OGRGeometry* made = nullptr;
  const OGRErr error = OGRGeometryFactory::createFromWkt(text.c_str(), nullptr, &made);
  const GdalGeometry geometry(made);
  if (error != OGRERR_NONE || !geometry) {
    ReadGeometry out;
    out.fault = {"its geometry is not WKT (“POINT (1 2)”)", "dess geometri är inte WKT (”POINT (1 2)”)"};
    return out;
  }
  return read_geometry(geometry.get(), false);
}

MultiPolygon closed_line_as_polygon(const Line& line) {
  if (line.size() < 4 || !(line.front() == line.back())) return {};
  Polygon polygon;
  polygon.outer = line;
  if (signed_area(polygon.outer) < 0) std::reverse(polygon.outer.begin(), polygon.outer.end());
  return {polygon};
}

}  // namespace levelground::gis
