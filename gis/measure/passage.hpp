// SPDX-License-Identifier: Apache-2.0
/// How wide the free passage is that a walk must take: between the edges of an area, or of a way as wide as stated, and past what stands in it.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "core/city/city.hpp"
#include "core/geometry/box_index.hpp"

namespace levelground::gis {

/// An area that people walk on, with its box.
struct WalkedArea {
  explicit WalkedArea(const MultiPolygon& area) : outline(&area), box(bounds(Geometry(area))) {}
  const MultiPolygon* outline;
  Box box;
};

/// Things one has to walk around. Immutable after seal(), then thread-safe. Features must outlive it.
class ThingsInTheWay {
 public:
  /// `radius_at_most`: of a thing that is mapped as a point, metres; its least is 0. `accuracy`: how far a thing or the edge of an area may lie
  /// from where it is mapped, metres; what is sure holds for every such shift.
  ThingsInTheWay(double radius_at_most, double accuracy) : m_radius(radius_at_most), m_accuracy(accuracy) {}
  /// `surely`: it stands on the ground for certain, so that nobody walks through or below it. Else it may.
  void add(const Feature& feature, bool surely) { m_things.push_back({&feature, surely}); }
  void seal();
  [[nodiscard]] bool empty() const { return m_things.empty(); }
  [[nodiscard]] double accuracy() const { return m_accuracy; }

 private:
  friend class Passage;
  struct Thing {
    const Feature* feature;
    bool surely;
  };
  double m_radius, m_accuracy;
  std::vector<Thing> m_things;
  BoxIndex m_index;
};

/// What stands beside one straight run a–b of a walk. For each piece of it: the width of the widest disc that can be moved past there, which is the
/// largest gap of the chain of things and edges, from the left edge to the right one, whose largest gap is least. No grid, no samples: exact for
/// straight edges. Nothing is looked for farther aside than `wide`. One object for one thread.
class Passage {
 public:
  static constexpr double wide = 50;   ///< metres
  struct Width {
    double low = 0, high = 0;   ///< metres, 0 <= low <= high; infinity: no edge within `wide` on one side
  };
  /// Over the union of areas, in one of which a–b lies. Areas that miss each other by half a centimetre touch.
  Passage(const ThingsInTheWay& things, const std::vector<WalkedArea>& areas, const Point& a, const Point& b);
  /// Along a way whose middle is a–b. A thing that reaches from one edge to the other (a wall drawn across it) may have an opening there, for the
  /// way leads through: it surely takes nothing and perhaps all.
  Passage(const ThingsInTheWay& things, const Width& stated, const Point& a, const Point& b);

  /// Narrowest on the piece from–to, metres from a; what stands at `to` itself belongs to the next piece, unless the walk ends there. Edges
  /// count between `first` and `last` alone (0 <= first <= from <= to <= last <= length of a–b): outside lie the mouths of an area.
  [[nodiscard]] Width between(double from, double to, double first, double last) const;

 private:
  /// Seen from a towards b.
  struct Place {
    double along, across;
  };
  struct Piece {
    Place p, q;
    std::uint32_t node;   ///< left_edge, right_edge, or a hole or thing
    double perhaps;       ///< metres it may reach farther than mapped
    double surely;        ///< metres it may reach less; infinity: it may take nothing at all
    bool is_edge;
    const MultiPolygon* solid = nullptr;
    bool left_by_course = false;   ///< of an outer edge: the ground lies to the right of its course as the walk goes
  };
  struct Gap;

  Passage(const ThingsInTheWay& things, const Point& a, const Point& b);
  [[nodiscard]] Place place_of(const Point& p) const;
  [[nodiscard]] Point point_of(const Place& place) const;
  void add_things(std::uint32_t first_node);
  void add_edges_of(const std::vector<const WalkedArea*>& near, std::size_t which, const Line& ring, bool is_hole, std::uint32_t node);
  [[nodiscard]] bool is_within_another(const std::vector<const WalkedArea*>& near, std::size_t which, const Point& p, const Point& q, bool left_inside) const;
  [[nodiscard]] std::vector<Piece> within(double from, double to, double first, double last, bool surely) const;
  [[nodiscard]] Gap narrowest(double from, double to, double first, double last, bool surely) const;
  [[nodiscard]] double width(double from, double to, double first, double last, bool surely) const;

  const ThingsInTheWay& m_things;
  Point m_a, m_direction;
  double m_length = 0;
  std::optional<Width> m_stated;
  std::vector<Piece> m_pieces;
};

}  // namespace levelground::gis
