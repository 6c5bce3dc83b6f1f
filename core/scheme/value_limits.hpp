// SPDX-License-Identifier: Apache-2.0
/// The limits of a traveller that are one value, for those who read them: files and the command line.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/quantity.hpp"
#include "core/scheme/traveller.hpp"

namespace levelground::reading {

/// A limit that is one value: how it is called, in files and on the command line, and what it is.
struct ValueLimit {
  std::string_view name;       ///< in files
  std::string_view short_name; ///< on the command line
  std::string_view sign;
  Quantity quantity;
  std::optional<Rational> TravellerLimits::*value;
  std::optional<ShortRun> TravellerLimits::*run = nullptr;  ///< where the limit may be weaker for a short run

  /// Lets `other` through what `limit` does not?
  [[nodiscard]] bool is_weaker(const Rational& other, const Rational& limit) const { return sign == "<=" ? other > limit : other < limit; }
};

inline constexpr std::array<ValueLimit, 8> value_limits = {{
    {"kerb_at_most", "kerb", "<=", Quantity::length, &TravellerLimits::kerb_at_most},
    {"incline_at_most", "incline", "<=", Quantity::slope, &TravellerLimits::incline_at_most, &TravellerLimits::steeper},
    {"incline_down_at_most", "incline_down", "<=", Quantity::slope, &TravellerLimits::incline_down_at_most, &TravellerLimits::steeper_down},
    {"cross_slope_at_most", "cross_slope", "<=", Quantity::slope, &TravellerLimits::cross_slope_at_most},
    {"width_at_least", "width", ">=", Quantity::length, &TravellerLimits::width_at_least, &TravellerLimits::narrower},
    {"steps_at_most", "steps", "<=", Quantity::count, &TravellerLimits::steps_at_most},
    {"smoothness_at_least", "smoothness", ">=", Quantity::ordinal, &TravellerLimits::smoothness_at_least},
    {"traffic_at_most", "traffic", "<=", Quantity::speed, &TravellerLimits::traffic_at_most},
}};

/// A value with its unit, or a rank of smoothness. nullopt: `why` says what is wrong.
std::optional<Rational> parse_limit(const ValueLimit& limit, std::string_view text, std::string& why);

}  // namespace levelground::reading
