// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/sight.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace levelground::gis {
namespace {

constexpr double nothing = 0.0005;  // metres

double cross(const Point& o, const Point& a, const Point& b) { return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x); }
Point between(const Point& a, const Point& b, double t) { return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; }

/// Where the view a–b, so long, meets the segment c–d, as a fraction of the view; nullopt: nowhere, or they run side by side.
std::optional<double> meets(const Point& a, const Point& b, const Point& c, const Point& d, double length) {
  const double from_c = cross(a, b, c) / length;   // metres off the view
  const double from_d = cross(a, b, d) / length;
  if (std::abs(from_c) <= nothing && std::abs(from_d) <= nothing) return std::nullopt;
  if ((from_c > nothing && from_d > nothing) || (from_c < -nothing && from_d < -nothing)) return std::nullopt;
  const Point at = between(c, d, from_c / (from_c - from_d));
  const double t = ((at.x - a.x) * (b.x - a.x) + (at.y - a.y) * (b.y - a.y)) / (length * length);
  return t >= -nothing / length && t <= 1 + nothing / length ? std::optional(std::clamp(t, 0.0, 1.0)) : std::nullopt;
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
  view = view.grown(nothing);
  double length = -1;   // most areas near a view have no wall near it, and a root is dear
  walls([&](const Point& c, const Point& d) {
    // What lies wholly to one side of the view's box neither meets nor touches it.
    const auto [low_x, high_x] = std::minmax(c.x, d.x);
    const auto [low_y, high_y] = std::minmax(c.y, d.y);
    if (low_x > view.max_x || high_x < view.min_x || low_y > view.max_y || high_y < view.min_y) return;
    if (length < 0) length = distance(a, b);
    if (const auto t = meets(a, b, c, d, length)) cuts.push_back(*t);
    // A wall that runs along the view ends somewhere on it.
    if (std::abs(cross(a, b, d)) / length <= nothing) {
      const double t = ((d.x - a.x) * (b.x - a.x) + (d.y - a.y) * (b.y - a.y)) / (length * length);
      if (t > 0 && t < 1) cuts.push_back(t);
    }
  });
  std::sort(cuts.begin(), cuts.end());
  const auto off_wall = [&](const Point& p) {
    return std::all_of(area.begin(), area.end(), [&](const Polygon& polygon) {
      return distance(polygon.outer, p) > nothing &&
             std::all_of(polygon.holes.begin(), polygon.holes.end(), [&](const Line& hole) { return distance(hole, p) > nothing; });
    });
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
  return d.x * d.x + d.y * d.y <= 4 * nothing * nothing;
}

bool cuts_line(const Line& line, const Point& a, const Point& b) {
  const double length = distance(a, b);
  const double margin = nothing / length;
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
    if (length <= nothing) continue;
    // A hair over a whole number of parts is that number: rounding must not add a station.
    const double parts = std::max(1.0, std::ceil(length / every - nothing));
    if (stations.empty()) stations.push_back(line[i - 1]);
    for (double k = 1; k < parts; ++k) stations.push_back(between(line[i - 1], line[i], k / parts));
    stations.push_back(line[i]);
  }
  return stations;
}

bool cuts_view(const Geometry& thing, const Point& a, const Point& b) {
  if (is_nowhere(a, b)) return false;
  if (const auto* area = std::get_if<MultiPolygon>(&thing)) {
    return cuts_area(*area, bounds(thing).grown(nothing), a, b, [&](const auto& visit) { each_wall(*area, visit); });
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

SightBlockers::Eye::Eye(const SightBlockers& blockers, const City& city, const Point& at, double up_to) : m_blockers(blockers), m_city(city), m_at(at), m_up_to(up_to) {
  Box box;
  box.include(at);
  box = box.grown(up_to + nothing);
  for (const std::uint32_t item : blockers.m_index.find(box)) {
    const Box& thing = blockers.m_boxes[item];
    // Of the box, whose corners bound the directions unless one stands in it or hard by it.
    const double away = std::max({thing.min_x - at.x, at.x - thing.max_x, thing.min_y - at.y, at.y - thing.max_y});
    constexpr double hard_by = 0.1;
    Candidate candidate{item, {1, 0}, -1, m_walls.size(), 0};
    if (const auto* area = std::get_if<MultiPolygon>(&city.feature(blockers.m_features[item]).geometry)) {
      each_wall(*area, [&](const Point& c, const Point& d) {
        Box wall;
        wall.include(c);
        wall.include(d);
        if (wall.intersects(box)) m_walls.emplace_back(c, d);
      });
    }
    candidate.walls_end = m_walls.size();
    if (away > hard_by) {
      const Point centre = thing.centre();
      const double to_centre = distance(at, centre);
      candidate.middle = {(centre.x - at.x) / to_centre, (centre.y - at.y) / to_centre};
      double widest = 0;
      for (const Point& corner : {Point{thing.min_x, thing.min_y}, Point{thing.max_x, thing.min_y}, Point{thing.max_x, thing.max_y}, Point{thing.min_x, thing.max_y}}) {
        const Point d{corner.x - at.x, corner.y - at.y};
        widest = std::max(widest, std::atan2(std::abs(candidate.middle.x * d.y - candidate.middle.y * d.x), candidate.middle.x * d.x + candidate.middle.y * d.y));
      }
      constexpr double hair = 1e-9;
      candidate.cosine = std::cos(std::min(widest + nothing / away + hair, std::numbers::pi));   // what comes so near a wall meets it
    }
    m_candidates.push_back(candidate);
  }
}

SightBlockers::View SightBlockers::Eye::view(const Point& to) const {
  if (distance(m_at, to) > m_up_to) return m_blockers.view(m_city, m_at, to);
  View view;
  if (is_nowhere(m_at, to)) return view;
  Box box;
  box.include(m_at);
  box.include(to);
  const double length = distance(m_at, to);
  const Point direction{(to.x - m_at.x) / length, (to.y - m_at.y) / length};
  for (const Candidate& candidate : m_candidates) {
    if (direction.x * candidate.middle.x + direction.y * candidate.middle.y < candidate.cosine) continue;
    const Box& around = m_blockers.m_boxes[candidate.item];
    if (!around.intersects(box) || !m_blockers.could_change(candidate.item, view)) continue;
    const Geometry& thing = m_city.feature(m_blockers.m_features[candidate.item]).geometry;
    const auto* area = std::get_if<MultiPolygon>(&thing);
    const bool cut = area == nullptr ? cuts_view(thing, m_at, to) : cuts_area(*area, around.grown(nothing), m_at, to, [&](const auto& visit) {
      for (std::size_t w = candidate.walls_begin; w < candidate.walls_end; ++w) visit(m_walls[w].first, m_walls[w].second);
    });
    if (cut) m_blockers.block(candidate.item, view);
  }
  return view;
}

}  // namespace levelground::gis
