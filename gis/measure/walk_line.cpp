// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/walk_line.hpp"

#include <algorithm>
#include <cmath>

namespace levelground::gis {
namespace {

double cross(const Point& u, const Point& v) { return u.x * v.y - u.y * v.x; }

}  // namespace

WalkLine::WalkLine(const Line& points, double beyond) {
  for (std::size_t i = 1; i < points.size(); ++i) {
    const double run = distance(points[i - 1], points[i]);
    if (run <= 0) continue;
    const Point direction{(points[i].x - points[i - 1].x) / run, (points[i].y - points[i - 1].y) / run};
    m_runs.push_back({points[i - 1], points[i], direction, m_length, m_length + run, m_runs.empty() ? 0 : cross(m_runs.back().direction, direction)});
    m_length += run;
  }
  if (m_runs.empty()) {
    const Point p = points.empty() ? Point{} : points.front();
    m_runs.push_back({p, p, {1, 0}, 0, 0, 0});
  }
  Run& first = m_runs.front();
  first.a = {first.a.x - first.direction.x * beyond, first.a.y - first.direction.y * beyond};
  first.from -= beyond;
  Run& last = m_runs.back();
  last.b = {last.b.x + last.direction.x * beyond, last.b.y + last.direction.y * beyond};
  last.to += beyond;
}

double WalkLine::along_of(const Run& run, const Point& p) {
  return std::clamp((p.x - run.a.x) * run.direction.x + (p.y - run.a.y) * run.direction.y, 0.0, run.to - run.from);
}

WalkLine::Place WalkLine::place_of(const Point& p) const {
  Place found;
  double least = INFINITY;
  double farther = INFINITY;   // squared: what is farther than this is farther than `least`, however either is rounded
  for (std::size_t i = 0; i < m_runs.size(); ++i) {
    const Run& run = m_runs[i];
    const double along = along_of(run, p);
    const Point nearest{run.a.x + along * run.direction.x, run.a.y + along * run.direction.y};
    const double x = p.x - nearest.x, y = p.y - nearest.y;
    if (x * x + y * y > farther) continue;
    const double far = distance(p, nearest);
    if (far >= least) continue;
    least = far;
    farther = least * least * (1 + 1e-9);
    // Nearest to a bend lies only what is on its outer side.
    const bool at_begin = along <= 0 && i > 0;
    const bool at_end = along >= run.to - run.from && i + 1 < m_runs.size();
    const double turn = at_begin ? run.turn : at_end ? m_runs[i + 1].turn : 0;
    constexpr double straight = 1e-9;
    const bool left = std::abs(turn) > straight ? turn < 0 : cross(run.direction, {p.x - run.a.x, p.y - run.a.y}) >= 0;
    found = {run.from + along, left ? far : -far, nearest, run.direction};
  }
  return found;
}

double WalkLine::along(const Point& p, const Runs& about) const {
  double found = 0;
  double least = INFINITY;   // squared
  for (const std::uint32_t i : about) {
    const Run& run = m_runs[i];
    const double along = along_of(run, p);
    const double x = p.x - run.a.x - along * run.direction.x, y = p.y - run.a.y - along * run.direction.y;
    if (x * x + y * y >= least) continue;
    least = x * x + y * y;
    found = run.from + along;
  }
  return found;
}

WalkLine::Runs WalkLine::runs_about(const Point& p, double radius) const {
  constexpr double hair = 1e-6;   // metres, against rounding
  const double least = std::abs(place_of(p).aside);
  const double within = least + 2 * radius + hair;
  Runs runs;
  for (std::size_t i = 0; i < m_runs.size(); ++i) {
    const Run& run = m_runs[i];
    const double along = along_of(run, p);
    const double x = p.x - run.a.x - along * run.direction.x, y = p.y - run.a.y - along * run.direction.y;
    if (x * x + y * y <= within * within) runs.push_back(static_cast<std::uint32_t>(i));
  }
  return runs;
}

Point WalkLine::at(double along, double aside) const {
  const auto next = std::find_if(m_runs.begin(), m_runs.end() - 1, [&](const Run& run) { return along <= run.to; });
  const double on = along - next->from;
  return {next->a.x + on * next->direction.x - aside * next->direction.y, next->a.y + on * next->direction.y + aside * next->direction.x};
}

std::vector<double> WalkLine::crossings(const Point& p, const Point& q) const {
  std::vector<double> found;
  const Point d{q.x - p.x, q.y - p.y};
  for (const Run& run : m_runs) {
    const Point r{run.b.x - run.a.x, run.b.y - run.a.y};
    const double by = cross(d, r);
    if (by == 0) continue;
    const Point between{run.a.x - p.x, run.a.y - p.y};
    const double t = cross(between, r) / by;
    const double u = cross(between, d) / by;
    if (t > 0 && t < 1 && u >= 0 && u <= 1) found.push_back(t);
  }
  return found;
}

}  // namespace levelground::gis
