// SPDX-License-Identifier: Apache-2.0
/// Pieces of way that follow each other as one line, and the bases along it over which slopes are taken.
#pragma once

#include <cstddef>
#include <vector>

#include "gis/network/edge_shape.hpp"
#include "gis/network/ground_fall.hpp"

namespace levelground::gis {

class GroundLine {
 public:
  /// False, and nothing is added: the piece does not begin where the line ends.
  bool add(const EdgeShape& shape);
  [[nodiscard]] double length() const { return m_at.empty() ? 0 : m_at.back(); }   ///< mm
  /// Where a piece begins, mm from the beginning of the line; pieces in the order in which they were added.
  [[nodiscard]] double begin_of(std::size_t piece) const { return m_begins[piece]; }
  /// Places in mm from the beginning, ascending. The line must have a length.
  [[nodiscard]] std::vector<GroundSpot> spots(const std::vector<double>& places) const;

 private:
  Line m_points;
  std::vector<double> m_at;      ///< mm from the beginning
  std::vector<double> m_begins;  ///< of each piece
};

/// Bases of one length along a line: one begins each quarter of a base, and the last ends where the line does. A line that is shorter is
/// one base.
struct Bases {
  std::vector<double> places;          ///< mm, ascending: where bases begin and end
  std::vector<std::size_t> begin, end; ///< of each base, indices into places
  double length = 0;                   ///< mm, of every base

  /// Both above 0.
  Bases(double line_mm, double base_mm);
  [[nodiscard]] std::vector<double> middles() const;
};

}  // namespace levelground::gis
