// SPDX-License-Identifier: Apache-2.0
/// A park with one way through it, for ground that rasters tell.
#pragma once

#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test {

/// 40 m wide, the way from x = 5 to x = 45 inside it and along the middle row, from A to B by M; S lies on its southern edge.
inline DrawnTown park_with_ground() {
  DrawnTown town(R"(
     4---------------------------------------3
     |                                       |
  A--W-------------------M-------------------E--B
     |                   |                   |
     1-------------------S-------------------2
)");
  town.area(Theme::site, "park", "1234");
  return town;
}

/// Where its ground is told: the park and twenty metres around it.
inline Box around_all() {
  Box box;
  box.include(Point{-20, -20});
  box.include(Point{80, 40});
  return box;
}

}  // namespace levelground::test
