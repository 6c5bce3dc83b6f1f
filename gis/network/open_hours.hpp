// SPDX-License-Identifier: Apache-2.0
/// When a place or a thing is open, as its own hours say, tags and observations: for who walks at certain hours, or at any.
#pragma once

#include <optional>
#include <utility>

#include "core/city/city.hpp"

namespace levelground::gis {

/// yes: open whenever such a person walks, or nobody states any hours. no: surely never open then. unknown: open then on some days, or for some of
/// the time; what is not understood; statements that disagree. `hours`: minutes of the clock between which somebody walks (end < begin: over midnight);
/// none: at any time. Of a site what is said of it as a whole counts too. Thread-safe.
Tri open_when(const City& city, const Feature& feature, const std::optional<std::pair<int, int>>& hours, const Date& as_of);

}  // namespace levelground::gis
