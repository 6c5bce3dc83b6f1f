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

bool cuts_area(const MultiPolygon& area, const Point& a, const Point& b) {
  std::vector<double> cuts = {0, 1};
  Box view;
  view.include(a);
  view.include(b);
  view = view.grown(nothing);
  double length = -1;   // most areas near a view have no wall near it, and a root is dear
  Box around;
  const auto ring = [&](const Line& line) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      around.include(line[i]);
      // What lies wholly to one side of the view's box neither meets nor touches it.
      const auto [low_x, high_x] = std::minmax(line[i - 1].x, line[i].x);
      const auto [low_y, high_y] = std::minmax(line[i - 1].y, line[i].y);
      if (low_x > view.max_x || high_x < view.min_x || low_y > view.max_y || high_y < view.min_y) continue;
      if (length < 0) length = distance(a, b);
      if (const auto t = meets(a, b, line[i - 1], line[i], length)) cuts.push_back(*t);
      // A wall that runs along the view ends somewhere on it.
      if (std::abs(cross(a, b, line[i])) / length <= nothing) {
        const double t = ((line[i].x - a.x) * (b.x - a.x) + (line[i].y - a.y) * (b.y - a.y)) / (length * length);
        if (t > 0 && t < 1) cuts.push_back(t);
      }
    }
  };
  for (const Polygon& polygon : area) {
    ring(polygon.outer);
    for (const Line& hole : polygon.holes) ring(hole);
  }
  std::sort(cuts.begin(), cuts.end());
  around = around.grown(nothing);
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
  const Point d{b.x - a.x, b.y - a.y};
  if (d.x * d.x + d.y * d.y <= 4 * nothing * nothing) return false;
  if (const auto* area = std::get_if<MultiPolygon>(&thing)) return cuts_area(*area, a, b);
  if (const auto* line = std::get_if<Line>(&thing)) return cuts_line(*line, a, b);
  return false;
}

void SightBlockers::add(const City& city, std::uint32_t feature, bool surely) {
  m_features.push_back(feature);
  m_surely.push_back(surely);
  m_boxes.push_back(bounds(city.feature(feature).geometry));
}

void SightBlockers::seal() { m_index = BoxIndex(m_boxes); }

void SightBlockers::look(const City& city, std::uint32_t item, const Point& a, const Point& b, View& view) const {
  const Tri open = m_surely[item] ? Tri::no : Tri::unknown;
  if (open > view.open || (open == view.open && view.blocker && *view.blocker <= m_features[item])) return;
  if (cuts_view(city.feature(m_features[item]).geometry, a, b)) view = {open, m_features[item]};
}

SightBlockers::View SightBlockers::view(const City& city, const Point& a, const Point& b) const {
  Box box;
  box.include(a);
  box.include(b);
  View view;
  for (const std::uint32_t i : m_index.find(box)) look(city, i, a, b, view);
  return view;
}

SightBlockers::Eye::Eye(const SightBlockers& blockers, const City& city, const Point& at, double up_to) : m_blockers(blockers), m_city(city), m_at(at), m_up_to(up_to) {
  Box box;
  box.include(at);
  for (const std::uint32_t item : blockers.m_index.find(box.grown(up_to))) {
    const Box& thing = blockers.m_boxes[item];
    // Of the box, whose corners bound the directions unless one stands in it or hard by it.
    const double away = std::max({thing.min_x - at.x, at.x - thing.max_x, thing.min_y - at.y, at.y - thing.max_y});
    constexpr double hard_by = 0.1;
    Candidate candidate{item, 0, std::numbers::pi};
    if (away > hard_by) {
      const Point centre = thing.centre();
      candidate.middle = std::atan2(centre.y - at.y, centre.x - at.x);
      candidate.half = 0;
      for (const Point& corner : {Point{thing.min_x, thing.min_y}, Point{thing.max_x, thing.min_y}, Point{thing.max_x, thing.max_y}, Point{thing.min_x, thing.max_y}}) {
        const double off = std::remainder(std::atan2(corner.y - at.y, corner.x - at.x) - candidate.middle, 2 * std::numbers::pi);
        candidate.half = std::max(candidate.half, std::abs(off));
      }
      candidate.half += nothing / away;   // what comes so near a wall meets it
    }
    m_candidates.push_back(candidate);
  }
}

SightBlockers::View SightBlockers::Eye::view(const Point& to) const {
  if (distance(m_at, to) > m_up_to) return m_blockers.view(m_city, m_at, to);
  View view;
  Box box;
  box.include(m_at);
  box.include(to);
  const double direction = std::atan2(to.y - m_at.y, to.x - m_at.x);
  for (const Candidate& candidate : m_candidates) {
    if (candidate.half < std::numbers::pi && std::abs(std::remainder(direction - candidate.middle, 2 * std::numbers::pi)) > candidate.half) continue;
    if (m_blockers.m_boxes[candidate.item].intersects(box)) m_blockers.look(m_city, candidate.item, m_at, to, view);
  }
  return view;
}

}  // namespace levelground::gis
