// SPDX-License-Identifier: Apache-2.0
/// From where one may come to a thing that is an area: not only by the point of it that is nearest to any way.
#pragma once

#include <functional>
#include <vector>

#include "core/city/city.hpp"
#include "gis/network/site_walks.hpp"

namespace levelground::gis {

/// Does a wall or water part a point from a place on a way?
using Parted = std::function<bool(const Point& from, const GraphPlace& place)>;

/// Stretches of ways (GraphPlace::along_mm) from which a point of the area's outline may be come to, straight, as from its nearest way: each point of the outline
/// belongs to the ways nearest to it, at most `metres` away, and what runs across or within the area is at it. All of Joint::perhaps: which part of an area
/// is meant, and where one gets onto it, nobody says. Nowhere is one farther off than it is; the straight stretch is told up to half a metre too short. By edge. Thread-safe.
std::vector<GraphPlace> beside_area(const City& city, const MultiPolygon& area, double metres, const Parted& parted);

}  // namespace levelground::gis
