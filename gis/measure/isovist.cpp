// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/isovist.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <vector>

namespace levelground::gis {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double at_the_eye = 0.001;   // metres

/// A wall with the eye at the origin.
struct Wall {
  double ax, ay, bx, by;
  /// How far off it is met in a direction; infinity where it is not.
  [[nodiscard]] double met(double angle) const {
    const double x = std::cos(angle);
    const double y = std::sin(angle);
    const double dx = bx - ax;
    const double dy = by - ay;
    const double cross = x * dy - y * dx;
    if (cross == 0) return std::numeric_limits<double>::infinity();
    const double along = (ax * dy - ay * dx) / cross;
    const double on_wall = (ax * y - ay * x) / cross;
    constexpr double hair = 1e-9;
    return along > 0 && on_wall >= -hair && on_wall <= 1 + hair ? along : std::numeric_limits<double>::infinity();
  }
};

/// What is seen between two directions in which nothing begins, ends or crosses.
class Sweep {
 public:
  Sweep(std::vector<Wall> walls, double up_to) : m_walls(std::move(walls)), m_up_to(up_to) {}

  [[nodiscard]] double between(double from, double to) const {
    const double angle = to - from;
    if (angle <= 0) return 0;
    const double middle = (from + to) / 2;
    double near = m_up_to;
    const Wall* wall = nullptr;
    for (const Wall& one : m_walls) {
      const double met = one.met(middle);
      if (met >= near) continue;
      near = met;
      wall = &one;
    }
    if (wall == nullptr) return m_up_to * m_up_to * angle / 2;
    // The triangle between the eye and the wall, whose line is met in every direction here.
    const double dx = wall->bx - wall->ax;
    const double dy = wall->by - wall->ay;
    const double off = std::abs(wall->ax * dy - wall->ay * dx) / std::hypot(dx, dy);
    const double square_on = std::atan2(-dx * (wall->ax * dy - wall->ay * dx), dy * (wall->ax * dy - wall->ay * dx));
    const auto tangent = [&](double direction) { return std::tan(std::remainder(direction - square_on, 2 * pi)); };
    return std::min(off * off * std::abs(tangent(to) - tangent(from)) / 2, m_up_to * m_up_to * angle / 2);
  }

 private:
  std::vector<Wall> m_walls;
  double m_up_to;
};

}  // namespace

double isovist_area(const Point& eye, std::span<const WallPiece> walls, double up_to) {
  std::vector<Wall> near;
  std::vector<double> turns = {-pi, pi};
  for (const auto& [a, b] : walls) {
    const double away = distance(Line{a, b}, eye);
    if (away > up_to || away < at_the_eye || a == b) continue;
    near.push_back({a.x - eye.x, a.y - eye.y, b.x - eye.x, b.y - eye.y});
  }
  const auto turn_at = [&](double x, double y) { turns.push_back(std::atan2(y, x)); };
  for (std::size_t i = 0; i < near.size(); ++i) {
    const Wall& wall = near[i];
    turn_at(wall.ax, wall.ay);
    turn_at(wall.bx, wall.by);
    const double dx = wall.bx - wall.ax;
    const double dy = wall.by - wall.ay;
    // Where it comes within reach, and where it crosses another.
    const double squared = dx * dx + dy * dy;
    const double half = wall.ax * dx + wall.ay * dy;
    const double root = half * half - squared * (wall.ax * wall.ax + wall.ay * wall.ay - up_to * up_to);
    if (root > 0) {
      for (const double sign : {-1.0, 1.0}) {
        const double t = (-half + sign * std::sqrt(root)) / squared;
        if (t > 0 && t < 1) turn_at(wall.ax + t * dx, wall.ay + t * dy);
      }
    }
    for (std::size_t j = 0; j < i; ++j) {
      const Wall& other = near[j];
      const double ex = other.bx - other.ax;
      const double ey = other.by - other.ay;
      const double cross = dx * ey - dy * ex;
      if (cross == 0) continue;
      const double t = ((other.ax - wall.ax) * ey - (other.ay - wall.ay) * ex) / cross;
      const double s = ((other.ax - wall.ax) * dy - (other.ay - wall.ay) * dx) / cross;
      if (t > 0 && t < 1 && s > 0 && s < 1) turn_at(wall.ax + t * dx, wall.ay + t * dy);
    }
  }
  std::sort(turns.begin(), turns.end());
  const Sweep sweep(std::move(near), up_to);
  double seen = 0;
  for (std::size_t i = 1; i < turns.size(); ++i) seen += sweep.between(turns[i - 1], turns[i]);
  return seen;
}

namespace {

/// The wall's own direction and length; nullopt for one of no length.
struct Course {
  double x, y, length;
};
std::optional<Course> course_of(const WallPiece& wall) {
  const auto& [a, b] = wall;
  const double length = distance(a, b);
  if (length == 0) return std::nullopt;
  return Course{(b.x - a.x) / length, (b.y - a.y) / length, length};
}

}  // namespace

std::vector<WallPiece> walls_at_worst(std::span<const WallPiece> walls, double accuracy) {
  std::vector<WallPiece> all;
  for (const WallPiece& wall : walls) {
    const auto course = course_of(wall);
    if (!course) continue;
    const auto& [a, b] = wall;
    const Point along{course->x * accuracy, course->y * accuracy};
    const Point aside{-along.y, along.x};
    const Point corners[] = {{a.x - along.x + aside.x, a.y - along.y + aside.y}, {b.x + along.x + aside.x, b.y + along.y + aside.y},
                             {b.x + along.x - aside.x, b.y + along.y - aside.y}, {a.x - along.x - aside.x, a.y - along.y - aside.y}};
    for (std::size_t i = 0; i < 4; ++i) all.emplace_back(corners[i], corners[(i + 1) % 4]);
  }
  return all;
}

std::vector<WallPiece> walls_at_best(const Point& eye, std::span<const WallPiece> walls, double accuracy) {
  std::vector<WallPiece> sure;
  for (const WallPiece& wall : walls) {
    const auto course = course_of(wall);
    if (!course) continue;
    Point a{wall.first.x - eye.x, wall.first.y - eye.y};
    Point b{wall.second.x - eye.x, wall.second.y - eye.y};
    if (a.x * b.y - a.y * b.x < 0) std::swap(a, b);   // counter-clockwise, seen from the eye
    const double length = course->length;
    const Point u{(b.x - a.x) / length, (b.y - a.y) / length};
    const Point away{u.y, -u.x};   // from the eye to the wall's line, at right angles
    const double off = a.x * away.x + a.y * away.y;
    const double to_a = std::hypot(a.x, a.y);
    const double to_b = std::hypot(b.x, b.y);
    if (off <= accuracy || to_a <= accuracy || to_b <= accuracy) continue;   // it may stand on either side of the eye
    // Between the directions in which it hides wherever its ends are; in each the farthest it may stand is its line shifted away.
    const double from = std::atan2(a.y, a.x) + std::asin(accuracy / to_a);
    double to = std::atan2(b.y, b.x) - std::asin(accuracy / to_b);
    if (std::atan2(b.y, b.x) < std::atan2(a.y, a.x)) to += 2 * pi;
    if (to <= from) continue;
    const auto on_line = [&](double direction) {
      const Point d{std::cos(direction), std::sin(direction)};
      const double reach = (off + accuracy) / (d.x * away.x + d.y * away.y);
      return Point{eye.x + d.x * reach, eye.y + d.y * reach};
    };
    sure.emplace_back(on_line(from), on_line(to));
  }
  return sure;
}

}  // namespace levelground::gis
