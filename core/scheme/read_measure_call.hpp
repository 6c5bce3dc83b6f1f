// SPDX-License-Identifier: Apache-2.0
/// A measure as somebody types it, checked like the `measure:` of a criterion.
#pragma once

#include <string>
#include <vector>

#include "core/scheme/criterion.hpp"
#include "core/scheme/measure_spec.hpp"

namespace levelground {

/// `parameters`: "name=value"; what follows the first = is the value, and commas part the entries of a list. Throws InputError: unknown
/// kind or parameter with the nearest known one, a value that does not fit, a parameter given twice or missing.
MeasureCall read_measure_call(const std::string& kind, const std::vector<std::string>& parameters, const MeasureCatalogue& kinds);

}  // namespace levelground
