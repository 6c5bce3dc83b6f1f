// SPDX-License-Identifier: Apache-2.0
/// The area share of SDG 11.7.1: how much of the built-up area is street or open public space. What is not mapped is
/// not counted, so the shares are of what the layers hold; `complete` says where they hold all.
#pragma once

#include <cstdint>
#include <stop_token>

#include "core/city/city.hpp"
#include "core/scheme/area_rule.hpp"

namespace levelground::gis {

/// Squares of AreaRule::counted_cell in the built-up area. The true area lies between both.
struct CountedLand {
  std::int64_t low = 0;   ///< surely: wholly in a place open to all or in a street as wide as it surely is
  std::int64_t high = 0;  ///< perhaps: with any land of a place of which access is not known or of a street as wide as it may be
};

struct AreaShare {
  std::int64_t counted_cell_mm = 0;
  std::int64_t urban = 0, suburban = 0;     ///< squares; together the built-up area
  CountedLand open_space, streets, either;  ///< either: street or open space, each square once
  std::int64_t buildings = 0;
  std::int64_t places_open = 0, places_unknown = 0, places_closed = 0;
  std::int64_t streets_measured = 0, streets_assumed = 0,
               streets_of_no_kind = 0;  ///< lines: with a width, with the rule's, left out
  bool buildings_complete = false, places_complete = false, roads_complete = false, walkways_complete = false;
};

/// One thread. Throws InputError: no buildings, so that nothing is built-up; a city too large for the rule's squares.
/// Throws Cancelled.
AreaShare area_share(const City& city, const AreaRule& rule, const Date& as_of, const std::stop_token& stop);

}  // namespace levelground::gis
