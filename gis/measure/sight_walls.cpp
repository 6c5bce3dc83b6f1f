// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/sight_walls.hpp"

#include <algorithm>

#include "core/geometry/segments.hpp"
#include "gis/measure/reach.hpp"
#include "gis/measure/sight.hpp"

namespace levelground::gis {
namespace {

/// Does the route lead so near to it that it may lead through it?
bool may_lead_through(const std::vector<Line>& route, const std::vector<WallPiece>& walls, const Box& around, double accuracy) {
  return std::any_of(route.begin(), route.end(), [&](const Line& line) {
    if (!bounds(line).grown(accuracy).intersects(around)) return false;
    bool near = false;
    each_segment(line, [&](const Point& a, const Point& b) {
      for (const auto& [c, d] : walls) near = near || near_part(a, b, c, d, accuracy).has_value();
    });
    return near;
  });
}

bool cut(const std::vector<WallPiece>& walls, const Point& a, const Point& b) {
  return std::any_of(walls.begin(), walls.end(), [&](const WallPiece& wall) { return cuts_view(Line{wall.first, wall.second}, a, b); });
}

}  // namespace

std::vector<StandingWalls> walls_around(const City& city, const SightAround& around, const std::vector<Line>& route, double accuracy) {
  std::vector<StandingWalls> standing;
  for (const SightAround::Standing& one : around.standing) {
    StandingWalls thing{one.feature, bounds(city.feature(one.feature).geometry), {}, one.surely};
    each_segment(city.feature(one.feature).geometry, [&](const Point& a, const Point& b) { thing.walls.emplace_back(a, b); });
    if (accuracy > 0 && thing.surely) thing.surely = !may_lead_through(route, thing.walls, thing.box, accuracy);
    standing.push_back(std::move(thing));
  }
  return standing;
}

WallsNear walls_near(const std::vector<StandingWalls>& standing, const Point& eye, double metres) {
  Box near;
  near.include(eye);
  near = near.grown(metres);
  WallsNear walls;
  for (const StandingWalls& thing : standing) {
    if (!thing.box.intersects(near)) continue;
    walls.all.insert(walls.all.end(), thing.walls.begin(), thing.walls.end());
    if (thing.surely) walls.sure.insert(walls.sure.end(), thing.walls.begin(), thing.walls.end());
  }
  return walls;
}

bool is_shut_in(const Point& eye, const std::vector<WallPiece>& walls, double accuracy) {
  constexpr double corner = 1.5;   // no more than the root of two: a wall is taken as wide and as long as it may lie aside
  return std::any_of(walls.begin(), walls.end(), [&](const WallPiece& wall) { return distance(Line{wall.first, wall.second}, eye) <= corner * accuracy; });
}

void WallsSeen::stand_at(const Point& eye) {
  m_eye = eye;
  const WallsNear walls = walls_near(m_standing, eye, m_up_to + m_accuracy);
  m_shut_in = is_shut_in(eye, walls.all, m_accuracy);
  m_hides = walls_at_best(eye, walls.sure, m_accuracy);
  m_may_hide = walls_at_worst(walls.all, m_accuracy);
}

Tri WallsSeen::open(const Point& to) const {
  if (cut(m_hides, m_eye, to)) return Tri::no;
  return m_shut_in || cut(m_may_hide, m_eye, to) ? Tri::unknown : Tri::yes;
}

}  // namespace levelground::gis
