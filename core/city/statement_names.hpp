// SPDX-License-Identifier: Apache-2.0
/// Under which names observers state what is a property of things: its own name, and that of the measure which asks for it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/city/theme.hpp"

namespace levelground {

/// "width" and "clear_width" both state a width. nullopt: the name is no property of things. Thread-safe.
std::optional<Property> property_stated_as(std::string_view name);

/// All names of statements of the property, its own last. Thread-safe.
std::vector<std::string_view> names_of_statements(Property property);

}  // namespace levelground
