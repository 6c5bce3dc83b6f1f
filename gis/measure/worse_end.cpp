// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/worse_end.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/one_of.hpp"
#include "core/city/theme.hpp"
#include "gis/measure/measure.hpp"

namespace levelground::gis {
namespace {

constexpr std::array<Property, 5> more_is_worse_properties = {Property::incline, Property::cross_slope, Property::kerb_height, Property::speed_limit, Property::step_count};

}  // namespace

std::optional<bool> more_is_worse(const MeasureCall& call) {
  if (const std::string* lane = call.find("lane"); lane != nullptr && *lane == "cane") return false;   // a cane must find an edge
  const MeasureKind* kind = find_measure_kind(call.kind);
  if (kind != nullptr && kind->spec.more_is_worse) return true;
  const std::string* name = call.find("property");
  const auto property = name == nullptr ? std::nullopt : property_from_name(*name);
  if (name != nullptr && !property && (call.kind == "observed" || call.kind == "document")) return std::nullopt;
  return property && is_one_of(*property, more_is_worse_properties);
}

}  // namespace levelground::gis
