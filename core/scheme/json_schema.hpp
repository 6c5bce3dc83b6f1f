// SPDX-License-Identifier: Apache-2.0
/// JSON Schemas (draft 2020-12) of the files a scheme is made of, for editors that complete and check while one types.
/// Made from the same vocabulary and measure kinds that the reader uses. They say what may stand where; what must hold
/// between the values (units, order of limits, names that exist) only the reader can say.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/scheme/measure_spec.hpp"

namespace levelground {

/// The files that have a schema: "criterion", "scheme", "profile", "cases".
std::vector<std::string> schema_names();

/// The schema of one of schema_names(), ends with a line break; nullopt for any other name.
std::optional<std::string> json_schema(std::string_view name, const MeasureCatalogue& kinds);

}  // namespace levelground
