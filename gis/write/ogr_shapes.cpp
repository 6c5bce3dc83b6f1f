// SPDX-License-Identifier: Apache-2.0
#include "gis/write/ogr_shapes.hpp"

namespace levelground::gis {

namespace {

OGRLinearRing to_ring(const Line& line) {
  OGRLinearRing ring;
  for (const Point& p : line) ring.addPoint(p.x, p.y);
  ring.closeRings();
  return ring;
}

}  // namespace

GdalGeometry to_ogr(const Geometry& geometry) {
  if (const auto* point = std::get_if<Point>(&geometry)) return GdalGeometry(new OGRPoint(point->x, point->y));
  if (const auto* line = std::get_if<Line>(&geometry)) {
    auto* made = new OGRLineString();
    GdalGeometry owner(made);
    for (const Point& p : *line) made->addPoint(p.x, p.y);
    return owner;
  }
  if (const auto* polygons = std::get_if<MultiPolygon>(&geometry)) {
    auto* made = new OGRMultiPolygon();
    GdalGeometry owner(made);
    for (const Polygon& polygon : *polygons) {
      OGRPolygon part;
      OGRLinearRing outer = to_ring(polygon.outer);
      part.addRing(&outer);
      for (const Line& hole : polygon.holes) {
        OGRLinearRing inner = to_ring(hole);
        part.addRing(&inner);
      }
      made->addGeometry(&part);
    }
    return owner;
  }
  return nullptr;
}

}  // namespace levelground::gis
