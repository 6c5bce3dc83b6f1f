// SPDX-License-Identifier: Apache-2.0
/// A condition on one property of a feature as criteria write it: "backrest=yes", "access=yes|permissive", "capacity_disabled>=1", "width<=1.20 m".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/interval.hpp"
#include "core/city/theme.hpp"

namespace levelground {

/// What a number may be, ends included, in the base unit of its quantity.
struct Bounds {
  std::optional<Rational> at_least;
  std::optional<Rational> at_most;
  [[nodiscard]] bool none() const { return !at_least && !at_most; }
  friend bool operator==(const Bounds&, const Bounds&) = default;
};

/// Does a number that is known as an interval lie within? `unknown` where an end of the bounds parts the interval. A slope counts as steep
/// downhill as uphill.
Tri lies_within(const Bounds& bounds, Interval value, Quantity quantity);

/// The property, and either the words that count or, of a number, its bound.
struct PropertyCondition {
  Property property = Property::kind;
  std::vector<std::string> values;   ///< a text, yes or no, a named value; empty where `bounds` are given
  Bounds bounds;                     ///< one end
};

/// What is wrong with the text of a condition, and what to write instead.
struct ConditionFault {
  std::string what;
  std::string remedy;
};

/// Reads one condition. Words of a category, of an order and of yes or no are checked; those of a text are taken as they stand. nullopt: `fault` says why.
std::optional<PropertyCondition> parse_condition(std::string_view text, ConditionFault& fault);

/// The condition as it is written; a number in a usual unit, whichever it was given in.
std::string condition_text(const PropertyCondition& condition);

}  // namespace levelground
