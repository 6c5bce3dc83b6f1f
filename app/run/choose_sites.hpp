// SPDX-License-Identifier: Apache-2.0
/// Sites as people name them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/city/city.hpp"

namespace levelground::run {

/// Sites by id, last part of an id, or name, ascending, each once; all sites when nothing is wanted. Throws InputError with the nearest name
/// when there is none.
std::vector<std::uint32_t> choose_sites(const City& city, const std::vector<std::string>& wanted);

/// The sites that one word may mean: the one with this id; else those whose id ends with it; else those of this name. May be empty, or several.
std::vector<std::uint32_t> sites_called(const City& city, std::string_view word);

}  // namespace levelground::run
