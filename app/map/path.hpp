// SPDX-License-Identifier: Apache-2.0
/// A drawing path of lines and cubic curves, and a reader for the path notation our symbols are written in.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/geometry/geometry.hpp"

namespace levelground::map {

/// Units are the caller's (pixels on a canvas, the unit circle in a symbol); y grows downwards. Not thread-safe while built.
class Path {
 public:
  enum class Op : std::uint8_t { move, line, cubic, close };
  void move_to(Point p);
  void line_to(Point p);
  void cubic_to(Point a, Point b, Point p);
  void close();
  void append(const Path& other);
  void clear();
  [[nodiscard]] bool empty() const { return m_ops.empty(); }
  [[nodiscard]] bool straight() const { return m_straight; }  ///< no curve in it
  [[nodiscard]] const std::vector<Op>& ops() const { return m_ops; }
  [[nodiscard]] const std::vector<Point>& points() const { return m_points; }  ///< one per move and line, three per cubic
  [[nodiscard]] Path placed(double scale, Point offset) const;                 ///< scaled about the origin, then moved

 private:
  std::vector<Op> m_ops;
  std::vector<Point> m_points;
  bool m_straight = true;
};

/// Reads M L H V C A Z in absolute form, as symbols are written. Throws Defect: symbols are ours.
Path parse_path(std::string_view d);
Path circle(Point centre, double radius);
Path rectangle(double x, double y, double width, double height, double corner = 0);

}  // namespace levelground::map
