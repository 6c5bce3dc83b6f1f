// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "app/run/run.hpp"
#include "core/base/errors.hpp"

namespace levelground::run {

namespace {

namespace fs = std::filesystem;

bool holds_data(const fs::path& folder) {
  std::error_code ignored;  // an unreadable folder is simply not the one
  return fs::is_directory(folder / "criteria", ignored) && fs::is_directory(folder / "mappings", ignored) &&
         fs::is_directory(folder / "texts", ignored);
}

}  // namespace

std::filesystem::path data_folder() {
  if (const char* named = std::getenv("LEVELGROUND_DATA"); named != nullptr && *named != '\0') {
    if (!holds_data(named)) {
      throw InputError(Problem{Problem::Severity::error, named, "", "", 0, "LEVELGROUND_DATA names a folder without criteria, mappings and texts",
                               "point it at the program's data folder, or unset it"});
    }
    return named;
  }
  std::vector<fs::path> candidates;
  std::error_code failed;
  const fs::path self = fs::read_symlink("/proc/self/exe", failed);
  if (!failed) {
    // Installed: <prefix>/bin and <prefix>/share/levelground. Built: somewhere below the checkout's build folder.
    candidates.push_back(self.parent_path().parent_path() / "share" / "levelground");
    for (fs::path folder = self.parent_path(); folder.has_relative_path(); folder = folder.parent_path()) candidates.push_back(folder);
  }
  for (const fs::path& candidate : candidates) {
    if (holds_data(candidate)) return candidate;
  }
  throw InputError(Problem{Problem::Severity::error, self.string(), "", "", 0, "the program's data (criteria, mappings, texts) was not found",
                           "install the program, or set LEVELGROUND_DATA to its data folder"});
}

std::filesystem::path font_folder() {
  std::error_code failed;
  if (fs::path shipped = data_folder() / "fonts"; fs::is_directory(shipped, failed)) return shipped;
  // In a build the fonts lie in the build folder, some levels above the executable.
  for (fs::path folder = fs::read_symlink("/proc/self/exe", failed).parent_path(); folder.has_relative_path(); folder = folder.parent_path()) {
    if (fs::is_directory(folder / "fonts", failed)) return folder / "fonts";
  }
  return {};
}

}  // namespace levelground::run
