// SPDX-License-Identifier: Apache-2.0
#include "gis/network/ground_fall.hpp"

#include <algorithm>
#include <cmath>

#include "gis/crs/allowed_scale.hpp"

namespace levelground::gis {
namespace {

struct Fall {
  double low = 0, high = 0;  ///< mm
};

Point beside(const GroundSpot& spot, double metres) { return {spot.at.x + metres * spot.aside.x, spot.at.y + metres * spot.aside.y}; }

Fall fall_of(const Raster& raster, const Raster::Smooth& from, const Raster::Smooth& to) {
  const auto off = static_cast<double>(raster.facts().difference_accuracy);
  return {to.low - from.high - off, to.high - from.low + off};
}

void widen(std::optional<Fall>& all, const Fall& fall) {
  all = all ? Fall{std::min(all->low, fall.low), std::max(all->high, fall.high)} : fall;
}

/// How far aside the lines lie, from right to left.
std::vector<double> lines_aside(const Raster& raster, const GroundSlope& how) {
  const double most = how.line_off + raster.facts().position_accuracy;
  const int lines = static_cast<int>(std::ceil(most / (raster.cell_metres() / 2)));
  std::vector<double> aside;
  for (int i = -lines; i <= lines; ++i) aside.push_back(lines == 0 ? 0.0 : most * i / lines);
  return aside;
}

/// Its size, whichever way it falls, over a base on the ground.
Interval slope_of(const Fall& fall, double base_mm, const PointScale& scale) {
  double low = 0;
  if (fall.low > 0) low = fall.low;
  if (fall.high < 0) low = -fall.high;
  const double high = std::max(-fall.low, fall.high);
  constexpr std::int64_t parts = 1'000'000;
  constexpr double noise = 1e-9;  // of the last bits, so that a plane keeps its slope
  return {Rational::floor_of(std::max(0.0, low * scale.low / base_mm + noise), parts),
          Rational::ceil_of(std::max(0.0, high * scale.high / base_mm - noise), parts)};
}

}  // namespace

GroundSpot spot_between(const Point& a, const Point& b, double part) {
  const double side = distance(a, b);
  if (side == 0) return {a, {0, 0}};
  return {{a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)}, {(a.y - b.y) / side, (b.x - a.x) / side}};
}

bool lies_on_ground(const Feature& feature) {
  if (feature.theme == Theme::steps || feature.theme == Theme::lift) return false;
  const std::string_view layer = feature.text(Property::layer);
  return layer.empty() || layer == "0";
}

bool cells_are_small_enough(const Raster& raster, const GroundSlope& how) {
  // A cell that is 1 m in its own CRS is 1 m by name. Placed in the measuring CRS it is longer by as much as the scales lie apart, and that of
  // its own CRS may be as low as that of any in which one measures, and the measuring one's as high (core/city/city.hpp). Not by how high it is
  // over the data, or something far away could decide which raster is used here.
  return raster.cell_metres() <= how.cell_at_most * highest_scale / lowest_scale;
}

std::vector<std::uint32_t> rasters_of_ground(const City& city, const GroundSlope& how) {
  const std::vector<Raster>& rasters = city.rasters();
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < rasters.size(); ++i) {
    if (rasters[i].facts().kind == RasterKind::elevation && cells_are_small_enough(rasters[i], how)) numbers.push_back(i);
  }
  std::stable_sort(numbers.begin(), numbers.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return rasters[a].cell_metres() < rasters[b].cell_metres(); });
  return numbers;
}

std::optional<GroundHeights> heights_at(const Raster& raster, const GroundSpot& spot, const GroundSlope& how) {
  GroundHeights heights;
  heights.at = spot.at;
  for (const double aside : lines_aside(raster, how)) {
    const auto height = raster.smooth_at(beside(spot, aside));
    if (!height) return std::nullopt;
    heights.lines.push_back(*height);
  }
  return heights;
}

Interval slope_between(const City& city, std::uint32_t raster, const GroundHeights& from, const GroundHeights& to, double base_mm) {
  if (from.lines.size() != to.lines.size() || from.lines.empty()) throw Defect("heights of two rasters are no slope");
  std::optional<Fall> all;
  for (std::size_t i = 0; i < from.lines.size(); ++i) widen(all, fall_of(city.rasters()[raster], from.lines[i], to.lines[i]));
  Box here;
  here.include(from.at);
  here.include(to.at);
  return slope_of(*all, base_mm, city.scale_over(here));
}

std::optional<GroundAnswer> slope_across(const City& city, const std::vector<std::uint32_t>& rasters, const GroundSpot& spot, const GroundSlope& how) {
  const auto base = static_cast<double>(how.base_mm);
  for (const std::uint32_t number : rasters) {
    const Raster& raster = city.rasters()[number];
    std::optional<Fall> all;
    bool is_known = true;
    for (const double aside : lines_aside(raster, how)) {
      const auto left = raster.smooth_at(beside(spot, aside + base / 2000));
      const auto right = raster.smooth_at(beside(spot, aside - base / 2000));
      is_known = left && right;
      if (!is_known) break;
      widen(all, fall_of(raster, *left, *right));
    }
    if (is_known && all) return GroundAnswer{slope_of(*all, base, city.scale_over({spot.at.x, spot.at.y, spot.at.x, spot.at.y})), number};
  }
  return std::nullopt;
}

}  // namespace levelground::gis
