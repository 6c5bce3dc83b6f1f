// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/worse_end.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/one_of.hpp"
#include "core/city/theme.hpp"

namespace levelground::gis {
namespace {

constexpr std::array<std::string_view, 10> more_is_worse_kinds = {"crossing_spacing", "entrapment_pockets", "kerb_upstand",      "longest_dark_gap", "network_distance",
                                                                 "ramp_gradient",    "rise_between_landings", "seat_spacing", "speed_near",       "steps_alternative"};
constexpr std::array<Property, 5> more_is_worse_properties = {Property::incline, Property::cross_slope, Property::kerb_height, Property::speed_limit, Property::step_count};

}  // namespace

std::optional<bool> more_is_worse(const MeasureCall& call) {
  if (call.kind == "kerb_upstand") {
    const std::string* lane = call.find("lane");
    return lane == nullptr || *lane != "cane";   // a cane must find an edge
  }
  if (is_one_of(std::string_view(call.kind), more_is_worse_kinds)) return true;
  const std::string* name = call.find("property");
  const auto property = name == nullptr ? std::nullopt : property_from_name(*name);
  if (name != nullptr && !property && (call.kind == "observed" || call.kind == "document")) return std::nullopt;
  return property && is_one_of(*property, more_is_worse_properties);
}

}  // namespace levelground::gis
