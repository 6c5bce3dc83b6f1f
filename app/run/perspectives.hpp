// SPDX-License-Identifier: Apache-2.0
/// From whose perspective observations are made, against the groups of a scheme.
#pragma once

#include <vector>

#include "core/base/errors.hpp"
#include "core/city/city.hpp"
#include "core/scheme/scheme.hpp"

namespace levelground::run {

/// A warning for each perspective that is no group of the scheme and reads like one ("wimmen"): who rates from it counts as an observer and is heard
/// for no group. One that is like none may be a group of another scheme. Sorted by perspective. Thread-safe.
std::vector<Problem> misspelt_perspectives(const City& city, const Scheme& scheme);

}  // namespace levelground::run
