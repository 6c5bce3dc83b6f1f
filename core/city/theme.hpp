// SPDX-License-Identifier: Apache-2.0
/// The themes of a City (what a feature is) and their properties (what can be said about it). This is the project's own
/// plain schema: the names below are the layer and column names it uses.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/base/quantity.hpp"

namespace levelground {

enum class Theme : std::uint8_t {
  site, entrance, walkway, crossing, kerb, steps, lift, seat, toilet, drinking_water, light, tree, building, road, stop, play,
  barrier, sign, parking, green, water, shelter, residents, rail
};
inline constexpr std::size_t theme_count = 24;
std::string_view theme_name(Theme theme);  ///< "drinking_water"
std::optional<Theme> theme_from_name(std::string_view name);

/// A property of a feature. Names follow OpenStreetMap where it has one.
enum class Property : std::uint8_t {
  name,             ///< text
  kind,             ///< text: subtype within the theme ("park", "square", "footway", "sidewalk", "bollard", "bus_stop", …)
  width,            ///< length; clear walking width where the source says so, else physical width
  length,           ///< length
  height,           ///< length
  surface,          ///< category
  smoothness,       ///< ordinal, impassable … excellent
  incline,          ///< slope
  cross_slope,      ///< slope
  lit,              ///< presence
  main_route,       ///< presence: the source marks the walkway as main route
  step_free,        ///< presence: usable without a step (wheelchair=yes and the like)
  kerb_kind,        ///< category: flush, lowered, raised, rolled, none
  kerb_height,      ///< length
  tactile_paving,   ///< presence
  step_count,       ///< count
  handrail,         ///< presence
  ramp,             ///< presence: a wheelchair ramp beside the steps
  backrest,         ///< presence
  armrest,          ///< presence
  seats,            ///< count
  fee,              ///< presence: money is asked
  access,           ///< category: yes, permissive, customers, private, no
  opening_hours,    ///< text
  speed_limit,      ///< speed
  crossing_control, ///< category: signals, marked, unmarked, none
  sound_signal,     ///< presence
  vibration_signal, ///< presence
  refuge_island,    ///< presence
  sidewalk,         ///< category: both, left, right, none, separate
  capacity,         ///< count
  capacity_disabled,///< count
  unisex,           ///< presence
  changing_table,   ///< presence
  opening_width,    ///< length: free passage of an entrance, gate or barrier
  foot,             ///< category as access: may people walk here
  bicycle,          ///< category as access
  segregated,       ///< presence: walking and cycling apart
  layer,            ///< text: vertical order
  population,       ///< count
  condition,        ///< ordinal: bad, worn, good
  population_children,  ///< count: people below the age that the source draws, of `population`
  population_older,     ///< count: people above the age that the source draws
  population_women,     ///< count
  population_men,       ///< count
  // What a road states of the sidewalk on one of its sides; its own width, surface, … are those of its carriageway.
  sidewalk_left_width,         ///< length
  sidewalk_right_width,        ///< length
  sidewalk_left_surface,       ///< category
  sidewalk_right_surface,      ///< category
  sidewalk_left_smoothness,    ///< ordinal
  sidewalk_right_smoothness,   ///< ordinal
  sidewalk_left_incline,       ///< slope
  sidewalk_right_incline,      ///< slope
  sidewalk_left_cross_slope,   ///< slope
  sidewalk_right_cross_slope,  ///< slope
  sidewalk_left_kerb_height,   ///< length: of the kerb between carriageway and sidewalk, all along it
  sidewalk_right_kerb_height,  ///< length
};
inline constexpr std::size_t property_count = 57;

/// What is fixed about a property.
struct PropertyInfo {
  Property property;
  std::string_view name;
  Quantity quantity;
  std::span<const std::string_view> codes;  ///< category and ordinal: code names, index = bit or rank; ordinal ascending
};
const PropertyInfo& property_info(Property property);
std::optional<Property> property_from_name(std::string_view name);

}  // namespace levelground
