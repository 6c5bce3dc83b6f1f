// SPDX-License-Identifier: Apache-2.0
/// What a project file states of a raster (docs/formats.md, section Rasters).
#pragma once

#include <vector>

#include "core/base/yaml.hpp"
#include "gis/raster/raster_spec.hpp"

namespace levelground::run {

/// Reads the mapping under `raster:`. Problems are noted with file and line.
gis::RasterSpec read_raster_spec(const YamlNode& node, const std::string& file, std::vector<Problem>& problems);

}  // namespace levelground::run
