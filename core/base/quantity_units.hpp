// SPDX-License-Identifier: Apache-2.0
/// How values of a quantity are written, for pages that explain it.
#pragma once

#include <string>
#include <string_view>

#include "core/base/quantity.hpp"

namespace levelground {

/// How a value is written, for people: "“1.50 m” or “20 mm”"; empty for quantities that have no values in schemes.
std::string_view quantity_example(Quantity quantity);
/// Its units by name, parted by commas; empty for pure numbers.
std::string quantity_units(Quantity quantity);

/// The unit in which every Rational and Interval of the quantity is kept: "mm", "m/h"; "1" for pure numbers, shares and slopes.
std::string_view base_unit(Quantity quantity);

}  // namespace levelground
