// SPDX-License-Identifier: Apache-2.0
/// The project's GeoPackage: what the program records. Append-only.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/city/observation.hpp"

namespace levelground::gis {

/// All observations in the store, in the order of their ids; empty when the file does not exist. Opened read-only; a `-wal` beside
/// it is honoured by copying the set to a private folder first. `crs` is the City's CRS: positions are transformed into it.
std::vector<Observation> read_store(const std::filesystem::path& file, const std::string& crs);

/// Appends one observation (its id must be new) and copies its evidence files to `<file>.evidence/<sha256>`; creates the file when
/// absent. One transaction: on failure nothing has changed. Positions are stored in `crs`. Returns the observation as stored, with
/// the hashes of its evidence.
Observation append_observation(const std::filesystem::path& file, const Observation& observation, const std::string& crs,
                        const std::vector<std::filesystem::path>& evidence);

}  // namespace levelground::gis
