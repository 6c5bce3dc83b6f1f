// SPDX-License-Identifier: Apache-2.0
#include "app/map/layout.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>

namespace levelground::map {
namespace {

/// A site whose longer side is at least this many pixels shows its gaps instead of its badge: an overview is about places, a
/// close view about what is wrong in them. A selected site opens early.
double open_from(Detail detail, bool selected) {
  if (selected) return 120;
  return detail == Detail::close ? 150 : detail == Detail::near ? 330 : 600;
}

/// Finds the nearest already placed symbol within reach; cells of the reach's size, so that thousands stay quick.
class Cells {
 public:
  explicit Cells(double reach) : m_reach(reach) {}
  template <typename Placed>
  Placed* near(std::vector<Placed>& placed, const Point& at) {
    const auto [x, y] = cell(at);
    Placed* best = nullptr;
    double nearest = m_reach;
    for (long long i = x - 1; i <= x + 1; ++i) {
      for (long long j = y - 1; j <= y + 1; ++j) {
        const auto found = m_cells.find(key(i, j));
        if (found == m_cells.end()) continue;
        for (const std::size_t n : found->second)
          if (const double d = distance(placed[n].at, at); d < nearest) nearest = d, best = &placed[n];
      }
    }
    return best;
  }
  void put(std::size_t n, const Point& at) {
    const auto [x, y] = cell(at);
    m_cells[key(x, y)].push_back(n);
  }

 private:
  [[nodiscard]] std::pair<long long, long long> cell(const Point& p) const {
    return {static_cast<long long>(std::floor(p.x / m_reach)), static_cast<long long>(std::floor(p.y / m_reach))};
  }
  static long long key(long long x, long long y) { return x * 1000003 + y; }
  double m_reach;
  std::unordered_map<long long, std::vector<std::size_t>> m_cells;
};

/// Smaller is graver: what a cluster shows.
int gravity(const SiteShape& site, Colouring colouring) {
  if (colouring == Colouring::coverage) return site.worst_gap ? static_cast<int>(*site.worst_gap) : 9;
  switch (site.kind) {
    case SiteClass::not_certified: return 0;
    case SiteClass::undetermined: return 1;
    case SiteClass::screening: return 2;
    case SiteClass::level: return 3 + std::min(site.bars, 3);
    case SiteClass::no_result: break;
  }
  return 9;
}

bool shows_badge(const SiteShape& site, Colouring colouring) {
  if (colouring == Colouring::coverage) return site.sure_gaps + site.possible_gaps > 0;
  return site.kind != SiteClass::no_result;
}

bool is_open(const SiteShape& site, const View& view, Detail detail, bool has_gaps) {
  if (!has_gaps) return false;
  if (view.open_site == site.site && detail <= Detail::far) return true;
  if (detail == Detail::city) return false;
  const Box box = bounds(Geometry(site.area));
  return std::max(box.width(), box.height()) / view.metres_per_pixel >= open_from(detail, view.selected_site == site.site);
}

void place_badges(const Scene& scene, const View& view, Layout& layout, double diameter) {
  std::vector<std::uint32_t> order;
  for (std::size_t i = 0; i < layout.sites.size(); ++i)
    if (!layout.open[i] && shows_badge(scene.sites[layout.sites[i]], view.colouring)) order.push_back(layout.sites[i]);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const SiteShape& x = scene.sites[a];
    const SiteShape& y = scene.sites[b];
    return std::tuple(gravity(x, view.colouring), -x.sure_gaps) < std::tuple(gravity(y, view.colouring), -y.sure_gaps);
  });
  const double radius = diameter / 2 * view.text_scale;
  Cells cells(radius * 2.1);
  for (const std::uint32_t site : order) {
    const Point at = view.to_pixel(scene.sites[site].badge_at);
    if (at.x < -radius || at.y < -radius || at.x > view.width + radius || at.y > view.height + radius) continue;
    if (PlacedBadge* taken = cells.near(layout.badges, at)) {
      taken->also.push_back(site);
      continue;
    }
    cells.put(layout.badges.size(), at);
    layout.badges.push_back({site, {}, at, radius});
  }
}

void place_gaps(const Scene& scene, const View& view, Layout& layout, double diameter) {
  std::vector<bool> open(scene.sites.size(), false);
  for (std::size_t i = 0; i < layout.sites.size(); ++i) open[layout.sites[i]] = layout.open[i];
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < scene.gaps.size(); ++i)
    if (scene.gaps[i].site < open.size() && open[scene.gaps[i].site]) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const GapShape& x = scene.gaps[a];
    const GapShape& y = scene.gaps[b];
    const auto rank = [&](const GapShape& g) { return std::tuple(g.id != view.selected_gap, g.number, g.site); };
    return rank(x) < rank(y);
  });
  const double radius = diameter / 2 * view.text_scale;
  Cells cells(radius * 1.7);
  for (const std::uint32_t gap : order) {
    const Point at = view.to_pixel(scene.gaps[gap].at);
    if (at.x < -radius || at.y < -radius || at.x > view.width + radius || at.y > view.height + radius) continue;
    if (PlacedGap* taken = cells.near(layout.gaps, at)) {
      taken->also.push_back(gap);
      continue;
    }
    cells.put(layout.gaps.size(), at);
    layout.gaps.push_back({gap, {}, at, radius});
  }
  // A first look leaves hundreds of places open. They stay in sight, but small, so that what is sure can be found among them.
  constexpr int many = 12;
  const auto open_question = [&](const PlacedGap& p) { return scene.gaps[p.gap].kind == GapKind::not_observed && scene.gaps[p.gap].id != view.selected_gap; };
  if (std::count_if(layout.gaps.begin(), layout.gaps.end(), open_question) <= many) return;
  for (PlacedGap& placed : layout.gaps)
    if (open_question(placed)) placed.quiet = true, placed.radius *= 0.6;
}

}  // namespace

Box visible_box(const View& view, double pixels) {
  Box box;
  box.include(view.to_map({-pixels, -pixels}));
  box.include(view.to_map({view.width + pixels, view.height + pixels}));
  return box;
}

bool shows_route(const Scene& scene, const Layout& layout, std::size_t route) {
  if (route >= scene.route_site.size()) return true;
  for (std::size_t n = 0; n < layout.sites.size(); ++n)
    if (scene.sites[layout.sites[n]].site == scene.route_site[route]) return layout.open[n];
  return false;
}

Layout lay_out(const Scene& scene, const View& view) {
  Layout layout;
  layout.detail = detail(view);
  layout.sites = scene.site_index.find(visible_box(view, 8));
  std::vector<bool> has_gaps(scene.sites.size(), false);
  for (const GapShape& gap : scene.gaps) has_gaps.at(gap.site) = true;
  for (const std::uint32_t i : layout.sites) layout.open.push_back(is_open(scene.sites[i], view, layout.detail, has_gaps[i]));
  const Weights w = weights(layout.detail, tokens(view.palette));
  place_badges(scene, view, layout, w.badge);
  if (w.gap > 0) place_gaps(scene, view, layout, w.gap);
  return layout;
}

}  // namespace levelground::map
