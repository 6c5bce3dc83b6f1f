// SPDX-License-Identifier: Apache-2.0
/// A walk as a line with two sides: how far along it a place lies, and on which side.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/geometry/geometry.hpp"

namespace levelground::gis {

/// Immutable, thread-safe. Leads on straight for `beyond` metres at both ends, so that what lies before its first and behind its last point has a
/// place along it too: below 0, and above length().
class WalkLine {
 public:
  struct Place {
    double along = 0;    ///< metres from the first point, of the nearest place on the line
    double aside = 0;    ///< metres from there: above 0 to the left
    Point nearest;
    Point direction;     ///< of length 1, of the walk there
  };
  /// `points`: at least two, not all in one place. Others have length() 0.
  WalkLine(const Line& points, double beyond);
  [[nodiscard]] double length() const { return m_length; }
  [[nodiscard]] Place place_of(const Point& p) const;
  /// Numbers of its straight runs, in order.
  using Runs = std::vector<std::uint32_t>;
  /// Those of which one is nearest to each place at most `radius` metres from p.
  [[nodiscard]] Runs runs_about(const Point& p, double radius) const;
  /// How far along it p lies, when `about` are runs about p: place_of(p).along, but of places equally near (to 1e-9 of the distance) it may be another.
  [[nodiscard]] double along(const Point& p, const Runs& about) const;
  /// The place `along` metres from the first point, on the line or straight beyond it.
  [[nodiscard]] Point at(double along, double aside = 0) const;
  /// Where the piece p–q crosses the line, as shares of its length, in no order.
  [[nodiscard]] std::vector<double> crossings(const Point& p, const Point& q) const;

 private:
  struct Run {
    Point a, b, direction;
    double from, to;   ///< along
    double turn;       ///< at a, from the run before: above 0 to the left
  };
  [[nodiscard]] static double along_of(const Run& run, const Point& p);
  std::vector<Run> m_runs;
  double m_length = 0;
};

}  // namespace levelground::gis
