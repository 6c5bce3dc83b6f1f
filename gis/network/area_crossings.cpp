// SPDX-License-Identifier: Apache-2.0
#include "gis/network/area_crossings.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace levelground::gis {
namespace {

/// Twice the area of the triangle, m²: positive when c lies left of the line from a to b.
double turn(const Point& a, const Point& b, const Point& c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

/// Which side of the line from a to b does c lie on: 1 left, -1 right, 0 on it.
int side_of(const Point& a, const Point& b, const Point& c) {
  const double doubled = turn(a, b, c);
  if (std::abs(doubled) <= no_distance * distance(a, b)) return 0;
  return doubled > 0 ? 1 : -1;
}

class Crossings {
 public:
  Crossings(const MultiPolygon& area, const std::vector<AreaCorner>& corners) : m_area(area), m_corners(corners) {
    m_own = static_cast<std::uint32_t>(std::find_if(corners.begin(), corners.end(), [](const AreaCorner& corner) { return corner.beside; }) - corners.begin());
  }

  /// A shortest walk bends only where the outline pushes it, and there it touches.
  [[nodiscard]] bool is_reflex(std::uint32_t c) const {
    const AreaCorner& corner = m_corners[c];
    return side_of(m_corners[corner.previous].at, corner.at, m_corners[corner.next].at) < 0;
  }
  [[nodiscard]] bool may_use(std::uint32_t from, std::uint32_t to) const {
    const AreaCorner& corner = m_corners[to];
    if (corner.gate) return true;
    const int before = side_of(m_corners[from].at, corner.at, m_corners[corner.previous].at);
    const int after = side_of(m_corners[from].at, corner.at, m_corners[corner.next].at);
    return before * after >= 0;
  }
  [[nodiscard]] bool is_side(std::uint32_t a, std::uint32_t b) const { return m_corners[a].next == b || m_corners[a].previous == b; }

  [[nodiscard]] bool see_each_other(std::uint32_t a, std::uint32_t b) const {
    const Point& from = m_corners[a].at;
    const Point& to = m_corners[b].at;
    if (from == to) return false;
    Box box;
    box.include(from);
    box.include(to);
    for (std::uint32_t c = 0; c < m_own; ++c) {
      const Point& p = m_corners[c].at;
      const Point& q = m_corners[m_corners[c].next].at;
      const bool ends_here = c == a || c == b;
      // A corner that the line touches parts it: the walk over that corner is as short.
      if (!ends_here && on_line(from, to, p)) return false;
      if (ends_here || m_corners[c].next == a || m_corners[c].next == b) continue;
      Box side;
      side.include(p);
      side.include(q);
      if (!side.intersects(box)) continue;
      const bool parts_side = side_of(from, to, p) * side_of(from, to, q) < 0;
      if (parts_side && side_of(p, q, from) * side_of(p, q, to) < 0) return false;
      // An end of the line on another ring's side: no way leads through there.
      if (on_line(p, q, from) || on_line(p, q, to)) return false;
    }
    return contains(m_area, {(from.x + to.x) / 2, (from.y + to.y) / 2});
  }

 private:
  static bool on_line(const Point& a, const Point& b, const Point& p) {
    if (side_of(a, b, p) != 0) return false;
    const double along = (p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y);
    const double length = distance(a, b);
    return along > no_distance * length && along < (length - no_distance) * length;
  }
  const MultiPolygon& m_area;
  const std::vector<AreaCorner>& m_corners;
  std::uint32_t m_own = 0;   ///< corners of the area itself
};

}  // namespace

std::vector<AreaCorner> area_corners(const MultiPolygon& area) {
  std::vector<AreaCorner> corners;
  const auto add = [&](const Line& ring) {
    const auto first = static_cast<std::uint32_t>(corners.size());
    const auto count = static_cast<std::uint32_t>(ring.size() - 1);
    for (std::uint32_t i = 0; i < count; ++i) corners.push_back({ring[i], first + (i + count - 1) % count, first + (i + 1) % count, false});
  };
  for (const Polygon& polygon : area) {
    add(polygon.outer);
    for (const Line& hole : polygon.holes) add(hole);
  }
  return corners;
}

std::optional<std::vector<std::pair<std::uint32_t, std::uint32_t>>> area_crossings(const MultiPolygon& area, const std::vector<AreaCorner>& corners,
                                                                                 std::uint64_t work) {
  const Crossings crossings(area, corners);
  std::vector<std::uint32_t> useful;
  std::size_t gates = 0;
  std::set<std::pair<double, double>> taken;   // a corner that several have is one
  for (std::uint32_t c = 0; c < corners.size(); ++c) {
    if (corners[c].gate) ++gates;
    if (!corners[c].gate && !crossings.is_reflex(c)) continue;
    const std::pair at{corners[c].at.x, corners[c].at.y};
    if (!taken.insert(at).second && corners[c].beside && !corners[c].gate) continue;
    useful.push_back(c);
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  if (gates < 2) return pairs;
  const std::uint64_t steps = std::uint64_t{useful.size()} * useful.size() / 2 * corners.size();
  if (steps > work) return std::nullopt;
  for (std::size_t i = 0; i < useful.size(); ++i) {
    for (std::size_t j = i + 1; j < useful.size(); ++j) {
      const std::uint32_t a = useful[i];
      const std::uint32_t b = useful[j];
      if (crossings.is_side(a, b)) {
        if (!corners[a].gate || !corners[b].gate) pairs.emplace_back(a, b);
        continue;
      }
      if (crossings.may_use(a, b) && crossings.may_use(b, a) && crossings.see_each_other(a, b)) pairs.emplace_back(a, b);
    }
  }
  return pairs;
}

}  // namespace levelground::gis
