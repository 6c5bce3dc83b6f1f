// SPDX-License-Identifier: Apache-2.0
/// What stands beside a street with a sidewalk on either side: a walk to it may cross the street right there.
#pragma once

#include <vector>

#include "core/city/city.hpp"
#include "gis/network/site_walks.hpp"

namespace levelground::gis {

/// Adds to the places where a thing is joined to the network the same places on the sidewalk across the street (GraphPlace::Joint::crossed), but not across a road for cars alone. The order, nearest
/// first, stays. Thread-safe.
void add_other_sides(const City& city, std::vector<GraphPlace>& places);

}  // namespace levelground::gis
