// SPDX-License-Identifier: Apache-2.0
/// Which lines people walk along, and how: the raw material of the walking graph.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/city/feature.hpp"

namespace levelground::gis {

/// How a line takes part in the network.
enum class LineUse : std::uint8_t {
  own,       ///< walked along itself: a walkway, crossing, flight of steps, lift or a road people walk on
  sided,     ///< a road with sidewalks: walked along its sides
  corner,    ///< a road nobody walks along: it only parts the corners of a junction, and may be crossed there
  motorway,  ///< as corner, but it may not be crossed
};

/// One line of a feature: the line itself, or one ring of an area people walk on.
struct GraphLine {
  std::uint32_t feature = 0;    ///< place in the sorted features
  LineUse use = LineUse::own;
  bool is_road = false;
  bool is_crossing = false;
  bool left = false;            ///< sided: a sidewalk on the left
  bool right = false;           ///< and on the right
  bool closed = false;
  bool has_keys = false;        ///< the source states the topology
  std::uint32_t source = 0;
  const Point* points = nullptr;   ///< `count` of them, owned by the feature
  const std::int64_t* keys = nullptr;
  std::uint32_t count = 0;
  std::uint32_t first = 0;      ///< number of its first point among all points of all lines
  std::int64_t start_mm = 0;    ///< rings: length of the rings of the feature before this one
};

/// Themes whose lines and outlines the walking graph is made of.
bool is_walked(Theme theme);
/// Areas of these themes are ground of which a source may say who is let in.
std::span<const Theme> grounds();
bool is_ground(Theme theme);
/// May anybody walk here, as far as the source's own statements go? Surely not (foot or access no or private): false.
bool may_walk(const Feature& feature);
/// Does its source say of nobody that they may not be let in? What it says of people on foot goes before what it says of all.
bool is_open_to_all(const Feature& feature);
/// A road made for cars alone by its kind, unless its source says that people may surely walk there.
bool is_for_cars(const Feature& road);
/// One of these on which nobody walks: its source says so, or says nothing.
bool is_motorway(const Feature& road);
/// A road that is not always a street to cross: a drive, a yard, a place that people and cars share.
bool is_no_street(const Feature& road);
/// A way made for others by its kind (a cycleway, a road for cars, a corridor in a house) whose source leaves open whether people may walk there: it may be walked,
/// but it brings nobody into a site, and what stands beside another way belongs to that.
bool is_left_open(const Feature& way);

/// What is surely closed to people on foot is no part of the network, unless somebody asks what stands in the way.
enum class ClosedWays : std::uint8_t { left_out, taken_in };

/// Every line that matters, in the order of `features` (which are sorted by id).
std::vector<GraphLine> graph_lines(const std::vector<const Feature*>& features, ClosedWays closed = ClosedWays::left_out);

/// Millimetres between two points, rounded; lines are measured as the sum over their segments, so that cutting a line at a vertex
/// changes no length.
std::int64_t segment_mm(const Point& a, const Point& b);

/// The rings or the line of a walkable feature in the order in which distances along it are counted.
std::vector<const Line*> walk_lines(const Geometry& geometry);

}  // namespace levelground::gis
