// SPDX-License-Identifier: Apache-2.0
/// What a service says of a layer besides its records: how many there are, and in which CRS each of them is.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "gis/handles/gdal.hpp"

class OGRLayer;

namespace levelground::gis {

/// How many records a WFS or an OGC API Features server says that the layer has; nullopt where it does not say, and for all else. Asks the server.
std::optional<std::int64_t> announced_records(const std::string& service, OGRLayer& layer);

/// The CRS in which every record of a table of PostGIS is; nullopt for all else, and where no record states one: then the layer's own holds. GDAL takes that
/// of the first record for all. Throws InputError when records of one table are in several.
std::optional<std::string> crs_of_records(GDALDataset& dataset, OGRLayer& layer, const std::filesystem::path& service, GdalMessages& messages);

}  // namespace levelground::gis
