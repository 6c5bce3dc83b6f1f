// SPDX-License-Identifier: Apache-2.0
#include "core/city/theme.hpp"

#include "core/base/errors.hpp"

namespace levelground {

namespace {

using Codes = std::span<const std::string_view>;

constexpr std::array<std::string_view, theme_count> theme_names = {
    "site", "entrance", "walkway", "crossing", "kerb", "steps", "lift", "seat", "toilet", "drinking_water", "light", "tree",
    "building", "road", "stop", "play", "barrier", "sign", "parking", "green", "water", "shelter", "residents", "rail"};

// Surfaces are codes of their own rather than classes such as "paved": which of them a criterion accepts is scheme data.
constexpr std::array<std::string_view, 25> surfaces = {
    "asphalt", "concrete", "concrete_plates", "paving_stones", "sett", "cobblestone", "unhewn_cobblestone", "compacted",
    "fine_gravel", "gravel", "pebblestone", "grass_paver", "ground", "dirt", "grass", "sand", "wood", "metal", "mud", "tartan",
    "stone", "brick", "rubber", "other_paved", "other_unpaved"};
constexpr std::array<std::string_view, 8> smoothness = {"impassable", "very_horrible", "horrible", "very_bad",
                                                        "bad", "intermediate", "good", "excellent"};
constexpr std::array<std::string_view, 5> kerbs = {"flush", "lowered", "raised", "rolled", "none"};
constexpr std::array<std::string_view, 5> accesses = {"yes", "permissive", "customers", "private", "no"};
constexpr std::array<std::string_view, 4> controls = {"signals", "marked", "unmarked", "none"};
constexpr std::array<std::string_view, 5> sidewalks = {"both", "left", "right", "none", "separate"};
constexpr std::array<std::string_view, 3> conditions = {"bad", "worn", "good"};

using Q = Quantity;
const std::array<PropertyInfo, property_count> infos = {{
    {Property::name, "name", Q::text, {}},
    {Property::kind, "kind", Q::text, {}},
    {Property::width, "width", Q::length, {}},
    {Property::length, "length", Q::length, {}},
    {Property::height, "height", Q::length, {}},
    {Property::surface, "surface", Q::category, Codes(surfaces)},
    {Property::smoothness, "smoothness", Q::ordinal, Codes(smoothness)},
    {Property::incline, "incline", Q::slope, {}},
    {Property::cross_slope, "cross_slope", Q::slope, {}},
    {Property::lit, "lit", Q::presence, {}},
    {Property::main_route, "main_route", Q::presence, {}},
    {Property::step_free, "step_free", Q::presence, {}},
    {Property::kerb_kind, "kerb_kind", Q::category, Codes(kerbs)},
    {Property::kerb_height, "kerb_height", Q::length, {}},
    {Property::tactile_paving, "tactile_paving", Q::presence, {}},
    {Property::step_count, "step_count", Q::count, {}},
    {Property::handrail, "handrail", Q::presence, {}},
    {Property::ramp, "ramp", Q::presence, {}},
    {Property::backrest, "backrest", Q::presence, {}},
    {Property::armrest, "armrest", Q::presence, {}},
    {Property::seats, "seats", Q::count, {}},
    {Property::fee, "fee", Q::presence, {}},
    {Property::access, "access", Q::category, Codes(accesses)},
    {Property::opening_hours, "opening_hours", Q::text, {}},
    {Property::speed_limit, "speed_limit", Q::speed, {}},
    {Property::crossing_control, "crossing_control", Q::category, Codes(controls)},
    {Property::sound_signal, "sound_signal", Q::presence, {}},
    {Property::vibration_signal, "vibration_signal", Q::presence, {}},
    {Property::refuge_island, "refuge_island", Q::presence, {}},
    {Property::sidewalk, "sidewalk", Q::category, Codes(sidewalks)},
    {Property::capacity, "capacity", Q::count, {}},
    {Property::capacity_disabled, "capacity_disabled", Q::count, {}},
    {Property::unisex, "unisex", Q::presence, {}},
    {Property::changing_table, "changing_table", Q::presence, {}},
    {Property::opening_width, "opening_width", Q::length, {}},
    {Property::foot, "foot", Q::category, Codes(accesses)},
    {Property::bicycle, "bicycle", Q::category, Codes(accesses)},
    {Property::segregated, "segregated", Q::presence, {}},
    {Property::layer, "layer", Q::text, {}},
    {Property::population, "population", Q::count, {}},
    {Property::condition, "condition", Q::ordinal, Codes(conditions)},
    {Property::population_children, "population_children", Q::count, {}},
    {Property::population_older, "population_older", Q::count, {}},
    {Property::population_women, "population_women", Q::count, {}},
    {Property::population_men, "population_men", Q::count, {}},
    {Property::sidewalk_left_width, "sidewalk_left_width", Q::length, {}},
    {Property::sidewalk_right_width, "sidewalk_right_width", Q::length, {}},
    {Property::sidewalk_left_surface, "sidewalk_left_surface", Q::category, Codes(surfaces)},
    {Property::sidewalk_right_surface, "sidewalk_right_surface", Q::category, Codes(surfaces)},
    {Property::sidewalk_left_smoothness, "sidewalk_left_smoothness", Q::ordinal, Codes(smoothness)},
    {Property::sidewalk_right_smoothness, "sidewalk_right_smoothness", Q::ordinal, Codes(smoothness)},
    {Property::sidewalk_left_incline, "sidewalk_left_incline", Q::slope, {}},
    {Property::sidewalk_right_incline, "sidewalk_right_incline", Q::slope, {}},
    {Property::sidewalk_left_cross_slope, "sidewalk_left_cross_slope", Q::slope, {}},
    {Property::sidewalk_right_cross_slope, "sidewalk_right_cross_slope", Q::slope, {}},
    {Property::sidewalk_left_kerb_height, "sidewalk_left_kerb_height", Q::length, {}},
    {Property::sidewalk_right_kerb_height, "sidewalk_right_kerb_height", Q::length, {}},
}};

}  // namespace

std::string_view theme_name(Theme theme) { return theme_names.at(static_cast<std::size_t>(theme)); }

std::optional<Theme> theme_from_name(std::string_view name) {
  for (std::size_t i = 0; i < theme_names.size(); ++i) {
    if (theme_names[i] == name) return static_cast<Theme>(i);
  }
  return std::nullopt;
}

const PropertyInfo& property_info(Property property) {
  const PropertyInfo& info = infos.at(static_cast<std::size_t>(property));
  if (info.property != property) throw Defect("the property table is out of order");
  return info;
}

std::optional<Property> property_from_name(std::string_view name) {
  for (const PropertyInfo& info : infos) {
    if (info.name == name) return info.property;
  }
  return std::nullopt;
}

}  // namespace levelground
