// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/pockets.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace levelground::gis {
namespace {

constexpr double thin = 0.02;  // metres: half of what is no width
constexpr int round = 16;      // parts of a quarter of a circle

class Finder {
 public:
  Finder(GeosContext& context, const Walls& obstacles) : m_context(context) {
    // Near the origin digits are finer, and the same town elsewhere gives the same.
    Box box;
    for (const Polygon& polygon : obstacles.areas) box.include(bounds(polygon.outer));
    for (const Line& line : obstacles.lines) box.include(bounds(line));
    m_origin = {std::floor(box.min_x), std::floor(box.min_y)};
    std::vector<GEOSGeometry*> parts;
    for (const Polygon& polygon : obstacles.areas) parts.push_back(to_geos(context, MultiPolygon{moved(polygon, -1)}).release());
    for (const Line& line : obstacles.lines) {
      const GeosGeometry wall = to_geos(context, moved(line, -1));
      parts.push_back(own(context, GEOSBufferWithStyle_r(handle(), wall.get(), thin / 4, round, GEOSBUF_CAP_FLAT, GEOSBUF_JOIN_MITRE, 2)).release());
    }
    const GeosGeometry all = own(context, GEOSGeom_createCollection_r(handle(), GEOS_GEOMETRYCOLLECTION, parts.data(), static_cast<unsigned>(parts.size())));
    m_solid = own(context, GEOSUnaryUnion_r(handle(), all.get()));
  }

  std::vector<Pocket> find(double width, const std::vector<Box>& near) {
    const GeosGeometry grown = buffered(m_solid.get(), width / 2);
    const GeosGeometry closed = buffered(grown.get(), -width / 2);
    const GeosGeometry rest = own(m_context, GEOSDifference_r(handle(), closed.get(), m_solid.get()));
    const GeosGeometry kept = buffered(rest.get(), -thin);
    const GeosGeometry pockets = buffered(kept.get(), thin);
    const GeosGeometry touched = buffered(m_solid.get(), 2 * thin);
    std::vector<Pocket> found;
    for (const Polygon& shape : polygons_of(m_context, pockets.get())) {
      const Box box = bounds(moved(shape.outer, 1));
      if (!near.empty() && std::none_of(near.begin(), near.end(), [&](const Box& one) { return one.intersects(box); })) continue;
      const auto mouths = mouths_of(shape, touched.get());
      if (mouths.size() != 1) continue;
      Pocket pocket;
      pocket.mouth = mouths.front();
      const Line chord{pocket.mouth.front(), pocket.mouth.back()};
      for (const Point& p : shape.outer) pocket.depth = std::max(pocket.depth, distance(chord, p));
      const GeosGeometry outline = to_geos(m_context, MultiPolygon{shape});
      const GeosGeometry inner = buffered(outline.get(), -off_wall);
      for (const Polygon& part : polygons_of(m_context, inner.get())) {
        const Line ring = moved(part.outer, 1);
        pocket.places.insert(pocket.places.end(), ring.begin(), ring.end() - 1);
      }
      pocket.shape = moved(shape, 1);
      pocket.mouth = moved(pocket.mouth, 1);
      found.push_back(std::move(pocket));
    }
    std::sort(found.begin(), found.end(), [](const Pocket& a, const Pocket& b) {
      const auto key = [](const Pocket& pocket) {
        const Box box = bounds(pocket.shape.outer);
        return std::tuple(box.min_x, box.min_y, box.max_x, box.max_y);
      };
      return key(a) < key(b);
    });
    return found;
  }

 private:
  [[nodiscard]] GEOSContextHandle_t handle() const { return m_context.handle(); }
  GeosGeometry buffered(const GEOSGeometry* geometry, double metres) { return own(m_context, GEOSBuffer_r(handle(), geometry, metres, round)); }

  [[nodiscard]] Line moved(const Line& line, int sign) const {
    Line there;
    for (const Point& p : line) there.push_back({p.x + sign * m_origin.x, p.y + sign * m_origin.y});
    return there;
  }
  [[nodiscard]] Polygon moved(const Polygon& polygon, int sign) const {
    Polygon there{moved(polygon.outer, sign), {}};
    for (const Line& hole : polygon.holes) there.holes.push_back(moved(hole, sign));
    return there;
  }

  /// The pieces of an outline that no obstacle touches.
  std::vector<Line> mouths_of(const Polygon& shape, const GEOSGeometry* touched) {
    const GeosGeometry ring = to_geos(m_context, shape.outer);
    const GeosGeometry open = own(m_context, GEOSDifference_r(handle(), ring.get(), touched));
    const GeosGeometry merged = own(m_context, GEOSLineMerge_r(handle(), open.get()));
    std::vector<Line> mouths = lines_of(m_context, merged.get());
    std::erase_if(mouths, [](const Line& line) { return length(line) <= 2 * thin; });
    return mouths;
  }

  GeosContext& m_context;
  Point m_origin;
  GeosGeometry m_solid;
};

}  // namespace

std::vector<Pocket> find_pockets(GeosContext& context, const Walls& obstacles, double width, const std::vector<Box>& near) {
  if (obstacles.areas.empty() && obstacles.lines.empty()) return {};
  return Finder(context, obstacles).find(width, near);
}

}  // namespace levelground::gis
