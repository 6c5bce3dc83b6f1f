// SPDX-License-Identifier: Apache-2.0
/// Gaps between what stands on an open area, where a straight walk leads over it.
#pragma once

#include <cstdint>

#include "core/city/city.hpp"

namespace levelground::gis {

/// May whoever is `metres` wide be held up on the edge, which leads straight over an area (WalkGraph::Side::over), between two things that stand on
/// its two sides? Buildings, waters and barriers count, as they cut an area (CrossableAreas); the outline itself does not, since nobody says what lies
/// beyond it; what stands along it does, on whichever side of it. False is sure as far as things are drawn; true is not: the gap is taken as that from one thing to the walk and on to the other, the
/// true one may be wider where the walk leads through it aslant. Thread-safe.
bool may_be_held_up(const City& city, const WalkGraph::Edge& edge, double metres);

}  // namespace levelground::gis
