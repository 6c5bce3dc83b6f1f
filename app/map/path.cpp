// SPDX-License-Identifier: Apache-2.0
#include "app/map/path.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>
#include <string>

#include "core/base/errors.hpp"

namespace levelground::map {
namespace {

/// Control point distance that makes a cubic a quarter circle.
constexpr double kappa = 0.5522847498307936;

class Reader {
 public:
  explicit Reader(std::string_view d) : m_text(d) {}
  bool at_end() {
    skip();
    return m_at == m_text.size();
  }
  bool at_letter() {
    skip();
    return m_at < m_text.size() && m_text[m_at] >= 'A' && m_text[m_at] <= 'Z';
  }
  char letter() { return m_text[m_at++]; }
  double number() {
    skip();
    double value = 0;
    const auto [end, error] = std::from_chars(m_text.data() + m_at, m_text.data() + m_text.size(), value);
    if (error != std::errc{}) throw Defect("symbol path: number expected in " + std::string(m_text));
    m_at = static_cast<std::size_t>(end - m_text.data());
    return value;
  }
  Point point() {
    const double x = number();
    return {x, number()};
  }

 private:
  void skip() {
    while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == ',')) ++m_at;
  }
  std::string_view m_text;
  std::size_t m_at = 0;
};

/// SVG 1.1 appendix F.6.5: end points to centre, then cubics of at most a quarter turn.
void arc(Path& path, Point from, double rx, double ry, bool large, bool sweep, Point to) {
  const double dx = (from.x - to.x) / 2;
  const double dy = (from.y - to.y) / 2;
  const double stretch = dx * dx / (rx * rx) + dy * dy / (ry * ry);
  if (stretch > 1) rx *= std::sqrt(stretch), ry *= std::sqrt(stretch);
  const double below = rx * rx * dy * dy + ry * ry * dx * dx;
  double root = std::sqrt(std::max(0.0, (rx * rx * ry * ry - below) / below));
  if (large == sweep) root = -root;
  const double cx = root * rx * dy / ry;
  const double cy = -root * ry * dx / rx;
  const Point centre{cx + (from.x + to.x) / 2, cy + (from.y + to.y) / 2};
  const double start = std::atan2((dy - cy) / ry, (dx - cx) / rx);
  double turn = std::atan2((-dy - cy) / ry, (-dx - cx) / rx) - start;
  if (sweep && turn < 0) turn += 2 * std::numbers::pi;
  if (!sweep && turn > 0) turn -= 2 * std::numbers::pi;
  const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(turn) / (std::numbers::pi / 2) - 1e-9)));
  const double step = turn / pieces;
  const double k = 4.0 / 3.0 * std::tan(step / 4);
  for (int i = 0; i < pieces; ++i) {
    const double a = start + step * i;
    const double b = a + step;
    const auto at = [&](double x, double y) { return Point{centre.x + rx * x, centre.y + ry * y}; };
    path.cubic_to(at(std::cos(a) - k * std::sin(a), std::sin(a) + k * std::cos(a)),
                  at(std::cos(b) + k * std::sin(b), std::sin(b) - k * std::cos(b)), at(std::cos(b), std::sin(b)));
  }
}

}  // namespace

void Path::move_to(Point p) { m_ops.push_back(Op::move), m_points.push_back(p); }
void Path::line_to(Point p) { m_ops.push_back(Op::line), m_points.push_back(p); }
void Path::cubic_to(Point a, Point b, Point p) {
  m_ops.push_back(Op::cubic);
  m_points.insert(m_points.end(), {a, b, p});
  m_straight = false;
}
void Path::close() { m_ops.push_back(Op::close); }
void Path::append(const Path& other) {
  m_ops.insert(m_ops.end(), other.m_ops.begin(), other.m_ops.end());
  m_points.insert(m_points.end(), other.m_points.begin(), other.m_points.end());
  m_straight = m_straight && other.m_straight;
}
void Path::clear() { m_ops.clear(), m_points.clear(), m_straight = true; }
Path Path::placed(double scale, Point offset) const {
  Path result = *this;
  for (Point& p : result.m_points) p = {p.x * scale + offset.x, p.y * scale + offset.y};
  return result;
}

Path parse_path(std::string_view d) {
  Path path;
  Reader in(d);
  Point at;
  char command = 0;
  while (!in.at_end()) {
    if (in.at_letter()) command = in.letter();
    switch (command) {
      case 'M': path.move_to(at = in.point()), command = 'L'; break;
      case 'L': path.line_to(at = in.point()); break;
      case 'H': path.line_to(at = {in.number(), at.y}); break;
      case 'V': path.line_to(at = {at.x, in.number()}); break;
      case 'C': {
        const Point a = in.point();
        const Point b = in.point();
        path.cubic_to(a, b, at = in.point());
        break;
      }
      case 'A': {
        const double rx = in.number();
        const double ry = in.number();
        in.number();  // rotation of the axes: our symbols use none
        const bool large = in.number() != 0;
        const bool sweep = in.number() != 0;
        const Point to = in.point();
        arc(path, at, rx, ry, large, sweep, to);
        at = to;
        break;
      }
      case 'Z': path.close(), command = 0; break;
      default: throw Defect("symbol path: unknown command in " + std::string(d));
    }
  }
  return path;
}

Path circle(Point c, double r) {
  Path p;
  const double k = r * kappa;
  p.move_to({c.x + r, c.y});
  p.cubic_to({c.x + r, c.y + k}, {c.x + k, c.y + r}, {c.x, c.y + r});
  p.cubic_to({c.x - k, c.y + r}, {c.x - r, c.y + k}, {c.x - r, c.y});
  p.cubic_to({c.x - r, c.y - k}, {c.x - k, c.y - r}, {c.x, c.y - r});
  p.cubic_to({c.x + k, c.y - r}, {c.x + r, c.y - k}, {c.x + r, c.y});
  p.close();
  return p;
}

Path rectangle(double x, double y, double w, double h, double r) {
  Path p;
  if (r <= 0) {
    p.move_to({x, y}), p.line_to({x + w, y}), p.line_to({x + w, y + h}), p.line_to({x, y + h}), p.close();
    return p;
  }
  const double k = r * (1 - kappa);
  p.move_to({x + r, y}), p.line_to({x + w - r, y});
  p.cubic_to({x + w - k, y}, {x + w, y + k}, {x + w, y + r}), p.line_to({x + w, y + h - r});
  p.cubic_to({x + w, y + h - k}, {x + w - k, y + h}, {x + w - r, y + h}), p.line_to({x + r, y + h});
  p.cubic_to({x + k, y + h}, {x, y + h - k}, {x, y + h - r}), p.line_to({x, y + r});
  p.cubic_to({x, y + k}, {x + k, y}, {x + r, y}), p.close();
  return p;
}

}  // namespace levelground::map
