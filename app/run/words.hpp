// SPDX-License-Identifier: Apache-2.0
/// Short words for things of a city, for programs that print them.
#pragma once

#include <string>
#include <string_view>

#include "core/city/city.hpp"

namespace levelground::run {

/// "drinking water", "dricksvatten".
std::string theme_words(Theme theme, std::string_view language);
/// "Bruksgatan (walkway sidewalk)", "steps".
std::string feature_words(const City& city, std::uint32_t feature, std::string_view language);

}  // namespace levelground::run
