// SPDX-License-Identifier: Apache-2.0
/// A run written to a GeoPackage, and what a source holds: the parts of gis/ that the command line needs.
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "app/run/run.hpp"
#include "gis/read/read_city.hpp"

namespace levelground::run {

inline constexpr const char* program_version = "0.1.0";

/// `styles`: layer name and QML, from app/map. Throws InputError, or Cancelled when the token is raised; leaves nothing behind then.
void save_geopackage(const RunResult& run, const std::filesystem::path& file, bool overwrite, const Texts& texts,
                     const std::vector<std::pair<std::string, std::string>>& styles, const std::stop_token& stop);

/// One city file as `info` shows it. `mapping` and `crs` may be empty.
gis::SourceInfo describe(const std::filesystem::path& file, const std::string& mapping, const std::string& crs, Progress& progress,
                         const std::stop_token& stop);

}  // namespace levelground::run
