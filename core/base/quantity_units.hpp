// SPDX-License-Identifier: Apache-2.0
/// How values of a quantity are written, for pages that explain it.
#pragma once

#include <string>
#include <string_view>

#include "core/base/quantity.hpp"

namespace levelground {

/// How a value is written, for people: "“1.50 m” or “20 mm”"; empty for quantities that have no values in schemes.
std::string_view quantity_example(Quantity quantity);
/// Is it measured in whole base units, so that "below 700 mm" is "at most 699 mm"?
bool is_in_whole_units(Quantity quantity);
/// Its units by name, parted by commas; empty for pure numbers.
std::string quantity_units(Quantity quantity);

/// A regular expression (ECMA-262, for JSON Schemas) that matches all of a text just where parse_exact() takes it as such a value, but for numbers
/// of more digits than can be kept. Empty for quantities that have no values in schemes.
std::string quantity_pattern(Quantity quantity);

/// The unit in which every Rational and Interval of the quantity is kept: "mm", "m/h"; "1" for pure numbers, shares and slopes.
std::string_view base_unit(Quantity quantity);

}  // namespace levelground
