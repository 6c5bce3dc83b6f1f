// SPDX-License-Identifier: Apache-2.0
/// JSON Schemas (draft 2020-12) of the files that the format describes, for editors that complete and check while one types.
/// Made from the description and the measure kinds that the readers use. They say what may stand where; what must hold
/// between the values (units, order of limits, names that exist) only the reader can say.
#pragma once

#include <string>

#include "core/scheme/format.hpp"
#include "core/scheme/measure_spec.hpp"

namespace levelground {

/// The schema of a file, ends with a line break.
std::string json_schema(const FormatFile& file, const MeasureCatalogue& kinds);

}  // namespace levelground
