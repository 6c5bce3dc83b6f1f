// SPDX-License-Identifier: Apache-2.0
/// The walls of what stands around a route, when each thing may lie, as a whole, some metres from where it is mapped.
#pragma once

#include <cstdint>
#include <vector>

#include "gis/measure/isovist.hpp"
#include "gis/measure/sight_around.hpp"

namespace levelground::gis {

struct StandingWalls {
  std::uint32_t feature = 0;
  Box box;
  std::vector<WallPiece> walls;
  bool surely = false;   ///< it surely hides; not where the route leads through it, or may for the error of its place
};

/// All that stands there, in its order. Thread-safe.
std::vector<StandingWalls> walls_around(const City& city, const SightAround& around, const std::vector<Line>& route, double accuracy);

/// The walls of those of which the box comes as near to an eye as `metres`, in their order. Thread-safe.
struct WallsNear {
  std::vector<WallPiece> all;
  std::vector<WallPiece> sure;   ///< of what surely hides
};
WallsNear walls_near(const std::vector<StandingWalls>& standing, const Point& eye, double metres);

/// May something stand just where the eye is?
bool is_shut_in(const Point& eye, const std::vector<WallPiece>& walls, double accuracy);

/// What is hidden from one eye, and what may be. Of walls that lie at most `up_to` metres from it.
class WallsSeen {
 public:
  /// `standing` must outlive it.
  WallsSeen(const std::vector<StandingWalls>& standing, double accuracy, double up_to) : m_standing(standing), m_accuracy(accuracy), m_up_to(up_to) {}
  void stand_at(const Point& eye);
  /// no: hidden wherever everything stands; yes: seen wherever it stands; unknown: either, for the error alone or for a thing that may not hide.
  [[nodiscard]] Tri open(const Point& to) const;

 private:
  const std::vector<StandingWalls>& m_standing;
  double m_accuracy, m_up_to;
  Point m_eye;
  bool m_shut_in = false;
  std::vector<WallPiece> m_hides;       ///< what hides surely
  std::vector<WallPiece> m_may_hide;
};

}  // namespace levelground::gis
