// SPDX-License-Identifier: Apache-2.0
/// What stands in a traveller's way at one place, limit by limit, with what the sources say of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/city/city.hpp"
#include "core/scheme/traveller.hpp"
#include "core/text/texts.hpp"
#include "gis/network/edge_slopes.hpp"

namespace levelground::gis {

/// Where the heights of the ground say that a way is too steep, or may be.
struct SteepStretch {
  Interval slope;          ///< its size, over the base
  std::int64_t mm = 0;     ///< along the way
  std::int64_t base_mm = 0;
  std::string source;      ///< of the heights
  Line where;
};

/// One limit that is not surely kept.
struct HindranceReason {
  /// Name as in the traveller's file: "kerb_at_most"; of a slope that is only gone down "incline_down_at_most". No limit: "joined", it is not known that two ways are joined (they
  /// cross without a common point, or name one node and end apart); "across", a carriageway is crossed where no crossing is mapped, from one sidewalk to the other or from where the walk begins or
  /// ends; "reached", between there and the way lies a wall, water or what stops some, or another way nearer by; "covered", a house or water is drawn over the outline of an area.
  std::string limit;
  Tri passable = Tri::unknown;   ///< no or unknown
  bool both_directions = false;  ///< of "incline_at_most": the limit down counts too, as the way is walked there and back or nobody says which way it falls
  std::vector<std::string> said; ///< statements that bear on it, "kerb_height: 120 mm"; of "joined" the ids of the other ways, of "covered" those of what is drawn there; empty: the sources are silent
  std::optional<SteepStretch> ground;   ///< a limit on slope where nobody stated one and the heights tell it
};

/// A feature that the traveller surely cannot pass, or not surely can.
struct Hindrance {
  std::uint32_t feature = 0;
  Tri passable = Tri::unknown;   ///< no or unknown
  Point at;
  std::vector<HindranceReason> reasons;   ///< in the order of the limits; never empty
};

/// The traveller with one limit at a time, named as in their file. Who is kept to all of them is kept to each.
std::vector<std::pair<std::string, TravellerLimits>> limit_by_limit(const TravellerLimits& limits);

/// Why an edge, or the kerb or barrier on a vertex, is not surely passed. Call only where it is not. `slopes`: of the City, as the limits take
/// them. Thread-safe.
/// `onwards`: of a walk one way, from the edge's beginning to its end or back; none: there and back.
Hindrance hindrance_on_edge(const City& city, const TravellerLimits& limits, const Date& as_of, std::uint32_t edge, const SlopesOfEdges& slopes,
                            std::optional<bool> onwards = std::nullopt);
Hindrance hindrance_at_vertex(const City& city, const TravellerLimits& limits, const Date& as_of, std::uint32_t vertex);
/// Of several things on one place each that the traveller passes less surely than `at_least`, by number.
std::vector<Hindrance> hindrances_at_vertex(const City& city, const TravellerLimits& limits, const Date& as_of, std::uint32_t vertex, Tri at_least);

}  // namespace levelground::gis
