// SPDX-License-Identifier: Apache-2.0
/// How far questions about walking reach when nobody says otherwise, and how they take slopes from heights. Pure data, read from criteria/travellers/walks.yaml.
#pragma once

#include <string>
#include <vector>

#include "core/scheme/traveller.hpp"

namespace levelground {

/// Lengths in mm, above 0; time in s, above 0.
struct WalkDefaults {
  Rational reach_distance, reach_time, access_distance, nearest_distance, facility_to_way, home_to_way, point_to_way;
  std::vector<std::string> public_access;  ///< values of `access` with which a place that is free counts as public
  SlopeFromHeights slope_from_heights;   ///< slope_base, slope_cell_at_most, slope_line_accuracy
};

/// Every value must be there, with unit, source, clause and confidence. Throws InputError with every problem.
WalkDefaults read_walk_defaults(const NamedText& file, const std::vector<SchemeSource>& sources);

}  // namespace levelground
