// SPDX-License-Identifier: Apache-2.0
/// What a source's text says about a quantity: an interval with the accuracy of its last digit, or plainly "unknown".
#pragma once

#include <optional>
#include <string_view>

#include "core/base/interval.hpp"
#include "core/base/quantity.hpp"

namespace levelground::gis {

/// What a text said.
struct ValueText {
  enum class Outcome {
    understood,  ///< `range` is what the text says
    partly,      ///< `range` narrows the domain, but the text gives no magnitude ("up": at least 0)
    unknown      ///< nothing is known; `range` is the domain of the quantity
  };
  Outcome outcome = Outcome::unknown;
  Interval range;            ///< base unit of the quantity, rounded outwards to whole mm or m/h, slopes of angles to 1/1 000 000
  bool approximate = false;  ///< "~1.5", "ca. 2": a whole unit of the last digit on each side, and a guess at that
};

/// How to read a number.
struct NumberForm {
  std::string_view bare_unit;  ///< unit of a number without one: "m", "mm", "%", "fraction", "km/h"…; empty: such a number is unknown
  bool exact = false;          ///< the number is a rule or a tally (a speed limit, a count), not a reading: no accuracy is added
};

/// Reads text as length, slope, speed or count. Accepted are decimals with point or comma, a unit, feet and inches (1'6"), `<` and
/// `>`, `~`, ranges (1.2-1.8), stated accuracies (1.50 m ± 10 mm), lists with `;` (the hull), "1:12" and "up"/"down" for slopes.
/// A number without stated accuracy has half a unit of its last digit. Anything else, also a number too long to be sensible or a
/// value outside the domain ("-2 m"), is unknown. Never throws for any text.
ValueText read_number(std::string_view text, Quantity quantity, const NumberForm& form);

/// Base units per one of the unit as sources write it: what unit_factor knows, and "inches", "mph", "knots", "metres", "°" is not one
/// (it is no factor). Empty when the unit does not fit.
std::optional<Rational> source_unit_factor(std::string_view unit, Quantity quantity);

/// Is this a unit that NumberForm::bare_unit may name for the quantity? ("fraction", "percent" and "°" for slopes included.)
bool is_source_unit(std::string_view unit, Quantity quantity);

}  // namespace levelground::gis
