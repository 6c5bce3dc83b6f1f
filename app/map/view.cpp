// SPDX-License-Identifier: Apache-2.0
#include "app/map/view.hpp"

#include <algorithm>
#include <limits>

#include "app/map/layout.hpp"

namespace levelground::map {
namespace {

/// Fingers and trembling hands: this many pixels beyond a symbol still mean the symbol.
constexpr double grace = 5;

}  // namespace

View fit(const Box& box, int width, int height) {
  View view;
  view.width = width;
  view.height = height;
  if (box.empty() || width <= 0 || height <= 0) return view;
  view.centre = box.centre();
  // A single point still gets a view: 50 m across.
  const double wide = std::max(box.width(), 1e-3) * 1.08;
  const double high = std::max(box.height(), 1e-3) * 1.08;
  view.metres_per_pixel = std::max(wide / width, high / height);
  if (box.width() < 1e-3 && box.height() < 1e-3) view.metres_per_pixel = 50.0 / std::max(width, height);
  return view;
}

Hit hit(const Scene& scene, const View& view, const Point& pixel) {
  const Layout layout = lay_out(scene, view);
  double nearest = std::numeric_limits<double>::infinity();
  Hit result;
  for (const PlacedGap& placed : layout.gaps) {
    const GapShape& gap = scene.gaps[placed.gap];
    const double reach = placed.radius * (gap.mandatory ? mandatory_ring : 1) + grace;
    const double d = distance(placed.at, pixel);
    if (d <= reach && d < nearest) nearest = d, result = {gap.id, gap.site};
  }
  if (!result.gap.empty()) return result;
  for (const PlacedBadge& badge : layout.badges) {
    const double d = distance(badge.at, pixel);
    if (d <= badge.radius + grace && d < nearest) nearest = d, result.site = scene.sites[badge.site].site;
  }
  if (result.site) return result;
  const Point at = view.to_map(pixel);
  Box box;
  box.include(at);
  double smallest = std::numeric_limits<double>::infinity();  // of nested sites the inner one is meant
  for (const std::uint32_t i : scene.site_index.find(box)) {
    if (!contains(scene.sites[i].area, at)) continue;
    if (const double size = area(scene.sites[i].area); size < smallest) smallest = size, result.site = scene.sites[i].site;
  }
  return result;
}

}  // namespace levelground::map
