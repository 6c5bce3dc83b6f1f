// SPDX-License-Identifier: Apache-2.0
/// What throws a shadow where: trees as spheres on trunks, buildings and roofs as blocks, on level ground.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/interval.hpp"
#include "core/city/city.hpp"
#include "core/geometry/box_index.hpp"

namespace levelground::gis {

/// The sun as the map sees it.
struct SunOnMap {
  double east = 0, north = 0;   ///< towards the sun, on the map, together 1
  double sine = 0, cosine = 0;  ///< of its elevation, sine > 0
};

/// Metres, low <= high.
struct Range {
  double low = 0, high = 0;
};

/// Things that throw a shadow, surely or perhaps. Immutable after seal(), then thread-safe.
class ShadeCasters {
 public:
  /// `accuracy`: how far two things may lie from where the map has them, in metres; what is sure holds for every such shift.
  explicit ShadeCasters(double accuracy) : m_accuracy(accuracy) {}
  /// A crown: a sphere of that radius whose top is at that height. `surely`: else it only may be there.
  void add_crown(std::uint32_t feature, const Point& at, Range radius, Range top, bool surely);
  /// A block on an outline: a building, a wood, a roof (whoever stands on the outline stands under it).
  void add_block(std::uint32_t feature, const MultiPolygon& outline, Range top, bool surely);
  /// A crown drawn as an area: a roof of leaves over all of the outline, nowhere higher than its top. How far down it reaches is not known.
  void add_canopy(std::uint32_t feature, const MultiPolygon& outline, Range top, bool surely);
  void seal();

  struct Shade {
    Tri dark = Tri::no;                    ///< yes: surely in the shade; unknown: perhaps; no: of nothing added here
    std::optional<std::uint32_t> caster;   ///< what surely shades it, the smallest feature number
  };
  [[nodiscard]] Shade at(const Point& point, const SunOnMap& sun) const;
  [[nodiscard]] std::size_t size() const { return m_casters.size(); }

 private:
  struct Caster {
    std::uint32_t feature;
    bool surely;
    enum class Shape : std::uint8_t { crown, block, canopy } shape;
    Point at;
    Range radius;
    Range top;
    MultiPolygon outline;
  };
  [[nodiscard]] Tri by_crown(const Caster& crown, const Point& point, const SunOnMap& sun) const;
  [[nodiscard]] Tri by_block(const Caster& block, const Point& point, const SunOnMap& sun) const;
  [[nodiscard]] Tri by_canopy(const Caster& canopy, const Point& point, const SunOnMap& sun) const;

  double m_accuracy;
  double m_highest = 0;   ///< of all tops, metres
  std::vector<Caster> m_casters;
  std::vector<Box> m_boxes;
  BoxIndex m_index;
};

}  // namespace levelground::gis
