// SPDX-License-Identifier: Apache-2.0
/// What an observation states, as an interval with its accuracy: result, unit and accuracy as written become a quantity.
#pragma once

#include <string>
#include <string_view>

#include "core/base/local_text.hpp"
#include "core/city/observation.hpp"

namespace levelground::gis {

/// Reads observation.property, .result, .unit and .accuracy and fills .quantity, .range and .codes. False when they cannot be
/// understood; then `what` and `remedy` say why, in a sentence each.
///
/// A property of the City has its own quantity. For a property that only a criterion names the unit decides ("%" is a share), and
/// without a unit: `yes`/`no` is a presence, a whole number 0 to 3 a rating, words are text; `rating`, `count` and `ratio` may stand
/// in the unit column. `absent:<theme>` takes the result `none` and becomes the presence 0. Accuracy is "± 2 mm", "2 mm" or, for
/// what is not itself a per cent, "± 5 %" of the value; without one it is half a unit of the last digit.
bool read_result(Observation& observation, LocalText& what, LocalText& remedy);

}  // namespace levelground::gis
