// SPDX-License-Identifier: Apache-2.0
/// How wide the free passage is that a walk must take: between the edges of an area, or of a way as wide as stated, and past what stands in it.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "core/city/city.hpp"
#include "core/geometry/box_index.hpp"
#include "gis/measure/walk_line.hpp"

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
  std::vector<Box> m_boxes;
  BoxIndex m_index;
};

/// What stands beside a walk, bends and all. For each piece of it: the width of the widest disc that can be moved past there, on any walk, which is the
/// largest gap of the chain of things and edges, from the left edge to the right one, whose largest gap is least. No grid, no samples: exact for
/// straight edges. The outer edges are left or right of the whole walk, so that two corners that it touches one after the other on its two sides
/// are a narrow place like any other. Nothing is looked for farther aside than `wide`; over areas a gap from `open` on is none. One object for one thread.
class Passage {
 public:
  static constexpr double wide = 50;   ///< metres
  static constexpr double open = 11;   ///< metres
  struct Width {
    double low = 0, high = 0;   ///< metres, 0 <= low <= high; infinity: nothing bounds it
  };
  /// Over the union of areas, in which the walk lies. Areas that miss each other by half a centimetre touch.
  Passage(const ThingsInTheWay& things, const std::vector<WalkedArea>& areas, const Line& walk);
  /// Along a way whose middle is a–b. A thing that reaches from one edge to the other (a wall drawn across it) may have an opening there, for the
  /// way leads through: it surely takes nothing and perhaps all.
  Passage(const ThingsInTheWay& things, const Width& stated, const Point& a, const Point& b);

  /// Narrowest on the piece from–to, metres along the walk; what stands at `to` itself belongs to the next piece, unless the walk ends there. Edges
  /// count between `first` and `last` alone (0 <= first <= from <= to <= last <= length of the walk): outside lie the mouths of an area.
  [[nodiscard]] Width between(double from, double to, double first, double last) const;

 private:
  struct Piece {
    Point p, q;           ///< from m_origin
    std::uint32_t node;   ///< left_edge, right_edge, or a hole or thing
    double perhaps;       ///< metres it may reach farther than mapped
    double surely;        ///< metres it may reach less; infinity: it may take nothing at all
    bool is_edge;
    const MultiPolygon* solid = nullptr;
    const Box* solid_box = nullptr;
    double from = 0, to = 0;      ///< least and greatest place along the walk of its ends and its middle
  };
  struct Gap;
  static constexpr std::size_t looks = 8;
  /// Where a piece lies along the walk, asked for by every stretch beside it.
  struct Marks {
    WalkLine::Runs about;
    std::array<double, looks + 1> along;   ///< of places on it that part it into `looks`
  };

  Passage(const ThingsInTheWay& things, const Line& walk);
  [[nodiscard]] Box around() const;
  /// Everything is measured from the walk's first point, so that the same town elsewhere has the same widths to the last bit.
  [[nodiscard]] Point here(const Point& p) const;
  [[nodiscard]] Point on_map(const Point& p) const;
  void add_things(std::uint32_t first_node);
  void add_edges_of(const std::vector<const WalkedArea*>& near, std::size_t which, const Line& ring, bool is_hole, std::uint32_t node);
  [[nodiscard]] bool is_within_another(const std::vector<const WalkedArea*>& near, std::size_t which, const Point& p, const Point& q, bool left_inside) const;
  /// The sides of the pieces of an outer ring, which come in order.
  void tell_sides(std::vector<Piece>& ring, bool left_inside) const;
  /// Cut short and where it crosses the walk.
  void add_cut(const Piece& piece, std::vector<Piece>& to) const;
  void mark_pieces();
  /// The part of a piece beside begin–end. nullopt: none.
  [[nodiscard]] std::optional<Piece> beside(std::size_t number, double begin, double end, bool with_end) const;
  /// A stretch from–to of the walk, and what stands beside it.
  struct Window {
    double from, to;
    std::vector<Piece> pieces;
  };
  using Windows = std::vector<Window>;   ///< the stretch that is asked about, and longer ones around it
  [[nodiscard]] Window window(double from, double to, double first, double last) const;
  [[nodiscard]] Windows windows(double from, double to, double first, double last, double error) const;
  [[nodiscard]] Gap narrowest(const Window& window, bool surely) const;
  [[nodiscard]] double width(const Windows& windows, bool surely) const;

  const ThingsInTheWay& m_things;
  Point m_origin;
  WalkLine m_walk;   ///< from m_origin, as the pieces are
  Box m_box;         ///< of the walk, on the map
  std::optional<Width> m_stated;
  std::vector<Piece> m_pieces;
  std::vector<Marks> m_marks;   ///< of these
};

}  // namespace levelground::gis
