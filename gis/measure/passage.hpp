// SPDX-License-Identifier: Apache-2.0
/// How wide the free passage is across the way one walks: between the edges of an area, or of a way as wide as stated, and past what
/// stands in it.
#pragma once

#include <optional>
#include <vector>

#include "core/base/interval.hpp"
#include "core/city/city.hpp"
#include "core/geometry/box_index.hpp"

namespace levelground::gis {

/// An area that people walk on, with its box.
struct WalkedArea {
  explicit WalkedArea(const MultiPolygon& area) : outline(&area), box(bounds(Geometry(area))) {}
  const MultiPolygon* outline;
  Box box;
};

/// Things one has to walk around. Immutable after seal(), then thread-safe.
class Obstacles {
 public:
  /// `radius_at_most`: of a thing that is mapped as a point, metres; its least is 0. `accuracy`: how far a thing or an edge may lie from
  /// where it is mapped, metres; what is sure holds for every such shift.
  Obstacles(double radius_at_most, double accuracy) : m_radius(radius_at_most), m_accuracy(accuracy) {}
  void add(const Feature& feature) { m_things.push_back(&feature); }
  void seal();
  [[nodiscard]] bool empty() const { return m_things.empty(); }

  /// A narrowest passage and where it is.
  struct Width {
    double low = 0, high = 0;   ///< metres, low <= high
  };
  /// Across `direction` (length 1) at `at`, over the union of areas in which it lies: the widest gap that is left there. nullopt: `at` lies
  /// in none of them.
  [[nodiscard]] std::optional<Width> across(const std::vector<WalkedArea>& areas, const Point& at, const Point& direction) const;
  /// Across a way whose middle is `at` and that is `width` wide.
  [[nodiscard]] Width across(const Width& width, const Point& at, const Point& direction) const;
  /// Where along a–b something stands beside or on it within `aside` metres: distances from a, ascending. Between two of them the passage
  /// between straight edges changes evenly.
  [[nodiscard]] std::vector<double> beside(const Point& a, const Point& b, double aside) const;

 private:
  struct Span {
    double from, to;
  };
  /// What blocks the line across: for certain, or at most.
  [[nodiscard]] std::vector<Span> blocked(const Point& at, const Point& direction, double reach, bool surely) const;

  double m_radius, m_accuracy;
  std::vector<const Feature*> m_things;
  BoxIndex m_index;
};

/// Where along a–b the corners of an area stand beside it: distances from a, ascending.
std::vector<double> corners_beside(const MultiPolygon& area, const Point& a, const Point& b);

}  // namespace levelground::gis
