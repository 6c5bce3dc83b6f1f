// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/sight.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/geometry/segments.hpp"

namespace levelground::gis {
namespace {

double cross(const Point& o, const Point& a, const Point& b) { return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x); }
Point between(const Point& a, const Point& b, double t) { return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; }

/// Where the view a–b, so long, meets the segment c–d, as a fraction of the view; nullopt: nowhere, or they run side by side.
std::optional<double> meets(const Point& a, const Point& b, const Point& c, const Point& d, double length) {
  const double from_c = cross(a, b, c) / length;   // metres off the view
  const double from_d = cross(a, b, d) / length;
  if (std::abs(from_c) <= no_distance && std::abs(from_d) <= no_distance) return std::nullopt;
  if ((from_c > no_distance && from_d > no_distance) || (from_c < -no_distance && from_d < -no_distance)) return std::nullopt;
  const Point at = between(c, d, from_c / (from_c - from_d));
  const double t = ((at.x - a.x) * (b.x - a.x) + (at.y - a.y) * (b.y - a.y)) / (length * length);
  return t >= -no_distance / length && t <= 1 + no_distance / length ? std::optional(std::clamp(t, 0.0, 1.0)) : std::nullopt;
}

template <typename Visit>
void each_wall(const MultiPolygon& area, Visit&& visit) {
  const auto ring = [&](const Line& line) {
    for (std::size_t i = 1; i < line.size(); ++i) visit(line[i - 1], line[i]);
  };
  for (const Polygon& polygon : area) {
    ring(polygon.outer);
    for (const Line& hole : polygon.holes) ring(hole);
  }
}

/// `around`: the box of the area. `walls` visits its segments, at least those that come near the view.
template <typename Walls>
bool cuts_area(const MultiPolygon& area, const Box& around, const Point& a, const Point& b, Walls&& walls) {
  std::vector<double> cuts = {0, 1};
  Box view;
  view.include(a);
  view.include(b);
  view = view.grown(no_distance);
  double length = -1;   // most areas near a view have no wall near it, and a root is dear
  walls([&](const Point& c, const Point& d) {
    // What lies wholly to one side of the view's box neither meets nor touches it.
    const auto [low_x, high_x] = std::minmax(c.x, d.x);
    const auto [low_y, high_y] = std::minmax(c.y, d.y);
    if (low_x > view.max_x || high_x < view.min_x || low_y > view.max_y || high_y < view.min_y) return;
    if (length < 0) length = distance(a, b);
    if (const auto t = meets(a, b, c, d, length)) cuts.push_back(*t);
    // A wall that runs along the view ends somewhere on it.
    if (std::abs(cross(a, b, d)) / length <= no_distance) {
      const double t = ((d.x - a.x) * (b.x - a.x) + (d.y - a.y) * (b.y - a.y)) / (length * length);
      if (t > 0 && t < 1) cuts.push_back(t);
    }
  });
  std::sort(cuts.begin(), cuts.end());
  const auto off_wall = [&](const Point& p) {
    bool off = true;
    each_wall(area, [&](const Point& c, const Point& d) {
      if (p.x < std::min(c.x, d.x) - no_distance || p.x > std::max(c.x, d.x) + no_distance) return;
      if (p.y < std::min(c.y, d.y) - no_distance || p.y > std::max(c.y, d.y) + no_distance) return;
      off = off && distance_to_segment(c, d, p) > no_distance;
    });
    return off;
  };
  for (std::size_t i = 1; i < cuts.size(); ++i) {
    const Point middle = between(a, b, (cuts[i - 1] + cuts[i]) / 2);
    if (middle.x < around.min_x || middle.x > around.max_x || middle.y < around.min_y || middle.y > around.max_y) continue;
    if (contains(area, middle) && off_wall(middle)) return true;
  }
  return false;
}

bool is_nowhere(const Point& a, const Point& b) {
  const Point d{b.x - a.x, b.y - a.y};
  return d.x * d.x + d.y * d.y <= 4 * no_distance * no_distance;
}

bool cuts_line(const Line& line, const Point& a, const Point& b) {
  const double length = distance(a, b);
  const double margin = no_distance / length;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const auto t = meets(a, b, line[i - 1], line[i], length);
    if (t && *t > margin && *t < 1 - margin) return true;
  }
  return false;
}

}  // namespace

Line stations_on(const Line& line, double every) {
  Line stations;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double length = distance(line[i - 1], line[i]);
    if (length <= no_distance) continue;
    // A hair over a whole number of parts is that number: rounding must not add a station.
    const double parts = std::max(1.0, std::ceil(length / every - no_distance));
    if (stations.empty()) stations.push_back(line[i - 1]);
    for (double k = 1; k < parts; ++k) stations.push_back(between(line[i - 1], line[i], k / parts));
    stations.push_back(line[i]);
  }
  return stations;
}

bool cuts_view(const Geometry& thing, const Point& a, const Point& b) {
  if (is_nowhere(a, b)) return false;
  if (const auto* area = std::get_if<MultiPolygon>(&thing)) {
    return cuts_area(*area, bounds(thing).grown(no_distance), a, b, [&](const auto& visit) { each_wall(*area, visit); });
  }
  if (const auto* line = std::get_if<Line>(&thing)) return cuts_line(*line, a, b);
  return false;
}

void SightBlockers::add(const City& city, std::uint32_t feature, bool surely) {
  m_features.push_back(feature);
  m_surely.push_back(surely);
  m_boxes.push_back(bounds(city.feature(feature).geometry));
}

void SightBlockers::seal() { m_index = BoxIndex(m_boxes); }

bool SightBlockers::could_change(std::uint32_t item, const View& view) const {
  const Tri open = m_surely[item] ? Tri::no : Tri::unknown;
  return open < view.open || (open == view.open && (!view.blocker || *view.blocker > m_features[item]));
}

void SightBlockers::block(std::uint32_t item, View& view) const { view = {m_surely[item] ? Tri::no : Tri::unknown, m_features[item]}; }

SightBlockers::View SightBlockers::view(const City& city, const Point& a, const Point& b) const {
  Box box;
  box.include(a);
  box.include(b);
  View view;
  for (const std::uint32_t i : m_index.find(box)) {
    if (could_change(i, view) && cuts_view(city.feature(m_features[i]).geometry, a, b)) block(i, view);
  }
  return view;
}

/// Directions go around from east over north as |x| + |y| = 1 does: cheaper than angles, and in the same order.
std::size_t SightBlockers::Eye::sector_of(double x, double y) {
  const double size = std::abs(x) + std::abs(y);
  const double part = size > 0 ? y / size : 0;
  const double around = x >= 0 ? (part >= 0 ? part : 4 + part) : 2 - part;   // 0 to 4
  return std::min(static_cast<std::size_t>(around * (static_cast<double>(sectors) / 4)), sectors - 1);
}

void SightBlockers::Eye::add_wall(const Wall& wall, bool all_around) {
  const auto number = static_cast<std::uint32_t>(m_walls.size());
  m_walls.push_back(wall);
  const Point c{wall.a.x - m_at.x, wall.a.y - m_at.y};
  const Point d{wall.b.x - m_at.x, wall.b.y - m_at.y};
  const double away = distance_to_segment(wall.a, wall.b, m_at);
  // Hard by a wall its directions are not to be trusted; farther off what meets it within the unit of the graph lies in a sector beside its own.
  constexpr double hard_by = 0.1;
  std::size_t first = 0;
  std::size_t count = sectors;
  if (!all_around && away > hard_by) {
    const bool turns_left = c.x * d.y - c.y * d.x >= 0;
    const std::size_t from = turns_left ? sector_of(c.x, c.y) : sector_of(d.x, d.y);
    const std::size_t to = turns_left ? sector_of(d.x, d.y) : sector_of(c.x, c.y);
    first = (from + sectors - 1) % sectors;
    count = std::min(sectors, (to + sectors - from) % sectors + 3);
  }
  const double nearest = all_around ? 0 : std::max(0.0, away - 2 * no_distance);
  for (std::size_t k = 0; k < count; ++k) {
    Sector& sector = m_sectors[(first + k) % sectors];
    sector.walls.push_back(number);
    sector.nearest = std::min(sector.nearest, nearest);
  }
}

void SightBlockers::Eye::stand_at(const Point& at) {
  m_at = at;
  m_walls.clear();
  for (Sector& sector : m_sectors) {
    sector.walls.clear();
    sector.nearest = std::numeric_limits<double>::infinity();
  }
  Box box;
  box.include(at);
  box = box.grown(m_up_to + no_distance);
  const auto meets_box = [&](const Point& c, const Point& d) {
    Box wall;
    wall.include(c);
    wall.include(d);
    return wall.intersects(box);
  };
  for (const std::uint32_t item : m_blockers.m_index.find(box)) {
    const Geometry& thing = m_city.feature(m_blockers.m_features[item]).geometry;
    if (const auto* line = std::get_if<Line>(&thing)) {
      for (std::size_t i = 1; i < line->size(); ++i) {
        if (meets_box((*line)[i - 1], (*line)[i])) add_wall({item, (*line)[i - 1], (*line)[i]}, false);
      }
      continue;
    }
    const auto* area = std::get_if<MultiPolygon>(&thing);
    if (area == nullptr) continue;
    // Who stands in it looks through it in every direction, whatever wall is ahead.
    const Box around = m_blockers.m_boxes[item].grown(no_distance);
    const bool inside = at.x >= around.min_x && at.x <= around.max_x && at.y >= around.min_y && at.y <= around.max_y && contains(*area, at);
    if (inside) add_wall({item, at, at}, true);   // meets no view: it only names the area
    each_wall(*area, [&](const Point& c, const Point& d) {
      if (meets_box(c, d)) add_wall({item, c, d}, inside);
    });
  }
}

SightBlockers::View SightBlockers::Eye::view(const Point& to) const {
  const double length = distance(m_at, to);
  if (length > m_up_to) return m_blockers.view(m_city, m_at, to);
  View view;
  if (is_nowhere(m_at, to)) return view;
  const Sector& sector = m_sectors[sector_of(to.x - m_at.x, to.y - m_at.y)];
  if (length < sector.nearest) return view;
  for (std::size_t first = 0; first < sector.walls.size();) {
    const std::uint32_t item = m_walls[sector.walls[first]].item;
    std::size_t end = first + 1;
    while (end < sector.walls.size() && m_walls[sector.walls[end]].item == item) ++end;
    const std::size_t begin = std::exchange(first, end);
    if (!m_blockers.could_change(item, view)) continue;
    const Geometry& thing = m_city.feature(m_blockers.m_features[item]).geometry;
    const auto* area = std::get_if<MultiPolygon>(&thing);
    const bool cut = area == nullptr ? cuts_view(thing, m_at, to) : cuts_area(*area, m_blockers.m_boxes[item].grown(no_distance), m_at, to, [&](const auto& visit) {
      for (std::size_t w = begin; w < end; ++w) visit(m_walls[sector.walls[w]].a, m_walls[sector.walls[w]].b);
    });
    if (cut) m_blockers.block(item, view);
  }
  return view;
}

}  // namespace levelground::gis
