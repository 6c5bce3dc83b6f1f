// SPDX-License-Identifier: Apache-2.0
/// The ten tables by which two programs that do the measured work are compared, byte by byte.
#pragma once

#include <filesystem>

#include "tests/bench/work_reach.hpp"

namespace levelground::bench {

/// sites, vertices, edges and furniture (.tsv) into a folder.
void write_import_tables(const std::filesystem::path& folder, const WorkCity& work);
void write_access_table(const std::filesystem::path& folder, const WorkCity& work, const Access& access);
void write_measures_table(const std::filesystem::path& folder, const WorkCity& work,
                          const std::vector<SiteMeasures>& measures);
/// `name`: "all" or "wheel".
void write_nearest_table(const std::filesystem::path& folder, const std::string& name, const WorkCity& work,
                         const gis::NetworkSearch& search);
void write_catchments_table(const std::filesystem::path& folder, const std::string& name, const WorkCity& work,
                            const std::vector<Catchment>& catchments);

}  // namespace levelground::bench
