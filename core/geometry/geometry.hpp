// SPDX-License-Identifier: Apache-2.0
/// Plain points, lines and polygons in metres of the City's projected CRS. No library object, so every thread may read them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <variant>
#include <vector>

namespace levelground {

/// Metres, x east and y north, in the CRS of the City.
struct Point {
  double x = 0;
  double y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

using Line = std::vector<Point>;  ///< at least two points; a ring repeats its first point

/// A ring outside, counter-clockwise, and holes, clockwise.
struct Polygon {
  Line outer;
  std::vector<Line> holes;
  friend bool operator==(const Polygon&, const Polygon&) = default;
};
using MultiPolygon = std::vector<Polygon>;

/// monostate: a thing without a place (a document).
using Geometry = std::variant<std::monostate, Point, Line, MultiPolygon>;

/// An axis-parallel box. Default: empty.
struct Box {
  double min_x = std::numeric_limits<double>::infinity();
  double min_y = std::numeric_limits<double>::infinity();
  double max_x = -std::numeric_limits<double>::infinity();
  double max_y = -std::numeric_limits<double>::infinity();
  [[nodiscard]] bool empty() const { return min_x > max_x; }
  void include(const Point& p) {
    min_x = std::min(min_x, p.x);
    min_y = std::min(min_y, p.y);
    max_x = std::max(max_x, p.x);
    max_y = std::max(max_y, p.y);
  }
  void include(const Box& other) {
    if (other.empty()) return;
    include(Point{other.min_x, other.min_y});
    include(Point{other.max_x, other.max_y});
  }
  [[nodiscard]] bool intersects(const Box& other) const {
    return min_x <= other.max_x && other.min_x <= max_x && min_y <= other.max_y && other.min_y <= max_y;
  }
  [[nodiscard]] Box grown(double metres) const;
  [[nodiscard]] Point centre() const { return {(min_x + max_x) / 2, (min_y + max_y) / 2}; }
  [[nodiscard]] double width() const { return empty() ? 0 : max_x - min_x; }
  [[nodiscard]] double height() const { return empty() ? 0 : max_y - min_y; }
};

/// Metres: half the unit in which the walking graph counts. Points nearer than this are one.
inline constexpr double no_distance = 0.0005;

Box bounds(const Geometry& geometry);
Box bounds(const Line& line);
double distance(const Point& a, const Point& b);                     ///< metres
double length(const Line& line);                                     ///< metres
double signed_area(const Line& ring);                                ///< m², positive when counter-clockwise
double area(const MultiPolygon& polygons);                           ///< m²
bool contains(const MultiPolygon& polygons, const Point& point);     ///< boundary counts as inside (within 1 nm)
/// Metres from a point to the nearest point of the geometry; 0 inside a polygon; infinity for monostate.
double distance(const Geometry& geometry, const Point& point);
double distance(const Line& line, const Point& point);
/// Where on a line is nearest to a point: distance along from its start and the point itself, metres.
struct Projection {
  double along = 0;
  double offset = 0;  ///< metres from the line
  Point at;
};
Projection project(const Line& line, const Point& point);
Point point_at(const Line& line, double along);                      ///< clamped to the ends
Line part_of(const Line& line, double from, double to);              ///< piece between two distances along, from < to
/// A point that stands for the geometry on a map: itself, the middle of a line, a point inside the largest polygon.
std::optional<Point> representative_point(const Geometry& geometry);

}  // namespace levelground
