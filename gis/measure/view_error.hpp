// SPDX-License-Identifier: Apache-2.0
/// Views past areas when everything but the eye may lie, as a whole, some metres from where it is mapped; and what is seen, or may be, from a whole
/// straight piece of a line, not from its ends alone.
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

/// A straight piece on which one stands, exactly where it is drawn.
struct Standing {
  Point p, q;
};
/// A straight piece of wall, or a place (both ends the same), that is looked at.
struct LookedAt {
  Point a, b;
};

/// Does no view from a place between p and q to the place as far along between a and b pass through the inside of the area? Both may lie, each as a whole,
/// `accuracy` metres aside; `own`: what is looked at is of the area, and lies aside together with it. A no may be one of an area that only comes near.
bool surely_clear(const MultiPolygon& area, const Standing& from, const LookedAt& at, double accuracy, bool own);

/// Does every view from between p and q to between a and b pass through the inside of the area, though the area lies up to `accuracy` and what is looked at
/// up to `at_accuracy` metres aside of it? A yes is one; a no may be one that was overlooked.
bool surely_hidden(const MultiPolygon& area, const Standing& from, const LookedAt& at, double accuracy, double at_accuracy);

/// Least metres between the two pieces.
double least_metres(const Standing& from, const LookedAt& at);

}  // namespace levelground::gis
