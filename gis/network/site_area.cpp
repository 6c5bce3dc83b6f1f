// SPDX-License-Identifier: Apache-2.0
#include "gis/network/site_area.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/geometry/segments.hpp"
#include "gis/network/line_touches.hpp"

namespace levelground::gis {
SiteArea::SiteArea(const Geometry& geometry) {
  if (const auto* area = std::get_if<MultiPolygon>(&geometry)) m_area = *area;
  m_box = bounds(geometry);
  each_segment(m_area, [&](const Point& p, const Point& q) { m_boundary.emplace_back(p, q); });
  std::vector<Box> boxes;
  boxes.reserve(m_boundary.size());
  for (const auto& [a, b] : m_boundary) {
    boxes.emplace_back().include(a);
    boxes.back().include(b);
  }
  m_index = BoxIndex(boxes);
}

double SiteArea::to_boundary(const Point& p, double up_to) const {
  Box box;
  box.include(p);
  double best = std::numeric_limits<double>::infinity();
  m_index.visit(box.grown(up_to), [&](std::uint32_t s) { best = std::min(best, distance_to_segment(m_boundary[s].first, m_boundary[s].second, p)); });
  return best <= up_to ? best : std::numeric_limits<double>::infinity();
}

bool SiteArea::holds(const Point& p) const {
  Box box;
  box.include(p);
  if (!m_box.grown(no_distance).intersects(box)) return false;
  return contains(m_area, p) || to_boundary(p, no_distance) <= no_distance;
}

bool SiteArea::touches(const Geometry& geometry) const {
  if (const auto* point = std::get_if<Point>(&geometry)) return holds(*point);
  if (!bounds(geometry).intersects(m_box)) return false;
  const auto line_touches = [&](const Line& line) {
    if (std::any_of(line.begin(), line.end(), [&](const Point& p) { return holds(p); })) return true;
    EdgeShape shape;
    std::int32_t at = 0;
    for (const Point& p : line) {
      shape.points.push_back(p);
      shape.at_mm.push_back(at);
      at += 1000000;  // only whether it is cut matters, not how long it is
    }
    return cut(shape).size() > 1;
  };
  if (const auto* line = std::get_if<Line>(&geometry)) return line_touches(*line);
  if (const auto* polygons = std::get_if<MultiPolygon>(&geometry)) {
    for (const Polygon& polygon : *polygons) {
      if (line_touches(polygon.outer)) return true;
      if (std::any_of(polygon.holes.begin(), polygon.holes.end(), line_touches)) return true;
    }
    // No outline of it comes here, so each part of the site lies wholly in it or wholly beside it, as one corner does.
    return std::any_of(m_area.begin(), m_area.end(), [&](const Polygon& part) { return !part.outer.empty() && contains(*polygons, part.outer.front()); });
  }
  return false;
}

std::vector<std::pair<Point, Point>> SiteArea::boundary_near(const Box& box) const {
  std::vector<std::pair<Point, Point>> near;
  for (const std::uint32_t s : m_index.find(box)) near.push_back(m_boundary[s]);
  return near;
}

void SiteArea::find_cuts(const Point& a, const Point& b, std::vector<double>& cuts) const {
  cuts.assign({0, 1});
  Box box;
  box.include(a);
  box.include(b);
  m_index.visit(box, [&](std::uint32_t s) {
    const auto& [c, d] = m_boundary[s];
    const double rx = b.x - a.x;
    const double ry = b.y - a.y;
    const double sx = d.x - c.x;
    const double sy = d.y - c.y;
    const double cross = rx * sy - ry * sx;
    if (cross == 0) return;
    const double t = ((c.x - a.x) * sy - (c.y - a.y) * sx) / cross;
    const double u = ((c.x - a.x) * ry - (c.y - a.y) * rx) / cross;
    if (t > 0 && t < 1 && u >= 0 && u <= 1) cuts.push_back(t);
  });
  std::sort(cuts.begin(), cuts.end());
}

double SiteArea::length_inside(std::span<const Point> line) const {
  std::vector<double> cuts;
  double metres = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Point& a = line[i - 1];
    const Point& b = line[i];
    Box box;
    box.include(a);
    box.include(b);
    if (!m_box.intersects(box)) continue;
    find_cuts(a, b, cuts);
    for (std::size_t k = 1; k < cuts.size(); ++k) {
      const double middle = (cuts[k - 1] + cuts[k]) / 2;
      if (holds({a.x + middle * (b.x - a.x), a.y + middle * (b.y - a.y)})) metres += (cuts[k] - cuts[k - 1]) * distance(a, b);
    }
  }
  return metres;
}

std::vector<AreaPiece> SiteArea::cut(const EdgeShape& shape) const {
  // Most edges around a site, and most in it, come nowhere near its boundary: then one point tells of all.
  const Box around = bounds(shape.points).grown(2 * no_distance);
  bool near_boundary = false;
  if (m_box.intersects(around)) m_index.visit(around, [&](std::uint32_t) { near_boundary = true; });
  if (!near_boundary && shape.at_mm.back() > 0) return {{0, shape.at_mm.back(), holds(shape.points.front())}};
  std::vector<double> cuts;
  std::vector<AreaPiece> result;
  const auto add = [&](std::int32_t from, std::int32_t to, bool inside) {
    if (!result.empty() && result.back().inside == inside) {
      result.back().to_mm = to;
    } else if (to > from) {
      result.push_back({from, to, inside});
    }
  };
  for (std::size_t i = 1; i < shape.points.size(); ++i) {
    const Point& a = shape.points[i - 1];
    const Point& b = shape.points[i];
    find_cuts(a, b, cuts);
    const double length = static_cast<double>(shape.at_mm[i] - shape.at_mm[i - 1]);
    const auto at = [&](double t) { return shape.at_mm[i - 1] + static_cast<std::int32_t>(std::llround(t * length)); };
    for (std::size_t k = 1; k < cuts.size(); ++k) {
      const double middle = (cuts[k - 1] + cuts[k]) / 2;
      add(at(cuts[k - 1]), at(cuts[k]), holds({a.x + middle * (b.x - a.x), a.y + middle * (b.y - a.y)}));
    }
  }
  return result;
}

}  // namespace levelground::gis
