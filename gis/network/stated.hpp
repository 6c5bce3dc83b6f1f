// SPDX-License-Identifier: Apache-2.0
/// What is stated of a feature, without the words that known() gathers for an explanation: cheap enough for every edge of a city.
#pragma once

#include <cstdint>
#include <optional>

#include "core/city/city.hpp"

namespace levelground::gis {

/// From the feature's own attributes alone. Statements that all have a value in common narrow each other; where none suits all
/// their hull is known. nullopt: nothing is stated. Thread-safe.
std::optional<std::uint32_t> stated_codes(const Feature& feature, Property property);
std::optional<Interval> stated_range(const Feature& feature, Property property);
Tri stated_presence(const Feature& feature, Property property);

/// As known(), but without words. Observations are asked only where the City has any. Thread-safe.
struct Reading {
  bool stated = false;
  Interval range;             ///< the domain when nothing is stated
  std::uint32_t codes = ~0U;  ///< all bits when nothing is stated
  Grade grade = Grade::inferred;
  bool dissent = false;
};
Reading read_property(const City& city, const Feature& feature, Property property, const Date& as_of);
Tri read_presence(const City& city, const Feature& feature, Property property, const Date& as_of);

/// A range without a sign, where it matters by its size, whichever way it falls.
Interval size_of(const Interval& range);

/// The bit of a code name of a category property; 0 when there is no such code.
std::uint32_t code_bit(Property property, std::string_view code);

}  // namespace levelground::gis
