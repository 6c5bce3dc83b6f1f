// SPDX-License-Identifier: Apache-2.0
/// What is to be minded about a judging: days of layers and limits beside the day judged.
#pragma once

#include <filesystem>
#include <vector>

#include "core/base/errors.hpp"
#include "core/city/city.hpp"
#include "core/judge/assessment.hpp"

namespace levelground::run {

/// Layers of the future, layers that are too old for some criteria or carry no date, limits that are not in force on the day judged, perspectives that no scheme knows. `input`: what they are
/// said of. Judged for a certificate, what a certificate may not rest on throws InputError. Thread-safe.
std::vector<Problem> warnings_of_judging(const City& city, const Scheme& scheme, const JudgeOptions& rules, const std::filesystem::path& input);

}  // namespace levelground::run
