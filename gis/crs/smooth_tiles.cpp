// SPDX-License-Identifier: Apache-2.0
#include "gis/crs/smooth_tiles.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace levelground::gis {
namespace {

constexpr double half_tile = 1.0 / 32;  // degrees; a power of two, so that tiles meet without a gap
constexpr double tolerance = 1e-6;      // metres
constexpr double farthest = 1000;       // degrees: beyond is no longitude, and columns would not fit their type

/// Coefficients of powers from values at the Chebyshev points of [-1, 1] (in the order of chebyshev_points).
template <int n>
std::array<double, n> powers_of(const std::array<double, n>& values) {
  std::array<double, n> result{};
  std::array<std::array<double, n>, n> t{};  // T_k by powers: T_0 = 1, T_1 = x, T_k+1 = 2 x T_k - T_k-1
  t[0][0] = 1;
  t[1][1] = 1;
  for (int k = 2; k < n; ++k) {
    for (int p = 0; p < n; ++p) t[k][p] = (p > 0 ? 2 * t[k - 1][p - 1] : 0) - t[k - 2][p];
  }
  for (int k = 0; k < n; ++k) {
    double sum = 0;
    for (int i = 0; i < n; ++i) sum += values[i] * std::cos(k * (2 * i + 1) * std::numbers::pi / (2 * n));
    sum *= (k == 0 ? 1.0 : 2.0) / n;
    for (int p = 0; p < n; ++p) result[p] += sum * t[k][p];
  }
  return result;
}

template <int n>
std::array<double, n> chebyshev_points() {
  std::array<double, n> points{};
  for (int i = 0; i < n; ++i) points[i] = std::cos((2 * i + 1) * std::numbers::pi / (2 * n));
  return points;
}

std::int32_t cell(double degrees) { return static_cast<std::int32_t>(std::floor(degrees / (2 * half_tile))); }

bool on_earth(const Point& p) { return std::fabs(p.x) < farthest && std::fabs(p.y) < farthest; }

}  // namespace

Point SmoothTiles::Tile::at(const Point& p) const {
  const double x = (p.x - centre.x) / half_tile;
  const double y = (p.y - centre.y) / half_tile;
  Point result;
  for (int i = order - 1; i >= 0; --i) {
    Point row;
    for (int j = order - 1 - i; j >= 0; --j) row = {row.x * y + coefficient[i][j].x, row.y * y + coefficient[i][j].y};
    result = {result.x * x + row.x, result.y * x + row.y};
  }
  return result;
}

SmoothTiles::Tile SmoothTiles::make(std::int32_t column, std::int32_t row) const {
  Tile tile;
  tile.centre = {(2 * column + 1) * half_tile, (2 * row + 1) * half_tile};
  const auto place = [&](double x, double y) {
    return Point{tile.centre.x + x * half_tile, tile.centre.y + y * half_tile};
  };
  const auto nodes = chebyshev_points<order>();
  std::vector<Point> images;
  for (const double x : nodes) {
    for (const double y : nodes) images.push_back(place(x, y));
  }
  // Corners, sides and places between the nodes: where a polynomial strays most.
  std::vector<Point> checked;
  for (const double x : {-1.0, -0.8, -0.3, 0.3, 0.8, 1.0}) {
    for (const double y : {-1.0, -0.8, -0.3, 0.3, 0.8, 1.0}) checked.push_back(place(x, y));
  }
  m_exact(images);
  std::vector<Point> exact = checked;
  m_exact(exact);
  const auto finite = [](const Point& p) { return std::isfinite(p.x) && std::isfinite(p.y); };
  if (!std::all_of(images.begin(), images.end(), finite) || !std::all_of(exact.begin(), exact.end(), finite))
    return tile;

  std::array<std::array<Point, order>, order> by_y{};  // [node of x][power of y]
  for (int i = 0; i < order; ++i) {
    std::array<double, order> xs{};
    std::array<double, order> ys{};
    for (int j = 0; j < order; ++j) {
      xs[j] = images[static_cast<std::size_t>(i * order + j)].x;
      ys[j] = images[static_cast<std::size_t>(i * order + j)].y;
    }
    xs = powers_of<order>(xs);
    ys = powers_of<order>(ys);
    for (int j = 0; j < order; ++j) by_y[i][j] = {xs[j], ys[j]};
  }
  for (int j = 0; j < order; ++j) {
    std::array<double, order> xs{};
    std::array<double, order> ys{};
    for (int i = 0; i < order; ++i) {
      xs[i] = by_y[i][j].x;
      ys[i] = by_y[i][j].y;
    }
    xs = powers_of<order>(xs);
    ys = powers_of<order>(ys);
    for (int i = 0; i < order; ++i) tile.coefficient[i][j] = {xs[i], ys[i]};
  }
  tile.smooth = true;
  for (std::size_t i = 0; i < checked.size(); ++i)
    tile.smooth = tile.smooth && distance(tile.at(checked[i]), exact[i]) <= tolerance;
  return tile;
}

const SmoothTiles::Tile& SmoothTiles::tile(std::int32_t column, std::int32_t row) {
  const std::uint64_t key = std::uint64_t{static_cast<std::uint32_t>(column)} << 32U | static_cast<std::uint32_t>(row);
  const auto known = m_tiles.find(key);
  return known != m_tiles.end() ? known->second : m_tiles.emplace(key, make(column, row)).first->second;
}

void SmoothTiles::apply(std::span<Point> points) {
  const Tile* current = nullptr;
  std::int32_t column = 0;
  std::int32_t row = 0;
  for (Point& point : points) {
    if (!on_earth(point)) {
      m_exact({&point, 1});
      continue;
    }
    const std::int32_t x = cell(point.x);
    const std::int32_t y = cell(point.y);
    if (current == nullptr || x != column || y != row) {
      current = &tile(x, y);
      column = x;
      row = y;
    }
    if (current->smooth)
      point = current->at(point);
    else
      m_exact({&point, 1});
  }
}

std::size_t SmoothTiles::exact_tiles() const {
  return static_cast<std::size_t>(
      std::count_if(m_tiles.begin(), m_tiles.end(), [](const auto& entry) { return !entry.second.smooth; }));
}

}  // namespace levelground::gis
