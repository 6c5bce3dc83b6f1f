// SPDX-License-Identifier: Apache-2.0
/// Slopes of the walking graph's edges from heights of the ground: worked out once for each way, whoever walks there.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/scheme/traveller.hpp"
#include "gis/network/ground_fall.hpp"

namespace levelground::gis {

/// As the heights tell it: of a place in the middle of a base.
struct SlopeSample {
  std::int32_t at_mm = 0;   ///< along the edge from `from`, ascending; outside it where the edge is shorter than the way of samples
  std::int32_t low = 1;     ///< millionths, without a sign; low > high: not known
  std::int32_t high = 0;
  std::uint32_t raster = 0; ///< index into City::rasters(), where known
  [[nodiscard]] bool is_known() const { return low <= high; }
  [[nodiscard]] Interval slope() const { return {Rational::ratio(low, 1'000'000), Rational::ratio(high, 1'000'000)}; }
};

/// The pieces of a way that follow each other are one line. A slope along it is taken over every base that begins a quarter of it after the
/// one before, and over the last; over the whole line where it is shorter than the base. Of an edge those count that have their middle
/// on it, else the nearest one. A slope across is taken at the same places. What the finest raster knows counts; nothing is known of
/// steps, lifts, bridges and tunnels, nor where a cell is missing. Thread-safe; must not outlive the City.
class EdgeSlopes {
 public:
  enum class Direction : std::uint8_t { along, across };
  EdgeSlopes(const City& city, const SlopeFromHeights& how, Direction direction);

  /// At least one sample. Valid as long as this object.
  [[nodiscard]] const std::vector<SlopeSample>& of(std::uint32_t edge);
  /// Is there any raster that can tell a slope? Else of() need not be asked.
  [[nodiscard]] bool knows_anything() const { return !m_rasters.empty(); }
  [[nodiscard]] const GroundSlope& how() const { return m_how; }

 private:
  using OfEdges = std::vector<std::vector<SlopeSample>>;  ///< of the edges of a feature in their order
  struct Shelf {
    std::mutex mutex;
    std::unordered_map<std::uint32_t, std::unique_ptr<const OfEdges>> by_feature;
  };
  [[nodiscard]] OfEdges of_feature(std::uint32_t feature, std::uint32_t first, std::uint32_t end) const;

  const City& m_city;
  GroundSlope m_how;
  Direction m_direction;
  std::vector<std::uint32_t> m_rasters;
  std::array<Shelf, 64> m_shelves;
};

/// Both directions, each made when it is first wanted of a City with heights; null: nothing is known.
struct SlopesOfEdges {
  std::shared_ptr<EdgeSlopes> along, across;
};
SlopesOfEdges slopes_of_edges(const City& city, const SlopeFromHeights& how);

}  // namespace levelground::gis
