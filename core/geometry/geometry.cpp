// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/geometry.hpp"

#include <algorithm>
#include <cmath>

namespace levelground {

Box Box::grown(double metres) const {
  if (empty()) return *this;
  return {min_x - metres, min_y - metres, max_x + metres, max_y + metres};
}

Box bounds(const Line& line) {
  Box box;
  for (const Point& p : line) box.include(p);
  return box;
}

Box bounds(const Geometry& geometry) {
  Box box;
  if (const auto* point = std::get_if<Point>(&geometry)) {
    box.include(*point);
  } else if (const auto* line = std::get_if<Line>(&geometry)) {
    box = bounds(*line);
  } else if (const auto* polygons = std::get_if<MultiPolygon>(&geometry)) {
    for (const Polygon& polygon : *polygons) box.include(bounds(polygon.outer));
  }
  return box;
}

/// A square root is exact to the last bit on every machine, and several times as fast as hypot; coordinates in metres do not overflow.
static double norm(double dx, double dy) { return std::sqrt(dx * dx + dy * dy); }

double distance(const Point& a, const Point& b) { return norm(a.x - b.x, a.y - b.y); }

double length(const Line& line) {
  double sum = 0;
  for (std::size_t i = 1; i < line.size(); ++i) sum += distance(line[i - 1], line[i]);
  return sum;
}

double signed_area(const Line& ring) {
  if (ring.size() < 4) return 0;
  // Relative to the first point, so that large coordinates do not eat the digits.
  const Point origin = ring.front();
  double twice = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const double ax = ring[i - 1].x - origin.x;
    const double ay = ring[i - 1].y - origin.y;
    const double bx = ring[i].x - origin.x;
    const double by = ring[i].y - origin.y;
    twice += ax * by - bx * ay;
  }
  return twice / 2;
}

double area(const MultiPolygon& polygons) {
  double sum = 0;
  for (const Polygon& polygon : polygons) {
    sum += std::abs(signed_area(polygon.outer));
    for (const Line& hole : polygon.holes) sum -= std::abs(signed_area(hole));
  }
  return sum;
}

namespace {

constexpr double boundary_tolerance = 1e-9;  // metres: noise of the last bit, not a tolerance of measurement

enum class Where { outside, boundary, inside };

double segment_distance(const Point& a, const Point& b, const Point& p, double* fraction = nullptr) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double squared = dx * dx + dy * dy;
  double t = squared > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / squared : 0;
  t = std::clamp(t, 0.0, 1.0);
  if (fraction != nullptr) *fraction = t;
  return norm(p.x - (a.x + t * dx), p.y - (a.y + t * dy));
}

Where where_in_ring(const Line& ring, const Point& p) {
  bool inside = false;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const Point& a = ring[i - 1];
    const Point& b = ring[i];
    const bool near_y = p.y >= std::min(a.y, b.y) - boundary_tolerance && p.y <= std::max(a.y, b.y) + boundary_tolerance;
    if (!near_y) continue;
    if (segment_distance(a, b, p) <= boundary_tolerance) return Where::boundary;
    if ((a.y > p.y) != (b.y > p.y)) {
      const double x = a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x);
      if (p.x < x) inside = !inside;
    }
  }
  return inside ? Where::inside : Where::outside;
}

bool contains(const Polygon& polygon, const Point& p) {
  const Where outer = where_in_ring(polygon.outer, p);
  if (outer == Where::boundary) return true;
  if (outer == Where::outside) return false;
  for (const Line& hole : polygon.holes) {
    const Where in_hole = where_in_ring(hole, p);
    if (in_hole == Where::boundary) return true;
    if (in_hole == Where::inside) return false;
  }
  return true;
}

/// Middle of the widest run inside the polygon on a level line through its height, or nothing when the polygon is flat.
std::optional<Point> point_inside(const Polygon& polygon) {
  const Box box = bounds(polygon.outer);
  if (box.empty() || box.height() <= 0) return std::nullopt;
  std::optional<Point> best;
  double best_width = 0;
  // A few level lines: one may pass through a vertex or a neck.
  for (const double share : {0.5, 0.382, 0.618, 0.25, 0.75}) {
    const double y = box.min_y + share * box.height();
    std::vector<double> crossings;
    const auto collect = [&](const Line& ring) {
      for (std::size_t i = 1; i < ring.size(); ++i) {
        const Point& a = ring[i - 1];
        const Point& b = ring[i];
        if ((a.y > y) != (b.y > y)) crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
      }
    };
    collect(polygon.outer);
    for (const Line& hole : polygon.holes) collect(hole);
    std::sort(crossings.begin(), crossings.end());
    for (std::size_t i = 1; i < crossings.size(); i += 2) {
      const double width = crossings[i] - crossings[i - 1];
      if (width > best_width * 1.0001) {
        best_width = width;
        best = Point{(crossings[i] + crossings[i - 1]) / 2, y};
      }
    }
  }
  return best;
}

}  // namespace

bool contains(const MultiPolygon& polygons, const Point& point) {
  return std::any_of(polygons.begin(), polygons.end(), [&](const Polygon& polygon) { return contains(polygon, point); });
}

double distance(const Line& line, const Point& point) {
  if (line.empty()) return std::numeric_limits<double>::infinity();
  double best = distance(line.front(), point);
  for (std::size_t i = 1; i < line.size(); ++i) best = std::min(best, segment_distance(line[i - 1], line[i], point));
  return best;
}

double distance(const Geometry& geometry, const Point& point) {
  if (const auto* other = std::get_if<Point>(&geometry)) return distance(*other, point);
  if (const auto* line = std::get_if<Line>(&geometry)) return distance(*line, point);
  double best = std::numeric_limits<double>::infinity();
  if (const auto* polygons = std::get_if<MultiPolygon>(&geometry)) {
    if (contains(*polygons, point)) return 0;
    for (const Polygon& polygon : *polygons) {
      best = std::min(best, distance(polygon.outer, point));
      for (const Line& hole : polygon.holes) best = std::min(best, distance(hole, point));
    }
  }
  return best;
}

Projection project(const Line& line, const Point& point) {
  Projection best;
  best.offset = std::numeric_limits<double>::infinity();
  double walked = 0;
  if (line.size() == 1) return {0, distance(line.front(), point), line.front()};
  for (std::size_t i = 1; i < line.size(); ++i) {
    double t = 0;
    const double offset = segment_distance(line[i - 1], line[i], point, &t);
    const double step = distance(line[i - 1], line[i]);
    if (offset < best.offset) {
      best.offset = offset;
      best.along = walked + t * step;
      best.at = {line[i - 1].x + t * (line[i].x - line[i - 1].x), line[i - 1].y + t * (line[i].y - line[i - 1].y)};
    }
    walked += step;
  }
  return best;
}

Point point_at(const Line& line, double along) {
  double walked = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double step = distance(line[i - 1], line[i]);
    if (along <= walked + step && step > 0) {
      const double t = std::max(0.0, (along - walked) / step);
      return {line[i - 1].x + t * (line[i].x - line[i - 1].x), line[i - 1].y + t * (line[i].y - line[i - 1].y)};
    }
    walked += step;
  }
  return line.back();
}

Line part_of(const Line& line, double from, double to) {
  Line part{point_at(line, from)};
  double walked = 0;
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    walked += distance(line[i - 1], line[i]);
    if (walked > from && walked < to) part.push_back(line[i]);
  }
  part.push_back(point_at(line, to));
  return part;
}

std::optional<Point> representative_point(const Geometry& geometry) {
  if (const auto* point = std::get_if<Point>(&geometry)) return *point;
  if (const auto* line = std::get_if<Line>(&geometry)) {
    if (line->empty()) return std::nullopt;
    return point_at(*line, length(*line) / 2);
  }
  if (const auto* polygons = std::get_if<MultiPolygon>(&geometry)) {
    const Polygon* largest = nullptr;
    double largest_area = -1;
    for (const Polygon& polygon : *polygons) {
      const double size = std::abs(signed_area(polygon.outer));
      if (size > largest_area) {
        largest_area = size;
        largest = &polygon;
      }
    }
    if (largest == nullptr || largest->outer.empty()) return std::nullopt;
    if (const auto inside = point_inside(*largest)) return inside;
    return largest->outer.front();
  }
  return std::nullopt;
}

}  // namespace levelground
