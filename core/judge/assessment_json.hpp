// SPDX-License-Identifier: Apache-2.0
/// The machine form of an assessment: a documented JSON object with a top-level `sites` array.
#pragma once

#include <string>

#include "core/judge/assessment.hpp"

namespace levelground {

/// Keys in fixed order, numbers exact (fractions as decimals rounded down to six digits beside "num/den" text), UTF-8, ends with a newline.
std::string assessment_json(const City& city, const Assessment& assessment);
/// An explanation as nested JSON.
struct Explanation;
std::string explanation_json(const Explanation& explanation);

}  // namespace levelground
