// SPDX-License-Identifier: Apache-2.0
/// What a person may state at a place, and how what they typed becomes an observation.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/city/city.hpp"
#include "core/judge/assessment.hpp"

namespace levelground::desktop {

/// Something that can be stated: a property of the City's, or one a criterion names.
struct Observable {
  std::string name;                   ///< as observations call it
  Quantity quantity = Quantity::text;
  std::optional<Property> property;   ///< none: named by the criterion alone
  friend bool operator==(const Observable&, const Observable&) = default;
};

/// What may be stated for a criterion, most fitting first; never empty. `gap` may be nullptr.
std::vector<Observable> observables(const City& city, const Criterion& criterion, const Gap* gap);
/// Units a person may choose for a quantity, the criterion's own first; empty when it has none (ratings, counts).
std::vector<std::string> units_for(Quantity quantity, const std::string& preferred);

/// What was typed.
struct Draft {
  Observable what;
  std::string value;      ///< number, code name, "yes" or "no", rating "0".."3", or free text
  std::string unit;
  std::string accuracy;   ///< number in the same unit; empty: half a unit of the last digit
};
/// The value as an interval in base units, or the text id of what is wrong with it. Exact arithmetic.
struct DraftValue {
  std::optional<Interval> range;   ///< none for categories and text
  std::uint32_t codes = 0;
  const char* wrong = nullptr;     ///< text id; nullptr when the value can be recorded
};
DraftValue read_draft(const Draft& draft);

/// What a value alone would say of its place.
enum class WouldBe { met, not_met, open, not_comparable };
WouldBe would_be(const Criterion& criterion, const Draft& draft, const DraftValue& value);

/// Earlier statements in force about the same thing, newest last.
std::vector<const Observation*> earlier_statements(const City& city, const std::string& site, const std::string& feature,
                                                   const std::string& property, const Date& as_of);

}  // namespace levelground::desktop
