// SPDX-License-Identifier: Apache-2.0
/// The machine form of an assessment: a documented JSON object with a top-level `sites` array.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/judge/assessment.hpp"

namespace levelground {

/// Takes the next piece of a document; what it throws ends the writing.
using TextSink = std::function<void(std::string_view)>;

/// Keys in fixed order, numbers exact (fractions as decimals rounded down to six digits beside "num/den" text), UTF-8, ends with a newline.
/// Given to the sink site by site: a city of thousands of sites needs no more memory than its largest site.
void write_assessment_json(const City& city, const Assessment& assessment, const TextSink& sink);
/// The same as one text.
std::string assessment_json(const City& city, const Assessment& assessment);
/// SHA-256 of that text, lower-case hexadecimal: what a second run is compared with.
std::string assessment_digest(const City& city, const Assessment& assessment);
/// An explanation as nested JSON.
struct Explanation;
std::string explanation_json(const Explanation& explanation);

}  // namespace levelground
