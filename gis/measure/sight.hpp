// SPDX-License-Identifier: Apache-2.0
/// What stands in the way of a view, seen from above: buildings, walls, hedges.
#pragma once

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "core/city/city.hpp"
#include "core/geometry/box_index.hpp"

namespace levelground::gis {

/// Stations along a line: its corners, and between them points in equal parts of at most `every` metres. They depend on each straight
/// piece alone, so cutting a line at a corner moves none.
Line stations_on(const Line& line, double every);

/// Does the straight view from a to b pass through the inside of an area, or meet a line between its ends? A view along a wall, or one
/// that ends at it, does not. Half a millimetre, the unit in which the graph counts, is no distance.
bool cuts_view(const Geometry& thing, const Point& a, const Point& b);

/// Things that block a view, surely or perhaps. Immutable after seal(), then thread-safe.
class SightBlockers {
 public:
  struct View {
    Tri open = Tri::yes;                     ///< no: something surely blocks it; unknown: something may
    std::optional<std::uint32_t> blocker;    ///< what does, the smallest feature number
  };
  /// A point blocks nothing. `surely`: else it may.
  void add(const City& city, std::uint32_t feature, bool surely);
  void seal();
  [[nodiscard]] View view(const City& city, const Point& a, const Point& b) const;

  /// Many views from one place after the other: the same answers, sooner. What stands around is sorted by the direction in which it stands,
  /// so that a view asks what lies ahead, and nothing where the nearest wall ahead is farther off. One thread; must not outlive the
  /// blockers and the city.
  class Eye {
   public:
    /// Views to points at most `up_to` metres away are the quick ones.
    Eye(const SightBlockers& blockers, const City& city, double up_to) : m_blockers(blockers), m_city(city), m_up_to(up_to) {}
    void stand_at(const Point& at);
    [[nodiscard]] View view(const Point& to) const;

   private:
    /// One of the parts of a circle.
    struct Sector {
      double nearest = 0;              ///< metres: nothing stands nearer in this direction
      std::vector<std::uint32_t> walls;   ///< by item; of an area that may hold the eye all of them
    };
    struct Wall {
      std::uint32_t item = 0;
      Point a, b;
    };
    static constexpr std::size_t sectors = 256;
    [[nodiscard]] static std::size_t sector_of(double x, double y);
    void add_wall(const Wall& wall, bool all_around);

    const SightBlockers& m_blockers;
    const City& m_city;
    Point m_at;
    double m_up_to;
    std::array<Sector, sectors> m_sectors;
    std::vector<Wall> m_walls;
  };
  [[nodiscard]] std::size_t size() const { return m_features.size(); }

 private:
  /// Would this one, if it is in the way, make the view another? And the view that it then is.
  [[nodiscard]] bool could_change(std::uint32_t item, const View& view) const;
  void block(std::uint32_t item, View& view) const;

  std::vector<std::uint32_t> m_features;
  std::vector<bool> m_surely;
  std::vector<Box> m_boxes;
  BoxIndex m_index;
};

}  // namespace levelground::gis
