// SPDX-License-Identifier: Apache-2.0
/// What an assessment GeoPackage says about the run it came from.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace levelground::gis {

struct RecordedRun {
  std::string input;         ///< project or city file, as named then
  std::string command_line;
  std::string scheme;         ///< id; this and the next three are empty in a file from before they were recorded
  std::string scheme_version;
  std::string scheme_sha256;  ///< of the scheme with its profile
  std::string profile;        ///< id; empty: none
};

/// Nothing when the file is an ordinary GeoPackage or not a GeoPackage at all. Read-only: no byte and no side file changes.
std::optional<RecordedRun> read_recorded_run(const std::filesystem::path& file);

}  // namespace levelground::gis
