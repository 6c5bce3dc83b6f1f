// SPDX-License-Identifier: Apache-2.0
#include "app/map/clip.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace levelground::map {
namespace {

/// One side of the box: signed distance, positive inside.
struct Side {
  int axis;      ///< 0 x, 1 y
  double limit;
  double sign;   ///< +1: inside is greater than limit
  [[nodiscard]] double inside(const Point& p) const { return sign * ((axis == 0 ? p.x : p.y) - limit); }
};

Point between(const Point& a, const Point& b, double da, double db) {
  const double t = da / (da - db);
  return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

/// Liang–Barsky; nullopt when nothing of a–b is inside.
std::optional<Segment> clip_segment(const Point& a, const Point& b, const Box& box) {
  double t0 = 0;
  double t1 = 1;
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  for (const auto& [p, q] : {std::pair{-dx, a.x - box.min_x}, {dx, box.max_x - a.x}, {-dy, a.y - box.min_y}, {dy, box.max_y - a.y}}) {
    if (p == 0) {
      if (q < 0) return std::nullopt;
      continue;
    }
    const double r = q / p;
    if (p < 0) {
      if (r > t1) return std::nullopt;
      t0 = std::max(t0, r);
    } else {
      if (r < t0) return std::nullopt;
      t1 = std::min(t1, r);
    }
  }
  // Ends that are not cut keep their exact value, so that pieces join.
  return Segment{t0 == 0 ? a : Point{a.x + dx * t0, a.y + dy * t0}, t1 == 1 ? b : Point{a.x + dx * t1, a.y + dy * t1}};
}

/// Where rows y = k·spacing + offset cross the rings, row by row, sorted.
template <typename Visit>
void rows(const std::vector<Line>& rings, double spacing, double offset, double low, double high, Visit visit) {
  double ring_low = high;
  double ring_high = low;
  for (const Line& ring : rings)
    for (const Point& p : ring) ring_low = std::min(ring_low, p.y), ring_high = std::max(ring_high, p.y);
  low = std::max(low, ring_low), high = std::min(high, ring_high);
  std::vector<double> crossings;
  for (double k = std::ceil((low - offset) / spacing); offset + k * spacing <= high; ++k) {
    const double y = offset + k * spacing;
    crossings.clear();
    for (const Line& ring : rings) {
      for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point& a = ring[i];
        const Point& b = ring[(i + 1) % ring.size()];
        if ((a.y <= y) == (b.y <= y)) continue;  // half-open, so that a vertex counts once
        crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
      }
    }
    std::sort(crossings.begin(), crossings.end());
    visit(static_cast<long long>(k), y, crossings);
  }
}

}  // namespace

Line clip_ring(const Line& ring, const Box& box) {
  Line in = ring;
  if (in.size() > 1 && in.front() == in.back()) in.pop_back();
  for (const Side side : {Side{0, box.min_x, 1}, {0, box.max_x, -1}, {1, box.min_y, 1}, {1, box.max_y, -1}}) {
    Line out;
    out.reserve(in.size() + 4);
    for (std::size_t i = 0; i < in.size(); ++i) {
      const Point& a = in[i];
      const Point& b = in[(i + 1) % in.size()];
      const double da = side.inside(a);
      const double db = side.inside(b);
      if (da >= 0) out.push_back(a);
      if ((da >= 0) != (db >= 0)) out.push_back(between(a, b, da, db));
    }
    in = std::move(out);
    if (in.size() < 3) return {};
  }
  return in;
}

std::vector<Line> clip_line(const Line& line, const Box& box) {
  std::vector<Line> pieces;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const auto part = clip_segment(line[i], line[i + 1], box);
    if (!part) continue;
    if (pieces.empty() || !(pieces.back().back() == part->a)) pieces.push_back({part->a});
    pieces.back().push_back(part->b);
  }
  std::erase_if(pieces, [](const Line& piece) { return piece.size() < 2; });
  return pieces;
}

std::vector<Segment> hatch(const std::vector<Line>& rings, double degrees, double spacing, Point anchor, const Box& box) {
  // The picture is turned so that the lines lie flat, cut row by row, and turned back.
  const double angle = degrees * std::numbers::pi / 180;
  const double c = std::cos(angle);
  const double s = std::sin(angle);
  const auto flat = [&](const Point& p) { return Point{p.x * c + p.y * s, -p.x * s + p.y * c}; };
  const auto back = [&](double x, double y) { return Point{x * c - y * s, x * s + y * c}; };
  std::vector<Line> turned;
  turned.reserve(rings.size());
  for (const Line& ring : rings) {
    Line& t = turned.emplace_back();
    t.reserve(ring.size());
    for (const Point& p : ring) t.push_back(flat(p));
  }
  double low = INFINITY;
  double high = -INFINITY;
  for (const Point& corner : {Point{box.min_x, box.min_y}, {box.max_x, box.min_y}, {box.min_x, box.max_y}, {box.max_x, box.max_y}})
    low = std::min(low, flat(corner).y), high = std::max(high, flat(corner).y);
  std::vector<Segment> lines;
  rows(turned, spacing, std::fmod(flat(anchor).y, spacing), low, high, [&](long long, double y, const std::vector<double>& x) {
    for (std::size_t i = 0; i + 1 < x.size(); i += 2)
      if (const auto part = clip_segment(back(x[i], y), back(x[i + 1], y), box)) lines.push_back(*part);
  });
  return lines;
}

std::vector<Point> dots(const std::vector<Line>& rings, double spacing, double inset, Point anchor, const Box& box) {
  std::vector<Point> points;
  const double ax = std::fmod(anchor.x, spacing);
  rows(rings, spacing / 2, std::fmod(anchor.y, spacing), box.min_y, box.max_y, [&](long long k, double y, const std::vector<double>& x) {
    const double shift = ax + (k % 2 == 0 ? 0 : spacing / 2);
    for (std::size_t i = 0; i + 1 < x.size(); i += 2) {
      const double from = std::max(x[i] + inset, box.min_x);
      const double to = std::min(x[i + 1] - inset, box.max_x);
      for (double n = std::ceil((from - shift) / spacing); shift + n * spacing <= to; ++n) points.push_back({shift + n * spacing, y});
    }
  });
  return points;
}

}  // namespace levelground::map
