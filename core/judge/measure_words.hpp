// SPDX-License-Identifier: Apache-2.0
/// A measure and its parameters in words for readers of a scheme. Pure functions, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "core/scheme/criterion.hpp"
#include "core/text/texts.hpp"

namespace levelground {

/// "at least 1.2 m": the number of a condition; empty where it asks for words.
std::string bounds_words(const PropertyCondition& condition, const Texts& texts);

/// "clear width of what is walked (clear_width)": the word in brackets is the one to look up in docs/measures.md.
std::string measure_kind_words(const MeasureCall& measure, const Texts& texts);

/// One parameter: "highest kerb", and what is said of it. A list has one entry for each member; a plain yes has none.
struct ParameterWords {
  std::string name;
  std::vector<std::string> values;
};
std::vector<ParameterWords> parameter_words(const MeasureCall& measure, const Texts& texts);
/// "highest kerb: 20 mm".
std::string in_one_line(const ParameterWords& parameter);

}  // namespace levelground
