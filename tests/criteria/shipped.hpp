// SPDX-License-Identifier: Apache-2.0
/// The schemes that come with the program, read from criteria/ for tests. A file that cannot be read fails the test.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/errors.hpp"
#include "core/scheme/scheme_reader.hpp"

namespace levelground::shipped {

namespace fs = std::filesystem;

/// The folder of all of them.
const fs::path& criteria();
/// A file by its name below that folder.
NamedText load(const fs::path& path);
/// Those directly in a folder, sorted; none where there is no such folder.
std::vector<fs::path> yaml_files(const fs::path& folder);
std::vector<fs::path> scheme_folders();
/// Problems with their places, a line each.
std::string words(const std::vector<Problem>& problems);
Scheme read(const fs::path& folder, const std::vector<NamedText>& profile = {});
Scheme dignity();

}  // namespace levelground::shipped
