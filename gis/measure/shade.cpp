// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/shade.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/geometry/segments.hpp"
#include "gis/measure/sight.hpp"

namespace levelground::gis {
namespace {

Point moved(const Point& p, const SunOnMap& sun, double towards, double across) {
  return {p.x + sun.east * towards - sun.north * across, p.y + sun.north * towards + sun.east * across};
}

/// Does the way from a towards the sun, so long on the ground, meet the area?
bool meets(const MultiPolygon& area, const Point& a, const SunOnMap& sun, double length) {
  if (contains(area, a)) return true;
  return length > no_distance && cuts_view(Geometry(area), a, moved(a, sun, length, 0));
}

}  // namespace

void ShadeCasters::add_crown(std::uint32_t feature, const Point& at, Range radius, Range top, bool surely) {
  Box box;
  box.include(at);
  m_boxes.push_back(box.grown(radius.high));
  m_highest = std::max(m_highest, top.high);
  m_casters.push_back({feature, surely, Caster::Shape::crown, at, radius, top, {}});
}

void ShadeCasters::add_block(std::uint32_t feature, const MultiPolygon& outline, Range top, bool surely) {
  m_boxes.push_back(bounds(Geometry(outline)));
  m_highest = std::max(m_highest, top.high);
  m_casters.push_back({feature, surely, Caster::Shape::block, {}, {}, top, outline});
}

void ShadeCasters::add_canopy(std::uint32_t feature, const MultiPolygon& outline, Range top, bool surely) {
  add_block(feature, outline, top, surely);
  m_casters.back().shape = Caster::Shape::canopy;
}

void ShadeCasters::seal() { m_index = BoxIndex(m_boxes); }

Tri ShadeCasters::by_crown(const Caster& crown, const Point& point, const SunOnMap& sun) const {
  const Point d{crown.at.x - point.x, crown.at.y - point.y};
  const double along = d.x * sun.east + d.y * sun.north;
  const double across = std::abs(d.x * sun.north - d.y * sun.east);
  // How far the ray passes the middle of the sphere, seen in the upright plane of the sun: along·sin − height·cos.
  const Range middle{crown.top.low - crown.radius.high, crown.top.high - crown.radius.low};
  const double at_low = along * sun.sine - middle.low * sun.cosine;
  const double at_high = along * sun.sine - middle.high * sun.cosine;
  const double farthest = std::max(std::abs(at_low), std::abs(at_high));
  const double nearest = at_low * at_high <= 0 ? 0 : std::min(std::abs(at_low), std::abs(at_high));
  if (std::hypot(across, nearest) > crown.radius.high + m_accuracy) return Tri::no;
  return crown.surely && std::hypot(across, farthest) <= crown.radius.low - m_accuracy ? Tri::yes : Tri::unknown;
}

Tri ShadeCasters::by_block(const Caster& block, const Point& point, const SunOnMap& sun) const {
  const double reach = sun.cosine / sun.sine;
  const std::array<double, 3> sides = {-m_accuracy, 0.0, m_accuracy};
  const double longest = block.top.high * reach + 2 * m_accuracy;
  const bool perhaps = std::any_of(sides.begin(), sides.end(),
                                   [&](double side) { return meets(block.outline, moved(point, sun, -m_accuracy, side), sun, longest); });
  if (!perhaps) return distance(Geometry(block.outline), point) <= m_accuracy ? Tri::unknown : Tri::no;
  const double surely = block.top.low * reach - 2 * m_accuracy;
  if (!block.surely || surely < 0) return Tri::unknown;
  const bool sure = std::all_of(sides.begin(), sides.end(),
                                [&](double side) { return meets(block.outline, moved(point, sun, m_accuracy, side), sun, surely); });
  return sure ? Tri::yes : Tri::unknown;
}

/// The ray begins below the leaves; where it is as high as they can be and has never left the outline, it has passed through them.
Tri ShadeCasters::by_canopy(const Caster& canopy, const Point& point, const SunOnMap& sun) const {
  const Tri may = by_block(canopy, point, sun);
  if (may == Tri::no || !canopy.surely || !contains(canopy.outline, point)) return std::min(may, Tri::unknown);
  const Point end = moved(point, sun, canopy.top.high * sun.cosine / sun.sine, 0);
  bool within = true;
  each_segment(canopy.outline, [&](const Point& a, const Point& b) {
    const double away = std::min({distance_to_segment(a, b, point), distance_to_segment(a, b, end), distance_to_segment(point, end, a), distance_to_segment(point, end, b)});
    within = within && away > m_accuracy && !crossing_parts(point, end, a, b);
  });
  return within ? Tri::yes : Tri::unknown;
}

ShadeCasters::Shade ShadeCasters::at(const Point& point, const SunOnMap& sun) const {
  Box box;
  box.include(point);
  box.include(moved(point, sun, m_highest * sun.cosine / sun.sine, 0));
  Shade shade;
  for (const std::uint32_t i : m_index.find(box.grown(2 * m_accuracy))) {
    const Caster& caster = m_casters[i];
    const Tri dark = caster.shape == Caster::Shape::crown   ? by_crown(caster, point, sun)
                     : caster.shape == Caster::Shape::block ? by_block(caster, point, sun)
                                                            : by_canopy(caster, point, sun);
    if (dark > shade.dark) shade.dark = dark;
    if (dark == Tri::yes && (!shade.caster || caster.feature < *shade.caster)) shade.caster = caster.feature;
  }
  return shade;
}

}  // namespace levelground::gis
