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
/// A property of the City has its own quantity, also under the name of the measure that asks for it ("ramp_gradient"). A property that only
/// criteria name is whatever its unit may mean: "%" a share or a slope, "d" a duration or an age; without a unit `yes`/`no` is a presence, "1:12" a
/// slope, a whole number 0 to 3 a rating, count, rank or ratio, words are text; `rating`, `count`, `ordinal` and `ratio` may stand in the unit
/// column. The likeliest meaning fills .quantity and .range, the others .also: a criterion takes that of its scale (range_as()).
/// `absent:<theme>` takes the result `none` and becomes the presence 0. Accuracy is "± 2 mm", "2 mm" or, for
/// what is not itself a per cent, "± 5 %" of the value; without one it is half a unit of the last digit.
bool read_result(Observation& observation, LocalText& what, LocalText& remedy);

/// Fills .also of an observation whose quantity was recorded with it, from its result and unit as written.
void read_other_meanings(Observation& observation);

}  // namespace levelground::gis
