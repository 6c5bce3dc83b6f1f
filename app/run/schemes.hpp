// SPDX-License-Identifier: Apache-2.0
/// Schemes by id or folder, and the measure kinds they may name.
#pragma once

#include <string>
#include <vector>

#include "core/scheme/measure_spec.hpp"
#include "core/scheme/scheme_reader.hpp"

namespace levelground::run {

/// `scheme`: an id under the data folder's criteria/, or a folder with scheme.yaml; `profile`: empty, an id under the scheme's
/// profiles/, or a file. Throws InputError.
Scheme load_scheme(const std::string& scheme, const std::string& profile);
MeasureCatalogue measure_kinds();
/// The reference page of all measure kinds (docs/measures.md), Markdown.
std::string measure_reference();

}  // namespace levelground::run
