// SPDX-License-Identifier: Apache-2.0
/// Whole text files, read with a clear error.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/scheme/scheme_reader.hpp"

namespace levelground::run {

/// The bytes of a file of at most 16 MB (texts, schemes and projects are far smaller). Throws InputError.
std::string read_text(const std::filesystem::path& file);
/// All *.yaml files directly in a folder, sorted by name. `shown` is put before each name in messages. Throws InputError.
std::vector<NamedText> read_yaml_folder(const std::filesystem::path& folder);

}  // namespace levelground::run
