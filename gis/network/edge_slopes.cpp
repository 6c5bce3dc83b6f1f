// SPDX-License-Identifier: Apache-2.0
#include "gis/network/edge_slopes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

#include "gis/network/edge_shape.hpp"
#include "gis/network/ground_line.hpp"

namespace levelground::gis {
namespace {

std::int32_t millionths(const Rational& slope, bool up) {
  constexpr double most = std::numeric_limits<std::int32_t>::max();
  const double value = slope.to_double() * 1e6;
  return static_cast<std::int32_t>(std::clamp(up ? std::ceil(value - 1e-3) : std::floor(value + 1e-3), 0.0, most));
}

void set(SlopeSample& sample, const GroundAnswer& found) {
  sample.low = millionths(found.slope.low, false);
  sample.high = millionths(found.slope.high, true);
  sample.raster = found.raster;
}

std::vector<SlopeSample> samples_along(const City& city, const std::vector<std::uint32_t>& rasters, const GroundLine& chain, const Bases& bases,
                                       const GroundSlope& how) {
  std::vector<SlopeSample> samples(bases.begin.size());
  const std::vector<GroundSpot> spots = chain.spots(bases.places);
  for (const std::uint32_t raster : rasters) {
    std::vector<std::optional<GroundHeights>> heights(spots.size());
    std::vector<bool> asked(spots.size(), false);
    const auto at = [&](std::size_t place) -> const std::optional<GroundHeights>& {
      if (!asked[place]) heights[place] = heights_at(city.rasters()[raster], spots[place], how);
      asked[place] = true;
      return heights[place];
    };
    for (std::size_t k = 0; k < samples.size(); ++k) {
      if (samples[k].is_known() || !at(bases.begin[k]) || !at(bases.end[k])) continue;
      set(samples[k], {slope_between(city, raster, *at(bases.begin[k]), *at(bases.end[k]), bases.length), raster});
    }
    if (std::all_of(samples.begin(), samples.end(), [](const SlopeSample& sample) { return sample.is_known(); })) break;
  }
  return samples;
}

std::vector<SlopeSample> samples_across(const City& city, const std::vector<std::uint32_t>& rasters, const GroundLine& chain, const std::vector<double>& middles,
                                        const GroundSlope& how) {
  std::vector<SlopeSample> samples;
  for (const GroundSpot& spot : chain.spots(middles)) {
    samples.emplace_back();
    if (const auto found = slope_across(city, rasters, spot, how)) set(samples.back(), *found);
  }
  return samples;
}

/// The samples with their middle on an edge, else the nearest one.
std::vector<SlopeSample> samples_on(const std::vector<SlopeSample>& samples, const std::vector<double>& middles, double begin, std::int32_t length_mm) {
  const auto first = static_cast<std::size_t>(std::lower_bound(middles.begin(), middles.end(), begin) - middles.begin());
  const auto last = static_cast<std::size_t>(std::upper_bound(middles.begin(), middles.end(), begin + length_mm) - middles.begin());
  std::vector<SlopeSample> found;
  const auto take = [&](std::size_t k) {
    found.push_back(samples[k]);
    found.back().at_mm = static_cast<std::int32_t>(std::llround(middles[k] - begin));
  };
  for (std::size_t k = first; k < last; ++k) take(k);
  if (!found.empty()) return found;
  const double middle = begin + length_mm / 2.0;
  const bool before = first > 0 && (first == middles.size() || middle - middles[first - 1] <= middles[first] - middle);
  take(before ? first - 1 : first);
  return found;
}

}  // namespace

EdgeSlopes::EdgeSlopes(const City& city, const SlopeFromHeights& how, Direction direction) : m_city(city), m_direction(direction) {
  constexpr double mm_per_metre = 1000;
  m_how.base_mm = std::max<std::int64_t>(1, how.base.floor());
  m_how.line_off = how.line_accuracy.to_double() / mm_per_metre;
  m_how.cell_at_most = how.cell_at_most.to_double() / mm_per_metre;
  m_rasters = rasters_of_ground(city, m_how);
}

EdgeSlopes::OfEdges EdgeSlopes::of_feature(std::uint32_t feature, std::uint32_t first, std::uint32_t end) const {
  OfEdges all(end - first, {SlopeSample{}});
  if (!lies_on_ground(m_city.feature(feature))) return all;
  const std::vector<WalkGraph::Edge>& edges = m_city.graph().edges;
  std::vector<std::uint32_t> order;
  for (std::uint32_t e = first; e < end; ++e) {
    if (!is_step_across(edges[e])) order.push_back(e);
  }
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(edges[a].side, edges[a].start_mm, edges[a].end_mm, a) < std::tuple(edges[b].side, edges[b].start_mm, edges[b].end_mm, b);
  });
  for (std::size_t i = 0; i < order.size();) {
    GroundLine chain;
    chain.add(edge_shape(m_city, order[i]));
    std::size_t after = i + 1;
    const auto follows = [&](const WalkGraph::Edge& before, const WalkGraph::Edge& next) {
      return !is_over_area(next) && before.side == next.side && before.end_mm == next.start_mm;
    };
    while (after < order.size() && follows(edges[order[after - 1]], edges[order[after]]) && chain.add(edge_shape(m_city, order[after]))) ++after;
    const std::size_t begin = std::exchange(i, after);
    if (chain.length() < 1) continue;   // mm
    const Bases bases(chain.length(), static_cast<double>(m_how.base_mm));
    const std::vector<double> middles = bases.middles();
    const std::vector<SlopeSample> samples = m_direction == Direction::along ? samples_along(m_city, m_rasters, chain, bases, m_how)
                                                                             : samples_across(m_city, m_rasters, chain, middles, m_how);
    for (std::size_t k = begin; k < after; ++k) {
      all[order[k] - first] = samples_on(samples, middles, chain.begin_of(k - begin), edges[order[k]].length_mm);
    }
  }
  return all;
}

const std::vector<SlopeSample>& EdgeSlopes::of(std::uint32_t edge) {
  const std::uint32_t feature = m_city.graph().edges[edge].feature;
  const std::uint32_t first = edges_of(m_city.graph(), feature).first;
  Shelf& shelf = m_shelves[feature % m_shelves.size()];
  {
    const std::lock_guard lock(shelf.mutex);
    const auto known = shelf.by_feature.find(feature);
    if (known != shelf.by_feature.end()) return (*known->second)[edge - first];
  }
  auto found = std::make_unique<const OfEdges>(of_feature(feature, first, edges_of(m_city.graph(), feature).second));
  const std::lock_guard lock(shelf.mutex);
  return (*shelf.by_feature.try_emplace(feature, std::move(found)).first->second)[edge - first];  // another thread's is the same
}

SlopesOfEdges slopes_of_edges(const City& city, const SlopeFromHeights& how) {
  SlopesOfEdges slopes;
  slopes.along = std::make_shared<EdgeSlopes>(city, how, EdgeSlopes::Direction::along);
  if (!slopes.along->knows_anything()) return {};
  slopes.across = std::make_shared<EdgeSlopes>(city, how, EdgeSlopes::Direction::across);
  return slopes;
}

}  // namespace levelground::gis
