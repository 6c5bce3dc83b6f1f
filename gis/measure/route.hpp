// SPDX-License-Identifier: Apache-2.0
/// The route a measure walks, piece by piece: the main route, or every walkable line inside the site.
#pragma once

#include <vector>

#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"

namespace levelground::gis {

/// The pieces that the parameter `of` names, in lines; steps across a carriageway (which have no length) left out.
std::vector<RoutePiece> route_of(const MeasureContext& context, const Parameters& parameters);
/// The same where it matters what lies to both sides of a walk: of walkways, areas are crossed as people cross them, between the ways that meet there
/// (InsideWalks::over_areas), not walked around.
std::vector<RoutePiece> route_across_areas(const MeasureContext& context, const Parameters& parameters);

/// A stretch of one feature along one line of a route.
struct RouteStretch {
  std::uint32_t feature = 0;
  WalkGraph::Side side = WalkGraph::Side::own;
  Stretch stretch;
  Line where;
};
/// Neighbouring pieces of one feature made one stretch.
std::vector<RouteStretch> stretches_of(const MeasureContext& context, const std::vector<RoutePiece>& route);

/// What is known of a property on a stretch. What is said of a carriageway does not hold for the sidewalk beside it, of which the road says
/// what it says of that side; nor is its width free for walking. Light is shared, and gradient where nobody states it of the sidewalk.
Known known_on(const MeasureContext& context, const RouteStretch& stretch, Property property);
/// The name under which the feature states it there: that of a sidewalk on a road, else the property itself.
Property named_on(const MeasureContext& context, const RouteStretch& stretch, Property property);

/// A slope matters by its size, whichever way it falls.
Known without_sign(Known value);

/// "Bruksgatan", else "Walkway, north-west": a name for a stretch.
LocalText label_of(const MeasureContext& context, const RouteStretch& stretch);
/// How the route was found, to begin the steps of an explanation.
std::vector<SharedText> route_steps(const MeasureContext& context, const Parameters& parameters, const std::vector<RoutePiece>& route);

}  // namespace levelground::gis
