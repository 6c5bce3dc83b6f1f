// SPDX-License-Identifier: Apache-2.0
#include "gis/network/inside_stretches.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/geometry/segments.hpp"

namespace levelground::gis {
namespace {

bool lies_inside(const MultiPolygon& area, const Point& p) {
  if (!contains(area, p)) return false;
  double nearest = std::numeric_limits<double>::infinity();
  each_segment(area, [&](const Point& c, const Point& d) { nearest = std::min(nearest, distance_to_segment(c, d, p)); });
  return nearest > no_distance;
}

}  // namespace

std::vector<std::pair<double, double>> inside_stretches(const Point& a, const Point& b, const MultiPolygon& area) {
  const double length = distance(a, b);
  if (length <= no_distance) return {};
  const Point r{b.x - a.x, b.y - a.y};
  std::vector<double> cuts{0, 1};
  const auto cut = [&](double t) {
    if (t > 0 && t < 1) cuts.push_back(t);
  };
  each_segment(area, [&](const Point& c, const Point& d) {
    const Point s{d.x - c.x, d.y - c.y};
    const Point to{c.x - a.x, c.y - a.y};
    // Corners on the piece part it too: a side may run along it.
    if (std::abs(r.x * to.y - r.y * to.x) <= no_distance * length) cut((to.x * r.x + to.y * r.y) / (length * length));
    const double cross = r.x * s.y - r.y * s.x;
    if (cross == 0) return;
    const double u = (to.x * r.y - to.y * r.x) / cross;
    if (u >= 0 && u <= 1) cut((to.x * s.y - to.y * s.x) / cross);
  });
  std::sort(cuts.begin(), cuts.end());
  std::vector<std::pair<double, double>> stretches;
  for (std::size_t i = 1; i < cuts.size(); ++i) {
    if ((cuts[i] - cuts[i - 1]) * length <= no_distance) continue;
    const double middle = (cuts[i - 1] + cuts[i]) / 2;
    if (!lies_inside(area, {a.x + middle * r.x, a.y + middle * r.y})) continue;
    const bool goes_on = !stretches.empty() && (cuts[i - 1] - stretches.back().second) * length <= no_distance;
    if (goes_on) stretches.back().second = cuts[i];
    else stretches.emplace_back(cuts[i - 1], cuts[i]);
  }
  return stretches;
}

}  // namespace levelground::gis
