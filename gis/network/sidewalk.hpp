// SPDX-License-Identifier: Apache-2.0
/// What a road states of the sidewalks beside it, which have no features of their own.
#pragma once

#include <optional>

#include "core/city/city.hpp"

namespace levelground::gis {

/// The property under which a road states `property` of its sidewalk on a side; nullopt where it has no word for it. Only for left and right.
std::optional<Property> property_beside(Property property, WalkGraph::Side side);

inline bool is_beside(WalkGraph::Side side) { return side == WalkGraph::Side::left || side == WalkGraph::Side::right; }

/// Under which property a feature states what holds on one of its edges: of a sidewalk its own word; gradient and light are also those of the road
/// where nobody states them of the sidewalk. nullopt: nothing that is stated of the feature speaks of this edge. Thread-safe.
std::optional<Property> property_on(const City& city, const Feature& feature, Property property, WalkGraph::Side side, const Date& as_of);

}  // namespace levelground::gis
