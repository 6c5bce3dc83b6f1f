// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/passage.hpp"

#include <algorithm>
#include <cmath>

namespace levelground::gis {
namespace {

constexpr double nothing = 0.005;  // metres: neighbouring areas that miss each other by so little touch

/// Along and across: the place of a point beside the walker, who stands at the origin.
struct Beside {
  double along, across;
};
Beside beside_of(const Point& p, const Point& at, const Point& direction) {
  const Point d{p.x - at.x, p.y - at.y};
  return {d.x * direction.x + d.y * direction.y, d.y * direction.x - d.x * direction.y};
}

template <typename Visit>
void each_segment(const Line& points, Visit&& visit) {
  for (std::size_t i = 1; i < points.size(); ++i) visit(points[i - 1], points[i]);
}
template <typename Visit>
void each_segment(const MultiPolygon& area, Visit&& visit) {
  for (const Polygon& polygon : area) {
    each_segment(polygon.outer, visit);
    for (const Line& hole : polygon.holes) each_segment(hole, visit);
  }
}
template <typename Visit>
void each_segment(const Geometry& geometry, Visit&& visit) {
  if (const auto* way = std::get_if<Line>(&geometry)) each_segment(*way, visit);
  if (const auto* area = std::get_if<MultiPolygon>(&geometry)) each_segment(*area, visit);
}

/// Does the line across, without end, pass the box?
bool passes(const Box& box, const Point& at, const Point& direction) {
  bool before = false;
  bool behind = false;
  for (const Point& corner : {Point{box.min_x, box.min_y}, Point{box.max_x, box.min_y}, Point{box.min_x, box.max_y}, Point{box.max_x, box.max_y}}) {
    (beside_of(corner, at, direction).along < 0 ? behind : before) = true;
  }
  return before && behind;
}

/// Where a line across meets the segment p–q, widened by `within` to both sides of the walker's line: the stretch that it covers.
std::optional<std::pair<double, double>> covered(const Beside& p, const Beside& q, double within) {
  if (std::max(p.along, q.along) < -within || std::min(p.along, q.along) > within) return std::nullopt;
  const double run = q.along - p.along;
  const auto at = [&](double along) {
    if (std::abs(run) < 1e-12) return p.across;
    return p.across + (q.across - p.across) * std::clamp((along - p.along) / run, 0.0, 1.0);
  };
  if (std::abs(run) < 1e-12) return std::minmax(p.across, q.across);
  return std::minmax(at(-within), at(within));
}

/// The stretches of the line across that lie in an area, ascending.
std::vector<std::pair<double, double>> inside_of(const MultiPolygon& area, const Point& at, const Point& direction) {
  std::vector<double> cuts;
  each_segment(area, [&](const Point& p, const Point& q) {
    const Beside a = beside_of(p, at, direction);
    const Beside b = beside_of(q, at, direction);
    if ((a.along < 0) == (b.along < 0)) return;   // each corner counts once
    cuts.push_back(a.across + (b.across - a.across) * a.along / (a.along - b.along));
  });
  std::sort(cuts.begin(), cuts.end());
  std::vector<std::pair<double, double>> inside;
  for (std::size_t i = 1; i < cuts.size(); i += 2) inside.emplace_back(cuts[i - 1], cuts[i]);
  return inside;
}

}  // namespace

void Obstacles::seal() {
  std::vector<Box> boxes;
  boxes.reserve(m_things.size());
  for (const Feature* thing : m_things) boxes.push_back(bounds(thing->geometry));
  m_index = BoxIndex(boxes);
}

std::vector<Obstacles::Span> Obstacles::blocked(const Point& at, const Point& direction, double reach, bool surely) const {
  std::vector<Span> spans;
  const double grown = surely ? -m_accuracy : m_accuracy;
  Box box;
  for (const double side : {-reach, reach}) box.include(Point{at.x - direction.y * side, at.y + direction.x * side});
  for (const std::uint32_t number : m_index.find(box.grown(m_radius + 2 * m_accuracy))) {
    const Feature* thing = m_things[number];
    if (const auto* point = std::get_if<Point>(&thing->geometry)) {
      const double radius = (surely ? 0.0 : m_radius) + grown;
      const Beside place = beside_of(*point, at, direction);
      if (radius <= 0 || std::abs(place.along) >= radius || std::abs(place.across) > reach + radius) continue;
      // The whole width of the thing where it is nearest: between two stations it is passed at its widest.
      spans.push_back({place.across - radius, place.across + radius});
      continue;
    }
    if (const auto* area = std::get_if<MultiPolygon>(&thing->geometry); area != nullptr && surely) {
      for (const auto& [from, to] : inside_of(*area, at, direction)) {
        if (to + grown > from - grown) spans.push_back({from - grown, to + grown});
      }
      continue;
    }
    std::optional<Span> outline;
    each_segment(thing->geometry, [&](const Point& p, const Point& q) {
      const auto cover = covered(beside_of(p, at, direction), beside_of(q, at, direction), surely ? 0.0 : m_accuracy);
      if (!cover) return;
      // A wall surely stands somewhere near, and takes nothing itself: a gap ends at it.
      if (surely) return spans.push_back({cover->first, cover->first});
      if (!outline) outline = Span{cover->first, cover->second};
      outline = Span{std::min(outline->from, cover->first), std::max(outline->to, cover->second)};
    });
    if (outline) spans.push_back({outline->from - grown, outline->to + grown});
  }
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
  return spans;
}

namespace {

/// The widest gap of [from, to] that the spans leave; sorted by their beginning.
template <typename Spans>
double widest_gap(double from, double to, const Spans& spans) {
  double widest = 0;
  double free_from = from;
  for (const auto& span : spans) {
    if (span.to < free_from) continue;
    if (span.from >= to) break;
    widest = std::max(widest, span.from - free_from);
    free_from = std::max(free_from, span.to);
  }
  return std::max(widest, std::max(0.0, to - free_from));
}

}  // namespace

std::optional<Obstacles::Width> Obstacles::across(const std::vector<WalkedArea>& areas, const Point& at, const Point& direction) const {
  std::vector<Span> inside;
  for (const WalkedArea& area : areas) {
    if (!passes(area.box, at, direction)) continue;
    for (const auto& [from, to] : inside_of(*area.outline, at, direction)) inside.push_back({from, to});
  }
  std::sort(inside.begin(), inside.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
  std::optional<Span> here;
  for (const Span& span : inside) {
    if (here && span.from <= here->to + nothing) here->to = std::max(here->to, span.to);
    else if (here && here->to >= -nothing) break;
    else here = span;
  }
  if (!here || here->from > nothing || here->to < -nothing) return std::nullopt;
  const double reach = std::max(-here->from, here->to) + m_accuracy;
  Width width;
  width.low = widest_gap(here->from + m_accuracy, here->to - m_accuracy, blocked(at, direction, reach, false));
  width.high = widest_gap(here->from - m_accuracy, here->to + m_accuracy, blocked(at, direction, reach, true));
  return width;
}

Obstacles::Width Obstacles::across(const Width& width, const Point& at, const Point& direction) const {
  return {widest_gap(-width.low / 2, width.low / 2, blocked(at, direction, width.low / 2, false)),
          widest_gap(-width.high / 2, width.high / 2, blocked(at, direction, width.high / 2, true))};
}

std::vector<double> Obstacles::beside(const Point& a, const Point& b, double aside) const {
  const double length = distance(a, b);
  if (length <= 0) return {};
  const Point direction{(b.x - a.x) / length, (b.y - a.y) / length};
  std::vector<double> found;
  const auto keep = [&](const Point& p, double margin) {
    const Beside place = beside_of(p, a, direction);
    if (std::abs(place.across) > aside + margin) return;
    for (const double along : {place.along - margin, place.along, place.along + margin}) {
      if (along > 0 && along < length) found.push_back(along);
    }
  };
  Box box;
  box.include(a);
  box.include(b);
  for (const std::uint32_t number : m_index.find(box.grown(aside + m_radius + m_accuracy))) {
    const Feature* thing = m_things[number];
    if (const auto* point = std::get_if<Point>(&thing->geometry)) keep(*point, m_radius + m_accuracy);
    each_segment(thing->geometry, [&](const Point& p, const Point& q) {
      keep(p, m_accuracy);
      keep(q, m_accuracy);
    });
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<double> corners_beside(const MultiPolygon& area, const Point& a, const Point& b) {
  const double length = distance(a, b);
  if (length <= 0) return {};
  const Point direction{(b.x - a.x) / length, (b.y - a.y) / length};
  std::vector<double> found;
  each_segment(area, [&](const Point& p, const Point&) {
    const double along = beside_of(p, a, direction).along;
    if (along > 0 && along < length) found.push_back(along);
  });
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace levelground::gis
