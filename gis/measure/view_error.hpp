// SPDX-License-Identifier: Apache-2.0
/// Views past areas when everything but the eye may lie, as a whole, some metres from where it is mapped.
#pragma once

#include "core/geometry/geometry.hpp"

namespace levelground::gis {

/// Does every view from the eye to a place on s–t pass through the area, wherever both lie? Looked at every half of `accuracy`: a yes is one, a no may be
/// one that was overlooked.
bool surely_cut(const MultiPolygon& area, const Point& eye, const Point& s, const Point& t, double accuracy);

/// Does no view from the eye to a place on s–t meet the area, wherever both lie? A no may be one of an area that only comes near.
bool surely_clear(const MultiPolygon& area, const Point& eye, const Point& s, const Point& t, double accuracy);

/// The same for a view that ends at the area's own outline, which lies aside together with it.
bool surely_ends_at(const MultiPolygon& area, const Point& eye, const Point& on_outline, double accuracy);

}  // namespace levelground::gis
